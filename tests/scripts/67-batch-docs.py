#!/usr/bin/python3
"""What docs/batch.md shows works as it stands there: its files are written, and its commands run, in this order.

A block of a file is called by the name after its language. One whose program is not installed is left out; those of Slurm
are, since `make check-cluster` runs them. The recipes in contrib/ are looked at by shellcheck, where it is.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parent.parent.parent))
PAYSAGE = pathlib.Path(os.environ.get("PAYSAGE", TOP / "build/paysage")).resolve()
TEXT = (TOP / "docs/batch.md").read_text(encoding="utf-8")
BLOCKS = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.M | re.S)
NEEDS = {"contrib/parallel": "parallel", "snakemake ": "snakemake", "contrib/slurm": "Slurm, which check-cluster starts"}

wrong, left_out = [], set()


def expect(is_so, what):
    if not is_so:
        wrong.append(what)


def lacks(command):
    """What a block needs that is not here."""
    for words, program in NEEDS.items():
        if words in command and shutil.which(program) is None:
            return program
    return None


def run(command, folder, surroundings):
    made = subprocess.run(["sh", "-e", "-c", command], cwd=folder, capture_output=True, text=True, check=False, env=surroundings, timeout=300)
    expect(made.returncode == 0, f"{command.strip()}: exit {made.returncode}: {(made.stdout[-500:] + made.stderr[-500:]).strip()}")


def look_at(folder):
    index = json.loads((folder / "figures/index.json").read_text(encoding="utf-8"))
    expect([one["name"] for one in index["made"]] == ["data/mesocentres", "stations"], "names are not as told")
    expect(all(key in index["made"][0] for key in ("source", "options", "title", "figures", "remarks", "failure")), "index.json lacks keys")
    for one in ("collected", "figures-parallel", "figures-snakemake"):
        if (folder / one).exists():
            differ = subprocess.run(["diff", "-r", "-x", ".paysage.d", "figures", one], cwd=folder, capture_output=True, text=True, check=False)
            expect(differ.returncode == 0, f"{one} is not as figures: {differ.stdout[-300:]}")
    expect(not (folder / "half/index.json").exists(), "half a batch has an index")


with tempfile.TemporaryDirectory() as name:
    folder, bin_folder = pathlib.Path(name) / "work", pathlib.Path(name) / "bin"
    folder.mkdir()
    bin_folder.mkdir()
    (bin_folder / "paysage").symlink_to(PAYSAGE)
    for part in ("data", "contrib"):
        (folder / part).symlink_to(TOP / part)
    surroundings = {**os.environ, "NO_COLOR": "1", "PATH": f"{bin_folder}:{os.environ['PATH']}", "HOME": name}
    surroundings.pop("PAYSAGE", None)
    for language, file, content in BLOCKS.findall(TEXT):
        if file:
            (folder / file).write_text(content, encoding="utf-8")
        elif language == "sh":
            lacking = lacks(content)
            if lacking:
                left_out.add(lacking)
            else:
                run(content, folder, surroundings)
    look_at(folder)

for path in re.findall(r"contrib/[\w./-]+\w", TEXT):
    expect((TOP / path).exists(), f"{path} is not there")
scripts = [str(path) for path in sorted((TOP / "contrib").rglob("*.s*")) if path.suffix in (".sh", ".sbatch")]
if shutil.which("shellcheck"):
    told = subprocess.run(["shellcheck", *scripts], capture_output=True, text=True, check=False)
    expect(told.returncode == 0, told.stdout)
else:
    left_out.add("shellcheck")
if left_out:
    print(f"skipped: 67-batch-docs: what takes {', '.join(sorted(left_out))}")
for line in wrong:
    print(f"67-batch-docs: {line}")
sys.exit(1 if wrong else 0)
