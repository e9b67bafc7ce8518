"""Running programs against the clock, and tables of what came out."""
import os
import re
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(HERE)
PAYSAGE = os.environ.get("PAYSAGE", os.path.join(TOP, "build/paysage"))
REPEATS = int(os.environ.get("REPEATS", "7"))


def run(arguments):
    """Seconds, peak KiB, and what it printed on standard error."""
    start = time.monotonic()
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    printed = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    if status != 0:
        sys.exit(f"bench: {' '.join(arguments)} failed: {printed}")
    return seconds, usage.ru_maxrss, printed


def loop(commands):
    """What a shell loop does, one process after the other: seconds of all, peak KiB of the largest."""
    runs = [run(command) for command in commands]
    return sum(seconds for seconds, _, _ in runs), max(peak for _, peak, _ in runs)


def paysage(*arguments):
    """Seconds, peak KiB, and the seconds of each stage."""
    seconds, peak, printed = run([PAYSAGE, *arguments, "--timing"])
    stages = dict(re.findall(r"^(\w+) ([\d.]+) s$", printed, re.M))
    return seconds, peak, {name: float(value) for name, value in stages.items()}


def median(runs, key):
    return statistics.median(key(run) for run in runs)


def table(headings, rows):
    """Markdown that can be read as it is: the first column to the left, numbers to the right."""
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in [headings, *rows]) for i in range(len(headings))]

    def line(cells):
        padded = [cells[0].ljust(widths[0])]
        padded += [cell.rjust(width) for cell, width in zip(cells[1:], widths[1:])]
        return "| " + " | ".join(padded) + " |"

    rule = ["-" * widths[0]] + ["-" * (width - 1) + ":" for width in widths[1:]]
    return "\n".join(map(line, [headings, rule, *rows])) + "\n"
