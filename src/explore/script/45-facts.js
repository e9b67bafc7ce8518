// What the data says of an actor or a relation in a slice.

// "y": there; "u": perhaps there; "t": only talked of; ".": not seen.
P.isThere = letter => letter === "y" || letter === "u";

// What stands for several is told beside these, and not counted with them.
P.isOne = actor => !actor.members;

// The slice closest to this one in which it is seen, the earlier of two; null if there is none.
P.nearest = (seen, slice) => {
  for (let far = 0; far < seen.length; far++) {
    for (const n of [slice - far, slice + far]) if (n >= 0 && n < seen.length && seen[n] !== ".") return n;
  }
  return null;
};

// Name, kind and so on as they are in the slice, else in the nearest one.
P.form = (x, n, slice) => {
  const actor = x.data.actors[n], nearest = P.nearest(actor.seen, slice);
  return actor.forms[nearest === null ? 0 : actor.form[nearest]] || actor.forms[0] || { name: actor.id };
};
P.name = (x, n, slice) => x.t(P.form(x, n, slice).name);
P.title = (x, slice) => x.t(x.data.slices[slice].title);

// An id as a part of the id of a row, as C writes it (psg_svg_id_append), and back.
P.encoded = id => id.replace(/[^A-Za-z0-9._-]|_(?=x)/gu, sign => "_x" + sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + "_");
P.named = text => text.replace(/_x([0-9A-F]{4,6})_/g, (all, code) => String.fromCodePoint(parseInt(code, 16)));

// Whether a time is not before another one; null is open.
P.isAfter = (time, other) => time !== null && other !== null && time >= other;

// A link to an actor. What a click on it does stands in 60-panel.js.
P.link = (x, n, slice) => x.el("a", { href: "#actor-" + P.encoded(x.data.actors[n].id), "data-actor": n, dir: "auto" },
  P.name(x, n, slice));

// Only addresses that lead to a page or a letter; null for any other.
P.href = url => /^(https?:\/\/|mailto:)/i.test(url || "") ? url : null;
P.away = (x, url, text) => P.href(url) ? x.el("a", { href: url, rel: "noopener noreferrer" }, text) : x.el("span", {}, text);

P.kindOf = (x, relation) => relation.kind === undefined || relation.kind === null ? null : x.data.relationKinds[relation.kind];
P.relationText = (x, relation) => {
  const kind = P.kindOf(x, relation);
  return x.t(relation.label) || (kind ? x.t(kind.label) : "");
};

// By actor the relations that it is an end of, at any time.
P.ties = x => {
  if (!x.ties) {
    x.ties = x.data.actors.map(() => []);
    x.data.relations.forEach((relation, n) => {
      x.ties[relation.from].push(n);
      if (relation.to !== relation.from) x.ties[relation.to].push(n);
    });
  }
  return x.ties;
};
P.tiesIn = (x, actor, slice) => P.ties(x)[actor].filter(n => x.data.relations[n].seen[slice] !== ".");

// One more in the list of that key.
P.addTo = (lists, key, item) => {
  if (!lists.has(key)) lists.set(key, []);
  lists.get(key).push(item);
};

// With a separator in between, as in "A, B, C".
P.between = (items, separator) => [].concat(...items.map((item, n) => n ? [separator, item] : [item]));

// A sample of how a kind of actor or a kind of relation is drawn.
P.swatch = (x, item) => {
  const dash = { dashed: "4 3", dotted: "1 3" }[item.dash] || null;
  const fill = item.fill || (item.line ? "#fff" : null);
  return x.el("svg:svg", { class: "swatch", viewBox: "0 0 18 14", "aria-hidden": "true" }, fill
    ? x.el("svg:rect", { x: 1, y: 1, width: 16, height: 12, rx: 3, fill, stroke: item.line || "#50575f", "stroke-width": 1.5 })
    : x.el("svg:path", { d: "M1 7H17", stroke: item.colour || "#50575f", "stroke-width": 2.5, "stroke-dasharray": dash }));
};

// The sign on buttons that close something.
P.cross = x => x.el("svg:svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, x.el("svg:path", { d: "M6 6L18 18M18 6L6 18" }));
