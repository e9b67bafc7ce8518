"""How the cost of a layout grows with the size of the graph: presences and ties of all slices."""
import math
import os
import tempfile

import graphs
from measure import PAYSAGE, REPEATS, median, paysage, run, table

ACTORS = [100, 200, 500, 1000, 2000, 5000, 10000]
LONG = 1000  # with more actors, one run is long enough to be even


def measure(actors):
    graph = graphs.growing(actors)
    with tempfile.TemporaryDirectory() as folder:
        landscape = os.path.join(folder, "landscape.yaml")
        run([PAYSAGE, "import", *graphs.write(graph, folder), "-o", landscape])
        runs = [paysage("layout", landscape, "--points", "-o", os.path.join(folder, "out"))
                for _ in range(1 if actors > LONG else min(REPEATS, 3))]
    return (*graphs.size(graph), median(runs, lambda one: one[2]["layout"]),
            median(runs, lambda one: one[0]), max(one[1] for one in runs) / 1024)


def exponent(sizes, costs):
    """The slope of the line of least squares through the logarithms."""
    x, y = [math.log(size) for size in sizes], [math.log(cost) for cost in costs]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    return (sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y)) /
            sum((a - middle_x) ** 2 for a in x))


def report():
    found = [measure(actors) for actors in ACTORS]
    sizes = [presences + ties for presences, ties, *_ in found]
    rows = [[f"{actors} × 20", presences, ties, f"{stage:.3f}", f"{whole:.3f}",
             f"{stage / (presences + ties) * 1e6:.0f}", f"{peak:.0f}"]
            for actors, (presences, ties, stage, whole, peak) in zip(ACTORS, found)]
    slopes = [exponent(sizes, [one[column] for one in found]) for column in (2, 3, 4)]
    headings = ["actors × slices", "presences", "ties", "layout s", "process s", "µs each", "MiB"]
    return ("## Growth\n\nBare points of graphs whose actors come and go, about 1.5 ties for each who is "
            "there.\n\"Each\" is a presence or a tie.\n\n" + table(headings, rows) +
            f"\nWith n = presences + ties: layout n^{slopes[0]:.2f}, whole process n^{slopes[1]:.2f}, "
            f"memory n^{slopes[2]:.2f}\n(least squares through the logarithms).\n")
