#!/bin/sh
# What `make fuzz` begins with, and what it has found before, through the same harnesses, without libFuzzer.
set -u
TOP=${TOP:-$(cd "$(dirname "$0")/../.." && pwd)}
BUILT=${BUILT:-$TOP/build/release}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$TOP" || exit 1
export FUZZ_ALL=1 # every kind of figure of every input
failed=0
for harness in tests/fuzz/fuzz_*.c; do
    name=$(basename "$harness" .c)
    build-aux/fuzz-seeds "${name#fuzz_}" "$work/$name" || exit 1
    if ! "$BUILT/replay/$name" "$work/$name" >"$work/told" 2>&1; then
        echo "52-fuzz-kept: $name:"
        tail -n 40 "$work/told"
        failed=1
    fi
done
exit $failed
