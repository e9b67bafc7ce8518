# shellcheck shell=sh
# What scripts share: the program, an empty folder to work in, and what is told of a mistake.
set -u
TOP=${TOP:-$(cd "$(dirname "$0")/../.." && pwd)}
PAYSAGE=${PAYSAGE:-$TOP/build/paysage}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0
script=$(basename "$0" .sh)
cd "$work" || exit 1

fail() {
    echo "$script: $*"
    failed=1
}

# expect CODE ARGUMENT…: runs the program; its output is in ./stdout and ./stderr afterwards.
expect() {
    code=$1
    shift
    "$PAYSAGE" "$@" >stdout 2>stderr </dev/null
    found=$?
    [ "$found" -eq "$code" ] || fail "paysage $*: exit $found, not $code: $(cat stderr)"
}

# says STREAM TEXT: the text was written there.
says() {
    grep -qF -- "$2" "$1" || fail "\"$2\" is not on $1 of the last call: $(cat "$1")"
}

silent() {
    [ ! -s "$1" ] || fail "something is on $1 of the last call: $(head -n 3 "$1")"
}
