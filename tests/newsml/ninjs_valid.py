"""Judges ninjs documents by the IPTC's JSON Schemas: ninjs_valid.py SCHEMAS FILE

The file has names and documents in turn, each with a NUL behind it.
Each document names its version in `standard` (2.0 on) or `$standard` (1.x). Says what is wrong, one
line a document, and nothing when all is well. Opens no network: the one remote schema, GeoJSON, is
a stand-in from the same folder.
"""

import json
import pathlib
import sys
import warnings

warnings.simplefilter("ignore")  # RefResolver is old, and the one way that Debian 12 and newer share

import jsonschema  # noqa: E402

schemas, file = map(pathlib.Path, sys.argv[1:3])
validators = {}


def validator_for(version):
    if version not in validators:
        schema = json.loads((schemas / f"ninjs-schema_{version}.json").read_text())
        stub = json.loads((schemas / "geojson-stub.json").read_text())
        store = {"https://geojson.org/schema/GeoJSON.json": stub}
        for address in {schema.get("$id"), schema.get("id")} - {None}:
            store[address.rstrip("#")] = schema
        kind = jsonschema.validators.validator_for(schema)
        resolver = jsonschema.RefResolver.from_schema(schema, store=store)
        validators[version] = kind(
            schema, resolver=resolver, format_checker=jsonschema.FormatChecker()
        )
    return validators[version]


pieces = file.read_bytes().split(b"\0")
for name, document in zip(pieces[0::2], pieces[1::2]):
    document = json.loads(document)
    standard = document.get("standard") or document.get("$standard") or {}
    for error in validator_for(standard.get("version", "none")).iter_errors(document):
        place = "/".join(map(str, error.absolute_path))
        print(f"{name.decode()}: {place}: {error.message[:200]}")
        break
