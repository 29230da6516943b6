#!/usr/bin/env python3
"""check --format sarif and junit, as the tools that read them will: well-formed by maintained parsers whatever the bytes,
every required property there, every place at the bytes it names.

usage: outputs.py STET SOURCE_DIR [SHARED]
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import xml.etree.ElementTree as xml

STET, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
SHARED = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 and sys.argv[3] else None
STORY = SOURCE / "examples/articles/harbour.txt"

CLEAN = """Ferry crews vote to extend their strike

By Nadia Renko

NORTHPORT, May 4 (Harbour Wire) - Ferry crews voted on Monday to stay out for another week, the union said.

The vote was 212 to 31, the union said in a statement.
"""
OPEN = CLEAN + "\n\u201cWe will not go back before the talks end, said Ruth Mbeki, the union leader.\n"
WAIVED = CLEAN + ("\n<!-- stet-disable-next quote.unbalanced: printed like that on the <placard> -->\n"
                  "\u201cWe will not go back before the talks end, said Ruth Mbeki, the union leader.\n")
MISMATCHED = CLEAN + "\n\"We will not go back\u201d, said Ruth Mbeki, the leader of the ferry union in Northport.\n"
HOSTILE = CLEAN + ("\n\u201cNo <script>alert(1)</script> & ]]> \x01\x0b\ufffe end, said Ruth Mbeki, the union leader.\n"
                   "\nSomebody wrote wrote \udcff\udc80 here.\n")
HOSTILE_NAME = os.fsdecode(b"we ird\x01\x1b\xff\xed\xa0\x80<&'\"%\n#?.txt")


def stet(*words, stdin=b"", cwd=None):
    return subprocess.run([STET, *words], input=stdin, capture_output=True, timeout=600, cwd=cwd)


def check_sarif(test, text):
    """What SARIF 2.1.0 requires of the objects used here (section numbers of the standard)."""
    log = json.loads(text.decode())  # 3.1: UTF-8
    test.assertEqual(log["version"], "2.1.0")
    test.assertEqual(len(log["runs"]), 1)
    run = log["runs"][0]
    test.assertEqual(run["columnKind"], "unicodeCodePoints")  # 3.14.17
    driver = run["tool"]["driver"]
    test.assertTrue(driver["name"] and driver["version"])  # 3.19.8
    ids = [rule["id"] for rule in driver["rules"]]
    test.assertEqual(len(ids), len(set(ids)))
    fired = {result["ruleId"] for result in run["results"]}
    test.assertEqual(set(ids), fired)
    for rule in driver["rules"]:
        test.assertTrue(rule["shortDescription"]["text"])
        test.assertTrue(rule["help"]["text"])
        test.assertIn(rule["defaultConfiguration"]["level"], {"none", "note", "warning", "error"})

    def region(of):
        test.assertGreaterEqual(of["startLine"], 1)  # 3.30.5
        test.assertGreaterEqual(of["startColumn"], 1)
        test.assertLessEqual((of["startLine"], of["startColumn"]), (of["endLine"], of["endColumn"]))
        test.assertGreaterEqual(of["byteOffset"], 0)
        test.assertGreaterEqual(of["byteLength"], 0)

    def physical(of):
        uri = of["artifactLocation"]["uri"]
        test.assertRegex(uri, r"\A(file:///)?[A-Za-z0-9._~/%-]+\Z")
        if "region" in of:
            region(of["region"])

    for result in run["results"]:
        test.assertEqual(ids[result["ruleIndex"]], result["ruleId"])  # 3.27.6
        test.assertIn(result["level"], {"note", "warning", "error"})
        test.assertTrue(result["message"]["text"])
        for location in result["locations"] + result.get("relatedLocations", []):
            physical(location["physicalLocation"])
        for each in result["suppressions"]:
            test.assertIn(each["kind"], {"inSource", "external"})  # 3.35.2
        for fix in result.get("fixes", []):
            for change in fix["artifactChanges"]:  # 3.55.3
                test.assertTrue(change["artifactLocation"]["uri"])
                for replacement in change["replacements"]:
                    region(replacement["deletedRegion"])  # 3.57.3
                    test.assertIsInstance(replacement["insertedContent"]["text"], str)
    for invocation in run["invocations"]:
        test.assertIsInstance(invocation["executionSuccessful"], bool)  # 3.20.14
        for note in invocation["toolExecutionNotifications"]:
            test.assertTrue(note["message"]["text"])  # 3.58.5
            test.assertIn(note["level"], {"none", "note", "warning", "error"})
    return run


def check_junit(test, text):
    root = xml.fromstring(text)
    test.assertEqual(root.tag, "testsuites")
    for suite in root:
        test.assertEqual(suite.tag, "testsuite")
        cases = suite.findall("testcase")
        test.assertGreater(len(cases), 0)
        names = [case.get("name") for case in cases]
        test.assertEqual(len(names), len(set(names)))
        for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            test.assertEqual(int(suite.get(attribute)), len(suite.findall("testcase/" + tag)))
        test.assertEqual(int(suite.get("tests")), len(cases))
        for case in cases:
            test.assertTrue(case.get("classname") and case.get("name"))
            test.assertLessEqual(len(list(case)), 1)
    if shutil.which("xmllint"):
        lint = subprocess.run(["xmllint", "--noout", "-"], input=text, capture_output=True)
        test.assertEqual(lint.returncode, 0, lint.stderr)
    return list(root)


class Folder(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.addCleanup(self.temporary.cleanup)

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode(errors="surrogateescape"))
        return name

    def check(self, form, *words, **more):
        return stet("check", "--format", form, *words, cwd=self.folder, **more)


class Sarif(Folder):
    def test_places_rules_and_fixes_are_those_of_the_report(self):
        name = self.file("a/mis matched.txt", "\u00e9\u00e8 \U0001F6A2\r\n\r\n" + MISMATCHED)
        source = (self.folder / name).read_bytes()
        run = check_sarif(self, self.check("sarif", name).stdout)
        report = json.loads(self.check("jsonl", name).stdout)
        self.assertEqual([r["ruleId"] for r in run["results"]], [f["rule"] for f in report["findings"]])
        self.assertIn("quote.mismatched-pair", [r["ruleId"] for r in run["results"]])
        lines = source.decode().replace("\r\n", "\n").split("\n")
        for result, finding in zip(run["results"], report["findings"]):
            place = result["locations"][0]["physicalLocation"]
            self.assertEqual(place["artifactLocation"]["uri"], "a/mis%20matched.txt")
            region = place["region"]
            begin, end = finding["span"]
            self.assertEqual((region["byteOffset"], region["byteLength"]), (begin, end - begin))
            self.assertEqual((region["startLine"], region["startColumn"]), (finding["line"], finding["column"]))
            words = source[begin:end].decode()
            if "\n" not in words:
                line = lines[region["startLine"] - 1]
                self.assertEqual(line[region["startColumn"] - 1:region["endColumn"] - 1], words)
            self.assertEqual(result["partialFingerprints"], {"stetFinding/v1": finding["fingerprint"]})
            self.assertEqual(result["message"]["text"], finding["message"])
            fixes = [[{"span": [r["deletedRegion"]["byteOffset"],
                                r["deletedRegion"]["byteOffset"] + r["deletedRegion"]["byteLength"]],
                       "text": r["insertedContent"]["text"]} for r in fix["artifactChanges"][0]["replacements"]]
                     for fix in result.get("fixes", [])]
            self.assertEqual(fixes, [fix["edits"] for fix in finding["fixes"]])
        self.assertTrue(any("fixes" in r for r in run["results"]))
        self.assertTrue(run["invocations"][0]["executionSuccessful"])

    def test_what_is_waived_is_suppressed(self):
        run = check_sarif(self, self.check("sarif", self.file("w.txt", WAIVED), self.file("o.txt", OPEN)).stdout)
        found = [r for r in run["results"] if r["ruleId"] == "quote.unbalanced"]
        self.assertEqual(len(found), 2)
        self.assertEqual(found[0]["suppressions"], [{"kind": "inSource", "status": "accepted",
                                                      "justification": "printed like that on the <placard>"}])
        self.assertEqual(found[1]["suppressions"], [])

    def test_what_cannot_be_read_is_a_notification(self):
        self.file("b.json", '{\n "uri": }')
        result = self.check("sarif", self.file("a.txt", OPEN), "b.json", "none.txt")
        self.assertEqual(result.returncode, 3)
        run = check_sarif(self, result.stdout)
        self.assertFalse(run["invocations"][0]["executionSuccessful"])
        notes = run["invocations"][0]["toolExecutionNotifications"]
        self.assertEqual([n["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for n in notes],
                         ["b.json", "none.txt"])
        self.assertEqual(notes[0]["locations"][0]["physicalLocation"]["region"]["startLine"], 2)

    def test_an_address_leads_back_to_the_file_whatever_its_name(self):
        self.file(HOSTILE_NAME, OPEN)
        run = check_sarif(self, self.check("sarif", HOSTILE_NAME).stdout)
        uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        self.assertEqual(urllib.parse.unquote_to_bytes(uri), os.fsencode(HOSTILE_NAME))
        absolute = check_sarif(self, self.check("sarif", os.path.join(os.path.realpath(self.folder), HOSTILE_NAME)).stdout)
        self.assertEqual(absolute["results"][0]["locations"], run["results"][0]["locations"])
        outside = check_sarif(self, self.check("sarif", STORY).stdout)
        uri = outside["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        self.assertEqual(urllib.parse.unquote(urllib.parse.urlparse(uri).path), str(STORY))

    def test_each_article_of_a_file_of_many_has_its_own_place(self):
        lines = [json.dumps({"uri": f"urn:x:{i}", "type": "text", "headline": "Crews vote again in the port",
                             "body_text": OPEN.split("\n\n", 2)[2]}) for i in range(3)]
        name = self.file("many.jsonl", "\n".join(lines) + "\n")
        run = check_sarif(self, self.check("sarif", "--from", "ninjs", name).stdout)
        found = [r["locations"][0] for r in run["results"] if r["ruleId"] == "quote.unbalanced"]
        self.assertEqual([p["physicalLocation"]["region"]["startLine"] for p in found], [1, 2, 3])
        self.assertEqual([p["logicalLocations"][0]["fullyQualifiedName"].split(",")[0] for p in found],
                         ["article 1", "article 2", "article 3"])


class Junit(Folder):
    def test_a_suite_each_article_a_case_each_rule_and_failures_as_the_exit_code(self):
        names = [self.file("clean.txt", CLEAN), self.file("open.txt", OPEN), self.file("waived.txt", WAIVED)]
        for level in ("error", "suggestion", "never"):
            result = self.check("junit", "--fail-on", level, *names)
            suites = check_junit(self, result.stdout)
            self.assertEqual([s.get("name") for s in suites], names)
            self.assertEqual(result.returncode, int(any(int(s.get("failures")) for s in suites)), level)
        suites = check_junit(self, self.check("junit", *names).stdout)
        failure = suites[1].find("testcase[@name='quote.unbalanced']/failure")
        self.assertIn("opens but never closes", failure.get("message"))
        self.assertIn("open.txt:9:1: error: ", failure.text)
        skipped = suites[2].find("testcase[@name='quote.unbalanced']/skipped")
        self.assertEqual(skipped.get("message"), "waived: printed like that on the <placard>")

    def test_an_article_without_a_finding_has_its_decision_for_a_case(self):
        rules = json.loads(stet("rules", "--format", "json").stdout)["rules"]
        schema = self.file("quiet.jsonc", json.dumps({"stet": 1, "name": "quiet", "version": "1",
                                                      "rules": {rule["id"]: "off" for rule in rules}}))
        report = json.loads(self.check("jsonl", "--schema", schema, self.file("c.txt", CLEAN)).stdout)
        suites = check_junit(self, self.check("junit", "--schema", schema, "c.txt").stdout)
        self.assertEqual(report["findings"], [])
        self.assertEqual([c.get("name") for c in suites[0].findall("testcase")], ["decision"])

    def test_what_cannot_be_read_is_an_error(self):
        suites = check_junit(self, self.check("junit", "none.txt", self.file("c.txt", CLEAN)).stdout)
        error = suites[0].find("testcase/error")
        self.assertEqual(error.get("type"), "input")
        self.assertIn("cannot be opened", error.get("message"))


class Both(Folder):
    def test_any_bytes_in_names_and_copy_stay_well_formed(self):
        self.file(HOSTILE_NAME, HOSTILE)
        self.file("hostile.html", f"<html lang=en><h1>{HOSTILE}</h1><p>{HOSTILE}</p></html>")
        check_sarif(self, self.check("sarif", HOSTILE_NAME, "hostile.html", HOSTILE_NAME + "x").stdout)
        suites = check_junit(self, self.check("junit", HOSTILE_NAME, "hostile.html", HOSTILE_NAME + "x").stdout)
        self.assertEqual(len(suites), 3)

    def test_nothing_to_check_and_standard_input_are_whole_documents_too(self):
        (self.folder / "empty").mkdir()
        self.assertEqual(check_sarif(self, self.check("sarif", "empty").stdout)["results"], [])
        self.assertEqual(check_junit(self, self.check("junit", "empty").stdout), [])
        run = check_sarif(self, self.check("sarif", "-", stdin=OPEN.encode()).stdout)
        self.assertEqual(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "-")

    def test_the_same_bytes_whatever_the_jobs(self):
        names = [self.file(f"{i:02}.txt", OPEN if i % 3 else MISMATCHED) for i in range(20)]
        for form in ("sarif", "junit"):
            self.assertEqual(self.check(form, *names).stdout, self.check(form, "--jobs", "3", *names).stdout)


class Real(unittest.TestCase):
    def test_real_articles_and_hostile_files_of_every_format(self):
        if not SHARED or not (SHARED / "data/articles").is_dir():
            self.skipTest("real articles are not here (STET_SHARED)")
        for form, check in (("sarif", check_sarif), ("junit", check_junit)):
            for folder in ("data/articles", "data/hostile"):
                result = stet("check", "--format", form, "--jobs", "2", SHARED / folder)
                self.assertIn(result.returncode, (0, 1, 3), result.stderr[-400:])
                check(self, result.stdout)


if __name__ == "__main__":
    print("outputs:", STET)
    if not SHARED or not (SHARED / "data/articles").is_dir():
        print("SKIPPED: real articles are not here (STET_SHARED)", flush=True)
    unittest.main(argv=sys.argv[:1], verbosity=2)
