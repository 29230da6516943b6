"""Judges ninjs documents by the IPTC's JSON Schemas: ninjs_valid.py SCHEMAS FOLDER

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

schemas, folder = map(pathlib.Path, sys.argv[1:3])
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


for path in sorted(folder.glob("*.json")):
    document = json.loads(path.read_bytes())
    standard = document.get("standard") or document.get("$standard") or {}
    for error in validator_for(standard.get("version", "none")).iter_errors(document):
        place = "/".join(map(str, error.absolute_path))
        print(f"{path.name}: {place}: {error.message[:200]}")
        break
