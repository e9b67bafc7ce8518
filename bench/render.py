"""Drawing all slices of a landscape: `paysage render` against what people do today.

All sides draw the same slices at the same pixel size, as SVG, PNG and PDF: a shell loop of Graphviz'
own tool over the slices as DOT, and the usual script with NetworkX and matplotlib. The floor is what
paysage takes for painting and encoding alone, with one worker. Peak memory is that of the largest
single process.
"""
import importlib.util
import os
import subprocess
import sys
import tempfile

from measure import HERE, PAYSAGE, REPEATS, TOP, loop, median, paysage, run, table

DATA = os.path.join(TOP, "data/mesocentres")
FORMATS = "svg,png,pdf"
PIXELS = (1920, 1080)
DPI = 144
WORKS = {"networkx": "NetworkX + matplotlib", "loop": "loop of dot -Kneato", "one": "paysage render -j 1",
         "all": "paysage render", "again": "paysage render, nothing changed",
         "colour": "paysage render, another colour"}
SLOW_REPEATS = 2  # of the one that takes long enough to be even


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
    """The command that draws one slice: laid out once for all formats."""
    stem = path.removesuffix(".dot")
    size = f"-Gsize={PIXELS[0] / DPI:.4f},{PIXELS[1] / DPI:.4f}!"
    outputs = [word for kind in FORMATS.split(",") for word in (f"-T{kind}", "-o", f"{stem}.{kind}")]
    return ["dot", "-Kneato", "-Goverlap=false", "-Gsplines=true", size, f"-Gdpi={DPI}",
            "-Nshape=box", "-Nfontname=Inter", *outputs, path]


def networkx(folder):
    """Seconds, peak KiB; None where the libraries are not installed."""
    if not all(importlib.util.find_spec(name) for name in ("networkx", "matplotlib")):
        return None
    landscape = os.path.join(folder, "landscape.json")
    run([PAYSAGE, "export", DATA, "--to", "json", "-o", landscape])
    return run([sys.executable, os.path.join(HERE, "networkx_slices.py"), landscape, folder, FORMATS])


def render(folder, *more):
    return paysage("render", DATA, "-o", folder, "--figure", "network", "--format", FORMATS, *more)


def recoloured(folder, turn):
    """A style that differs in one colour from that of the last turn."""
    path = os.path.join(folder, "style.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'base: slides\ncolours: {{background: "#fffff{turn % 16:x}"}}\n')
    return path


def measure(folder):
    paths = export_graphs(folder)
    runs = {work: [] for work in WORKS}
    for turn in range(REPEATS):
        runs["loop"].append(loop([dot(path) for path in paths]))
        runs["all"].append(render(os.path.join(folder, "all"), "--fresh"))
        runs["one"].append(render(os.path.join(folder, "one"), "--fresh", "-j", "1"))
        again = os.path.join(folder, "again")
        render(again)
        runs["again"].append(render(again))
        style = recoloured(folder, turn)
        runs["colour"].append(render(again, "--style", style))
        if turn < SLOW_REPEATS:
            slow = networkx(folder)
            runs["networkx"] += [slow] if slow else []
    return len(paths), runs


def floor(runs):
    """How many times as long as painting and encoding a run of one worker takes."""
    return median(runs["one"], lambda one: sum(one[2].values()) / one[2]["draw"])


def report():
    with tempfile.TemporaryDirectory() as folder:
        count, runs = measure(folder)
    seconds = {work: median(timed, lambda one: one[0]) for work, timed in runs.items() if timed}
    rows = []
    for work, label in WORKS.items():
        if work in seconds:
            peak = max(one[1] for one in runs[work]) / 1024
            faster = [f"{seconds[other] / seconds[work]:.1f} ×" if other in seconds else "-"
                      for other in ("loop", "networkx")]
            rows.append([label, f"{seconds[work]:.3f}", f"{peak:.0f}", *faster])
    stages = runs["one"][-1][2]
    whole = sum(stages.values())
    shares = ", ".join(f"{name} {value / whole:.0%}" for name, value in stages.items())
    return (f"## Drawing\n\n{count} slices as {FORMATS} of {PIXELS[0]} × {PIXELS[1]}, medians of "
            f"{REPEATS} ({SLOW_REPEATS} of NetworkX).\n\n" +
            table(["work", "seconds", "MiB", "than dot", "than NetworkX"], rows) +
            f"\nWith one worker a run takes {floor(runs):.2f} × what painting and encoding alone take.\n"
            f"A run without changes takes 1/{seconds['all'] / seconds['again']:.0f} of a full one.\n"
            f"Share of each stage (one worker): {shares}.\n")
