#!/bin/sh
# What stood in a folder before is never spoilt: by a landscape with mistakes, a full disk, a wrong target.
. "$(dirname "$0")/common.sh"
trap 'umount "$work/disk" 2>/dev/null; rm -rf "$work"' EXIT

# untouched FOLDER: it holds just what was put there.
untouched() {
    [ "$(find "$1" -type f ! -name .paysage | LC_ALL=C sort | xargs cat)" = "an older figure" ] ||
        fail "$1 was touched: $(ls -A "$1")"
}

cat >small.yaml <<'END'
slices: [{id: 2007}, {id: 2008}]
actors: {ann: {name: Ann}, bob: {name: Bob}}
relations: [{from: ann, to: bob}]
END

## A landscape, or a style, with mistakes

mkdir out
echo 'an older figure' >out/network-2007.svg
printf 'slices: [{id: 2007}]\nactors: {a: {kind: nothing}}\n' >wrong.yaml
"$PAYSAGE" render wrong.yaml 2>stderr
[ $? -eq 1 ] || fail 'a landscape with mistakes was drawn'
untouched out
printf 'base: slides\nfont: [\n' >wrong-style.yaml
"$PAYSAGE" render small.yaml --style ./wrong-style.yaml 2>stderr
[ $? -eq 1 ] || fail 'a style with mistakes was used'
untouched out
"$PAYSAGE" render small.yaml --format svg,gif 2>stderr
[ $? -eq 2 ] || fail 'an unknown format was not refused'
untouched out

## What is read is not written over: landscape, style, template

printf 'base: slides\n' >own-style.yaml
echo 'an older template' >own.pptx
for command in explore layout 'export --to json'; do
    for read in small.yaml own-style.yaml own.pptx; do
        cp "$read" before
        # shellcheck disable=SC2086
        "$PAYSAGE" $command small.yaml --style own-style.yaml --template own.pptx -o "$read" 2>stderr
        [ $? -eq 2 ] || fail "$command was to write over $read"
        grep -q 'would spoil what is read' stderr || fail "the message does not say why: $(cat stderr)"
        cmp -s "$read" before || fail "$command wrote over $read"
    done
done

## A target that is a folder, or below a file

mkdir out/network-2008.svg
"$PAYSAGE" render small.yaml --format svg 2>stderr
[ $? -eq 3 ] || fail 'a folder was written over'
grep -q 'network-2008.svg' stderr || fail "the message does not name the file: $(cat stderr)"
grep -q '1 of 2' stderr || fail "the message does not count: $(cat stderr)"
[ -d out/network-2008.svg ] || fail 'the folder is gone'
grep -q '<svg' out/network-2007.svg || fail 'the other figure was not made'
[ "$(ls -A -I .paysage out | wc -l)" -eq 2 ] || fail "something is left over: $(ls -A out)"
rmdir out/network-2008.svg

## Permissions, links and what is there already

rm -r out
(umask 027 && "$PAYSAGE" render small.yaml --format svg 2>stderr)
[ "$(stat -c %a out/network-2007.svg)" = 640 ] || fail 'a new file has not the usual permissions'
mkdir elsewhere
mv out/network-2007.svg elsewhere/real.svg
echo old >elsewhere/real.svg
ln -s ../elsewhere/real.svg out/network-2007.svg
"$PAYSAGE" render small.yaml --format svg 2>stderr || fail 'a link in the folder stops the figures'
[ -L out/network-2007.svg ] || fail 'the link was replaced'
grep -q '<svg' elsewhere/real.svg || fail 'what the link points to was not written'
[ "$(ls -A -I .paysage elsewhere out | grep -c .)" -eq 5 ] || fail "something is left over: $(ls -A elsewhere out)"

## A full disk: the old file stays, and nothing half-written

mkdir disk
if mount -t tmpfs -o size=24k,nr_inodes=20 none disk 2>/dev/null; then
    echo 'an older figure' >disk/network-2007.png
    "$PAYSAGE" render "$TOP/data/space-stations.yaml" --at 1990s --format png -o disk 2>stderr
    [ $? -eq 3 ] || fail 'a full disk was not noticed'
    grep -q 'network-1990s.png' stderr || fail "the message does not name the file: $(cat stderr)"
    untouched disk
    "$PAYSAGE" export "$TOP/data/mesocentres" --to json -o disk/network-2007.png 2>stderr
    [ $? -eq 3 ] || fail 'a full disk was not noticed by export'
    untouched disk
    umount disk
else
    echo 'skipped: 22-safe-output: a full disk, since tmpfs cannot be mounted here'
fi

## A file that may not be as large as it would be: the old one stays

mkdir limited
echo 'an older figure' >limited/network-2007.png
sed 's/ann: {name: Ann}/ann: {name: Ann, note: '"$(printf '%09999d' 0)"'}/' small.yaml >large.yaml
(
    ulimit -f 4
    "$PAYSAGE" render large.yaml --at 2007 --format png -o limited 2>stderr
    [ $? -eq 3 ] || fail "a limit of the size of files ends in another way: $(cat stderr)"
    "$PAYSAGE" export large.yaml --to json -o limited/network-2007.png 2>>stderr
    [ $? -eq 3 ] || fail "a limit of the size of files ends export in another way: $(cat stderr)"
    exit $failed
) || failed=1
[ "$(grep -c 'network-2007.png.*too large for a file' stderr)" -eq 2 ] || fail "it is not told: $(cat stderr)"
untouched limited

## Killed in the middle: each file is whole or not there

mkdir killed
"$PAYSAGE" render "$TOP/data/space-stations.yaml" --format svg -o killed &
process=$!
sleep 0.1
kill -9 $process 2>/dev/null
wait $process 2>/dev/null
for file in killed/*.svg; do
    [ ! -e "$file" ] || tail -n 1 "$file" | grep -q '</svg>' || fail "$file is cut off"
done

exit $failed
