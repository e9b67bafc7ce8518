#!/usr/bin/python3 -B
"""calls.py [PLACES]: every call that writes a file fails once, at each of its places in a run, or the first PLACES.

The run ends with 3 and a message that names the file; what stood there before stays, whole, and nothing is
left over. Faults that a program has to bear (short writes, interrupted ones, no files without a name) change
nothing at all.
"""

import pathlib
import shutil
import sys

from paysage import SHIM, fail, files_of, finish, run, work_folder, write_landscape

FATAL = [("write", "ENOSPC"), ("write", "EIO"), ("write", "EDQUOT"), ("linkat", "EIO"),
         ("rename", "EIO"), ("open", "EACCES"), ("open", "EMFILE"), ("open", "EROFS")]
BORNE = ["write:1:SHORT", "write:1:EINTR:1", "write:2:EINTR:1", "tmpfile:1:EOPNOTSUPP", "tmpfile:2:EOPNOTSUPP:1"]
BATCH = ("--format", "svg,pdf", "--figure", "network", "-j", "1", "-o", "out")


def old_files():
    shutil.rmtree("out", ignore_errors=True)
    shutil.copytree("old", "out")


def fail_at(call, error, number, old, new):
    """False when the run has no such call any more."""
    fault = f"{call}:{number}:{error}"
    old_files()
    done = run("render", "new.yaml", *BATCH, fault=fault)
    found = files_of("out")
    if done.returncode == 0 and found == new:
        return False
    if done.returncode != 3:
        fail(f"{fault}: ended with {done.returncode}: {done.stderr[-300:]}")
    if "out/network-" not in done.stderr:
        fail(f"{fault}: no file is named: {done.stderr[-300:]}")
    for name, content in found.items():
        if content not in (old.get(name), new.get(name)):
            fail(f"{fault}: {name} is neither old nor new")
    if found.keys() != old.keys():
        fail(f"{fault}: left over or gone: {sorted(found.keys() ^ old.keys())}")
    return True


def keep_document():
    """What somebody wrote is not replaced by what the disk may not have: figures do not wait for it."""
    export = ("export", "old.yaml", "--to", "json", "-o", "document.json")
    run(*export)
    before = pathlib.Path("document.json").read_bytes()
    done = run("export", "new.yaml", *export[2:], fault="fsync:1:EIO")
    if done.returncode != 3 or "document.json" not in done.stderr:
        fail(f"fsync:1:EIO: ended with {done.returncode}: {done.stderr[-300:]}")
    if pathlib.Path("document.json").read_bytes() != before:
        fail("fsync:1:EIO: the document was lost")


def bear(fault, new):
    old_files()
    done = run("render", "new.yaml", *BATCH, fault=fault)
    if done.returncode != 0 or files_of("out") != new:
        fail(f"{fault}: ended with {done.returncode}: {done.stderr[-300:]}")


places = int(sys.argv[1]) if len(sys.argv) > 1 else 40
work_folder()
if not SHIM:
    print("calls.py: not tried, since there is no library to make calls fail")
    raise SystemExit(0)
write_landscape("old.yaml", "Before")
write_landscape("new.yaml", "After")
for name in ("old", "new"):
    done = run("render", f"{name}.yaml", *BATCH[:-1], name)
    if done.returncode != 0:
        fail(f"a run without a fault: {done.stderr}")
        finish("calls")
old, new = files_of("old"), files_of("new")
for call, error in FATAL:
    for number in range(1, places + 1):
        if not fail_at(call, error, number, old, new):
            number -= 1
            break
    if number == 0:
        fail(f"{call} is never called")
    print(f"calls.py: {call} {error}, {number} places")
for fault in BORNE:
    bear(fault, new)
keep_document()
finish("calls")
