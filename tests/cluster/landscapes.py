"""landscapes.py FOLDER [COUNT]: small landscapes, each different, the same ones each time, and FOLDER/list, which names
them with options that differ.
"""

import pathlib
import random
import sys

WORDS = ["Centre", "Institut", "Лаборатория", "研究所", "Büro", "École", "Archive", "Δίκτυο", "Grid", "Office"]
OPTIONS = ["", "--figure network", "--figure network,timeline --format svg", "--style dark --figure series", "--format csv",
           "--figure series --format png"]


def landscape(number):
    chance = random.Random(number)
    first, slices, actors = 1990 + number % 20, chance.randint(2, 5), chance.randint(4, 16)
    last = first + slices - 1
    lines = [f"title: Landscape {number}",
             "slices: [" + ", ".join(f"{{id: {year}}}" for year in range(first, last + 1)) + "]",
             "kinds: {maker: {label: Maker}, user: {label: User}}",
             "relation-kinds: {gives: {label: gives to, directed: true}, with: {label: works with}}",
             "actors:"]
    for actor in range(actors):
        begin = chance.choice(["", str(chance.randint(first, last))])
        when = f", when: {begin}/.." if begin else ""
        lines.append(f"  a{actor}: {{name: {chance.choice(WORDS)} {number}-{actor}, kind: {chance.choice(['maker', 'user'])}{when}}}")
    lines.append("relations:")
    for actor in range(1, actors):
        lines.append(f"  - {{from: a{chance.randrange(actor)}, to: a{actor}, kind: {chance.choice(['gives', 'with'])}}}")
    lines.append("events:")
    for event in range(chance.randint(1, 6)):
        lines.append(f"  - {{when: {chance.randint(first, last)}, title: Event {event}, actors: [a{chance.randrange(actors)}]}}")
    return "\n".join(lines) + "\n"


def write(folder, count=200):
    """The list of the landscapes. Some lie in folders, and one has a blank in its name."""
    lines = ["# Made by tests/cluster/landscapes.py", ""]
    for number in range(count):
        name = f"group {number}/some.yaml" if number == 7 else f"group-{number % 3}/{number:03}.yaml"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(landscape(number), encoding="utf-8")
        lines.append(f"{name!r} {OPTIONS[number % len(OPTIONS)]}".strip() if " " in name else
                     f"{name} {OPTIONS[number % len(OPTIONS)]}".strip())
    (folder / "list").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "list"


if __name__ == "__main__":
    write(pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 200)
