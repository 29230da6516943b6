#!/usr/bin/env bash
# Installs what a task needs from Debian 12, once: packages.sh build|test
# Does nothing, and asks for no network, when everything is there already.
set -euo pipefail

build="g++ cmake ninja-build pkg-config ccache libpoco-dev libpugixml-dev libexpat1-dev libsimdjson-dev libre2-dev
  libxxhash-dev libxml2-dev libcli11-dev libyaml-dev libexempi-dev"
tests="libboost-test-dev libbenchmark-dev libxml2-utils python3-minimal python3 binutils clang-format-14 gcovr
  python3-jsonschema strace"

case "${1:-build}" in
  build) wanted=$build ;;
  test) wanted="$build $tests" ;;
  *) echo "usage: $0 build|test" >&2; exit 2 ;;
esac

missing=
for package in $wanted; do
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
[ "$(id -u)" = 0 ] || as_root="sudo"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
$as_root apt-get -o DPkg::Lock::Timeout=300 -qq update
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq -y --no-install-recommends install $missing
