#!/usr/bin/python3
"""Temporal graphs from tables to positions: `import`, `check`, and `layout` at several stabilities.

What goes in comes out, whatever the graph: the same slices and actors, at finite places, the same
bytes each time. At stability 1 nobody moves; less stability is clearer, more is stiller. Whoever comes
back after an absence stands near the old place. Boxes do not overlap in any slice.
"""

import collections
import csv
import io
import itertools
import math
import os
import pathlib
import random
import subprocess
import sys
import tempfile

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parent.parent.parent))
PAYSAGE = os.environ.get("PAYSAGE", str(TOP / "build/paysage"))

# A graph is a list of slices: name, actors, ties.
Slice = collections.namedtuple("Slice", "name actors ties")
STABILITIES = (0, 0.5, 1)
NOBODY = "nobody"
SLACK = 1.001  # of what must not be larger

failures = 0


def expect(holds, what):
    global failures
    if not holds:
        failures += 1
        print(f"40-temporal: {what}")


## Graphs

def churn():
    """Actors come and go; ties change; one slice is empty."""
    chance = random.Random(11)
    slices = []
    for year in range(2001, 2011):
        actors = [f"n{i}" for i in range(24) if chance.random() < 0.75] if year != 2006 else []
        ties = [(a, b) for i, a in enumerate(actors) for b in actors[i + 1:i + 4]
                if chance.random() < 0.5]
        slices.append(Slice(str(year), actors, ties))
    return slices


def absence():
    """A ring of eight with a chord that moves; "away" is missing for three slices, "alone" has no tie."""
    slices = []
    for number in range(9):
        ring = ["away"] + [f"r{i}" for i in range(7)]
        ring = ring[1:] if 3 <= number <= 5 else ring
        ties = list(zip(ring, ring[1:] + ring[:1])) + [(ring[0], ring[2 + number % 5])]
        slices.append(Slice(f"s{number}", ring + ["alone"], ties))
    return slices


def pieces():
    """Small parts, of which two meet half-way; a tie is told twice; names need quoting."""
    triangle = [("a, b", "c 'd'"), ("c 'd'", "é"), ("é", "a, b")]
    path = [("1", "2"), ("2", "3"), ("3", "4"), ("2", "1")]
    actors = ["a, b", "c 'd'", "é", "1", "2", "3", "4", "no"]
    bridge = [("4", "é")]
    return [Slice("I", actors, triangle + path), Slice("II", actors, triangle + path + bridge),
            Slice("III", actors[:-1], path + bridge), Slice("IV", actors[-1:], [])]


def crowd():
    """1,000 actors, 20 slices, hardly more ties than actors."""
    chance = random.Random(12)
    first = [chance.randrange(-5, 18) for _ in range(1000)]
    slices = []
    for number in range(20):
        actors = [i for i in range(1000) if first[i] <= number < first[i] + 10]
        ties = [(a, actors[max(0, at - chance.randint(1, 9))]) for at, a in enumerate(actors)]
        ties = [(f"a{a}", f"a{b}") for a, b in ties if a != b]
        slices.append(Slice(str(number), [f"a{i}" for i in actors], ties))
    return slices


def write(graph, folder):
    with open(folder / "presence.csv", "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["slice", "node"])
        rows.writerows((part.name, actor) for part in graph for actor in part.actors or [NOBODY])
    with open(folder / "slices.csv", "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["slice", "source", "target", "weight"])
        rows.writerows((part.name, a, b, 1) for part in graph for a, b in part.ties)


## The program

def paysage(folder, *arguments):
    made = subprocess.run([PAYSAGE, *arguments], cwd=folder, capture_output=True,
                          env={**os.environ, "NO_COLOR": "1"})
    if made.returncode != 0:
        sys.exit(f"40-temporal: {' '.join(arguments)}: {made.stderr.decode()}")
    return made.stdout


def layout(folder, *options):
    return paysage(folder, "layout", "landscape.yaml", *options).decode()


def places_of(name, graph, text):
    """x, y, width and height by slice and actor, after a look at whether all of them are there."""
    places = {(row["slice"], row["id"]): tuple(float(row[key]) for key in ("x", "y", "width", "height"))
              for row in csv.DictReader(io.StringIO(text, newline=""))}
    wanted = {(part.name, actor) for part in graph for actor in part.actors}
    order = list(dict.fromkeys(slice_name for slice_name, _ in places))
    if places.keys() != wanted or text.count("\r\n") != 1 + len(wanted):
        sys.exit(f"40-temporal: {name}: slices or actors are not what they were")
    expect(order == [part.name for part in graph if part.actors], f"{name}: slices in another order")
    expect(all(math.isfinite(number) for place in places.values() for number in place),
           f"{name}: a place is not finite")
    return places


## Measures: lengths in ties, after the one scale of the whole layout that makes its stress least

def distances(part):
    """Least numbers of ties between the actors of a slice, of those who hang together."""
    near = {actor: set() for actor in part.actors}
    for a, b in part.ties:
        near[a].add(b)
        near[b].add(a)
    found = {}
    for start in part.actors:
        steps = {start: 0}
        queue = collections.deque([start])
        while queue:
            here = queue.popleft()
            for other in near[here] - steps.keys():
                steps[other] = steps[here] + 1
                queue.append(other)
        found.update(((start, end), count) for end, count in steps.items() if start < end)
    return found


def measure(graph, places):
    """Stress, movement and scale: of each slice the mean of (scale × length / distance − 1)²; of all
    who are in two slices that follow each other, the mean way."""
    ratios = []
    for part in graph:
        ratio = [math.dist(places[part.name, a][:2], places[part.name, b][:2]) / steps
                 for (a, b), steps in distances(part).items()]
        ratios += [ratio] if ratio else []
    mean = lambda values: sum(values) / len(values)
    scale = (sum(mean(ratio) for ratio in ratios) /
             sum(mean([r * r for r in ratio]) for ratio in ratios))
    stress = mean([mean([(scale * r - 1) ** 2 for r in ratio]) for ratio in ratios])
    moves = [scale * math.dist(places[one.name, actor][:2], places[two.name, actor][:2])
             for one, two in itertools.pairwise(graph)
             for actor in one.actors if actor in two.actors]
    return stress, mean(moves), scale


## What must hold

def check_still(name, graph, places):
    first = {}
    for part in graph:
        for actor in part.actors:
            place = places[part.name, actor]
            expect(first.setdefault(actor, place) == place, f"{name}: {actor} moves at stability 1")


def check_dial(name, graph, found):
    stress, movement = zip(*(measure(graph, places)[:2] for places in found))
    expect(movement[1] <= movement[0] * SLACK, f"{name}: movement {movement}")
    expect(movement[2] == 0, f"{name}: movement {movement}")
    expect(stress[0] <= stress[2] * SLACK, f"{name}: stress {stress}")


def check_return(graph, places):
    """At half the dial, who comes back stands nearer than a tie is long."""
    scale = measure(graph, places)[2]
    way = scale * math.dist(places["s2", "away"][:2], places["s6", "away"][:2])
    expect(way < 1, f"absence: who comes back is {way:.2f} ties away")


def check_boxes(name, graph, folder):
    boxes = places_of(name + ", boxes", graph, layout(folder))
    for part in graph:
        for one, two in itertools.combinations(part.actors, 2):
            (x, y, width, height), (x2, y2, width2, height2) = boxes[part.name, one], boxes[part.name, two]
            apart = abs(x - x2) >= (width + width2) / 2 or abs(y - y2) >= (height + height2) / 2
            expect(apart, f"{name}: boxes of {one} and {two} overlap in {part.name}")


def empty_slices(path):
    """Takes out who was there so that the tables have a row for every slice."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(f"  {NOBODY}: ")),
                    encoding="utf-8")


def prepare(graph, folder):
    write(graph, folder)
    paysage(folder, "import", "slices.csv", "presence.csv", "-o", "landscape.yaml")
    empty_slices(folder / "landscape.yaml")
    paysage(folder, "check", "landscape.yaml")


def check_small(name, graph, folder):
    prepare(graph, folder)
    found = []
    for stability in STABILITIES:
        options = ("--points", "--stability", str(stability))
        text = layout(folder, *options)
        expect(layout(folder, *options) == text, f"{name}: not the same bytes twice")
        found.append(places_of(f"{name}, stability {stability}", graph, text))
    check_still(name, graph, found[2])
    check_dial(name, graph, found)
    check_boxes(name, graph, folder)
    return found


def main():
    with tempfile.TemporaryDirectory() as top:
        for make in (churn, absence, pieces):
            folder = pathlib.Path(top, make.__name__)
            folder.mkdir()
            found = check_small(make.__name__, make(), folder)
            if make is absence:
                check_return(make(), found[1])
        folder = pathlib.Path(top, "crowd")
        folder.mkdir()
        graph = crowd()
        prepare(graph, folder)
        places_of("crowd", graph, layout(folder, "--points"))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
