#!/usr/bin/env python3
"""check --fix and --diff: the safe fixes and nothing else, in files that stay whole.

usage: fixes.py STET SOURCE_DIR [SHARED]
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

STET, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
SHARED = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 and sys.argv[3] else None
NOW = ("--now", "2026-05-05T12:00:00Z")

STORY = """Ferry crews vote to extend their strike

By Nadia Renko

NORTHPORT, May 4 (Harbour Wire) - Ferry crews voted on Monday to stay out for another week, the union said.

"We will not go back before the talks end\u201d, said Ruth Mbeki, who leads the union.

\u201cWe are tired\u201d, said Pavel Ito, a mate. \u201cWe are done\u201d, he said.

SHARE THIS ARTICLE
"""


def stet(*words, stdin=b"", **more):
    return subprocess.run([STET, *map(str, words)], input=stdin, capture_output=True, timeout=600, **more)


def reports(*words):
    return [json.loads(line) for line in stet("check", "--format", "jsonl", *NOW, *words).stdout.splitlines()]


def safe_fixes(report):
    out = []
    for finding in report.get("findings", []):
        if finding["waiver"] is None:
            out += [fix for fix in finding["fixes"] if fix["safe"]][:1]
    return out


class Folder(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.addCleanup(self.temporary.cleanup)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def fix(self, *words, **more):
        return stet("check", "--fix", "--fail-on", "never", *NOW, *words, **more)


class Files(Folder):
    def test_safe_fixes_are_made_and_the_check_after_has_none(self):
        path = self.file("story.txt", STORY)
        os.chmod(path, 0o640)
        before = reports(path)[0]
        self.assertGreaterEqual(len(safe_fixes(before)), 2)
        run = self.fix(path)
        self.assertEqual((run.returncode, run.stderr), (0, b""))
        self.assertIn(b"fixes made", run.stdout)
        self.assertEqual(path.read_text(), STORY.replace('"We will', "\u201cWe will").replace("SHARE THIS ARTICLE", ""))
        self.assertEqual(safe_fixes(reports(path)[0]), [])
        self.assertEqual(os.stat(path).st_mode & 0o7777, 0o640)
        self.assertEqual(os.listdir(self.folder), ["story.txt"])
        stamp = os.stat(path)
        self.fix(path)  # nothing left: not even touched
        self.assertEqual((os.stat(path).st_ino, os.stat(path).st_mtime_ns), (stamp.st_ino, stamp.st_mtime_ns))

    def test_the_exit_code_and_the_report_are_of_what_is_left(self):
        path = self.file("story.txt", STORY)
        wanted = reports(path)[0]
        run = stet("check", "--fix", "--format", "jsonl", *NOW, path)
        left = json.loads(run.stdout)
        self.assertEqual(left["findings"], reports(path)[0]["findings"])
        self.assertLess(len(left["findings"]), len(wanted["findings"]))
        self.assertEqual(run.returncode, int(left["counts"]["error"] > 0))

    def test_unsafe_fixes_and_waived_findings_stay(self):
        story = STORY.replace("voted on Monday", "claimed the the right on Monday").replace(
            '"We will', '<!-- stet-disable-next quote.mismatched-pair: as printed -->\n"We will')
        path = self.file("story.txt", story)
        unsafe = [f for f in reports(path)[0]["findings"] if any(not fix["safe"] for fix in f["fixes"])]
        self.assertTrue(unsafe)
        self.fix(path)
        self.assertIn("the the", path.read_text())
        self.assertIn('"We will', path.read_text())

    def test_line_ends_escapes_and_the_encoding_of_the_input_are_kept(self):
        crlf = self.file("crlf.txt", STORY.replace("\n", "\r\n"))
        self.fix(crlf)
        self.assertEqual(crlf.read_bytes().count(b"\r\n"), crlf.read_bytes().count(b"\n"))
        body = "".join(f"<p>{p}</p>" for p in STORY.split("\n\n")[2:])
        for ascii_only in (True, False):
            item = self.file("item.json", json.dumps(
                {"type": "text", "guid": "urn:x:1", "headline": "Ferry crews vote & stay", "body_html": body,
                 "pubstatus": "usable"}, ensure_ascii=ascii_only))
            before = item.read_bytes()
            self.assertTrue(safe_fixes(reports("--from", "superdesk", item)[0]))
            self.fix("--from", "superdesk", item)
            self.assertNotEqual(item.read_bytes(), before)
            self.assertEqual(item.read_bytes().isascii(), ascii_only)
            self.assertIn("\u201cWe will not", json.loads(item.read_text())["body_html"])
        page = self.file("page.html", b"<html><head><meta charset=windows-1252></head><body><article><h1>Ferry crews vote to "
                         b"stay out</h1><p>\xa9 caf\xe9</p><p>" + STORY.split("\n\n")[3].encode("windows-1252")
                         + b"</p><p>" + STORY.split("\n\n")[4].encode("windows-1252") + b"</p></article></body></html>")
        self.fix(page)
        self.assertIn(b"&#8220;We will not", page.read_bytes())
        self.assertIn(b"\xa9 caf\xe9", page.read_bytes())

    def test_each_article_of_a_file_of_many_is_fixed(self):
        lines = [json.dumps({"uri": f"urn:x:{i}", "type": "text", "headline": "Crews vote again in the port",
                             "body_text": STORY.split("\n\n", 2)[2]}) for i in range(3)]
        path = self.file("many.jsonl", "\n".join(lines[:1] + ['{"uri": }'] + lines[1:]) + "\n")
        self.assertEqual(self.fix(path).returncode, 3)
        self.assertEqual(path.read_text().count("\\u201cWe will not"), 3)
        self.assertIn('\n{"uri": }\n', path.read_text())

    def test_only_files_are_written_to(self):
        real = self.file("story.txt", STORY)
        (self.folder / "link.txt").symlink_to(real)
        os.mkfifo(self.folder / "pipe.txt")
        for name in ("link.txt", "pipe.txt"):
            run = self.fix(self.folder / name)
            self.assertEqual(run.returncode, 4, run)
            self.assertEqual(run.stderr.count(b"\n"), 1)
        self.assertEqual(real.read_text(), STORY)
        self.assertEqual(self.fix(self.folder / "none.txt").returncode, 3)

    def test_a_folder_that_cannot_be_written_to_leaves_the_file(self):
        if os.getuid() == 0:
            self.skipTest("root may write anywhere")
        path = self.file("story.txt", STORY)
        os.chmod(self.folder, 0o500)
        self.addCleanup(os.chmod, self.folder, 0o700)
        self.assertEqual(self.fix(path).returncode, 4)
        self.assertEqual(path.read_text(), STORY)

    def test_what_was_written_has_the_mode_and_the_group_of_what_was_there(self):
        path = self.file("story.txt", STORY)
        os.chmod(path, 0o640)
        before = path.stat()
        self.fix(path)
        after = path.stat()
        self.assertNotEqual(before.st_ino, after.st_ino)
        self.assertEqual((before.st_mode, before.st_uid, before.st_gid), (after.st_mode, after.st_uid, after.st_gid))
        self.assertEqual(sorted(each.name for each in self.folder.iterdir()), ["story.txt"])

    def test_a_file_that_is_refused_is_in_the_report(self):
        real = self.file("story.txt", STORY)
        (self.folder / "link.txt").symlink_to(real)
        run = self.fix("--format", "jsonl", self.folder / "link.txt", real)
        said = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual(run.returncode, 4)
        self.assertIn("symbolic link", said[0]["error"]["message"])
        self.assertIn("findings", said[1])

    def test_standard_input_that_is_too_large_is_not_cut(self):
        run = self.fix("-", stdin=STORY.encode() + b"\n" * (5 << 20))
        self.assertEqual((run.returncode, run.stdout), (3, b""))
        self.assertEqual(run.stderr.count(b"\n"), 1)

    def test_standard_input_comes_out_fixed(self):
        path = self.file("story.txt", STORY)
        out = self.fix("-", stdin=STORY.encode()).stdout
        self.fix(path)
        self.assertEqual(out, path.read_bytes())
        for words in (("-", path), ("--format", "json", "-")):
            run = self.fix(*words, stdin=STORY.encode())
            self.assertEqual((run.returncode, run.stdout), (2, b""))


class Diff(Folder):
    def test_what_cannot_be_read_is_told_and_a_link_is_only_looked_at(self):
        run = stet("check", "--diff", *NOW, self.folder / "none.txt")
        self.assertEqual((run.returncode, run.stdout), (3, b""))
        self.assertEqual(run.stderr.count(b"\n"), 1)
        real = self.file("story.txt", STORY)
        (self.folder / "link.txt").symlink_to(real)
        run = stet("check", "--diff", "--fail-on", "never", *NOW, self.folder / "link.txt")
        self.assertEqual((run.returncode, run.stderr), (0, b""))
        self.assertIn(b"\n+", run.stdout)

    def test_a_patch_made_with_it_gives_what_fix_gives(self):
        if not shutil.which("patch"):
            self.skipTest("no patch")
        for number, story in enumerate((STORY, STORY.rstrip("\n"), STORY.replace("\n", "\r\n"), STORY.lstrip() * 9,
                                        "SHARE THIS ARTICLE\n\n" + STORY)):
            path = self.file(f"{number}.txt", story)
            patch = stet("check", "--diff", "--fail-on", "never", *NOW, path)
            self.assertEqual(path.read_bytes(), story.encode())
            self.assertEqual(patch.stdout, stet("check", "--fix", "--dry-run", *NOW, path).stdout)
            copy = self.file(f"{number}.copy", story)
            done = subprocess.run(["patch", "--binary", "--fuzz=0", str(copy)], input=patch.stdout, capture_output=True)
            self.assertEqual(done.returncode, 0, (done, patch.stdout.decode()))
            self.assertNotIn(b"offset", done.stdout)
            self.fix(path)
            self.assertEqual(copy.read_bytes(), path.read_bytes())
            self.assertEqual(stet("check", "--diff", "--fail-on", "never", *NOW, path).stdout, b"")


def words_of(article, edits):
    """All the texts of an article by their path; those an edit touched left out."""
    out = {}

    def walk(value, path):
        if isinstance(value, dict):
            span = value.get("span")
            if span and "text" in value and any(b <= span[1] and e >= span[0] for b, e in edits):
                return
            if "text" in value and isinstance(value["text"], str):
                out.setdefault(value["text"], []).append(path)
            for key, each in value.items():
                walk(each, path + [key])
        elif isinstance(value, list):
            for each in value:
                walk(each, path)

    walk({k: v for k, v in article.items() if k not in ("input", "provenance", "extra")}, [])
    return out


class Real(Folder):
    def test_real_articles_read_the_same_but_for_the_fixed_places(self):
        if not SHARED or not (SHARED / "data/articles").is_dir():
            self.skipTest("real articles are not here (STET_SHARED)")
        copy = self.folder / "articles"
        shutil.copytree(SHARED / "data/articles", copy)
        subprocess.run(["chmod", "-R", "u+w", str(copy)], check=True)
        changed = fixed = 0
        for path in sorted(p for p in copy.rglob("*") if p.is_file() and p.suffix != ".md"):
            version = self.file("version" + path.suffix, path.read_bytes())
            run = self.fix("--format", "jsonl", path)
            self.assertIn(run.returncode, (0, 3), run.stderr)
            # The same by hand, pass after pass, from the reports.
            found, read = reports(version), self.read(version)
            first, passes = found, 0
            while edits := sorted((tuple(e["span"]), e["text"]) for r in found for fix in safe_fixes(r)
                                  for e in fix["edits"]):
                passes += 1
                self.assertLess(passes, 6, path)
                source, made, at = version.read_bytes(), b"", 0
                for (begin, end), text in edits:
                    self.assertGreaterEqual(begin, at, path)
                    made += source[at:begin] + text.encode()
                    at = end
                version.write_bytes(made + source[at:])
                before, read = read, self.read(version)
                self.assertEqual(len(read), len(before), path)
                for was, now in zip(before, read):
                    now = words_of(now, [])
                    for text in words_of(was, [span for span, _ in edits]):
                        self.assertIn(text, now, path)
                found = reports(version)
                fixed += len(edits)
            self.assertEqual(path.read_bytes(), version.read_bytes(), path)
            if passes == 0:
                continue
            changed += 1
            if path.suffix == ".json":
                json.loads(path.read_bytes())
            for was, now in zip(first, found):
                gone = {f["fingerprint"] for f in was["findings"] if not f["waiver"]
                        for fix in f["fixes"] if fix["safe"]}
                still = {f["fingerprint"] for f in now["findings"] if any(fix["safe"] for fix in f["fixes"])}
                self.assertEqual(gone & still, set(), path)
        print(f"{changed} files changed, {fixed} edits", flush=True)
        self.assertGreater(changed, 5)

    @staticmethod
    def read(path):
        """One line an article; a second input makes it JSON Lines."""
        return [json.loads(line)
                for line in stet("read", "--format", "json", path, os.devnull).stdout.decode().splitlines()]


if __name__ == "__main__":
    if not SHARED or not (SHARED / "data/articles").is_dir():
        print("SKIPPED: real articles are not here (STET_SHARED)", flush=True)
    unittest.main(argv=sys.argv[:1], verbosity=2)
