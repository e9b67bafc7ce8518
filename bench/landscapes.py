"""Large landscapes, drawn: what each stage costs as the number of actors grows."""
import os
import tempfile

import graphs
from growth import exponent
from measure import PAYSAGE, paysage, run, table

ACTORS = [100, 1000, 10000]
STAGES = ["read", "slice", "layout", "figure", "draw", "write"]


def measure(actors):
    graph = graphs.growing(actors)
    with tempfile.TemporaryDirectory() as folder:
        landscape = os.path.join(folder, "landscape.yaml")
        run([PAYSAGE, "import", *graphs.write(graph, folder), "-o", landscape])
        return graphs.size(graph), paysage("render", landscape, "-o", os.path.join(folder, "out"),
                                           "--figure", "network", "--format", "svg", "-j", "1")


def report():
    found = [measure(actors) for actors in ACTORS]
    rows = [[f"{actors} × 20", sum(size), *(f"{one[2].get(stage, 0):.2f}" for stage in STAGES),
             f"{one[0]:.2f}", f"{one[1] / 1024:.0f}"] for actors, (size, one) in zip(ACTORS, found)]
    slope = exponent([sum(size) for size, _ in found], [one[0] for _, one in found])
    return ("## Large landscapes\n\nNetworks of 20 slices as SVG, one worker; seconds by stage.\n\n" +
            table(["actors × slices", "presences + ties", *STAGES, "whole", "MiB"], rows) +
            f"\nThe whole grows with n^{slope:.2f}, n = presences + ties.\n")
