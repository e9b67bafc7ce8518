#!/usr/bin/python3 -B
"""Completion: what the program offers for a word that is being typed, and the three shells that ask it, each at a terminal."""

import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parent.parent.parent))
PROGRAM = TOP / os.environ.get("PAYSAGE", "build/paysage")
MOST = 30  # seconds for a shell to answer

LANDSCAPE = """\
paysage: 1
title: Two mills
slices: [{id: before, when: 2001}, {id: "2010", when: 2010}, {id: "2011", when: 2011, label: The flood}]
kinds: {mill: {label: Mill}, river: {label: River}}
groups: {north: {label: North}}
measures: {flour: {label: Flour}}
actors:
  upper: {name: Upper mill, kind: mill, groups: north, properties: {owner: Abbey}}
  lower: {name: Lower mill, kind: mill}
  avon: {name: Avon, kind: river}
"""

failed = []


def expect(good, what):
    if not good:
        failed.append(what)
        print(f"FAILED: {what}")


def run(*words, cwd):
    return subprocess.run([PROGRAM, *words], cwd=cwd, capture_output=True, text=True, timeout=60)


def offered(line, cwd):
    """What is offered for the last one of the words: their list, and the files that could stand there, too."""
    made = run("completion", "--words", "--", *line, cwd=cwd)
    expect(made.returncode == 0 and made.stderr == "", f"{line} is answered in silence: {made.stderr}")
    lines = made.stdout.splitlines()
    files = lines.pop() if lines and lines[-1].startswith(":") else None
    return [entry.split("\t")[0] for entry in lines], files


CASES = [  # words, what is offered, files
    (["render", "mills.yaml", "--at", ""], ["before", "2010", "2011"], None),
    (["render", "mills.yaml", "--at", "201"], ["2010", "2011"], None),
    (["render", "mills.yaml", "--at=2011,20"], ["--at=2011,2010"], None),
    (["render", "mills.yaml", "--at", "2010.."], ["2010..2011"], None),
    (["render", "mills.yaml", "--at", "..2"], ["..2010", "..2011"], None),
    (["show", "mills.yaml", "b"], ["before"], None),
    (["compare", "mills.yaml", "before", "201"], ["2010", "2011"], ":files"),
    (["render", "mills.yaml", "--around", "upper,"], ["upper,lower", "upper,avon"], None),
    (["render", "mills.yaml", "--only", ""], ["kind=", "group=", "tier=", "owner="], None),
    (["render", "mills.yaml", "--only", "kind="], ["kind=mill", "kind=river"], None),
    (["render", "mills.yaml", "--only", "kind=mill,r"], ["kind=mill,river"], None),
    (["render", "mills.yaml", "--by", "kind", "--open", ""], ["mill", "river", "north", "others"], None),
    (["render", "mills.yaml", "--measures", ""], ["flour"], None),
    (["compare", "mills.yaml", "before", "tides.yaml", ""], ["ebb", "flow"], None),
    (["render", "--scale", "mills.yaml", "--at", "be"], ["before"], None),
    (["check", "mills.yaml", "tides.yaml", ""], [], ":files"),
    (["render", "--by", "k"], ["kind"], None),
    (["render", "--format", "svg,pn"], ["svg,png"], None),
    (["render", "--format", "svg,pdf,s"], [], None),
    (["help", "--man", "for"], ["format"], None),
    (["help", "for"], [], None),
    (["render", "--style", "da"], ["dark"], ":files"),
    (["render", "-o", ""], [], ":dirs"),
    (["render", ""], [], ":files"),
    (["completion", ""], ["bash", "zsh", "fish"], None),
    (["com"], ["compare", "completion"], None),
    (["render", "no-such-file", "--at", ""], [], None),
    (["render", "broken.yaml", "--at", ""], [], None),
    (["render", "-", "--at", ""], [], None),
    (["render", "--timi"], ["--timing"], None),
    (["render", "--", "--timi"], [], ":files"),
    (["no-such-command", ""], [], None),
    (["\xff", "\t\n"], [], None),
]


MEANINGS = [  # words, and a line that tells what one of them is
    (["render", "mills.yaml", "--at", ""], "2011\tThe flood"),
    (["render", "mills.yaml", "--at", ""], "2010\t"),
    (["render", "mills.yaml", "--around", ""], "upper\tUpper mill"),
    (["render", "mills.yaml", "--measures", ""], "flour\tFlour"),
    (["render", "mills.yaml", "--only", "kind="], "kind=river\tRiver"),
    (["render", "ties.csv", "--slices", "2001,2003", "--at", ""], "2003\t"),
    (["rend"], "render\tmake the figures"),
    (["render", "--timi"], "--timing\t"),
]


def candidates(folder):
    for words, wanted in MEANINGS:
        told = run("completion", "--words", "--", *words, cwd=folder).stdout.splitlines()
        expect(any(line.startswith(wanted) for line in told), f"for {words} it is told what they are, as {wanted!r}: {told}")
    for words, wanted, files in CASES:
        found = offered(words, folder)
        expect(found == (wanted, files), f"for {words} there are {wanted} {files}, not {found}")
    help_of = run("render", "--help", cwd=folder).stdout
    for option in offered(["render", "-"], folder)[0]:
        expect(option in help_of, f"{option} is in the help of render")
    commands = offered([""], folder)[0]
    for command in commands:
        said = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", run(command, "--help", cwd=folder).stdout.split("Examples:")[0]))
        missing = {option for option in said - {"--help"}
                   if option not in offered([command, option], folder)[0] and not names_another(option, commands, folder)}
        expect(not missing, f"{missing} of {command} are offered")
    # where nothing is named, the landscape that lies here
    shutil.copy(folder / "mills.yaml", folder / "paysage.yaml")
    expect(offered(["show", "--lang", "x"], folder) == ([], None), "no language begins with x")
    expect(offered(["render", "--at", "bef"], folder)[0] == ["before"], "paysage.yaml is asked if nothing is named")
    (folder / "paysage.yaml").unlink()


def names_another(option, commands, folder):
    """Helps also name options of other commands."""
    return any(option in offered([command, option], folder)[0] for command in commands)


class Shell:
    """At a terminal of its own."""

    def __init__(self, command, environment, cwd):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(cwd)
            os.execvpe(command[0], command, environment)

    def send(self, text):
        os.write(self.terminal, text.encode())

    def read_until(self, pattern):
        said, end = "", time.monotonic() + MOST
        while time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.2)[0]:
                try:
                    said += os.read(self.terminal, 65536).decode(errors="replace")
                except OSError:
                    return said
                if re.search(pattern, said):
                    return said
        return said + "\n(nothing more came)"

    def end(self):
        os.close(self.terminal)
        os.waitpid(self.pid, 0)


def environment(folder):
    return {"PATH": f"{PROGRAM.parent}:/usr/bin:/bin", "HOME": str(folder), "TERM": "dumb", "LC_ALL": "C.UTF-8",
            "PS1": "", "INPUTRC": "/dev/null", "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}


SHELL_CASES = [  # what is typed, and what its last word becomes
    ("paysage rend", "render"),
    ("paysage show mills.yaml be", "before"),
    ("paysage render mills.yaml --at=be", "--at=before"),
    ("paysage render mills.yaml --at 2010,be", "2010,before"),
    ("paysage render mills.yaml --only kind=ri", "kind=river"),
    ("paysage render mills.yaml --only kind=mill,group=n", "kind=mill,group=north"),
    ("paysage render 'my mills.yaml' --at=be", "--at=before"),
    ("paysage render my\\ mills.yaml --around up", "upper"),
    ("paysage render mil", "mills.yaml"),
    ("paysage render --output=outp", "--output=output/"),
    ("paysage render mills.yaml --only k\tri", "kind=river"),
]


def bash(folder):
    shell = Shell(["bash", "--noprofile", "--norc", "-i"], environment(folder), folder)
    shell.send("bind 'set enable-bracketed-paste off'; bind 'set mark-directories on'; stty -echo\n"
               "source <(paysage completion bash)\nPS1=''; echo rea''dy\n")
    shell.read_until("ready")
    for typed, wanted in [*SHELL_CASES, ("paysage render ~/mills.yaml --at be", "before")]:
        shell.send(typed + "\t\x01printf '<%s>' \x05\necho; echo do''ne\n")
        words = re.findall("<([^<>]*)>", shell.read_until("done"))
        expect(words and words[-1] == wanted, f"bash: {typed!r} becomes {wanted!r}, not {words}")
    shell.send("bind '\"\\t\": insert-completions'\npaysage render mills.yaml --at=201\t\x01printf '<%s>' \x05\necho; echo do''ne\n")
    said = shell.read_until("done")
    expect("2010" in said and "2011" in said and "--at=--at" not in said, f"bash: both slices are offered: {said!r}")
    shell.end()


def zsh(folder):
    shell = Shell(["zsh", "-f", "-i"], environment(folder), folder)
    (folder / "_paysage").write_text(run("completion", "zsh", cwd=folder).stdout)
    shell.send("stty -echo; PS1=''; fpath=($PWD $fpath); autoload -U compinit; compinit -u -D; setopt no_list_beep\n"
               "bindkey -e; zstyle ':completion:*' insert-tab false; echo rea''dy\n")
    shell.read_until("ready")
    for typed, wanted in SHELL_CASES:
        shell.send(typed + "\t\x01printf '<%s>' \x05\necho; echo do''ne\n")
        words = re.findall("<([^<>]*)>", shell.read_until("done\r"))
        # zsh takes the slash of a folder away once the line goes on
        expect(words and words[-1] in (wanted, wanted.rstrip("/")), f"zsh: {typed!r} becomes {wanted!r}, not {words}")
    shell.send("paysage render mills.yaml --at 201\t\t")
    said = shell.read_until("The flood")
    expect("The flood" in said and "2010" in said, f"zsh: slices are listed with their titles: {said!r}")
    shell.end()


def fish(folder):
    folder.joinpath("fish/completions").mkdir(parents=True)
    folder.joinpath("fish/completions/paysage.fish").write_text(run("completion", "fish", cwd=folder).stdout)
    for typed, wanted in [case for case in SHELL_CASES if "\t" not in case[0]]:
        made = subprocess.run(["fish", "-c", "complete -C $argv[1]", typed], cwd=folder, env=environment(folder),
                              capture_output=True, text=True, timeout=MOST)
        found = [line.split("\t")[0] for line in made.stdout.splitlines()]
        expect(found == [wanted], f"fish: {typed!r} becomes {wanted!r}, not {found} {made.stderr}")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for file in ("mills.yaml", "my mills.yaml"):
            (folder / file).write_text(LANDSCAPE)
        (folder / "broken.yaml").write_text("paysage: 1\nslices: [")
        (folder / "tides.yaml").write_text("slices: [{id: ebb, when: 2001}, {id: flow, when: 2002}]\nactors: {sea: {name: Sea}}\n")
        (folder / "ties.csv").write_text("from,to,since\na,b,2001\nb,c,2003\n")
        (folder / "output").mkdir()
        candidates(folder)
        for shell in (bash, zsh, fish):
            shell(folder)
    expect(run("completion", cwd=name if os.path.isdir(name) else "/").returncode == 2, "without a shell it is a wrong usage")
    made = run("completion", "tcsh", cwd="/")
    expect(made.returncode == 2 and "bash, zsh and fish" in made.stderr, "another shell is refused with those that there are")
    if not failed:
        print("completion: the same candidates in bash, zsh and fish")
    sys.exit(bool(failed))


main()
