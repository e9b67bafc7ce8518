#!/usr/bin/python3
"""Presentations hold what programs refuse to open a file without: parts, types and relationships that agree, ids that
are unique, and on top of that sections, notes, morph and properties. The same bytes from any number of workers."""

import os
import pathlib
import posixpath
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parent.parent.parent))
PAYSAGE = os.environ.get("PAYSAGE", str(TOP / "build/paysage"))
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STORY = """language: en
title: "Two & a <half>"
slices: [{id: 2007, note: "Said of 2007."}, {id: 2008}, {id: 2009}]
sources: {report: {title: "A report", url: "https://example.org/a?b=1&c=2", date: 2007}}
actors:
  ann: {name: Ann, source: report}
  bob: {name: Bob, when: 2008/.., note: "Came by train."}
  cid: {name: "Цид", when: "2007/2008"}
relations: [{from: ann, to: [bob, cid]}]
"""
found = []


def fail(text):
    found.append(text)


def render(folder, *options, env=None):
    result = subprocess.run([PAYSAGE, "render", "story.yaml", "-o", folder, "--fresh", *options], cwd=work, text=True,
                            capture_output=True, env={**os.environ, **(env or {})})
    if result.returncode != 0:
        sys.exit(f"render {options}: {result.stderr}")


class Show:
    """The parts of a file, and what each refers to."""

    def __init__(self, path):
        self.name, self.zip = path.name, zipfile.ZipFile(path)
        self.names = self.zip.namelist()
        self.parts = {name: ElementTree.fromstring(self.zip.read(name)) for name in self.names}

    def targets(self, part):
        """(type, target) by id."""
        folder, file = posixpath.split(part)
        rels = self.parts.get(posixpath.join(folder, "_rels", file + ".rels"), [])
        return {rel.get("Id"): (posixpath.basename(rel.get("Type")),
                                rel.get("Target") if rel.get("TargetMode") == "External"
                                else posixpath.normpath(posixpath.join(folder, rel.get("Target")))) for rel in rels}

    def of_type(self, part, kind):
        return [target for word, target in self.targets(part).values() if word == kind]

    def slides(self):
        """In order."""
        ids = self.parts["ppt/presentation.xml"].findall(f"{P}sldIdLst/{P}sldId")
        targets = self.targets("ppt/presentation.xml")
        return [(int(one.get("id")), targets[one.get(R + "id")][1]) for one in ids]

    def text(self, part):
        return "\n".join("".join(run.text or "" for run in line.iter(A + "t")) for line in self.parts[part].iter(A + "p"))


def check_zip(show):
    if show.names[0] != "[Content_Types].xml":
        fail(f"{show.name} begins with {show.names[0]}")
    if len(set(show.names)) != len(show.names):
        fail(f"{show.name}: a part stands in it twice")
    for info in show.zip.infolist():
        if info.date_time != (1980, 1, 1, 0, 0, 0):
            fail(f"{show.name}, {info.filename}: dated {info.date_time}")


def check_types(show):
    types = show.parts["[Content_Types].xml"]
    told = {one.get("PartName")[1:] for one in types if one.get("PartName")}
    for name in show.names[1:]:
        if not name.endswith(".rels") and name not in told:
            fail(f"{show.name}, {name} has no type")
    for name in told - set(show.names):
        fail(f"{show.name}: {name} has a type, and is not there")


def check_relationships(show):
    for name in show.names:
        if name.endswith(".rels"):
            folder, file = posixpath.split(posixpath.dirname(name))[0], posixpath.basename(name)[:-5]
            part = posixpath.join(folder, file)
            if file and part not in show.names:
                fail(f"{show.name}: {name} is of no part")
            targets = show.targets(part)
            used = set(re.findall(r'r:(?:id|embed|link)="([^"]*)"', show.zip.read(part).decode() if file else ""))
            for missing in used - set(targets):
                fail(f"{show.name}, {part} refers to {missing}, which is not told")
            for kind, target in targets.values():
                if ":" not in target and target not in show.names:
                    fail(f"{show.name}, {part} refers to {target}, which is missing")


def check_ids(show):
    whole = show.parts["ppt/presentation.xml"]
    ids = [int(one.get("id")) for one in whole.iter(P + "sldMasterId")]
    for name in show.names:
        if re.fullmatch(r"ppt/slideMasters/[^/]*\.xml", name):
            ids += [int(one.get("id")) for one in show.parts[name].iter(P + "sldLayoutId")]
    if len(set(ids)) != len(ids) or min(ids) < 2147483648:
        fail(f"{show.name}: ids of masters and layouts are {ids}")
    slides = [number for number, part in show.slides()]
    if len(set(slides)) != len(slides) or min(slides) < 256:
        fail(f"{show.name}: ids of slides are {slides}")
    for name in show.names:
        if re.fullmatch(r"ppt/(slides|slideLayouts|slideMasters|notesSlides|notesMasters)/[^/]*\.xml", name):
            shapes = [one.get("id") for one in show.parts[name].iter(P + "cNvPr")]
            if len(set(shapes)) != len(shapes):
                fail(f"{show.name}, {name}: two shapes have one id")


def check_order(show):
    """What PowerPoint refuses in another order."""
    order = [P + word for word in ("sldMasterIdLst", "notesMasterIdLst", "sldIdLst", "sldSz", "notesSz",
                                   "defaultTextStyle", "extLst")]
    places = [order.index(child.tag) for child in show.parts["ppt/presentation.xml"]]
    if places != sorted(places):
        fail(f"{show.name}: the presentation's elements are in the order {places}")


def check_masters(show):
    themes = []
    for name in show.names:
        if re.fullmatch(r"ppt/(slideMasters|notesMasters)/[^/]*\.xml", name):
            themes += show.of_type(name, "theme")
    if len(set(themes)) != len(themes) or len(themes) < 2:
        fail(f"{show.name}: masters share the themes {themes}")


def check_slides(show):
    for _, part in show.slides():
        notes = show.of_type(part, "notesSlide")
        if len(show.of_type(part, "slideLayout")) != 1:
            fail(f"{show.name}, {part} has not one layout")
        if len(notes) != 1 or show.of_type(notes[0], "slide") != [part] or not show.of_type(notes[0], "notesMaster"):
            fail(f"{show.name}, {part}: notes {notes} are not its own")
        titles = [one for one in show.parts[part].iter(P + "ph") if one.get("type") in ("title", "ctrTitle")]
        if len(titles) != 1:
            fail(f"{show.name}, {part} has {len(titles)} titles")


def check(path):
    show = Show(path)
    for look in (check_zip, check_types, check_relationships, check_ids, check_order, check_masters, check_slides):
        look(show)
    return show


def moving(show):
    """Numbers of the slides that move from the one before."""
    return [number for number, (_, part) in enumerate(show.slides(), 1) if b"p159:morph" in show.zip.read(part)]


with tempfile.TemporaryDirectory() as folder:
    work = pathlib.Path(folder)
    (work / "story.yaml").write_text(STORY, encoding="utf-8")
    render("out", "--figure", "deck,network,film,timeline,matrix", "--format", "pptx")
    shows = {path.stem: check(path) for path in sorted((work / "out").glob("*.pptx"))}
    deck, film, network = shows["deck"], shows["film"], shows["network-2008"]

    ## The deck: as its PDF, in sections
    slides = deck.slides()
    kinds = [deck.parts[deck.of_type(part, "slideLayout")[0]].get("type") for _, part in slides]
    if kinds[0] != "title" or "titleOnly" not in kinds:
        fail(f"the deck's layouts are {kinds}")
    sections = list(deck.parts["ppt/presentation.xml"].iter(P14 + "section"))
    listed = [int(one.get("id")) for section in sections for one in section.iter(P14 + "sldId")]
    if listed != [number for number, _ in slides]:
        fail(f"sections hold {listed}")
    if len(sections) < 3 or len({one.get("id") for one in sections}) != len(sections):
        fail(f"there are {len(sections)} sections, or two of one id")
    if list(network.parts["ppt/presentation.xml"].iter(P14 + "section")):
        fail("one figure has sections")

    ## Networks that follow each other move
    if moving(film) != [2, 3]:
        fail(f"of the film the slides {moving(film)} move")
    if len(moving(deck)) != 2 or moving(network):
        fail(f"of the deck the slides {moving(deck)} move")

    ## Notes
    said = network.text("ppt/notesSlides/notesSlide1.xml")
    for words in ("2008", "Bob (new) \N{EN DASH} Came by train.", "Цид (ends)", "A report, 2007"):
        if words not in said:
            fail(f"the notes of 2008 do not say “{words}”: {said}")
    if "Said of 2007." not in film.text("ppt/notesSlides/notesSlide1.xml"):
        fail("the notes of 2007 do not have the author's")

    ## Properties
    core = deck.zip.read("docProps/core.xml").decode()
    if "Two &amp; a &lt;half&gt;" not in core or "<dc:language>en</dc:language>" not in core or "dcterms:created" in core:
        fail(f"the properties are {core}")
    about = deck.parts["docProps/app.xml"]
    if not re.search("<dc:subject>[^<]*200[79]", core) or [one.text for one in about if one.tag.endswith("}Slides")] != [
            str(len(slides))]:
        fail(f"the properties are {core}, {deck.zip.read('docProps/app.xml')}")
    if any(run.get("lang") != "en" for run in deck.parts["ppt/notesSlides/notesSlide1.xml"].iter(A + "rPr")):
        fail("the notes have no language")
    render("dated", "--figure", "network", "--at", "2008", "--format", "pptx", env={"SOURCE_DATE_EPOCH": "1700000000"})
    if b"2023-11-14T22:13:20Z" not in check(work / "dated/network-2008.pptx").zip.read("docProps/core.xml"):
        fail("SOURCE_DATE_EPOCH is no date of the file")

    ## The theme is the style's; on dark pages text is the light one
    render("dark", "--figure", "network", "--at", "2008", "--format", "pptx", "--style", "dark")
    dark = check(work / "dark/network-2008.pptx")
    for show, name, ground in ((network, "slides", "lt1"), (dark, "dark", "dk1")):
        theme = show.parts["ppt/theme/theme1.xml"]
        mapped = show.parts["ppt/slideMasters/slideMaster1.xml"].find(P + "clrMap").get("bg1")
        if theme.get("name") != name or mapped != ground:
            fail(f"the theme of the style {name} is {theme.get('name')}, its ground {mapped}")

    ## The same bytes, also beside a PDF of the same pages
    before = {path.name: path.read_bytes() for path in (work / "out").glob("*.pptx")}
    render("again", "--figure", "deck,network,film,timeline,matrix", "--format", "pdf,pptx", "-j", "3")
    for name, held in before.items():
        if (work / "again" / name).read_bytes() != held:
            fail(f"{name} has other bytes when it is made again")

print("\n".join(found) or f"{len(shows)} presentations")
sys.exit(1 if found else 0)
