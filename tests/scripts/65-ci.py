#!/usr/bin/python3
"""What docs/ci.md shows works as it stands there, and SARIF is what it should be.

Its files are written, and its commands run, in this order; one whose program is not installed is left out. SARIF of each broken landscape
of tests/schema is looked at as a viewer does: places lead to the words that are meant, fixes mend, fingerprints stay. It is held against
the schema of SARIF if that is here: SARIF_SCHEMA names it, or `build-aux/deps --browser` has brought it from npm.
"""

import collections
import concurrent.futures
import fnmatch
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import jsonschema
import yaml

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parent.parent.parent))
PAYSAGE = pathlib.Path(os.environ.get("PAYSAGE", TOP / "build/paysage")).resolve()
TEXT = (TOP / "docs/ci.md").read_text(encoding="utf-8")
BLOCKS = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.M | re.S)
FROM_NPM = TOP / "build/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
SCHEMA = os.environ.get("SARIF_SCHEMA") or (str(FROM_NPM) if FROM_NPM.exists() else None)

wrong, left_out = [], set()


def expect(is_so, what):
    if not is_so:
        wrong.append(what)


def paysage(*words, folder=None):
    return subprocess.run([str(PAYSAGE), *words], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)


# ---- docs/ci.md


def read_block(kind, name, text):
    if kind == "json":
        return json.loads(text)
    return yaml.safe_load(text) if kind == "yaml" else None


def run_docs(folder):
    """Writes and runs all; gives what was written, by name."""
    surroundings = {**os.environ, "PATH": f"{folder}/bin:{os.environ['PATH']}", "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    (folder / "bin").mkdir()
    (folder / "bin/paysage").symlink_to(PAYSAGE)
    written = {}
    for kind, name, text in BLOCKS.findall(TEXT):
        if kind != "sh":
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            written[name] = read_block(kind, name, text)
            continue
        needs = [word for word in ("jq", "git") if re.search(rf"^{word} ", text, re.M) and shutil.which(word) is None]
        if needs:
            left_out.update(needs)
            continue
        done = subprocess.run(["sh", "-e", "-c", text], cwd=folder, capture_output=True, text=True, check=False, env=surroundings, timeout=120)
        expect(done.returncode == 0, f"{text.strip()}: exit {done.returncode}: {done.stderr[-500:]}")
    return written


def steps_of(workflow):
    return [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]


def run_workflows(folder, written):
    """What steps of workflows run that are ours, in a repository with a mistake."""
    environment = {**os.environ, "PATH": f"{folder}/bin:{os.environ['PATH']}", "GITHUB_STEP_SUMMARY": str(folder / "summary"), "GITHUB_BASE_REF": "main"}
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["update-ref", "refs/remotes/origin/main", "HEAD"],):
        subprocess.run([*git, *command], cwd=folder, check=True)
    good = (folder / "map.paysage.yaml").read_text()
    (folder / "map.paysage.yaml").write_text(good.replace("name: Old cluster", "nmae: Old cluster"))
    told = {}
    for name in (".github/workflows/landscapes.yml", ".github/workflows/alerts.yml"):
        for run in steps_of(written[name]):
            if "git clone" in run:
                continue
            if "compare" in run:
                (folder / "map.paysage.yaml").write_text(good.replace("name: Old cluster", "name: First cluster"))
            told[run] = subprocess.run(["bash", "-eo", "pipefail", "-c", run], cwd=folder, capture_output=True, text=True, check=False, env=environment, timeout=60)
            (folder / "map.paysage.yaml").write_text(good.replace("name: Old cluster", "nmae: Old cluster"))
    mistakes, changes, alerts = told.values()
    expect(mistakes.returncode == 1 and mistakes.stdout.startswith("::error file=map.paysage.yaml,line="), f"the workflow tells no mistake: {mistakes}")
    expect(changes.returncode == 0 and "First cluster" in (folder / "summary").read_text(), f"the summary lacks what was changed: {changes}")
    expect(alerts.returncode == 0 and json.loads((folder / "paysage.sarif").read_text())["runs"][0]["results"], f"there are no alerts: {alerts}")
    return good


def look_at_matchers(folder, written, good):
    """Each line that tells a mistake is found by the patterns of other programs."""
    (folder / "map.paysage.yaml").write_text(good.replace("name: Old cluster", "nmae: Old cluster"))
    lines = paysage("check", "map.paysage.yaml", folder=folder).stderr.splitlines()
    patterns = [written["paysage-matcher.json"]["problemMatcher"][0]["pattern"][0], written[".vscode/tasks.json"]["tasks"][0]["problemMatcher"]["pattern"]]
    for pattern in patterns:
        found = [match for match in (re.search(pattern["regexp"], line) for line in lines) if match]
        parts = found and [found[0].group(pattern[part]) for part in ("file", "severity", "code")]
        expect(len(found) == 1 and parts == ["map.paysage.yaml", "error", "unknown-key"], f"a problem matcher finds {parts}")
    if shutil.which("vim") is None:
        left_out.add("mistakes in Vim")
        return
    script = "set shellpipe=2>%s|source paysage.vim|edit map.paysage.yaml|silent make!|call writefile([json_encode(getqflist())], 'found')|qall!"
    subprocess.run(["vim", "-u", "NONE", "-es", "-c", script], cwd=folder, check=False, timeout=60,
                   env={**os.environ, "PATH": f"{folder}/bin:{os.environ['PATH']}"})
    found = json.loads((folder / "found").read_text()) if (folder / "found").exists() else None
    expect(found and len(found) == 1 and found[0]["type"] == "e" and found[0]["lnum"] == 6, f"Vim finds {found}")


def look_at_code_quality(folder):
    if shutil.which("jq") is None:
        return
    program = re.search(r"jq '(.*?)'", TEXT, re.S).group(1)
    done = subprocess.run(["jq", program, "paysage.sarif"], cwd=folder, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    expect(found and found[0]["location"] == {"path": "map.paysage.yaml", "lines": {"begin": 6}} and found[0]["fingerprint"], f"Code Quality: {found}")


# ---- Names


WHOLE = ["paysage.yaml", "a/paysage.yml", "map.paysage.yaml", "a/b/map.v2.paysage.yml"]
PARTS = ["map.paysage/actors.yaml", "a/map.paysage/10-actors.yml"]
OTHERS = ["map.yaml", "notpaysage.yaml", "paysage.yaml.bak", "paysage/actors.yaml", "map.paysage/notes.txt", "map.paysage/.hidden.yaml",
          "map.paysage/deeper/actors.yaml", ".github/workflows/paysage.yaml.txt"]


def globbed(patterns, name):
    """As schema stores and VS Code match: without a slash the last part of the path, else the whole."""
    return any(fnmatch.fnmatch(name.rpartition("/")[2], pattern) if "/" not in pattern else
               re.fullmatch(re.escape(pattern).replace(r"\*\*/", "(.*/)?").replace(r"\*", "[^/]*"), name) for pattern in patterns)


def look_at_names(written):
    hook = yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text())[0]
    whole, part = [entry["fileMatch"] for entry in written["catalog.json"]["schemas"]]
    for name in WHOLE + PARTS + OTHERS:
        expect(bool(re.search(hook["files"], name)) == (name in WHOLE + PARTS), f"the hook's files: {name}")
        expect(globbed(whole, name) == (name in WHOLE), f"the catalog's landscapes: {name}")
        expect(globbed(part, name) == (name in PARTS or name.endswith(".hidden.yaml")), f"the catalog's parts: {name}")
    loader = jsonschema.Draft7Validator
    for words, landscape, is_valid in ((("schema",), "{relations: []}", False), (("schema", "--part"), "{relations: []}", True),
                                       (("schema", "--part"), "{relation: []}", False)):
        found = loader(json.loads(paysage(*words).stdout)).is_valid(yaml.safe_load(landscape))
        expect(found == is_valid, f"{words}: {landscape} is {'accepted' if found else 'refused'}")


def run_pre_commit(folder):
    """With a repository that has nothing but the hook."""
    if shutil.which("pre-commit") is None:
        left_out.add("the hook (Debian: package pre-commit)")
        return
    environment = {**os.environ, "PATH": f"{folder}/bin:{os.environ['PATH']}", "PRE_COMMIT_HOME": str(folder / "cache"), "HOME": str(folder),
                   "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}

    def run(place, *words):
        return subprocess.run(words, cwd=place, capture_output=True, text=True, check=False, env=environment, timeout=120)

    hooks, work = folder / "hooks", folder / "work"
    files = {"map.paysage/actors.yaml": "actors: {a: {}}\n", "map.paysage/relations.yaml": "relations: [{from: a, to: b}]\n", "paysage.yaml": "actors: {a: {}}\n",
             "other.yaml": "this: is none\n"}
    for place in (hooks, work):
        place.mkdir()
        run(place, "git", "init", "-q")
    shutil.copy(TOP / ".pre-commit-hooks.yaml", hooks)
    for name, text in files.items():
        (work / name).parent.mkdir(exist_ok=True)
        (work / name).write_text(text)
    for place in (hooks, work):
        run(place, "git", "add", ".")
        run(place, "git", "commit", "-qm", "x")
    failed = run(work, "pre-commit", "try-repo", str(hooks), "paysage-check", "--all-files")
    expect(failed.returncode == 1 and failed.stdout.count("[unknown-id]") == 1 and "paysage.yaml: 1 slice" in failed.stdout and "other.yaml" not in failed.stdout,
           f"the hook tells otherwise: {failed.stdout}{failed.stderr}")
    (work / "map.paysage/relations.yaml").write_text("relations: [{from: a, to: a}]\n")
    passed = run(work, "pre-commit", "try-repo", str(hooks), "paysage-check", "--all-files")
    expect(passed.returncode == 0, f"the hook fails: {passed.stdout}{passed.stderr}")


# ---- SARIF


def offset(text, line, column):
    """The place in a text of a line and a column in UTF-16, both from 1."""
    lines = text.split("\n")
    units = lines[line - 1].encode("utf-16-le")[:2 * (column - 1)]
    return sum(len(row) + 1 for row in lines[:line - 1]) + len(units.decode("utf-16-le"))


def span(text, region):
    return offset(text, region["startLine"], region["startColumn"]), offset(text, region["endLine"], region["endColumn"])


def text_of(path):
    """As a viewer has it: without a byte order mark. NULL for what is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def characters(text, found):
    """The same place as told in JSON, which counts characters."""
    lines = text.split("\n")
    place = lambda line, column: sum(len(row) + 1 for row in lines[:line - 1]) + column - 1
    return place(found["line"], found["column"]), place(found["end_line"], found["end_column"])


def sarif_of(names, folder, *options):
    done = paysage("check", "--format", "sarif", *options, *names, folder=folder)
    expect(done.returncode in (0, 1), f"SARIF: exit {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)


def look_at_run(document):
    """What holds of any."""
    run = document["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    expect(document["version"] == "2.1.0" and len(document["runs"]) == 1 and run["columnKind"] == "utf16CodeUnits", "SARIF is not as it should be")
    expect(len({rule["id"] for rule in rules}) == len(rules), "a rule is there twice")
    expect(len(rules) == len({result["ruleId"] for result in run["results"]}), "there is a rule without a result")
    for rule in rules:
        expect(rule.get("help", {}).get("text") and rule["shortDescription"]["text"], f"nothing is told of the rule {rule['id']}")
    prints = collections.Counter(result["partialFingerprints"]["paysage/v1"] for result in run["results"])
    expect(all(count == 1 for count in prints.values()), f"fingerprints are alike: {prints.most_common(1)}")
    for result in run["results"]:
        expect(rules[result["ruleIndex"]]["id"] == result["ruleId"], f"the rule of {result} is another")
        expect(result["level"] in ("error", "warning") and result["message"]["text"], f"{result} has no level or message")
        for place in [*result["locations"], *result.get("relatedLocations", [])]:
            where = place.get("physicalLocation", {}).get("artifactLocation")
            expect(where is None or (where["uriBaseId"] in run["originalUriBaseIds"] and re.fullmatch(r"[A-Za-z0-9._~/%-]+", where["uri"])), f"no place: {where}")
    return run["results"]


def look_at_places(name, folder, results):
    text = text_of(folder / name)
    listed = json.loads(paysage("check", "--format", "json", name, folder=folder).stdout)
    expect([found["message"] for found in listed] == [result["message"]["text"] for result in results], f"{name}: JSON and SARIF tell other mistakes")
    for result, found in zip(results, listed):
        if text is None or not result["locations"]:
            continue
        region = result["locations"][0]["physicalLocation"]["region"]
        expect(span(text, region) == characters(text, found), f"{name}: {region} is another place than {found}")
        quoted = re.search(r'(?:has no key|unknown \w+|cannot be) "([^"]*)"', found["message"])
        at = span(text, region)
        expect(quoted is None or quoted.group(1) in text[at[0]:at[1]], f"{name}: {region} is not where {quoted and quoted.group(1)} stands")


def mend(name, folder, results):
    """Applies each fix from the end on: what it mends is told no more."""
    text = text_of(folder / name)
    changes = [(span(text, change["deletedRegion"]), change["insertedContent"]["text"], result)
               for result in results for fix in result.get("fixes", []) for change in fix["artifactChanges"][0]["replacements"]]
    if not changes:
        return 0
    for (start, end), inserted, _ in sorted(changes, key=lambda change: change[0], reverse=True):
        text = text[:start] + inserted + text[end:]
    (folder / f"mended-{name}").write_text(text, encoding="utf-8")
    after = {result["message"]["text"] for result in sarif_of([f"mended-{name}"], folder)["runs"][0]["results"]}
    for _, inserted, result in changes:
        expect(result["message"]["text"] not in after, f"{name}: {inserted} mends nothing of {result['message']['text']}")
    return len(changes)


AWKWARD = {"bom 100%.yaml": "\ufefftitle: x\nactors: {é: {kid: x}}\n",
           "planes.yaml": "language: en\nactors:\n  a: {name: 🚀🚀🚀 é, nmae: 🚀, note: 🚀}  # 🚀\n  b: {note: \"🚀\", 'kidn': x}\nrelations: [{from: a, to: \"c\"}]\n",
           "crlf.yaml": "actors:\r\n  a: {name: é}\r\n  bc: {nmae: x}\r\nrelations:\r\n  - {from: a, to: bcc}\r\n",
           "twice.yaml": "actors: {a: {}}\nrelations:\n  - {from: a, to: x}\n  - {from: a, to: x}\n"}


def look_at_sarif(folder):
    names = list(AWKWARD)
    for name, text in AWKWARD.items():
        (folder / name).write_bytes(text.encode())
    for path in sorted((TOP / "tests/schema/invalid").glob("*.yaml")):
        shutil.copy(path, folder)
        names.append(path.name)
    with concurrent.futures.ThreadPoolExecutor() as threads:
        documents = list(threads.map(lambda name: sarif_of([name], folder), names))
        list(threads.map(lambda pair: look_at_places(pair[0], folder, look_at_run(pair[1])), zip(names, documents)))
        mended = sum(threads.map(lambda pair: mend(pair[0], folder, pair[1]["runs"][0]["results"]), zip(names, documents)))
    expect(mended >= 6, f"only {mended} fixes")
    together = sarif_of(names, folder)
    expect(len(look_at_run(together)) == sum(len(document["runs"][0]["results"]) for document in documents), "together there are other mistakes than one by one")
    expect(paysage("check", "--format", "sarif", *names, folder=folder).stdout == paysage("check", "--format", "sarif", *names, folder=folder).stdout, "two runs differ")
    moved = folder / "moved"
    moved.mkdir()
    (moved / "planes.yaml").write_text("# another\n\n" + AWKWARD["planes.yaml"])
    prints = [[result["partialFingerprints"] for result in sarif_of(["planes.yaml"], place)["runs"][0]["results"]] for place in (folder, moved)]
    expect(prints[0] == prints[1], "fingerprints change when lines move")
    if SCHEMA is None:
        left_out.add("the schema of SARIF, which `build-aux/deps --browser` fetches from npm")
        return
    schema = json.loads(pathlib.Path(SCHEMA).read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    missing = paysage("check", "--format", "sarif", "nowhere.yaml", folder=folder)
    for document in (together, sarif_of(["paysage.yaml"], folder), json.loads(missing.stdout)):
        for error in list(validator.iter_errors(document))[:5]:
            wrong.append(f"SARIF is not valid: {list(error.absolute_path)}: {error.message[:300]}")


# ---- Rules


CALL = re.compile(r"\b(?:psg_diagnostics_(?:error|warning|limit)|psg_report_(?:refuse|doubt)|report_bad|tell_rest)\s*\(([^;{}\"]*?),\s*\"([a-z]+(?:-[a-z]+)*)\"\s*,")
# Of styles, templates, fonts, lists of landscapes, and tables that say who is who: `check` looks at none of these.
NOT_CHECKED = ("src/read/style/", "src/read/template/", "src/run/", "src/batch/", "src/cli/", "src/read/table/match.c")


def look_at_rules():
    """Each rule that is told somewhere is described, here and in docs/rules.md, and no other."""
    table = (TOP / "src/read/rules.c").read_text(encoding="utf-8")
    told = set(re.findall(r'#define (?:RULE|PSG_LIMIT_\w+|PSG_TABLE_NO_SENSE) "([a-z-]+)"', "\n".join(path.read_text(encoding="utf-8") for path in (TOP / "src").rglob("*.[ch]"))))
    for path in (TOP / "src").rglob("*.c"):
        if not str(path.relative_to(TOP)).startswith(NOT_CHECKED):
            told.update(word for _, word in CALL.findall(path.read_text(encoding="utf-8")))
    described = re.findall(r'^    \{"([a-z-]+)",', table, re.M)
    expect(described == sorted(set(described)), "src/read/rules.c is not in order")
    expect(told == set(described), f"rules without a description: {sorted(told - set(described))}; of no use: {sorted(set(described) - told)}")
    plain = lambda text: re.sub(r"&lt;", "<", text).replace("\\*", "*")
    rows = [tuple(map(plain, row)) for row in re.findall(r"^\| `([a-z-]+)` \| (.*?) \| (.*?) \|$", (TOP / "docs/rules.md").read_text(encoding="utf-8"), re.M)]
    entries = [tuple("".join(json.loads(f'"{part}"') for part in re.findall(r'"((?:[^"\\]|\\.)*)"', text)) for text in entry)
               for entry in re.findall(r'^    \{("[a-z-]+"),\s*((?:"(?:[^"\\]|\\.)*"\s*)+),\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\}', table, re.M)]
    expect(rows == entries, f"docs/rules.md is not what src/read/rules.c says: {[pair for pair in zip(rows, entries) if pair[0] != pair[1]][:1]} ({len(rows)}, {len(entries)})")


def main():
    with tempfile.TemporaryDirectory() as where:
        folder = pathlib.Path(where).resolve()
        for name in ("docs", "sarif", "pre-commit"):
            (folder / name).mkdir()
        written = run_docs(folder / "docs")
        if "git" not in left_out:
            good = run_workflows(folder / "docs", written)
            look_at_matchers(folder / "docs", written, good)
            look_at_code_quality(folder / "docs")
        look_at_names(written)
        (folder / "pre-commit/bin").mkdir()
        (folder / "pre-commit/bin/paysage").symlink_to(PAYSAGE)
        run_pre_commit(folder / "pre-commit")
        (folder / "sarif/paysage.yaml").write_text("actors: {a: {}}\n")
        look_at_sarif(folder / "sarif")
        look_at_rules()
    print(*wrong, *(f"skipped: 65-ci: {what}" for what in sorted(left_out)), f"ci: {len(wrong)} wrong", sep="\n")
    return 1 if wrong else 0


sys.exit(main())
