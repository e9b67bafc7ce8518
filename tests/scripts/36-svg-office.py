#!/usr/bin/python3
"""SVG for office programs: figures of all kinds have nothing that these read otherwise, and look as the others do.

Ids, classes and titles are those of SVG for browsers, but for what a film has no more at its end. Where
rsvg-convert is installed, both are drawn and compared.
"""

import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zlib

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parent.parent.parent))
PAYSAGE = os.environ.get("PAYSAGE", str(TOP / "build/paysage"))
MESOCENTRES, STATIONS = str(TOP / "data/mesocentres"), str(TOP / "data/space-stations.yaml")
STORY = """language: he
title: "מרכזים (2007)!"
slices: [{id: 2007}, {id: 2008}]
kinds: {k: {label: "מרכז ABC 12!"}}
groups: {g: {label: "קבוצה א'"}}
actors:
  a: {name: "מרכז אבג (12)!", kind: k, groups: g, url: "https://example.org"}
  b: {name: "مركز البحث 42", groups: g}
  c: {name: "🚀 two  blanks", when: 2008/..}
  d: {name: "Dée", when: "2007?/.."}
relations: [{from: a, to: [b, c], label: "קשר (א)"}, {from: b, to: d}]
"""
CALLS = [("story.yaml", "network", ["--at", "2008"]), ("story.yaml", "matrix", ["--at", "2008"]),
         ("story.yaml", "network", ["--at", "2008", "--style", "dark"]),
         *((MESOCENTRES, kind, ["--at", "2013"]) for kind in ("network", "pyramid", "matrix")),
         (MESOCENTRES, "network", ["--at", "2013", "--form", "dots", "--style", "mono"]),
         (MESOCENTRES, "compare", ["--at", "2008,2017"]), (MESOCENTRES, "filmstrip", []),
         *((STATIONS, kind, []) for kind in ("timeline", "lineage", "film"))]
RISKY = ["<a ", "<style", "<animate", " style=", " opacity=", "translate(", "xml:space", "<clip", "textLength", " display=",
         "href=", "<marker", "<use", "<image"]
WIDTH = 240
ALIKE = 12  # of 255, on average of a pixel and its neighbours: letters may stand a little beside

wrong = []
folder = pathlib.Path(tempfile.mkdtemp())
(folder / "story.yaml").write_text(STORY, encoding="utf-8")


def figure(data, kind, options, use):
    command = ["compare", data, *options[1].split(",")] if kind == "compare" else ["render", data, "--figure", kind, *options]
    made = subprocess.run([PAYSAGE, *command, "--format", "svg", "--svg", use, "--ids", "", "-o", "-"], cwd=folder,
                          capture_output=True, text=True, check=False)
    if made.returncode != 0:
        wrong.append(f"{kind} {options}: {made.stderr}")
    return made.stdout


def pixels(svg):
    """Rows of bytes, four a pixel."""
    png = subprocess.run(["rsvg-convert", "-w", str(WIDTH)], input=svg.encode(), capture_output=True, check=True).stdout
    place, packed = 8, b""
    width, height, _, colours = struct.unpack(">IIBB", png[16:26])
    while place < len(png):
        length = struct.unpack(">I", png[place:place + 4])[0]
        packed += png[place + 8:place + 8 + length] if png[place + 4:place + 8] == b"IDAT" else b""
        place += length + 12
    size = {2: 3, 6: 4}[colours]
    rows, data, before = [], zlib.decompress(packed), bytes(width * size)
    for y in range(height):
        line = bytearray(data[y * (width * size + 1):(y + 1) * (width * size + 1)])
        method, row = line[0], line[1:]
        for i in range(len(row)):
            left, above = row[i - size] if i >= size else 0, before[i]
            corner = before[i - size] if i >= size else 0
            guess = left + above - corner
            paeth = min((left, above, corner), key=lambda value: abs(guess - value))
            row[i] = (row[i] + (0, left, above, (left + above) // 2, paeth)[method]) & 255
        rows.append(bytes(row[i] for i in range(len(row)) if size == 3 or i % 4 != 3))
        before = bytes(row)
    return rows


def difference(one, other):
    """The largest that a square of 8 × 8 pixels has on average."""
    worst = 0
    for y in range(0, len(one) - 7, 8):
        for x in range(0, len(one[0]) - 23, 24):
            found = sum(abs(a - b) for k in range(8) for a, b in zip(one[y + k][x:x + 24], other[y + k][x:x + 24]))
            worst = max(worst, found / 192)
    return worst


for data, kind, options in CALLS:
    name = f"{kind} {' '.join(options)} of {pathlib.Path(data).name}"
    office, web = (figure(data, kind, options, use) for use in ("office", "web"))
    root = ElementTree.fromstring(office.encode())
    wrong += [f"{name}: {word} is there" for word in RISKY if word in office]
    wrong += [f"{name}: {text.text} is anchored" for text in root.iter("{http://www.w3.org/2000/svg}text")
              if "text-anchor" in text.attrib and text.attrib.get("direction") != "rtl"]
    wrong += [f"{name}: a group is transformed" for group in root.iter("{http://www.w3.org/2000/svg}g") if "transform" in group.attrib]
    for what in (r' id="([^"]*)"', r' class="([^"]*)"', r"<title[^>]*>([^<]*)"):
        here, there = re.findall(what, office), re.findall(what, web)
        if kind == "film" and (not here or set(here) - set(there)) or kind != "film" and here != there:
            wrong.append(f"{name}: ids, classes or titles are others: {set(here) ^ set(there)}")
    if shutil.which("rsvg-convert") is not None and (worst := difference(pixels(office), pixels(web))) > ALIKE:
        wrong.append(f"{name}: drawn by rsvg-convert it differs by {worst:.0f} from SVG for browsers")

for line in wrong:
    print(f"36-svg-office: {line}")
sys.exit(1 if wrong else 0)
