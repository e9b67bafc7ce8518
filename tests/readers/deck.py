"""A deck for slides as a program reads it that knows nothing of ours: a package (ISO/IEC 29500-2) whose parts say by
relationships what they need, and the shapes of its slides with their places, texts and ties. Lengths are points."""

import dataclasses
import pathlib
import posixpath
import xml.etree.ElementTree as etree
import zipfile

POINT = 12700  # EMU
SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "p159": "http://schemas.microsoft.com/office/powerpoint/2015/09/main",
    "rels": "http://schemas.openxmlformats.org/package/2006/relationships",
    "types": "http://schemas.openxmlformats.org/package/2006/content-types",
}
PREFIXES = {space: prefix for prefix, space in SPACES.items()}

# How many sites each preset has at which connectors are glued (presetShapeDefinitions.xml of ISO/IEC 29500-1).
SITES = {"rect": 4, "roundRect": 4, "ellipse": 8, "hexagon": 6, "octagon": 8, "snip2SameRect": 4, "diamond": 4,
         "triangle": 6, "flowChartMerge": 4, "flowChartExtract": 4}


def q(name):
    """A name with a prefix as ElementTree has it."""
    prefix, local = name.split(":")
    return f"{{{SPACES[prefix]}}}{local}"


def short(tag):
    space, local = tag[1:].split("}")
    return f"{PREFIXES.get(space, space)}:{local}"


@dataclasses.dataclass
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self):
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, other, slack=0.0):
        return (other.x >= self.x - slack and other.y >= self.y - slack
                and other.x + other.width <= self.x + self.width + slack
                and other.y + other.height <= self.y + self.height + slack)


@dataclasses.dataclass
class Shape:
    element: etree.Element
    kind: str  # sp, cxnSp, grpSp, pic, graphicFrame
    id: str
    name: str
    descr: str
    placeholder: tuple | None  # (type, idx)
    preset: str | None
    box: Box | None  # on the slide; None: as its placeholder in the layout has it
    turn: float
    paragraphs: list
    ends: dict  # "stCxn", "endCxn" → (id, idx)
    depth: int  # how many groups are around it
    groups: tuple = ()

    @property
    def sites(self):
        """How many there are at which lines are glued."""
        return SITES.get(self.preset) or len(self.element.findall("p:spPr/a:custGeom/a:cxnLst/a:cxn", SPACES))

    @property
    def text(self):
        return "\n".join(self.paragraphs)


class Part:
    def __init__(self, package, name):
        self.package, self.name = package, name
        self.root = etree.fromstring(package.bytes[name])
        self.relations = {}
        folder, file = posixpath.split(name)
        rels = f"{folder}/_rels/{file}.rels".lstrip("/")
        if rels in package.bytes:
            for relation in etree.fromstring(package.bytes[rels]):
                target, outside = relation.get("Target"), relation.get("TargetMode") == "External"
                if not outside:
                    target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
                self.relations[relation.get("Id")] = (relation.get("Type").rsplit("/", 1)[1], target, outside)

    def related(self, kind):
        """Names of the parts that it is related to in that way."""
        return [target for what, target, _ in self.relations.values() if what == kind]


def choices_taken(root):
    """mc:AlternateContent as a program has it that knows none of its extensions: what its fallback says."""
    for parent in list(root.iter()):
        for place, child in reversed(list(enumerate(parent))):
            if child.tag == q("mc:AlternateContent"):
                fallback = child.find(q("mc:Fallback"))
                parent[place:place + 1] = [] if fallback is None else list(fallback)
    return root


def paragraphs_of(element):
    """A tabulator and a break are white space of their own; fields show what was written into them."""
    found = []
    for paragraph in element.findall("p:txBody/a:p", SPACES):
        words = []
        for run in paragraph:
            if run.tag == q("a:br"):
                words.append("\n")
            elif run.tag in (q("a:r"), q("a:fld")):
                words.append(run.findtext("a:t", "", SPACES))
        found.append("".join(words))
    return found


class Page:
    """A slide, a layout or a page of notes: shapes in the order in which they are drawn."""

    def __init__(self, part):
        self.part = part
        self.root = part.root
        self.shapes = []
        self.collect(part.root.find("p:cSld/p:spTree", SPACES), lambda box: box, ())

    def collect(self, tree, placed, groups):
        for element in tree:
            kind = short(element.tag).split(":")[1]
            if kind not in ("sp", "cxnSp", "grpSp", "pic", "graphicFrame"):
                continue
            shape = self.shape(element, kind, placed, groups)
            self.shapes.append(shape)
            if kind == "grpSp":
                self.collect(element, self.within(element, placed), (*groups, shape.name))

    @staticmethod
    def shape(element, kind, placed, groups):
        about = element.find("*/p:cNvPr", SPACES)
        place = element.find("*/p:nvPr/p:ph", SPACES)
        frame = element.find("*/a:xfrm", SPACES)
        preset = element.find("p:spPr/a:prstGeom", SPACES)
        box = None
        if frame is not None:
            off, ext = frame.find("a:off", SPACES), frame.find("a:ext", SPACES)
            box = placed(Box(int(off.get("x")) / POINT, int(off.get("y")) / POINT,
                             int(ext.get("cx")) / POINT, int(ext.get("cy")) / POINT))
        ends = {short(end.tag).split(":")[1]: (end.get("id"), int(end.get("idx")))
                for end in element.findall("p:nvCxnSpPr/p:cNvCxnSpPr/*", SPACES)
                if short(end.tag) in ("a:stCxn", "a:endCxn")}
        return Shape(element, kind, about.get("id"), about.get("name"), about.get("descr", ""),
                     None if place is None else (place.get("type", "obj"), place.get("idx", "0")),
                     None if preset is None else preset.get("prst"), box,
                     0 if frame is None else int(frame.get("rot", "0")) / 60000, paragraphs_of(element), ends,
                     len(groups), groups)

    @staticmethod
    def within(element, placed):
        """From the coordinates of a group to those of the slide."""
        frame = element.find("p:grpSpPr/a:xfrm", SPACES)
        if frame is None:
            return placed
        numbers = {name: [int(frame.find(f"a:{name}", SPACES).get(key)) / POINT for key in keys]
                   for name, keys in (("off", "xy"), ("chOff", "xy"), ("ext", ("cx", "cy")), ("chExt", ("cx", "cy")))}
        across = numbers["ext"][0] / numbers["chExt"][0] if numbers["chExt"][0] else 1
        down = numbers["ext"][1] / numbers["chExt"][1] if numbers["chExt"][1] else 1

        def place(box):
            return placed(Box(numbers["off"][0] + (box.x - numbers["chOff"][0]) * across,
                              numbers["off"][1] + (box.y - numbers["chOff"][1]) * down,
                              box.width * across, box.height * down))
        return place

    def title(self):
        found = [shape for shape in self.shapes if shape.placeholder and shape.placeholder[0] in ("title", "ctrTitle")]
        return found[0].text if found else None

    def by_id(self, number):
        return next((shape for shape in self.shapes if shape.id == number), None)

    def by_name(self, name):
        return next((shape for shape in self.shapes if shape.name == name), None)


class Deck:
    def __init__(self, path):
        self.path = pathlib.Path(path)
        with zipfile.ZipFile(path) as archive:
            self.bad = archive.testzip()
            self.entries = archive.infolist()
            self.bytes = {entry.filename: archive.read(entry) for entry in self.entries}
        self.parts = {name: Part(self, name) for name in self.bytes
                      if name.endswith(".xml") and name != "[Content_Types].xml"}
        self.types = etree.fromstring(self.bytes["[Content_Types].xml"])
        main, = [target for kind, target, _ in self.root_relations() if kind == "officeDocument"]
        self.presentation = self.parts[main]
        targets = self.presentation.relations
        self.slide_ids = [entry.get("id") for entry in self.presentation.root.findall("p:sldIdLst/p:sldId", SPACES)]
        self.slides = [Page(self.parts[targets[entry.get(q("r:id"))][1]])
                       for entry in self.presentation.root.findall("p:sldIdLst/p:sldId", SPACES)]
        size = self.presentation.root.find("p:sldSz", SPACES)
        self.size = int(size.get("cx")) / POINT, int(size.get("cy")) / POINT

    def root_relations(self):
        return [(relation.get("Type").rsplit("/", 1)[1], relation.get("Target").lstrip("/"),
                 relation.get("TargetMode") == "External") for relation in etree.fromstring(self.bytes["_rels/.rels"])]

    def type_of(self, name):
        """What [Content_Types].xml says of a part: of itself, or of its extension."""
        said = {child.get("PartName"): child.get("ContentType") for child in self.types if child.get("PartName")}
        rest = {child.get("Extension").lower(): child.get("ContentType") for child in self.types
                if child.get("Extension")}
        return said.get("/" + name) or rest.get(name.rsplit(".", 1)[-1].lower())

    def page(self, name):
        return Page(self.parts[name])

    def layout(self, slide):
        return self.page(slide.part.related("slideLayout")[0])

    def notes(self, slide):
        """The text below a slide, or None: of the placeholder for it."""
        names = slide.part.related("notesSlide")
        if not names:
            return None
        return "\n".join(shape.text for shape in self.page(names[0]).shapes
                         if shape.placeholder and shape.placeholder[0] == "body")

    def sections(self):
        """Name → ids of its slides, as programs since 2010 read it; in their order."""
        return [(section.get("name"), [entry.get("id") for entry in section.iter(q("p14:sldId"))])
                for section in self.presentation.root.iter(q("p14:section"))]
