#!/usr/bin/python3
"""What is exported is read by others, however large, small or strange it is: no export grows in memory as its text does,
no number or name spoils it, and YAML is the same landscape again."""

import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

TOP = pathlib.Path(os.environ["TOP"])
PROGRAM = os.environ["PAYSAGE"]
MOST_KIB = 400 << 10
SECONDS = 60

wrong = []


def run(*words, **options):
    return subprocess.run([PROGRAM, *words], capture_output=True, timeout=SECONDS, check=False, **options)


def expect(condition, what):
    if not condition:
        wrong.append(what)


def memory():
    """The most that any child has had."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def read_some(*words, count):
    """The first bytes of what is printed, then nobody reads on: how it ends."""
    with subprocess.Popen([PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:
        found = program.stdout.read(count)
        program.stdout.close()
        return found, program.wait(SECONDS)


def look_at_growth():
    """One relation of many ends with many dates, and one with a long label, are pairs as soon as they are read, if the
    limits are raised."""
    limits = "--max-values=1000000000", "--max-bytes=4000000000"
    ends = [f"a{i}" for i in range(600)]
    dates = [f"{1000 + i // 12}-{i % 12 + 1:02}" for i in range(2000)]
    actors = "actors: {" + ", ".join(f"{end}: {{}}" for end in ends) + "}\nslices: [{id: s, when: ../..}]\n"
    lists = f"from: [{', '.join(ends[:300])}], to: [{', '.join(ends[300:])}]"
    for name, fact in (("dates", f"when: [{', '.join(dates)}]"), ("label", f"label: {'x' * 9000}")):
        path = pathlib.Path(f"{name}.yaml")
        path.write_text(f"{actors}relations: [{{{lists}, {fact}}}]\n", encoding="utf-8")
        for words in (("--to", "json"), ("--to", "csv", "--table", "relations")):
            found, status = read_some("export", path, *words, *limits, count=2 << 20)
            expect(len(found) == 2 << 20 and status == 3, f"{name} {words}: {len(found)} bytes, ended with {status}")
        done = run("export", path, "--to", "yaml", *limits)
        expect(done.returncode == 0 and len(done.stdout) < 4 * path.stat().st_size, f"{name}: YAML grows")
    expect(memory() < MOST_KIB, f"an export took {memory() >> 10} MiB")


def look_at_names():
    """Names of files need not be UTF-8; JSON must be."""
    name = os.fsencode("caf") + b"\xe9\x1b[31m.yaml"
    with open(name, "wb") as file:
        file.write(b"actors: {a: {nmae: x}}\n")
    told = json.loads(run("check", name, "--format", "json").stdout.decode())
    expect("\ufffd" in told[0]["file"], f"the name is {told[0]['file']!r}")
    with open(name, "wb") as file:
        file.write(b"slices: [{id: s, when: 2007}]\nactors: {a: {}}\n")
    told = run("compare", name, "s", "plain.yaml", "s", "--format", "json")
    json.loads(told.stdout.decode())
    expect(b"\x1b" not in told.stdout, "an escape is in the JSON")


def look_at_numbers():
    """The largest and the smallest that there are."""
    pathlib.Path("numbers.yaml").write_text("""
slices: [{id: 2007}, {id: 2008}]
actors: {a: {}, b: {}}
relations: [{from: a, to: b, weight: 1e308}, {from: b, to: a, weight: 1e308}]
measures: {m: {of: {a: {2007: 0.1, 2008: 1e308}}}, n: {}}
pyramid: {measure: n, tiers: [{id: t, figures: {2007: 1e308, 2008: 5e-324}}, {id: u, figures: {2007: 0.1, 2008: 5e-324}}]}
""", encoding="utf-8")
    made = "--figure", "pyramid", "--scale", "log", "--format", "csv,svg"
    for words in (("render", "numbers.yaml", *made), ("compare", "numbers.yaml", "2007", "2008", "--format", "csv,svg"),
                  ("layout", "numbers.yaml", "--layout", "neato")):
        done = run(*words)
        expect(done.returncode == 0, f"{words}: ended with {done.returncode}: {done.stderr[-300:]}")
    told = run("compare", "numbers.yaml", "2007", "2008", "--format", "json").stdout.decode()
    measure = json.loads(told, parse_constant=lambda word: wrong.append(f"JSON has {word}"))["measures"][0]
    expect(measure["ratio"] is None and measure["after"] == 1e308, f"the measure is {measure}")


def look_at_yaml():
    """Those of the tree, through the program."""
    for data in ("mesocentres", "space-stations.yaml", "browsers.paysage.yaml", "template"):
        run("export", TOP / "data" / data, "--to", "yaml", "-o", "again.yaml")
        before, after = (run("export", path, "--to", "json") for path in (TOP / "data" / data, "again.yaml"))
        expect(before.stdout == after.stdout and before.stdout, f"{data} does not come back")
        checked = run("check", "again.yaml")
        expect(checked.returncode == 0, f"{data}: {checked.stderr[-300:]}")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    os.environ.update(NO_COLOR="1", XDG_CACHE_HOME=folder)
    pathlib.Path("plain.yaml").write_text("slices: [{id: s, when: 2007}]\nactors: {a: {}}\n", encoding="utf-8")
    look_at_growth()
    look_at_names()
    look_at_numbers()
    look_at_yaml()
    os.chdir("/")
for line in wrong:
    print(f"53-exports: {line}")
sys.exit(1 if wrong else 0)
