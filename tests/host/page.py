#!/usr/bin/env python3
"""check --format html: a page that fetches nothing, runs nothing but its own script, says all that the report says and
leads from every mark to its note and back.

usage: page.py STET SOURCE_DIR [SHARED]
"""
import base64
import hashlib
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

STET, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
SHARED = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 and sys.argv[3] else None
STORY = SOURCE / "examples/articles/harbour.txt"
VOID = {"meta", "br", "hr", "img", "link", "input"}

HOSTILE = """<script>alert(1)</script> & "crews" vote </title>

By <img src=x onerror=alert(2)>

NORTHPORT, May 4 (Harbour Wire) - Ferry crews voted to stay out </mark></article><script>alert(3)</script>, the union said.

\u201cWe will not </p><style>*{display:none}</style> go back the the \x01\x0b\x85\u202e\ufffe port, said Ruth Mbeki, the union leader.
"""


def stet(*words, stdin=b""):
    return subprocess.run([STET, *map(str, words)], input=stdin, capture_output=True, timeout=600)


class Page(html.parser.HTMLParser):
    """Elements with their texts; fails on any that is not closed in order."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.open, self.faults = [], [], []
        self.feed(text)
        self.close()
        self.faults += [f"{tag} stays open" for tag, _ in self.open]
        for element in self.elements:
            element["text"] = "".join(element["text"])

    def handle_starttag(self, tag, attributes):
        element = {"tag": tag, "text": [], "inside": [e["tag"] for _, e in self.open], **dict(attributes)}
        if len(dict(attributes)) != len(attributes):
            self.faults.append(f"{tag} has an attribute twice")
        self.elements.append(element)
        if tag not in VOID:
            self.open.append((tag, element))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1][0] if self.open else None}")
        else:
            self.open.pop()

    def handle_data(self, data):
        hidden = any(e.get("class", "").startswith(("ref", "label")) for _, e in self.open)
        for _, element in self.open:
            if element["tag"] not in ("html", "body", "main") and (not hidden or element is self.open[-1][1]):
                element["text"].append(data)

    def all(self, tag=None, css=None):
        return [e for e in self.elements
                if (tag is None or e["tag"] == tag) and (css is None or css in e.get("class", "").split())]


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= .03928 else ((p + .055) / 1.055) ** 2.4 for p in parts]
    return .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2]


def contrast(a, b):
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + .05) / (dark + .05)


class Whole(unittest.TestCase):
    def page(self, *words, stdin=b""):
        run = stet("check", "--format", "html", *words, stdin=stdin)
        self.text = run.stdout.decode()  # strict: always UTF-8
        page = Page(self.text)
        self.assertEqual(page.faults, [])
        ids = [e["id"] for e in page.elements if "id" in e]
        self.assertEqual(len(ids), len(set(ids)))
        for link in page.all("a"):
            self.assertTrue(link["href"].startswith("#"), link)  # nothing leads, or fetches, elsewhere
            self.assertIn(link["href"][1:], ids)
        for note in page.all(css="note"):
            if "data-note" in note and note["text"]:
                self.assertTrue(note["id"])
        self.assertEqual({e["tag"] for e in page.elements}
                         & {"img", "link", "iframe", "object", "embed", "form", "base", "svg"}, set())
        self.assertEqual([k for e in page.elements for k in e if k.startswith("on") or k in ("src", "style")], [])
        self.assertEqual((len(page.all("script")), len(page.all("style")), len(page.all("h1"))), (1, 1, 1))
        policy = [e["content"] for e in page.all("meta") if e.get("http-equiv") == "Content-Security-Policy"][0]
        for tag in ("script", "style"):
            digest = base64.b64encode(hashlib.sha256(page.all(tag)[0]["text"].encode()).digest()).decode()
            self.assertIn(f"{tag}-src 'sha256-{digest}'", policy)
        self.assertIn("default-src 'none'", policy)
        self.assertFalse(re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", self.text))
        return page

    def said(self, page, report):
        """All findings with rule, message and severity; those in the copy with their words marked."""
        notes = page.all("li", "note")
        self.assertEqual(len(notes), len(report["findings"]))
        for finding in report["findings"]:
            css = "waived" if finding["waiver"] else finding["severity"]
            found = [n for n in notes if n["class"] == "note " + css and finding["rule"] in n["text"]]
            self.assertTrue(found, finding)
        standing = [n for n in notes if "data-note" in n]
        self.assertEqual(len(standing), len([f for f in report["findings"] if not f["waiver"]]))
        counts = report["counts"]
        self.assertIn(f'{counts["error"]} error', page.all(css="facts")[0]["text"])


class Copy(Whole):
    def test_the_article_reads_as_it_was_read_and_every_finding_is_told(self):
        page = self.page(STORY)
        article = json.loads(stet("read", "--format", "json", STORY).stdout)
        report = json.loads(stet("check", "--format", "json", STORY).stdout)
        shown = [e["text"].strip() for e in page.elements if "article" in e["inside"]]
        for text in [article["headlines"][0]["text"], article["byline"]["text"], article["media"][0]["caption"]["text"],
                     *(b["text"] for b in article["body"] if "text" in b)]:
            self.assertIn(text, shown)
        self.said(page, report)
        marked = "".join(e["text"] for e in page.all("mark"))
        for finding in report["findings"]:
            if finding["in"]["bytes"]:
                self.assertIn(finding["match"], marked)
        self.assertEqual(page.all("article")[0]["lang"], "en")
        self.assertEqual(page.all("article")[0]["dir"], "ltr")
        self.assertEqual(page.all(css="verdict")[0]["class"], "verdict " + report["decision"])

    def test_headings_and_landmarks_are_there_for_those_who_hear_the_page(self):
        page = self.page(STORY)
        levels = [int(e["tag"][1]) for e in page.elements if re.fullmatch("h[1-6]", e["tag"])]
        self.assertEqual(levels[0], 1)
        for before, after in zip(levels, levels[1:]):
            self.assertLessEqual(after, before + 1)
        self.assertEqual(len(page.all("main")), 1)
        for section in page.all("section"):
            self.assertIn(section["aria-labelledby"], self.text)
        for reference in page.all(css="ref"):
            self.assertIn("lang", reference)
        self.assertTrue(all(a.get("aria-label") for a in page.all("a") if "mark" not in a["inside"]
                            and a["href"].split("-")[-1].startswith("n")))

    def test_what_has_no_place_stands_on_top_and_what_is_waived_is_folded(self):
        story = STORY.read_text().replace("By Nadia Renko and Tom Adeyemi\n", "").replace(
            "“Nobody asked us.", "<!-- stet-disable-next attribution.quote-unattributed: a <chorus> -->\n“Nobody asked us.")
        page = self.page("--schema", "stet:wire", "-", stdin=story.encode())
        report = json.loads(stet("check", "--format", "json", "--schema", "stet:wire", "-", stdin=story.encode()).stdout)
        self.said(page, report)
        self.assertEqual(report["counts"]["waived"], 1)
        waived = page.all("li", "waived")
        self.assertIn("details", waived[0]["inside"])
        self.assertIn("a <chorus>", waived[0]["text"])
        self.assertIn("byline.missing", [f["rule"] for f in report["findings"]])
        self.assertIn("byline.missing", page.all("div", "top")[0]["text"])

    def test_hostile_copy_and_names_are_words_only(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "<script>alert(4)<&\"'.txt"
            path.write_text(HOSTILE)
            page = self.page("--from", "text", path, path, path)
            self.assertEqual(len(page.all("section")), 4)
            self.said_all = "".join(e["text"] for e in page.all("article"))
            for words in ("<script>alert(3)</script>", "<style>*{display:none}</style>", "<img src=x onerror=alert(2)>"):
                self.assertIn(words, self.said_all)
        self.page("--from", "html", "-", stdin=b"<h1>&lt;script&gt;</h1><p lang='\"&gt;&lt;script&gt;'>\xff\xfe &lt;b&gt; "
                                               b"&quot;&gt;&lt;script&gt; a<b href='javascript:x'>b</b></p>" * 3)

    def test_right_to_left_copy_says_so(self):
        page = self.page("--from", "html", "-", stdin=(
            '<html lang="ar" dir="rtl"><article><h1>عنوان الخبر هنا</h1><p>' + "نص الخبر الطويل " * 30
            + "</p></article></html>").encode())
        self.assertEqual((page.all("article")[0]["dir"], page.all("article")[0]["lang"]), ("rtl", "ar"))

    def test_several_inputs_have_sections_and_an_index_and_faults_are_said(self):
        page = self.page(STORY, "/nowhere/<none>.txt", STORY)
        self.assertEqual([e["class"].split()[1] for e in page.all(css="verdict")][1], "refused")
        self.assertEqual(len([a for a in page.all("a") if "nav" in a["inside"]]), 3)
        with tempfile.TemporaryDirectory() as folder:
            self.page(folder)

    def test_every_colour_of_words_can_be_read_on_every_ground(self):
        css = self.page(STORY).all("style")[0]["text"]
        light, dark = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
                       for block in re.findall(r":root \{([^}]*)\}", css)[:2]]
        for theme in (light, dark):
            self.assertEqual(len(theme), 12)
            for ground in ("paper", "desk", "error-wash", "warning-wash", "suggestion-wash"):
                for words in ("ink", "faint"):
                    self.assertGreaterEqual(contrast(theme[words], theme[ground]), 4.5, (words, ground))
            for words in ("error", "warning", "suggestion", "good"):
                for ground in ("paper", "desk"):
                    self.assertGreaterEqual(contrast(theme[words], theme[ground]), 4.5, (words, ground))


class Real(Whole):
    def test_real_articles_and_hostile_files_become_whole_pages(self):
        if not SHARED or not (SHARED / "data/articles").is_dir():
            self.skipTest("real articles are not here (STET_SHARED)")
        for folder in ("data/articles", "data/hostile"):
            page = self.page("--jobs", "2", SHARED / folder)
            reports = stet("check", "--format", "jsonl", SHARED / folder).stdout.splitlines()
            self.assertEqual(len(page.all("section")), len(reports) + 1)
            findings = sum(len(json.loads(line).get("findings", [])) for line in reports)
            self.assertEqual(len(page.all("li", "note")), findings)


if __name__ == "__main__":
    if not SHARED or not (SHARED / "data/articles").is_dir():
        print("SKIPPED: real articles are not here (STET_SHARED)", flush=True)
    unittest.main(argv=sys.argv[:1], verbosity=2)
