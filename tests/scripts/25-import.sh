#!/bin/sh
# From tables to figures and back: what `paysage import` writes has no mistakes, and the names of
# slices and nodes come out of `paysage layout` as they went in.
. "$(dirname "$0")/common.sh"
export NO_COLOR=1

cat >presence.csv <<'END'
slice,node
2007,Jarke J. van Wijk
2007,mésocentres
2007,007
2007,"O'Brien, Ann (Jr.)"
2008,yes
2008,null
2008,1e3
2008,2007-03
2008,Ann
2008,ann
2009,Jarke J. van Wijk
2009,日本 太郎
2009,_x0020_
2009,@home
END
cat >slices.csv <<'END'
slice,source,target,weight
2007,Jarke J. van Wijk,mésocentres,1
2008,yes,null,2
2009,日本 太郎,Jarke J. van Wijk,0.5
END

## There and back

expect 0 import slices.csv presence.csv -o landscape.yaml
silent stdout
grep -qE '^1 file: landscape.yaml, [0-9.]+ s$' stderr || fail "it is not told what was written: $(cat stderr)"
expect 0 check landscape.yaml
says stderr "3 slices, 13 actors, 3 relations, 0 events: no mistakes"
expect 0 layout landscape.yaml -o positions.csv
/usr/bin/python3 - <<'END' || fail "names are not what they were"
import csv
rows = lambda name: csv.DictReader(open(name, newline="", encoding="utf-8"))
before = sorted((row["slice"], row["node"]) for row in rows("presence.csv"))
after = sorted((row["slice"], row["id"]) for row in rows("positions.csv"))
raise SystemExit(before != after and f"{before}\n{after}")
END

expect 0 import slices.csv presence.csv
says stderr "made: 3 slices, 13 actors, 3 relations, 0 events"
cmp -s stdout landscape.yaml || fail "standard output and -o differ"
expect 0 import presence.csv slices.csv
grep -v "^title:\|^#" stdout >other.yaml # which tell the files in their order
grep -v "^title:\|^#" landscape.yaml | cmp -s - other.yaml || fail "the order of the files matters"
"$PAYSAGE" import - <presence.csv 2>stderr | "$PAYSAGE" check - 2>stderr || fail "no pipe: $(cat stderr)"

# Ids of elements are XML names, each once.
expect 0 render landscape.yaml --format svg -o out
/usr/bin/python3 - <<'END' || fail "ids of SVG"
import glob, re, xml.etree.ElementTree as tree
for name in glob.glob("out/*.svg"):
    ids = [node.get("id") for node in tree.parse(name).iter() if node.get("id")]
    wrong = [one for one in ids if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]*", one)]
    if wrong or len(set(ids)) < len(ids):
        raise SystemExit(f"{name}: {wrong or ids}")
END

# Comments stand where YAML allows them, also of the first and the last.
cat >near.csv <<'END'
name,kind
Aachen Bank,x
Aachen bank,x
Zorn & Co,x
Zorn and Co,x
END
cat >near-ties.csv <<'END'
from,to,weight
Aachen Bank,Zorn & Co,2
END
expect 0 import near.csv near-ties.csv -o near.yaml
grep -q 'perhaps the same' near.yaml || fail "no comment tells of names that are nearly the same"
expect 0 check near.yaml
says stderr "4 actors, 1 relation"
expect 0 import near.csv near-ties.csv -o near/
says stderr "3 files in near/"
expect 0 check near
says stderr "4 actors, 1 relation"

expect 0 import near.csv near-ties.csv -o near.paysage
says stderr "3 files in near.paysage"
expect 0 check near.paysage/relations.yaml
says stderr "4 actors, 1 relation"

# Tables in one folder are one landscape, and notes beside them are left out.
mkdir tables
cp near.csv near-ties.csv tables
echo "These tables are of last year." >tables/notes.txt
expect 0 check tables
says stderr "4 actors, 1 relation"
says stderr "notes.txt"
expect 0 render tables --format svg -o of-tables
expect 0 render near-ties.csv --import-from csv --figure timeline --from 1900 --format svg -o from
expect 2 render near-ties.csv --import-from xyzzy
says stderr "there are ods, xlsx"
expect 0 import tables -o of-tables.yaml
says stderr "4 actors, 1 relation"
says stderr "notes.txt"
expect 2 import tables -o tables/near.csv
says stderr "would spoil what is read"
expect 0 export tables --to csv -o of-tables
expect 0 compare tables of-tables

# What a table says of an edge wins over what the titles of another let guess.
printf 'onset,terminus,tail,head,edge.id\n0,2,a,b,1\n1,3,b,c,2\n' >spells.csv
printf 'edge.id,tail,head,directed,kind\n1,a,b,TRUE,led\n2,b,c,FALSE,free\n' >their-edges.csv
expect 0 import spells.csv their-edges.csv
says stdout 'led: {directed: true}'
says stdout 'free: {}'

# A landscape is known by its first key, whatever its file is called.
printf '# of ours\n\npaysage: 1\nactors: {a: {}}\n' >ours.txt
expect 0 check ours.txt
expect 1 import ours.txt
says stderr "this is a landscape already"
# Numbers are places of columns, also where the first row holds the same numbers.
printf '20 1 2\n40 1 3\n60 2 3\n' >contacts.txt
expect 0 import contacts.txt --map 1=when,2=from,3=to
says stderr "3 rows, 3 taken"
says stdout 'when: t20'
printf 'colour: red\n' >theirs.txt
expect 1 check theirs.txt
says stderr "no format that is known"
printf 'graph [ node [ id 0 ] ]\n' >theirs.gml
expect 1 check theirs.gml
says stderr "save it as GraphML"
expect 1 import theirs.gml
says stderr "save it as GraphML"
printf 'indicator,year,value\nGDP,2000,12\n' >values.csv
expect 1 import values.csv
says stderr 'as in a column "actor"'

## What is said by whoever imports, also of a file that is drawn at once

printf 'quien,start,end\na,03/04/2010,05/06/2011\nb,01/02/2010,07/08/2012\n' >asked.csv
expect 0 import asked.csv --map quien=id --dates month-first --slices 2y --text-lang fr --strict
says stdout 'language: fr'
says stdout 'a: {when: 2010-03-04/2011-05-06}'
says stdout "id: '2010-2011'"
says stdout "id: '2012-2013'"
says stderr 'quien is id'
! grep -q 'day-or-month' stderr || fail "an order of dates that is said is doubted"
expect 0 import asked.csv --map quien=id
says stdout 'language: en'
says stdout 'a: {when: 2010-04-03/2011-06-05}'
says stderr 'day-or-month'
expect 0 show asked.csv --map quien=id --slices 2y
says stdout '2012–2013'
! grep -q 2013-2014 stdout || fail "slices are not as they are asked for: $(cat stdout)"
printf '{"a": {"b": {"weight": 2}}, "b": {}}' >adjacency
expect 1 import adjacency --from cytoscape
silent stdout
says stderr 'adjacency: cytoscape'

## Wrong usage, mistakes, and what the world refuses

expect 2 import
silent stdout
says stderr "FILE is missing"
expect 2 import presence.csv --xyzzy
says stderr "--xyzzy"
printf 'slice,node\n2007,a/b\n2008\n' >wrong.csv
expect 1 import wrong.csv -o never.yaml --strict
silent stdout
says stderr 'wrong.csv:3:1: error:'
[ ! -e never.yaml ] || fail "a landscape was written from wrong tables"
expect 0 import wrong.csv -o some.yaml --report report.json --names names.csv
says stderr 'wrong.csv:3:1: warning:'
grep -q '"refused" : 1' report.json || fail "the report counts otherwise: $(cat report.json)"
grep -q '^a/b,a-b,a/b' names.csv || fail "the table of names lacks one: $(cat names.csv)"
expect 3 import nowhere.csv
silent stdout
says stderr nowhere.csv
expect 3 import presence.csv -o presence.csv/below
says stderr "presence.csv"
expect 0 import --help
silent stderr
says stdout "paysage import people.csv ties.csv -o landscape.yaml"

exit $failed
