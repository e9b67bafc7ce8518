#!/bin/sh
# Every command as its user meets it: help, exit codes, what goes to which stream, and what is said
# of a wrong word.
. "$(dirname "$0")/common.sh"
export NO_COLOR=1

cat >small.yaml <<'END'
language: en
title: Two people
slices: [{id: 2007}, {id: 2008}, {id: before-all, when: ../2006}]
actors: {ann: {name: Ann}, bob: {name: Bob, when: 2008/..}}
relations: [{from: ann, to: bob}]
END
printf 'actors: {a: {nmae: X}}\n' >wrong.yaml
printf 'slices: [{id: 2007}]\nactors: {a: {name: {2001: Old}, when: 2009}}\n' >doubtful.yaml

## Help

expect 0 --help
silent stderr
for command in render check show layout export import batch merge new schema; do
    says stdout "  $command"
    "$PAYSAGE" $command --help >help 2>stderr || fail "$command --help fails"
    silent stderr
    for word in "Usage:" "paysage $command" "Examples:" "  paysage $command"; do
        grep -qF -- "$word" help || fail "$command --help does not say \"$word\""
    done
    "$PAYSAGE" $command -h >short 2>/dev/null || fail "$command -h fails"
    cmp -s help short || fail "$command -h and --help differ"
    LC_ALL=C "$PAYSAGE" $command --help >plain
    cmp -s help plain || fail "$command --help depends on the locale"
    ! grep -q '?' help || fail "$command --help has lost letters"
    [ "$(LC_ALL=C.UTF-8 wc -L <help)" -le 100 ] || fail "$command --help is too wide"
done
says stdout "Exit status:"

expect 0 --version
says stdout "paysage "
[ "$(wc -l <stdout)" -eq 1 ] || fail "--version is not one line"
expect 2
silent stdout
says stderr "Usage:"

## Data on standard output, messages on standard error

expect 0 check small.yaml
silent stdout
says stderr "no mistakes"
expect 0 check small.yaml --format json
silent stderr
says stdout "["
expect 1 check wrong.yaml
silent stdout
says stderr 'wrong.yaml:1:14: error:'
expect 1 check wrong.yaml --format json
silent stderr
says stdout '"rule" : "unknown-key"'
expect 0 check doubtful.yaml
says stderr warning
expect 0 show small.yaml
silent stderr
says stdout "Two people"
expect 0 show small.yaml 2008 --lang fr
says stdout "nouveau"
expect 1 show wrong.yaml
silent stdout
expect 0 layout small.yaml
silent stderr
says stdout "slice,id,x,y,width,height"
expect 0 export small.yaml --to json
silent stderr
says stdout '"actors"'
expect 0 export small.yaml --to csv
says stdout "id,name"
expect 0 export small.yaml --to csv --table slices
says stdout "before-all"
expect 0 export small.yaml --to dot --at 2008
says stdout "ann -- bob"
expect 0 schema
silent stderr
says stdout '"$schema"'
expect 0 render small.yaml --dump view --at 2008
silent stderr
says stdout "slice 2008"
expect 0 render small.yaml --dump layout
says stdout "2008,bob,"
expect 0 render small.yaml --dump scene --at 2008
says stdout "scene network-2008"
[ ! -e out ] || fail "a dump made a folder"

## Files

# tells TEXT: what was written, where, and how long it took, in one line on standard error.
tells() {
    grep -qE "^$1, [0-9.]+ s$" stderr && [ "$(wc -l <stderr)" -eq 1 ] || fail "\"$1\" is not told: $(cat stderr)"
}

expect 0 render small.yaml
silent stdout
tells '9 files in out/'
expect 0 render small.yaml
tells '9 files in out/ as before: nothing has changed'
rm out/network-2007.svg
expect 0 render small.yaml
tells '9 files in out/, 1 made anew'
expect 0 compare small.yaml 2007 2008 --format json,svg -o both
says stderr '1 file in both/'
says stderr '1 file: both/compare-2007-2008.json'
[ "$(ls out | wc -l)" -eq 9 ] || fail "3 slices in 3 formats are not 9 files: $(ls out)"
rm -r out
expect 0 render small.yaml -o a/b/c --format svg,png --at 2007..2008 -j2 --figure network
[ "$(ls a/b/c | tr '\n' ' ')" = "network-2007.png network-2007.svg network-2008.png network-2008.svg " ] ||
    fail "a/b/c holds $(ls a/b/c)"
expect 0 render small.yaml -o one --format pdf --at 2008 --page a4 --style print --lang fr --dpi 96
[ "$(ls one)" = network-2008.pdf ] || fail "one holds $(ls one)"
expect 0 export small.yaml --to csv -o tables
tells '9 files in tables/'
[ "$(ls tables | wc -l)" -eq 9 ] || fail "not all tables are in the folder: $(ls tables)"
expect 0 export small.yaml --to json -o there/landscape.json
silent stdout
tells '1 file: there/landscape.json'
[ -s there/landscape.json ] || fail "export -o wrote nothing"
expect 0 layout small.yaml -o positions.csv --layout fdp
tells '1 file: positions.csv'
[ -s positions.csv ] || fail "layout -o wrote nothing"
expect 0 schema -o schema.json
[ -s schema.json ] || fail "schema -o wrote nothing"
for method in neato fdp sfdp dot circo twopi; do
    expect 0 layout small.yaml --layout $method
    [ "$(wc -l <stdout)" -eq 5 ] || fail "--layout $method: $(cat stdout)"
done
expect 0 render small.yaml --timing --format svg -o timed
for stage in read slice layout figure draw write; do
    grep -qE "^$stage [0-9.]+ s$" stderr || fail "--timing does not tell $stage: $(cat stderr)"
done
expect 0 explore small.yaml --timing -o page.html
for stage in layout figure draw write; do
    grep -qE "^$stage [0-9.]*[1-9][0-9]* s$" stderr || fail "a page took no time to $stage: $(cat stderr)"
done

## Standard input

for call in "check -" "show -" "layout -" "export - --to json" "render - --dump view"; do
    "$PAYSAGE" $call <small.yaml >stdout 2>stderr || fail "paysage $call <file: $(cat stderr)"
done
"$PAYSAGE" check - <wrong.yaml 2>stderr
says stderr '<stdin>:1:14: error:'
"$PAYSAGE" export - --to json -o - <small.yaml >stdout || fail "-o - is not standard output"
says stdout '"actors"'

## Wrong usage: 2, nothing on standard output, and what would be right

# refused TEXT ARGUMENT…
refused() {
    text=$1
    shift
    expect 2 "$@"
    silent stdout
    says stderr "$text"
}

refused 'did you mean "render"?' rendre small.yaml
refused 'no command "xyzzy"' xyzzy
refused 'no option "--xyzzy"' --xyzzy
refused 'DATA is missing' render
refused 'DIR is missing' merge
refused 'FILE is missing' import
refused 'DATA is missing' explore
refused 'A is missing' compare small.yaml
refused 'B is missing' compare small.yaml 2007
refused 'B is missing' compare small.yaml 2007 small.yaml
refused 'no slice "2008..2009"' compare small.yaml 2007..2008..2009
refused 'no slice "./2008"' compare small.yaml ./2008 2007
refused '"" is neither a date nor a range' compare small.yaml 2007 2008 --slices=
refused 'too many arguments: "2009"' compare small.yaml 2007 small.yaml 2008 2009
refused 'write A..B' compare small.yaml 2007..
refused 'no slice "2031"' compare small.yaml 2007..2031
refused 'too many arguments' new one two
refused 'too many arguments' schema more
refused '--xyzzy' render small.yaml --xyzzy
refused 'did you mean "--format"?' render small.yaml --fromat svg
refused 'did you mean "--strict"?' check --strct small.yaml
refused '--at: SLICES' render small.yaml --at
refused 'did you mean "network"?' render small.yaml --figure netwrok
refused 'there are network, pyramid' render small.yaml --figure xyzzy
refused 'pyramid: tiers:' render small.yaml --figure pyramid
refused 'did you mean "before-all"?' render small.yaml --at befor-all
refused 'there are 2007, 2008, before-all' render small.yaml --at xyzzy
refused 'write 2007..2008' render small.yaml --at 2008..2007
refused 'name pyramid, too' render small.yaml --figure network --scale=log
refused 'name timeline or series, too' render small.yaml --from 2007
cat small.yaml - >tiers.yaml <<'END'
pyramid: {tiers: [{id: one}]}
END
for call in "--scale linear" "--scale=linear"; do
    refused 'no scale "linear"; there are schematic, log' render tiers.yaml --figure pyramid $call
done
refused 'there are svg, png, pdf' render small.yaml --format gif
refused 'did you mean "slide"?' render small.yaml --page silde
refused 'WIDTHxHEIGHT' render small.yaml --page 10x10
refused 'did you mean "slides"?' render small.yaml --style slidse
refused 'did you mean "neato"?' render small.yaml --layout naeto
refused 'neato, fdp' layout small.yaml --layout xyzzy
refused 'there are view, layout, scene' render small.yaml --dump xyzzy
refused 'use 1 to 64' render small.yaml -j 65
refused 'use 1 to 64' render small.yaml -j 0
refused 'use 1 to 64' render small.yaml -j -1
refused '-j' render small.yaml -j many
refused 'use a number from 12 to 1200' render small.yaml --dpi 5
refused 'use a number from 12 to 1200' render small.yaml --dpi '1e3 '
refused 'use text, json, sarif or github' check small.yaml --format xml
refused 'use auto, always or never' check small.yaml --color sometimes
refused '--max-actors' check small.yaml --max-actors x
refused 'no slice "2031"' show small.yaml 2031
refused '--to json, yaml, ' export small.yaml
refused 'use json, yaml, ' export small.yaml --to xyzzy
refused 'there are actors, successions, presence' export small.yaml --to csv --table xyzzy
refused 'the option "at"' export small.yaml --to dot
refused 'the option "at" is for other formats' export small.yaml --to gexf --at 2008
refused 'the option "table" is for other formats' export small.yaml --to json --table actors
refused 'the option "gexf" is for other formats' export small.yaml --to csv --gexf 1.2
refused 'names 2 slices' export small.yaml --to dot --at 2007,2008
refused 'no slice "2031"' export small.yaml --to dot --at 2031
[ ! -e out ] || fail "a refused call made a folder"

refused 'there are en, fr' render small.yaml --lang xyzzy
refused 'there are en, fr' show small.yaml --lang xyzzy
refused 'there are en, fr' export small.yaml --to csv --lang x-fr
refused 'there are en, fr' compare small.yaml 2007 small.yaml 2008 --lang xyzzy
refused 'no format "xyzzy" to read' import small.yaml --from xyzzy
refused '"" names no place' new ''
refused 'names no place' new -
refused 'names no folder' render small.yaml -o ''
refused 'for one file' render small.yaml -o -
refused 'for one file' compare small.yaml 2007 2008 --format json,svg -o -
[ ! -e out ] && [ ! -e ./- ] || fail "a refused call made a folder"
expect 0 compare small.yaml 2007 2008 --format json -o -
silent stderr
says stdout '"from"'
cp stdout two-slices
expect 0 layout small.yaml
grep -v ^2007 stdout >later
expect 0 layout small.yaml --at 2008..
cmp -s later stdout || fail "layout --at is not the rows of these slices"
refused 'no slice "2031"' layout small.yaml --at 2031
expect 0 compare small.yaml 2007..2008 --format json -o -
cmp -s two-slices stdout || fail "A..B is not A B"
for region in FR-ca fr_CA en-GB; do
    expect 0 show small.yaml --lang $region
done

## What is read is not written over

cp small.yaml kept.yaml
mkdir folder
cp small.yaml folder/a.yaml
ln -s small.yaml link.yaml
printf 'slice,node\n2007,a\n' >table.csv
cp table.csv kept.csv
refused 'spoil what is read' export small.yaml --to json -o small.yaml
refused 'spoil what is read' export small.yaml --to json -o ./link.yaml
refused 'spoil what is read' export folder --to yaml -o folder/b.yaml
refused 'spoil what is read' layout small.yaml -o small.yaml
printf 'base: slides\n' >mine.yaml
refused 'spoil what is read' layout small.yaml --style ./mine.yaml -o mine.yaml
refused 'spoil what is read' import table.csv -o table.csv
cmp small.yaml kept.yaml && cmp table.csv kept.csv || fail "an input was written over"
expect 0 import table.csv --from csv -o imported.yaml
expect 0 import table.csv --max-bytes 20 -o imported.yaml
says stderr '--max-bytes'
"$PAYSAGE" export - --to json -o - <small.yaml >stdout || fail "a stream is taken for a file"

## Words and names of any bytes: said, and harmless to the terminal and to readers of JSON

# clean STREAM: it is UTF-8 without control characters.
clean() {
    iconv -f utf-8 -t utf-8 "$1" >/dev/null || fail "bytes that are no UTF-8 on $1"
    ! LC_ALL=C grep -q "$(printf '[\001-\010\013-\037]')" "$1" || fail "control characters on $1"
}

odd=$(printf 'odd\033[31m\377.yaml')
cp small.yaml "$odd"
for option in --at --figure --lang --scale --from --measures --page --dpi --format; do
    refused "é" render tiers.yaml --figure pyramid,timeline,series $option é
    expect 2 render tiers.yaml --figure pyramid,timeline,series $option "$(printf '\033[31m\351')"
    clean stderr
done
expect 2 export small.yaml --to csv --table "$(printf '\033[31m\351')"
clean stderr
expect 2 check small.yaml "$(printf -- '--\033[31m')"
clean stderr
expect 0 check "$odd"
clean stderr
expect 3 check "not-$odd"
clean stderr
printf 'actors: {a: {nmae: X}}\n' >"$odd"
expect 1 check "$odd"
clean stderr
expect 1 check "$odd" --format json
clean stdout
cp small.yaml "$odd"
expect 0 compare "$odd" 2007 small.yaml 2008 --format json
clean stdout
expect 0 compare "$odd" 2007 small.yaml 2008 --format svg -o odd
clean odd/compare-*.svg

# A name that begins with a dash is no option after --.
cp small.yaml ./-o.yaml
expect 0 check -- -o.yaml

## The world refuses: 3, and what to do

# world TEXT ARGUMENT…
world() {
    text=$1
    shift
    expect 3 "$@"
    silent stdout
    says stderr "$text"
}

world nowhere.yaml check nowhere.yaml
world nowhere.yaml render nowhere.yaml
world small.yaml/below render small.yaml -o small.yaml/below
world small.yaml export small.yaml --to json -o small.yaml/below
world small.yaml/below export small.yaml --to csv -o small.yaml/below
world small.yaml layout small.yaml -o small.yaml/below
world small.yaml/below new small.yaml/below
world 'there already' new small.yaml
world /proc render small.yaml -o /proc/paysage
if [ -w /dev/full ]; then
    for call in "show small.yaml" "layout small.yaml" "export small.yaml --to json" "schema" \
        "check small.yaml --format json" "render small.yaml --dump scene" "--version" "--help" \
        "render --help"; do
        "$PAYSAGE" $call >/dev/full 2>stderr </dev/null
        found=$?
        [ "$found" -eq 3 ] || fail "paysage $call >/dev/full: exit $found, not 3"
        says stderr "paysage: "
    done
    world /dev/full export small.yaml --to json -o /dev/full
fi

exit $failed
