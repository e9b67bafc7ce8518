#!/usr/bin/python3
"""The usual script: NetworkX lays out each slice, matplotlib draws it in every format.

    networkx_slices.py LANDSCAPE.json FOLDER FORMAT,…

It reads what `paysage export --to json` prints, and draws all slices at 1920 × 1080.
"""
import json
import sys

import matplotlib
import networkx

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402 (after the choice of what draws)

SIZE, DPI = (40 / 3, 7.5), 144


def lives(thing, begin, end, window):
    since, until = thing.get(begin) or "", thing.get(end) or "~"
    return since <= (window["to"] or "~") and until >= (window["from"] or "")


def graph_of(landscape, window):
    names = {actor["id"]: next(iter(actor["name"].values()))
             for actor in landscape["actors"] if lives(actor, "from", "to", window)}
    graph = networkx.Graph()
    graph.add_nodes_from(names)
    graph.add_edges_from((tie["from"], tie["to"]) for tie in landscape["relations"]
                         if tie["from"] in names and tie["to"] in names
                         and lives(tie, "since", "until", window))
    return graph, names


def main(path, folder, formats):
    with open(path, encoding="utf-8") as file:
        landscape = json.load(file)
    for window in landscape["slices"]:
        graph, names = graph_of(landscape, window)
        figure = plt.figure(figsize=SIZE, dpi=DPI)
        places = networkx.spring_layout(graph, seed=1)
        networkx.draw_networkx(graph, places, labels=names, node_color="#dbe9f6", font_size=9)
        plt.title(window["id"])
        for kind in formats.split(","):
            figure.savefig(f"{folder}/{window['id']}.{kind}")
        plt.close(figure)


main(*sys.argv[1:])
