#!/usr/bin/python3
"""Many figures in one HTML page: no id stands there twice, and what refers to an id finds it in its own figure.

The figures are of three landscapes, two of which know the same actors and have no title, and of the same
slice with other options, languages, styles and pages.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parent.parent.parent))
PAYSAGE = os.environ.get("PAYSAGE", str(TOP / "build/paysage"))
STORY = """slices: [{{id: 2007}}, {{id: 2008}}]
kinds: {{lab: {{}}}}
actors: {{ann: {{name: {ann}, kind: lab}}, bob: {{name: Bob, when: 2008/..}}, cid: {{when: 2007/2008}}}}
relations: [{{from: ann, to: bob}}]
"""
CALLS = [[], ["--lang", "fr"], ["--style", "dark"], ["--style", "mono"], ["--page", "a4"], ["--only", "kind=lab"]]

wrong = []
folder = pathlib.Path(tempfile.mkdtemp())


def figure(name, *options):
    made = subprocess.run([PAYSAGE, "render", name, "--format", "svg", *options, "-o", "-"], cwd=folder,
                          capture_output=True, text=True, check=False)
    if made.returncode != 0:
        wrong.append(f"{name} {options}: {made.stderr}")
    return made.stdout


def ids(svg):
    return re.findall(r' id="([^"]*)"', svg)


def references(svg):
    return [word for words in re.findall(r' aria-[a-z]+="([^"]*)"', svg) for word in words.split()] + \
        re.findall(r"url\(#([^)]*)\)", svg) + re.findall(r'href="#([^"]*)"', svg)


(folder / "one.yaml").write_text(STORY.format(ann="Ann"))
(folder / "two.yaml").write_text(STORY.format(ann="Anna"))
figures = [figure(name, "--figure", "network", "--at", "2008", *options)
           for name in ("one.yaml", "two.yaml") for options in CALLS]
figures += [figure("one.yaml", "--figure", kind) for kind in ("timeline", "film", "series", "filmstrip")]
figures += [figure(str(TOP / "data/space-stations.yaml"), "--figure", kind) for kind in ("timeline", "film", "lineage")]
figures += [figure(str(TOP / "data/space-stations.yaml"), "--figure", "network", "--at", "1990s")]
if len(figures) != 20:
    wrong.append(f"{len(figures)} figures, not 20")

page = "<!DOCTYPE html>\n<title>Figures</title>\n" + "\n".join(figures)
seen = set()
for word in ids(page):
    if word in seen:
        wrong.append(f"the page has the id {word} twice")
    seen.add(word)
for svg in figures:
    root = ElementTree.fromstring(svg.encode())
    own = set(ids(svg))
    wrong += [f"{root[0].text}: {word} is not there" for word in references(svg) if word not in own]
    readable = [word for word in own if re.fullmatch(r"[a-z]+[\w.-]*-[0-9a-f]{6}-[a-z]+[\w.-]*", word)]
    if len(readable) != len(own) or not own:
        wrong.append(f"{root[0].text}: ids that cannot be read: {sorted(own - set(readable))[:3]}")
if not any(references(svg)[2:] for svg in figures):
    wrong.append("no figure paints with a gradient: the test has lost its point")
if len({len(ids(svg)) for svg in figures}) < 5:
    wrong.append("the figures are all alike")

# The same call gives the same, and a word of the user's lasts while the figure changes.
again = figure("one.yaml", "--figure", "network", "--at", "2008")
if again != figures[0]:
    wrong.append("the same figure has other ids the second time")
before, after = (figure(name, "--figure", "network", "--at", "2008", "--ids", "talk") for name in ("one.yaml", "two.yaml"))
if ids(before) != ids(after) or "talk-network-2008-actor-ann" not in ids(before):
    wrong.append(f"ids that begin with a word do not last: {ids(before)} {ids(after)}")
plain = figure("one.yaml", "--figure", "network", "--at", "2008", "--ids", "")
if "network-2008-actor-ann" not in ids(plain):
    wrong.append(f"an empty word does not leave the figure's name alone: {ids(plain)}")
if re.sub(r"network-2008-[0-9a-f]{6}-", "network-2008-", figures[0]) != plain:
    wrong.append("more than ids hangs on how ids begin")
told = subprocess.run([PAYSAGE, "render", "one.yaml", "--ids", "2008"], cwd=folder, capture_output=True, text=True, check=False)
if told.returncode != 2 or "begin with a letter" not in told.stderr:
    wrong.append(f"ids that begin with a digit: exit {told.returncode}: {told.stderr}")

for line in wrong:
    print(f"35-inlined: {line}")
sys.exit(1 if wrong else 0)
