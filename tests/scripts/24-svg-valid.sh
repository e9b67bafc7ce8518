#!/bin/sh
# The files open: SVG is XML with ids of its own, PDF is sound and its words can be found, PNG fills a slide.
. "$(dirname "$0")/common.sh"

has() {
    command -v "$1" >/dev/null && return 0
    fail "$1 is missing: run \`make deps\`"
    return 1
}

# Letters that markup, Graphviz or an encoding could spoil.
cat >strange.yaml <<'END'
language: fr
title: "Été & <hiver> \"à\" l’œil \\N"
sources: {s: {title: "A & B <c>", url: "https://example.org/?a=1&b=2"}}
slices: [{id: 2007, headline: "Où ? Là !"}, {id: 2008}]
kinds: {k: {label: "a < b & c"}}
relation-kinds: {r: {label: "\"x\" <y>"}}
actors:
  un: {name: "Équipe & <Méso> \"d’été\"", full: "\\N &amp; ]]> -->", kind: k, note: "<!-- x -->", source: s,
       url: "https://example.org/?a=1&b=2"}
  deux: {name: "🚀 مركز 日本", kind: k, tier: t}
  trois: {name: "\\N", when: 2008/..}
relations: [{from: un, to: [deux, trois], kind: r, label: "é & <è>", url: "https://example.org/#a&b"}]
pyramid: {tiers: [{id: t, label: "Tier & <0>", level: "<T&0>"}, {id: u}]}
END
"$PAYSAGE" render strange.yaml -o strange || fail 'strange letters'
"$PAYSAGE" render "$TOP/data/mesocentres" --format svg,pdf -o data || fail 'data/mesocentres'

if has xmllint; then
    xmllint --noout strange/*.svg data/*.svg || fail 'an SVG is not XML'
    xmllint --xpath '//*[local-name()="text"]//text()' strange/network-2008.svg >words
    for word in '&lt;Méso&gt;' '\N' '日本' 'Été &amp; &lt;hiver&gt;'; do
        tr -d '\n' <words | grep -qF -- "$word" || fail "\"$word\" is not in the SVG: $(cat words)"
    done
fi

# One page may hold several figures: ids are unique within a file, and across files.
for file in strange/*.svg data/*.svg; do
    grep -oE ' id="[^"]*"' "$file" | sort | uniq -d | grep . && fail "$file has an id twice"
    grep -q 'role="img"' "$file" || fail "$file is no image to who listens"
    grep -q '<title' "$file" && grep -q '<desc' "$file" || fail "$file has no title or description"
    grep -oE '(href|aria-labelledby|aria-describedby)="#?[^"]*"' "$file" | sed -nE 's/.*="#?([^" :]+)( ([^"]+))?"/\1 \3/p' |
        tr ' ' '\n' | grep -v '^$' | sort -u | while read -r id; do
        grep -q " id=\"$id\"" "$file" || echo "$id"
    done >missing
    [ ! -s missing ] || fail "$file points to ids that are not there: $(cat missing)"
done
cat data/*.svg | grep -oE ' id="[^"]*"' | sort | uniq -d | grep . && fail 'two figures share an id'

if has rsvg-convert; then
    for file in strange/*.svg data/network-2013.svg data/pyramid-2008-2015.svg data/pyramid-log-2014.svg; do
        rsvg-convert "$file" -o drawn.png || fail "rsvg-convert does not open $file"
    done
fi

if has qpdf; then
    for file in strange/*.pdf data/*.pdf; do
        qpdf --check "$file" >told 2>&1 || fail "$file: $(cat told)"
    done
fi

if has pdftotext; then
    pdftotext data/network-2013.pdf words.txt
    for name in Ministère Mésocentres Equip@Meso 'Réseau Calcul' 'Fin du CSCI' Sources; do
        tr '\n' ' ' <words.txt | grep -qF "$name" || fail "\"$name\" is not found in the PDF"
    done
    pdftotext data/pyramid-2008-2015.pdf words.txt
    for name in 'Centres européens' '400' '20' '2008' 'nouveau'; do
        tr '\n' ' ' <words.txt | grep -qF "$name" || fail "\"$name\" is not found in the PDF of the pyramid"
    done
    pdftotext strange/network-2007.pdf words.txt
    grep -qF '<Méso>' words.txt || fail "strange letters are not found in the PDF: $(cat words.txt)"
fi

# Bytes 16 to 23 of a PNG are its size.
size_of() {
    od -A n -t u1 -j 16 -N 8 "$1" | awk '{ print $3 * 256 + $4 "x" $7 * 256 + $8 }'
}
for file in strange/*.png; do
    [ "$(size_of "$file")" = 1920x1080 ] || fail "$file is $(size_of "$file")"
done
"$PAYSAGE" render strange.yaml -o sized --format png --at 2007 --figure network --page 800x600
[ "$(size_of sized/network-2007.png)" = 800x600 ] || fail "--page 800x600 makes $(size_of sized/network-2007.png)"
"$PAYSAGE" render strange.yaml -o sized --format png --at 2007 --figure network --dpi 288
[ "$(size_of sized/network-2007.png)" = 3840x2160 ] || fail "--dpi 288 makes $(size_of sized/network-2007.png)"

exit $failed
