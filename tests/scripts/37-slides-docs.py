#!/usr/bin/python3
"""What docs/slides.md shows works as it stands there: its files are written, and its commands run, in this order.

A block of a file is called by the name after its language. Commands are those of `sh` blocks; each block
runs whole, ends well, and writes something. One whose program is not installed is left out. What comes out is
looked at where other programs can read it.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parent.parent.parent))
PAYSAGE = os.environ.get("PAYSAGE", str(TOP / "build/paysage"))
TEXT = (TOP / "docs/slides.md").read_text(encoding="utf-8")
BLOCKS = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.M | re.S)
OTHERS = ["pdflatex", "pandoc", "typst", "rsvg-convert", "soffice"]
MODULES = {"python3 notebook.py": "IPython"}

wrong, left_out = [], set()


def lacks(command):
    """What a block needs that is not here."""
    lacking = [word for word in OTHERS if re.search(rf"(^|\| *){word} ", command, re.M) and shutil.which(word) is None]
    for part in ("beamer.cls", "tikz.sty") if "pdflatex" in command and not lacking else ():
        if subprocess.run(["kpsewhich", part], capture_output=True, check=False).returncode != 0:
            lacking.append(part)
    if "pandoc" in command and shutil.which("rsvg-convert") is None:
        lacking.append("rsvg-convert")
    for words, module in MODULES.items():
        if words in command and subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True, check=False).returncode:
            lacking.append(module)
    return lacking


def run(command, folder, surroundings):
    made = subprocess.run(["sh", "-e", "-c", command], cwd=folder, capture_output=True, text=True, check=False, env=surroundings, timeout=300)
    if made.returncode != 0 or "error:" in made.stderr:
        wrong.append(f"{command.strip()}: exit {made.returncode}: {(made.stdout[-500:] + made.stderr[-500:]).strip()}")


def expect(is_so, what):
    if not is_so:
        wrong.append(what)


def pages(pdf):
    told = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"^Pages: *(\d+)", told, re.M).group(1))


def words(pdf, page):
    return subprocess.run(["pdftotext", "-f", str(page), "-l", str(page), str(pdf), "-"], capture_output=True, text=True,
                          check=True).stdout


def part(presentation, name):
    """The text of a part of a presentation."""
    with zipfile.ZipFile(presentation) as parts:
        return parts.read(name).decode("utf-8")


def look_at_slides(folder):
    film = folder / "film.pptx"
    for number, others in ((1, "cluster"), (3, "chemistry")):
        slide = part(film, f"ppt/slides/slide{number}.xml")
        expect('name="!!actor-physics"' in slide and f'name="!!actor-{others}"' in slide,
               f"slide {number} of the film does not have its actors by their names")
    expect("p159:morph" in part(film, "ppt/slides/slide2.xml"), "the second slide of the film has no morph")
    expect("Computing centre" in part(film, "ppt/notesSlides/notesSlide2.xml"), "notes do not tell what is seen")
    straight = part(folder / "network-straight-2009.pptx", "ppt/slides/slide1.xml")
    expect(straight.count("<a:stCxn ") == straight.count("<a:endCxn ") == 2, "not both relations are glued to their shapes")
    expect("<p14:section " in part(folder / "deck.pptx", "ppt/presentation.xml"), "the deck has no sections")
    expect('typeface="Calibri"' in part(folder / "calibri/deck.pptx", "ppt/theme/theme1.xml"), "the theme has not the style's font")


def look_at(folder):
    look_at_slides(folder)
    if (folder / "talk.pdf").exists():
        expect(pages(folder / "talk.pdf") == 3, "beamer: the frame has not three overlays")
        expect("Old cluster" in words(folder / "talk.pdf", 1) and "Chemistry" in words(folder / "talk.pdf", 3),
               "beamer: pages of the film are not in their order")
    if (folder / "tikz.pdf").exists():
        expect(pages(folder / "tikz.pdf") == 4, "tikz: the film has not three layers")
        expect("Old cluster" in words(folder / "tikz.pdf", 1) and "Chemistry" in words(folder / "tikz.pdf", 3),
               "tikz: layers of the film are not in their order")
    if (folder / "typst.pdf").exists():
        expect("Computing centre" in words(folder / "typst.pdf", 1), "typst: the page of the film is not there")
    page = (folder / "page.html").read_text(encoding="utf-8")
    ids = re.findall(r' id="([^"]*)"', page)
    expect(page.count("<svg") == 3 and len(set(ids)) == len(ids), "the page has not three figures with ids of their own")
    expect(sum(name.endswith("-actor-centre") for name in ids) == 2, "the page does not have the centre twice")
    expect('id="talk-network-2008-actor-centre"' in (folder / "talk.svg").read_text(encoding="utf-8"), "--ids is not in the ids")
    expect("text-anchor" not in (folder / "network-2009.svg").read_text(encoding="utf-8"), "office: text is anchored")


with tempfile.TemporaryDirectory() as name:
    folder, bin_folder = pathlib.Path(name) / "work", pathlib.Path(name) / "bin"
    folder.mkdir()
    bin_folder.mkdir()
    (bin_folder / "paysage").symlink_to(pathlib.Path(PAYSAGE).resolve())
    surroundings = {**os.environ, "NO_COLOR": "1", "PATH": f"{bin_folder}:{os.environ['PATH']}", "HOME": name}
    for language, file, content in BLOCKS.findall(TEXT):
        if file:
            (folder / file).write_text(content, encoding="utf-8")
        elif language == "sh":
            lacking = lacks(content)
            left_out.update(lacking)
            before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
            if not lacking:
                run(content, folder, surroundings)
                after = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
                expect(before != after or "notebook" in content, f"{content.strip()}: nothing is written")
    look_at(folder)

for heading in re.findall(r"^## (.*)", TEXT, re.M):
    section = TEXT.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    expect("```sh" in section, f"\"{heading}\" has no example")
if left_out:
    print(f"skipped: 37-slides-docs: examples of {', '.join(sorted(left_out))}, not installed here")
for line in wrong:
    print(f"37-slides-docs: {line}")
sys.exit(1 if wrong else 0)
