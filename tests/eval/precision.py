#!/usr/bin/env python3
"""How often a heuristic rule's flag is one that a chief sub-editor would act on.

    precision.py STET [SHARED]             a line for each rule: findings, labelled, right, precision, unlabelled
    precision.py STET [SHARED] --check     fails when a rule that is on in stet:web falls below its bar, or has no labels
    precision.py STET [SHARED] --todo      the findings of the sample that nobody has labelled, in their context
    precision.py STET [SHARED] --show RULE the findings of one rule, with their labels

Judges the shared articles with stet:web and every heuristic rule switched on, and holds the findings against
labels.tsv: first 16 digits of the article's SHA-256, rule, begin and end of the finding in bytes, verdict, set. The
texts belong to their publishers and are not in the repository. Nothing but Python's standard library is needed.

Four sets of articles:
  published  what professionals published: attribution/articles (their text, without the full stop that the corpus
             puts behind each headline), articles/text and articles/html
  beheaded   the same attribution texts without their headline and first third, as when copy is cut from the wrong end
  swapped    each text under the headline of the one before, as when the wrong story is opened
  unsaid     the same texts with one attribution cut out, once for each that their README describes
Published copy has few faults, so some rules say almost nothing there; those named in RARE are measured on published
copy and on the set named beside them.
"""
import argparse
import collections
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
LABELS = HERE / "labels.tsv"
BARS = {"error": 0.9, "warning": 0.9, "suggestion": 0.7}
SAMPLE = 50
ENOUGH = 5  # labelled findings; with fewer a rule is no more than a suggestion
#: Below its bar and on all the same, and how many wrong flags on published copy it may have: hardly a quotation there is
#: nobody's, so nearly every flag is wrong, though it is one for every hundred quotations.
SHORT = {"attribution.quote-unattributed": 34}
#: Rules that published copy hardly ever wakes, and the set that does.
RARE = {
    "attribution.pronoun-unresolved": "beheaded",
    "attribution.speaker-unintroduced": "beheaded",
    "headline.quote-not-in-body": "swapped",
    "headline.unsupported-entity": "swapped",
    "quote.floating": "unsaid",
}


def key_of(source):
    return hashlib.sha256(source).hexdigest()[:16]


def headline_without_stop(text):
    first, newline, rest = text.partition("\n")
    return first.rstrip(".") + newline + rest if first.endswith(".") and not first.endswith("..") else text


def beheaded(text):
    paragraphs = [each for each in text.split("\n") if each.strip()]
    return "\n\n".join(paragraphs[max(1, len(paragraphs) // 3):]) + "\n"


def unsaid(text, mutation):
    source, at, out = text.encode(), 0, b""
    for begin, end, replacement in mutation["edits"]:
        out += source[at:begin] + replacement.encode()
        at = end
    return headline_without_stop((out + source[at:]).decode())


def articles(shared):
    """(set, name, bytes, format) of every article to judge."""
    other = ""
    for path in sorted((shared / "data/attribution/articles").glob("*.json")):
        article = json.loads(path.read_bytes())
        text = article["text"]
        yield "published", path.stem, headline_without_stop(text).encode(), "text"
        yield "beheaded", path.stem, beheaded(text).encode(), "text"
        headline, _, body = headline_without_stop(text).partition("\n")
        yield "swapped", path.stem, f"{other}\n{body}".encode(), "text"
        other = headline
        for mutation in article["mutations"]:
            yield "unsaid", path.stem, unsaid(text, mutation).encode(), "text"
    for kind in ("text", "html"):
        for path in sorted((shared / "data/articles" / kind).iterdir()):
            yield "published", path.name, path.read_bytes(), kind


def catalogue(stet, schema):
    run = subprocess.run([stet, "rules", "--schema", schema, "--format", "json"], capture_output=True, check=True)
    return {rule["id"]: rule for rule in json.loads(run.stdout)["rules"] if rule["heuristic"]}


def findings_of(stet, shared, rules):
    """Every finding of a heuristic rule: (set, name, key, rule, begin, end, finding, source)."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        severities = {rule: {"severity": row["default"]} for rule, row in rules.items()}
        schema = folder / "all.json"
        schema.write_text(json.dumps({"stet": 1, "name": "all", "version": "1", "extends": "stet:web",
                                      "rules": severities}))
        told = collections.defaultdict(list)
        for which, title, source, kind in articles(shared):
            path = folder / f"{len(told[kind])}.{kind}"
            path.write_bytes(source)
            told[kind].append((which, title, source, path))
        for kind, documents in told.items():
            command = [stet, "check", "--format", "jsonl", "--fail-on", "never", "--from", kind,
                       "--schema", str(schema)]
            run = subprocess.run(command + [str(path) for *_, path in documents], capture_output=True)
            lines = run.stdout.decode().splitlines()
            if len(lines) != len(documents):
                sys.exit(f"{len(documents)} articles, {len(lines)} reports: {run.stderr.decode()[:500]}")
            for (which, title, source, _), line in zip(documents, lines):
                for finding in json.loads(line).get("findings", []):
                    rule = finding["rule"]
                    if rule not in rules or which not in ("published", RARE.get(rule)):
                        continue
                    begin, end = finding["span"]
                    yield which, title, key_of(source), rule, begin, end, finding, source


def read_labels():
    labels = {}
    for number, line in enumerate(LABELS.read_text().splitlines(), 1):
        if line.startswith("#") or not line:
            continue
        key, rule, begin, end, verdict, _ = line.split("\t")
        if verdict not in ("right", "wrong"):
            sys.exit(f"{LABELS.name}:{number}: verdict is {verdict}; right or wrong is wanted")
        labels[key, rule, int(begin), int(end)] = verdict == "right"
    return labels


def order(found):
    which, _, key, rule, begin, end, *_ = found
    return which != "published", hashlib.sha256(f"{key} {rule} {begin} {end}".encode()).hexdigest()


def show(found, label, context=260):
    which, title, key, rule, begin, end, finding, source = found
    before = source[max(0, begin - context):begin].decode("utf8", "replace").replace("\n", "¶")
    behind = source[end:end + context].decode("utf8", "replace").replace("\n", "¶")
    print("\t".join([key, rule, str(begin), str(end), {None: "?", True: "right", False: "wrong"}[label], which]))
    print(f"    {title}: {finding['severity']}: {finding['message']}")
    print(f"    {before}⟦{source[begin:end].decode('utf8', 'replace')}⟧{behind}")


def main():
    parser = argparse.ArgumentParser(description="precision of the heuristic rules on labelled findings")
    parser.add_argument("stet")
    parser.add_argument("shared", nargs="?")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--todo", action="store_true")
    parser.add_argument("--show", metavar="RULE")
    options = parser.parse_args()
    named = options.shared or os.environ.get("STET_SHARED", "")
    shared = pathlib.Path(named) if named else HERE.parents[2] / "shared"
    if not (shared / "data/attribution/articles").is_dir():
        print(f"*** SKIPPED: no articles in {shared}; the precision of the rules is NOT measured (set STET_SHARED)",
              file=sys.stderr)
        return 0

    rules = catalogue(options.stet, "stet:web")
    labels = read_labels()
    by_rule = collections.defaultdict(list)
    for found in findings_of(options.stet, shared, rules):
        by_rule[found[3]].append(found)
    faults = []
    if not options.todo and not options.show:
        print(f"{'rule':34}{'stet:web':>11}{'findings':>9}{'labelled':>9}{'right':>6}{'precision':>10}"
              f"{'unlabelled':>11}  read")
    for rule, row in rules.items():
        sample = sorted(by_rule[rule], key=order)
        verdicts = {order(each): labels.get((each[2], rule, each[4], each[5])) for each in sample}
        if options.show == rule or options.todo:
            for each in sample if options.show else sample[:SAMPLE]:
                if options.show or verdicts[order(each)] is None:
                    show(each, verdicts[order(each)])
            continue
        if options.show:
            continue
        judged = [verdict for verdict in verdicts.values() if verdict is not None]
        read = sum(1 for label in labels if label[1] == rule)
        precision = sum(judged) / len(judged) if judged else None
        severity = row["severity"]["submit"]
        print(f"{rule:34}{severity:>11}{len(sample):9}{len(judged):9}{sum(judged):6}"
              f"{'-' if precision is None else format(precision, '.2f'):>10}{len(sample) - len(judged):11}  {read}")
        if severity == "off":
            continue
        if read == 0:
            faults.append(f"{rule} is on in stet:web and none of its findings is labelled")
        elif rule in SHORT:
            if judged.count(False) > SHORT[rule]:
                faults.append(f"{rule} has {judged.count(False)} wrong flags; it had {SHORT[rule]}")
        elif severity != "suggestion" and len(judged) < ENOUGH:
            faults.append(f"{rule} is a {severity} on {len(judged)} labelled findings; {ENOUGH} are wanted")
        elif precision is not None and precision < BARS[severity]:
            faults.append(f"{rule} is right in {sum(judged)} of {len(judged)}; {severity} wants {BARS[severity]}")
    for fault in faults:
        print(f"precision: {fault}", file=sys.stderr)
    return 1 if faults and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
