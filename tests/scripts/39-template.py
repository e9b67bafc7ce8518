#!/usr/bin/python3
"""Slides on a template: its masters, layouts, colours, fonts and size are those of the file, its slides are not, the
figure stands in the room that it leaves free, and files that are no template are told."""

import io
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as etree
import zipfile

PAYSAGE = os.environ["PAYSAGE"]
TOP = pathlib.Path(os.environ["TOP"])
EMU = 7620
MAIN = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = f'xmlns:a="{DRAWING}" xmlns:r="{OFFICE}" xmlns:p="{MAIN}"'
LANDSCAPE = """title: Five
slices: [{id: "2020"}, {id: "2021"}]
actors: {a: {name: Alpha}, b: {name: Beta}, c: {name: Gamma, when: 2021/..}}
relations: [{from: a, to: b}, {from: b, to: c}]
"""
wrong = []


def expect(name, told):
    if not told:
        wrong.append(name)


def place(x, y, width, height):
    return (f'<a:xfrm><a:off x="{x * EMU}" y="{y * EMU}"/><a:ext cx="{width * EMU}" cy="{height * EMU}"/></a:xfrm>')


def shape(look, mark="", words=""):
    return (f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"/><p:cNvSpPr/><p:nvPr>{mark}</p:nvPr></p:nvSpPr><p:spPr>{look}'
            f'</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>{words}</a:p></p:txBody></p:sp>')


def tree(shapes, background=""):
    return (f'{background}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
            f'<p:grpSpPr/>{shapes}</p:spTree>')


def relations(*rows):
    listed = "".join(f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>' for name, kind, target in rows)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'


def template(title=(100, 60, 1400, 120), accent="1f6f54", dark=False, layout="titleOnly", drawings="", size=(1600, 900)):
    """Parts by name, as PowerPoint would write them."""
    width, height = size
    light = ("<p:clrMap bg1='{0}1' tx1='{1}1' bg2='{0}2' tx2='{1}2' " + " ".join(f"accent{i}='accent{i}'" for i in range(1, 7))
             + " hlink='hlink' folHlink='folHlink'/>").format(*(("dk", "lt") if dark else ("lt", "dk")))
    colours = {"dk1": "101820", "lt1": "fefefe", "dk2": "223344", "lt2": "eeeeee", "accent1": accent, "accent2": "b23a48",
               "accent3": "3a6ea5", "accent4": "8d6b00", "accent5": "6b4c9a", "accent6": "4a4a4a", "hlink": "0000ee",
               "folHlink": "551a8b"}
    scheme = "".join(f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>' for slot, colour in colours.items())
    fonts = "".join(f'<a:{which}><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/></a:{which}>'
                    for which, face in (("majorFont", "Head Serif"), ("minorFont", "Inter")))
    number = shape(place(width - 200, height - 60, 150, 40), '<p:ph type="sldNum" sz="quarter" idx="12"/>')
    footer = shape(place(100, height - 60, 600, 40), '<p:ph type="ftr" sz="quarter" idx="11"/>')
    heading = shape(place(*title), '<p:ph type="title"/>')
    body = shape(place(100, 200, width - 200, height - 300), '<p:ph type="body" idx="1"/>')
    parts = {
        "_rels/.rels": relations(("rId1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml":
            f'<?xml version="1.0"?><p:presentation {SPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/>'
            f'</p:sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId2"/></p:sldIdLst><p:sldSz cx="{width * EMU}" '
            f'cy="{height * EMU}"/><p:notesSz cx="6858000" cy="9144000"/><p:custDataLst><p:tags r:id="rId3"/></p:custDataLst>'
            '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
            'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="Secret" id="{1}">'
            '<p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>'
            '</p:presentation>',
        "ppt/_rels/presentation.xml.rels": relations(
            ("rId1", "slideMaster", "slideMasters/slideMaster1.xml"), ("rId2", "slide", "slides/slide1.xml"),
            ("rId3", "tags", "tags/tag1.xml"), ("rId4", "theme", "theme/theme1.xml"), ("rId9", "vbaProject", "vbaProject.bin")),
        "ppt/slideMasters/slideMaster1.xml":
            f'<p:sldMaster {SPACES}><p:cSld>{tree(heading + body + number + footer + drawings)}</p:cSld>{light}<p:sldLayoutIdLst>'
            '<p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr><a:defRPr '
            'sz="3600"><a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr></p:titleStyle></p:txStyles></p:sldMaster>',
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            ("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"), ("rId2", "theme", "../theme/theme1.xml"),
            ("rId3", "slide", "../slides/slide1.xml"), ("rId4", "image", "../media/logo.png")),
        "ppt/slideLayouts/slideLayout1.xml":
            f'<p:sldLayout {SPACES} type="{layout}"><p:cSld name="Only a title">'
            + tree(shape("", '<p:ph type="title"/>') + shape("", '<p:ph type="sldNum" sz="quarter" idx="12"/>')
                   + shape("", '<p:ph type="ftr" sz="quarter" idx="11"/>'))
            + '</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>',
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relations(("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")),
        "ppt/theme/theme1.xml": f'<a:theme xmlns:a="{DRAWING}" name="Company"><a:themeElements><a:clrScheme name="C">{scheme}'
                                f'</a:clrScheme><a:fontScheme name="F">{fonts}</a:fontScheme></a:themeElements></a:theme>',
        "ppt/media/logo.png": b"\x89PNG logo",
        "ppt/slides/slide1.xml": f"<p:sld {SPACES}/>",
        "ppt/tags/tag1.xml": f"<p:tagLst {SPACES}/>",
        "ppt/vbaProject.bin": b"macro",
    }
    presentation = "application/vnd.openxmlformats-officedocument.presentationml."
    types = {"presentation": "presentation.main", "slideMasters/slideMaster1": "slideMaster",
             "slideLayouts/slideLayout1": "slideLayout", "slides/slide1": "slide"}
    parts["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" '
        'ContentType="image/png"/><Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="/ppt/{name}.xml" ContentType="{presentation}{kind}+xml"/>' for name, kind in types.items())
        + '<Override PartName="/ppt/theme/theme1.xml" '
          'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>')
    return parts


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


def render(folder, name, content, *options):
    (folder / "landscape.yaml").write_text(LANDSCAPE, encoding="utf-8")
    path = folder / name
    path.write_bytes(content)
    out = folder / ("out-" + name)
    run = subprocess.run([PAYSAGE, "render", folder / "landscape.yaml", "--template", path, "-o", out, *options],
                         capture_output=True, text=True, timeout=60)
    return run, out


def view(svg):
    """Its size, and where each text begins with its words."""
    root = etree.parse(svg).getroot()
    size = [float(number) for number in root.get("viewBox").split()[2:]]
    texts = [(float(text.get("x", 0)), float(text.get("y", 0)), "".join(text.itertext()))
             for text in root.iter("{http://www.w3.org/2000/svg}text")]
    return size, texts, pathlib.Path(svg).read_text(encoding="utf-8")


def check_slides(folder):
    parts = template()
    run, out = render(folder, "company.pptx", packed(parts), "--figure", "network", "--format", "pptx,svg")
    expect("a template is taken", run.returncode == 0)
    expect("macros are told", "macros are left out" in run.stderr)
    with zipfile.ZipFile(next(out.glob("*2021.pptx"))) as file:
        names = file.namelist()
        for kept in ("ppt/slideLayouts/slideLayout1.xml", "ppt/theme/theme1.xml", "ppt/media/logo.png"):
            expect(f"{kept} is kept as it is", kept in names and file.read(kept) == (
                parts[kept] if isinstance(parts[kept], bytes) else parts[kept].encode()))
        expect("what goes with its slides is left out",
               not [name for name in names if "vba" in name or "tags" in name or "comments" in name])
        presentation = file.read("ppt/presentation.xml").decode()
        expect("its sections are left out", "Secret" not in presentation and "custDataLst" not in presentation)
        linked = dict(re.findall(r'Id="([^"]*)"[^>]*Target="([^"]*)"', file.read("ppt/_rels/presentation.xml.rels").decode()))
        used = re.findall(r'r:id="([^"]*)"', presentation)
        expect("all that is referred to is there", all("ppt/" + linked.get(each, "-") in names for each in used))
        expect("the one slide is ours", [linked[each] for each in used].count("slides/slide1.xml") == 1)
        master = file.read("ppt/slideMasters/_rels/slideMaster1.xml.rels").decode()
        expect("a master leads to no slide", "slides/slide1" not in master and "media/logo.png" in master)
        slide = etree.fromstring(file.read("ppt/slides/slide1.xml"))
        title = next(one for one in slide.iter(f"{{{MAIN}}}sp") if one.find(f".//{{{MAIN}}}ph[@type='title']") is not None)
        expect("the title has the place of the layout", title.find(f".//{{{DRAWING}}}xfrm") is None)
        expect("and its letters", title.find(f".//{{{DRAWING}}}latin") is None)
        expect("a background of which the template says nothing is that of the theme",
               slide.find(f".//{{{MAIN}}}bg//{{{DRAWING}}}schemeClr[@val='bg1']") is not None)
        expect("the title is there", "2021" in "".join(title.itertext()))


def check_deck(folder):
    """Sheets without a figure have few items, and still are slides, with a template and without."""
    (folder / "deck.pptx").write_bytes(packed(template()))
    for name, options in (("own", []), ("placed", ["--template", folder / "deck.pptx"])):
        run = subprocess.run([PAYSAGE, "render", TOP / "data/mesocentres", "--figure", "network,pyramid,timeline,deck", "--format", "pptx",
                              "-o", folder / name, *options], capture_output=True, text=True, timeout=60)
        with zipfile.ZipFile(folder / name / "deck.pptx") as file:
            root = etree.fromstring(file.read("ppt/presentation.xml"))
        expect("sections stand in the list of extensions, the last in the presentation",
               root[-1].tag == f"{{{MAIN}}}extLst" and len(root[-1]) == 1)
        expect(f"a deck is made: {run.stderr[-200:]}", run.returncode == 0 and (folder / name / "deck.pptx").exists())


def check_contents(folder):
    """What is in a deck stays on its page, also where it is just as high as the room."""
    for height in range(600, 640, 9):
        out = folder / f"contents-{height}"
        subprocess.run([PAYSAGE, "render", TOP / "data/space-stations.yaml", "--figure", "deck", "--format", "pptx", "--sections",
                        "network,filmstrip,timeline,lineage", "--page", f"1600x{height}", "-o", out], capture_output=True, check=True)
        with zipfile.ZipFile(next(out.glob("deck*.pptx"))) as file:
            slide = file.read("ppt/slides/slide2.xml").decode()
        ends = [int(x) + int(width) for x, width in re.findall(r'<a:off x="(\d+)" y="\d+"/><a:ext cx="(\d+)"', slide)]
        expect(f"nothing lies beside the page at a height of {height}: {max(ends) / EMU}", max(ends) <= 1601 * EMU)


def check_room(folder):
    """Below the title; beside it at the left; above it at the foot; and clear of a logo."""
    logo = f'<p:pic>{""}<p:nvPicPr><p:cNvPr id="9" name="l"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:spPr>{place(1350, 150, 250, 400)}</p:spPr></p:pic>'
    cases = {"top": ((100, 60, 1400, 120), "", lambda x, y: y >= 180),
             "left": ((60, 60, 300, 780), "", lambda x, y: x >= 360),
             "middle": ((600, 60, 400, 120), "", lambda x, y: y >= 180),
             "foot": ((100, 700, 1400, 120), "", lambda x, y: y <= 700),
             "logo": ((100, 20, 1400, 120), logo, lambda x, y: x < 1350)}
    for name, (title, drawings, is_free) in cases.items():
        run, out = render(folder, name + ".pptx", packed(template(title=title, drawings=drawings)), "--figure", "network",
                          "--format", "svg")
        size, texts, _ = view(next(out.glob("*2021.svg")))
        x, y, width, height = title
        outside = [words for at_x, at_y, words in texts if words != "2021" and not is_free(at_x, at_y)]
        expect(f"{name}: all but the title is in the room: {outside}", not outside and size == [1600, 900])
        expect(f"{name}: nothing is at the place of footers", all(at_y <= 840 for _, at_y, _ in texts))
        expect(f"{name}: the figure is as wide as the page", name != "middle" or min(x for x, _, _ in texts) <= 100)
        expect(f"{name}: the title is in its place",
               any(words == "2021" and x <= at_x <= x + width and y <= at_y <= y + height for at_x, at_y, words in texts))


def check_masters(folder):
    """LibreOffice writes where titles stand on one of the masters into the layouts of all."""
    check_two_masters(folder, "first", (100, 400, 1400, 120), (100, 40, 1400, 120), copied=0)
    check_two_masters(folder, "last", (100, 40, 1400, 120), (100, 400, 1400, 120), copied=1)
    check_two_masters(folder, "foot", (100, 720, 1400, 120), (100, 40, 1400, 120), copied=1)
    check_two_masters(folder, "letters", (100, 40, 1400, 120), (100, 400, 1400, 120), copied=1,
                      letters='<a:rPr><a:solidFill><a:srgbClr val="304050"/></a:solidFill></a:rPr>')


def check_two_masters(folder, name, *titles, copied, letters=""):
    parts = template(title=titles[0])
    if letters:
        master = "ppt/slideMasters/slideMaster1.xml"
        parts[master] = parts[master].replace("<a:p></a:p>", f"<a:p><a:r>{letters}<a:t>Title</a:t></a:r></a:p>", 1)
    layout = parts["ppt/slideLayouts/slideLayout1.xml"].replace(shape("", '<p:ph type="title"/>'),
                                                                shape(place(*titles[copied]), '<p:ph type="title"/>'))
    if letters:
        layout = layout.replace("<a:p></a:p>", f"<a:p><a:r>{letters.replace('304050', '605040')}<a:t>T</a:t></a:r></a:p>", 1)
    parts["ppt/slideLayouts/slideLayout1.xml"] = parts["ppt/slideLayouts/slideLayout2.xml"] = layout
    for part in ("slideMasters/slideMaster", "slideMasters/_rels/slideMaster", "slideLayouts/_rels/slideLayout"):
        ending = ".xml.rels" if "_rels" in part else ".xml"
        second = parts[f"ppt/{part}1{ending}"].replace("slideLayout1", "slideLayout2").replace("slideMaster1", "slideMaster2")
        second = second.replace(place(*titles[0]), place(*titles[1])).replace('id="2147483649"', 'id="2147483661"')
        parts[f"ppt/{part}2{ending}"] = second
    presentation = "ppt/presentation.xml"
    parts[presentation] = parts[presentation].replace(
        "</p:sldMasterIdLst>", '<p:sldMasterId id="2147483660" r:id="rId5"/></p:sldMasterIdLst>')
    rels = "ppt/_rels/presentation.xml.rels"
    parts[rels] = parts[rels].replace("</Relationships>", relations(
        ("rId5", "slideMaster", "slideMasters/slideMaster2.xml")).partition(">")[2])
    for kind in ("slideMasters/slideMaster", "slideLayouts/slideLayout"):
        parts["[Content_Types].xml"] = re.sub(rf'(<Override PartName="/ppt/{kind})1(.xml"[^>]*>)', r"\g<0>\g<1>2\g<2>",
                                              parts["[Content_Types].xml"])
    run, out = render(folder, name + "-master.pptx", packed(parts), "--figure", "network", "--format", "svg,pptx")
    expect(f"{name}: two masters are read: {run.stderr}", run.returncode == 0)
    _, texts, _ = view(next(out.glob("*2021.svg")))
    expect(f"{name}: the title is where its own master has it", any(words == "2021" and y < 160 for _, y, words in texts))
    with zipfile.ZipFile(next(out.glob("*2021.pptx"))) as file:
        slide = file.read("ppt/slides/slide1.xml").decode()
    own = f'<a:off x="{100 * EMU}" y="{40 * EMU}"/>'
    expect(f"{name}: and the slide says so", (own in slide) == (titles[copied][1] != 40))
    said = re.findall('srgbClr val="(.*?)"', slide.split('type="title"')[1].partition("</p:sp>")[0])
    expect(f"{name}: in the colour that its own master shows", said == (["304050"] if letters else []))


def check_look(folder):
    _, out = render(folder, "light.pptx", packed(template(size=(1200, 900))), "--figure", "network", "--format", "svg")
    size, _, light = view(next(out.glob("*2021.svg")))
    expect("the page has the template's size", size == [1200, 900])
    expect("ground and accent are those of the theme", "#fefefe" in light and "#1f6f54" in light)
    expect("so are the fonts", "Head Serif" in light)
    _, out = render(folder, "dark.pptx", packed(template(dark=True)), "--figure", "network", "--format", "svg")
    _, _, dark = view(next(out.glob("*2021.svg")))
    expect("a master that maps colours the other way round is dark", re.findall('<rect[^>]*>', dark)[0].find("#101820") > 0)
    whole = place(0, 0, 1600, 900)
    sheet = shape(whole + '<a:solidFill><a:srgbClr val="102030"/></a:solidFill>')
    breath = shape(whole + '<a:solidFill><a:srgbClr val="ffffff"><a:alpha val="4000"/></a:srgbClr></a:solidFill>')
    corner = shape(place(0, 0, 1600, 190) + '<a:solidFill><a:srgbClr val="ffffff"/></a:solidFill>')
    _, out = render(folder, "sheet.pptx", packed(template(drawings=sheet + breath + corner)), "--figure", "network",
                    "--format", "svg")
    _, _, drawn = view(next(out.glob("*2021.svg")))
    expect("a sheet below all contents is their ground", "#192938" in re.findall('<rect[^>]*>', drawn)[0])
    white = template()
    master = "ppt/slideMasters/slideMaster1.xml"
    white[master] = white[master].replace(
        "<a:p></a:p>", '<a:p><a:r><a:rPr><a:solidFill><a:srgbClr val="ffffff"/></a:solidFill></a:rPr><a:t>T</a:t></a:r></a:p>', 1)
    _, out = render(folder, "white.pptx", packed(white), "--figure", "network", "--format", "svg")
    _, _, drawn = view(next(out.glob("*2021.svg")))
    expect("a title whose bar is not drawn is read all the same", re.findall('fill="(#.*?)"[^>]*>2021', drawn)[:1] == ["#101820"])
    run, _ = render(folder, "pale.pptx", packed(template(accent="f4f4f4")), "--figure", "network", "--format", "svg")
    expect("an accent without contrast is mended and told", "f4f4f4" in run.stderr and run.returncode == 0)


def check_key(folder):
    """Another template makes other files, though nothing else has changed."""
    first, out = render(folder, "same.pptx", packed(template()), "--figure", "network", "--format", "svg")
    before = next(out.glob("*2021.svg")).read_bytes()
    render(folder, "same.pptx", packed(template(accent="7a0f5a")), "--figure", "network", "--format", "svg")
    expect("what is there of another template is made anew", next(out.glob("*2021.svg")).read_bytes() != before)


def check_refused(folder):
    whole = packed(template())
    lacking = {name: text for name, text in template().items() if "slideLayouts" not in name}
    odp = packed({"mimetype": "application/vnd.oasis.opendocument.presentation"})
    broken = dict(template(), **{"ppt/theme/theme1.xml": "<a:theme"})
    themeless = dict(template())
    del themeless["ppt/theme/theme1.xml"]
    bomb = dict(template(), **{"ppt/media/logo.png": b"\0" * (200 << 20)})
    cases = {"x.odp": (odp, "soffice --convert-to pptx"), "x.pdf": (b"%PDF-1.4 ...", "PDF"),
             "x.ppt": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "soffice --convert-to pptx"), "x.txt": (b"Hello", "no presentation"),
             "cut.pptx": (whole[:len(whole) // 2], "cut"), "none.pptx": (packed(lacking), "layout"),
             "broken.pptx": (packed(broken), "theme1.xml"), "themeless.pptx": (packed(themeless), "has no theme"), "bomb.pptx": (packed(bomb), "limit")}
    for name, (content, told) in cases.items():
        run, _ = render(folder, name, content, "--figure", "network", "--format", "svg")
        expect(f"{name} is refused with {told}: {run.returncode} {run.stderr}", run.returncode == 1 and told in run.stderr)
    run, _ = render(folder, "page.pptx", whole, "--page", "a4")
    expect("another page is refused", run.returncode == 2 and "leave the page out" in run.stderr)
    run, _ = render(folder, "slide.pptx", whole, "--page", "slide", "--figure", "network", "--format", "svg")
    expect("the same page is not", run.returncode == 0)
    run, _ = render(folder, "obj.pptx", packed(template(layout="obj")), "--figure", "network", "--format", "svg")
    expect("without a type, a title alone does", run.returncode == 0 and "no layout of a title alone" not in run.stderr)


with tempfile.TemporaryDirectory() as made:
    for check in (check_slides, check_deck, check_contents, check_room, check_masters, check_look, check_key, check_refused):
        inner = pathlib.Path(made) / check.__name__
        inner.mkdir()
        check(inner)
print(*wrong, sep="\n", end="\n" if wrong else "")
sys.exit(1 if wrong else 0)
