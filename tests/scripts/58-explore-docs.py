#!/usr/bin/python3
"""What docs/explore.md shows works as it stands there, and what it lists is all there is.

Its files are written, and its commands run, in this order; one whose program is not installed is left out. Each key of the page's data and
of its address is in the tables; sizes are about as told.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parent.parent.parent))
PAYSAGE = pathlib.Path(os.environ.get("PAYSAGE", TOP / "build/paysage")).resolve()
TEXT = (TOP / "docs/explore.md").read_text(encoding="utf-8")
BLOCKS = re.compile(r"^(````?)(\w+)(?: (\S+))?\n(.*?)^\1$", re.M | re.S)
DATA = re.compile(r'<script type="application/json" class="paysage-data">(.*?)</script>', re.S)
LANDSCAPES = ["data/mesocentres", "data/space-stations.yaml"]

wrong, left_out = [], set()


def expect(is_so, what):
    if not is_so:
        wrong.append(what)


def lacks(command):
    """The program of a block that is not here."""
    for word in ("mkdocs", "pandoc"):
        if re.search(rf"^{word} ", command, re.M) and shutil.which(word) is None:
            return word
    if "notebook.py" in command and subprocess.run(["python3", "-c", "import IPython"], capture_output=True, check=False).returncode:
        return "IPython"
    return None


def run(command, folder, surroundings):
    made = subprocess.run(["sh", "-e", "-c", command], cwd=folder, capture_output=True, text=True, check=False, env=surroundings, timeout=300)
    if "Unrecognised theme name" in made.stdout + made.stderr:
        left_out.add("mkdocs-material")
    elif made.returncode != 0 or "error:" in made.stderr:
        wrong.append(f"{command.strip()}: exit {made.returncode}: {(made.stdout[-500:] + made.stderr[-500:]).strip()}")


def read(folder, *names):
    """A file that one of the examples has made; "" if its program is not here."""
    path = folder.joinpath(*names)
    return path.read_text(encoding="utf-8") if path.exists() else ""


def keys_of(value, known):
    """All keys of the data but those of words, which are their own."""
    if isinstance(value, dict):
        for key, inner in value.items():
            known.add(key)
            keys_of(None if key == "words" else inner, known)
    elif isinstance(value, list):
        for inner in value:
            keys_of(inner, known)


def section(heading):
    return TEXT.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]


def look_at_pages(folder):
    part, bare = read(folder, "part.html"), read(folder, "bare.html")
    script = read(folder, "paysage-explorer.js")
    expect(f"<script>{script}</script>" in part and script not in bare, "the part has not the component's script, or the bare one has")
    shown = re.search(r"```text\n(.*?)\n```", TEXT, re.S).group(1)
    expect(re.sub(r"sha256-[\w+/=]+", "sha256-…", part.splitlines()[0]) == shown, "the first line of a part is another one")
    site = read(folder, "site", "index.html")
    if site:
        expect(bare.strip() in site, "MkDocs: the part is not as it was")
        expect('<paysage-explorer src="landscape.html"></paysage-explorer>' in site, "MkDocs: the component is not there")
        expect('src="paysage-explorer.js"' in site and (folder / "site/landscape.html").exists(), "MkDocs: files are not there")
    if (folder / "history.html").exists():
        expect('\n<paysage-explorer src="landscape.html"></paysage-explorer>\n' in read(folder, "history.html"), "pandoc: no component")
        expect(part.strip() in read(folder, "one-file.html"), "pandoc: the part is not as it was")


def look_at_data(pages):
    keys, told = set(), section("The data")
    for page in pages:
        data = json.loads(DATA.search(page).group(1))
        expect(f"`version` is {data['version']};" in told, f"the version is {data['version']}")
        keys_of(data, keys)
    facts = "\n".join((TOP / "src/explore" / name).read_text(encoding="utf-8") for name in ("facts.c", "page.c"))
    keys.update(re.findall(r'\b(?:psg_json_\w+|write_\w+)\((?:writer->json|&?writer|json)(?:, explorer)?,\s*"(\w+)"', facts))
    for key in sorted(keys):
        expect(f"`{key}`" in told, f"the data's key {key} is not told of")


def look_at_address():
    fields = re.search(r"P\.fields = \[(.*?)\];", (TOP / "src/explore/script/10-address.js").read_text(encoding="utf-8"), re.S).group(1)
    told = section("The address")
    for name in re.findall(r'\["(\w+)"', fields):
        expect(re.search(rf"^\| [^|]*`{name}`[^|]* \|", told, re.M), f"the address' key {name} is not told of")


def look_at_sizes(pages):
    for name, page in pages.items():
        row = re.search(rf"^\| `{name}`: (\d+) actors, (\d+) slices.*?\| (\d+) kB \|", section("Sizes"), re.M)
        data, size = json.loads(DATA.search(page).group(1)), len(page.encode("utf-8")) / 1000
        expect(len(data["actors"]) >= int(row.group(1)) and len(data["slices"]) == int(row.group(2)), f"{name}: it has others")
        expect(abs(size / int(row.group(3)) - 1) < 0.25, f"{name}: {size:.0f} kB, not {row.group(3)}")


with tempfile.TemporaryDirectory() as name:
    folder, bin_folder = pathlib.Path(name) / "work", pathlib.Path(name) / "bin"
    for path in (bin_folder, folder / "build", folder / "docs"):
        path.mkdir(parents=True)
    for place in (bin_folder, folder / "build"):
        (place / "paysage").symlink_to(PAYSAGE)
    (folder / "data").symlink_to(TOP / "data")
    surroundings = {**os.environ, "NO_COLOR": "1", "PATH": f"{bin_folder}:{os.environ['PATH']}", "HOME": name}
    for _, _, file, content in BLOCKS.findall(TEXT):
        if file:
            (folder / file).write_text(content, encoding="utf-8")
    for _, language, _, content in BLOCKS.findall(TEXT):
        if language == "sh":
            lacking = lacks(content)
            left_out.update([lacking] if lacking else [])
            if not lacking:
                run(content, folder, surroundings)
    look_at_pages(folder)
    pages = {}
    for landscape in LANDSCAPES:
        run(f"paysage explore {landscape} -o page.html", folder, surroundings)
        pages[landscape] = read(folder, "page.html")
    look_at_data([*pages.values(), read(folder, "landscape.html")])
    look_at_sizes(pages)
look_at_address()

if left_out:
    print(f"skipped: 58-explore-docs: examples of {', '.join(sorted(left_out))}, not installed here")
for line in wrong:
    print(f"58-explore-docs: {line}")
sys.exit(1 if wrong else 0)
