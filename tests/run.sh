#!/usr/bin/env bash
# Installs, builds and runs every test. In CI (CI=true) it also holds the formatting; STET_FULL=1 adds the sanitizers and
# coverage.
#
# Tests on real articles and the standards' schemas look in $STET_SHARED, else in ../shared beside the checkout; where
# neither is, they say loudly that they were skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

ci=${CI:-}
full=${STET_FULL:-}
werror=OFF  # what the quickstart built serves here too, outside CI
[ "$ci" != true ] || werror=ON
if [ -z "${STET_SHARED:-}" ] && [ -d ../shared ]; then STET_SHARED=$(cd ../shared && pwd); fi
export STET_SHARED=${STET_SHARED:-}
[ -n "$STET_SHARED" ] || echo "*** STET_SHARED is not set: tests on real articles and XSDs are SKIPPED" >&2

bash tests/packages.sh test
# The cache serves another clone, too.
export CCACHE_NOHASHDIR=1 CCACHE_BASEDIR=$PWD CCACHE_SLOPPINESS=pch_defines,time_macros
jobs=$(nproc)

configure() {  # configure FOLDER OPTIONS...: only when the folder is new
  local folder=$1
  shift
  [ -f "$folder/build.ninja" ] || cmake -S . -B "$folder" -G Ninja -DSTET_WERROR=$werror "$@" >/dev/null
}
suite() {  # suite FOLDER CTEST-OPTIONS...
  local folder=$1
  shift
  ctest --test-dir "$folder" --output-on-failure --no-tests=error -j "$jobs" "$@"
}

configure build -DCMAKE_BUILD_TYPE=Release -DSTET_TESTS=ON -DSTET_BENCH=ON
# A folder that the quickstart made has no tests yet.
grep -q 'STET_TESTS:BOOL=ON' build/CMakeCache.txt && grep -q 'STET_BENCH:BOOL=ON' build/CMakeCache.txt ||
  cmake -S . -B build -DSTET_TESTS=ON -DSTET_BENCH=ON -DSTET_WERROR=$werror >/dev/null
cmake --build build
suite build

if [ "$ci" = true ] || [ -n "$full" ]; then
  echo "== format"
  git ls-files -z 'src/*.cpp' 'src/*.h' 'plugin/*.cpp' 'plugin/*.h' 'plugin/*.hpp' 'tests/*.cpp' 'tests/*.h' |
    xargs -0 clang-format-14 --dry-run --Werror
fi

if [ -n "$full" ]; then
  echo "== address and undefined-behaviour sanitizers"
  # Counting lines in the same build: a checker of memory does not mind.
  configure build-asan -DCMAKE_BUILD_TYPE=RelWithDebInfo -DSTET_SANITIZE=address,undefined -DSTET_COVERAGE=ON \
    -DSTET_BENCH=OFF
  cmake --build build-asan
  find build-asan -name '*.gcda' -delete
  # The hostile files go through the readers in the fuzz replays; a process for each would take minutes here.
  suite build-asan -E host_real
  echo "== coverage"
  gcovr --root . --filter 'src/' --exclude 'src/host/main.cpp' --exclude-throw-branches --print-summary \
    --fail-under-line 90 build-asan | tail -n 8
  echo "== thread sanitizer"
  configure build-tsan -DCMAKE_BUILD_TYPE=RelWithDebInfo -DSTET_SANITIZE=thread -DSTET_BENCH=OFF
  cmake --build build-tsan --target test_plugin
  setarch -R build-tsan/bin/test_plugin --run_test='plugin/lifecycle,calls'
fi
