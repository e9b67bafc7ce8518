#!/usr/bin/python3
"""What the program says of itself agrees: help, pages of the manual, completion, documentation.

Every command and option is in each of them, mandoc and man have no word to say of the pages, every value that
help names is explained, every variable that is read is told, and the examples of the format's page are read.
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
PAYSAGE = os.environ.get("PAYSAGE", str(TOP / "build/paysage"))
DOCS = "\n".join(page.read_text(encoding="utf-8") for page in [TOP / "README.md", *TOP.glob("docs/*.md")])
WIDEST = 100

wrong = []


def run(*words, text=None, **variables):
    return subprocess.run([PAYSAGE, *words], input=text, capture_output=True, text=True, timeout=60, check=False,
                          env={**os.environ, "NO_COLOR": "1", **variables})


def printed(*words, **variables):
    done = run(*words, **variables)
    if done.returncode != 0 or done.stderr:
        wrong.append(f"paysage {' '.join(words)}: exit {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def options_of_help(text):
    """Name to what its value is called."""
    return dict(re.findall(r"^  (?:-\w, )?--([\w-]+)(?:\[?=(\S+?)\]?)?(?= |$)", text, re.M))


def is_documented(name, help_text):
    """By its name, or by its letter."""
    letter = re.search(rf"^  (-\w), --{name}(?![\w-])", help_text, re.M)
    return re.search(rf"--{name}(?![\w-])", DOCS) or letter and re.search(rf"(?<!\S){letter[1]}(?= )|`{letter[1]}[ `]", DOCS)


def plain(page):
    """mdoc without what escapes its characters."""
    page = re.sub(r"\\\[u([0-9A-F]{4,6})\]", lambda found: chr(int(found[1], 16)), page)
    for escaped, letter in (("\\&", ""), ("\\-", "-"), ("\\(aq", "'"), ("\\(ti", "~"), ("\\(ha", "^"), ("\\(ga", "`"),
                            ("\\e", "\\")):
        page = page.replace(escaped, letter)
    return page


def options_of_page(page):
    return {name: value.replace(" Oc", "")
            for name, value in re.findall(r"^\.It (?:Fl \w , )?Fl -([\w-]+)(?: Ns (?:Oo )?= Ns Ar (.*))?$", plain(page), re.M)}


def look_for_page(name, page, folder):
    path = folder / name
    path.write_text(page, encoding="utf-8")
    try:
        said = subprocess.run(["mandoc", "-Tlint", str(path)], capture_output=True, text=True, timeout=60, check=False)
    except FileNotFoundError:
        wrong.append("mandoc is missing: run `make deps`")
        return
    if said.stdout or said.stderr or said.returncode != 0:
        wrong.append(f"mandoc of {name}: {said.stdout}{said.stderr}")
    if not page.isascii():
        wrong.append(f"{name} is not in ASCII: old programs cannot show it")
    if shutil.which("man") and shutil.which("groff"):
        shown = subprocess.run(["man", "--warnings=all", "-l", str(path)], capture_output=True, text=True, timeout=60,
                               check=False, env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "100"})
        if shown.stderr or shown.returncode != 0 or "NAME" not in shown.stdout:
            wrong.append(f"man of {name}: exit {shown.returncode}: {shown.stderr.strip()}")


def look_at_command(command, folder):
    """Help in all its spellings, the page, the documentation, and what is missing."""
    help_text = printed("help", command)
    for words in ((command, "--help"), (command, "-h")):
        if printed(*words) != help_text:
            wrong.append(f"paysage {' '.join(words)} and paysage help {command} differ")
    wide = [line for line in help_text.splitlines() if len(line) > WIDEST]
    if wide:
        wrong.append(f"help of {command} is wider than {WIDEST}: {wide[0]}")
    page = printed("help", "--man", command)
    for other in set(re.findall(r"\bpaysage ([a-z]+)\b", help_text)) - {command}:
        if run("help", other).returncode == 0 and f"paysage-{other} " not in page.split(".Sh SEE ALSO")[1]:
            wrong.append(f"the page of {command} speaks of {other}, and does not refer to it")
    options = options_of_help(help_text)
    if options != options_of_page(page):
        wrong.append(f"help and page of {command} differ: {set(options.items()) ^ set(options_of_page(page).items())}")
    if ("exit-code" in options) != (".Fl -exit-code" in page.split(".Sh EXIT STATUS")[1].split("\n.Sh ")[0]):
        wrong.append(f"the page of {command} tells of --exit-code where it ends, and help does not, or the other way round")
    look_for_page(f"paysage-{command}.1", page, folder)
    wrong.extend(f"docs: nothing tells of {command} --{name}" for name in options
                 if not is_documented(name, help_text))
    if f"paysage {command}" not in DOCS:
        wrong.append(f"docs: nothing tells of paysage {command}")
    needed = re.findall(rf"^  paysage {command} \[OPTION…\] ?(.*)$", help_text, re.M)
    if needed and all(re.match(r"[A-Z]", form) for form in needed):
        missing = re.match(r"[A-Z]+", needed[0])[0]
        done = run(command)
        if done.returncode != 2 or f"{missing} is missing" not in done.stderr or f"{command} --help" not in done.stderr:
            wrong.append(f"paysage {command}: exit {done.returncode}: {done.stderr.strip()}")
    return options


def look_for_values(names, page):
    """Those that help names in capitals; words with bars between explain themselves."""
    listed = re.findall(r"^\.It Ar (\S+)$", plain(page), re.M)
    explained = set(listed)
    if len(explained) < len(listed):
        wrong.append(f"paysage(1) explains a value twice: {sorted(name for name in explained if listed.count(name) > 1)}")
    for name in sorted({name.removesuffix(",…") for name in names if name and "|" not in name} - explained):
        wrong.append(f"paysage(1) does not explain {name}")


def look_for_variables(page):
    source = "\n".join(path.read_text(encoding="utf-8") for path in (TOP / "src").rglob("*.c"))
    for name in sorted(set(re.findall(r'getenv\("(\w+)"\)|"(SLURM_\w+)"', source))):
        name = "".join(name)
        if not re.search(rf"^\.It Ev .*{name}", plain(page), re.M):
            wrong.append(f"paysage(1) does not tell of {name}")


def look_for_completion(command, options):
    """All options are among what may stand after the command."""
    done = printed("completion", "--words", "--", command, "--")
    known = {line.split("\t")[0].split("=")[0].split("[")[0] for line in done.splitlines()}
    if missing := {f"--{name}" for name in options} - known:
        wrong.append(f"completion of {command} lacks {', '.join(sorted(missing))}")


def keys_of(schema):
    """All keys of the format."""
    maps = [schema.get(name, {}) for name in ("properties", "patternProperties", "definitions")]
    inner = [*(part for named in maps for part in named.values()), *schema.get("anyOf", []), *schema.get("allOf", []),
             *([schema["items"]] if "items" in schema else [])]
    return set(maps[0]).union(*map(keys_of, inner))


def look_at_format(folder):
    page = printed("help", "--man", "format")
    look_for_page("paysage.5", page, folder)
    text = plain(page)
    for key in sorted(keys_of(json.loads(printed("schema")))):
        if f"\n.It Cm {key}\n" not in text:
            wrong.append(f"paysage(5) lacks the key {key}")
    examples = re.findall(r"^\.Bd -literal.*?\n(.*?)^\.Ed", text, re.M | re.S)
    dates = re.findall(r"^\.It Cm (.*)$", text.split("DATES AND TIMES")[1].split(".Sh EXAMPLES")[0], re.M)
    for example in [*examples, *(f"actors: {{a: {{when: {date}}}}}" for date in dates)]:
        done = run("check", "--strict", "-", text=example)
        if done.returncode != 0 and "error" in done.stderr:
            wrong.append(f"paysage(5): an example is not read: {done.stderr.strip()}")
    if len(examples) < 2 or len(dates) < 9:
        wrong.append(f"paysage(5) has {len(examples)} examples and {len(dates)} dates")


def main():
    text = printed("help")
    for words in (("--help",), ("-h",)):
        if printed(*words) != text:
            wrong.append(f"paysage {words[0]} and paysage help differ")
    commands = re.findall(r"^  (\w+) ", text.split("Commands:")[1].split("\n\n")[0], re.M)
    page = printed("help", "--man", LC_ALL="C")
    with tempfile.TemporaryDirectory() as work:
        folder = pathlib.Path(work)
        look_for_page("paysage.1", page, folder)
        values = set()
        for command in commands:
            options = look_at_command(command, folder)
            values.update(options.values())
            if f".It Nm paysage-{command} Ns (1)" not in page:
                wrong.append(f"paysage(1) lacks {command}")
            if "completion" in commands:
                look_for_completion(command, options)
        look_for_values(values, page)
        look_for_variables(page)
        look_at_format(folder)
    for unknown in (("help", "rendre"), ("help", "--man", "rendre")):
        done = run(*unknown)
        if done.returncode != 2 or 'did you mean "render"?' not in done.stderr:
            wrong.append(f"paysage {' '.join(unknown)}: exit {done.returncode}: {done.stderr.strip()}")
    if printed("help", "--man", SOURCE_DATE_EPOCH="86400").split("\n", 1)[0] != ".Dd January 2, 1970":
        wrong.append("the date of a page is not that of SOURCE_DATE_EPOCH")
    if len(commands) < 13:
        wrong.append(f"help has {len(commands)} commands")
    print(*wrong, f"help: {len(wrong)} wrong", sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
