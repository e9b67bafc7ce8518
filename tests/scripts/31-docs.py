#!/usr/bin/python3
"""The documentation names what there is: links, files, functions; and all that there is to know of the format.

Every link and anchor leads somewhere, every file and name of the source exists. docs/format.md has each key,
each word and each doubt; the README has each option of a figure; docs/architecture.md has each room.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parent.parent.parent))
PAYSAGE = os.environ.get("PAYSAGE", str(TOP / "build/paysage"))
PAGES = ["README.md", "CHANGELOG.md", "SECURITY.md", *sorted(str(page.relative_to(TOP)) for page in TOP.glob("docs/*.md"))]
TEXTS = {page: (TOP / page).read_text(encoding="utf-8") for page in PAGES}
FILES = [str(path.relative_to(TOP)) for folder in ("src", "tests", "build-aux", "bench", "styles", "data", "docs", "contrib", ".ci")
         for path in (TOP / folder).rglob("*")]
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in (TOP / "src").rglob("*.[ch]"))

wrong = []


def anchors(text):
    """Those that GitHub gives to headings."""
    headings = re.findall(r"^#+ (.*)", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def look_for_links(page, text):
    text = re.sub(r"^```.*?^```|`[^`\n]*`", "", text, flags=re.M | re.S)
    for target, anchor in re.findall(r"\]\(([^)#:\s]*)(?:#([^)]*))?\)", text):
        path = os.path.normpath(os.path.join(os.path.dirname(page), target)) if target else page
        if not (TOP / path).exists() or (anchor and path in TEXTS and anchor not in anchors(TEXTS[path])):
            wrong.append(f"{page}: {target}#{anchor} is not there")


def look_for_names(page, text):
    for name in sorted(set(re.findall(r"\b(?:psg_|Psg|PSG_)\w+", text))):
        if not re.search(rf"\b{name}\b", SOURCE):
            wrong.append(f"{page}: {name} is not in src/")
    for name in sorted(set(re.findall(r"`([\w./-]+\.(?:c|h|py|sh|supp))`", text))):
        if not any(f"/{path}".endswith(f"/{name}") for path in FILES):
            wrong.append(f"{page}: there is no file {name}")


def look_for_words(page, what, words):
    for word in sorted(words):
        if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", TEXTS[page]):
            wrong.append(f"{page} lacks the {what} {word}")


def of_schema(part, keys, words):
    """All keys and words below a part of the schema."""
    for name, value in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        if name in ("properties", "definitions") and isinstance(value, dict):  # by names, of which one may be either
            keys.update(value if name == "properties" else ())
            for schema in value.values():
                of_schema(schema, keys, words)
            continue
        if name == "enum" and isinstance(value, list):
            words.update(map(str, value))
        of_schema(value, keys, words)


def printed(*words):
    return subprocess.run([PAYSAGE, *words], capture_output=True, text=True, check=True).stdout


def look_for_options():
    own = re.search(r"Options of figures:\n(.*?)\n\n", printed("render", "--help"), re.S).group(1)
    table = "\n".join(line for line in TEXTS["README.md"].splitlines() if line.startswith("|"))
    for option in re.findall(r"^ +(--[a-z-]+)", own, re.M):
        if not re.search(rf"`{option}\b", table):
            wrong.append(f"README.md: the table of figures lacks {option}")


def look_for_folders():
    """Those of the README's table; what is kept of out/ says what comes there, and is kept out of git."""
    table = TEXTS["README.md"].split("## Where things are")[1].split("\n\n")[0]
    kept = ["out/README.md", "out/.gitignore"]
    for path in [*re.findall(r"^\| `([\w-]+/)` \|", table, re.M), *kept]:
        if not (TOP / path).exists():
            wrong.append(f"README.md: {path} is not there")


for page, text in TEXTS.items():
    look_for_links(page, text)
    look_for_names(page, text)
keys, words = set(), set()
of_schema(json.loads(printed("schema")), keys, words)
look_for_words("docs/format.md", "key", keys)
look_for_words("docs/format.md", "word", words)
doubted = "\n".join(path.read_text(encoding="utf-8") for folder in ("src/read/landscape", "src/model")
                    for path in (TOP / folder).glob("*.c"))
look_for_words("docs/format.md", "doubt", set(re.findall(r'psg_diagnostics_warning\([^"]*"([a-z-]+)"', doubted)))
look_for_words("docs/architecture.md", "room", {f"{room.name}/" for room in (TOP / "src").iterdir() if room.is_dir()})
look_for_options()
look_for_folders()

print(*wrong, f"docs: {len(wrong)} wrong", sep="\n")
sys.exit(1 if wrong else 0)
