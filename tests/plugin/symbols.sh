#!/bin/sh
# One exported symbol, no unique symbols, no text relocations, and only libraries that no CMS carries otherwise.
# usage: symbols.sh libstet.so
set -eu
library=$1
fail() { echo "$*" >&2; exit 1; }
defined=$(nm -D --defined-only "$library" | awk '$2 != "A" { sub(/@.*/, "", $3); print $3 }')
[ "$defined" = stet_get_entry ] || fail "exports more than stet_get_entry: $defined"
if nm -D "$library" | awk '{ print $(NF-1) }' | grep -qx u; then fail "has GNU_UNIQUE symbols"; fi
readelf -d "$library" | grep -q TEXTREL && fail "has text relocations"
readelf -d "$library" | grep -q NODELETE || fail "is not marked nodelete"
readelf -d "$library" | grep -q 'SONAME.*\[libstet.so.1\]' || fail "soname is not libstet.so.1"
readelf -d "$library" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | while read -r needed; do
  case "$needed" in
    libc.so.6|libm.so.6|libgcc_s.so.1|libstdc++.so.6|ld-linux-x86-64.so.2|libre2.so.9|libsimdjson.so.14) ;;
    *) fail "needs $needed, which a host may carry in another version" ;;
  esac
done
echo "one exported symbol, allowed libraries only"
