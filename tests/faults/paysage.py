"""What the fault tests have in common: running the program, with a fault or without, and folders."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = os.environ.get("PAYSAGE", str(TOP / "build/paysage"))
SHIM = os.environ.get("SHIM", "")

LANDSCAPE = """\
title: {title}
slices: [{{id: 2007}}, {{id: 2008}}, {{id: 2009}}]
kinds: {{body: {{label: Body}}}}
actors:
  ann: {{name: Ann, kind: body, tier: top}}
  bob: {{name: Bob, when: 2008/..}}
  cem: {{name: Cem, when: ../2008}}
relations: [{{from: ann, to: [bob, cem]}}, {{from: bob, to: cem}}]
pyramid: {{tiers: [{{id: top, label: Top}}, {{id: low, label: Low, actors: [bob, cem]}}]}}
"""

STAMPS = {".paysage", "..paysage.new"}

failures = 0


def fail(text):
    global failures
    failures += 1
    print(f"{pathlib.Path(sys.argv[0]).name}: {text}")


def finish(what):
    """The last words of a test."""
    print(f"{what}: {'nothing found' if failures == 0 else f'{failures} found'}")
    sys.exit(1 if failures else 0)


def work_folder():
    """A folder of one's own, gone at the end, as the current one."""
    folder = tempfile.mkdtemp(prefix="paysage-")
    os.chdir(folder)
    import atexit
    atexit.register(lambda: (os.chdir("/"), shutil.rmtree(folder, ignore_errors=True)))
    return pathlib.Path(folder)


def write_landscape(path, title):
    pathlib.Path(path).write_text(LANDSCAPE.format(title=title), encoding="utf-8")


def environment(fault=None, **more):
    result = dict(os.environ, NO_COLOR="1", **more)
    if fault:
        result.update(FAULT=fault, LD_PRELOAD=SHIM)
    return result


def run(*arguments, fault=None, seconds=60, **more):
    """The finished process, its output as text."""
    return subprocess.run([PROGRAM, *map(str, arguments)], env=environment(fault, **more), capture_output=True,
                          text=True, errors="replace", stdin=subprocess.DEVNULL, timeout=seconds, check=False)


def start(*arguments, fault=None):
    return subprocess.Popen([PROGRAM, *map(str, arguments)], env=environment(fault), stdin=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def files_of(folder):
    """Names and bytes, without the stamp: what that is good for is seen by what the next run mends."""
    return {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir() if path.name not in STAMPS}
