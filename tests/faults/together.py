#!/usr/bin/python3 -B
"""together.py [COUNT]: two runs at once in one folder. Both end well, and every file is one of the two, whole;
the next run makes all of them its own."""

import pathlib
import shutil
import sys

from paysage import SHIM, fail, files_of, finish, run, start, work_folder, write_landscape

count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
BATCH = ("--format", "svg,png,pdf", "-j", "2", "-o")


def both(fault, left, right):
    runs = [start("render", f"{name}.yaml", *BATCH, "out", fault=fault) for name in ("left", "right")]
    ended = [process.wait(120) for process in runs]
    if ended != [0, 0]:
        fail(f"two at once ended with {ended}")
    for name, content in files_of("out").items():
        if content not in (left.get(name), right.get(name)):
            fail(f"{name} is neither the one nor the other")
    if files_of("out").keys() != left.keys():
        fail(f"left over or missing: {sorted(files_of('out').keys() ^ left.keys())}")
    if run("render", "left.yaml", *BATCH, "out").returncode != 0 or files_of("out") != left:
        fail("a run after the two does not make all files its own")


work_folder()
for name in ("left", "right"):
    write_landscape(f"{name}.yaml", name.title())
    done = run("render", f"{name}.yaml", *BATCH, name)
    if done.returncode != 0:
        fail(f"a run alone: {done.stderr}")
        finish("two at once")
for fault in [None, "tmpfile:1:EOPNOTSUPP"] if SHIM else [None]:
    for number in range(count):
        if number % 2 == 0:
            shutil.rmtree("out", ignore_errors=True)
        pathlib.Path("out").mkdir(exist_ok=True)
        both(fault, files_of("left"), files_of("right"))
finish("two at once")
