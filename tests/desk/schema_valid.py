"""The JSON Schema of the editorial schema, by a maintained validator: it takes every schema we have,
and refuses what the loader refuses by its form. Usage: schema_valid.py FOLDER_OF_THE_PROJECT"""

import json
import pathlib
import re
import sys

try:
    import jsonschema
except ImportError:
    print("*** SKIPPED: no python3-jsonschema, so schemas are not validated")
    sys.exit(0)

TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|//[^\n]*|/\*.*?\*/|,(?=\s*[\]}])', re.DOTALL)


def read_jsonc(text):
    """Comments out, then commas before a closing bracket."""
    keep = lambda match: match.group(0) if match.group(0)[0] == '"' else ""
    return json.loads(TOKEN.sub(keep, TOKEN.sub(keep, text)))


BROKEN = {
    "unknown key": {"ruels": {}},
    "unknown severity": {"rules": {"quote.unbalanced": "warn"}},
    "unknown kind": {"style": [{"id": "h.x", "kind": "existance", "message": "m"}]},
    "key of another kind": {
        "style": [{"id": "h.x", "kind": "existence", "message": "m", "tokens": ["a"], "swap": {}}]
    },
    "entry without a message": {"style": [{"id": "h.x", "kind": "existence", "tokens": ["a"]}]},
    "override without when": {"overrides": [{"name": "x"}]},
    "unknown condition": {"overrides": [{"name": "x", "when": {"dsk": "a"}}]},
    "term without a code": {"vocabularies": {"x": {"alias": "x", "terms": [{"name": "a"}]}}},
    "test without an article": {"tests": [{"name": "x"}]},
    "own stage that stands on nothing": {"stages": {"review": {"blockOn": "error"}}},
    "multiple of nothing": {"fields": {"urgency": {"multipleOf": 0}}},
    "unknown type": {"fields": {"extra./a": {"type": "text"}}},
    "contains that asks nothing": {"fields": {"keywords": {"contains": {}}}},
    "minContains alone": {"fields": {"keywords": {"minContains": 2}}},
    "constraint that asks nothing": {"constraints": [{"name": "x"}]},
    "then without if": {"constraints": [{"then": {"required": ["byline"]}}]},
    "constraint nested too deep": {
        "constraints": [{"not": {"not": {"not": {"not": {"required": ["byline"]}}}}}]
    },
    "match that takes everything": {"types": {"alert": {"match": {}}}},
    "unknown term of a waiver": {"rules": {"quote.floating": {"waivable": {"role": ["editor"]}}}},
    "unknown answer to a missing fact": {"rules": {"quote.floating": {"onMissingFact": "block"}}},
}


WHOLE = {
    "own stage": {"stages": {"review": {"includes": ["submit"]}}, "rules": {"quote.floating": {"severity": {"review": "error"}}}},
    "contains by member": {"fields": {"media[main].renditions": {"contains": {"width": {"minimum": 1600}}, "minContains": 2}}},
    "contains of words": {"fields": {"keywords": {"contains": {"const": "harbour"}}}},
    "constraint four deep": {"constraints": [{"not": {"not": {"not": {"required": ["byline"]}}}}]},
    "constraint with branches": {
        "constraints": [
            {
                "name": "x",
                "if": {"fields": {"urgency": {"maximum": 2, "required": True}}},
                "then": {"anyOf": [{"required": ["summary"]}, {"required": ["headlines[short]"]}]},
                "dependentRequired": {"embargo.until": ["embargo.note"]},
                "severity": {"submit": "warning", "publish": "error"},
            }
        ]
    },
    "waiver's terms": {
        "rules": {
            "quote.floating": {
                "waivable": {"by": "editor", "reason": {"minLength": 9}, "expiry": "required"},
                "needsAck": True,
                "onMissingFact": "warning",
            }
        }
    },
    "type that matches": {"types": {"alert": {"match": {"keyword": ["flash"]}}}},
}


def main():
    root = pathlib.Path(sys.argv[1])
    form = json.loads((root / "schemas" / "editorial-1.schema.json").read_text("utf-8"))
    kind = jsonschema.validators.validator_for(form)
    kind.check_schema(form)
    validator = kind(form)
    faults = 0
    files = sorted((root / "schemas").glob("*.jsonc"))
    files += sorted((root / "tests" / "desk" / "schemas").glob("*.jsonc"))
    files += sorted((root / "examples" / "schemas").glob("*.jsonc"))
    for file in files:
        for error in validator.iter_errors(read_jsonc(file.read_text("utf-8"))):
            print(f"{file}: {error.json_path}: {error.message}")
            faults += 1
    for name, whole in WHOLE.items():
        for error in validator.iter_errors(whole):
            print(f"{name}: {error.json_path}: {error.message}")
            faults += 1
    for name, broken in BROKEN.items():
        if validator.is_valid(broken):
            print(f"{name}: taken, and should not be")
            faults += 1
    print(f"{len(files)} schemas taken, {len(BROKEN)} broken ones refused, {faults} faults")
    return 1 if faults or len(files) < 7 else 0


sys.exit(main())
