#!/bin/sh
# The same landscape gives the same bytes: a second time, in another folder, in any locale and time zone, by
# any number of workers, with a date of making or without one.
set -u
TOP=${TOP:-$(cd "$(dirname "$0")/../.." && pwd)}
PAYSAGE=${PAYSAGE:-$TOP/build/paysage}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0
unset SOURCE_DATE_EPOCH LC_ALL LANG LANGUAGE TZ

# A French locale of its own: its numbers have commas. (localedef makes no folders.)
mkdir "$work/locales"
if localedef -i fr_FR -f UTF-8 "$work/locales/fr_FR.UTF-8" >/dev/null 2>&1; then
    export LOCPATH="$work/locales"
    [ "$(LC_ALL=fr_FR.UTF-8 locale decimal_point)" = , ] || {
        echo '21-deterministic: fr_FR.UTF-8 was made and is not used'
        failed=1
    }
else
    echo 'skipped: 21-deterministic: a French locale, which localedef cannot make here (Debian: package locales)'
fi

# draw FOLDER LANDSCAPE OPTION…
draw() {
    folder=$1 landscape=$2
    shift 2
    "$PAYSAGE" render "$TOP/data/$landscape" -o "$folder" --fresh "$@" 2>"$work/said" || {
        cat "$work/said"
        failed=1
    }
}

# same NAME ONE OTHER: both folders hold the same files with the same bytes.
same() {
    if ! diff -r -x .paysage "$2" "$3" >"$work/difference"; then
        echo "21-deterministic: $1:"
        head -n 5 "$work/difference"
        failed=1
    fi
}

# All figures in all formats: once by one worker, once with all that surrounds it changed. (Small pictures:
# what is in them has been measured before.)
mkdir -p "$work/a folder, elsewhere"
number=0
for asked in 'mesocentres --at 2009..2013' space-stations.yaml; do
    number=$((number + 1))
    style=$(echo 'slides dark' | cut -d ' ' -f $number)
    draw "$work/all-$number" $asked --style "$style" --dpi 36 -j 1
    [ "$(ls "$work/all-$number" | wc -l)" -gt 15 ] || failed=1
    (cd "$work/a folder, elsewhere" &&
        LC_ALL=fr_FR.UTF-8 LANG=de_DE.UTF-8 LANGUAGE=de TZ=Asia/Tokyo HOME=/nowhere \
            draw "all-$number" $asked --style "$style" --dpi 36 -j 7)
    same "$asked, elsewhere" "$work/all-$number" "$work/a folder, elsewhere/all-$number"
done

# A figure that is drawn alone, and with a date: that is told in PDF, and only there.
alone='mesocentres --at 2011 --figure network --style slides --dpi 36'
draw "$work/alone" $alone
SOURCE_DATE_EPOCH=1500000000 draw "$work/dated" $alone
SOURCE_DATE_EPOCH=1500000000 TZ=Asia/Tokyo draw "$work/dated-again" $alone
same 'SOURCE_DATE_EPOCH' "$work/dated" "$work/dated-again"
for file in "$work/alone"/*; do
    cmp "$file" "$work/all-1/$(basename "$file")" || failed=1
done
for file in "$work/alone"/*.svg "$work/alone"/*.png; do
    cmp "$file" "$work/dated/$(basename "$file")" || failed=1
done
cmp -s "$work/alone/network-2011.pdf" "$work/dated/network-2011.pdf" && failed=1
pdfinfo -isodates "$work/dated/network-2011.pdf" | grep -q '^CreationDate: *2017-07-14T' || {
    echo '21-deterministic: SOURCE_DATE_EPOCH is not in the PDF, or pdfinfo is missing (make deps)'
    failed=1
}

# What is printed is the same too.
for call in "show $TOP/data/mesocentres" "layout $TOP/data/mesocentres" \
    "export $TOP/data/mesocentres --to json" "export $TOP/data/mesocentres --to csv --table measures" \
    "render $TOP/data/mesocentres --at 2013 --dump scene"; do
    LC_ALL=C "$PAYSAGE" $call >"$work/one" || failed=1
    LC_ALL=fr_FR.UTF-8 TZ=Asia/Tokyo "$PAYSAGE" $call >"$work/other" || failed=1
    cmp "$work/one" "$work/other" || failed=1
done

exit $failed
