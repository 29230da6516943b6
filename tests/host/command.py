#!/usr/bin/env python3
"""The command line as people and scripts use it: exit codes, error lines, formats, help.

usage: command.py STET SOURCE_DIR [SHARED]
"""
import json
import os
import pathlib
import pty
import subprocess
import sys
import tempfile
import unittest

STET, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
STORY = SOURCE / "examples/articles/harbour.txt"

CLEAN = """Ferry crews vote to extend their strike

By Nadia Renko

NORTHPORT, May 4 (Harbour Wire) - Ferry crews voted on Monday to stay out for another week, the union said.

The vote was 212 to 31, the union said in a statement.
"""
DANGLING = CLEAN + "\n\u201cWe will not go back before the talks end, said Ruth Mbeki, the union leader.\n"


def stet(*words, stdin=b"", **more):
    env = dict(os.environ, **more.pop("env", {}))
    return subprocess.run([STET, *map(str, words)], input=stdin, capture_output=True, env=env, timeout=60, **more)


class Folder(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.addCleanup(self.temporary.cleanup)

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path


class ExitCodes(Folder):
    def test_clean_is_0_and_says_so(self):
        run = stet("check", self.file("clean.txt", CLEAN))
        self.assertEqual(run.returncode, 0, run)
        self.assertEqual(run.stderr, b"")
        self.assertIn(b"clean.txt: pass", run.stdout)

    def test_an_error_is_1_and_the_fail_level_moves_it(self):
        path = self.file("open.txt", DANGLING)
        self.assertEqual(stet("check", path).returncode, 1)
        self.assertEqual(stet("check", "--fail-on", "never", path).returncode, 0)
        self.assertEqual(stet("check", "--fail-on", "suggestion", path).returncode, 1)

    def test_usage_is_2_with_the_nearest_word(self):
        for words, near in [
            (["chekc", "x"], "did you mean 'check'"),
            (["check", "--fromat", "json", "x"], "did you mean --format"),
            (["convert", "--strickt", "x"], "did you mean --strict"),
        ]:
            run = stet(*words)
            self.assertEqual(run.returncode, 2, run)
            self.assertEqual(run.stdout, b"")
            self.assertEqual(run.stderr.count(b"\n"), 1, run.stderr)
            self.assertIn(near, run.stderr.decode())
        path = self.file("clean.txt", CLEAN)
        for words in (["check"], [], ["check", "--format", "yaml", path], ["check", "--from", "telex", path],
                      ["check", "--schema", self.folder / "none.jsonc", path], ["convert", "--to", "pdf", path],
                      ["check", "--now", "yesterday", path], ["explain", "quote.unbalancd"]):
            run = stet(*words)
            self.assertEqual(run.returncode, 2, (words, run))
            self.assertEqual(run.stdout, b"")
            self.assertEqual(run.stderr.count(b"\n"), 1, run.stderr)

    def test_unreadable_is_3_with_place_and_nothing_on_stdout(self):
        path = self.file("broken.json", '{\n "uri": "urn:x:1",\n "headlines": [}\n')
        for command in (["check"], ["read"], ["convert"]):
            run = stet(*command, "--from", "ninjs", path)
            self.assertEqual(run.returncode, 3, run)
            self.assertEqual(run.stdout, b"")
            self.assertRegex(run.stderr.decode(), r"\Astet: .*broken\.json:3:\d+: error\[input\]: .+\n\Z")
        self.assertEqual(stet("check", self.folder / "none.txt").returncode, 3)
        self.assertEqual(stet("check", "-", stdin=b"").returncode, 3)

    def test_too_large_is_3_and_names_the_limit(self):
        run = stet("check", "--from", "text", "-", stdin=b"word " * 900_000)
        self.assertEqual(run.returncode, 3)
        self.assertIn(b"4194304", run.stderr)

    def test_a_full_disk_is_4(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        with open("/dev/full", "wb") as full:
            run = subprocess.run([STET, "check", self.file("clean.txt", CLEAN)], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(run.returncode, 4)
        self.assertEqual(run.stderr.count(b"\n"), 1)
        run = stet("convert", "--out", "/proc/none/x.xml", self.file("clean.txt", CLEAN))
        self.assertEqual(run.returncode, 4)

    def test_the_worst_code_wins_and_the_rest_is_handled(self):
        good, bad = self.file("a.txt", CLEAN), self.file("b.json", '{"uri": }')
        run = stet("check", "--format", "jsonl", good, bad, self.file("c.txt", DANGLING))
        self.assertEqual(run.returncode, 3)
        lines = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual([pathlib.Path(line["input"]).name for line in lines], ["a.txt", "b.json", "c.txt"])
        self.assertEqual(lines[1]["error"]["code"], "input")
        self.assertNotIn("error", lines[0])


class Formats(Folder):
    def test_json_and_jsonl_hold_the_contract(self):
        path = self.file("open.txt", DANGLING)
        report = json.loads(stet("check", "--format", "json", path).stdout)
        line = json.loads(stet("check", "--format", "jsonl", path).stdout)
        self.assertEqual(report, line)
        self.assertEqual(list(report), ["input", "format", "decision", "blocking", "counts", "schema", "stage",
                                        "language", "quotes", "attributions", "findings", "needs", "articleHash",
                                        "engine", "truncated"])
        self.assertEqual(report["blocking"], ["quote.unbalanced"])
        source = DANGLING.encode()
        for finding in report["findings"]:
            begin, end = finding["span"]
            self.assertEqual(source[begin:end].decode(), finding["match"])
            if finding["in"]["bytes"]:
                self.assertLessEqual(finding["in"]["utf16"][1], finding["in"]["bytes"][1])

    def test_units_count_bytes_utf16_and_code_points(self):
        story = CLEAN.replace("the union said in a statement", "\U0001F6A2 \u00e9t\u00e9 \u201cgo back now and stay there")
        report = json.loads(stet("check", "--format", "json", self.file("units.txt", story)).stdout)
        found = [f for f in report["findings"] if f["rule"] == "quote.unbalanced"]
        self.assertEqual(len(found), 1, report["findings"])
        paragraph = [p for p in story.split("\n\n") if "\u201c" in p][0]
        at = paragraph.index("\u201c")
        self.assertEqual(found[0]["in"]["codepoints"], [at, at + 1])
        self.assertEqual(found[0]["in"]["utf16"], [at + 1, at + 2])
        self.assertEqual(found[0]["in"]["bytes"], [len(paragraph[:at].encode()), len(paragraph[:at].encode()) + 3])

    def test_several_files_in_order_whatever_the_jobs(self):
        paths = [self.file(f"{i:02}.txt", DANGLING if i % 3 else CLEAN) for i in range(40)]
        one = stet("check", "--format", "jsonl", *paths)
        four = stet("check", "--format", "jsonl", "--jobs", "4", *paths)
        self.assertEqual(one.stdout, four.stdout)
        self.assertEqual(one.returncode, four.returncode)
        whole = json.loads(stet("check", "--format", "json", *paths).stdout)
        self.assertEqual([r["input"] for r in whole], [str(p) for p in paths])
        walked = stet("check", "--format", "jsonl", self.folder)
        self.assertEqual(walked.stdout, one.stdout)

    def test_text_names_place_underlines_and_says_why_once(self):
        run = stet("check", self.file("open.txt", DANGLING + DANGLING.split("\n\n")[-1]))
        text = run.stdout.decode()
        self.assertRegex(text, r"open\.txt:\d+:1: error: .+ \[quote\.unbalanced\]\n")
        self.assertRegex(text, r"\n +\| \^")
        self.assertEqual(text.count("= why: Readers cannot tell whose"), 1, text)
        self.assertIn("blocked", text.splitlines()[-1])
        self.assertNotIn("\x1b", text)

    def test_colour_only_when_asked_or_on_a_terminal(self):
        path = self.file("open.txt", DANGLING)
        self.assertIn(b"\x1b[", stet("check", "--color", "always", path).stdout)
        for env, coloured in (({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False)):
            try:
                leader, follower = pty.openpty()
            except OSError as error:
                self.skipTest(f"*** SKIPPED: this machine gives no terminal: {error}")
            process = subprocess.Popen([STET, "check", path], stdout=follower, stderr=subprocess.PIPE,
                                       env={**{k: v for k, v in os.environ.items() if k != "NO_COLOR"}, **env})
            os.close(follower)
            seen = b""
            try:
                while chunk := os.read(leader, 65536):
                    seen += chunk
            except OSError:
                pass
            process.communicate()
            os.close(leader)
            self.assertEqual(b"\x1b[" in seen, coloured, env)

    def test_hostile_names_and_words_are_printed_escaped(self):
        path = self.file("a\x1b[31m\nb.txt", CLEAN.replace("212", "\u201c212\x1b]0;x\x07 "))
        run = stet("check", path)
        self.assertNotIn(b"\x1b", run.stdout)
        self.assertNotIn(b"\x07", run.stdout)
        run = stet("check", str(path) + "\n")
        self.assertEqual(run.returncode, 3)
        self.assertEqual(run.stderr.count(b"\n"), 1)
        self.assertNotIn(b"\x1b", run.stderr)


class Commands(Folder):
    def test_help_is_there_for_every_command(self):
        for words in ([], ["check"], ["read"], ["convert"], ["rules"], ["explain"], ["schema"], ["schema", "check"],
                      ["plugin"], ["plugin", "info"]):
            run = stet(*words, "--help")
            self.assertEqual(run.returncode, 0, words)
            self.assertGreater(len(run.stdout.splitlines()), 4, words)
        self.assertRegex(stet("--version").stdout.decode(), r"stet \d+\.\d+\.\d+")

    def test_read_explains_each_field_with_its_bytes(self):
        source = '---\ntitle: "Häfen \\"offen\\""\n---\nThe harbour reopened.\n'.encode()
        lines = stet("read", "--explain", "-", stdin=source).stdout.decode().splitlines()
        cells = {line.split()[0]: line for line in lines[1:]}
        begin, end = 12, 12 + len('Häfen \\"offen\\"'.encode())
        self.assertIn("explicit", cells["headlines.0"])
        self.assertIn(f"[{begin},{end})", cells["headlines.0"])
        self.assertIn("2:9-2:24", cells["headlines.0"])
        self.assertIn("4:1-4:22", cells["body.0"])
        many = b'[{"uri":"a","headline":"One","body_text":"x"},\n {"uri":"b","headline":"Two","body_text":"y"}]'
        second = stet("read", "--explain", "-", stdin=many).stdout.decode().split("article 2")[1]
        self.assertRegex(second, r"headlines\.0 +explicit +2:25-2:28 +\[71,74\) +Two")
        self.assertEqual(stet("read", "--explain", "--format", "json", STORY).returncode, 2)

    def test_read_shows_an_outline_and_json(self):
        outline = stet("read", STORY).stdout.decode()
        for word in ("headline", "caption", "credit", "boilerplate", "heading", "paragraph", "not-carried"):
            self.assertIn(word, outline)
        article = json.loads(stet("read", "--format", "json", STORY).stdout)
        source = STORY.read_bytes()
        for block in article["body"]:
            if "span" in block:
                self.assertEqual(source[block["span"][0]:block["span"][1]].decode(), block["text"])

    def test_convert_is_repeatable_and_writes_whole_files(self):
        first = stet("convert", STORY)
        self.assertEqual(first.stdout, stet("convert", STORY).stdout)
        self.assertIn(b"</newsMessage>", first.stdout)
        self.assertIn(b"<newsItem", stet("convert", "--as", "item", STORY).stdout)
        self.assertNotIn(b"<newsMessage", stet("convert", "--as", "item", STORY).stdout)
        self.assertIn(b"http://www.w3.org/1999/xhtml", stet("convert", "--payload", "xhtml", STORY).stdout)
        out = self.folder / "out"
        run = stet("convert", "--out", f"{out}/", STORY, self.file("clean.txt", CLEAN))
        self.assertIn(run.returncode, (0, 1), run)
        self.assertEqual(sorted(p.name for p in out.iterdir()), ["clean.txt.xml", "harbour.txt.xml"])
        self.assertEqual(stet("convert", "--as", "item", STORY, STORY).returncode, 2)
        together = stet("convert", "--schema", "stet:core", "--fail-on", "never", STORY, STORY)
        self.assertEqual(together.stdout.count(b"<newsMessage "), 1)
        self.assertGreaterEqual(together.stdout.count(b"<newsItem "), 2)

    def test_a_profile_says_what_the_receiver_wants(self):
        profile = self.file("receiver.json", """{"format": "newsml-g2-2.30", "as": "item", "guidBase": "a.example",
            "guid": "tag:{domain},{year}:{local}", "provider": {"name": "Harbour Wire"}}""")
        written = stet("convert", "--profile", profile, STORY).stdout
        self.assertIn(b'standardversion="2.30"', written)
        self.assertIn(b'guid="tag:a.example,', written)
        self.assertNotIn(b"<newsMessage", written)
        broken = self.file("broken.json", '{\n  "paylod": "nitf"\n}')
        run = stet("convert", "--profile", broken, STORY)
        self.assertEqual(run.returncode, 2)
        self.assertIn(f"{broken}:2:3: ".encode(), run.stderr)
        self.assertIn(b"unknown member 'paylod'", run.stderr)

    def test_strict_writes_nothing_for_a_blocked_article(self):
        schema = self.file("house.jsonc", '{"stet":1,"name":"h","version":"1","extends":"stet:core",'
                                          '"fields":{"slugline":{"required":true}}}')
        run = stet("convert", "--schema", schema, "--strict", self.file("clean.txt", CLEAN))
        self.assertEqual((run.returncode, run.stdout), (1, b""))
        self.assertIn(b"structure.required", run.stderr)
        run = stet("convert", "--schema", schema, self.file("clean.txt", CLEAN))
        self.assertEqual(run.returncode, 1)
        self.assertIn(b"</newsMessage>", run.stdout)

    def test_losses_are_said_on_request(self):
        self.assertNotIn(b"not carried", stet("convert", STORY).stderr)
        self.assertIn(b"not carried", stet("convert", "--losses", STORY).stderr)

    def test_rights_that_would_be_lost_have_a_rule_of_their_own(self):
        story = self.file("story.json", json.dumps({
            "uri": "urn:newsml:port.example.org:20260504:wall", "type": "text", "version": "1", "language": "en",
            "versioncreated": "2026-05-04T08:10:00Z", "infosource": [{"name": "Harbour Wire"}],
            "headline": "Ferry crews vote to extend their strike", "usageterms": "not for sale before noon",
            "body_text": "Ferry crews voted on Monday to stay out for another week, the union said."}))
        schema = self.file("own.json", json.dumps({
            "stet": 1, "name": "own", "version": "1", "extends": "stet:core",
            "rules": {"newsml.rights-round-trip": "error"}}))
        self.assertEqual(stet("convert", "--strict", "--schema", schema, story).returncode, 0)
        receiver = self.file("receiver.json", '{"format": "newsml-g2", "leaveOut": ["rights"]}')
        run = stet("convert", "--strict", "--schema", schema, "--profile", receiver, story)
        self.assertEqual((run.returncode, run.stdout), (1, b""))
        self.assertIn(b"newsml.rights-round-trip", run.stderr)

    def test_rules_and_explain(self):
        rules = json.loads(stet("rules", "--format", "json").stdout)["rules"]
        self.assertGreaterEqual(len(rules), 25)
        text = stet("rules").stdout.decode()
        for rule in rules:
            self.assertIn(rule["id"], text)
            run = stet("explain", rule["id"])
            self.assertEqual(run.returncode, 0)
            self.assertIn(rule["why"], run.stdout.decode())

    def test_schema_check_names_line_and_path(self):
        good = self.file("good.jsonc", '// house\n{"stet":1,"name":"h","version":"1","extends":"stet:wire"}')
        run = stet("schema", "check", good, "stet:wire")
        self.assertEqual(run.returncode, 0, run)
        bad = self.file("bad.jsonc", '{"stet":1,"name":"h","version":"1",\n "rules":{"quote.unbalancd":"error"}}')
        run = stet("schema", "check", bad, good)
        self.assertEqual(run.returncode, 2)
        self.assertRegex(run.stderr.decode(), r"bad\.jsonc:2:\d+: error\[config\]: .*quote\.unbalanced")
        self.assertIn(b"good.jsonc: ok", run.stdout)

    def test_plugin_info_and_a_library_that_is_none(self):
        self.assertIn(b"newsml-g2", stet("plugin", "info").stdout)
        json.loads(stet("plugin", "info", "--format", "json").stdout)
        run = stet("plugin", "info", self.file("libnone.so", b"no library"))
        self.assertEqual(run.returncode, 2)
        self.assertEqual(run.stderr.count(b"\n"), 1)
        self.assertEqual(stet("check", "--plugin", "/nowhere/libstet.so", STORY).returncode, 2)

    def test_a_waiver_record_lifts_the_block(self):
        path = self.file("open.txt", DANGLING)
        report = json.loads(stet("check", "--format", "json", path).stdout)
        found = [f for f in report["findings"] if f["rule"] == "quote.unbalanced"][0]
        waivers = self.file("waivers.json", json.dumps([{
            "id": "w1", "rule": "quote.unbalanced", "fingerprint": found["fingerprint"],
            "reason": "the speaker is cut off in the recording", "author": "nr", "role": "editor",
            "at": "2026-05-04T10:00:00Z"}]))
        run = stet("check", "--format", "json", "--waivers", waivers, path)
        report = json.loads(run.stdout)
        self.assertEqual(report["counts"]["waived"], 1, report["counts"])
        self.assertEqual(report["blocking"], [])
        self.assertEqual(run.returncode, 0)

    def test_a_comment_in_the_copy_waives_with_a_reason(self):
        story = DANGLING.replace("\n\u201cWe", "\n<!-- stet-disable-next quote.unbalanced: cut off in the recording (nr) -->"
                                               "\n\n\u201cWe")
        report = json.loads(stet("check", "--format", "json", self.file("waived.txt", story)).stdout)
        found = [f for f in report["findings"] if f["rule"] == "quote.unbalanced"]
        self.assertEqual(len(found), 1, report["findings"])
        self.assertEqual(found[0]["waiver"]["reason"], "cut off in the recording (nr)")
        self.assertNotIn(b"stet-disable", stet("convert", self.folder / "waived.txt").stdout)

    def test_a_reader_that_goes_away_ends_it_quietly(self):
        run = subprocess.run(f"'{STET}' check --format jsonl '{self.file('a.txt', DANGLING)}' | true; exit ${{PIPESTATUS[0]}}",
                             shell=True, executable="/bin/bash", capture_output=True)
        self.assertIn(run.returncode, (0, 1, 4))
        self.assertEqual(run.stderr, b"")



class ManyArticles(Folder):
    def item(self, number, **more):
        return json.dumps({"uri": f"tag:port.example.org,2026:{number}", "type": "text", "language": "en",
                           "headline": f"Harbour {number} reopens", "byline": "Nadia Renko",
                           "body_html": "<p>The harbour reopened on Monday, the port office said.</p>", **more})

    def test_check_gives_one_report_an_article_in_order_whatever_the_jobs(self):
        lines = [self.item(n) for n in range(1, 30)]
        lines[4] = '{"uri": "broken'
        path = self.file("export.jsonl", "\n".join(lines))
        outputs = [stet("check", "--format", "jsonl", "--now", "2026-05-04T10:00:00Z", "--jobs", jobs, path)
                   for jobs in (1, 4)]
        self.assertEqual(outputs[0].stdout, outputs[1].stdout)
        self.assertEqual(outputs[0].returncode, 3)
        reports = [json.loads(line) for line in outputs[0].stdout.splitlines()]
        self.assertEqual([report["article"] for report in reports], list(range(1, 30)))
        source = path.read_bytes()
        for number, report in enumerate(reports, 1):
            begin, end = report["part"]
            self.assertEqual(source[begin:end].decode(), lines[number - 1])
            if number == 5:
                self.assertEqual(report["error"]["line"], 5)
                continue
            for finding in report["findings"]:
                self.assertTrue(begin <= finding["span"][0] <= finding["span"][1] <= end, finding)
                self.assertEqual(finding["line"], number)
        self.assertTrue(any(report.get("findings") for report in reports))

    def test_json_is_a_list_and_text_names_the_article(self):
        path = self.file("page.json", '{"items": [' + self.item(1) + ",\n" + self.item(2) + "]}")
        self.assertEqual(len(json.loads(stet("check", "--format", "json", path).stdout)), 2)
        self.assertIn(b"page.json, article 2: ", stet("check", path).stdout)
        read = stet("read", "--format", "json", path).stdout.splitlines()
        self.assertEqual([json.loads(line)["article"] for line in read], [1, 2])

    def test_convert_writes_a_file_an_article(self):
        path = self.file("page.json", "[" + self.item(1) + "," + self.item(2) + "]")
        self.assertEqual(stet("convert", "--as", "item", "--fail-on", "never", path).returncode, 2)
        message = stet("convert", "--fail-on", "never", path)
        self.assertEqual(message.returncode, 0, message)
        self.assertEqual(message.stdout.count(b"<newsItem "), 2)
        out = self.folder / "out"
        run = stet("convert", "--fail-on", "never", "--out", f"{out}/", path)
        self.assertEqual(run.returncode, 0, run)
        self.assertEqual(sorted(file.name for file in out.iterdir()), ["page.json.1.xml", "page.json.2.xml"])

    def test_a_message_names_the_article_it_leaves_out(self):
        path = self.file("page.json", "[" + ",".join([self.item(1), '{"uri": "tag:x"}', self.item(3)]) + "]")
        run = stet("convert", "--fail-on", "never", path)
        self.assertEqual(run.returncode, 3, run)
        self.assertIn(b"page.json, article 2: error[input]", run.stderr)
        self.assertEqual(run.stdout.count(b"<newsItem "), 2)

    def test_a_source_of_many_may_be_larger_than_an_article(self):
        body = "<p>" + "The harbour reopened. " * 2000 + "</p>"
        path = self.file("large.jsonl", "\n".join(self.item(n, body_html=body) for n in range(120)))
        self.assertGreater(path.stat().st_size, 5 << 20)
        for words in ([path], ["-"]):
            run = stet("read", "--format", "json", *words, stdin=path.read_bytes())
            self.assertEqual(run.returncode, 0, run.stderr[:300])
            self.assertEqual(len(run.stdout.splitlines()), 120)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
