"""stet validate as a person uses it: validate.py STET SOURCE SHARED

Exit codes and outputs; that it opens nothing that was not named (strace); and that its verdict by the XSD
or DTD is that of the table beside the fixtures.
"""

import csv
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

stet, source, shared = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3] or "../shared")
failures = 0


def check(claim, holds, detail=""):
    global failures
    if not holds:
        failures += 1
        print(f"FAILED: {claim} {detail}")


def run(*words):
    return subprocess.run([stet, *map(str, words)], capture_output=True, text=True, timeout=120)


with tempfile.TemporaryDirectory() as folder:
    story = pathlib.Path(folder, "story.txt")
    story.write_text("Ferry crews vote\n\nFerry crews at Northport voted on Tuesday.\n")
    good = pathlib.Path(folder, "story.xml")
    made = run("convert", "--provider", "Wire", "--provider-uri", "https://wire.example/", "--now",
               "2026-11-24T09:15:02Z", "--fail-on", "never", "--out", good, story)
    check("convert makes the document", made.returncode == 0 and good.exists(), made.stderr)
    answer = run("validate", good)
    check("a document of ours has no error", answer.returncode == 0, answer.stdout + answer.stderr)
    text = good.read_text()
    broken = pathlib.Path(folder, "broken.xml")
    broken.write_text(text.replace("stat:usable", "stat:live"))
    answer = run("validate", broken)
    check("an error makes exit code 1", answer.returncode == 1, answer.stdout)
    check("the text names rule and place", "[g2.status-unknown]" in answer.stdout, answer.stdout)
    answer = run("validate", "--format", "json", broken)
    finding = json.loads(answer.stdout)["findings"][0]
    check("JSON has rule, place and reason",
          {"rule", "severity", "message", "why", "span", "line", "column", "in"} <= finding.keys())
    check("--fail-on never is 0", run("validate", "--fail-on", "never", broken).returncode == 0)
    broken.write_text("<newsItem><a></newsItem>")
    answer = run("validate", broken)
    check("not well-formed is a finding with its place",
          answer.returncode == 1 and "broken.xml:1:" in answer.stdout, answer.stdout)
    check("a missing schema is a usage error",
          run("validate", "--xsd", pathlib.Path(folder, "none.xsd"), good).returncode == 2)
    check("no document is a usage error", run("validate").returncode == 2)
    checks = json.loads(run("validate", "--checks", "--format", "json").stdout)
    check("the checks are listed", len(checks) > 80, str(len(checks)))
    lines = pathlib.Path(folder, "two.jsonl")
    lines.write_text("".join(
        json.dumps({"uri": f"urn:newsml:wire.example:20261124:{i}", "headline": f"Ferry {i}", "language": "en"}) + "\n"
        for i in range(3)))
    answer = run("convert", "--lines", "--from", "ninjs", "--schema", "stet:core", "--now", "2026-11-24T09:15:02Z", lines)
    check("--lines makes one message of all", answer.stdout.count("<newsItem ") == 3, answer.stderr)

    if shutil.which("strace"):
        hostile = pathlib.Path(folder, "hostile.xml")
        hostile.write_text('<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf.dtd"><nitf><body/></nitf>')
        trace = pathlib.Path(folder, "trace")
        subprocess.run(["strace", "-f", "-o", trace, "-e", "trace=open,openat,socket,connect", stet,
                        "validate", good, hostile], capture_output=True, timeout=120)
        for line in trace.read_text(errors="replace").splitlines():
            check("no socket is opened", "socket(" not in line and "connect(" not in line, line)
            named = str(good) in line or str(hostile) in line
            machine = any(part in line for part in (
                ".so", "/proc/", "/sys/", "/dev/", "locale", "/etc/localtime", "/etc/ld", "ENOENT", "libstet", "SIG",
                "exited", ".gcda"))  # the last: a build that counts the lines it ran
            check("no file is opened that was not named", named or machine or "open" not in line, line)
    else:
        print("*** SKIPPED: no strace", file=sys.stderr)

fixtures = shared / "data/newsml-fixtures"
if fixtures.exists():
    for row in csv.DictReader(open(fixtures / "VALIDITY.tsv"), delimiter="\t"):
        schema = (["--dtd", shared / "iptc/newsml-1.2/NewsMLv1.2.dtd"] if "dtd" in row["kind"]
                  else ["--xsd", shared / "iptc/g2-with-nitf.xsd"])
        answer = run("validate", *schema, "--format", "json", "--fail-on", "never", fixtures / row["file"])
        found = any(f["rule"] == "xml.schema" for f in json.loads(answer.stdout)["findings"])
        wanted = (row["after_trim"] or row["result"]).startswith("invalid")
        check(f"the schema's verdict on {row['file']}", found == wanted)
else:
    print(f"*** SKIPPED: no {fixtures}", file=sys.stderr)
sys.exit(failures > 0)
