#!/usr/bin/python3
"""Every example of docs/format.md is read by the program, without a mistake or a doubt about its form.

An example is a part of a landscape. What it refers to and does not hold itself comes from CONTEXT, as a
second file of the same folder. An example that begins with "# a style" is a style.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parent.parent.parent))
PAYSAGE = os.environ.get("PAYSAGE", str(TOP / "build/paysage"))

CONTEXT = {
    "sources": {"slides-2017": {}},
    "kinds": {"body": {}, "network": {}},
    "relation-kinds": {"creates": {}},
    "event-kinds": {"meeting": {}},
    "groups": {"universities": {}},
    "actors": {name: {} for name in ["cnrs", "cea", "inria", "orap", "genci", "mesocentres"]},
    "measures": {"participants": {}, "power": {}},
    "pyramid": {"tiers": [{"id": "national"}]},
    "slices": [{"id": str(year)} for year in range(2008, 2016)],
}


def blocks(text):
    """(line, text) of every example."""
    for match in re.finditer(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield text.count("\n", 0, match.start()) + 2, match[1]


def context_of(example):
    """What the example lacks."""
    own = yaml.load(example, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    context = {}
    for section, things in CONTEXT.items():
        if section not in own:
            context[section] = things
        elif isinstance(things, dict) and section != "pyramid":
            context[section] = {name: thing for name, thing in things.items() if name not in own[section]}
    return {section: things for section, things in context.items() if things or section != "actors"}


def check(example):
    """What the program says of an example that it refuses, else nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "example.yaml")
        path.write_text(example, encoding="utf-8")
        if example.startswith("# a style"):
            path = path.rename(pathlib.Path(folder, "style.yaml"))
            data = pathlib.Path(folder, "data.yaml")
            data.write_text("actors: {a: {}}\n", encoding="utf-8")
            words = ["render", str(data), "--style", str(path), "--format", "svg", "-o", folder]
        else:
            pathlib.Path(folder, "zz-context.yaml").write_text(yaml.dump(context_of(example)), encoding="utf-8")
            words = ["check", folder]
        done = subprocess.run([PAYSAGE, *words], capture_output=True, text=True, check=False)
        return "" if done.returncode == 0 else done.stderr or f"status {done.returncode}"


def main():
    page = TOP / "docs/format.md"
    examples = list(blocks(page.read_text(encoding="utf-8")))
    wrong = [f"docs/format.md:{line}: the example is refused:\n{said}"
             for line, example in examples if (said := check(example))]
    print(*wrong, f"format: {len(examples)} examples, {len(wrong)} wrong", sep="\n")
    return 1 if wrong or not examples else 0


sys.exit(main())
