"""What of NewsML-G2 is written, from which field, and what is not and why: g2_written.py SOURCE SHARED

Reads every child element and attribute of itemMeta, contentMeta, rightsInfo, remoteContent and the header
of newsMessage out of the standard's XSD, prints a row for each, and fails when src/newsml/g2/written.tsv
has no row for one of them, or a row for something that the XSD does not have.
"""

import pathlib
import sys
import xml.etree.ElementTree as ET

XS = "{http://www.w3.org/2001/XMLSchema}"
source, shared = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2] or "../shared")
xsd = shared / "iptc/NewsML-G2_2.35-spec-All-Power.xsd"
if not xsd.exists():
    print(f"*** SKIPPED: no {xsd}", file=sys.stderr)
    sys.exit(0)
root = ET.parse(xsd).getroot()
named = {
    kind: {e.get("name"): e for e in root.findall(XS + kind)}
    for kind in ("element", "complexType", "group", "attributeGroup")
}


def parts(node, elements, attributes):
    """Children and attributes of a type, through extensions and groups."""
    for child in node:
        tag, ref = child.tag.removeprefix(XS), child.get("ref")
        if tag == "element":
            elements.append(child.get("name") or ref)
        elif tag == "attribute":
            attributes.append(child.get("name") or ref)
        elif tag in ("group", "attributeGroup") and ref:
            parts(named[tag][ref], elements, attributes)
        elif tag == "extension":
            if child.get("base") in named["complexType"]:
                parts(named["complexType"][child.get("base")], elements, attributes)
            parts(child, elements, attributes)
        elif tag not in ("annotation", "simpleType"):
            parts(child, elements, attributes)


def declared(name):
    """The global element, or the first local one of that name; of contentMeta, what a newsItem has."""
    if name == "contentMeta":
        return named["complexType"]["ContentMetadataAfDType"]
    element = named["element"].get(name) or next(
        e for e in root.iter(XS + "element") if e.get("name") == name
    )
    kind = named["complexType"].get(element.get("type"))
    return kind if kind is not None else element


wanted = []
for name in ("itemMeta", "contentMeta", "rightsInfo", "remoteContent", "header"):
    elements, attributes = [], []
    parts(declared(name), elements, attributes)
    for part in dict.fromkeys(elements):
        wanted.append(f"{name}/{part}")
    for part in dict.fromkeys(attributes):
        wanted.append(f"{name}/@{part}")

table = {}
for line in (source / "src/newsml/g2/written.tsv").read_text().splitlines():
    if line and not line.startswith("#"):
        place, what, why = line.split("\t")
        table[place] = (what, why)

missing = [place for place in wanted if place not in table]
stale = [place for place in table if place not in wanted]
for place in wanted:
    what, why = table.get(place, ("MISSING", ""))
    print(f"{place:48} {what:12} {why}")
written = sum(1 for place in wanted if table.get(place, ("",))[0] == "written")
print(f"{len(wanted)} elements and attributes, {written} written, {len(missing)} without a row")
for place in missing:
    print(f"no row: {place}", file=sys.stderr)
for place in stale:
    print(f"not in the XSD: {place}", file=sys.stderr)
sys.exit(bool(missing or stale))
