#!/bin/sh
# A short form of `make faults`, and surroundings that lack what programs take for granted.
. "$(dirname "$0")/common.sh"
export TOP PAYSAGE NO_COLOR=1

# A sanitizer wants to be loaded first: then no library can stand before the system's.
shim=${BUILT:-$TOP/build/release}/shim.so
SHIM=
if [ -e "$shim" ]; then
    SHIM=$shim
    export SHIM
    "$TOP/tests/faults/calls.py" 1 >told || fail "$(cat told)"
else
    echo "skipped: 50-faults: calls of the system that fail, since $shim is not there"
fi
"$TOP/tests/faults/kill.py" "$([ -n "${THOROUGH:-}" ] && echo 10 || echo 3)" >told || fail "$(cat told)"
"$TOP/tests/faults/together.py" 1 >told || fail "$(cat told)"
"$TOP/tests/faults/pairs.py" "$([ -n "${THOROUGH:-}" ] && echo 100 || echo 25)" >told || fail "$(cat told)"

cat >small.yaml <<'END'
slices: [{id: 2007}, {id: 2008}]
actors: {ann: {name: Ann}, bob: {name: Bob}}
relations: [{from: ann, to: bob}]
END

# expect CODE WORDS COMMAND…: how a call ends, and what it says (what it has made, if WORDS is empty).
expect() {
    code=$1 words=$2
    shift 2
    "$@" >stdout 2>stderr </dev/null
    found=$?
    [ "$found" -eq "$code" ] || fail "$*: exit $found, not $code: $(cat stderr)"
    if [ -n "$words" ]; then
        grep -qF -- "$words" stderr || fail "$*: \"$words\" is not said: $(cat stderr)"
    elif grep -qvE '^[0-9]+ files in .*/, [0-9.]+ s$' stderr; then
        fail "$*: says $(cat stderr)"
    fi
}
render="$PAYSAGE render small.yaml --fresh --format svg,png"

## Surroundings

expect 0 '' $render -o plain
expect 0 '' env TMPDIR=/nowhere $render -o out
expect 0 '' env TMPDIR=/dev/full $render -o out
# (The tests' own fonts have no other cache than that.)
expect 0 '' env -u FONTCONFIG_FILE HOME=/proc/nowhere XDG_CACHE_HOME=/proc/nowhere XDG_CONFIG_HOME=/proc/nowhere $render -o out
mkdir empty
echo "<fontconfig><dir>$work/empty</dir><cachedir>$work/cache</cachedir></fontconfig>" >no-fonts.conf
expect 3 'no font is installed' env FONTCONFIG_FILE="$work/no-fonts.conf" $render -o never
[ ! -e never ] || fail 'a figure was drawn without fonts'
expect 0 '' env GVBINDIR="$work/empty" $render -o out
expect 3 'neato' env GVBINDIR="$work/empty" $render -o out --layout neato
expect 0 '' env GVBINDIR="$work/empty" "$PAYSAGE" export small.yaml --to dot --at 2007

## Where the files go

mkdir real
ln -s real link
for folder in link ./link/../real/. "$work/real" link/deeper/still; do
    rm -rf real/*
    expect 0 '' $render -o "$folder"
    diff -r -x .paysage plain "$folder" || fail "-o $folder"
done
[ -L link ] || fail 'the link was replaced'
ln -s nowhere dangling
expect 3 dangling $render -o dangling

## What is closed, and what ends a run

expect 3 'standard output' sh -c "\"$PAYSAGE\" export small.yaml --to json >&-"
expect 3 'nobody reads' sh -c "{ sleep 0.2; \"$PAYSAGE\" schema; echo \$? >status; } | :; exit \$(cat status)"
expect 0 '' sh -c "$render -o out 2>&- <&-"
head -c 5 out/network-2007.svg | grep -q '<' || fail 'something stands before the figure'
expect 3 'ulimit -f' sh -c "ulimit -f 1; $render -o never"
expect 3 'Input/output error' "$PAYSAGE" check /proc/self/mem
expect 3 '--max-seconds' sh -c "sleep 1.5 | \"$PAYSAGE\" check - --max-seconds 1"
expect 2 '--max-seconds 0' "$PAYSAGE" check small.yaml --max-seconds 0
expect 2 '--max-bytes -1' "$PAYSAGE" check small.yaml --max-bytes=-1
exit $failed
