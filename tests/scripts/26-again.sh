#!/bin/sh
# What was made is not made again; what is missing, changed or asked for otherwise is.
. "$(dirname "$0")/common.sh"

# The files of out/ with the times of their last changes, to the nanosecond.
state() {
    find out -type f ! -name .paysage -printf '%p %s %C@ %i\n' | LC_ALL=C sort
}

# stays WHAT: renders; the files stay as they were, and nothing is made.
stays() {
    state >before
    render || fail "$1: render failed"
    state >after
    grep -q 'as before: nothing has changed' said || fail "$1: made again: $(cat said)"
    cmp -s before after || fail "$1: files were touched: $(diff before after | head -n 2)"
}

# remakes WHAT: renders; the files are those of a first run.
remakes() {
    render || fail "$1: render failed"
    diff -r -x .paysage expected out >/dev/null || fail "$1: not mended"
}

cat >small.yaml <<'END'
slices: [{id: 2007}, {id: 2008}]
actors: {ann: {name: Ann}, bob: {name: Bob}}
relations: [{from: ann, to: bob}]
END
cat >mine.yaml <<'END'
base: slides
colours: {background: "#fdf6e3"}
END
style=slides
render() {
    "$PAYSAGE" render small.yaml -o out --format svg --style "$style" 2>said
}

render || fail "the first run failed"
cp -r out expected
stays "nothing has changed"

## Outputs

rm out/network-2007.svg
remakes "a file is missing"
printf x | dd of=out/network-2008.svg bs=1 seek=40 conv=notrunc 2>/dev/null
remakes "one byte has changed"
touch -r expected/network-2008.svg out/network-2008.svg
printf x | dd of=out/network-2008.svg bs=1 seek=40 conv=notrunc 2>/dev/null
touch -r expected/network-2008.svg out/network-2008.svg
remakes "one byte has changed, and the time was set back"
printf junk >out/.paysage
remakes "the stamp is damaged"
rm out/.paysage
remakes "the stamp is missing"
stays "after mending"

state >before
"$PAYSAGE" render small.yaml -o out --format svg --style slides --fresh 2>said || fail "--fresh: render failed"
state >after
[ "$(comm -12 before after | wc -l)" -eq 0 ] || fail "--fresh takes something over"
stays "after --fresh"

## How it is said

for more in "--timing" "-j 1" "-j2" "-o ./out" "--lang en" "--page slide" "--max-text 5000"; do
    state >before
    "$PAYSAGE" render small.yaml -o out --format svg --style slides $more 2>said || fail "$more: render failed"
    state >after
    cmp -s before after || fail "$more makes all anew"
done
"$PAYSAGE" render - -o out --format svg <small.yaml 2>said || fail "from standard input: render failed"
grep -q 'nothing has changed' said || fail "the same from standard input is made anew: $(cat said)"

## Read once: pipes do, and what changes while it is read does no harm

mkfifo pipe.yaml style-pipe.yaml
for round in first second; do
    cat small.yaml >pipe.yaml &
    cat mine.yaml >style-pipe.yaml &
    timeout 20 "$PAYSAGE" render pipe.yaml --style style-pipe.yaml -o piped --format svg 2>said ||
        fail "from pipes: $(cat said)"
    wait
done
grep -q 'nothing has changed' said || fail "the same from pipes is made anew: $(cat said)"
mkfifo piped/network-2007.svg.pipe
mv -f piped/network-2007.svg.pipe piped/network-2007.svg
timeout 20 "$PAYSAGE" render small.yaml --style ./mine.yaml -o piped --format svg 2>said
[ $? -eq 3 ] || fail "a pipe where a figure goes: $(cat said)"
grep -q 'network-2007.svg' said || fail "a pipe where a figure goes is not told: $(cat said)"
mkfifo stamp-pipe
mkdir stamped
mv stamp-pipe stamped/.paysage
timeout 20 "$PAYSAGE" render small.yaml -o stamped --format svg 2>said || fail "a pipe as a stamp: $(cat said)"

## Inputs

sed -i s/Bob/Rob/ small.yaml
render || fail "a new name: render failed"
grep -q Rob out/network-2007.svg || fail "a new name is not on the figure"
sed -i s/Rob/Bob/ small.yaml
remakes "the old name again"
style=./mine.yaml
render || fail "a style of one's own: render failed"
cmp -s out/network-2008.svg expected/network-2008.svg && fail "another style changes nothing"
cp out/network-2008.svg cream.svg
sed -i s/fdf6e3/f6e3fd/ mine.yaml
render || fail "another colour: render failed"
cmp -s out/network-2008.svg cream.svg && fail "another colour changes nothing"
style=slides
remakes "the shipped style again"
"$PAYSAGE" render small.yaml -o out --format svg --page a4 2>said || fail "another page: render failed"
cmp -s out/network-2008.svg expected/network-2008.svg && fail "another page changes nothing"
remakes "the first page again"

## Doubts are told each time

cat >small.yaml <<'END'
slices: [{id: 2007}, {id: 2008}]
actors: {ann: {name: Ann}, bob: {name: Bob}}
relations: [{from: ann, to: bob}]
figures: [{kind: network, at: 2007}, {kind: pyramid}]
END
render || fail "with a doubt: render failed"
cp said first
render || fail "with a doubt: render failed again"
cp said second
grep -q warning first || fail "no doubt was told"
grep -q 'as before: nothing has changed' second || fail "a doubt makes all anew: $(cat second)"
[ "$(grep -v ' files* in ' first)" = "$(grep -v ' files* in ' second)" ] || fail "a doubt is told only once"

exit "$failed"
