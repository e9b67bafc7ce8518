#!/bin/sh
# "-o -": one figure in one format goes to standard output, byte for byte as its file, and nothing else is written.
. "$(dirname "$0")/common.sh"

cat >small.yaml <<'END_OF_YAML'
slices: [{id: 2007}, {id: 2008}]
actors: {ann: {name: Ann}, bob: {name: Bob, when: 2008/..}}
relations: [{from: ann, to: bob}]
END_OF_YAML

refused() {
    what=$1
    shift
    expect 2 "$@"
    silent stdout
    says stderr "$what"
    [ "$(wc -l <stderr)" -eq 1 ] || fail "paysage $*: more than one line: $(cat stderr)"
}

## The bytes of the file

for call in 'network --at 2008' film deck; do
    for format in svg png pdf csv; do
        # shellcheck disable=SC2086
        set -- render small.yaml --figure $call --format $format -o
        case $call,$format in film,png | deck,svg | deck,png) continue ;; esac
        rm -rf files
        "$PAYSAGE" "$@" files 2>stderr || fail "no file is made: $(cat stderr)"
        expect 0 "$@" -
        cmp -s stdout files/*.$format || fail "$call as $format is not the same on standard output"
        silent stderr
    done
done
"$PAYSAGE" compare small.yaml 2007 2008 --format svg,csv -o files 2>stderr || fail "compare: $(cat stderr)"
for format in svg csv; do
    expect 0 compare small.yaml 2007 2008 --format $format -o -
    cmp -s stdout files/compare-2007-2008.$format || fail "compare as $format is not the same on standard output"
done
"$PAYSAGE" render - --figure network --at 2008 --format svg -o - <small.yaml >stdout ||
    fail "from standard input to standard output"
"$PAYSAGE" render small.yaml --figure network --at 2008 --format svg -o files 2>stderr || fail "network: $(cat stderr)"
cmp -s stdout files/network-2008.svg || fail "a landscape from standard input is drawn otherwise"
[ ! -e out ] && [ ! -e ./- ] && [ ! -e .paysage ] || fail "a folder or a stamp was made: $(ls -A)"

## Several files, or none, are told before anything is written

refused '--format' render small.yaml --figure network --at 2008 -o -
refused '--at' render small.yaml --figure network --format svg -o -
refused 'svg, pdf, mp4' render small.yaml --figure film --format png -o -
refused 'json' compare small.yaml 2007 2008 --format svg,json -o -
refused '--format' compare small.yaml 2007 2008 -o -
refused 'lineage is not made' render small.yaml --figure lineage --format svg -o -
python3 - >many.yaml <<'END_OF_PYTHON'
print("slices: [{id: 2007}]\nactors:")
for i in range(90):
    print(f"  a{i}: {{name: Actor {i}, when: 2007-{i % 12 + 1:02}/2008}}")
END_OF_PYTHON
refused 'formats of one file: pdf' render many.yaml --figure timeline --format svg -o -
expect 0 render many.yaml --figure timeline --format pdf -o -
says stderr 'note: timeline'
head -c 5 stdout | grep -q '%PDF-' || fail "notes got into the file"
[ ! -e out ] || fail "a refused call made a folder"

## A reader that leaves, a full disk, and a closed door are told

cat >broken.sh <<'END_OF_SCRIPT'
"$PAYSAGE" render "$TOP/data/mesocentres" --figure film --format svg -o - 2>stderr
echo $? >code
END_OF_SCRIPT
TOP=$TOP PAYSAGE=$PAYSAGE sh broken.sh | head -c 10 >/dev/null
[ "$(cat code)" -eq 3 ] || fail "a broken pipe ends with $(cat code)"
says stderr 'nobody reads it'
if [ -c /dev/full ]; then
    "$PAYSAGE" render small.yaml --figure network --at 2008 --format svg -o - >/dev/full 2>stderr
    code=$?
    [ "$code" -eq 3 ] || fail "a full disk ends with $code"
    says stderr 'no space left'
fi
"$PAYSAGE" render small.yaml --figure network --at 2008 --format svg -o - >&- 2>stderr
code=$?
[ "$code" -eq 3 ] || fail "a closed standard output ends with $code"

## In a pipe

if command -v rsvg-convert >/dev/null; then
    "$PAYSAGE" render small.yaml --figure network --at 2008 --format svg -o - | rsvg-convert -o piped.png ||
        fail "rsvg-convert does not read it"
    head -c 4 piped.png | grep -q PNG || fail "no picture comes out of the pipe"
fi

exit $failed
