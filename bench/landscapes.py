"""Large landscapes: networks against sfdp, and how the work on thousands of actors and events grows."""
import os
import random
import tempfile

import graphs
from growth import exponent
from measure import PAYSAGE, loop, paysage, run, table

NETWORKS = [1000, 3000, 10000]  # actors, in 20 slices: so many are drawn as dots
STAGES = ["read", "slice", "layout", "figure", "draw", "write"]
LONG = 1000  # with more actors, sfdp is tried on every seventh slice
SIZES = [1000, 5000, 20000]  # actors, or events
FIRST, LAST = "1", "20"  # slices


def imported(graph, folder):
    """The graph as a landscape."""
    landscape = os.path.join(folder, "landscape.yaml")
    run([PAYSAGE, "import", *graphs.write(graph, folder), "-o", landscape])
    return landscape


def with_events(count, folder, seed=5):
    """200 actors, and events of one or two of them."""
    chance = random.Random(seed)
    landscape = os.path.join(folder, "events.yaml")
    with open(landscape, "w", encoding="utf-8") as file:
        print("slices: [" + ", ".join(f"{{id: '{year}'}}" for year in range(2001, 2021)) + "]", file=file)
        print("actors:", *(f"  a{i}: {{name: Actor {i}}}" for i in range(200)), "events:", sep="\n", file=file)
        for i in range(count):
            day = f"{chance.randint(2001, 2020)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            actors = ", ".join(f"a{actor}" for actor in chance.sample(range(200), chance.randint(1, 2)))
            print(f"  - {{when: {day}, title: Event {i}, actors: [{actors}]}}", file=file)
    return landscape


def render(landscape, folder, *asked):
    return paysage("render", landscape, "-o", os.path.join(folder, "out"), "--fresh", "-j", "1", *asked)


def sfdp(graph, tried, folder):
    """Seconds of a loop over all slices, in proportion to presences and ties of those that are tried."""
    seconds, _ = loop([["sfdp", "-Goverlap=prism", "-Gsplines=line", "-Tsvg", "-o", path + ".svg", path]
                       for path in graphs.write_dot(tried, folder)])
    return seconds * sum(graphs.size(graph)) / sum(graphs.size(tried))


def measure_networks(actors):
    graph = graphs.growing(actors)
    with tempfile.TemporaryDirectory() as folder:
        landscape = imported(graph, folder)
        asked = ["--figure", "network", "--format", "svg"]
        return (graphs.size(graph), render(landscape, folder, *asked),
                render(landscape, folder, *asked, "--at", LAST)[0],
                sfdp(graph, graph[2::7] if actors > LONG else graph, folder))


def networks():
    found = [measure_networks(actors) for actors in NETWORKS]
    rows = [[f"{actors} × 20", sum(size), *(f"{whole[2].get(stage, 0):.2f}" for stage in STAGES),
             f"{whole[0]:.2f}", f"{whole[1] / 1024:.0f}", f"{alone:.2f}", f"{peer:.1f}",
             f"{peer / whole[0]:.1f} ×"]
            for actors, (size, whole, alone, peer) in zip(NETWORKS, found)]
    slope = exponent([sum(size) for size, *_ in found], [whole[0] for _, whole, *_ in found])
    headings = ["actors × slices", "presences + ties", *STAGES, "whole", "MiB", "one slice", "sfdp",
                "faster"]
    return ("Networks of 20 slices as SVG, one worker; seconds by stage. \"One slice\": the last is asked for "
            "alone.\n\"sfdp\": a loop of `sfdp -Goverlap=prism -Gsplines=line -Tsvg` over the same slices; with "
            "more than 1,000\nactors over three of them, in proportion to presences and ties.\n\n" +
            table(headings, rows) + f"\nThe whole grows with n^{slope:.2f}, n = presences + ties.\n")


def works(landscape, events, folder):
    """What is done: its name, and what it took."""
    return {
        "check": run([PAYSAGE, "check", landscape]),
        "show": run([PAYSAGE, "show", landscape]),
        "export as JSON": run([PAYSAGE, "export", landscape, "--to", "json"]),
        "compare two slices, as JSON": run([PAYSAGE, "compare", landscape, FIRST, LAST, "--format", "json"]),
        "networks, as tables": render(landscape, folder, "--figure", "network", "--format", "csv"),
        "timeline": render(landscape, folder, "--figure", "timeline", "--format", "svg"),
        "series": render(landscape, folder, "--figure", "series", "--format", "svg"),
        "matrix of a slice": render(landscape, folder, "--figure", "matrix", "--at", LAST, "--format", "svg"),
        "comparison of two slices": render(landscape, folder, "--figure", "compare", "--at",
                                           f"{FIRST},{LAST}", "--format", "svg"),
        "timeline of as many events": render(events, folder, "--figure", "timeline", "--format", "svg"),
    }


def measure_works(size):
    with tempfile.TemporaryDirectory() as folder:
        return works(imported(graphs.growing(size), folder), with_events(size, folder), folder)


def thousands():
    found = [measure_works(size) for size in SIZES]
    rows = [[work, *(f"{one[work][0]:.2f}" for one in found), f"{found[-1][work][1] / 1024:.0f}",
             f"{exponent(SIZES, [one[work][0] for one in found]):.2f}"] for work in found[0]]
    return ("All else for as many actors in 20 slices: seconds of the whole process, its MiB for the most, and the "
            "exponent\nof n = actors, or events.\n\n" +
            table(["work", *map(str, SIZES), "MiB", "exponent"], rows))


def report():
    return f"## Large landscapes\n\n{networks()}\n{thousands()}"
