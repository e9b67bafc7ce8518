#!/usr/bin/python3
"""Slides are read by others: a reader that knows nothing but what the format says finds titles, notes, alternative
texts, each actor once a slide, and ties that are glued to shapes. PAYSAGE_OOXML may name a folder with the schemas of
ISO/IEC 29500; then xmllint looks at each part too."""

import collections
import copy
import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as etree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "readers"))
sys.dont_write_bytecode = True

import deck
import talks
import truth
from deck import SPACES, q, short

ACTOR = "!!actor-"
SCHEMAS = os.environ.get("PAYSAGE_OOXML")

# What may stand in an element, in this order; "|" parts names that share a place. ISO/IEC 29500-1, annex A.
FILL = "a:noFill|a:solidFill|a:gradFill|a:blipFill|a:pattFill|a:grpFill"
EFFECT = "a:effectLst|a:effectDag"
ORDERS = {
    "p:sld": "p:cSld p:clrMapOvr p:transition|mc:AlternateContent p:timing p:extLst",
    "p:notes": "p:cSld p:clrMapOvr p:extLst",
    "p:sldLayout": "p:cSld p:clrMapOvr p:transition p:timing p:hf p:extLst",
    "p:sldMaster": "p:cSld p:clrMap p:sldLayoutIdLst p:transition p:timing p:hf p:txStyles p:extLst",
    "p:presentation": "p:sldMasterIdLst p:notesMasterIdLst p:handoutMasterIdLst p:sldIdLst p:sldSz p:notesSz "
                      "p:smartTags p:embeddedFontLst p:custShowLst p:photoAlbum p:custDataLst p:kinsoku "
                      "p:defaultTextStyle p:modifyVerifier p:extLst",
    "p:cSld": "p:bg p:spTree p:custDataLst p:controls p:extLst",
    "p:sp": "p:nvSpPr p:spPr p:style p:txBody p:extLst",
    "p:cxnSp": "p:nvCxnSpPr p:spPr p:style p:extLst",
    "p:spPr": f"a:xfrm a:custGeom|a:prstGeom {FILL} a:ln {EFFECT} a:scene3d a:sp3d a:extLst",
    "p:grpSpPr": f"a:xfrm {FILL} {EFFECT} a:scene3d a:extLst",
    "p:txBody": "a:bodyPr a:lstStyle a:p",
    "p:cNvPr": "a:hlinkClick a:hlinkHover a:extLst",
    "a:xfrm": "a:off a:ext a:chOff a:chExt",
    "a:custGeom": "a:avLst a:gdLst a:ahLst a:cxnLst a:rect a:pathLst",
    "a:bodyPr": "a:prstTxWarp a:noAutofit|a:normAutofit|a:spAutoFit a:scene3d a:sp3d|a:flatTx a:extLst",
    "a:p": "a:pPr a:r|a:br|a:fld a:endParaRPr",
    "a:pPr": "a:lnSpc a:spcBef a:spcAft a:buClrTx|a:buClr a:buSzTx|a:buSzPct|a:buSzPts a:buFontTx|a:buFont "
             "a:buNone|a:buAutoNum|a:buChar|a:buBlip a:tabLst a:defRPr a:extLst",
    "a:rPr": f"a:ln {FILL} {EFFECT} a:highlight a:uLnTx|a:uLn a:uFillTx|a:uFill a:latin a:ea a:cs a:sym a:hlinkClick "
             "a:hlinkMouseOver a:rtl a:extLst",
    "a:ln": "a:noFill|a:solidFill|a:gradFill|a:pattFill a:prstDash|a:custDash a:round|a:bevel|a:miter a:headEnd "
            "a:tailEnd a:extLst",
    "a:r": "a:rPr a:t",
    "a:fld": "a:rPr a:pPr a:t",
    "a:gradFill": "a:gsLst a:lin|a:path a:tileRect",
}
ORDERS["a:endParaRPr"] = ORDERS["a:defRPr"] = ORDERS["a:rPr"]
PLACES = {tag: {name: place for place, names in enumerate(order.split()) for name in names.split("|")}
          for tag, order in ORDERS.items()}
MANY = {"a:p", "a:r", "a:br", "a:fld"}

wrong = []


def expect(what, holds, *facts):
    if not holds:
        wrong.append(": ".join([what, *map(str, facts)]))


def look_at_orders(name, part):
    for element in part.root.iter():
        places = PLACES.get(short(element.tag))
        if places is None:
            continue
        names = [short(child.tag) for child in element]
        unknown = [child for child in names if child not in places]
        expect(name, not unknown, part.name, f"{short(element.tag)} has {unknown}")
        found = [places[child] for child in names if child in places]
        expect(name, found == sorted(found), part.name, f"{short(element.tag)} has {names}")
        twice = [child for child, count in collections.Counter(names).items() if count > 1 and child not in MANY]
        expect(name, not twice or short(element.tag) == "a:p", part.name, f"{short(element.tag)} has two of {twice}")


def look_at_schema(name, part, folder):
    """Newer things than the schemas are where they allow it: in what there is instead of them, and in extensions."""
    names = {"p": "pml", "a": "dml-main", "types": "opc-contentTypes", "rels": "opc-relationships",
             "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "",
             "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties":
             "shared-documentPropertiesExtended"}
    schema = names.get(short(part.root.tag).rsplit(":", 1)[0], "")
    if not schema:
        return
    file = folder / "part.xml"
    etree.ElementTree(deck.choices_taken(copy.deepcopy(part.root))).write(file, encoding="utf-8", xml_declaration=True)
    done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", f"{SCHEMAS}/{schema}.xsd", str(file)],
                          capture_output=True, text=True, check=False)
    expect(name, done.returncode == 0, part.name, done.stderr[:600])


def look_at_slide_names(name, slide):
    shapes = slide.shapes
    for what in ("id", "name"):
        found = collections.Counter(getattr(shape, what) for shape in shapes)
        twice = [key for key, count in found.items() if count > 1]
        expect(name, not twice, slide.part.name, f"{what} of several shapes: {twice[:5]}")
    expect(name, all(int(shape.id) >= 2 for shape in shapes), slide.part.name, "an id that is the tree's")
    expect(name, all(shape.name for shape in shapes), slide.part.name, "a shape has no name")
    empty = [shape.name for shape in shapes if shape.kind == "grpSp" and
             sum(child.tag in {q(f"p:{kind}") for kind in ("sp", "cxnSp", "grpSp", "pic")} for child in shape.element) < 2]
    expect(name, not empty, slide.part.name, f"groups of less than two: {empty[:5]}")


def look_at_placeholders(name, book, slide):
    """Those of a slide are in its layout: otherwise they inherit nothing, and a new design passes them by."""
    there = {shape.placeholder for shape in book.layout(slide).shapes if shape.placeholder}
    for shape in slide.shapes:
        if shape.placeholder:
            expect(name, shape.placeholder in there, slide.part.name, f"{shape.placeholder} is not in the layout")
    title = slide.title()
    expect(name, title and title.strip(), slide.part.name, "no title")
    kinds = [shape.placeholder[0] for shape in slide.shapes if shape.placeholder]
    expect(name, kinds.count("sldNum") <= 1, slide.part.name, "several numbers")
    notes = book.notes(slide)
    expect(name, notes and notes.strip(), slide.part.name, "no notes")


def look_at_ties(name, slide):
    for shape in slide.shapes:
        for end, (number, site) in shape.ends.items():
            other = slide.by_id(number)
            expect(name, other is not None and other.kind == "sp", slide.part.name, f"{shape.name}: {end} {number}")
            if other is not None:
                expect(name, site < other.sites, slide.part.name, f"{shape.name}: site {site} of {other.preset}")
                expect(name, other.depth == 0 or other.name.startswith("!!") or other.groups[-1].startswith("!!"),
                       slide.part.name, f"{shape.name}: {other.name} is in {other.groups}")


def look_at_words(name, slide):
    """Whoever cannot see the slide is told of each thing on it; programs check spelling by the language."""
    for shape in slide.shapes:
        if shape.name.startswith("!!"):
            # the gap in a double line is told by its line
            expect(name, shape.descr.strip() or shape.name.endswith(" gap"), slide.part.name,
                   f"{shape.name} has no alternative text")
        expect(name, shape.kind not in ("pic", "graphicFrame"), slide.part.name, f"{shape.name} is a picture")
    expect(name, any(shape.descr for shape in slide.shapes if not shape.name.startswith("!!")), slide.part.name,
           "no alternative text of the figure")
    runs = [run for kind in ("a:r", "a:fld") for run in slide.root.iter(q(kind))
            if run.findtext("a:t", "", SPACES).strip()]
    silent = [run.findtext("a:t", "", SPACES) for run in runs if run.find("a:rPr", SPACES) is None or
              not run.find("a:rPr", SPACES).get("lang")]
    expect(name, runs and not silent, slide.part.name, f"no language: {silent[:3]}")


def look_at_places(name, book, slide):
    """Nothing lies off the slide; sizes and ids are whole numbers and none is negative."""
    page = deck.Box(0, 0, *book.size)
    for shape in slide.shapes:
        if shape.box is not None and shape.turn == 0:
            expect(name, page.holds(shape.box, 1), slide.part.name, f"{shape.name} is at {shape.box}")
        if shape.kind == "sp" and shape.box is None:
            expect(name, shape.placeholder, slide.part.name, f"{shape.name} has no place")


def look_at_package(name, book):
    expect(name, book.bad is None, f"{book.bad} is damaged")
    expect(name, book.entries[0].filename == "[Content_Types].xml", "the first entry is", book.entries[0].filename)
    expect(name, len(book.bytes) == len(book.entries), "an entry is there twice")
    expect(name, all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in book.entries), "a time in the archive")
    expect(name, book.path.stat().st_size < 1e6, "it is large", book.path.stat().st_size)
    needed = {target for _, target, outside in book.root_relations() if not outside}
    for part in book.parts.values():
        for _, target, outside in part.relations.values():
            if not outside:
                needed.add(target)
                expect(name, target in book.bytes, part.name, f"{target} is not there")
        used = {value for element in part.root.iter() for key, value in element.attrib.items()
                if key in (q("r:id"), q("r:embed"), q("r:link")) and value}
        expect(name, used <= set(part.relations), part.name, f"relationships {used - set(part.relations)}")
    for entry in book.bytes:
        expect(name, entry == "[Content_Types].xml" or book.type_of(entry), entry, "no content type")
        expect(name, entry in needed or entry.endswith(".rels") or entry == "[Content_Types].xml", entry,
               "nothing needs it")


def look_at_deck(name, book, folder):
    look_at_package(name, book)
    for part in book.parts.values():
        look_at_orders(name, part)
        if SCHEMAS:
            look_at_schema(name, part, folder)
    expect(name, len(set(book.slide_ids)) == len(book.slide_ids) and all(256 <= int(number) < 2 ** 31
                                                                      for number in book.slide_ids), "ids of slides")
    for slide in book.slides:
        look_at_slide_names(name, slide)
        look_at_placeholders(name, book, slide)
        look_at_ties(name, slide)
        look_at_words(name, slide)
        look_at_places(name, book, slide)
    for part in ("docProps/core.xml", "docProps/app.xml"):
        expect(name, part in book.parts, f"{part} is not there")
    expect(name, not times_of(book), "it says when it was made")


def times_of(book):
    core = book.parts.get("docProps/core.xml")
    return [child.text for child in (core.root if core else []) if child.tag.endswith(("}created", "}modified"))]


def pages_of(path):
    said = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    facts = dict(line.split(":", 1) for line in said.splitlines())
    return int(facts["Pages"]), tuple(float(facts["Page size"].split()[place]) for place in (0, 2))


def look_at_all(path, folder):
    """A deck, against the PDF of the same: as many pages of one size, in sections, and titles that tell them apart."""
    truth.run("render", path, "--figure", "deck", "--format", "pptx,pdf", "-o", folder, "--fresh")
    book, name = deck.Deck(folder / "deck.pptx"), path.name
    look_at_deck(name, book, folder)
    pages, size = pages_of(folder / "deck.pdf")
    expect(name, len(book.slides) == pages, f"{len(book.slides)} slides of {pages} pages")
    expect(name, all(abs(a - b) < 0.1 for a, b in zip(book.size, size)), f"{book.size} is not {size}")
    listed = [number for _, numbers in book.sections() for number in numbers]
    expect(name, listed == book.slide_ids, f"sections have {listed} of {book.slide_ids}")
    expect(name, len({title for title, _ in book.sections()}) == len(book.sections()) > 1, "sections", book.sections())
    titles = collections.Counter(slide.title() for slide in book.slides)
    twice = [title for title, count in titles.items() if count > 1]
    expect(name, not twice, f"slides of one title: {twice}")
    return book


def actors_of(slide):
    return [shape.name.removeprefix(ACTOR) for shape in slide.shapes if shape.name.startswith(ACTOR)]


def look_at_networks(path, folder, *options):
    """Each actor of a slice is once on its slide, by a name that is the same on all of them; ties end at their own."""
    truth.run("render", path, "--figure", "network", "--format", "pptx,csv", "-o", folder, "--fresh", *options)
    for file in sorted(folder.glob("network-*.pptx")):
        name = f"{path.name} {' '.join(options)}, {file.stem}"
        book = deck.Deck(file)
        look_at_deck(name, book, folder)
        table = truth.rows(file.with_suffix(".csv").read_text(encoding="utf-8-sig"))
        actors = sorted(row["id"] for row in table if row["what"] == "actor")
        slide, = book.slides
        expect(name, sorted(actors_of(slide)) == actors, "actors", sorted(set(actors_of(slide)) ^ set(actors))
               or "one is there twice")
        shapes = {shape.name: shape for shape in slide.shapes}
        for row in table:
            if row["what"] == "actor" and row["name"] and not options:
                shape = shapes.get(ACTOR + row["id"])
                said = "" if shape is None else "".join(text_within(slide, shape)).replace("\u00ad", "")
                expect(name, plain(row["name"]) in plain(said), f"{row['id']} is called {said!r}, not {row['name']!r}")
        pairs = collections.Counter(truth.pair(row["from"], row["to"]) for row in table if row["what"] == "relation")
        glued = collections.Counter()
        for shape in slide.shapes:
            if shape.name.startswith("!!relation") and len(shape.ends) == 2:
                ends = [slide.by_id(shape.ends[end][0]) for end in ("stCxn", "endCxn")]
                names = [owner_of(slide, end) for end in ends]
                glued[truth.pair(*names)] += 1
        expect(name, not glued - pairs, f"ties between others: {glued - pairs}")
        expect(name, "straight" not in options or glued == pairs - loops(pairs), "ties that are not glued", pairs - glued)


def loops(pairs):
    return collections.Counter({ends: count for ends, count in pairs.items() if ends[0] == ends[1]})


def owner_of(slide, shape):
    """The actor whose shape it is: its own name, or that of the group around it."""
    names = [name for name in (shape.name, *shape.groups) if name.startswith(ACTOR)]
    return names[0].removeprefix(ACTOR) if names else shape.name


def text_within(slide, shape):
    yield shape.text
    for other in slide.shapes:
        if shape.name in other.groups:
            yield other.text


def plain(text):
    """Lines are broken between words, or in them, with a hyphen."""
    return "".join(letter for letter in text if letter.isalnum()).casefold()


def digest(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def look_at_bytes(path, folder):
    """The same ones each time, however many work at it."""
    found = set()
    for turn, jobs in enumerate(("1", "4", "4")):
        out = folder / f"turn-{turn}"
        truth.run("render", path, "--figure", "deck,timeline", "--format", "pptx", "-o", out, "--fresh", "-j", jobs)
        found.add((digest(out / "deck.pptx"), digest(out / "timeline.pptx")))
    expect(path.name, len(found) == 1, "not the same bytes each time")


def look_at_time(path, folder):
    """Someone who wants a date in it says which."""
    os.environ["SOURCE_DATE_EPOCH"] = "1700000000"
    truth.run("render", path, "--figure", "deck", "--format", "pptx", "-o", folder, "--fresh")
    del os.environ["SOURCE_DATE_EPOCH"]
    times = times_of(deck.Deck(folder / "deck.pptx"))
    expect(path.name, set(times) == {"2023-11-14T22:13:20Z"}, "SOURCE_DATE_EPOCH", times)


def look_at_sources(path, folder):
    """The notes tell where a slide has its facts from."""
    truth.run("render", path, "--figure", "deck", "--format", "pptx", "-o", folder, "--fresh")
    book = deck.Deck(folder / "deck.pptx")
    expect(path.name, any("A book" in (book.notes(slide) or "") for slide in book.slides), "no source in notes")


def main():
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        os.environ.update(NO_COLOR="1", XDG_CACHE_HOME=name)
        made = {path.stem: path for path in talks.write(folder)}
        several = [truth.TOP / "data/mesocentres", truth.TOP / "data/space-stations.yaml",
                   truth.TOP / "tests/golden/small.yaml"]
        for number, path in enumerate([*several, *made.values()]):
            out = folder / f"out-{number}"
            look_at_all(path, out)
            look_at_networks(path, out)
        look_at_networks(made["dots"], folder / "dots", "--form", "dots")
        for what in ("hub", "clusters", "weights"):
            look_at_networks(made[what], folder / f"straight-{what}", "--lines", "straight")
        look_at_bytes(several[2], folder)
        look_at_time(made["alone"], folder / "time")
        look_at_sources(made["hub"], folder / "sources")
    for line in dict.fromkeys(wrong):
        print(f"55-slides: {line}")
    return 1 if wrong else 0


sys.exit(main())
