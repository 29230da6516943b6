#!/usr/bin/env python3
"""Photo files beside articles and alone: what their metadata fills, what the command says of it, and what hostile
files do. The photos are made here, of the fewest bytes that are a JPEG, a PNG or a TIFF.

usage: photos.py STET SOURCE_DIR [SHARED]
"""
import json
import os
import pathlib
import random
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib

STET = sys.argv[1]

CAPTION, CREDIT, BYLINE = "A crane lifts a boat in Port Elin.", "Mara Oduya/EPA", "Mara Oduya"
XMP = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 photoshop:Credit="{CREDIT}" photoshop:DateCreated="2026-05-03T09:30:00+02:00" photoshop:City="Port Elin"
 photoshop:Country="Norway" photoshop:Headline="Boat lifted"
 Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{CAPTION}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{BYLINE}</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">2026 EPA</rdf:li></rdf:Alt></dc:rights>
<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">Editorial use only</rdf:li></rdf:Alt></xmpRights:UsageTerms>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A boat hangs from a crane</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()


def iim(*pairs):
    return b"".join(b"\x1c\x02" + bytes([n]) + struct.pack(">H", len(v)) + v for n, v in pairs)


IIM = b"\x1c\x01\x5a\x00\x03\x1b%G" + iim((55, b"20260503"), (60, b"093000+0200"), (80, BYLINE.encode()),
          (90, b"Port Elin"), (101, b"Norway"), (110, CREDIT.encode()), (116, b"2026 EPA"), (120, CAPTION.encode()))


def segment(marker, body):
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def resources(data):
    return b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)


def jpeg(xmp=None, iptc=None):
    out = b"\xff\xd8" + segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
    if xmp:
        out += segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp)
    if iptc:
        out += segment(0xED, b"Photoshop 3.0\0" + resources(iptc))
    out += segment(0xDB, b"\0" + b"\x01" * 64) + segment(0xC0, b"\x08\0\x01\0\x01\x01\x01\x11\0")
    out += segment(0xC4, b"\0" + b"\0\x01" + b"\0" * 14 + b"\0") + segment(0xDA, b"\x01\x01\0\0\x3f\0")
    return out + b"\x3f\xff\xd9"


def png(xmp=None):
    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    out = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    if xmp:
        out += chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp)
    return out + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def tiff(xmp=None, iptc=None):
    entries = [(256, 3, 1, 1), (257, 3, 1, 1), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 8),
               (277, 3, 1, 1), (278, 3, 1, 1), (279, 4, 1, 1)]
    data, at = b"\0\0", 10
    for tag, body in ((700, xmp), (33723, iptc)):
        if body:
            entries.append((tag, 7 if tag == 33723 else 1, len(body), at))
            body += b"\0" * (len(body) % 2)
            data, at = data + body, at + len(body)
    out = b"II*\0" + struct.pack("<I", at) + data + struct.pack("<H", len(entries))
    for tag, kind, count, value in sorted(entries):
        out += struct.pack("<HHII", tag, kind, count, value)
    return out + struct.pack("<I", 0)


def stet(*words):
    return subprocess.run([STET, *map(str, words)], capture_output=True, timeout=120)


PAGE = """<!doctype html><html lang="en"><head><title>Boat lifted</title></head><body><article><h1>Boat lifted</h1>
<p>PORT ELIN (Harbour Wire) - A boat was lifted out of the harbour on Sunday, the port said in a statement.</p>
<figure><img src="%s" width="900" height="600"></figure>
<p>Nobody was hurt, the port said. The boat had lain there since the winter storms, it added.</p>
</article></body></html>"""


class Photos(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        (self.folder / "photos").mkdir()

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def alone(self, name, content):
        run = stet("read", "--format", "json", self.file(name, content))
        self.assertEqual(run.returncode, 0, run)
        return json.loads(run.stdout)["photo"]

    def media(self, page, *words):
        run = stet("read", "--format", "json", "--photos", self.folder / "photos", *words, page)
        self.assertEqual(run.returncode, 0, run)
        return json.loads(run.stdout)["media"][0], run.stderr.decode()

    def test_a_photo_alone_shows_what_its_xmp_says(self):
        for name, content in (("a.jpg", jpeg(XMP)), ("a.png", png(XMP)), ("a.tif", tiff(XMP))):
            with self.subTest(name):
                said = self.alone(name, content)
                self.assertEqual(said["caption"], CAPTION)
                self.assertEqual(said["credit"], CREDIT)
                self.assertEqual(said["creators"], [BYLINE])
                self.assertEqual(said["place"], "Port Elin, Norway")
                self.assertEqual(said["copyright"], "2026 EPA")
                self.assertEqual(said["usageTerms"], "Editorial use only")
                self.assertEqual(said["alt"], "A boat hangs from a crane")
                self.assertTrue(said["created"].startswith("2026-05-03T09:30:00"), said)
                self.assertTrue(said["digitalSourceType"].endswith("/digitalCapture"))

    def test_iim_alone_is_read_from_jpeg_and_tiff(self):
        for name, content in (("a.jpg", jpeg(iptc=IIM)), ("a.tif", tiff(iptc=IIM))):
            with self.subTest(name):
                said = self.alone(name, content)
                self.assertEqual((said.get("caption"), said.get("credit"), said.get("creators")), (CAPTION, CREDIT, [BYLINE]))
                self.assertEqual((said.get("place"), said.get("copyright")), ("Port Elin, Norway", "2026 EPA"))
                self.assertTrue(said.get("created", "").startswith("2026-05-03"), said)

    def test_a_photo_without_metadata_says_so(self):
        for name, content in (("a.jpg", jpeg()), ("a.png", png()), ("a.tif", tiff())):
            run = stet("read", self.file(name, content))
            self.assertEqual(run.returncode, 0, run)
            self.assertIn(b"no metadata", run.stdout)

    def test_the_file_fills_what_the_page_left_out_and_the_desk_says_so(self):
        self.file("photos/boat.jpg", jpeg(XMP))
        page = self.file("story.html", PAGE % "https://cdn.example/2026/boat.jpg?w=900")
        media, stderr = self.media(page)
        self.assertEqual(stderr, "")
        for key, words in (("caption", CAPTION), ("credit", CREDIT), ("alt", "A boat hangs from a crane"),
                           ("place", "Port Elin, Norway")):
            self.assertEqual(media[key]["text"], words)
            self.assertEqual(media[key]["how"], "derived")
            self.assertEqual(media[key]["photo"], "boat.jpg")
            self.assertNotIn("span", media[key])
        self.assertEqual(media["creators"][0]["name"]["text"], BYLINE)
        explained = stet("read", "--explain", "--photos", self.folder / "photos", page).stdout.decode()
        self.assertIn("derived from photo boat.jpg", explained)
        run = stet("check", "--format", "json", "--photos", self.folder / "photos", page)
        report = json.loads(run.stdout)
        rules = {each["rule"]: each for each in report["findings"]}
        for rule in ("media.caption-missing", "media.credit-missing", "media.alt-missing"):
            self.assertNotIn(rule, rules)
        self.assertIn(CREDIT, rules["media.file-metadata-lost"]["message"])
        written = stet("convert", "--photos", self.folder / "photos", page).stdout.decode()
        self.assertIn(CREDIT, written)
        self.assertNotIn(CREDIT, stet("convert", page).stdout.decode())

    def test_what_the_page_says_is_never_changed(self):
        self.file("photos/boat.jpg", jpeg(XMP))
        page = self.file("story.html", (PAGE % "boat.jpg").replace("<img ", '<img alt="The harbour" '))
        self.assertEqual(self.media(page)[0]["alt"]["text"], "The harbour")

    def test_a_relative_address_leads_beside_the_article_and_never_out(self):
        self.file("outside.jpg", jpeg(XMP))
        self.file("desk/pictures/boat.jpg", jpeg(XMP))
        page = self.file("desk/story.html", PAGE % "pictures/boat.jpg")
        self.assertEqual(self.media(page)[0]["credit"]["text"], CREDIT)
        os.symlink(self.folder / "outside.jpg", self.folder / "photos/link.jpg")
        os.symlink(self.folder, self.folder / "desk/up")
        for href in ("../outside.jpg", "%2e%2e/outside.jpg", "pictures/../../outside.jpg", "up/outside.jpg",
                     "link.jpg", str(self.folder / "outside.jpg"), "..%2foutside.jpg"):
            with self.subTest(href):
                page = self.file("desk/story.html", PAGE % href)
                self.assertNotIn("credit", self.media(page)[0])

    def test_a_photo_that_cannot_be_read_is_one_line_and_the_article_is_judged(self):
        self.file("photos/boat.jpg", b"<html>not found</html>")
        page = self.file("story.html", PAGE % "boat.jpg")
        run = stet("check", "--format", "json", "--fail-on", "never", "--photos", self.folder / "photos", page)
        self.assertEqual(run.returncode, 0, run)
        self.assertEqual(run.stderr.count(b"\n"), 1, run.stderr)
        self.assertIn(b"warning[photo]", run.stderr)
        self.assertTrue(json.loads(run.stdout)["findings"])

    def test_a_folder_that_is_none_is_usage(self):
        page = self.file("story.html", PAGE % "boat.jpg")
        for command in ("check", "read", "convert"):
            self.assertEqual(stet(command, "--photos", self.folder / "none", page).returncode, 2)

    def test_hostile_photos_end_in_a_line_or_an_answer(self):
        random.seed(7)
        paths = []
        for name, whole in (("t.jpg", jpeg(XMP, IIM)), ("t.png", png(XMP)), ("t.tif", tiff(XMP, IIM))):
            cuts = [whole[:n] for n in range(8, len(whole), max(1, len(whole) // 60))]
            for _ in range(60):
                bad = bytearray(whole)
                for _ in range(random.randrange(1, 12)):
                    bad[random.randrange(8, len(bad))] = random.choice((0, 0xFF, 0x7F, random.randrange(256)))
                cuts.append(bytes(bad))
            cuts.append(whole[:8] + random.randbytes(4000))
            paths += [self.file(f"{i}-{name}", each) for i, each in enumerate(cuts)]
        # An IIM that says its caption has four thousand million bytes, an IFD of 65535 entries.
        paths.append(self.file("huge.jpg", jpeg(iptc=b"\x1c\x02\x78\x80\x04\xff\xff\xff\xff" + b"x" * 50)))
        paths.append(self.file("huge.tif", b"II*\0\x08\0\0\0\xff\xff" + b"\xff" * 300))
        run = stet("read", *paths)
        self.assertIn(run.returncode, (0, 3), run)
        for line in run.stderr.decode().splitlines():
            self.assertIn("error[input]", line)
        answers = run.stdout.decode(errors="replace").count(str(self.folder)) + run.stderr.count(b"\n")
        self.assertEqual(answers, len(paths))

    def test_a_photo_over_the_limit_is_refused(self):
        path = self.file("big.jpg", jpeg(XMP))
        os.truncate(path, (256 << 20) + 1)
        run = stet("read", path)
        self.assertEqual(run.returncode, 3)
        self.assertIn(b"the limit for a photo is", run.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
