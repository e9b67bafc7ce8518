#!/usr/bin/python3 -B
"""libpaysage, as programs in C, C++ and Python use it: what it makes are the bytes of the program, in any locale and in many threads at
once; what is wrong is a message; nothing but its header is seen; and its examples and docs/library.md work as they stand.
"""

import concurrent.futures
import ctypes
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parent.parent.parent))
PAYSAGE = TOP / os.environ.get("PAYSAGE", "build/paysage")
BUILT = PAYSAGE.parent
LIBRARY = BUILT / "libpaysage.so"
STATIONS = str(TOP / "data/space-stations.yaml")
HEADER = (TOP / "src/lib/paysage.h").read_text(encoding="utf-8")
ENGINES = ["temporal", "neato", "fdp", "sfdp", "dot", "circo", "twopi"]

wrong = []


def expect(is_so, what):
    if not is_so:
        wrong.append(what)


def made_by_program(*arguments):
    made = subprocess.run([PAYSAGE, *arguments], capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=100)
    expect(made.returncode == 0, f"paysage {' '.join(arguments)}: {made.stderr.decode()}")
    return made.stdout


def figure_of_program(path, kind, slices, *options):
    return made_by_program("render", path, "--figure", kind, "--at", slices, "--format", "svg", "-o", "-", *options)


# ---- From C and C++ ----

def compile_example(language, source, target):
    environment = dict(os.environ, PKG_CONFIG_PATH=str(BUILT))
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "paysage"], capture_output=True, text=True, check=True,
                           env=environment).stdout.split()
    compiler = {"c": ["cc", "-std=c11"], "c++": ["c++", "-std=c++11", "-x", "c++"]}[language]
    made = subprocess.run([*compiler, "-Wall", "-Wextra", "-Wpedantic", "-Werror", str(source), "-o", str(target), *flags,
                           f"-Wl,-rpath,{BUILT}"], capture_output=True, text=True, check=False)
    expect(made.returncode == 0, f"{source.name} as {language}: {made.stderr}")
    return made.returncode == 0


def try_example(folder, language):
    program, figure, mistaken = folder / "example", folder / "figure.svg", folder / "mistaken.yaml"
    if not compile_example(language, TOP / "contrib/library/example.c", program):
        return

    def run(*arguments):
        return subprocess.run([program, *arguments, figure], capture_output=True, text=True, check=False, timeout=100)

    run(STATIONS, "network", "2010s")
    expect(figure.read_bytes() == figure_of_program(STATIONS, "network", "2010s", "--style", "print"),
           f"{language}: the example makes another figure than the program")
    mistaken.write_text("actors:\n  ann: {nam: Ann}\n", encoding="utf-8")
    for arguments, said in [
            ((STATIONS, "netwrk", "2010s"), 'no figure "netwrk" (did you mean "network"?)'),
            ((STATIONS, "network", "1910s"), 'no slice "1910s"'),
            ((str(folder / "none.yaml"), "network", "2010s"), "No such file"),
            ((str(mistaken), "network", "all"), f"{mistaken}:2:9: error: ")]:
        made = run(*arguments)
        expect(made.returncode == 1 and said in made.stderr and not made.stdout,
               f"{language}: {arguments}: {made.returncode}, {made.stderr}")


# ---- What is seen of it ----

def try_symbols():
    listing = subprocess.run(["nm", "-D", "--defined-only", LIBRARY], capture_output=True, text=True, check=True).stdout
    seen = {line.split()[-1] for line in listing.splitlines() if " A " not in line}
    declared = {f"{name}@@PAYSAGE_0" for name in re.findall(r"\b(paysage_\w+)\(const|\b(paysage_\w+)\(", code_of(HEADER)) for name in name if name}
    expect(seen == declared, f"seen of the library and not declared, or the other way round: {sorted(seen ^ declared)}")
    headers = re.findall(r"#include <(.*)>", HEADER)
    expect(headers == ["stddef.h"], f"the header includes {headers}")


def code_of(header):
    return re.sub(r"/\*.*?\*/|#define[^\n]*(?:\\\n[^\n]*)*", "", header, flags=re.DOTALL)


def try_version(library):
    parts = re.findall(r"#define PAYSAGE_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", HEADER)
    expect(library.paysage_version().decode() == ".".join(parts), f"the header is of version {'.'.join(parts)}")


# Changes of the header, and whether programs that were compiled before go on to work.
CHANGES = [
    (r"\A", "", True),
    (r"(?=/\* NULL is fine. No thread)", "PAYSAGE_API int paysage_more(const paysage_landscape *landscape);\n", True),
    (r"(?<=size_t end_line, end_column;)", " const char *remedy;", True),
    (r"size_t line, column;", "size_t column; const char *remedy; size_t line;", False),
    (r"const char \*title;[^\n]*", "", False),
    (r"const void \*bytes, size_t size,", "const void *bytes, int size,", False),
    (r"PAYSAGE_API const char \*paysage_kind_nth\(size_t index\);", "", False),
    (r"PAYSAGE_API void paysage_close\(", "PAYSAGE_API int paysage_close(", False),
    (r"const char \*slices, const char \*format,(?=\s+const char \*const \*options\);\n\n/\* For)", "const char *slices,", False),
]


def try_interface(folder):
    """What would break programs is noticed (build-aux/check-abi)."""
    if shutil.which("abidw") is None or os.uname().machine != "x86_64":
        print("skipped: 63-library: changes of the interface (Debian: package abigail-tools)")
        return
    (folder / "src/lib").mkdir(parents=True)
    for pattern, replacement, is_fine in CHANGES:
        changed, count = re.subn(pattern, replacement, HEADER, count=1)
        expect(count == 1, f"the header has no {pattern}")
        (folder / "paysage.h").write_text(changed, encoding="utf-8")
        calls = re.findall(r"PAYSAGE_API\s+([^;]*?paysage_\w+\([^;]*\));", code_of(changed))
        (folder / "calls.c").write_text('#include "paysage.h"\n' + "".join(
            f"{call} {{ {'' if call.startswith('void ') else 'return 0;'} }}\n" for call in calls), encoding="utf-8")
        subprocess.run(["cc", "-g", "-fPIC", "-w", "-c", folder / "calls.c", "-o", folder / "src/lib/landscape.o"], check=True)
        made = subprocess.run([TOP / "build-aux/check-abi", folder], capture_output=True, text=True, check=False,
                              env=dict(os.environ, HEADER=str(folder / "paysage.h")))
        expect((made.returncode == 0) == is_fine and "skipped" not in made.stdout,
               f"{pattern} → \"{replacement}\": {made.returncode}, {made.stdout}{made.stderr}")


# ---- From Python ----

def try_same_figures(notebook, folder):
    """All figures that the landscape asks for, from a file and from memory."""
    made_by_program("render", STATIONS, "--format", "svg,png,csv", "-o", str(folder / "all"))
    on_disk = {path.name: path.read_bytes() for path in (folder / "all").iterdir() if path.is_file() and path.name[0] != "."}
    text = pathlib.Path(STATIONS).read_bytes()
    for landscape in [notebook.Landscape(STATIONS), notebook.Landscape(text=text, name="stations.yaml")]:
        files = landscape.figure(format="svg,png,csv")
        expect(dict(files) == on_disk, f"other files: {sorted(set(files) ^ set(on_disk)) or 'their bytes'}")
        for named in landscape.figures:
            expect(named["kind"] == "deck" or f"{named['name']}.svg" in on_disk, f"{named} is listed, and no file")
        alone = landscape.figure("compare-1980s-2000s")
        expect(list(alone) == ["compare-1980s-2000s.svg"] and alone["compare-1980s-2000s.svg"] == on_disk["compare-1980s-2000s.svg"],
               "a figure by its name is another one")
        expect(files._repr_svg_().startswith("<"), "a notebook is shown nothing")
    expect({"name": "compare-1980s-2000s", "kind": "compare", "slices": "1980s,2000s"} in landscape.figures, f"other figures: {landscape.figures}")
    expect([one["id"] for one in landscape.slices] == ["1970s", "1980s", "1990s", "2000s", "2010s", "2020s"], "other slices")
    expect(landscape.slices[0]["title"] == "1970s", "no title")
    expect(list(landscape.figure("deck", format="pdf,pptx")) == ["deck.pdf", "deck.pptx"], "no deck")
    made_by_program("render", str(TOP / "data/mesocentres"), "--figure", "timeline", "--format", "svg", "-o", str(folder / "pages"))
    pages = notebook.Landscape(str(TOP / "data/mesocentres")).figure("timeline")
    expect(len(pages) > 1 and pages.remarks and all((folder / "pages" / name).read_bytes() == data for name, data in pages.items()),
           f"pages of a figure: {list(pages)}")


def try_others(notebook, folder):
    """Comparisons and exports."""
    landscape = notebook.Landscape(STATIONS)
    for slices, arguments in [("1980s,2010s", {}), ("1980s..2010s", {"by": "kind"})]:
        begin, end = slices.replace("..", ",").split(",")
        made_by_program("compare", STATIONS, begin, end, "--format", "svg,json", "-o", str(folder / "one"),
                        *(f"--{key}={value}" for key, value in arguments.items()))
        for name, data in landscape.compare(slices, format="svg,json", **arguments).items():
            expect((folder / "one" / name).read_bytes() == data, f"{slices} of one landscape: {name} is another")
    expect(dict(landscape.compare("1980s..2010s", landscape)) == dict(landscape.compare("1980s..2010s")), "beside itself it is two landscapes")
    other = folder / "other.yaml"
    other.write_text(pathlib.Path(STATIONS).read_text(encoding="utf-8").replace("name: Mir", "name: Peace"), encoding="utf-8")
    made_by_program("compare", STATIONS, "1980s", str(other), "1990s", "--format", "svg,json", "-o", str(folder / "two"))
    files = landscape.compare("1980s,1990s", notebook.Landscape(str(other)), format="svg,json")
    expect(len(files) == 2, "of two landscapes: not two files")
    for name, data in files.items():
        expect((folder / "two" / name).read_bytes() == data, f"of two landscapes: {name} is another")
    for to, options in [("json", {}), ("yaml", {}), ("gexf", {}), ("gexf", {"gexf": "1.2", "no_layout": True}), ("graphml", {"top": "5"}),
                        ("dot", {"at": "2010s"}), ("csv", {"table": "actors", "lang": "fr"})]:
        words = [f"--{key.replace('_', '-')}" + ("" if value is True else f"={value}") for key, value in options.items()]
        expect(list(landscape.export(to, **options).values()) == [made_by_program("export", STATIONS, "--to", to, *words)],
               f"export to {to} {options} is another")
    expect(len(landscape.export("csv")) > 5 and landscape.export("csv").remarks, "not all tables, or nothing said of what has no place there")
    table = notebook.Landscape(text="from,to,since\na,b,2001\nb,c,2003\n", name="ties.csv", slices="2001,2003")
    expect([one["id"] for one in table.slices] == ["2001", "2003"], "a table from memory has other slices")


def complaint(notebook, call):
    try:
        call()
    except notebook.PaysageError as error:
        return str(error)
    return "(it was not refused)"


def try_mistakes(notebook, folder):
    landscape = notebook.Landscape(STATIONS)
    bad = b"\xff\xfe"
    (folder / "empty").mkdir()
    for said, call in [
            ('no figure "netwrk" (did you mean "network"?)', lambda: landscape.figure("netwrk")),
            ('no slice "1910s"', lambda: landscape.figure("network", "1910s")),
            ('no slice ""', lambda: landscape.figure("network", "")),
            ('no format "doc"', lambda: landscape.figure("network", format="doc")),
            ("made by the program alone", lambda: landscape.figure("film", format="mp4")),
            ("made by the program alone", lambda: landscape.figure("film", format="png")),
            ("was renamed", lambda: notebook.Landscape(text="slices: [{id: 2001}]\nactors: {ann: {name: Ann}}\n").figure("lineage")),
            ('no option "sytle" here (did you mean "style"?)', lambda: landscape.figure("network", sytle="print")),
            ('no option "tpo" here (did you mean "top"?)', lambda: landscape.export("json", tpo="3")),
            ('the option "lang" needs a value', lambda: landscape.figure("network", lang=True)),
            ('the option "no-layout" takes no value', lambda: landscape.export("gexf", no_layout="x")),
            ('no text is in the language "xx"', lambda: landscape.figure("network", lang="xx")),
            ("is an option of another figure", lambda: landscape.figure("network", group="tier")),
            ("not valid UTF-8", lambda: landscape.figure(bad)),
            ("not valid UTF-8", lambda: landscape.export(bad)),
            ("not valid UTF-8", lambda: landscape.compare(bad)),
            ('no style "\ufffd', lambda: landscape.figure("network", style=os.fsdecode(bad))),
            ("is not valid UTF-8", lambda: landscape.figure("network", top=os.fsdecode(bad))),
            ("say what to make", lambda: landscape.export(None)),
            ('holds one moment: say which with the option "at"', lambda: landscape.export("dot")),
            ("a comparison needs two slices", lambda: landscape.compare("2010s")),
            ("a slice of each landscape", lambda: landscape.compare("2010s", notebook.Landscape(STATIONS))),
            ('"match" is for two landscapes', lambda: landscape.compare("1980s,2010s", match="x.csv")),
            ("nothing is named", notebook.Landscape),
            ("No such file", lambda: notebook.Landscape(str(folder / "none.yaml"))),
            ("./-", lambda: notebook.Landscape("-")),  # not standard input
            ("there is no *.yaml in this folder", lambda: notebook.Landscape(str(folder / "empty"))),
            ("the file is empty", lambda: notebook.Landscape(text="")),
            ("x.yaml:1:10: error", lambda: notebook.Landscape(text="actors: [", name="x.yaml")),
            ("of no format that is known", lambda: notebook.Landscape(text="hello", name="x.txt")),
            ("max-actors=N raises it", lambda: notebook.Landscape(STATIONS, max_actors=2)),
            ("max-bytes=N raises it", lambda: notebook.Landscape(text="actors: {a: {}}", max_bytes=3)),
            ("is no whole number from 1", lambda: notebook.Landscape(STATIONS, max_actors=0)),
            ('no format "x" to read', lambda: notebook.Landscape(STATIONS, **{"from": "x"}))]:
        found = complaint(notebook, call)
        expect(said in found, f"not \"{said}\", but \"{found}\"")
    text = "slices: [{id: 2001}]\nsources: {s: {title: S}}\nactors:\n  ann: {name: Ann, source: s}\n  bob: {name: Bob}\n"
    doubtful = notebook.Landscape(text=text, name="x.yaml", strict=True)
    told = {(one["severity"], one["rule"], one["file"], one["line"]) for one in doubtful.diagnostics}
    expect(("warning", "no-source", "x.yaml", 5) in told, f"doubts: {doubtful.diagnostics}")
    (folder / "x.yaml").write_text(text, encoding="utf-8")
    checked = subprocess.run([PAYSAGE, "check", "--strict", "--format", "json", "x.yaml"], cwd=folder, capture_output=True, check=False, timeout=100)
    for one, found in zip(doubtful.diagnostics, json.loads(checked.stdout), strict=True):
        expect(all(one[key] == found[key] for key in one), f"{one} is told otherwise by the program: {found}")


def try_nothing(library):
    """Calls on what is not there."""
    for call, arguments in [("error", 1), ("diagnostic_nth", 2), ("slice_nth", 2), ("figure_nth", 2), ("result_error", 1), ("result_remarks", 1),
                            ("file_nth", 2), ("close", 1), ("result_free", 1)]:
        getattr(library, f"paysage_{call}")(*[None, 0][:arguments])
    for made in [library.paysage_render(None, None, None, None, None), library.paysage_compare(None, None, None, None, None),
                 library.paysage_export(None, None, None)]:
        expect(library.paysage_result_error(made) == b"there is no landscape" and not library.paysage_file_nth(made, 0), "a result of nothing")
        library.paysage_result_free(made)
    good, broken = [library.paysage_open_bytes(text, len(text), None, None) for text in (b"slices: [{id: 2001}]\nactors: {a: {}}\n", b"actors: [")]
    for pair in [(good, broken), (broken, good)]:
        made = library.paysage_compare(*pair, b"2001,2001", None, None)
        expect(b"error" in (library.paysage_result_error(made) or b""), "a landscape with mistakes is compared")
        library.paysage_result_free(made)
    for landscape in (good, broken):
        library.paysage_close(landscape)
    landscape = library.paysage_open_bytes(None, 5, None, None)
    expect(b"nothing is named" in library.paysage_error(landscape), "bytes from nowhere")
    library.paysage_close(landscape)
    expect(library.paysage_kind_nth(0) == b"network" and library.paysage_kind_nth(1000) is None, "kinds")


def try_options(notebook):
    """Options of the command line are known here, too; with and without a value they do as they should, or are refused."""
    shown = made_by_program("render", "--help").decode()
    names = set(re.findall(r"^ {2,}(?:-\w, )?--([a-z-]+)", shown, re.M))
    not_here = {"output", "format", "jobs", "fresh", "figure", "at", "dump", "timing", "color", "all", "max-seconds", "import-from", "help",
                "version"}
    expect(not_here <= names | {"help", "version"}, f"options that are no more: {not_here - names}")
    landscape = notebook.Landscape(text="slices: [{id: 2001}]\nactors: {ann: {name: Ann}, bob: {name: Bob}}\nrelations: [{from: ann, to: bob}]\n")
    kinds = [notebook._lib.paysage_kind_nth(i).decode() for i in range(10)]
    for name in names - not_here:
        said = [complaint(notebook, lambda n=name, v=value: notebook.Landscape(STATIONS, **{n: v})) for value in (True, "", "1")]
        if "no option" in said[0]:
            said = [complaint(notebook, lambda n=name, v=value, k=kind: landscape.figure(k, format="csv", **{n: v}))
                    for kind in kinds for value in (True, "", "1")]
        expect(not any("no option" in one for one in said), f"--{name} is not known to the library")


def try_threads(notebook):
    """Eight at once: of landscapes of their own and of one that they share, laid out by ourselves and by Graphviz."""
    mesocentres = str(TOP / "data/mesocentres")
    jobs = [(STATIONS, "network", "2010s", engine) for engine in ENGINES] + [(mesocentres, "pyramid", "2013", "temporal"),
            (mesocentres, "network", "2013", "neato"), (STATIONS, "timeline", "1970s..2020s", "temporal")]
    wanted = {job: figure_of_program(*job[:3], "--layout", job[3]) for job in jobs}
    shared = notebook.Landscape(STATIONS)

    def make(number):
        path, kind, slices, engine = job = jobs[number % len(jobs)]
        own = shared if path == STATIONS and number % 2 else notebook.Landscape(path)
        return job, list(own.figure(kind, slices, layout=engine).values()) == [wanted[job]]

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        others = {job for job, is_same in pool.map(make, range(3 * len(jobs))) if not is_same}
    expect(not others, f"in threads these are others: {others}")


IN_A_LOCALE = """
import locale, sys
locale.setlocale(locale.LC_ALL, "fr_FR.UTF-8")
assert locale.localeconv()["decimal_point"] == ","
from paysage_notebook import Landscape
landscape = Landscape(sys.argv[1])
for arguments in [("network", "2010s"), ("timeline", None), ("series", None)]:
    print(landscape.figure(*arguments)._repr_svg_())
    assert locale.localeconv()["decimal_point"] == ",", "the locale was changed"
print(landscape.figure("network", "2010s", layout="neato")._repr_svg_())
try:
    Landscape("/nowhere/at.yaml")
except Exception as error:
    print(error)
"""


def try_locale(folder):
    """With commas for points, and French words for errors: the same bytes, and nothing on any stream."""
    (folder / "locales").mkdir()
    made = subprocess.run(["localedef", "-i", "fr_FR", "-f", "UTF-8", folder / "locales/fr_FR.UTF-8"], capture_output=True, check=False) \
        if shutil.which("localedef") else None
    if made is None or made.returncode != 0:
        print("skipped: 63-library: a French locale, which localedef cannot make here (Debian: package locales)")
        return
    environment = dict(os.environ, LOCPATH=str(folder / "locales"), PYTHONPATH=str(TOP / "contrib/library"), PAYSAGE_LIBRARY=str(LIBRARY),
                       PYTHONIOENCODING="utf-8")
    made = subprocess.run([sys.executable, "-B", "-c", IN_A_LOCALE, STATIONS], capture_output=True, text=True, check=False, env=environment,
                          timeout=100)
    wanted = [made_by_program("render", STATIONS, "--figure", kind, *at, "--format", "svg", "-o", "-").decode()
              for kind, at in [("network", ["--at", "2010s"]), ("timeline", []), ("series", []),
                               ("network", ["--at", "2010s", "--layout", "neato"])]]
    expect(made.stdout == "".join(one + "\n" for one in wanted) + 'cannot read "/nowhere/at.yaml": No such file or directory\n',
           f"another locale makes other figures, or messages: {made.stdout[-300:]}")
    expect(made.stderr == "", f"on standard error: {made.stderr}")


def try_documentation(folder):
    """Its examples in C are programs, and those in Python run."""
    text = (TOP / "docs/library.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```(\w+)\n(.*?)^```$", text, re.M | re.S)
    shutil.copy(STATIONS, folder / "stations.yaml")
    environment = dict(os.environ, PYTHONPATH=str(TOP / "contrib/library"), PAYSAGE_LIBRARY=str(LIBRARY))
    expect({"c", "python"} <= {language for language, _ in blocks}, "docs/library.md has no examples")
    for language, code in blocks:
        if language == "python":
            made = subprocess.run([sys.executable, "-B", "-c", code], capture_output=True, text=True, check=False, cwd=folder, env=environment,
                                  timeout=100)
            expect(made.returncode == 0 and not made.stderr, f"docs/library.md: {made.stderr}")
        if language == "c":
            (folder / "shown.c").write_text(code, encoding="utf-8")
            if compile_example("c", folder / "shown.c", folder / "shown"):
                made = subprocess.run([folder / "shown"], capture_output=True, text=True, check=False, cwd=folder, timeout=100)
                expect(made.returncode == 0, f"docs/library.md: the program ends with {made.returncode}: {made.stderr}")
    for name in set(re.findall(r"\bpaysage_\w+(?=\()", code_of(HEADER))):
        expect(name in text, f"docs/library.md does not tell of {name}")


def try_sanitized():
    """No library is made with sanitizers, which a program must have been made with as a whole."""
    program = BUILT / "library_threads"
    if not program.exists():
        print(f"library: {BUILT.name} has none")
        return 0
    made = subprocess.run([program, STATIONS], capture_output=True, text=True, check=False, timeout=300)
    print(made.stderr, f"library: threads of {BUILT.name} end with {made.returncode}", sep="")
    return made.returncode


def main():
    if not LIBRARY.exists():
        return try_sanitized()
    os.environ["PAYSAGE_LIBRARY"] = str(LIBRARY)
    sys.path.insert(0, str(TOP / "contrib/library"))
    import paysage_notebook as notebook  # pylint: disable=import-outside-toplevel,import-error
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        for number, attempt in enumerate([
                lambda here: try_example(here, "c"), lambda here: try_example(here, "c++"), lambda here: try_symbols(),
                try_interface, lambda here: try_version(notebook._lib), lambda here: try_same_figures(notebook, here),
                lambda here: try_others(notebook, here), lambda here: try_mistakes(notebook, here),
                lambda here: try_nothing(notebook._lib), lambda here: try_options(notebook), lambda here: try_threads(notebook),
                try_locale, try_documentation]):
            here = folder / str(number)
            here.mkdir()
            attempt(here)
    notebook_lines = (TOP / "contrib/library/paysage_notebook.py").read_text(encoding="utf-8").count("\n")
    expect(notebook_lines < 100, f"the class for notebooks has {notebook_lines} lines")
    print(*(f"63-library: {one}" for one in wrong), f"library: {len(wrong)} wrong", sep="\n")
    return 1 if wrong else 0


sys.exit(main())
