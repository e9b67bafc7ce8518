"""The whole default batch of a landscape: all kinds of figures, all slices, all usual formats.

Each kind's share is measured with the layout taken over from an earlier run, so that no kind pays for
the others.
"""
import os
import tempfile

from measure import REPEATS, median, paysage, table
from render import DATA

KINDS = ["network", "filmstrip", "compare", "timeline", "lineage", "pyramid", "series", "deck", "film"]


def as_slides():
    """The deck as PPTX, against its PDF: seconds and bytes."""
    runs, sizes = {"pptx": [], "pdf": []}, {}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(REPEATS):
            for kind, timed in runs.items():
                timed.append(paysage("render", DATA, "-o", folder, "--figure", "deck", "--format", kind, "--fresh"))
                sizes[kind] = os.path.getsize(os.path.join(folder, f"deck.{kind}"))
    seconds = {kind: median(timed, lambda one: one[0]) for kind, timed in runs.items()}
    peak = max(one[1] for one in runs["pptx"]) / 1024
    return (f"The deck as PPTX: {sizes['pptx'] / 1000:.0f} kB in {seconds['pptx']:.3f} s ({peak:.0f} MiB), which is "
            f"{seconds['pptx'] / seconds['pdf']:.2f} × the time of its PDF of {sizes['pdf'] / 1000:.0f} kB.\n")


def report():
    runs, kinds = [], {kind: [] for kind in KINDS}
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        for turn in range(REPEATS):
            runs.append(paysage("render", DATA, "-o", os.path.join(folder, f"{turn}")))
        paysage("render", DATA, "-o", out)
        for turn in range(REPEATS):
            for kind in KINDS:  # another resolution, so that nothing counts as made
                kinds[kind].append(paysage("render", DATA, "-o", out, "--figure", kind,
                                           "--dpi", f"{144 + (turn + 1) / 1000}"))
        count = len(os.listdir(os.path.join(folder, "0")))
    work = {kind: median(timed, lambda one: sum(one[2][stage] for stage in ("figure", "draw", "write")))
            for kind, timed in kinds.items()}
    whole = sum(work.values())
    rows = [[kind, f"{median(timed, lambda one: one[0]):.3f}", f"{work[kind] / whole:.0%}"]
            for kind, timed in kinds.items()]
    seconds = median(runs, lambda one: one[0])
    peak = max(one[1] for one in runs) / 1024
    return (f"## The whole batch\n\n`paysage render data/mesocentres`: {count} files in {seconds:.3f} s "
            f"({peak:.0f} MiB), median of {REPEATS}.\nKinds alone, their layout known:\n\n" +
            table(["kind", "seconds", "share of work"], rows) + "\n" + as_slides())
