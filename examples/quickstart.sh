#!/usr/bin/env bash
# From a bare Debian 12 to a first finding: installs packages, builds, then checks and converts a sample story.
# The second run takes seconds.
set -euo pipefail
cd "$(dirname "$0")/.."

bash tests/packages.sh build
export CCACHE_NOHASHDIR=1 CCACHE_BASEDIR=$PWD CCACHE_SLOPPINESS=pch_defines,time_macros
[ -f build/build.ninja ] || cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DSTET_TESTS=OFF -DSTET_BENCH=OFF >/dev/null
cmake --build build --target stet_command stet

story=examples/articles/harbour.txt
mkdir -p build/quickstart
echo
echo "== stet check $story"
# Exit code 1 means findings, which is what this story is for.
build/bin/stet check "$story" || [ $? = 1 ]
echo
echo "== stet convert --to newsml-g2 $story"
build/bin/stet convert --to newsml-g2 --provider "Harbour Wire" --provider-uri https://harbourwire.example/ \
  --out build/quickstart/harbour.xml "$story" || [ $? = 1 ]
cat build/quickstart/harbour.xml
echo
echo "The NewsML-G2 stands in build/quickstart/harbour.xml; the command is build/bin/stet, the library build/lib/libstet.so."
