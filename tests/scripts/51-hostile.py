#!/usr/bin/python3
"""Words that would like to be something else: markup, escapes, directions, links, paths, options, numbers
without measure. Each is shown as text, in every place for texts, or refused with its place; and what is drawn
opens everywhere."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as tree

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = os.environ.get("PAYSAGE", str(TOP / "build/paysage"))
failures = []


def fail(text):
    failures.append(text)
    print(f"51-hostile: {text}")


def run(*arguments, **more):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, errors="replace",
                          env=dict(os.environ, NO_COLOR="1"), timeout=120, check=False, **more)


def quote(text):
    """As YAML, in double quotes."""
    return '"' + "".join(letter if letter.isprintable() and letter not in '"\\' else f"\\U{ord(letter):08X}"
                         for letter in text) + '"'


SHOWN = {
    "markup": "<script>alert(1)</script>", "cdata": "a ]]> b <![CDATA[ c", "comment": "<!-- x --> <?php y ?>",
    "entity": "&amp; &#0; &nope; %2F", "quotes": "\"double\" 'single' `back`", "graphviz": "\\N \\G \\l {a|b} <i>",
    "rtl": "مركز الحساب 2007", "hebrew": "שלום (abc)", "marks": "e\u0301\u0323\u0302\u0308\u0304\u030c" * 4,
    "zero": "a\u200bb\u200cc\u200dd\u2060e\ufefff", "emoji": "👩\u200d🚀 🏳\ufe0f\u200d🌈 🚀",
    "pango": "<span size='100'>big</span> &lt;", "format": "%s %n %d $HOME `id` $(id)", "css": "x; } * { display: none",
    "tall": "𒐫﷽ᄀᄁ각힣", "private": "\ue000\U0010fffd", "newlines": "one\ntwo\r\nthree\u2028four", "word": "x" * 400,
    "long": "word " * 1999 + "end",
}
PAINTED = {"markup", "rtl", "emoji", "long", "zero"}  # as PDF, too
FIRST = {"quotes", "marks", "newlines"}  # with those above: when somebody waits (without THOROUGH=1)
REFUSED = {  # what stands for TEXT: a word of the message
    "name: \"a\\0b\"": "character", "name: \"a\\x1b[31m\"": "character", "name: \"a\\u202eb\"": "", "name: \"a\\u2066b\"": "",
    "name: " + quote("x" * 10001): "--max-text", "url: \"javascript:alert(1)\"": "http", "url: \"data:text/html,x\"": "http",
    "url: \"JaVaScRiPt:alert(1)\"": "http", "url: \"https://x/\\\"><script>\"": "http", "url: \"file:///etc/passwd\"": "http",
    "when: 99999": "", "when: 2007/1999": "", "when: 1e9": "", "kind: ../x": "unknown",
}
IDS = ["../x", "CON", "-o", "/etc", "a/b", "a\\b", "nul.txt", ".", "..", "", "x" * 65, "a:b", "a\nb", "~", "*", "$(id)"]
OTHERS = {  # a whole file: a word of the message
    "actors: {a: {}}\nkinds: {k: {colour: 0}}": "1", "actors: {a: {}}\nkinds: {k: {colour: 1e99}}": "colour",
    "actors: {a: {}}\nlayout: {stability: 1e400}": "stability", "actors: {a: {}}\nlayout: {pins: {a: [-1, 2]}}": "0",
    "actors: {a: {}, b: {}}\nrelations: [{from: a, to: b, weight: -1e308}]": "weight",
    "actors: {a: {}, b: {}}\nrelations: [{from: a, to: b, weight: .nan}]": "weight",
    "actors: !!python/object:os.system {a: {}}": "tag", "actors: !include /etc/passwd": "tag",
    "a: &a [x, x]\nb: &b [*a, *a]\nactors: {<<: *b}": "", "- " * 200 + "x": "", "{" * 3000: "",
    "actors: {a: {name: &x [*x]}}": "", "actors: {a: {}}\nslices: [{id: 2007}, {id: 2007}]": "2007",
    "actors: {? [a] : b}": "", "\x00\x01\x02": "", "actors: {a: {}}\n---\nactors: {b: {}}": "",
}


def landscape(text):
    word = quote(text)
    return f"""\
title: {word}
note: {word}
sources: {{s: {{title: {word}, author: {word}, note: {word}, url: "https://example.org/?a=1&b=%3Cx%3E#y"}}}}
slices: [{{id: 2007, label: {word}, headline: [{word}, {word}], note: {word}}}, {{id: 2008, headline: {word}, source: s}}]
kinds: {{k: {{label: {word}, note: {word}}}}}
relation-kinds: {{r: {{label: {word}, directed: true}}}}
event-kinds: {{e: {{label: {word}}}}}
groups: {{g: {{label: {word}}}}}
actors:
  a: {{name: {word}, full: {word}, kind: k, tier: t, groups: g, source: s, note: {word}, url: "mailto:a@b.c"}}
  b: {{name: {{2007: {word}, 2008: Other}}, kind: k, groups: g, when: 2007/..}}
  c: {{name: C, tier: t, when: 2008/.., talked-of: 2007, source: s}}
relations: [{{from: a, to: [b, c], kind: r, label: {word}, note: {word}, source: s}}]
events: [{{when: 2007-05, title: {word}, kind: e, place: {word}, people: {word}, actors: a, m: 5}}]
measures: {{m: {{label: {word}, unit: {word}, of: {{a: {{2007: {{value: 3, text: {word}, note: {word}}}, 2008: 5}}}}}}}}
pyramid: {{title: {word}, measure: m, tiers: [{{id: t, label: {word}, level: {word}, note: {word}, figures: {{2007: 5}}}}, {{id: u}}]}}
"""


def elements(path):
    for element in tree.parse(path).iter():
        yield element.tag.rpartition("}")[2], element


def check_svg(path, name):
    """Well-formed, by a second opinion too; nothing in it acts."""
    for tag, element in elements(path):
        if tag in ("script", "foreignObject", "iframe", "image", "use", "animate", "set", "handler"):
            fail(f"{name}: <{tag}> in {path}")
        for key, value in element.attrib.items():
            local = key.rpartition("}")[2]
            if local.startswith("on") or (local == "href" and not re.match(r"(https?|mailto):|#", value)):
                fail(f"{name}: {key}={value!r} in {path}")


def flat(text):
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))


def check_shown(folder, name, text):
    said = flat(" ".join("".join(element.itertext()) for tag, element in elements(folder / "network-2007.svg") if tag == "title"))
    if flat(text)[:300] not in said:
        fail(f"{name}: not in the titles of the network: {said[:300]!r}")


def tool(*command):
    if shutil.which(command[0]) is None:
        fail(f"{command[0]} is missing: run `make deps`")
        return
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=120, check=False)
    if done.returncode != 0:
        fail(f"{' '.join(command)[:200]}: {done.stdout[-300:]}{done.stderr[-300:]}")


def kinds_of_figures():
    """All that `render` makes as pages, from its own help."""
    told = re.search(r"--figure=\S+ +((?:[a-z]+,?\s+)+)", run("render", "--help").stdout)[1]
    return ",".join(kind for kind in re.split(r"[,\s]+", told) if kind and kind not in ("deck", "film", "else"))


def show_all(work):
    drawn = []
    kinds = kinds_of_figures()
    for name, text in SHOWN.items():
        if name not in PAINTED | FIRST and "THOROUGH" not in os.environ:
            continue
        source, folder = work / f"{name}.yaml", work / name
        source.write_text(landscape(text), encoding="utf-8")
        formats = "svg,pdf" if name in PAINTED else "svg"
        done = run("render", str(source), "--figure", kinds, "--format", formats, "-o", str(folder), "-j", "2")
        if done.returncode != 0 or "CRITICAL" in done.stderr:
            fail(f"{name}: {done.returncode}: {done.stderr[-400:]}")
            continue
        for path in sorted(folder.glob("*.svg")):
            check_svg(path, name)
        check_shown(folder, name, text)
        drawn.append(folder)
        exported = run("export", str(source), "--to", "dot", "--at", "2007")
        if exported.returncode != 0:
            fail(f"{name}: DOT: {exported.stderr[-300:]}")
    svgs = [str(path) for folder in drawn for path in sorted(folder.glob("*.svg"))]
    tool("xmllint", "--noout", *svgs)
    for folder in drawn:
        tool("rsvg-convert", str(folder / "network-2007.svg"), "-o", str(work / "drawn.png"))
        for path in sorted(folder.glob("*.pdf")):
            tool("qpdf", "--check", str(path))
    return drawn


def refuse(work, name, text, word):
    source = work / "refused.yaml"
    source.write_text(text, encoding="utf-8")
    done = run("check", str(source))
    if done.returncode != 1 or not re.search(r"refused\.yaml:\d+:\d+: error: ", done.stderr) or word not in done.stderr:
        fail(f"{name[:80]!r}: not refused as it should be: {done.returncode}: {done.stderr[:400]}")
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", done.stderr):
        fail(f"{name[:80]!r}: the message carries control characters on")


def refuse_all(work):
    for field, word in REFUSED.items():
        refuse(work, field, f"slices: [{{id: 2007}}]\nactors:\n  a:\n    {field}\n", word)
    for identifier in IDS:
        refuse(work, identifier, f"actors: {{a: {{}}}}\nslices: [{{id: {quote(identifier)}, when: 2007}}]\n", "")
        if identifier not in ("~", "*", "$(id)", "a:b"):
            refuse(work, identifier, f"actors: {{{quote(identifier)}: {{}}}}\n", "")
    for text, word in OTHERS.items():
        refuse(work, text, text, word)


def stay_inside(work):
    """Links that lead out of a folder, of data and of figures."""
    secret = work / "secret.yaml"
    secret.write_text("title: SECRET\n", encoding="utf-8")
    data = work / "data"
    data.mkdir()
    (data / "a.yaml").write_text("actors: {a: {}}\n", encoding="utf-8")
    for number, target in enumerate(["../secret.yaml", str(secret), "/etc/passwd", "/dev/zero", "b.yaml", "nowhere/x.yaml"]):
        link = data / "b.yaml"
        link.symlink_to(target)
        done = run("check", str(data))
        if done.returncode not in (1, 3) or "b.yaml" not in done.stderr or "SECRET" in done.stderr:
            fail(f"link {number} to {target}: {done.returncode}: {done.stderr[:300]}")
        link.unlink()
    for style in ("../../etc/passwd", "/etc/passwd", "/dev/zero", "CON"):
        done = run("render", str(data), "--style", style, "-o", str(work / "never"), "--max-seconds", "20")
        if done.returncode not in (1, 2, 3) or not done.stderr:
            fail(f"--style {style}: {done.returncode}: {done.stderr[:300]}")


def open_in_browser(work, folders):
    """One page with all figures as documents of their own, in Chromium if it is here."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        print("skipped: 51-hostile: Chromium is not here; what it checks was not checked")
        return
    paths = [folder / "network-2007.svg" for folder in folders]
    script = "let bad = []; for (const o of document.querySelectorAll('object')) { const d = o.contentDocument; if (!d || " \
             "d.documentElement.localName !== 'svg' || d.querySelector('parsererror')) bad.push(o.data); } " \
             "document.title = 'bad:' + bad.length; document.body.textContent = 'bad ' + bad.length + ' ' + bad.join(' ');"
    page = "".join(f'<object data="{path.as_uri()}" type="image/svg+xml"></object>' for path in paths)
    (work / "page.html").write_text(f"<body onload=\"{script}\">{page}</body>", encoding="utf-8")
    done = subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
                           f"--user-data-dir={work / 'browser'}", "--virtual-time-budget=8000", "--dump-dom",
                           (work / "page.html").as_uri()], capture_output=True, text=True, timeout=120, check=False)
    found = re.search(r"bad (\d+)(.*?)</body>", done.stdout, re.DOTALL)
    if found is None or found[1] != "0":
        fail(f"Chromium: {found[2] if found else done.stdout[-300:] + done.stderr[-300:]}")


with tempfile.TemporaryDirectory(prefix="paysage-") as name:
    work = pathlib.Path(name)
    drawn = show_all(work)
    refuse_all(work)
    stay_inside(work)
    if "--browser" in sys.argv:
        open_in_browser(work, drawn)
sys.exit(1 if failures else 0)
