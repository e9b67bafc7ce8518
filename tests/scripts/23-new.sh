#!/bin/sh
# The first five minutes: `new`, then `check` and `render`, without a doubt; and every page and style of it.
. "$(dirname "$0")/common.sh"
template=$TOP/data/template/paysage.yaml

# made PLACE FILE: the landscape is written there, and what to do next with that place is told, as it works in a shell.
made() {
    expect 0 new ${1:+"$1"}
    silent stdout
    cmp "$template" "$2" || fail "new $1: $2 is another one"
    next=$(sed -n 's/^  \(paysage render .* -o out\) .*/\1/p' stderr)
    PATH=$work/bin:$PATH sh -c "$next --format svg --figure network" 2>told || fail "new $1 tells to run $next: $(cat told)"
    grep -q '^4 files in out/' told || fail "new $1: $next tells: $(cat told)"
    rm -rf out
}
mkdir bin
ln -s "$PAYSAGE" bin/paysage
made '' paysage.yaml
made 'my landscape' 'my landscape/paysage.yaml'
made valley.paysage valley.paysage/paysage.yaml
made ./deep/valley.yaml ./deep/valley.yaml
made "it's.yml" "it's.yml"
mkdir notes && touch notes/README
made notes notes/paysage.yaml

# What is there stays, whatever it is.
cp "$template" mine.yaml && echo '# mine' >>mine.yaml && cp mine.yaml kept.yaml
ln -s nowhere dangling.yaml
mkdir other && cp mine.yaml other/b.yaml && cp mine.yaml other/a.yml
for place in '' 'my landscape' mine.yaml dangling.yaml other; do
    expect 3 new ${place:+"$place"}
    silent stdout
    says stderr already
done
says stderr 'a.yml'
cmp mine.yaml kept.yaml || fail 'new writes over a file'
[ ! -e nowhere ] || fail 'new writes where a link leads'
[ ! -e other/paysage.yaml ] || fail 'new writes into a folder that has a landscape'
touch table.csv
expect 2 new table.csv
says stderr 'say --from before it'
expect 2 new ''
expect 2 new -
expect 2 new one two
says stderr 'too many arguments: "two"'

# It fits on a screen, and shows what there is to say.
lines=$(wc -l <"$template")
[ "$lines" -le 60 ] || fail "it has $lines lines"
"$PAYSAGE" schema | python3 -c '
import json, re, sys
schema, text = json.load(sys.stdin), open(sys.argv[1], encoding="utf-8").read()
text = re.sub(r"#.*", "", text)
def block(name):
    return re.search(rf"^{name}:(.*?)(?=^\S|\Z)", text, re.M | re.S).group(1)
def lacks(what, keys, part):
    for key in keys:
        if not re.search(rf"(?<![\w-]){key}:", part):
            print(f"{what} {key}")
lacks("the key", schema["properties"], text)
for thing, name in [("actor", "actors"), ("relation", "relations"), ("event", "events"), ("kind", "kinds"), ("slice", "slices"), ("source", "sources"),
                    ("relation-kind", "relation-kinds"), ("group", "groups"), ("tier", "pyramid"), ("layout", "layout")]:
    left_out = {"event": {"url", "note", "people", "properties"}, "slice": {"question"}, "tier": {"actors", "note", "source"}, "kind": {"source"},
                "layout": {"align", "form"}, "relation-kind": {"note"}}.get(thing, set())
    part = block(name)
    lacks(f"of {name} the key", sorted(set(schema["definitions"][thing]["properties"]) - left_out), part)
for kind in ("network", "compare", "filmstrip", "timeline", "lineage", "series", "pyramid", "deck", "film"):
    if kind not in block("figures"):
        print(f"the figure {kind}")
' "$template" >lacking
[ ! -s lacking ] || fail "it does not show $(cat lacking)"

expect 0 check --strict 'my landscape'
! grep -q -e warning -e error stderr || fail "check has doubts: $(cat stderr)"
expect 0 render 'my landscape' -o out
[ "$(grep -cvE '^[0-9]+ files in .*/, [0-9.]+ s$' stderr)" -eq 0 ] || fail "render says: $(cat stderr)"
[ "$(ls out | wc -l)" -eq 32 ] || fail "10 figures in 3 formats, a deck and a film are not 32 files: $(ls out)"

# Each style, and each page, in both languages.
set -- slide slide-4x3 a4 a4-portrait fit 1280x720
for style in slides print dark mono slides print; do
    for language in en fr; do
        expect 0 render 'my landscape' -o "$1" --style $style --page "$1" --format svg --lang $language
        [ "$(grep -cvE '^[0-9]+ files in .*/, [0-9.]+ s$' stderr)" -eq 0 ] || fail "--style $style --page $1 says: $(cat stderr)"
        ! grep -l -e 'Too many to be named' -e 'Trop nombreux' "$1"/*.svg || fail "--page $1: names have no room"
    done
    shift
done

# Of tables: all that import makes of them, with remarks, and with figures that can be made.
mkdir tables
cat >tables/people.csv <<'END'
Name,Type,Start,End,Team
Ann,founder,2001,2012,red
Bob,partner,2003,,red
Cyd,partner,2008,2015,blue
END
cat >tables/ties.csv <<'END'
Source,Target,Year,Type,Weight
Ann,Bob,2004,loan,3
Bob,Cyd,2010,share,1
Ann,Cyd,2011,loan,2
END
cat >tables/staff.csv <<'END'
actor,measure,year,value,unit
Ann,staff,2002,12,people
Ann,staff,2010,40,people
Bob,staff,2010,8,people
END
set -- --slices 5y --from tables/people.csv --from tables/ties.csv --from tables/staff.csv
expect 0 new "$@" village
silent stdout
says stderr 'Name is name, Type is kind'
says stderr 'paysage render village -o out'
grep -q 'not told' stderr && fail "something is not told: $(cat stderr)"
expect 0 new "$@" again.yaml
cmp again.yaml village/paysage.yaml || fail 'twice the same, and not the same bytes'
(cd tables && "$PAYSAGE" new --slices 5y --from people.csv --from ties.csv --from staff.csv ../there.yaml 2>/dev/null)
cmp there.yaml again.yaml || fail 'where tables lie changes what is made of them'
expect 0 import --slices 5y tables/people.csv tables/ties.csv tables/staff.csv -o imported.yaml
expect 0 compare imported.yaml again.yaml --exit-code
for line in '# From people.csv: actors, separated by commas; 3 rows' '#   Name is name, Type is kind, Start is start, End is end' \
    '# Guessed: ' '# Figures are headed by it' '# Windows of time' '# Of actors' '# In order of the alphabet' '# What `paysage render` makes'; do
    grep -qF -- "$line" again.yaml || fail "no remark says: $line"
done
expect 0 check again.yaml
! grep -q warning stderr || fail "what was made has doubts: $(cat stderr)"
rm -rf out && expect 0 render again.yaml -o out --format svg,pdf
for figure in network compare filmstrip timeline series deck; do
    [ -n "$(find out -name "$figure*")" ] || fail "$figure is not made: $(cat stderr)"
done

# What nobody told, and what helps.
printf 'Name\nAnn\nBob\n' >names.csv
expect 0 new --from names.csv names.yaml
for word in --map when kind 'from and to'; do
    grep '^not told: ' stderr | grep -qF -- "$word" || fail "nobody says $word: $(cat stderr)"
    grep '^# Not told: ' names.yaml | grep -qF -- "$word" || fail "no remark says $word"
done
expect 0 render names.yaml -o names --format svg
printf 'Wer,Art\nAnn,x\n' >wer.csv
expect 0 new --from wer.csv --map Wer=name,Art=kind wer.yaml
says wer.yaml 'kinds:'

# A column by which most actors could be told apart is named, as a shell takes it.
printf 'Name,Staff,Our trade\nAnn,1,a\nBob,2,b\nCyd,3,a\nDan,4,b\n' >trades.csv
expect 0 new --from trades.csv trades.yaml
says stderr "as --map 'Our trade=kind' would"
expect 0 new --from trades.csv --map 'Our trade=kind' told.yaml
! grep -q 'of which kind' stderr || fail "kinds are told, and asked for: $(cat stderr)"
! grep -q 'would' names.yaml || fail 'a column is named where there is none'

# Of what never changes there is nothing to compare; of who came of whom there is a lineage, of tiers a pyramid.
printf 'Source,Target,Start,End\nAnn,Bob,2001,2010\nBob,Cyd,2001,2010\n' >still.csv
expect 0 new --from still.csv still.yaml
! grep -q '^- compare' still.yaml || fail "what never changes is compared: $(cat still.yaml)"
printf 'Name,Start,Tier,After\nAnn,1601,one,\nBob,1640,two,Ann\n' >heirs.csv
expect 0 new --from heirs.csv --map Tier=tier,After=before heirs.yaml
for figure in lineage pyramid; do
    grep -q "^- $figure" heirs.yaml || fail "no $figure: $(cat heirs.yaml)"
done

# Without relations there is no network to compare: lives, and how many there were.
printf 'Name,Start,End\nAnn,1601,1650\nBob,1640,1690\nCyd,1655,\n' >lives.csv
expect 0 new --from lives.csv lives.yaml
[ "$(sed -n '/^figures:/,$p' lives.yaml | tr -d '\n')" = 'figures:- timeline- series- deck' ] || fail "figures of lives: $(cat lives.yaml)"
rm -rf out && expect 0 render lives.yaml -o out --format svg --figure series
! grep -q '>relations<\|>Density<' out/series.svg || fail 'a series counts relations where there are none'
grep -q '>Actors<' out/series.svg || fail 'no series counts actors where there are no relations'

# More slices than are looked at.
(echo Source,Target,Year; for year in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15; do echo "Ann,B$year,20$year"; done) >many.csv
expect 0 new --from many.csv many.yaml
rm -rf out && expect 0 render many.yaml -o out --format svg --figure network
[ "$(ls out | wc -l)" -eq 9 ] || fail "of 15 slices there are other than 9 networks: $(ls out)"

# All mistakes, with their places, and nothing is written; nor into what is read.
printf 'Dan,partner,99/99/2004,2004-02-31,red\n,partner,2003,,red\n' >>tables/people.csv
expect 1 new --from tables/people.csv --from tables/ties.csv broken
says stderr 'people.csv:5:13: error: "99/99/2004" cannot be read as a time of "Start"'
says stderr 'people.csv:5:24: error: "2004-02-31" cannot be read as a time of "End"'
says stderr 'people.csv:6:1: error: this row does not say who it is about'
says stderr '5 rows, 4 taken, 3 refused'
says stderr 'nothing is written'
[ ! -e broken ] || fail 'a landscape of tables with mistakes is written'
expect 2 new --from tables tables
[ ! -e tables/paysage.yaml ] || fail 'new writes into a folder that it reads'
expect 3 new --from tables/ties.csv village
expect 2 new --from tables/*.csv
says stderr 'say --from before it'
expect 3 new --from tables/ties.csv village/paysage.yaml
says stderr 'is there already, and stays as it is'
expect 3 new --from nothing.csv nowhere.yaml

exit $failed
