"""Small landscapes as talks have them: what shapes, lines and scripts a slide may have to hold. Each is written as YAML
into a folder."""

import pathlib

HEAD = """
title: {title}
language: {language}
slices: [{{id: s1, when: 2001, label: First}}, {{id: s2, when: 2005}}, {{id: s3, when: 2010}}]
sources: {{book: {{title: A book, author: Anne, date: 2011, url: "https://example.org/book?a=1&b=2"}}}}
kinds: {{body: {{shape: box}}, firm: {{shape: hexagon}}, lab: {{shape: ellipse}}, club: {{shape: cut}}, net: {{shape: pill}}, desk: {{shape: tab}}}}
relation-kinds:
  funds: {{label: funds, directed: true}}
  partner: {{label: partner of, line: dashed}}
  owns: {{label: owns, directed: true, line: double}}
  knows: {{label: knows, line: dotted}}
"""
KINDS = ("body", "firm", "lab", "club", "net", "desk")
TIES = ("funds", "partner", "owns", "knows")


def written(title, actors, relations, language="en", more=""):
    lines = [HEAD.format(title=title, language=language) + more, "actors:"]
    for number, (name, rest) in enumerate(actors):
        lines.append(f'  a{number}: {{name: "{name}", kind: {KINDS[number % len(KINDS)]}{rest}}}')
    if relations:
        lines.append("relations:")
    for number, (a, b, rest) in enumerate(relations):
        lines.append(f"  - {{from: a{a}, to: a{b}, kind: {TIES[number % len(TIES)]}{rest}}}")
    return "\n".join(lines) + "\n"


def hub():
    """One that all are tied to; some come and go."""
    actors = [("Centre of everything", ", when: 2000/.., source: book")]
    actors += [(f"Member number {i}", f", when: {2000 + i % 7}/{2006 + i}") for i in range(1, 15)]
    return written("A hub", actors, [(0, i, "") if i % 3 else (i, 0, ", label: pays") for i in range(1, 15)])


def pipeline():
    stages = ("Ask", "Draft the plan", "Review & comment", "Build it", "Try", "Publish to the world", "Look back")
    actors = [(name, ", when: 2000/..") for name in stages]
    return written("From a question to an <answer>", actors, [(i, i + 1, "") for i in range(6)] + [(6, 0, "")])


def clusters():
    actors = [(f"House {i} of group {i // 6}", f", groups: g{i // 6}, when: {1999 + i % 4}/..") for i in range(24)]
    within = [(g * 6 + i, g * 6 + j, "") for g in range(4) for i in range(6) for j in range(i) if (i + j) % 3]
    return written("Four groups", actors, within + [(0, 6, ""), (7, 13, ""), (14, 20, "")], more="groups: {g0: {label: "
                   "North}, g1: {label: East}, g2: {label: South}, g3: {label: West}}\n")


def alone():
    return written("One alone", [("The only one", ", when: 2000/.., note: Nobody else is here")], [])


def scripts():
    """Arabic is written from the right; Japanese and long words break nowhere, or anywhere."""
    names = ("المركز الوطني للبحوث", "東京大学情報基盤センター", "Donaudampfschifffahrtsgesellschaft", "Ελληνική Εταιρεία",
             "Институт вычислений", "ÉCOLE « supérieure »", "한국과학기술원", "A <b> & c", "אוניברסיטה")
    actors = [(name, f", when: {2000 + i % 3}/..") for i, name in enumerate(names)]
    return written("Names of the world", actors, [(i, (i * 2 + 1) % 9, "") for i in range(9) if i != 8])


def weights():
    """Thick and thin lines, both ways, several between the same two, one to itself."""
    actors = [(f"Port {i}", ", when: 2000/..") for i in range(6)]
    relations = [(i, j, f", weight: {{2001: {1 + i * j}, 2005/..: {(1 + i) * 9}}}") for i in range(6) for j in range(6)
                 if (i * 5 + j) % 3 == 0]
    return written("Trade", actors, relations + [(0, 1, ""), (1, 0, "")])


def dots():
    """So many that they are dots."""
    actors = [(f"Person {i}", f", when: {2000 + i % 8}/..") for i in range(90)]
    return written("Ninety people", actors, [(i, (i * 7 + 3) % 90, "") for i in range(1, 90) if (i * 7 + 3) % 90 != i])


SAMPLES = {make.__name__: make for make in (hub, pipeline, clusters, alone, scripts, weights, dots)}


def write(folder):
    """Paths of all of them."""
    for name, make in SAMPLES.items():
        path = pathlib.Path(folder) / f"{name}.yaml"
        path.write_text(make(), encoding="utf-8")
        yield path
