#!/usr/bin/python3
"""docs/tutorial.md works as it stands there, for who begins in an empty folder with the program on the PATH.

Its steps are done in order. What is shown as printed is printed, but for times; what ends badly is shown to. Each picture is what its
command makes: what it says of itself is the same, whatever fonts there are (its title and its description; of a deck, the words of its
cover); of a page, the state that is shown can be opened. The files that lie in docs/tutorial/ are those of the beginning and the end.
"""

import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parent.parent.parent))
PAYSAGE = pathlib.Path(os.environ.get("PAYSAGE", TOP / "build/paysage")).resolve()
sys.path.insert(0, str(TOP / "build-aux"))
sys.dont_write_bytecode = True
import tutorial  # noqa: E402  (it lies beside build-aux/pictures)

LARGEST = 200_000  # bytes of a picture

wrong, left_out = [], []


def expect(is_so, what):
    if not is_so:
        wrong.append(what)


def look_at_picture(name, command, folder):
    kept = (TOP / "docs/pictures" / name).read_bytes()
    expect(len(kept) < LARGEST, f"{name} has {len(kept)} bytes")
    words = shlex.split(command, comments=True)
    if words[1] == "explore":
        page = (folder / words[words.index("-o") + 1]).read_text(encoding="utf-8")
        slice_id = re.search(r"#slice=(\S+)", command).group(1)
        expect(f'"{slice_id}"' in page, f"{name}: no slice {slice_id} in the page")
        return
    with tempfile.TemporaryDirectory() as alone:
        words[words.index("-o") + 1] = alone
        subprocess.run([PAYSAGE, *words[1:]], cwd=folder, check=True, capture_output=True)
        made = [path for path in pathlib.Path(alone).iterdir() if path.suffix in (".png", ".pdf")]
        expect(len(made) == 1, f"{name}: {len(made)} figures and not one of {command}")
        said = tutorial.words_of(kept)
        if made[0].suffix == ".png":
            expect(said and said == tutorial.words_of(made[0].read_bytes()), f"{name} is of another figure: {said}")
        elif shutil.which("pdftotext") is None:
            left_out.append("pdftotext is not installed: the deck's cover is not looked at")
        else:
            expect(said.get("Description") == tutorial.words_of_page(made[0]), f"{name} is of another deck: {said}")


def without_times(text):
    return re.sub(r", [0-9.]+ s$", ", N s", text, flags=re.M).strip()


def look_at_output(step, command, printed):
    parts = [re.escape(part) for part in re.split(r"^…\n", without_times(step.text) + "\n", flags=re.M)]
    expect(re.fullmatch(r"(?:.*\n)*?".join(parts), without_times(printed) + "\n"), f"{command} prints otherwise:\n{printed}")


def run(command, step_after, folder, surroundings):
    done = subprocess.run(["sh", "-e", "-c", command], cwd=folder, capture_output=True, text=True, check=False, env=surroundings, timeout=120)
    printed = done.stdout + done.stderr
    is_shown_bad = step_after.what == "output" and "error:" in step_after.text
    expect((done.returncode != 0) == is_shown_bad, f"{command} ends with {done.returncode}: {printed}")
    return printed


with tempfile.TemporaryDirectory() as name:
    folder, place = pathlib.Path(name) / "talk", pathlib.Path(name) / "bin"
    folder.mkdir()
    place.mkdir()
    (place / "paysage").symlink_to(PAYSAGE)
    surroundings = {**os.environ, "NO_COLOR": "1", "PATH": f"{place}:{os.environ['PATH']}", "HOME": name}
    steps = tutorial.steps((TOP / "docs/tutorial.md").read_text(encoding="utf-8"))
    command = printed = ""
    kept = {path.name: path.read_text(encoding="utf-8") for path in (TOP / "docs/tutorial").iterdir()}
    for step, after in zip(steps, [*steps[1:], tutorial.Step("shown", "", "")]):
        if step.what == "file":
            expect(kept.pop(step.name, None) == step.text, f"docs/tutorial/{step.name} is another one")
        if step.what in ("file", "edit"):
            tutorial.do_file(step, folder)
        elif step.what == "run":
            command = step.text.strip()
            printed = run(command, after, folder, surroundings)
        elif step.what == "output":
            look_at_output(step, command, printed)
        elif step.what == "picture":
            look_at_picture(step.name, command, folder)
    for file, text in kept.items():
        expect((folder / file).read_text(encoding="utf-8") == text, f"docs/tutorial/{file} is not what the tutorial ends with")
    checked = subprocess.run([PAYSAGE, "check", "--strict", "larkhaven.yaml"], cwd=folder, capture_output=True, text=True, check=False)
    expect(checked.returncode == 0 and "warning" not in checked.stderr, f"what it ends with has doubts: {checked.stderr}")
    shown = subprocess.run([PAYSAGE, "show", "larkhaven.yaml", "2000-2004..2015-2019"], cwd=folder, capture_output=True, text=True, check=False)
    expect(shown.returncode == 0 and "Nightjar" in shown.stdout, "paysage show does not tell what changed")
    pictures = [step.name for step in steps if step.what == "picture"]
    expect(len(pictures) >= 6 and len(set(pictures)) == len(pictures), f"there are {len(pictures)} pictures")
    figures = sum(step.what == "run" and ("render" in step.text or "explore" in step.text) for step in steps)
    expect(figures == len(pictures), f"{figures} commands that draw, {len(pictures)} pictures")

for line in left_out:
    print(f"skipped: 64-tutorial: {line}")
for line in wrong:
    print(f"64-tutorial: {line}")
sys.exit(1 if wrong else 0)
