"""What docs/tutorial.md tells to do, step by step, for who does it: build-aux/pictures and its test.

A block of a file's name is the file; a block of lines that begin with - and + is what becomes of some of its lines; `sh` are
commands, and the block of `text` after them is what they print, in which "…" stands for what is left out. A picture
is what the last command before it makes.
"""

import re
import struct
import subprocess
import zlib
from typing import NamedTuple

STEP = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$|!\[[^]]*\]\(pictures/([\w.-]+)\)", re.M | re.S)


class Step(NamedTuple):
    what: str  # "file", "edit", "run", "output", "picture", "shown" (what nobody needs to do)
    name: str  # of the file or the picture
    text: str


def steps(text):
    found = []
    for language, name, content, picture in STEP.findall(text):
        if picture:
            found.append(Step("picture", picture, ""))
        elif name:
            found.append(Step("edit" if language == "diff" else "file", name, content))
        else:
            found.append(Step({"sh": "run", "text": "output"}.get(language, "shown"), "", content))
    return found


def edited(text, lines):
    """The text after each part of a diff, which @@ divides; each tells lines that stand there once."""
    for part in re.split(r"^@@\n", lines, flags=re.M):
        before = "".join(line[1:] for line in part.splitlines(keepends=True) if line[0] in " -")
        after = "".join(line[1:] for line in part.splitlines(keepends=True) if line[0] in " +")
        if text.count(before) != 1:
            raise ValueError(f"these lines are there {text.count(before)} times:\n{before}")
        text = text.replace(before, after)
    return text


def do_file(step, folder):
    """Does what is to be done by hand."""
    path = folder / step.name
    path.write_text(step.text if step.what == "file" else edited(path.read_text(encoding="utf-8"), step.text), encoding="utf-8")


# ---- What a picture says of itself ----


def chunks(png):
    at = 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at:at + 8])
        yield kind, png[at + 8:at + 8 + size]
        at += 12 + size


def words_of(png):
    """Its title and its description, as far as it has them."""
    return {data.split(b"\0")[0].decode(): data.split(b"\0", 5)[5].decode() for kind, data in chunks(png) if kind == b"iTXt"}


def described(png, words):
    """The picture, which now has a description."""
    chunk = b"iTXt" + b"Description\0\0\0\0\0" + words.encode()
    end = 8 + 12 + len(next(chunks(png))[1])
    return png[:end] + struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) + png[end:]


def words_of_page(pdf):
    """Of the first one."""
    return " ".join(subprocess.run(["pdftotext", "-l", "1", str(pdf), "-"], capture_output=True, text=True, check=True).stdout.split())
