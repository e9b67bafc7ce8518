#!/usr/bin/python3
"""What docs/import.md shows works as it stands there: its files are written, and its commands run.

A block of a file is called by the name after its language. Commands are those of `sh` blocks; each ends
well and writes something, no file is refused a row, and what is imported has no mistakes. Each format
and each meaning that the program knows has its place in a table.
"""

import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parent.parent.parent))
PAYSAGE = os.environ.get("PAYSAGE", str(TOP / "build/paysage"))
TEXT = (TOP / "docs/import.md").read_text(encoding="utf-8")
BLOCKS = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.M | re.S)

wrong = []


def run(words, folder):
    made = subprocess.run([PAYSAGE, *words], cwd=folder, capture_output=True, text=True, check=False,
                          env={**os.environ, "NO_COLOR": "1"})
    if made.returncode != 0 or re.search(r"[1-9]\d* refused", made.stderr) or "error:" in made.stderr:
        wrong.append(f"paysage {shlex.join(words)}: exit {made.returncode}: {made.stderr.strip()}")
    return made.stderr


def known(*words):
    """What the program says that there is, when it is asked for what there is not."""
    told = subprocess.run([PAYSAGE, *words], capture_output=True, text=True, check=False).stderr
    return re.search(r"there are (.*?);", told).group(1).split(", ")


table = "\n".join(line for line in TEXT.splitlines() if line.startswith("|"))
for word in [*known("import", "x.csv", "--from", "xyzzy"), *known("import", "x.csv", "--map", "a=xyzzy"),
             *re.findall(r"^ {6}([\w-]+)  ", subprocess.run([PAYSAGE, "export", "--help"], capture_output=True, text=True,
                                                            check=True).stdout, re.M)]:
    if f"`{word}`" not in table:
        wrong.append(f"docs/import.md: no table has {word}")

with tempfile.TemporaryDirectory() as folder:
    names, commands = set(), 0
    files = [block for block in BLOCKS.findall(TEXT) if block[1]]
    for _, name, content in files:
        (pathlib.Path(folder) / name).write_text(content, encoding="utf-8")
        names.add(name)
    for language, _, content in BLOCKS.findall(TEXT):
        for line in content.splitlines() if language == "sh" else []:
            run(shlex.split(line)[1:], folder)
            names -= set(line.split())
            commands += 1
    for name in sorted(pathlib.Path(folder).glob("*.yaml")):
        run(["check", name.name], folder)
    if names or commands < 10:
        wrong.append(f"of {commands} commands none reads {', '.join(sorted(names))}")

for line in wrong:
    print(f"33-import-docs: {line}")
sys.exit(1 if wrong else 0)
