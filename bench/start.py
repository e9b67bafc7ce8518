"""Starting up: what a command costs before it does anything, against Graphviz' own tool."""
import os
import tempfile

from measure import PAYSAGE, REPEATS, median, run, table

TIMES = 5  # as often as other works, since these are short
SMALL = "slices: [{id: 2007}]\nactors: {a: {}, b: {}}\nrelations: [{from: a, to: b}]\n"


def report():
    with tempfile.TemporaryDirectory() as folder:
        small = os.path.join(folder, "small.yaml")
        with open(small, "w", encoding="utf-8") as file:
            file.write(SMALL)
        works = {"dot -V": ["dot", "-V"], "paysage --version": [PAYSAGE, "--version"],
                 "paysage check": [PAYSAGE, "check", small]}
        runs = {work: [] for work in works}
        for _ in range(REPEATS * TIMES):
            for work, command in works.items():
                runs[work].append(run(command))
    seconds = {work: median(timed, lambda one: one[0]) for work, timed in runs.items()}
    rows = [[work, f"{seconds[work] * 1000:.1f}", f"{seconds[work] / seconds['dot -V']:.2f}"]
            for work in works]
    return "## Starting up\n\n" + table(["command", "ms", "of dot -V"], rows)
