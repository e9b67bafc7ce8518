#!/usr/bin/python3
"""paysage batch and merge: mistakes in LIST, one landscape that fails, a second run, processes that die, shards
that make what one run makes, records that are damaged, two tasks of one shard at once."""

import html.parser
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse

# Programs that a shell starts in the background ignore Ctrl-C, and so do those that they start; this one does not.
signal.signal(signal.SIGINT, signal.default_int_handler)

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = str(TOP / os.environ.get("PAYSAGE", "build/paysage"))
PATIENCE = 60  # seconds, on a machine that has much to do
failures = []


def expect(condition, text):
    if not condition:
        failures.append(text)
        print(f"66-batch: {text}")


def landscape(number, figures="network"):
    kinds = ", ".join(f"{{kind: {kind}}}" for kind in figures.split(","))
    return (f"title: Team {number} <&\nslices: [{{id: 2007}}, {{id: 2008}}]\n"
            f"actors: {{ann: {{name: Ann{number}}}, bob: {{name: Bob, when: 2008}}}}\n"
            f"relations: [{{from: ann, to: bob}}]\nfigures: [{kinds}]\n")


def surroundings(**more):
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SLURM_")}
    return dict(kept, NO_COLOR="1", **more)


def start(*arguments, **more):
    return subprocess.Popen([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True, env=surroundings(**more))


def run(code, *arguments, **more):
    process = start(*arguments, **more)
    told, said = process.communicate(timeout=PATIENCE)
    expect(process.returncode == code, f"{arguments}: exit {process.returncode}, not {code}: {said}")
    return told + said


def tree(folder, with_records=True):
    """What is in a folder: bytes by path; of records but those of shards, which differ by the cut."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
            and not (path.parent.name == ".paysage.d" and ("-of-" in path.name or not with_records))}


def marks(folder):
    """Which file is which, and when it was changed: what is written anew has others."""
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def wait_for(what, told):
    end = time.monotonic() + PATIENCE
    while not what():
        if time.monotonic() > end:
            expect(False, f"waited in vain for {told}")
            return
        time.sleep(0.01)


def children(process):
    return [int(word) for word in pathlib.Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def index(out):
    return json.loads((out / "index.json").read_text(encoding="utf-8"))


def write_landscapes(here):
    (here / "teams").mkdir()
    for i in range(8):
        (here / f"teams/t{i}.paysage.yaml").write_text(landscape(i), encoding="utf-8")
    (here / "broken.yaml").write_text("actors: {a: {nmae: X}}\n", encoding="utf-8")
    lines = [f"teams/t{i}.paysage.yaml" for i in range(8)]
    lines[2] += " --name 'other/two words' --format svg"
    lines[3] += " --style dark --figure timeline,network"
    (here / "good.txt").write_text("\n".join(["# teams", *lines]) + "\n", encoding="utf-8")
    (here / "list.txt").write_text("\n".join([*lines[:4], "broken.yaml", *lines[4:]]) + "\n", encoding="utf-8")


def try_mistakes(here):
    (here / "wrong.txt").write_text("teams/t0.paysage.yaml --lng fr\nnowhere.yaml\nteams/t1.paysage.yaml --page x\n"
                                    "teams/t2.paysage.yaml --name teams/t1\nteams/t3.paysage.yaml 'x\n"
                                    "teams/t4.paysage.yaml --figure\nteams/t5.paysage.yaml -j 2\n"
                                    "teams/t6.paysage.yaml --format svg,bmp\nteams/t7.paysage.yaml --figure netwrok\n"
                                    "teams/t7.paysage.yaml --figure network --counts --name other\n", encoding="utf-8")
    said = run(1, "batch", here / "wrong.txt", "-o", here / "none")
    for place in ["1:23: error: Unknown option --lng", "2:1: error: there is no file or folder nowhere.yaml",
                  "3:1: error: \"x\" is no page", "4:30: error: two landscapes are called teams/t1", "3:1: note: ",
                  "5:23: error: the quote ' is not closed", "6:23: error: Missing argument for --figure",
                  "7:23: error: -j is for the whole batch", "8:23: error: no format \"bmp\"",
                  "9:23: error: no figure \"netwrok\" (did you mean \"network\"?)",
                  "10:23: error: \"counts\" is an option of another figure: name series, too", "10 errors"]:
        expect(place in said, f"\"{place}\" is not said of a wrong LIST: {said}")
    expect(not (here / "none").exists(), "something was made of a wrong LIST")
    (here / "later.txt").write_text("teams/t0.paysage.yaml --lang fr --page a4 --figur network --dpi 96\n", encoding="utf-8")
    expect("1:43: error: Unknown option --figur" in run(1, "batch", here / "later.txt"), "not the word that is wrong is told")
    common = ["-o x", "-j 2", "--fresh", "--timing", "--color always", "--all", "--shard 1/2", "--dry-run"]
    (here / "common.txt").write_text("".join(f"teams/t{i}.paysage.yaml {words}\n" for i, words in enumerate(common)), encoding="utf-8")
    said = run(1, "batch", here / "common.txt", "-o", here / "none")
    expect(said.count("is for the whole batch") == len(common), f"not all that is for a whole batch is refused in LIST: {said}")
    (here / "empty.txt").write_text("# nothing\n", encoding="utf-8")
    expect("no landscape" in run(1, "batch", here / "empty.txt"), "an empty LIST is taken")
    run(3, "batch", here / "nowhere.txt")
    # a list from a program, as <(…) gives it: its paths are seen from here
    piped = subprocess.run(["bash", "-c", '"$0" batch <(echo teams/t0.paysage.yaml) -o piped --dry-run', PROGRAM], cwd=here,
                           capture_output=True, text=True, timeout=60)
    expect("teams/t0" in piped.stdout, f"a LIST of a program is read otherwise: {piped.stderr}")
    for one in ("teams", "teams/t0.paysage.yaml"):
        expect("LIST is a text" in run(2, "batch", here / one), "a landscape is taken for a LIST")
    (here / "folder").mkdir()
    (here / "folder/a.yaml").write_text(landscape(1), encoding="utf-8")
    (here / "folder.txt").write_text("folder\n", encoding="utf-8")
    (here / "home").mkdir()
    (here / "home/paysage.yaml").write_text(landscape(1), encoding="utf-8")
    for line in [".", "paysage.yaml", "./paysage.yaml"]:
        (here / "home/list.txt").write_text(line + "\n", encoding="utf-8")
        expect("\thome\n" in run(0, "batch", here / "home/list.txt", "--dry-run"), f"{line} is not called by its folder")
    expect("into the landscape itself" in run(1, "batch", here / "folder.txt", "-o", here), "figures go among the data")
    for words in [["--shard", "0/3"], ["--shard", "x"], ["-j", "99"], ["-j", "0"], ["-j", "x"], ["-o", "-"], ["--name", "x"], ["--timing"]]:
        run(2, "batch", here / "good.txt", *words)
    expect("has holes" in run(2, "batch", here / "good.txt", SLURM_ARRAY_TASK_ID="3", SLURM_ARRAY_TASK_COUNT="2",
                              SLURM_ARRAY_TASK_MIN="3", SLURM_ARRAY_TASK_MAX="7"), "an array with holes is taken")


def try_whole(here, whole):
    said = run(1, "batch", here / "list.txt", "-o", whole, "--lang", "en")
    expect("broken: broken.yaml:1:14: " in said and "1 of 9 landscapes failed" in said, f"a failure is not told: {said}")
    made = index(whole)
    expect([item["name"] for item in made["made"]][:5] ==
           ["teams/t0", "teams/t1", "other/two words", "teams/t3", "broken"], "the index is not in the order of LIST")
    expect(made["failed"] == 1 and made["made"][4]["failure"]["cause"] == "data", "the index does not tell the failure")
    files = {file["path"] for item in made["made"] for figure in item["figures"] for file in figure["files"]}
    there = {path for path in tree(whole, False) if not path.startswith("index.")}
    expect(files == there and "other/two words/network-2007.svg" in files and made["files"] == len(files),
           f"the index and the folder differ: {files ^ there}")
    expect(made["made"][3]["options"] == ["--style", "dark", "--figure", "timeline,network"], "options are not told")
    expect(not list(whole.rglob(".paysage")), "a stamp was left")
    single = here / "single"
    run(0, "render", here / "teams/t0.paysage.yaml", "-o", single, "--lang", "en")
    expect({name: bytes for name, bytes in tree(single).items() if name != ".paysage"} == tree(whole / "teams/t0"),
           "figures of a batch are not those of render")
    for other in ["batch", "merge"]:
        before = marks(whole)
        run(1, other, *([here / "list.txt", "-o", whole, "--lang", "en"] if other == "batch" else [whole]))
        expect(marks(whole) == before, f"{other} has written files though nothing changed")


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.links, self.pictures, self.open = [], [], [], []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes["href"]] if tag == "a" else []
        self.pictures += [attributes] if tag == "img" else []
        self.open += [] if tag in ("meta", "link", "img", "br") else [tag]

    def handle_endtag(self, tag):
        expect(self.open and self.open.pop() == tag, f"index.html: </{tag}> ends nothing")


def try_page(whole):
    page = Page()
    text = (whole / "index.html").read_text(encoding="utf-8")
    page.feed(text)
    expect(not any(" " in name for name in page.ids), "index.html has ids with blanks")
    expect(not page.open and len(set(page.ids)) == len(page.ids), "index.html is not well-formed")
    for link in page.links + [picture["src"] for picture in page.pictures]:
        path = urllib.parse.unquote(link)
        expect(link[1:] in page.ids if link.startswith("#") else (whole / path).is_file(), f"index.html: {link} leads nowhere")
    expect(len(page.pictures) == 8 and all(picture["loading"] == "lazy" for picture in page.pictures), "pictures of the index")
    expect("Team 1 &lt;&amp;" in text and "<script" not in text, "index.html takes words for markup")
    expect(text.index("broken.yaml:1:14") < text.index("Team 0"), "index.html does not begin with what failed")
    expect('class="why">broken.yaml:1:14' in text, "index.html does not tell why a landscape has no picture")


def try_again(here, whole):
    """What has changed is made, and what we made and do not any more goes; nothing else does."""
    (whole / "teams/t3/mine.svg").write_text("mine", encoding="utf-8")
    (whole / "teams/t3/timeline.svg").write_text("edited", encoding="utf-8")
    text = (here / "list.txt").read_text(encoding="utf-8")
    (here / "changed.txt").write_text(text.replace("timeline,network", "network"), encoding="utf-8")
    before = marks(whole)
    run(1, "batch", here / "changed.txt", "-o", whole, "--lang", "en")
    left = {path.name for path in (whole / "teams/t3").iterdir()}
    timelines = {name for name in left if name.startswith("timeline")}
    expect("mine.svg" in left, "a file of somebody else was removed")
    expect(timelines == {"timeline.svg"}, f"of figures that are not made any more what was edited is left: {timelines}")
    after = marks(whole)
    expect({path for path in before if before[path] != after.get(path) and "/t3/" not in path and ".paysage.d" not in path
            and "index." not in path} == set(), "others were made again")
    figure = whole / "teams/t1/network-2008.svg"
    good = figure.read_bytes()
    for damage in [b"damaged", good[:-2] + b"!\n"]:
        figure.write_bytes(damage)
        run(1, "batch", here / "changed.txt", "-o", whole, "--lang", "en")
        expect(figure.read_bytes() == good, "a damaged figure was taken for ours")
    said = run(1, "batch", here / "changed.txt", "-o", whole, "--lang", "en", "--fresh")
    expect(said.count(" made\n") == 8, f"--fresh makes not all anew: {said}")
    (here / "fewer.txt").write_text(text.replace("teams/t7.paysage.yaml\n", ""), encoding="utf-8")
    expect("1 landscape besides that LIST has not, as teams/t7" in run(1, "batch", here / "fewer.txt", "-o", whole,
                                                                       "--lang", "en"), "one that is left is not told")
    expect((whole / "teams/t7/network-2007.svg").exists(), "what LIST has not was removed")
    # a landscape that is broken for a while keeps its figures, and they are still ours
    broken = here / "teams/t4.paysage.yaml"
    good = broken.read_text(encoding="utf-8")
    broken.write_text("actors: [", encoding="utf-8")
    run(1, "batch", here / "changed.txt", "-o", whole, "--lang", "en")
    expect((whole / "teams/t4/network-2007.svg").exists(), "figures went with a mistake")
    broken.write_text(good.replace("2007", "2006"), encoding="utf-8")
    run(1, "batch", here / "changed.txt", "-o", whole, "--lang", "en")
    expect(not (whole / "teams/t4/network-2007.svg").exists(), "figures of an earlier run are left for ever")
    broken.write_text(good, encoding="utf-8")
    shutil.rmtree(whole)
    run(1, "batch", here / "list.txt", "-o", whole, "--lang", "en")


def try_options(here):
    """Other options, another style in the same file, another build of the program: all is made again, and else nothing is."""
    (here / "ties.csv").write_text("from,to,since\na,b,2001\nb,c,2003\n", encoding="utf-8")
    (here / "french.yaml").write_text("title: Pain\nlanguage: fr\n" + landscape(1).split("\n", 1)[1], encoding="utf-8")
    style, out = here / "own.yaml", here / "options"
    (here / "elsewhere").mkdir()

    def is_made(words, *common, program=PROGRAM):
        (here / "elsewhere/one.txt").write_text(f"../ties.csv {words}\n", encoding="utf-8")
        made = subprocess.run([program, "batch", "elsewhere/one.txt", "-o", out, "--format", "svg", *common], cwd=here, text=True,
                              capture_output=True, timeout=PATIENCE, env=surroundings(), check=False)
        expect(made.returncode == 0, f"{words} {common}: {made.stderr}")
        return "1/1 ties made" in made.stderr
    style.write_text("base: slides\n", encoding="utf-8")
    for words in ["", "--slices 2001,2003", "--slices 2y", "--figure series", "--figure series --counts=false", "--max-actors 5", "--top 5",
                  "--style dark", "--page a4"]:
        expect(is_made(words) and not is_made(words), f"{words} is not seen, or always")
    # a style of the command line is one from where that was typed
    expect(is_made("", "--style", "./own.yaml") and not is_made("", "--style", "./own.yaml"), "a style from a file is not seen, or always")
    style.write_text("base: dark\n", encoding="utf-8")
    expect(is_made("", "--style", "./own.yaml"), "what a style has in it is not seen")
    program = pathlib.Path(PROGRAM).read_bytes()
    note = re.search(rb"\x04\0{3}.\0{3}\x03\0{3}GNU\0", program, re.S)  # the number of the build follows
    at = note.end() if note else len(program)
    other = here / "elsewhere/paysage"
    other.write_bytes(program[:at] + b"mutated" + program[at + 7:])
    other.chmod(0o755)
    expect(is_made("", "--style", "./own.yaml", program=other), "another build of the program is not seen")
    # the pictures of a film have a folder, which goes with them, and one word in the index
    text = "french.yaml --figure film --format png --page 320x200 --max-seconds 50\n"
    (here / "film.txt").write_text(text, encoding="utf-8")
    run(0, "batch", here / "film.txt", "-o", here / "films")
    page, folder = (here / "films/index.html").read_text(encoding="utf-8"), here / "films/french/film"
    expect(f"({len(list(folder.iterdir()))} pictures)" in page and page.count(">png</a>") == 1, "pictures of a film in the index")
    expect('lang="fr">Pain' in page, "a title is in the language of its landscape")
    (here / "film.txt").write_text(text.replace("film", "network"), encoding="utf-8")
    run(0, "batch", here / "film.txt", "-o", here / "films")
    expect(not folder.exists(), "the folder of a film that is made no more is left")
    # doubts are counted, and what render would say is said
    (here / "doubt.yaml").write_text(landscape(3).replace("to: bob}", "to: bob, when: 1999}"), encoding="utf-8")
    (here / "doubt.txt").write_text("doubt.yaml --figure lineage,network\n", encoding="utf-8")
    run(0, "batch", "-o", here / "doubt", "--format", "svg", "--", here / "doubt.txt")
    made = index(here / "doubt")["made"][0]
    expect(made["warnings"] == 1 and any("lineage is not made" in remark for remark in made["remarks"]), f"doubts of a landscape: {made}")
    # the heaviest are begun first
    (here / "heavy.yaml").write_text("# " + 9999 * "x" + "\n" + landscape(2), encoding="utf-8")
    (here / "order.txt").write_text("french.yaml\nheavy.yaml\n", encoding="utf-8")
    expect("1/2 heavy made" in run(0, "batch", here / "order.txt", "-o", here / "order", "-j1", "--format", "svg"), "the heaviest is not first")


def try_shards(here, whole):
    wanted = tree(whole)
    for count in range(1, 6):
        out = here / f"shards-{count}"
        for number in range(1, count + 1):
            process = start("batch", here / "list.txt", "-o", out, "--lang", "en", "-j1", "--shard", f"{number}/{count}")
            process.communicate(timeout=PATIENCE)
            expect(process.returncode in (0, 1), "a shard ends badly")
        run(1, "merge", out)
        expect(tree(out) == wanted, f"{count} shards make something else than one run")
    expect("remove the records" not in run(1, "batch", here / "list.txt", "-o", here / "shards-3", "--lang", "en"), "a whole run")
    expect(tree(here / "shards-3") == wanted, "a whole run after shards makes something else")
    expect("nothing was merged" not in run(1, "merge", here / "shards-3"), "records of shards are in the way of a whole run")
    run(1, "batch", here / "list.txt", "-o", here / "shards-1", "--lang", "en", "--shard", "1/2")
    run(0, "batch", here / "list.txt", "-o", here / "shards-1", "--lang", "en", "--shard", "2/2")
    expect("nothing was merged" not in run(1, "merge", here / "shards-1"), "the record of a whole run is in the way of shards")
    out = here / "slurm"
    for task in range(4, 10, 2):
        run(0, "batch", here / "good.txt", "-o", out, SLURM_ARRAY_TASK_ID=str(task), SLURM_ARRAY_TASK_COUNT="3",
            SLURM_ARRAY_TASK_MIN="4", SLURM_ARRAY_TASK_MAX="8", SLURM_ARRAY_TASK_STEP="2", SLURM_CPUS_PER_TASK="1")
    run(0, "merge", out)
    expect(index(out)["landscapes"] == 8, "an array makes a part")
    # one task of an array, submitted anew without its shard, would take all for its own
    alone = {f"SLURM_ARRAY_TASK_{name}": value for name, value in [("ID", "3"), ("COUNT", "1"), ("MIN", "3"), ("MAX", "3")]}
    for words, is_told in [([], True), (["--shard", "1/1"], False)]:
        said = run(0, "batch", here / "good.txt", "-o", out, *words, **alone)
        expect(("the only task of its array" in said) == is_told, f"an array of one task: {said}")
    # one more landscape moves no other
    text = (here / "list.txt").read_text(encoding="utf-8")
    (here / "more.txt").write_text("teams/t0.paysage.yaml --name added\n" + text, encoding="utf-8")

    def cut(path):
        return {line.split("\t")[2]: line.split("\t")[0] for line in
                run(0, "batch", path, "--dry-run", "--shard", "1/3").splitlines() if "\t" in line}
    before, after = cut(here / "list.txt"), cut(here / "more.txt")
    expect(before == {name: shard for name, shard in after.items() if name != "added"} and "added" in after,
           "one more landscape moves others")


def try_merge(here):
    out = here / "merged"
    words = ["batch", here / "good.txt", "-o", out, "-j1"]
    expect("paysage merge" in run(0, *words, "--shard", "1/3"), "a shard does not tell what to do once all are there")
    run(0, *words, "--shard", "3/3")
    expect("shard 2 of 3 is missing: run paysage batch LIST --shard 2/3" in run(1, "merge", out), "a missing shard")
    expect(not (out / "index.json").exists(), "an index of a part was written")
    run(0, *words, "--shard", "2/3", "--lang", "fr")
    expect("lists differ" in run(1, "merge", out), "other options are not seen")
    run(0, *words, "--shard", "2/3")
    run(0, "merge", out)
    record = out / ".paysage.d/2-of-3.json"
    good = record.read_text(encoding="utf-8")

    def refused(text, words):
        record.write_text(text, encoding="utf-8")
        said = run(1, "merge", out)
        expect(words in said, f"\"{words}\" is not said: {said}")
    program, fonts = json.loads(good)["program"], json.loads(good)["fonts"]
    refused(good.replace(program, "paysage 9.9"), "versions of the program differ")
    refused(good.replace(program, program + ", libmoon 7"), "libmoon 7 of shard 2")
    refused(good.replace(fonts, "0" * 64), "fonts differ")
    expect("libm.so" in json.loads(good)["build"], "libraries are not known")
    refused(good.replace("libm.so.6 ", "libm.so.6 9"), "libraries differ: libm.so.6 ")
    refused(good[:100], "2-of-3.json is damaged")
    first, entries = json.loads((out / ".paysage.d/1-of-3.json").read_text(encoding="utf-8"))["made"][0], json.loads(good)
    entries["made"][0].update(name=first["name"], sha256=first["sha256"])
    refused(json.dumps(entries), "the record of shard 2 is damaged")
    refused(good.replace('"shard" : 2', '"shard" : 1'), "2-of-3.json is the record of shard 1 of 3")
    record.write_text(good, encoding="utf-8")
    figure = next(out.rglob("network-2007.svg"))
    kept = figure.read_bytes()
    figure.write_bytes(kept[:-1])
    expect(f"{figure.relative_to(out)} is missing, or is not what shard" in run(1, "merge", out), "a damaged figure is merged")
    figure.write_bytes(kept)
    other = next(path for path in (out / ".paysage.d").iterdir() if "-of-" not in path.name)
    text = other.read_text(encoding="utf-8")
    other.write_text(text.replace('"warnings" : 0', '"warnings" : 1'), encoding="utf-8")
    expect("is not the one that shard" in run(1, "merge", out), "two records of one landscape are merged")
    other.write_text("{", encoding="utf-8")
    expect("run shard" in run(1, "merge", out), "a damaged record is merged")
    other.write_text(text, encoding="utf-8")
    shutil.copy(record, out / ".paysage.d/2-of-4.json")
    expect("2-of-4.json is the record" in run(1, "merge", out), "a record under another name")
    (out / ".paysage.d/2-of-4.json").unlink()
    run(0, *words, "--shard", "1/2")
    expect("shards of 2 and of 3" in run(1, "merge", out), "two cuts are merged")
    (out / ".paysage.d/1-of-2.json").unlink()
    run(0, "merge", out)
    (here / "begun/.paysage.d").mkdir(parents=True)
    expect("no shard has ended yet" in run(1, "merge", here / "begun"), "nothing is merged")
    run(3, "merge", here)


def try_deaths(here):
    """A video is made by ffmpeg; one of ours waits, or kills who asks."""
    tools = here / "tools"
    tools.mkdir()
    (here / "film.txt").write_text((here / "good.txt").read_text(encoding="utf-8") +
                                   "video.yaml --name film --figure film --format mp4\n", encoding="utf-8")
    (here / "video.yaml").write_text(landscape(0), encoding="utf-8")

    def ffmpeg(words):
        (tools / "ffmpeg").write_text(f"#!/bin/sh\n{words}\n", encoding="utf-8")
        (tools / "ffmpeg").chmod(0o755)
    path = f"{tools}:{os.environ['PATH']}"
    for jobs in ["1", "3"]:
        out = here / f"deaths-{jobs}"
        words = ["batch", here / "film.txt", "-o", out, "-j", jobs]
        ffmpeg("kill -TRAP $PPID")
        said = run(3, *words, PATH=path)
        expect("film: its process was ended by signal 5" in said, f"a crash is not told: {said}")
        made = index(out)
        expect(made["failed"] == 1 and made["made"][8]["failure"]["cause"] == "crash", "a crash in the index")
        expect(made["files"] == index(here / "slurm")["files"], "a crash has taken others with it")
        # as long as who asks lives, whose number it tells
        ffmpeg(f"echo $PPID >{out}/who; mv {out}/who {out}/waits; while kill -0 $PPID; do sleep 0.1; done 2>/dev/null")
        (here / "late.txt").write_text((here / "film.txt").read_text(encoding="utf-8").rstrip() + " --max-seconds 1\n", encoding="utf-8")
        said = run(3, "batch", here / "late.txt", *words[2:], PATH=path)
        expect("film: it took more than 1 second " in said, f"a late one is not told: {said}")
        (out / "waits").unlink()
        process = start(*words, PATH=path)
        wait_for((out / "waits").exists, "the video")
        os.kill(int((out / "waits").read_text(encoding="ascii")), signal.SIGKILL)
        said = process.communicate(timeout=PATIENCE)[1]
        expect(process.returncode == 3 and "ended by signal 9" in said, f"a kill: {process.returncode}, {said}")
    # signals: nothing is left but whole files, and the next run goes on
    for number in [signal.SIGINT, signal.SIGTERM, signal.SIGKILL]:
        (out / "waits").unlink()
        process = start(*words, PATH=path)
        wait_for((out / "waits").exists, "the video")
        workers = children(process.pid)
        process.send_signal(number)
        said = process.communicate(timeout=PATIENCE)[1]
        expect(process.returncode == -number, f"{number!r} ends with {process.returncode}")
        expect(number == signal.SIGKILL or "the same command goes on" in said, f"{number!r} says {said}")
        wait_for(lambda: not any(pathlib.Path(f"/proc/{worker}").exists() for worker in workers), "the end of workers")
        expect(not list(out.rglob(".*.new")), "half a file was left")
    ffmpeg("exit 1")
    expect(index(out)["failed"] == 1, "an index was written by a run that was stopped")
    said = run(3, *words, PATH=path)
    expect(index(out)["made"][8]["failure"]["cause"] == "world", f"a program that fails: {said}")
    # what the world refused is tried again; what has changed while it was read is made again; a signal that is ignored stays so
    video = "cat >/dev/null; for file; do :; done; echo video >\"$file\""
    ffmpeg(f"{video}; touch {out}/waits; until [ -e {out}/goes ]; do sleep 0.05; done; echo '# more' >>{here}/video.yaml")
    (out / "waits").unlink(missing_ok=True)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    process = start(*words, PATH=path)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    wait_for((out / "waits").exists, "the video")
    process.send_signal(signal.SIGHUP)
    (out / "goes").touch()
    said = process.communicate(timeout=PATIENCE)[1]
    expect(process.returncode == 0 and "film made" in said, f"what the world refused, once it goes: {process.returncode}, {said}")
    ffmpeg(video)
    expect("film made" in run(0, *words, PATH=path), "what has changed while it was read is taken for known")
    expect("film made" not in run(0, *words, PATH=path), "what has not changed is made again")


def try_left(here):
    """What was made by a run that did not come to its end is ours, whatever is asked for next; nothing else is."""
    tools, source = here / "tools", here / "left.txt"
    path = f"{tools}:{os.environ['PATH']}"

    def ask(words):
        source.write_text(f"teams/t0.paysage.yaml --name a {words}\n", encoding="utf-8")

    def stop(out, by_crash):
        ask("--figure film --format svg,mp4")
        words = "kill -TRAP $PPID" if by_crash else f"touch {out}/waits; while kill -0 $PPID; do sleep 0.1; done 2>/dev/null"
        (tools / "ffmpeg").write_text(f"#!/bin/sh\n{words}\n", encoding="utf-8")
        process = start("batch", source, "-o", out, PATH=path)
        if not by_crash:
            wait_for((out / "waits").exists, "the video")
            process.kill()
        process.communicate(timeout=PATIENCE)
        (out / "waits").unlink(missing_ok=True)
        expect((out / "a/film.svg").exists(), "a film that nobody began")
    fresh = here / "left-fresh"
    ask("--figure network")
    run(0, "batch", source, "-o", fresh)
    for turns in ["kill", "crash", "kill,kill", "kill,crash", "made,kill", "made,crash", "kill,wrong"]:
        out = here / f"left-{turns}"
        for turn in turns.split(","):
            if turn in ("kill", "crash"):
                stop(out, turn == "crash")
            else:
                ask("--figure network" if turn == "made" else "--figure network --at 1999")
                run(0 if turn == "made" else 1, "batch", source, "-o", out)
        (out / "a/mine.svg").write_text("mine", encoding="utf-8")
        ask("--figure network")
        run(0, "batch", source, "-o", out)
        (out / "a/mine.svg").unlink()
        expect(tree(out) == tree(fresh), f"{turns}: left are {sorted(set(tree(out)) - set(tree(fresh)))}")


def try_full_disk(here):
    """Files may not be as large as figures are: records tell so, and know no place outside of OUT."""
    out = here / "full"
    process = subprocess.run(["sh", "-c", 'ulimit -f 8; exec "$@"', "sh", PROGRAM, "batch", str(here / "good.txt"), "-o",
                              str(out), "--format", "png"], capture_output=True, text=True, timeout=PATIENCE,
                             env=surroundings(), check=False)
    expect(process.returncode == 3 and "it is too large for a file" in process.stderr, f"files too large: {process.stderr}")
    for path in out.rglob("*.json"):
        expect(str(here) not in path.read_text(encoding="utf-8"), f"{path} tells where it was made")
    (here / "file").write_text("in the way", encoding="utf-8")
    run(3, "batch", here / "good.txt", "-o", here / "file")


def try_at_once(here):
    """A scheduler repeats a task of which it lost sight: both write the same."""
    out = here / "twice"
    words = ["batch", here / "good.txt", "-o", out, "-j1", "--shard", "1/1"]
    both = [start(*words) for _ in range(2)]
    for process in both:
        said = process.communicate(timeout=PATIENCE)[1]
        expect(process.returncode == 0, f"of two at once one fails: {said}")
    expect(tree(out) == tree(here / "slurm"), "two at once make something else than one")
    before = marks(out)
    run(0, *words)
    expect(marks(out) == before, "a repeated task writes files")


def try_fonts(here):
    """The same fonts in other folders are the same; another one is not, and what was made with it is made again."""
    found = sorted(path for place in ("/usr/share/fonts", "/usr/local/share/fonts", pathlib.Path.home() / ".fonts")
                   for path in pathlib.Path(place).rglob("DejaVuSans*.ttf"))
    expect(found, "no DejaVu Sans is installed")
    for name in ["one", "two"]:
        (here / name).mkdir()
        for font in found:
            shutil.copy(font, here / name)
        (here / f"{name}.conf").write_text(f"<?xml version=\"1.0\"?><fontconfig><dir>{here / name}</dir><cachedir>"
                                           f"{here / name}-cache</cachedir></fontconfig>", encoding="utf-8")
    out = here / "fonts"
    words = ["batch", here / "good.txt", "-o", out, "--format", "svg"]
    run(0, *words, FONTCONFIG_FILE=str(here / "one.conf"))
    before, fonts = marks(out), index(out)["fonts"]
    run(0, *words, FONTCONFIG_FILE=str(here / "two.conf"))
    expect(marks(out) == before and index(out)["fonts"] == fonts, "the same fonts elsewhere are others")
    # lines of other options have the same fonts, those of another style have others
    (here / "typewriter.yaml").write_text("base: slides\nfont: DejaVu Sans Mono\n", encoding="utf-8")
    (here / "styles.txt").write_text("teams/t0.paysage.yaml\nteams/t1.paysage.yaml --style typewriter.yaml\n"
                                     "teams/t4.paysage.yaml --at 2007\n", encoding="utf-8")
    run(0, "batch", here / "styles.txt", "-o", here / "styles", FONTCONFIG_FILE=str(here / "one.conf"))
    records = [json.loads(path.read_text(encoding="utf-8")) for path in (here / "styles/.paysage.d").iterdir()]
    faces = {record["name"]: record["fonts"] for record in records if "name" in record}
    expect(faces["teams/t0"] == faces["teams/t4"] != faces["teams/t1"], f"fonts of styles: {faces}")
    with (here / "two/DejaVuSans.ttf").open("ab") as font:
        font.write(b"x")
    said = run(0, *words, FONTCONFIG_FILE=str(here / "two.conf"))
    expect(index(out)["fonts"] != fonts and "8/8" in said, "another font is the same")
    (here / "three.txt").write_text("teams/t0.paysage.yaml\n", encoding="utf-8")
    before = index(out)["fonts"]
    with (here / "two/DejaVuSansMono.ttf").open("ab") as font:  # for letters that the first lacks
        font.write(b"x")
    run(0, "batch", here / "three.txt", "-o", here / "three", "--format", "svg", FONTCONFIG_FILE=str(here / "two.conf"))
    expect(index(here / "three")["fonts"] != before, "a font for letters that the first lacks is the same")


with tempfile.TemporaryDirectory() as place:
    folder = pathlib.Path(place)
    write_landscapes(folder)
    try_mistakes(folder)
    try_whole(folder, folder / "whole")
    try_page(folder / "whole")
    try_again(folder, folder / "whole")
    try_options(folder)
    try_shards(folder, folder / "whole")
    try_merge(folder)
    try_deaths(folder)
    try_left(folder)
    try_full_disk(folder)
    try_at_once(folder)
    try_fonts(folder)
print(f"66-batch: {len(failures)} wrong")
sys.exit(1 if failures else 0)
