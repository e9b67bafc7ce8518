#!/usr/bin/python3
"""Exported graphs are read by others: NetworkX, igraph, and readers that know nothing but what each format says. In
each of them the same actors and the same ties are there in each slice as in our figures."""

import collections
import json
import os
import pathlib
import re
import sys
import tempfile
import xml.etree.ElementTree as etree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "readers"))
sys.dont_write_bytecode = True

import igraph
import networkx
import truth
from truth import export, pair, rows

wrong = []


def expect(path, name, ours, theirs):
    told = truth.difference(ours, theirs)
    if told:
        wrong.append(f"{path.name}: {name}: {told}")


def time_of(text):
    """Dates are compared as texts, numbers as numbers."""
    return text if text is None or re.fullmatch(r"\d{4}-\d\d-\d\d(T[\d:]+)?", str(text)) else float(text)


def windows_of(data):
    return {part["id"]: (time_of(part.get("start")), time_of(part.get("end"))) for part in data["graph"]["slices"]}


def gexf(path, version, windows):
    """As its specification says."""
    root = etree.fromstring(export(path, "gexf", "--gexf", version))
    space = re.match(r"\{.*\}", root.tag)[0]
    if root.get("version") != version or version not in space:
        wrong.append(f"{path.name}: GEXF {version}: it is {space} {root.get('version')}")

    def spans(element):
        spells = element.findall(f"{space}spells/{space}spell") or [element]
        return [(time_of(spell.get("start")), time_of(spell.get("end"))) for spell in spells]

    nodes = {node.get("id"): spans(node) for node in root.iter(f"{space}node")}
    edges = [(edge.get("source"), edge.get("target"), spans(edge)) for edge in root.iter(f"{space}edge")]
    return truth.by_time(nodes, edges, windows)


def gephi(path, windows):
    def spans(cell):
        found = re.findall(r"\[([^,\]]*), ([^,\]]*)\]", cell or "")
        return [tuple(None if "Infinity" in time else time_of(time) for time in span) for span in found] or [(None, None)]

    tables = {name: rows(export(path, "gephi", "--table", name)) for name in ("nodes", "edges")}
    nodes = {row["Id"]: spans(row.get("timeset")) for row in tables["nodes"]}
    edges = [(row["Source"], row["Target"], spans(row.get("timeset"))) for row in tables["edges"]]
    return truth.by_time(nodes, edges, windows)


def network_dynamic(path):
    """Right-open: at its terminus nothing is there any more."""
    tables = {name: rows(export(path, "networkdynamic", "--table", name))
              for name in ("vertex-spells", "edge-spells", "vertices", "slices")}
    names = {row["vertex.id"]: row["id"] for row in tables["vertices"]}
    found = {}
    for window in tables["slices"]:
        def is_in(row):
            return float(row["onset"]) < float(window["terminus"]) and float(row["terminus"]) > float(window["onset"])
        edges = {row["edge.id"]: (names[row["tail"]], names[row["head"]]) for row in tables["edge-spells"] if is_in(row)}
        actors = {names[row["vertex.id"]] for row in tables["vertex-spells"] if is_in(row)}
        found[window["id"]] = (actors, collections.Counter(pair(*ends) for ends in edges.values()
                                                           if actors.issuperset(ends)))
    return found


def pajek(path, slices):
    """Times are whole numbers, of slices if these are not years."""
    text = export(path, "pajek")
    numbers = {row[1]: int(row[0]) for row in re.findall(r"^% time (\d+): (\S+)", text, re.M)}
    numbers = numbers or {name: int(name) for name in slices}
    names, found, part = {}, {name: (set(), collections.Counter()) for name in slices}, None

    def slices_of(line):
        times = re.search(r"\[([^]]*)\]\s*$", line)
        spans = [(int(a), int(b or a)) for a, b in re.findall(r"(\d+)(?:-(\d+))?", times[1])] if times else [(0, 9999)]
        return [name for name, number in numbers.items() if any(a <= number <= b for a, b in spans)]

    ids = [row["id"] for row in rows(export(path, "networkdynamic", "--table", "vertices"))]
    never = set(ids) - {node["id"] for node in json.loads(export(path, "node-link"))["nodes"]}
    ids = [name for name in ids if name not in never]
    for line in text.splitlines():
        if line.startswith("*"):
            part = line.split()[0].lower()
            if part == "*partition":
                break
        elif part == "*vertices":
            number = line.split()[0]
            names[number] = ids[int(number) - 1]
            for name in slices_of(line):
                found[name][0].add(names[number])
        elif part in ("*arcs", "*edges"):
            a, b = line.split()[:2]
            for name in slices_of(line):
                found[name][1][pair(names[a], names[b])] += 1
    return found


def jgf(path):
    graphs = json.loads(export(path, "jgf"))["graphs"]
    return {graph["id"]: (set(graph["nodes"]), collections.Counter(pair(edge["source"], edge["target"])
                                                                   for edge in graph["edges"])) for graph in graphs}


def by_slices(nodes, edges, slices):
    """Of things that say themselves in which slices they are."""
    return {name: ({node for node, facts in nodes if name in facts},
                   collections.Counter(pair(a, b) for a, b, facts in edges if name in facts)) for name in slices}


def told(facts):
    return {key[3:] for key, value in facts.items() if key.startswith("in_") and value}


def of_networkx(graph):
    edges = list(graph.edges(data=True))
    return list(graph.nodes(data=True)), edges


def node_link_graph(data):
    """The option has another name from NetworkX 3.4 on."""
    try:
        return networkx.node_link_graph(data, edges="edges")
    except TypeError:
        return networkx.node_link_graph(data, link="edges")


def look_at_networkx(path, ours, data, folder):
    kinds = {edge["directed"] for edge in data["edges"]}
    nodes, edges = of_networkx(node_link_graph(data))
    expect(path, "NetworkX, node-link", ours, by_slices([(node, facts["in_slices"]) for node, facts in nodes],
                                                        [(a, b, facts["in_slices"]) for a, b, facts in edges], ours))
    file = folder / "graph.graphml"
    file.write_text(export(path, "graphml"), encoding="utf-8")
    nodes, edges = of_networkx(networkx.read_graphml(file, force_multigraph=True))
    expect(path, "NetworkX, GraphML", ours, by_slices([(node, told(facts)) for node, facts in nodes],
                                                      [(a, b, told(facts)) for a, b, facts in edges], ours))
    if len(kinds) < 2:
        file = folder / "graph.gexf"
        file.write_text(export(path, "gexf", "--gexf", "1.2"), encoding="utf-8")
        graph = networkx.read_gexf(file)
        if set(graph.nodes) != {node["id"] for node in data["nodes"]} or len(graph.edges) != len(data["edges"]):
            wrong.append(f"{path.name}: NetworkX, GEXF 1.2: {len(graph.nodes)} nodes, {len(graph.edges)} edges")
        file = folder / "graph.net"
        truth.run("export", path, "--to", "pajek", "-o", file)
        graph = networkx.read_pajek(file)
        if len(graph.nodes) != len(data["nodes"]) or len(graph.edges) != len(data["edges"]):
            wrong.append(f"{path.name}: NetworkX, Pajek: {len(graph.nodes)} nodes, {len(graph.edges)} edges")


def look_at_igraph(path, ours, folder):
    file = folder / "graph.graphml"
    graph = igraph.Graph.Read_GraphML(str(file))
    ids = graph.vs["id"]
    nodes = [(vertex["id"], told(vertex.attributes())) for vertex in graph.vs]
    edges = [(ids[edge.source], ids[edge.target], told(edge.attributes())) for edge in graph.es]
    expect(path, "igraph, GraphML", ours, by_slices(nodes, edges, ours))


def look_at_places(path, ours, folder):
    """Where our layout has the actors: in the last slice that they are in, or in each; y grows upwards there. Those of a
    kind have its colour."""
    places = collections.defaultdict(dict)
    for row in rows(truth.run("layout", path)):
        if row["id"] in ours[row["slice"]][0]:
            places[row["slice"]][row["id"]] = (float(row["x"]), -float(row["y"]))
    last = {actor: place for slice_places in places.values() for actor, place in slice_places.items()}

    def compare(name, found, expected):
        far = {actor for actor in found.keys() & expected.keys()
               if max(abs(float(a) - b) for a, b in zip(found[actor], expected[actor])) > 0.02}
        if far or found.keys() != expected.keys():
            wrong.append(f"{path.name}: places in {name}: {sorted(far | (found.keys() ^ expected.keys()))}")

    root = etree.fromstring(truth.run("export", path, "--to", "gexf"))
    space = re.match(r"\{.*\}", root.tag)[0]
    nodes = {node.get("id"): node for node in root.iter(f"{space}node") if node.find("{*}position") is not None}
    compare("GEXF", {actor: [node.find("{*}position").get(axis) for axis in "xy"] for actor, node in nodes.items()}, last)
    if path.name == "small.yaml":
        dot = truth.run("export", path, "--to", "dot", "--at", "2008")
        spots = re.findall(r'^\t+(\w+)\t\[[^]]*?pos="([^",]*),([^",]*)"', dot, re.M)
        compare("DOT", {actor: (x, y) for actor, x, y in spots}, places["2008"])
        colours = {(node.find(f".//{space}attvalue[@for='kind']").get("value"),
                    tuple(node.find("{*}color").get(part) for part in "rgb")) for node in nodes.values()}
        if len(colours) != 2 or len(dict(map(reversed, colours))) != 2:
            wrong.append(f"{path.name}: colours of two kinds in GEXF: {sorted(colours)}")
    nodes = json.loads(truth.run("export", path, "--to", "node-link"))["nodes"]
    compare("node-link", {node["id"]: (node["x"], node["y"]) for node in nodes if "x" in node}, last)
    file = folder / "placed.graphml"
    file.write_text(truth.run("export", path, "--to", "graphml"), encoding="utf-8")
    nodes = networkx.read_graphml(file).nodes(data=True)
    compare("GraphML", {node: (facts["x"], facts["y"]) for node, facts in nodes if "x" in facts}, last)
    for graph in json.loads(truth.run("export", path, "--to", "jgf"))["graphs"]:
        nodes = {node: facts["metadata"] for node, facts in graph["nodes"].items()}
        compare(f"JGF {graph['id']}", {node: (facts["x"], facts["y"]) for node, facts in nodes.items()}, places[graph["id"]])


def look_at(path, folder):
    ours = truth.truth(path, folder)
    data = json.loads(export(path, "node-link"))
    windows = windows_of(data)
    for version in ("1.3", "1.2"):
        expect(path, f"GEXF {version}", ours, gexf(path, version, windows))
    expect(path, "Gephi's tables", ours, gephi(path, windows))
    expect(path, "networkDynamic", ours, network_dynamic(path))
    expect(path, "Pajek", ours, pajek(path, ours))
    expect(path, "JGF", ours, jgf(path))
    look_at_places(path, ours, folder)
    look_at_networkx(path, ours, data, folder)
    look_at_igraph(path, ours, folder)
    for words in (("gexf",), ("graphml",), ("node-link",), ("pajek",), ("jgf",)):
        if truth.run("export", path, "--to", *words) != truth.run("export", path, "--to", *words):
            wrong.append(f"{path.name}: {words} is another one each time")


with tempfile.TemporaryDirectory() as made:
    os.environ.update(NO_COLOR="1", XDG_CACHE_HOME=made)
    for landscape in truth.landscapes(made):
        look_at(landscape, pathlib.Path(made))
for line in wrong:
    print(f"54-readers: {line}")
sys.exit(1 if wrong else 0)
