#!/usr/bin/env bash
# Prints T1-T5 of the annotated articles, when they are there: run.sh build/bin/stet
set -euo pipefail
stet=$(realpath "${1:?the stet command}")
shared=${STET_SHARED:-$(cd "$(dirname "$0")/../../.." && pwd)/shared}
eval=$shared/eval/attribution/eval.py
data=$shared/data/attribution
if [ ! -f "$eval" ] || [ ! -d "$data" ]; then
  echo "*** no annotated articles in $data: the speaker finder is NOT measured" >&2
  exit 0
fi
measure() { python3 "$eval" --cmd "$stet check --format jsonl --from text" "$@"; }
echo "== articles"
measure --data "$data/articles"
for folder in marks traps; do
  echo "== $folder"
  measure --data "$data/$folder" --bootstrap 0 | grep -E 'T1|T3|T5|INVALID'
done
for variant in curly single single-straight low-high guillemet mixed; do
  echo "== marks restyled: $variant"
  measure --data "$data/articles" --bootstrap 0 --variant "$variant" | grep -E 'T1|T2 speaker \(head\)|INVALID'
done
