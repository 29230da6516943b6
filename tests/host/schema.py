#!/usr/bin/env python3
"""stet schema test, show and diff, explain --article, and import, as people use them.

usage: schema.py STET SOURCE_DIR [SHARED]
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

STET, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
EXAMPLES = SOURCE / "examples/schemas"
HERE = SOURCE / "tests/host"

CLEAN = """Ferry crews vote to extend their strike

By Nadia Renko

NORTHPORT, May 4 (Harbour Wire) - Ferry crews voted on Monday to stay out for another week, the union said.
"""
OPEN = CLEAN + "\n\u201cWe will not go back before the talks end, said Ruth Mbeki, the union leader.\n"


def stet(*words, stdin=b""):
    return subprocess.run([STET, *map(str, words)], input=stdin, capture_output=True, timeout=120)


class Folder(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.addCleanup(self.temporary.cleanup)

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        return path


class Tests(Folder):
    def test_the_example_schemas_pass_their_own_tests(self):
        run = stet("schema", "test", EXAMPLES / "wire.jsonc", EXAMPLES / "magazine.jsonc")
        self.assertEqual(run.returncode, 0, run.stdout.decode() + run.stderr.decode())
        self.assertIn(b"8 passed, 0 failed", run.stdout)

    def test_a_test_that_fails_says_what_was_found(self):
        self.file("a.txt", OPEN)
        schema = self.file("house.jsonc", """{ "stet": 1, "name": "h", "version": "1", "extends": "stet:core", "tests": [
            { "name": "two", "article": "a.txt", "expect": [{ "rule": "quote.unbalanced", "count": 2 }] },
            { "name": "none", "article": "a.txt", "forbid": ["quote.*"] },
            { "name": "one", "article": "a.txt", "expect": [{ "rule": "quote.unbalanced" }] },
            { "name": "gone", "article": "b.txt", "forbid": ["quote.*"] }] }""")
        run = stet("schema", "test", schema)
        text = run.stdout.decode()
        self.assertEqual(run.returncode, 3, text)
        self.assertIn("quote.unbalanced was expected 2 times; it was found 1 times", text)
        self.assertIn("quote.* is forbidden; it was found 1 times", text)
        self.assertRegex(text, r"pass  .*: one\n")
        self.assertRegex(text, r"FAIL  .*: gone\n")
        self.assertIn("1 passed, 3 failed", text)

    def test_a_broken_schema_is_2_with_its_line(self):
        bad = self.file("bad.jsonc", '{ "stet": 1,\n "tests": [{ "name": "a" }] }')
        run = stet("schema", "test", bad)
        self.assertEqual(run.returncode, 2)
        self.assertRegex(run.stderr.decode(), r"bad\.jsonc:2:12: error\[config\]: /tests/0 needs a \"name\" and an \"article\"")


class Show(Folder):
    def test_each_value_comes_with_the_file_and_line_that_set_it(self):
        self.file("base.jsonc", '{ "stet": 1,\n  "fields": { "headline": { "minLength": 9, "maxLength": 70 } } }')
        house = self.file("house.jsonc", '{ "stet": 1, "name": "h", "version": "1", "extends": "base.jsonc",\n'
                                         '  "fields": { "headline": {\n    "maxLength": 60 } },\n'
                                         '  "rules": { "quote.*": "off" } }')
        shown = json.loads(stet("schema", "show", "--format", "json", house).stdout)
        values = {each["path"]: each for each in shown["values"]}
        found = values["/fields/headline/maxLength"]
        self.assertEqual((found["value"], pathlib.Path(found["from"]["file"]).name, found["from"]["line"]), (60, "house.jsonc", 3))
        found = values["/fields/headline/minLength"]
        self.assertEqual((found["value"], pathlib.Path(found["from"]["file"]).name, found["from"]["line"]), (9, "base.jsonc", 2))
        self.assertEqual(values["/rules/quote.unbalanced/severity"]["value"], "off")
        self.assertIsNone(values["/rules/byline.missing/severity"]["from"])
        text = stet("schema", "show", house).stdout.decode()
        self.assertRegex(text, r"/fields/headline/maxLength = 60   .*house\.jsonc:3:5\n")
        self.assertRegex(text, r"/rules/byline\.missing/severity = .*\(default\)\n")


class Explain(Folder):
    def layers(self, schema, *words):
        run = stet("explain", "--schema", schema, "--format", "json", *words)
        self.assertIn(run.returncode, (0,), run.stderr.decode())
        return json.loads(run.stdout)

    def test_every_layer_is_named_and_the_severity_results(self):
        article = self.file("open.txt", OPEN)
        self.file("base.jsonc", '{ "stet": 1, "extends": "stet:core", "rules": { "quote.unbalanced": "warning" } }')
        schema = self.file("house.jsonc", """{ "stet": 1, "name": "h", "version": "1", "extends": "base.jsonc",
            "rules": { "quote.*": "suggestion" },
            "types": { "loose": { "match": { "language": ["en"] }, "rules": { "quote.unbalanced": "off" } },
                       "other": { "rules": { "quote.unbalanced": "error" } } },
            "overrides": [{ "name": "at publish", "when": { "stage": ["publish"] }, "rules": { "quote.*": "error" } }] }""")
        at_submit = self.layers(schema, "--language", "en", "--article", article, "--rule", "quote.unbalanced")
        self.assertEqual([(each["by"], each["applies"]) for each in at_submit["layers"]],
                         [("stet", True), ("file", True), ("file", True), ("type", True), ("type", False),
                          ("override", False)])
        self.assertEqual(at_submit["result"], "off")
        at_publish = self.layers(schema, "--language", "en", "--stage", "publish", "--article", article, "--rule", "quote.unbalanced")
        self.assertEqual(at_publish["result"], "error")
        self.assertEqual(at_publish["layers"][-1]["name"], "at publish")
        self.assertEqual(at_publish["findings"], 1)
        text = stet("explain", "--schema", schema, "--article", article, "--rule", "quote.unbalanced").stdout.decode()
        self.assertRegex(text, r"house\.jsonc:2:24: \"quote\.\*\"")

    def test_a_waiver_is_a_layer(self):
        text = OPEN.replace("\n\u201cWe", "\n<!-- stet-disable-next quote.unbalanced: cut off in the recording -->\n\n\u201cWe")
        said = self.layers("stet:web", "--article", self.file("open.txt", text), "--rule", "quote.unbalanced")
        self.assertEqual(said["layers"][-1]["by"], "waiver")
        self.assertEqual(said["layers"][-1]["reason"], "cut off in the recording")

    def test_an_unknown_rule_names_the_nearest(self):
        run = stet("explain", "--article", self.file("open.txt", OPEN), "--rule", "quote.unbalancd")
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"did you mean 'quote.unbalanced'", run.stderr)


class Diff(Folder):
    def test_a_change_says_what_it_flags_and_what_it_frees(self):
        self.file("corpus/open.txt", OPEN)
        self.file("corpus/clean.txt", CLEAN)
        old = self.file("old.jsonc", '{ "stet": 1, "rules": { "*": "off", "quote.unbalanced": "warning" } }')
        new = self.file("new.jsonc", '{ "stet": 1, "rules": { "*": "off", "quote.unbalanced": "error" },\n'
                                     '"fields": { "slugline": { "required": true, "severity": "warning" } } }')
        run = stet("schema", "diff", old, new, "--corpus", self.folder / "corpus", "--format", "json")
        self.assertEqual(run.returncode, 1, run.stderr)
        said = json.loads(run.stdout)
        self.assertEqual(said["articles"], 2)
        self.assertEqual([pathlib.Path(p).name for p in said["blocked"]], ["open.txt"])
        self.assertEqual(said["unblocked"], [])
        rules = {each["rule"]: (each["new"], each["gone"], each["changed"]) for each in said["rules"]}
        self.assertEqual(rules, {"quote.unbalanced": (0, 0, 1), "structure.required": (2, 0, 0)})
        back = stet("schema", "diff", new, old, "--corpus", self.folder / "corpus").stdout.decode()
        self.assertIn("structure.required: 0 new, 2 gone, 0 with another severity", back)
        self.assertRegex(back, r"~ .*open\.txt:7:1: error -> warning: ")
        self.assertRegex(back, r"no longer blocked: .*open\.txt")
        self.assertIn("2 articles: 0 newly blocked, 1 freed; 2 rules say something else", back)

    def test_a_waiver_that_no_longer_counts_is_a_change(self):
        page = self.file("corpus/page.html", "<article><h1>Ferry crews vote to extend their strike</h1>"
                         "<!-- stet-disable-next quote.unbalanced: the marks are the poet's -->"
                         "<p>\u201cWe will not go back before the talks end, said Ruth Mbeki, the union leader.</p></article>")
        rules = '{ "stet": 1, "rules": { "*": "off", "quote.unbalanced": "warning" }'
        old = self.file("old.jsonc", rules + " }")
        new = self.file("new.jsonc", rules + ', "waivers": { "never": ["quote.unbalanced"] } }')
        said = stet("schema", "diff", old, new, "--corpus", page)
        self.assertEqual(said.returncode, 1, said.stdout)
        self.assertIn(b"waived -> warning", said.stdout)

    def test_the_same_schema_changes_nothing(self):
        path = self.file("open.txt", OPEN)
        run = stet("schema", "diff", "stet:web", "stet:web", "--corpus", path)
        self.assertEqual(run.returncode, 0, run.stdout)

    def test_no_more_than_three_examples_of_a_kind(self):
        for i in range(9):
            self.file(f"corpus/{i}.txt", OPEN)
        none = self.file("none.jsonc", '{ "stet": 1, "rules": { "*": "off" } }')
        one = self.file("one.jsonc", '{ "stet": 1, "rules": { "*": "off", "quote.unbalanced": "error" } }')
        said = json.loads(stet("schema", "diff", none, one, "--corpus", self.folder / "corpus", "--format", "json").stdout)
        self.assertEqual((said["rules"][0]["new"], len(said["rules"][0]["examples"])), (9, 3))


class Stages(Folder):
    def test_a_houses_own_stage_can_be_asked_for(self):
        schema = self.file("h.jsonc", """{ "stet": 1, "extends": "stet:core", "stages": { "slot": { "includes": ["submit"] } },
            "fields": { "slugline": { "required": ["slot"] } } }""")
        path = self.file("clean.txt", CLEAN)
        report = json.loads(stet("check", "--format", "json", "--schema", schema, "--stage", "slot", path).stdout)
        self.assertEqual(report["stage"], "slot")
        self.assertIn("structure.required", report["blocking"])
        report = json.loads(stet("check", "--format", "json", "--schema", schema, path).stdout)
        self.assertNotIn("structure.required", report["blocking"])
        run = stet("check", "--schema", schema, "--stage", "slott", path)
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"there is submit, publish, export, slot", run.stderr)


class Import(Folder):
    def imported(self, *words):
        run = stet("import", *words)
        path = self.folder / "imported.jsonc"
        path.write_bytes(run.stdout)
        check = stet("schema", "check", path)
        self.assertEqual(check.returncode, 0, check.stderr.decode())
        left = [line for line in run.stderr.decode().splitlines() if "error[not-mapped]" in line]
        return run, path, left

    def entries(self, path, section):
        values = json.loads(stet("schema", "show", "--format", "json", path).stdout)["values"]
        return {each["path"].split("/")[-1]: each["value"] for each in values if each["path"].startswith(f"/{section}/")}

    def test_vale_styles_become_style_entries_and_the_rest_is_listed(self):
        run, path, left = self.imported("vale", HERE / "vale")
        self.assertEqual(run.returncode, 1, run.stderr.decode())
        style = self.entries(path, "style")
        self.assertEqual(sorted(style), sorted([
            "quayside.padding", "quayside.harbour", "quayside.semicolons", "quayside.doubled", "quayside.adviser",
            "reading.grade", "reading.long-sentences", "reading.passive", "headings.title", "headings.sentence",
            "headings.acronyms", "headings.links"]))
        self.assertEqual(style["quayside.harbour"]["message"], "Use '{fix}' instead of '{match}'.")
        self.assertEqual(style["quayside.harbour"]["swap"]["quays?ide worker"], ["docker", "dock worker"])
        self.assertEqual(style["headings.title"]["match"], "chicago-title")
        self.assertEqual(style["reading.long-sentences"]["per"], "sentence")
        said = "\n".join(left)
        for words in ("quayside.padding/tokens: pattern '(?<!very )basically' is refused",
                      "quayside.harbour/swap: pattern 'boat(?=s)' is refused",
                      "quayside.grammar/sequence", "quayside.own/script", "reading.spelling/spelling",
                      "reading.code/scope", "headings.sentence/indicators"):
            self.assertIn(words, said)
        self.assertEqual(len(left), 7, said)
        self.assertTrue(all(".yml:" in line for line in left), said)

    def test_an_imported_style_finds_what_vale_would(self):
        _, path, _ = self.imported("vale", HERE / "vale/Quayside")
        story = self.file("a.txt", CLEAN + "\nAt this moment in time the the harbor is shut, an adviser to the advisor said.\n")
        report = json.loads(stet("check", "--format", "json", "--schema", path, story).stdout)
        rules = sorted(each["rule"] for each in report["findings"] if each["rule"].startswith("quayside."))
        self.assertEqual(rules, ["quayside.adviser", "quayside.doubled", "quayside.harbour", "quayside.padding"])

    def test_superdesk_validators_become_overrides(self):
        run, path, left = self.imported("superdesk-validators", HERE / "superdesk/validators.json")
        self.assertEqual(run.returncode, 1)
        overrides = {each["name"]: each for each in self.entries(path, "overrides").values()}
        self.assertEqual(sorted(overrides), ["correct_text", "kill_text", "publish_embedded_picture", "publish_text"])
        text = overrides["publish_text"]
        self.assertEqual(text["when"], {"stage": ["publish", "export"], "type": ["text"]})
        self.assertEqual(text["fields"]["headline"], {"required": True, "maxLength": 64})
        self.assertEqual(text["fields"]["subjects"]["contains"], {"scheme": {"const": "topic"}})
        self.assertEqual(text["fields"]["dateline.place"], {"required": True})
        self.assertEqual(text["fields"]["media[main]"], {"required": True})
        self.assertEqual(overrides["publish_embedded_picture"]["fields"]["media[*].caption"], {"required": True, "maxLength": 300})
        said = "\n".join(left)
        for words in ("publish_text/body_html.maxlength", "publish_text/subject.mandatory_in_list.region",
                      "publish_text/dateline.day", "publish_text/associations.sidebar", "publish_text/company_codes",
                      "kill_text/byline: pattern '^(?:(?=By ))$' is refused", "publish_embedded_picture/mimetype", "archive_text/act"):
            self.assertIn(words, said)
        self.assertEqual(len(left), 8, said)

    def test_an_imported_validator_judges_at_its_act(self):
        _, path, _ = self.imported("superdesk-validators", HERE / "superdesk/validators.json")
        item = self.file("item.json", json.dumps({
            "_id": "tag:port.example:1", "type": "text", "headline": "A headline that is far too long for what the house allows it to be here",
            "body_html": "<p>The harbour reopened.</p>", "pubstatus": "usable"}))
        at = lambda stage: {f["message"] for f in json.loads(stet("check", "--format", "json", "--from", "superdesk", "--schema", path, "--stage",
                            stage, item).stdout)["findings"] if f["rule"].startswith("structure.")}
        self.assertTrue(any("the house limit is 64" in message for message in at("publish")))
        self.assertFalse(any("the house limit is 64" in message for message in at("submit")))

    def test_what_cannot_be_read_is_3_and_what_is_not_there_too(self):
        self.assertEqual(stet("import", "superdesk-validators", self.file("v.json", "{")).returncode, 3)
        self.assertEqual(stet("import", "vale", self.file("v.yml", "a: [1")).returncode, 3)
        self.assertEqual(stet("import", "vale", self.file("w.yml", "a: &x [1]\nb: *x\n")).returncode, 3)
        self.assertEqual(stet("import", "vale", self.file("deep.yml", "[" * 200)).returncode, 3)
        self.assertEqual(stet("import", "vale", self.folder / "none").returncode, 3)
        self.assertEqual(stet("import", "valee", self.folder).returncode, 2)

    def test_everything_mapped_is_0(self):
        rule = self.file("House/Very.yml", "extends: existence\nmessage: \"cut '%s'\"\ntokens: [very]\n")
        run, path, left = self.imported("vale", rule)
        self.assertEqual((run.returncode, left), (0, []), run.stderr)
        self.assertEqual(self.entries(path, "style")["house.very"]["level"], "warning")


    def test_words_that_are_no_number_and_swaps_for_nothing_are_not_written(self):
        rule = self.file("House/Case.yml", "extends: capitalization\nmessage: \"write '%s'\"\nscope: heading\n"
                                           "match: $sentence\nthreshold: '0.5, \"limit\": 3'\nexceptions: ['']\n")
        _, path, left = self.imported("vale", rule)
        self.assertTrue(any("threshold" in line and "is no number" in line for line in left), left)
        self.assertNotIn("limit", path.read_text())
        rule = self.file("Port/Swap.yml", "extends: substitution\nmessage: \"write '%s'\"\nswap:\n  quay:\n  pier: jetty\n")
        _, path, left = self.imported("vale", rule)
        self.assertTrue(any("'quay' has no word" in line for line in left), left)
        self.assertIn("jetty", path.read_text())
        self.assertNotIn("quay", path.read_text())


class Help(unittest.TestCase):
    def test_help_is_there_for_every_command(self):
        for words in (["schema", "test"], ["schema", "show"], ["schema", "diff"], ["explain"], ["import"],
                      ["import", "vale"], ["import", "superdesk-validators"]):
            run = stet(*words, "--help")
            self.assertEqual(run.returncode, 0, words)
            self.assertGreater(len(run.stdout.splitlines()), 4, words)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
