#!/usr/bin/python3
"""What `show A..B` tells is what `export` holds: who came and went, who was renamed, which relations began and ended."""

import collections
import json
import os
import subprocess
import sys

TOP = os.environ["TOP"]
PROGRAM = os.environ["PAYSAGE"]
FIRST, LAST = "-99999", "99999"

wrong = []


def run(*words):
    return json.loads(subprocess.run([PROGRAM, *words], capture_output=True, check=True, cwd=TOP).stdout)


def meets(spell, window):
    return ((spell["from"] or FIRST) <= (window["to"] or LAST)
            and (window["from"] or FIRST) <= (spell["to"] or LAST))


def is_there(actor, window):
    if not actor["spells"]:
        return actor["talked_of"] is None
    return any(meets(spell, window) for spell in actor["spells"])


def name(actor, window):
    """Of the names that hold in the window the one that begins last; every actor of ours has one that does."""
    held = [said for said in actor["names"] if meets(said, window)]
    return max(held, key=lambda said: said["from"] or FIRST)["name"] if held else None


def overlap(one, other):
    return {"from": max(one["from"] or FIRST, other["from"] or FIRST), "to": min(one["to"] or LAST, other["to"] or LAST)}


def is_related(relation, actors, window):
    ends = actors[relation["from"]], actors[relation["to"]]
    if not all(is_there(end, window) for end in ends):
        return False
    if relation["spells"]:
        return any(meets(spell, window) for spell in relation["spells"])
    if not all(end["spells"] for end in ends):
        return True
    both = (overlap(a, b) for a in ends[0]["spells"] for b in ends[1]["spells"])
    return any(common["from"] <= common["to"] and meets(common, window) for common in both)


def key(relation, directed):
    ends = relation["from"], relation["to"]
    return (*(ends if relation["kind"] in directed else sorted(ends)), relation["kind"] or "")


def check(what, found, expected):
    if found != expected:
        wrong.append(f"{what}: {found}, not {expected}")


def check_actors(what, told, landscape, before, after):
    there = [{a["id"] for a in landscape["actors"] if is_there(a, window)} for window in (before, after)]
    renamed = {a["id"] for a in landscape["actors"]
               if a["id"] in there[0] & there[1] and name(a, before) != name(a, after)}
    actors = told["actors"]
    check(what + " gained", {a["id"] for a in actors["gained"]}, there[1] - there[0])
    check(what + " lost", {a["id"] for a in actors["lost"]}, there[0] - there[1])
    check(what + " renamed", {a["id"] for a in actors["altered"] if "name" in a["changed"]}, renamed)
    in_both = [a for a in actors["altered"] if a["id"] in there[0] & there[1]]
    check(what + " kept", actors["kept"], len(there[0] & there[1]) - len(in_both))


def check_relations(what, told, landscape, before, after):
    """Of entries with the same ends and kind as many are gained or lost as there are more or fewer of them."""
    directed = {kind["id"] for kind in landscape["relation_kinds"] if kind["directed"]}
    actors = {actor["id"]: actor for actor in landscape["actors"]}
    balance = collections.Counter()
    for relation in landscape["relations"]:
        balance[key(relation, directed)] += is_related(relation, actors, after) - is_related(relation, actors, before)
    for list_name, sign in (("gained", 1), ("lost", -1)):
        found = collections.Counter(key(relation, directed) for relation in told["relations"][list_name])
        check(f"{what} relations {list_name}", found,
              collections.Counter({ends: sign * more for ends, more in balance.items() if sign * more > 0}))


def check_ratios(what, told):
    for measure in told["measures"]:
        if measure["ratio"] is not None:
            check(f"{what} {measure['id']} of {measure['of']}", round(measure["before"] * measure["ratio"], 6),
                  round(measure["after"], 6))


def main():
    for data in ("data/mesocentres", "data/space-stations.yaml", "data/browsers.paysage.yaml"):
        landscape = run("export", data, "--to", "json")
        slices = landscape["slices"]
        pairs = list(zip(slices, slices[1:])) + [(slices[0], slices[-1]), (slices[-2], slices[1])]
        pairs += [(a, b) for a in slices for b in slices if (a["id"], b["id"]) == ("2008", "2017")]
        for before, after in pairs:
            what = f"{before['id']}..{after['id']}"
            told = run("show", data, what, "--format", "json")
            check_actors(what, told, landscape, before, after)
            check_relations(what, told, landscape, before, after)
            check_ratios(what, told)
    if wrong:
        print(*wrong, sep="\n")
    return 1 if wrong else 0


sys.exit(main())
