#!/bin/sh
# What was changed in what is said: of two files, of a file and its revision, and as git's own
# difference. All that is told is looked for in words.
. "$(dirname "$0")/common.sh"
export NO_COLOR=1 GIT_CONFIG_NOSYSTEM=1 HOME="$PWD" GIT_PAGER=cat
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b

mkdir data
cat >data/one.yaml <<'END'
title: {fr: Un, en: One}
kinds: {lab: {label: Laboratory}}
actors:
  ann: {name: Ann, kind: lab, when: 2001/2005}
  bob: {name: Bob}
  cyd: {name: Cyd, note: old}
relations:
  - {from: ann, to: bob, when: 2002}
  - {from: ann, to: bob, when: 2004}
events:
  - {when: 2003, title: First, actors: [ann]}
END
cat >after.yaml <<'END'
title: {fr: Un, en: The one}
kinds: {lab: {label: Laboratory}}
actors:
  ann: {name: Anna, kind: lab, when: 2001/2006}
  cyd: {name: Cyd}
  robert: {name: Bob}
  dee: {name: Dee, url: "https://example.org"}
relations:
  - {from: ann, to: cyd, when: 2002}
events:
  - {when: 2003, title: The first, actors: [ann]}
END

## Two files

expect 0 compare data/one.yaml after.yaml
silent stderr
says stdout 'landscape: 1 changed'
says stdout '  landscape: title (en) was One, is now The one'
says stdout 'actors: 1 added, 3 changed'
says stdout '  actor ann: name was Ann, is now Anna; when was 2001/2005, is now 2001/2006'
says stdout '  actor robert: id was bob, is now robert'
says stdout '  actor cyd: note is no longer old'
says stdout '+ actor dee: name Dee; url https://example.org'
says stdout 'relations: 1 added, 2 removed'
says stdout '- relation ann -> bob: when 2002'
says stdout '- relation ann -> bob: when 2004'
says stdout '  event "The first": title was First, is now The first'
! grep -q kind stdout || fail "what is the same is told"
expect 1 compare data/one.yaml after.yaml --exit-code
expect 0 compare after.yaml after.yaml --exit-code
silent stdout
expect 0 compare data/one.yaml after.yaml --format json
/usr/bin/python3 - <<'END' || fail "the JSON says something else"
import json
made = json.load(open("stdout", encoding="utf-8"))
assert made["actors"]["added"] == [{"id": "dee", "was": None,
                                    "facts": {"name": "Dee", "url": "https://example.org"}}], made
changed = {each["id"]: each for each in made["actors"]["changed"]}
assert changed["ann"]["facts"] == {"name": ["Ann", "Anna"], "when": ["2001/2005", "2001/2006"]}
assert changed["robert"]["was"] == "bob" and changed["cyd"]["facts"] == {"note": ["old", None]}
assert made["sources"] == {"added": [], "removed": [], "changed": []}
END
expect 2 compare data/one.yaml after.yaml --format svg
says stderr "name the slices"
expect 2 compare after.yaml
expect 2 compare - -
printf 'title: [\n' >wrong.yaml
expect 1 compare wrong.yaml after.yaml
silent stdout

## A revision that git keeps

printf 'actors: {ann: {}}\n' >data/.kept.yaml # hidden files are no part of a landscape
git init -q . && git add data && git commit -qm one || fail "git does not work"
expect 0 compare --git HEAD data/one.yaml --exit-code
silent stdout
cp after.yaml data/one.yaml
expect 1 compare --git HEAD data/one.yaml --exit-code
says stdout 'actors: 1 added, 3 changed'
cp stdout of-file
expect 0 compare --git HEAD data
cmp -s stdout of-file || fail "a folder differs from its file"
(cd data && "$PAYSAGE" compare --git HEAD one.yaml) >stdout || fail "not from within the folder"
cmp -s stdout of-file || fail "another folder to run in tells something else"
expect 0 compare --git HEAD data/one.yaml 2002 --format json
/usr/bin/python3 - <<'END' || fail "a slice of the revision is not compared with that of today"
import json
actors = json.load(open("stdout", encoding="utf-8"))["actors"]
for what, ids in (("gained", ["robert", "dee"]), ("lost", ["bob"]), ("altered", ["ann"])):
    assert [each["id"] for each in actors[what]] == ids, actors
END
expect 3 compare --git no-such data/one.yaml
says stderr 'no-such'
expect 2 compare --git=--output=evil data/one.yaml
expect 2 compare --git HEAD -
[ ! -e evil ] || fail "a revision was taken for an option of git"

## As git's own difference

git config diff.paysage.command "\"$PAYSAGE\" compare"
echo '*.yaml diff=paysage' >.gitattributes
git diff >stdout 2>stderr || fail "git stops: $(cat stderr)"
says stdout '  actor ann: name was Ann, is now Anna'

# A file that is only a part is told with the others beside it, also one that is new.
git add data && git commit -qm two
printf 'relations:\n  - {from: dee, to: robert, when: 2005}\n' >data/two.yaml
git add -N data && git diff >stdout 2>stderr || fail "git stops: $(cat stderr)"
says stdout '+ relation dee -> robert: when 2005'
! grep -q 'actor dee' stdout || fail "what stands beside it is told as new"

# What is no landscape is compared line by line, and git goes on.
printf 'title: [\n' >data/one.yaml
git diff >stdout 2>stderr || fail "git stops: $(cat stderr)"
says stdout '+title: ['

exit $failed
