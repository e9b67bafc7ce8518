#!/usr/bin/python3 -B
"""pairs.py [COUNT [SEED]]: commands with two of their options at a time, with good values and bad ones.

Options come from the program's own help. However they are put together: it ends with 0, 1, 2 or 3; not with 0
only after a message; and no library complains of how it is called.
"""

import itertools
import random
import re
import subprocess
import sys

from paysage import fail, finish, run, work_folder, write_landscape

count = int(sys.argv[1]) if len(sys.argv) > 1 else 1500
seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1 << 32)
chance = random.Random(seed)

ANYTHING = ["", "0", "1", "-1", "2", "0.5", "1e9", "99999999999999999999", "nan", "x", "../x", "é\u202e", "-", "--", ",", ",,",
            "a" * 5000, "%s%n", "network", "all"]
MEANT = {
    "figure": ["network", "pyramid", "network,pyramid", "compare", "timeline", "filmstrip", "series", "lineage", "matrix", "deck", "film"],
    "at": ["2007", "2007,2008", "2007..2009", "2009..2007", "2007,2007", "..", "2008,2009,2007"],
    "format": ["svg", "png", "pdf", "csv", "svg,svg", "json", "text", "SVG"], "style": ["slides", "dark", "new.yaml", "./no.yaml"],
    "page": ["slide", "a4", "fit", "200x200", "20000x200", "200x20000", "20000x20000", "199x200"], "lang": ["fr", "en", "zz", "pt-BR"],
    "layout": ["temporal", "neato", "fdp", "dot", "circo", "twopi", "sfdp", "nop2"], "dpi": ["12", "11", "1200", "144"],
    "dump": ["view", "layout", "scene"], "jobs": ["1", "64", "65"], "scale": ["log", "schematic"], "align": ["tier", "none"],
    "to": ["json", "csv", "dot", "gexf", "graphml", "2008"], "table": ["actors", "presence", "nothing"], "color": ["always", "never"],
    "stability": ["0", "1", "0.8", "1.1"], "output": ["out", "new.yaml", "/dev/null", "out/new/er", "/dev/full", "-"],
    "group": ["kind", "tier", "none"], "from": ["2008", "2009-02", "2010/.."], "measures": ["m", "m,m"],
}
OPERANDS = ["new.yaml", "new.yaml", "new.yaml", "folder", "nowhere", "-", "wrong.yaml", "", "2007", "2008", "../x"]
SLOW = {"explore", "watch", "serve"}  # wait for people


def commands():
    told = run("--help").stdout
    return [name for name in re.findall(r"^  ([a-z]+) +[A-Z\n ]", told, re.MULTILINE) if name not in SLOW]


def options_of(command):
    """(name, whether it takes a value), as the help tells them."""
    found = re.findall(r"^  (?:-\w, )?--([a-z-]+)(=?)", run(command, "--help").stdout, re.MULTILINE)
    return [(name, equals == "=") for name, equals in found]


def argument(option):
    name, takes_value = option
    if not takes_value and chance.random() < 0.9:
        return [f"--{name}"]
    value = chance.choice(MEANT[name] if name in MEANT and chance.random() < 0.7 else ANYTHING)
    return [f"--{name}={value}"] if chance.random() < 0.8 else [f"--{name}", value]


def try_once(command, pair):
    operands = [chance.choice(OPERANDS) for _ in range(chance.choice([0, 1, 1, 1, 1, 2, 3]))]
    arguments = [command, *operands, *(part for option in pair for part in argument(option))]
    if not any(part.startswith("--max-seconds") for part in arguments):
        arguments.append("--max-seconds=50")
    try:
        done = run(*arguments)
    except subprocess.TimeoutExpired:
        fail(f"{arguments}: no end in sight")
        return
    complains = "CRITICAL" in done.stderr or "WARNING **" in done.stderr
    if done.returncode not in (0, 1, 2, 3) or complains:
        fail(f"{arguments}: ended with {done.returncode}: {done.stderr[-400:]}")
    elif done.returncode != 0 and not done.stderr.strip() and not done.stdout.strip():
        fail(f"{arguments}: ended with {done.returncode} without a word")


print(f"pairs.py: {count} times, seed {seed}")
folder = work_folder()
write_landscape("new.yaml", "Pairs")
(folder / "folder").mkdir()
write_landscape("folder/a.yaml", "Folder")
(folder / "wrong.yaml").write_text("actors: {a: {kind: none}}\n", encoding="utf-8")
known = {command: options_of(command) for command in commands()}
if len(known) < 5:
    fail(f"the help tells of {sorted(known)} only")
every = [(command, pair) for command, options in known.items() for pair in itertools.combinations(options, 2)]
chance.shuffle(every)
every.sort(key=lambda entry: entry[0] == "schema")
for command, pair in itertools.islice(itertools.cycle(every), count):
    try_once(command, pair)
finish(f"pairs, of {len(every)} there are")
