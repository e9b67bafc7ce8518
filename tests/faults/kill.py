#!/usr/bin/python3 -B
"""kill.py [COUNT [SEED]]: a batch is ended at random moments, by SIGKILL and by politer signals.

Whatever the moment, every file in the folder is the old or the new one, whole; a whole run afterwards
mends the rest. Then the same where files without a name are not to be had: there one hidden `.NAME.new`
may be left, until the next run takes it away.
"""

import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

from paysage import SHIM, fail, files_of, finish, run, start, work_folder, write_landscape

count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1 << 32)
chance = random.Random(seed)
print(f"kill.py: {count} times, seed {seed}")
work_folder()
BATCH = ("--format", "svg,png,pdf", "-o", "out", "-j", "2")


def whole_run(landscape):
    shutil.rmtree("out", ignore_errors=True)
    started = time.monotonic()
    done = run("render", landscape, *BATCH)
    if done.returncode != 0:
        fail(f"a run without a fault: {done.returncode}: {done.stderr}")
        finish("kills")
    return files_of("out"), time.monotonic() - started


def look(before, new, may_leave_rest):
    """All that is in the folder is as before or as new."""
    found = files_of("out")
    for name, content in found.items():
        target = name[1:-len(".new")] if name.startswith(".") and name.endswith(".new") else None
        if target in new and (may_leave_rest or content == new[target]):
            continue  # whole, between linking and renaming
        if content not in (before.get(name), new.get(name)):
            fail(f"{name} is neither old nor new ({len(content)} bytes)")
    for name in before:
        if name not in found and not name.startswith("."):
            fail(f"{name} is gone")


def prepare_folder():
    """Empty, with the old files, or as the last run left it."""
    choice = chance.choice(["empty", "old", "left", "left"])
    if choice != "left":
        shutil.rmtree("out", ignore_errors=True)
    if choice == "old":
        shutil.copytree("kept", "out")
    pathlib.Path("out").mkdir(exist_ok=True)
    return files_of("out")


def end_one(new, seconds, fault):
    """Whether the run was still at work when it was ended."""
    before = prepare_folder()
    how = chance.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
    process = start("render", "new.yaml", *BATCH, fault=fault)
    try:
        process.wait(chance.uniform(0, seconds))
    except subprocess.TimeoutExpired:
        process.send_signal(how)
    status = process.wait()
    if status not in (0, -how):
        fail(f"signal {how}: ended with {status}")
    look(before, new, fault is not None)
    return status != 0


def end_many(new, times, seconds, fault=None):
    ended = sum(end_one(new, seconds, fault) for _ in range(times))
    if run("render", "new.yaml", *BATCH, fault=fault).returncode != 0:
        fail("the run after the kills fails")
    if files_of("out") != new:
        fail(f"the run after the kills does not mend all: {sorted(set(files_of('out')) ^ set(new))}")
    print(f"kill.py: {ended} of {times} were ended in the middle")


write_landscape("old.yaml", "Before")
write_landscape("new.yaml", "After")
whole_run("old.yaml")
shutil.copytree("out", "kept")
new, seconds = whole_run("new.yaml")
end_many(new, count, seconds)
if SHIM:
    end_many(new, max(count // 5, 5), seconds, "tmpfile:1:EOPNOTSUPP")
finish("kills")
