#!/usr/bin/python3
"""The README and the gallery tell the truth: their example and their commands."""

import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

TOP = pathlib.Path(os.environ["TOP"])
PROGRAM = os.environ["PAYSAGE"]
README = (TOP / "README.md").read_text(encoding="utf-8")
GALLERY = (TOP / "docs/gallery.md").read_text(encoding="utf-8")

wrong = []


def block(kind):
    return re.search(rf"```{kind}\n(.*?)```", README, re.S).group(1)


def run(words, folder):
    return subprocess.run([PROGRAM, *words], cwd=folder, capture_output=True, text=True,
                          env={**os.environ, "NO_COLOR": "1"}, check=False)


def try_commands(text, folder, *more):
    """Every line that begins with the program must work, in the order of the page."""
    for line in re.findall(r"^build/paysage [^\n]*", text, re.M):
        words = shlex.split(line, comments=True)[1:]
        if "--git" in words and not (TOP / ".git").exists():
            print(f"skipped: readme: the source is without git here: {line}")
            continue
        is_drawn = words[0] == "render" and "deck" not in words  # a deck is made as PDF only
        done = run(words + (list(more) if is_drawn else []), folder)
        if done.returncode != 0:
            wrong.append(f"{line}\n{done.stderr}")


def try_mistake(example, folder):
    """The message that the README shows for the example with one letter changed."""
    changed = example.replace("to: centre", "to: center", 1)
    pathlib.Path(folder, "lab.yaml").write_text(changed, encoding="utf-8")
    told = run(["check", "lab.yaml"], folder)
    if told.returncode != 1 or told.stderr + told.stdout != block("text"):
        wrong.append(f"the README shows another message than:\n{told.stdout}{told.stderr}")


with tempfile.TemporaryDirectory() as work:
    os.symlink(TOP / "data", pathlib.Path(work, "data"))
    lab = block("yaml")
    pathlib.Path(work, "lab.yaml").write_text(lab, encoding="utf-8")
    for block_of_commands in re.findall(r"```sh\n(.*?)```", README, re.S):
        try_commands(block_of_commands, work, "--format", "svg")
    if "THOROUGH" in os.environ:
        try_commands(GALLERY, work, "--format", "svg")
    try_mistake(lab, work)

print(*wrong, f"readme: {len(wrong)} wrong", sep="\n")
sys.exit(1 if wrong else 0)
