"""Laying out bare points: all slices at once against `neato -Tplain`, one process a slice.

Both sides have the same slices of the same graphs and use one processor. Real graphs can be measured
besides: TEMPORAL names a folder with one folder for each, which has slices.csv and presence.csv.
"""
import os
import tempfile

import graphs
from measure import PAYSAGE, REPEATS, loop, median, paysage, run, table


def real_graphs():
    top = os.environ.get("TEMPORAL")
    for name in sorted(os.listdir(top)) if top else []:
        folder = os.path.join(top, name)
        if all(os.path.exists(os.path.join(folder, file)) for file in ("slices.csv", "presence.csv")):
            yield name, graphs.read(folder), None


def all_graphs():
    """Name, graph, and how many times faster than the loop we want to be."""
    yield "like van de Bunt's freshmen", graphs.small(graphs.VANDEBUNT), 2
    yield "like Newcomb's fraternity", graphs.small(graphs.NEWCOMB), 2
    yield "like the rugby teams", graphs.small(graphs.RUGBY), 2
    yield "like the InfoVis co-authors", graphs.co_authors(), 0.5
    yield from real_graphs()


def measure(graph):
    """Runs of the loop, runs of paysage."""
    theirs, ours = [], []
    with tempfile.TemporaryDirectory() as folder:
        landscape = os.path.join(folder, "landscape.yaml")
        run([PAYSAGE, "import", *graphs.write(graph, folder), "-o", landscape])
        commands = [["neato", "-Tplain", path] for path in graphs.write_dot(graph, folder)]
        for _ in range(REPEATS):
            theirs.append(loop(commands))
            ours.append(paysage("layout", landscape, "--points", "-o", os.path.join(folder, "out")))
    return theirs, ours


def row(name, graph, wanted):
    theirs, ours = measure(graph)
    their = median(theirs, lambda one: one[0])
    stage, whole = median(ours, lambda one: one[2]["layout"]), median(ours, lambda one: one[0])
    actors = len({actor for there, _ in graph for actor in there})
    return [name, f"{actors} × {len(graph)}", *graphs.size(graph), f"{their:.3f}", f"{stage:.3f}",
            f"{their / stage:.1f} ×", f"{whole:.3f}", f"{their / whole:.1f} ×",
            f"{wanted} ×" if wanted else "", f"{max(one[1] for one in ours) / 1024:.0f}"]


def report():
    headings = ["graph", "actors × slices", "presences", "ties", "neato s", "layout s", "faster",
                "process s", "faster", "wanted", "MiB"]
    rows = [row(*graph) for graph in all_graphs()]
    return ("## Layout of points\n\n`paysage layout --points`, its stage \"layout\" and the whole process, "
            f"against a loop of\n`neato -Tplain`, one process a slice. One processor, medians of {REPEATS}.\n\n" +
            table(headings, rows))
