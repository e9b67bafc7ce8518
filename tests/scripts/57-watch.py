#!/usr/bin/python3 -B
"""paysage watch: figures follow each way to save, and the last good ones stay, whatever happens to the data."""

import contextlib
import os
import pathlib
import queue
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

# Programs that a shell starts in the background ignore Ctrl-C, and so do those that they start; this one does not.
signal.signal(signal.SIGINT, signal.default_int_handler)

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parent.parent.parent))
PROGRAM = str(TOP / os.environ.get("PAYSAGE", "build/paysage"))
SHIM = pathlib.Path(os.environ.get("BUILT", TOP / "build/release")) / "shim.so"
MOST = 60       # seconds for what happens sooner or later
SILENCE = 0.4   # seconds in which what should not happen would
LINE = r"\d\d:\d\d:\d\d "
WRITTEN = LINE + r"(mended: |there again: )?\d+ files? written(, \d+ unchanged)?, [0-9.]+ s"
SAME = LINE + r"(mended: |there again: )?\d+ files? unchanged, [0-9.]+ s"
NOTHING = LINE + "nothing was made: the figures are as they were"

LANDSCAPE = """\
title: {title}
slices: [{{id: 2007}}, {{id: 2008}}]
actors: {{ann: {{name: Ann}}, bob: {{name: {name}}}}}
relations: [{{from: ann, to: bob}}]
"""
MISTAKE = LANDSCAPE + "events: [{{when: nonsense}}]\n"

failures = 0


def fail(text):
    global failures
    failures += 1
    print(f"57-watch: {text}")


def text_of(title="One", name="Bob", form=LANDSCAPE):
    return form.format(title=title, name=name)


def write(path, text):
    """In place, as the shell and some editors do."""
    pathlib.Path(path).write_text(text, encoding="utf-8")


def write_by_renaming(path, text):
    """As vim does: the old file becomes a copy, the new one gets the name; and a few files come and go."""
    path = pathlib.Path(path)
    swap = path.with_name(f".{path.name}.swp")
    swap.write_bytes(b"b0VIM")
    (path.parent / "4913").touch()
    (path.parent / "4913").unlink()
    os.replace(path, f"{path}~")
    write(path, text)
    swap.unlink()


def state(folder):
    """Names, bytes, and what tells a file from one that was written again."""
    return {path.name: (path.read_bytes(), path.stat().st_ino, path.stat().st_mtime_ns)
            for path in pathlib.Path(folder).iterdir() if not path.name.startswith(".")}


def figures(folder):
    return {name: content for name, (content, _, _) in state(folder).items()}


def rendered(data, *options):
    """What a run of render makes of the data."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([PROGRAM, "render", data, *options, "-o", folder], check=True, stderr=subprocess.DEVNULL)
        return figures(folder)


class Watch:
    """A watch that runs, and the lines that it says."""

    def __init__(self, *arguments, fault=None):
        environment = dict(os.environ, NO_COLOR="1")
        if fault:
            environment.update(FAULT=fault, LD_PRELOAD=str(SHIM))
        self.arguments = arguments
        self.lines = queue.Queue()
        self.process = subprocess.Popen([PROGRAM, "watch", *arguments], env=environment, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stderr:
            self.lines.put(line.rstrip("\n"))
        self.lines.put(None)

    def complain(self, text):
        fail(f"watch {' '.join(self.arguments)}: {text}")

    def until(self, pattern, what, seconds=MOST):
        """The lines up to one that matches, which is the last of them."""
        found, end = [], time.monotonic() + seconds
        while True:
            try:
                line = self.lines.get(timeout=max(0.01, end - time.monotonic()))
            except queue.Empty:
                line = None
            if line is None:
                self.complain(f"{what}: no line like {pattern!r}, but {found}")
                return found
            found.append(line)
            if re.fullmatch(pattern, line):
                return found

    def begin(self):
        return self.until(r"watching .* \(Ctrl-C ends\)", "to begin with")

    def only(self, pattern, what):
        """Just this line comes next."""
        found = self.until(pattern, what)
        if len(found) != 1:
            self.complain(f"{what}: more is said: {found}")

    def nothing(self, what, seconds=SILENCE):
        with contextlib.suppress(queue.Empty):
            self.complain(f"{what}: {self.lines.get(timeout=seconds)!r}")

    def rest(self):
        """All that is said until nothing is."""
        with contextlib.suppress(queue.Empty):
            while True:
                yield self.lines.get(timeout=SILENCE)

    def end(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        try:
            status = self.process.wait(timeout=MOST)
        except subprocess.TimeoutExpired:
            self.process.kill()
            status = "hung"
        if status != 0:
            self.complain(f"ends with {status} after {number.name}")


@contextlib.contextmanager
def watching(*arguments, fault=None):
    watch = Watch(*arguments, fault=fault)
    try:
        yield watch
    finally:
        watch.end()


def refuses():
    write("l.yaml", text_of())
    pathlib.Path("tables").mkdir()
    write("tables/ties.csv", "from,to\na,b\n")
    os.mkfifo("pipe.yaml")
    for status, words, arguments in (
            (2, "standard input cannot be watched", ["-"]), (2, "pipe.yaml cannot be watched", ["pipe.yaml"]),
            (2, "-o - is for one run", ["l.yaml", "-o", "-"]), (2, "--poll=0", ["l.yaml", "--poll=0"]),
            (2, "--poll=x", ["l.yaml", "--poll=x"]), (3, "nowhere.yaml", ["nowhere.yaml"]),
            (2, "would spoil what is read", ["tables", "-o", "tables", "--format", "csv"]),
            (2, '"de"', ["l.yaml", "--lang", "de"]), (2, "netwrok", ["l.yaml", "--figure", "netwrok"])):
        done = subprocess.run([PROGRAM, "watch", *arguments], stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, timeout=MOST, check=False)
        if done.returncode != status or words not in done.stderr or "watching" in done.stderr:
            fail(f"watch {' '.join(arguments)}: {done.returncode}, not {status}: {done.stderr}")


def follows(*options):
    """Saves, a comment, mistakes, and mending."""
    write("l.yaml", text_of())
    shutil.rmtree("out", ignore_errors=True)
    with watching("l.yaml", "--format", "svg", "-o", "out", *options) as watch:
        lines = watch.begin()
        if len(lines) != 2 or not re.fullmatch(WRITTEN, lines[0]):
            watch.complain(f"begins with {lines}")
        write("l.yaml", text_of(name="Bert"))
        watch.only(WRITTEN, "a save in place")
        write_by_renaming("l.yaml", text_of(name="Berta"))
        watch.only(WRITTEN, "a save by renaming")
        good = state("out")
        if figures("out") != rendered("l.yaml", "--format", "svg") or b"Berta" not in good["network-2007.svg"][0]:
            watch.complain("the figures are not those of the landscape")
        write("l.yaml", "# a comment\n" + text_of(name="Berta"))
        watch.only(SAME, "a comment")
        write_by_renaming("l.yaml", text_of(name="Bertram", form=MISTAKE))
        told = watch.until(NOTHING, "a mistake")
        checked = subprocess.run([PROGRAM, "check", "l.yaml"], capture_output=True, text=True, check=False,
                                 env=dict(os.environ, NO_COLOR="1"))
        if told[:-1] != checked.stderr.splitlines():
            watch.complain(f"mistakes are not told as check does: {told}")
        if state("out") != good:
            watch.complain("the last good figures are not kept")
        write("l.yaml", text_of(name="Bertram"))
        watch.only(WRITTEN.replace("(mended: |there again: )?", "mended: "), "mended")
        if figures("out") != rendered("l.yaml", "--format", "svg"):
            watch.complain("once mended, the figures are not those of the landscape")
        watch.nothing("without a change")


def repeats_nothing():
    """A warning is told once, as long as it holds."""
    doubt = text_of().replace("ann: {", "eve: {when: 1990}, ann: {")
    write("l.yaml", doubt)
    with watching("l.yaml", "--format", "svg", "-o", "doubt") as watch:
        if not any("warning" in line for line in watch.begin()):
            watch.complain("a doubt is not told")
        write("l.yaml", "# a line more\n" + doubt.replace("Bob", "Bert"))
        watch.only(WRITTEN, "a doubt that was told already")
        write("l.yaml", text_of())
        watch.only(WRITTEN, "a doubt that is gone")
        write("l.yaml", doubt)
        if not any("warning" in line for line in watch.until(f"{WRITTEN}|{SAME}", "a doubt that is back")):
            watch.complain("a doubt that is back is not told")


def waits():
    """For files that are gone, and for its own style."""
    write("l.yaml", text_of())
    write("mine.yaml", "base: slides\n")
    with watching("l.yaml", "--style", "./mine.yaml", "--format", "svg", "-o", "styled", "--max-seconds", "2") as watch:
        watch.begin()
        good = state("styled")
        for name in ("l.yaml", "mine.yaml"):
            os.rename(name, "elsewhere")
            watch.only(LINE + rf"\S*{name} is not there: waiting for it", f"{name} is gone")
            watch.nothing(f"{name} is still gone", 2.5 if name == "l.yaml" else SILENCE)
            os.rename("elsewhere", name)
            watch.only(LINE + r"there again: 2 files unchanged, [0-9.]+ s", f"{name} is back")
        if state("styled") != good:
            watch.complain("figures of a file that was gone are others")
        write("mine.yaml", 'base: slides\ncolours: {background: "#fdf6e3"}\n')
        watch.only(WRITTEN, "another style")


def follows_folders():
    """A folder of files, which the figures go into as well."""
    data = pathlib.Path("data")
    data.mkdir()
    write(data / "a.yaml", text_of())
    for out in ("data/out", "data"):
        with watching("data", "--format", "svg,csv", "-o", out) as watch:
            watch.begin()
            watch.nothing(f"what is written into {out}")
            write(data / "b.yaml", "actors: {cem: {name: Cem}}\n")
            watch.only(WRITTEN, "a new file")
            if "Cem" not in pathlib.Path(out, "network-2007.svg").read_text(encoding="utf-8"):
                watch.complain("a new file is not read")
            (data / "b.yaml").unlink()
            watch.only(WRITTEN, "a file less")
            data.rename("moved")
            watch.only(LINE + "data is not there: waiting for it", "the folder is gone")
            pathlib.Path("moved").rename("data")
            watch.until(SAME, "the folder is back")
            write_by_renaming(data / "a.yaml", text_of(name=f"Bob in {out}"))
            watch.only(WRITTEN, "a save in the folder that is back")
            watch.nothing("nothing is left to do")


def keeps_up():
    """1,000 saves in a row: they are gathered, told before they end, and the last one counts."""
    write("l.yaml", text_of())
    with watching("l.yaml", "--figure", "network", "--format", "svg", "-o", "many") as watch:
        watch.begin()
        for i in range(1000):
            text = text_of(title=f"Save {i}", name=f"Bob {i % 7}", form=MISTAKE if i % 50 == 49 and i < 999 else LANDSCAPE)
            (write_by_renaming if i % 2 else write)("l.yaml", text)
        expected, end = rendered("l.yaml", "--figure", "network", "--format", "svg"), time.monotonic() + MOST
        while figures("many") != expected and time.monotonic() < end:
            time.sleep(0.05)
        if figures("many") != expected:
            watch.complain("after 1,000 saves the figures are not those of the last one")
        runs = [line for line in watch.rest() if re.match(LINE, line)]
        if not 1 <= len(runs) <= 500:
            watch.complain(f"1,000 saves make {len(runs)} runs")


def resident(process):
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1])


def keeps_memory():
    """Each run is a session of its own, and nothing of it stays. Sanitizers keep what is freed."""
    if "release" not in str(SHIM) or not pathlib.Path("/proc/self/status").exists():
        return
    people = ", ".join(f"p{i}: {{name: Person {i}}}" for i in range(300))
    ties = ", ".join(f"{{from: p{i}, to: p{i + 1}}}" for i in range(299))
    form = f"title: {{}}\nslices: [{{{{id: 2007}}}}]\nactors: {{{{{people}}}}}\nrelations: [{ties}]\n"
    form = form.replace(people, people.replace("{", "{{").replace("}", "}}"))
    form = form.replace(ties, ties.replace("{", "{{").replace("}", "}}"))
    write("l.yaml", form.format("Start"))
    with watching("l.yaml", "--figure", "timeline", "--format", "csv", "-o", "memory", "-j", "1") as watch:
        watch.begin()
        sizes = []
        for i in range(40):
            write("l.yaml", form.format(f"Save {i}"))
            watch.until(SAME, "a save")
            sizes.append(resident(watch.process))
        if sizes[-1] - sizes[9] > 4000:
            watch.complain(f"memory grows from {sizes[9]} to {sizes[-1]} KiB in 30 runs")


def bears_a_full_disk():
    """It is told; the next change tries again."""
    write("l.yaml", text_of())
    with watching("l.yaml", "--format", "svg", "-o", "full", "-j", "1", fault="write:1:ENOSPC:1") as watch:
        lines = watch.begin()
        if not any("no space left" in line for line in lines):
            watch.complain(f"a full disk is not told: {lines}")
        write("l.yaml", text_of(name="Bert"))
        watch.only(WRITTEN.replace("(mended: |there again: )?", "mended: "), "there is room again")
        if figures("full") != rendered("l.yaml", "--format", "svg"):
            watch.complain("with room again, the figures are not those of the landscape")


def does_without_the_system():
    """Where nothing can be heard of changes, one note says so, and the clock finds them."""
    for fault, words in (("inotifyinit:1:EMFILE", "max_user_instances"), ("inotifyadd:1:ENOSPC", "max_user_watches")):
        write("l.yaml", text_of())
        with watching("l.yaml", "--format", "svg", "-o", "clock", fault=fault) as watch:
            watch.begin()
            watch.only(rf"paysage: note: the system tells nothing of changes \(.*{words}.*", fault)
            for name in ("Bert", "Berta"):
                write("l.yaml", text_of(name=name))
                watch.only(WRITTEN, f"{fault}: a save")


def ends_well():
    """At rest and at work, at once; what is in the folder is whole."""
    write("l.yaml", text_of())
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        watch = Watch("l.yaml", "--format", "svg", "-o", "ended")
        watch.begin()
        watch.end(number)
    options = ("--figure", "network", "--format", "svg,png", "--dpi", "200")
    whole = rendered(str(TOP / "data/template"), *options)
    for delay in (0, 0.2):
        shutil.rmtree("half", ignore_errors=True)
        watch = Watch(str(TOP / "data/template"), *options, "-o", "half", "--fresh", "-j", "1")
        end = time.monotonic() + MOST
        while not pathlib.Path("half").exists() and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(delay)
        watch.end(signal.SIGINT)
        made = figures("half") if pathlib.Path("half").exists() else {}
        if any(whole.get(name) != content for name, content in made.items()):
            fail(f"ended at work: {sorted(made)} are not all whole")


with tempfile.TemporaryDirectory() as work:
    os.chdir(work)
    refuses()
    follows()
    follows("--poll=0.2")
    repeats_nothing()
    waits()
    follows_folders()
    keeps_up()
    keeps_memory()
    if SHIM.exists():
        bears_a_full_disk()
        does_without_the_system()
    else:
        print(f"skipped: 57-watch: calls of the system that fail, since {SHIM} is not there")
    ends_well()
    os.chdir("/")
sys.exit(1 if failures else 0)
