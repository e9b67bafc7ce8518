#!/usr/bin/python3
"""The schema and the reader agree: what one accepts or refuses, so does the other.

tests/schema/valid and invalid hold landscapes that a schema can judge, one matter each. The landscapes
of data/ are accepted by both, and docs/paysage.schema.json is what `paysage schema` prints.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

import jsonschema
import yaml

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parent.parent.parent))
PAYSAGE = os.environ.get("PAYSAGE", str(TOP / "build/paysage"))


# libyaml, if PyYAML was built with it, knows YAML better than PyYAML itself.
Base = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Loader(Base):
    """Types plain scalars as YAML 1.2 does (core schema), like the editors that use the schema."""

    def construct_object(self, node, deep=False):
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.style else plain(node.value)
        return super().construct_object(node, deep=True)

    def construct_mapping(self, node, deep=False):
        return {key.value: self.construct_object(value) for key, value in node.value}


def plain(text):
    if re.fullmatch(r"null|Null|NULL|~|", text):
        return None
    if re.fullmatch(r"true|True|TRUE|false|False|FALSE", text):
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text


def landscape(path):
    """What an editor sees: the files of a folder as one document."""
    joined = {}
    for file in sorted(path.glob("*.yaml")) if path.is_dir() else [path]:
        root = yaml.load(file.read_text(encoding="utf-8"), Loader)
        if not isinstance(root, dict):
            return root
        for key, value in root.items():
            if isinstance(joined.get(key), dict) and isinstance(value, dict):
                joined[key] = {**joined[key], **value}
            elif isinstance(joined.get(key), list) and isinstance(value, list):
                joined[key] = joined[key] + value
            else:
                joined[key] = value
    return joined


def reader(path):
    """None if the reader accepts, else what it says."""
    done = subprocess.run([PAYSAGE, "check", str(path)], capture_output=True, text=True, check=False)
    return None if done.returncode == 0 else done.stderr or f"status {done.returncode}"


def judge(validator, path, is_valid):
    """Lines that say who judged wrongly."""
    said = reader(path)
    errors = list(validator.iter_errors(landscape(path)))
    name = path.relative_to(TOP)
    if (said is None) != is_valid:
        yield f"{name}: the reader " + (f"refuses it:\n{said}" if is_valid else "accepts it")
    if (not errors) != is_valid:
        yield f"{name}: the schema " + (f"refuses it: {errors[0].message}" if is_valid else "accepts it")


def main():
    text = subprocess.run([PAYSAGE, "schema"], capture_output=True, text=True, check=True).stdout
    schema = json.loads(text)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    corpus = TOP / "tests/schema"
    cases = [(path, True) for path in sorted((corpus / "valid").glob("*.yaml"))]
    cases += [(path, False) for path in sorted((corpus / "invalid").glob("*.yaml"))]
    data = [path for path in sorted((TOP / "data").iterdir()) if path.is_dir() or path.suffix == ".yaml"]
    cases += [(path, True) for path in data]
    wrong = [line for path, is_valid in cases for line in judge(validator, path, is_valid)]
    kept = TOP / "docs/paysage.schema.json"
    if not kept.exists() or kept.read_text(encoding="utf-8") != text:
        wrong.append("docs/paysage.schema.json is not what `paysage schema` prints: record it anew")
    print(*wrong, f"schema: {len(cases)} landscapes, {len(wrong)} wrong", sep="\n")
    return 1 if wrong else 0


sys.exit(main())
