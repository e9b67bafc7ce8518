"""Who is there in which slice, and which ties are: as our own figures tell it, and as the times in an export do."""

import collections
import csv
import io
import os
import pathlib
import subprocess

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parent.parent.parent))
PROGRAM = os.environ.get("PAYSAGE", str(TOP / "build/paysage"))

# What formats may stumble over: loops and parallels, spells, open and uncertain ends, names that are alike or strange.
STRANGE = """
title: "A <title> & more"
slices: [{id: s1, when: 2001}, {id: s2, when: 2003-05}, {id: s3, when: 2004/2006}, {id: s4, when: 2010-02-03}]
kinds: {body: {}, person: {}}
relation-kinds: {%s}
groups: {g: {}, h: {}}
measures: {people: {of: {a: {2001: 5, 2004: 7.5}, b: 3}}}
actors:
  a: {name: {../2003: "=Old \\"name\\"", 2004/..: "-New; name"}, kind: {2001/2002: body, 2003/..: person}, groups: [g, h]}
  b: {name: Same, when: [2001/2003, 2005~/2006, 2010-02-03]}
  c: {name: Same, when: 2003-05-17/, note: "two, \\"words\\"", properties: {Age: 40, Colour: "@red"}}
  d: {when: 2005/2006, groups: {../2005: g}}
  e: {when: 2010/..}
  f: {talked-of: 2001, when: 2004}
relations:
  - {from: a, to: a, when: 2001/2004%s}
  - {from: a, to: b, weight: {2001: 2, 2004/..: 3.5}}
  - {from: a, to: b, when: [2001, 2010-02-03]}
  - {from: c, to: b%s}
  - {from: b, to: d, when: 2006, label: "x <y>"}
  - {from: e, to: c}
  - {from: d, to: f}
"""

NUMBERS = """
slices: [{id: w1, when: t1/t4}, {id: w2, when: t5/t9}, {id: w3, when: t10.5/t20}]
actors: {a: {when: t0/t4}, b: {when: [t3, t12.5/t13]}, c: {}}
relations: [{from: a, to: b}, {from: c, to: b, when: t13/t30}, {from: a, to: c, when: t4}]
"""


def landscapes(folder):
    """Paths of landscapes: those of the tree, and the strange ones, directed, undirected and mixed."""
    made = {"directed": STRANGE % ("is: {directed: true}", ", kind: is", ", kind: is"),
            "undirected": STRANGE % ("is: {}", ", kind: is", ""),
            "mixed": STRANGE % ("is: {directed: true}, at: {}", ", kind: at", ", kind: is"),
            "numbers": NUMBERS}
    for name, text in made.items():
        path = pathlib.Path(folder) / f"{name}.yaml"
        if name == "directed":  # all of them
            text = "\n".join(line.replace("}", ", kind: is}") if line.startswith("  - ") and "kind:" not in line and
                             line.count("}") == 1 else line for line in text.split("\n"))
            text = text.replace("weight: {2001: 2, 2004/..: 3.5, kind: is}}", "weight: {2001: 2, 2004/..: 3.5}, kind: is}")
            text = text.replace("weight: {2001: 2, 2004/..: 3.5}}", "weight: {2001: 2, 2004/..: 3.5}, kind: is}")
        path.write_text(text, encoding="utf-8")
        yield path
    yield TOP / "data/mesocentres"
    yield TOP / "data/space-stations.yaml"
    yield TOP / "tests/golden/small.yaml"


def run(*words):
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, check=False, timeout=120)
    if done.returncode != 0:
        raise RuntimeError(f"{words}: {done.stderr.decode()}")
    return done.stdout.decode()


def export(path, *words):
    return run("export", path, "--no-layout", "--to", *words)


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def pair(a, b):
    """A tie by its ends, whatever its direction."""
    return tuple(sorted((a, b)))


def truth(path, folder):
    """slice → (actors, ties): as the tables of the figures tell it."""
    found = {}
    out = pathlib.Path(folder) / "truth"
    run("render", path, "--figure", "network", "--format", "csv", "-o", out, "--fresh")
    for row in rows(export(path, "csv", "--table", "slices")):
        table = rows((out / f"network-{row['id']}.csv").read_text(encoding="utf-8-sig"))
        seen = [line for line in table if line["presence"] in ("there", "unsure")]
        found[row["id"]] = ({line["id"] for line in seen if line["what"] == "actor"},
                            collections.Counter(pair(line["from"], line["to"]) for line in seen
                                                if line["what"] == "relation"))
    return found


def meets(spans, window):
    """Of closed spans; None is an open end."""
    first, last = window
    return any((end is None or first is None or end >= first) and (start is None or last is None or start <= last)
               for start, end in spans)


def common(a, b):
    """What two lists of spans have in common."""
    both = []
    for start, end in a:
        for other_start, other_end in b:
            starts = [time for time in (start, other_start) if time is not None]
            ends = [time for time in (end, other_end) if time is not None]
            first, last = max(starts, default=None), min(ends, default=None)
            if first is None or last is None or first <= last:
                both.append((first, last))
    return both


def by_time(nodes, edges, windows):
    """The same as truth() of what an export says in times. nodes: id → spans; edges: (from, to, spans). A tie is there
    while both its ends are; one without times of its own, while they are there together."""
    found = {}
    for name, window in windows.items():
        def is_there(a, b, spans):
            ends = [common(nodes[a], nodes[b])] if spans == [(None, None)] else [nodes[a], nodes[b]]
            return meets(spans, window) and all(meets(end, window) for end in ends)
        ties = collections.Counter(pair(a, b) for a, b, spans in edges if is_there(a, b, spans))
        found[name] = ({node for node, spans in nodes.items() if meets(spans, window)}, ties)
    return found


def difference(ours, theirs):
    """In words, or None."""
    for name, (actors, ties) in ours.items():
        if name not in theirs:
            return f"{name} is not there"
        if actors != theirs[name][0]:
            return f"{name}: actors {sorted(actors ^ theirs[name][0])}"
        if ties != theirs[name][1]:
            return f"{name}: ties {(ties - theirs[name][1]) + (theirs[name][1] - ties)}"
    return None
