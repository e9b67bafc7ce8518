#!/bin/sh
# The first five minutes: `new`, then `check` and `render`, without a warning; and every page and style of it.
. "$(dirname "$0")/common.sh"

"$PAYSAGE" new 'my landscape' >stdout 2>stderr || fail "new: $(cat stderr)"
[ ! -s stdout ] || fail 'new writes on standard output'
grep -q 'paysage render' stderr || fail "new does not say what to do next: $(cat stderr)"
cmp "$TOP/data/template/landscape.yaml" 'my landscape/landscape.yaml' || fail 'the template is another one'

"$PAYSAGE" check 'my landscape' 2>stderr || fail "check: $(cat stderr)"
! grep -q warning stderr || fail "check has doubts: $(cat stderr)"
"$PAYSAGE" render 'my landscape' -o out 2>stderr || fail "render: $(cat stderr)"
[ "$(grep -cvE '^[0-9]+ files in .*/, [0-9.]+ s$' stderr)" -eq 0 ] || fail "render says: $(cat stderr)"
[ "$(ls out | wc -l)" -eq 24 ] || fail "4 networks, a comparison, a timeline and 2 pyramids in 3 formats are not 24 files: $(ls out)"

"$PAYSAGE" new 'my landscape' 2>stderr
[ $? -eq 3 ] || fail 'new writes over what is there'
mkdir empty
"$PAYSAGE" new empty 2>/dev/null || fail 'new does not take an empty folder'

# Each style, and each page.
set -- slide slide-4x3 a4 a4-portrait fit 1280x720
for style in slides print dark mono slides print; do
    "$PAYSAGE" render empty -o "$1" --style $style --page "$1" --format svg --lang en 2>stderr ||
        fail "--style $style --page $1: $(cat stderr)"
    [ "$(grep -cvE '^[0-9]+ files in .*/, [0-9.]+ s$' stderr)" -eq 0 ] ||
        fail "--style $style --page $1 says: $(cat stderr)"
    shift
done

exit $failed
