"""Temporal graphs, made from a seed: the same ones on every machine.

A graph is a list of slices; a slice is the list of its actors and the list of its ties, each a pair
of actors. Actors are numbers.
"""
import csv
import os
import random

# Ties by slice of three small sets that are often measured: friendships of freshmen (van de Bunt),
# a fraternity (Newcomb), tweets between rugby teams; and the share of ties that last.
VANDEBUNT = (32, [0, 4, 19, 19, 19, 28, 15], 0.65)
NEWCOMB = (17, [39, 39, 40, 39, 40, 41, 40, 41, 40, 39, 41, 41, 41, 39, 42], 0.75)
RUGBY = (12, [8, 10, 13, 9, 11, 13, 22, 21, 27, 22, 32, 30, 37, 19, 7, 34, 31, 38, 30, 34], 0.55)


def pair(a, b):
    return (min(a, b), max(a, b))


def friend_of_friend(chance, ties):
    """Whom two ties that meet would join."""
    one, other = chance.sample(ties, 2)
    ends = set(one) ^ set(other)
    return pair(*ends) if len(ends) == 2 else None


def draw_ties(chance, circle, kept, count, reach, closing=0.0):
    """`count` ties among those who are there: some of before, the others mostly among neighbours on the
    circle. `closing`: how often friends of a friend are tried instead."""
    ties, drawn = set(kept), sorted(kept)
    most = len(circle) * (len(circle) - 1) // 2
    while len(ties) < min(count, most):
        at = chance.randrange(len(circle))
        far = chance.random() < 0.1
        step = chance.randrange(1, len(circle)) if far else chance.randint(1, reach)
        tie = pair(circle[at], circle[(at + step) % len(circle)])
        if len(drawn) > 1 and chance.random() < closing:
            tie = friend_of_friend(chance, drawn)
        if tie is not None and tie[0] != tie[1] and tie not in ties:
            ties.add(tie)
            drawn.append(tie)
    return sorted(ties)


def small(shape, seed=1):
    """All actors in all slices; ties as many as the shape says, and as lasting."""
    actors, counts, lasting = shape
    chance = random.Random(seed)
    circle = list(range(actors))
    chance.shuffle(circle)
    graph, ties = [], []
    for count in counts:
        kept = [tie for tie in ties if chance.random() < lasting][:count]
        ties = draw_ties(chance, circle, kept, count, reach=actors // 4, closing=0.95)
        graph.append((list(range(actors)), ties))
    return graph


def shares(total, weights):
    """Whole numbers in proportion to the weights, `total` in all."""
    ends = [0]
    for i in range(len(weights)):
        ends.append(round(total * sum(weights[:i + 1]) / sum(weights)))
    return [after - before for before, after in zip(ends, ends[1:])]


def co_authors(slices=21, actors=1136, presences=1797, seed=2):
    """Papers of one to six authors a year: many small components, most authors seen once."""
    chance = random.Random(seed)
    weights = [1 + t / 10 for t in range(slices)]
    returning = shares(presences - actors, [0] + weights[1:])
    graph, known, papers = [], 0, []
    for fresh, back in zip(shares(actors, weights), returning):
        people = list(range(known, known + fresh))
        old = set()
        while len(old) < back:  # who has written much, writes again
            old.update(chance.choice(papers)[:back - len(old)])
        known += fresh
        people += sorted(old)
        chance.shuffle(people)
        ties, rest = set(), list(people)
        while rest:
            team = rest[:chance.choice([1, 2, 2, 3, 3, 3, 4, 4, 5, 6])]
            rest = rest[len(team):]
            papers.append(team)
            ties.update(pair(a, b) for a in team for b in team if a < b)
            if chance.random() < 0.3:  # someone writes a second paper
                bridge = pair(team[0], chance.choice(people))
                ties.update([bridge] if bridge[0] != bridge[1] else [])
        graph.append((sorted(people), sorted(ties)))
    return graph


def growing(actors, slices=20, seed=3):
    """Actors stay for some slices and may be away in between; about 1.5 ties for each who is there."""
    chance = random.Random(seed)
    first = [chance.randint(-slices // 2, slices - 1) for _ in range(actors)]
    last = [begin + chance.randint(slices // 4, slices) for begin in first]
    circle = list(range(actors))
    chance.shuffle(circle)
    graph, ties = [], []
    for t in range(slices):
        there = {a for a in circle if first[a] <= t <= last[a] and chance.random() < 0.97}
        around = [a for a in circle if a in there]
        kept = [tie for tie in ties
                if tie[0] in there and tie[1] in there and chance.random() < 0.85]
        count = max(len(kept), len(around) * 3 // 2)
        ties = draw_ties(chance, around, kept, count, reach=4) if len(around) > 1 else []
        graph.append((sorted(there), ties))
    return graph


def order_of(slice_id):
    """Slices stand in order of their number, if they have one."""
    try:
        return (0, float(slice_id), slice_id)
    except ValueError:
        return (1, 0.0, slice_id)


def read(folder):
    """A graph from slices.csv and presence.csv."""
    slices = {}
    with open(os.path.join(folder, "presence.csv"), newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            slices.setdefault(row["slice"], ([], []))[0].append(row["node"])
    with open(os.path.join(folder, "slices.csv"), newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            slices.setdefault(row["slice"], ([], []))[1].append((row["source"], row["target"]))
    return [slices[slice_id] for slice_id in sorted(slices, key=order_of)]


def write(graph, folder):
    """The graph as two tables, for `paysage import`; the paths of both."""
    paths = [os.path.join(folder, name) for name in ("slices.csv", "presence.csv")]
    with open(paths[0], "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["slice", "source", "target", "weight"])
        rows.writerows([t + 1, a, b, 1] for t, (_, ties) in enumerate(graph) for a, b in ties)
    with open(paths[1], "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["slice", "node"])
        rows.writerows([t + 1, actor] for t, (there, _) in enumerate(graph) for actor in there)
    return paths


def quoted(name):
    return '"' + str(name).replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_dot(graph, folder):
    """One file of DOT for each slice; their paths."""
    paths = []
    for t, (there, ties) in enumerate(graph):
        paths.append(os.path.join(folder, f"{t + 1}.dot"))
        with open(paths[-1], "w", encoding="utf-8") as file:
            print("graph {", *map(quoted, there), sep="\n", file=file)
            print(*(f"{quoted(a)} -- {quoted(b)}" for a, b in ties), "}", sep="\n", file=file)
    return paths


def size(graph):
    """Presences and ties of all slices."""
    return sum(len(there) for there, _ in graph), sum(len(ties) for _, ties in graph)
