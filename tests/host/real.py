#!/usr/bin/env python3
"""The command on real articles and hostile files, with the standards' own schemas as the oracle.

usage: real.py STET SOURCE_DIR [SHARED]   Without the shared folder everything here is skipped, loudly.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unittest
import xml.etree.ElementTree as ElementTree

STET, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
NAMED = (sys.argv[3] if len(sys.argv) > 3 else "") or os.environ.get("STET_SHARED", "")
SHARED = pathlib.Path(NAMED) if NAMED else SOURCE.parent / "shared"
ENV = dict(os.environ)
G2 = "{http://iptc.org/std/nar/2006-10-01/}"
NITF = "{http://iptc.org/std/NITF/2006-10-18/}"
SKIP = f"*** SKIPPED: {SHARED} is not there; set STET_SHARED"


def stet(*words, stdin=None, timeout=300):
    return subprocess.run([STET, *map(str, words)], input=stdin, capture_output=True, env=ENV, timeout=timeout)


def plain(text):
    return re.sub(r"\s+", " ", text).strip()


def text_of(element):
    """The words of an element; a line break is white space."""
    return plain(with_tail(element)[: len(with_tail(element)) - len(element.tail or "")])


def with_tail(element):
    words = ("\n" if element.tag.endswith("}br") else "") + (element.text or "")
    return words + "".join(with_tail(child) for child in element) + (element.tail or "")


def articles(*kinds):
    return [path for kind in kinds for path in sorted((SHARED / "data/articles" / kind).iterdir()) if path.is_file()]


@unittest.skipUnless((SHARED / "data").is_dir(), SKIP)
class Real(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.addCleanup(self.temporary.cleanup)

    def attribution_texts(self):
        paths = []
        for path in sorted((SHARED / "data/attribution/articles").glob("*.json")):
            out = self.folder / (path.stem + ".txt")
            out.write_bytes(json.loads(path.read_bytes())["text"].encode())
            paths.append(out)
        return paths

    def test_every_text_gives_a_report_whose_spans_cut_out_their_match(self):
        paths = articles("text") + self.attribution_texts()
        run = stet("check", "--format", "jsonl", "--from", "text", "--jobs", 2, *paths)
        self.assertIn(run.returncode, (0, 1), run.stderr)
        reports = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual([r["input"] for r in reports], [str(p) for p in paths])
        cut = 0
        for report in reports:
            source = pathlib.Path(report["input"]).read_bytes()
            self.assertIn(report["decision"], ("pass", "pass-with-warnings", "blocked"))
            for finding in report["findings"]:
                begin, end = finding["span"]
                self.assertTrue(0 <= begin <= end <= len(source))
                self.assertEqual(source[begin:end].decode("utf-8", "replace"), finding["match"], finding)
                cut += 1
            for quote in report["quotes"]:
                for span in [quote["span"], *(quote[k]["span"] for k in ("speaker", "cue") if quote[k])]:
                    self.assertTrue(0 <= span[0] < span[1] <= len(source))
        self.assertGreater(cut, 100)
        print(f"{len(reports)} texts, {cut} findings cut out", file=sys.stderr)

    def test_everything_converts_to_valid_newsml_that_holds_the_story(self):
        out = self.folder / "out"
        converted = []
        for path in articles("text", "html", "ninjs"):
            target = out / (path.parent.name + "-" + path.name + ".xml")
            out.mkdir(exist_ok=True)
            run = stet("convert", "--to", "newsml-g2", "--fail-on", "never", "--out", target, path)
            if run.returncode == 3:
                print(f"refused: {run.stderr.decode().strip()}", file=sys.stderr)
                continue
            self.assertEqual(run.returncode, 0, run.stderr)
            again = stet("convert", "--to", "newsml-g2", "--fail-on", "never", path)
            self.assertEqual(again.stdout, target.read_bytes(), path)
            converted.append((path, target))
        self.assertGreater(len(converted), 45)
        schema = SHARED / "iptc/g2-with-nitf.xsd"
        lint = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", schema, *(t for _, t in converted)],
                              capture_output=True)
        self.assertEqual(lint.returncode, 0, lint.stderr.decode()[-3000:])
        paragraphs = 0
        for path, target in converted:
            article = json.loads(stet("read", "--format", "json", path).stdout)
            tree = ElementTree.parse(target).getroot()
            texts = {tag: [text_of(e) for e in tree.iter(tag)] for tag in
                     (G2 + "headline", G2 + "creditline", G2 + "description")}
            body = plain(" ".join(text_of(e) for e in tree.iter(NITF + "body.content")))
            for headline in article.get("headlines", []):
                self.assertIn(plain(headline["text"]), texts[G2 + "headline"], (path, headline))
            for block in article["body"]:
                if block["kind"] in ("paragraph", "heading", "list-item") and plain(block.get("text", "")):
                    self.assertIn(plain(block["text"]).replace("\x00", ""), body, (path, block))
                    paragraphs += 1
            for media in article.get("media", []):
                for field, tag in (("caption", "description"), ("credit", "creditline")):
                    words = plain(media.get(field, {}).get("text", ""))
                    if words:
                        self.assertIn(words, texts[G2 + tag], (path, field))
        print(f"{len(converted)} articles, {paragraphs} paragraphs found again", file=sys.stderr)

    def test_hostile_files_end_in_time_with_a_documented_code(self):
        hostile = SHARED / "data/hostile"
        counts = {}
        for form, folder in (("text", "text"), ("html", "html"), ("json", "json"), ("ninjs", "json"), ("auto", "xml"),
                             ("auto", "payloads")):
            paths = [path for path in sorted((hostile / folder).rglob("*")) if path.is_file()]
            self.assertTrue(paths)
            begun = time.monotonic()
            run = stet("check", "--format", "jsonl", "--from", form, "--jobs", 2, *paths, timeout=300)
            self.assertIn(run.returncode, (0, 1, 3), (form, run.returncode, run.stderr[-300:]))
            for line in run.stderr.splitlines():
                self.assertRegex(line, rb"\Astet: .+ error\[[a-z]+\]: .+\Z")
            answered = collections.Counter(json.loads(line)["input"] for line in run.stdout.splitlines())
            self.assertEqual(set(answered), {str(path) for path in paths}, form)
            if time.monotonic() - begun > 0.02 * len(paths) + 10:  # then which one? Two seconds are the limit.
                for path in paths:
                    self.assertIn(stet("check", "--from", form, path, timeout=2).returncode, (0, 1, 3), path)
            run = stet("convert", "--fail-on", "never", "--from", form, "--out", f"{self.folder / form}/", *paths)
            self.assertIn(run.returncode, (0, 3), (form, run.returncode, run.stderr[-300:]))
            counts[form, folder] = (len(paths), len(run.stderr.splitlines()))
        print("files and refusals:", counts, file=sys.stderr)


if __name__ == "__main__":
    if not (SHARED / "data").is_dir():
        print(SKIP, file=sys.stderr)
    unittest.main(argv=[sys.argv[0]], verbosity=1)
