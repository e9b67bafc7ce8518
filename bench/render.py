"""Drawing all slices of a landscape: `paysage render` against a loop of Graphviz' own tool.

Both sides draw the same slices, exported as DOT, at the same pixel size, as SVG and PNG. Peak memory
is that of the largest single process.
"""
import os
import subprocess
import tempfile

from measure import PAYSAGE, REPEATS, TOP, loop, median, paysage, run, table

DATA = os.path.join(TOP, "data/mesocentres")
PIXELS = (1920, 1080)
DPI = 144
WORKS = {"loop": "loop of dot -Kneato", "all": "paysage render", "one": "paysage render -j 1"}


def slices():
    listed = subprocess.run([PAYSAGE, "export", DATA, "--to", "csv", "--table", "slices"],
                            check=True, capture_output=True, text=True).stdout
    return [line.split(",")[0] for line in listed.splitlines()[1:]]


def export_graphs(folder):
    paths = []
    for slice_id in slices():
        path = os.path.join(folder, slice_id + ".dot")
        run([PAYSAGE, "export", DATA, "--to", "dot", "--at", slice_id, "-o", path])
        paths.append(path)
    return paths


def dot(path):
    """The command that draws one slice."""
    stem = path.removesuffix(".dot")
    size = f"-Gsize={PIXELS[0] / DPI:.4f},{PIXELS[1] / DPI:.4f}!"
    return ["dot", "-Kneato", "-Goverlap=false", "-Gsplines=true", size, f"-Gdpi={DPI}",
            "-Nshape=box", "-Nfontname=Inter", "-Tsvg", "-o", stem + ".svg",
            "-Tpng", "-o", stem + ".png", path]


def render(folder, *more):
    return paysage("render", DATA, "-o", folder, "--figure", "network", "--format", "svg,png", *more)


def report():
    with tempfile.TemporaryDirectory() as folder:
        paths = export_graphs(folder)
        runs = {work: [] for work in WORKS}
        for _ in range(REPEATS):
            runs["loop"].append(loop([dot(path) for path in paths]))
            runs["all"].append(render(os.path.join(folder, "all")))
            runs["one"].append(render(os.path.join(folder, "one"), "-j", "1"))
    seconds = {work: median(timed, lambda one: one[0]) for work, timed in runs.items()}
    rows = [[label, f"{seconds[work]:.3f}", f"{max(one[1] for one in runs[work]) / 1024:.0f}",
             f"{seconds['loop'] / seconds[work]:.1f} ×"] for work, label in WORKS.items()]
    stages = runs["one"][-1][2]
    whole = sum(stages.values())
    shares = ", ".join(f"{name} {value / whole:.0%}" for name, value in stages.items())
    return (f"## Drawing\n\n{len(paths)} slices as SVG and PNG of {PIXELS[0]} × {PIXELS[1]}, "
            f"medians of {REPEATS}.\n\n" +
            table(["work", "seconds", "MiB", "faster"], rows) +
            f"\nShare of each stage (one worker): {shares}.\n")
