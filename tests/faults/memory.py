#!/usr/bin/python3 -B
"""memory.py [COUNT [SEED]]: an allocation fails, at random places of a run; and a run has little memory in all.

Where a library says so, the run ends with 3 and a message. Fontconfig, Graphviz, HarfBuzz and GLib itself,
once nothing at all can be allocated, may crash; how often is counted and told. In any case each file is the
old or the new one, whole.
"""

import random
import resource
import subprocess
import sys

from collections import Counter

from paysage import PROGRAM, SHIM, environment, fail, files_of, finish, run, work_folder, write_landscape

count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1 << 32)
chance = random.Random(seed)
MOST_ALLOCATIONS = 100000
CRASHES = {-6, -11, -5, -4, -7}
BATCH = ("--format", "svg,png,pdf", "-j", "1", "-o", "out", "--max-seconds", "20")


def look(what, done, old, new):
    status = done.returncode
    if status in CRASHES:
        return "crashed in a library"
    if status not in (0, 3):
        fail(f"{what}: ended with {status}: {done.stderr[-300:]}")
    if status == 3 and "paysage: " not in done.stderr:
        fail(f"{what}: ended without a message: {done.stderr[-300:]}")
    for name, content in files_of("out").items():
        if status == 3 and content not in (old.get(name), new.get(name)):
            fail(f"{what}: {name} is neither old nor new")
    return "ended with a message" if status == 3 else "went on"


def fail_single(old, new):
    ends = Counter()
    for _ in range(count):
        number = int(MOST_ALLOCATIONS ** chance.random())
        done = run("render", "new.yaml", *BATCH, fault=f"malloc:{number}:ENOMEM:1")
        ends[look(f"allocation {number}", done, old, new)] += 1
    print("memory.py: one allocation failed:", dict(ends))


def give_little(old, new):
    """From what does not suffice to start to what is plenty."""
    ends = Counter()
    for megabytes in range(40, 400, 20):
        limit = (megabytes << 20, megabytes << 20)
        done = subprocess.run([PROGRAM, "render", "new.yaml", *BATCH], env=environment(), capture_output=True, text=True,
                              errors="replace", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, limit))
        if done.returncode != 127:  # the system's own linker had too little
            ends[look(f"{megabytes} MiB", done, old, new)] += 1
    print("memory.py: little memory:", dict(ends))


print(f"memory.py: {count} times, seed {seed}")
work_folder()
write_landscape("old.yaml", "Before")
write_landscape("new.yaml", "After")
run("render", "new.yaml", *BATCH)
new = files_of("out")
run("render", "old.yaml", *BATCH)
old = files_of("out")
if SHIM:
    fail_single(old, new)
give_little(old, new)
finish("memory")
