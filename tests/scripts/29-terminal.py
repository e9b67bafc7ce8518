#!/usr/bin/python3
"""What a person sees who waits: progress on a terminal, written over, and gone in the end; none in a file."""

import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile
import time

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parent.parent.parent))
PROGRAM = TOP / os.environ.get("PAYSAGE", "build/paysage")
CLEAR = "\r\x1b[K"
SLOW = [str(TOP / "data/mesocentres"), "--figure", "network", "--format", "png", "--dpi", "250", "-j", "1", "--fresh"]


def on_terminal(arguments):
    """The exit code, what the program shows on a terminal, and after how many seconds it begins to."""
    began, waited = time.monotonic(), None
    ours, its = pty.openpty()
    with subprocess.Popen([str(PROGRAM), *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=its) as process:
        os.close(its)
        shown = b""
        while True:
            try:
                part = os.read(ours, 1 << 16)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            waited = time.monotonic() - began if waited is None else waited
            shown += part
        os.close(ours)
    return process.returncode, shown.decode(), waited or 0


def faults(folder):
    code, shown, waited = on_terminal(["render", *SLOW, "-o", folder])
    if code != 0:
        yield f"render ends with {code}: {shown}"
    counts = [(int(done), int(count)) for done, count in re.findall(r"(\d+)/(\d+) [a-z]", shown)]
    if not counts or counts != sorted(counts) or counts[-1][0] != counts[-1][1]:
        yield f"progress goes {counts}"
    if waited < 0.5:
        yield f"progress is shown after {waited:.2f} seconds"
    if CLEAR not in shown or not re.fullmatch(r"[0-9]+ files in .*, [0-9.]+ s", shown.split(CLEAR)[-1].strip()):
        yield f"the last line is {shown.split(CLEAR)[-1]!r}"
    code, shown, _ = on_terminal(["render", *SLOW[:-1], "-o", folder])
    if CLEAR in shown or "as before: nothing has changed" not in shown:
        yield f"where nothing is made, there is {shown!r}"
    silent = subprocess.run([str(PROGRAM), "render", *SLOW, "-o", folder], capture_output=True, check=False)
    if b"\r" in silent.stderr or silent.stderr.count(b"\n") != 1:
        yield f"a file gets {silent.stderr!r}"


with tempfile.TemporaryDirectory() as work:
    found = list(faults(work))
for fault in found:
    print(f"29-terminal: {fault}")
sys.exit(1 if found else 0)
