// Names beside dots, which have no room for all of them: of those that are looked at, and, where the picture is looked
// at closer, of those in sight, the ones with most relations first.

const MOST_NAMES = 40, MOST_DOTS = 300; // names that are written at once, and dots that are asked for theirs
const LETTER = 8, LINE = 16; // what a letter takes, more or less, and how high a name is, in CSS pixels of the whole picture

P.drawNames = (x, p, near, isMoving) => {
  if (p.names) p.names.remove();
  p.names = null;
  const by = p.size, [left, top, width, height] = p.view();
  if (p.data.form !== "dots" || isMoving || !near && by > 0.7) return;
  const isIn = ({ x: at, y }) => at > left && at < left + width && y > top && y < top + height;
  const ties = P.ties(x), count = ({ actor }) => (ties[actor] || []).length;
  let dots = [...p.actors.values()].filter(dot => dot.pose >= 0 && (near ? near.has(dot.actor) : isIn(dot) && !x.isDimmed(dot.actor)));
  if (!near) dots = dots.sort((a, b) => count(b) - count(a)).slice(0, MOST_DOTS);
  const names = p.things.filter(thing => thing.dot && thing.pose >= 0 && (near ? near.has(thing.actor) : isIn(thing.dot)));

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
    const name = P.name(x, dot.actor, x.state.slice), box = taken[i], gap = 3 * by, wide = LETTER * name.length * by, high = LINE * by;
    const right = box.x + box.width, middle = box.x + (box.width - wide) / 2, beside = box.y + (box.height - high) / 2;
    const below = box.y + box.height + gap, above = box.y - high - gap;
    const sides = [[right + gap, beside], [box.x - wide - gap, beside], [middle, below], [middle, above], [box.x, below], [box.x, above],
      [right - wide, below], [right - wide, above]].map(([x, y]) => ({ x, y, width: wide, height: high }));
    const side = sides.find(isFree) || (near ? sides[0] : null);
    if (!side) return;
    taken.push(side);
    written.push(x.el("svg:text", { x: side.x + wide / 2, y: side.y + 0.8 * high, "font-size": 14 * by, "stroke-width": 4 * by }, name));
  });
  p.names = x.el("svg:g", { class: "beside", "aria-hidden": "true" }, ...written);
  p.svg.append(p.names);
};
