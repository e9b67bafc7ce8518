"""More processors: figures of one landscape by several workers, and many landscapes by several processes.

What a machine with as many processors as workers would gain at best is told by how long the busiest thread
computes, and by how long all would in equal shares: the time on a processor of each thread is read while the
program runs. What threads wait for each other is in the seconds of the clock only.
"""
import glob
import os
import subprocess
import tempfile
import time

import graphs
from landscapes import imported
from measure import PAYSAGE, REPEATS, loop, median, run, table
from render import DATA

WORKERS = [1, 2, 4, 8]
PAUSE = 0.004  # seconds between two looks at the threads
WORKS = {"all figures": [], "pictures of a film": ["--figure", "film", "--format", "png", "--page", "800x450"]}
LANDSCAPES = 30  # small ones: 24 actors in 6 slices
SMALL = (24, [20, 24, 26, 28, 30, 32], 0.7)
FIGURES = ["--figure", "network,timeline", "--format", "svg", "--fresh"]


def look(process, seconds):
    """Notes how long each thread has computed until now."""
    for path in glob.glob(f"/proc/{process.pid}/task/*/schedstat"):
        try:
            with open(path, encoding="ascii") as file:
                words = file.read().split()
        except OSError:  # it has ended meanwhile
            continue
        if words:
            seconds[path] = int(words[0]) / 1e9


def watched(arguments):
    """Seconds of the clock, on processors, of the busiest thread; peak KiB."""
    start, threads = time.monotonic(), {}
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while True:
        pid, _, usage = os.wait4(process.pid, os.WNOHANG)
        if pid != 0:
            break
        look(process, threads)
        time.sleep(PAUSE)
    seconds = time.monotonic() - start
    return seconds, usage.ru_utime + usage.ru_stime, max(threads.values()), usage.ru_maxrss


def render(folder, workers, asked):
    return [PAYSAGE, "render", DATA, "-o", os.path.join(folder, f"{workers}"), "--fresh", "-j", f"{workers}", *asked]


def side_by_side(folder, asked):
    """Seconds of two runs of one worker at the same time: what two processors can give at best."""
    start = time.monotonic()
    both = [subprocess.Popen(render(os.path.join(folder, name), 1, asked), stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL) for name in ("a", "b")]
    for process in both:
        process.wait()
    return time.monotonic() - start


def one_landscape(work, asked):
    runs, pairs = {workers: [] for workers in WORKERS}, []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(REPEATS):
            for workers in WORKERS:
                runs[workers].append(watched(render(folder, workers, asked)))
            pairs.append(side_by_side(folder, asked))
    alone = median(runs[1], lambda one: one[0])
    rows, least_alone = [], None
    for workers, timed in runs.items():
        clock, computed, busiest, peak = (median(timed, lambda one, k=k: one[k]) for k in range(4))
        least = max(busiest, computed / workers)
        least_alone = least_alone or least
        rows.append([work, workers, f"{clock:.2f}", f"{alone / clock:.2f} ×", f"{computed:.2f}", f"{busiest:.2f}",
                     f"{least_alone / least:.2f} ×", f"{peak / 1024:.0f}"])
    best = 2 * alone / median(pairs, lambda one: one)
    rows.append([work, "1 + 1", f"{2 * alone / best:.2f}", f"{best:.2f} ×", "-", "-", "-", "-"])
    return rows


def many_landscapes():
    """Seconds of a loop of single calls, of xargs, and of batch."""
    works = {"loop of render -j 1": [], "xargs -P 2, render -j 1": [], "batch -j 1": [], "batch -j 2": []}
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i in range(LANDSCAPES):
            place = os.path.join(folder, f"l{i}")
            os.mkdir(place)
            paths.append(imported(graphs.small(SMALL, seed=i), place))
        listed = os.path.join(folder, "list")
        with open(listed, "w", encoding="utf-8") as file:
            file.writelines(f"{path}\n" for path in paths)
        single = [PAYSAGE, "render", "-j", "1", *FIGURES]
        for turn in range(min(REPEATS, 3)):
            out = os.path.join(folder, f"out{turn}")
            works["loop of render -j 1"].append(loop(
                [[*single, "-o", f"{out}-loop/{i}", path] for i, path in enumerate(paths)])[0])
            works["xargs -P 2, render -j 1"].append(run(
                ["xargs", "-a", listed, "-P", "2", "-I", "{}", *single, "-o", f"{out}-xargs/{{}}", "{}"])[0])
            for jobs in ("1", "2"):
                works[f"batch -j {jobs}"].append(run(
                    [PAYSAGE, "batch", listed, "-j", jobs, "-o", f"{out}-batch{jobs}", *FIGURES])[0])
    seconds = {work: median(timed, lambda one: one) for work, timed in works.items()}
    first = seconds["loop of render -j 1"]
    return [[work, f"{taken:.2f}", f"{taken / LANDSCAPES * 1000:.0f}", f"{first / taken:.2f} ×"]
            for work, taken in seconds.items()]


def report():
    rows = [row for work, asked in WORKS.items() for row in one_landscape(work, asked)]
    headings = ["work", "workers", "seconds", "faster", "computed", "busiest", "at best", "MiB"]
    return (f"## Scaling\n\n`paysage render data/mesocentres` with so many workers, on {os.cpu_count()} processors, "
            f"medians of {REPEATS}. \"1 + 1\" is two\nruns of one worker each at the same time, which share nothing: "
            "so much faster these processors are together.\n\"Computed\" is the time on processors of all threads, "
            "\"busiest\" that of the one that computed most; \"at best\"\nis how much faster a machine with as many "
            "processors is where none waits: as long as the busiest computes, and no\nless than all in equal "
            "shares.\n\n" + table(headings, rows) +
            f"\n{LANDSCAPES} landscapes of {SMALL[0]} actors in {len(SMALL[1])} slices, networks and timelines as "
            "SVG:\n\n" + table(["work", "seconds", "ms each", "faster"], many_landscapes()))
