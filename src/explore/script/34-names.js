// Names beside dots, which have no room for all of them: of those that are looked at, and, where the picture is looked
// at closer, of those in sight, the ones with most relations first.

const MOST_NAMES = 40, MOST_DOTS = 300; // names that are written at once, and dots that are asked for theirs
const SIZE = 14, LEAST = 11; // of letters: in the units of the whole picture, and at least on the screen, in CSS pixels
const LINE = 8 / 7; // how high a name is, in sizes of its letters

// How wide names are, whatever their script, in sizes of their letters.
const widths = new Map();
let ruler = null;
const widthOf = (name, family) => {
  const key = family + "\n" + name;
  ruler = ruler || document.createElement("canvas").getContext("2d");
  ruler.font = "600 100px " + family;
  if (!widths.has(key)) widths.set(key, ruler.measureText(name).width / 100);
  return widths.get(key);
};

P.drawNames = (x, p, near, isMoving) => {
  if (p.names) p.names.remove();
  p.names = null;
  for (const name of p.replaced || []) name.node.classList.remove("replaced");
  p.replaced = [];
  const by = p.size, size = Math.max(SIZE * by, LEAST / p.scale()), [left, top, width, height] = p.view();
  if (p.data.form !== "dots" || isMoving || !near && by > 0.7) return;
  const isIn = ({ x: at, y }) => at > left && at < left + width && y > top && y < top + height;
  const ties = P.ties(x), count = ({ actor }) => (ties[actor] || []).length;
  let dots = [...p.actors.values()].filter(dot => dot.pose >= 0 && (near ? near.has(dot.actor) : isIn(dot) && !x.isDimmed(dot.actor)));
  const subject = near ? [...near][0] : null, family = getComputedStyle(p.svg).fontFamily;
  dots = dots.sort((a, b) => (b.actor === subject) - (a.actor === subject) || count(b) - count(a)).slice(0, MOST_DOTS);
  let names = p.things.filter(thing => thing.dot && thing.pose >= 0 && (near ? near.has(thing.actor) : isIn(thing.dot)));
  // On a small screen those that are drawn cannot be read either.
  if (size > 1.2 * SIZE * by) {
    p.replaced = names;
    for (const { node } of names) node.classList.add("replaced");
    names = [];
  }

  // As they are drawn: names are less large in the picture's units the closer it is looked at.
  const boxOf = thing => {
    const box = thing.looks[thing.look].getBBox(), at = P.placeOf(thing);
    return { x: at.x + box.x * at.by, y: at.y + box.y * at.by, width: box.width * at.by, height: box.height * at.by };
  };
  const overlap = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const taken = [...dots, ...names].map(boxOf), have = new Set(names.map(name => name.actor)), written = [];
  const isFree = box => box.x >= p.whole[0] && box.x + box.width <= p.whole[0] + p.whole[2] && !taken.some(other => overlap(box, other));
  dots.forEach((dot, i) => {
    if (have.has(dot.actor) || written.length >= MOST_NAMES) return;
    const name = P.name(x, dot.actor, x.state.slice), box = taken[i], gap = 3 * by, wide = widthOf(name, family) * size, high = LINE * size;
    const right = box.x + box.width, middle = box.x + (box.width - wide) / 2, beside = box.y + (box.height - high) / 2;
    const below = box.y + box.height + gap, above = box.y - high - gap;
    const sides = [[right + gap, beside], [box.x - wide - gap, beside], [middle, below], [middle, above], [box.x, below], [box.x, above],
      [right - wide, below], [right - wide, above]].map(([x, y]) => ({ x, y, width: wide, height: high }));
    const side = sides.find(isFree) || (dot.actor === subject ? sides[0] : null);
    if (!side) return;
    taken.push(side);
    written.push(x.el("svg:text", { x: side.x + wide / 2, y: side.y + 0.8 * high, "font-size": size, "stroke-width": 0.3 * size }, name));
  });
  p.names = x.el("svg:g", { class: "beside", "aria-hidden": "true" }, ...written);
  p.svg.append(p.names);
};
