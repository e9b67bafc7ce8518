// The panel of the chosen actor: what is known of it, in this slice and over time.

// Values of one measure of the actor as a small curve, with the first and the last in words; the place of the slice
// is a line across it. Who does not see it is told all values.
P.curve = (x, measure, values, slice) => {
  const known = values.filter(value => value.value !== null), first = known[0], last = known[known.length - 1];
  const label = x.t(measure.label) + (measure.unit ? " (" + x.t(measure.unit) + ")" : "");
  const when = value => String(Math.floor(value.from)), said = value => x.t(value.text);
  if (!known.length) return null;
  const times = known.map(value => value.to === null || value.to === undefined ? value.from : (value.from + value.to) / 2);
  const start = Math.min(...times), end = Math.max(...times);
  if (end === start) return x.el("li", { class: "curve" }, x.el("span", {}, label), x.el("b", {}, said(last)), x.el("small", {}, when(last)));
  const isLog = measure.scale === "log" && known.every(value => value.value > 0), height = value => isLog ? Math.log(value) : value;
  const heights = known.map(value => height(value.value)), low = isLog ? Math.min(...heights) : Math.min(0, ...heights), high = Math.max(...heights);
  const left = time => (100 * (time - start) / (end - start)).toFixed(1), top = each => (27 - 24 * (each - low) / (high - low || 1)).toFixed(1);
  const points = known.map((value, n) => left(times[n]) + " " + top(heights[n]));
  const { from, to } = x.data.slices[slice], now = from === null ? to : to === null ? from : (from + to) / 2;
  const dots = points.map(point => "M" + point + "h0").join("");
  return x.el("li", { class: "curve" }, x.el("span", { class: "what" }, label), x.el("small", {}, x.el("b", {}, said(first)), " ", when(first)),
    x.el("svg:svg", { viewBox: "0 0 100 30", preserveAspectRatio: "none", role: "img", "aria-label": label + ": " + known.map(value => when(value) + ": " + said(value)).join(", ") },
      now !== null && now >= start && now <= end ? x.el("svg:line", { x1: left(now), x2: left(now), y1: 0, y2: 30 }) : null,
      x.el("svg:path", { d: "M" + points.join("L") }), x.el("svg:path", { class: "dots", d: dots })),
    x.el("small", {}, x.el("b", {}, said(last)), " ", when(last)));
};

// Relations as one line for each kind, direction and note: "→ funds A, B".
const relationLines = (x, actor, relations, slice, withTimes) => {
  const lines = new Map();
  for (const n of relations) {
    const relation = x.data.relations[n], kind = P.kindOf(x, relation), isFrom = relation.from === actor;
    const arrow = kind && !kind.directed ? "" : isFrom ? "→" : "←", text = P.relationText(x, relation), note = x.t(relation.note), key = [arrow, text, note].join("\t");
    if (!lines.has(key)) lines.set(key, { arrow, text, kind, note, items: [] });
    const marks = [], other = isFrom ? relation.to : relation.from;
    if (!withTimes && relation.marks && (relation.marks[slice] & 1)) marks.push(x.el("span", { class: "mark" }, x.w("new")));
    if (relation.seen[slice] === "t") marks.push(x.el("small", {}, x.w("talkedOf")));
    if (withTimes && relation.when) marks.push(x.el("small", {}, x.t(relation.when)));
    lines.get(key).items.push([P.link(x, other, slice), ...P.between(marks, " ").reduce((all, mark) => all.concat(" ", mark), [])]);
  }
  return x.el("ul", {}, ...[...lines.values()].map(line => x.el("li", {}, line.kind ? P.swatch(x, line.kind) : null, " ",
    x.el("span", { "aria-hidden": "true" }, line.arrow ? line.arrow + " " : ""), line.arrow ? x.el("span", { class: "quiet" }, x.w(line.arrow === "→" ? "to" : "from") + " ") : null,
    x.el("span", { class: "soft", dir: "auto" }, line.text), " ", ...[].concat(...P.between(line.items, ", ")), line.note ? x.el("small", { dir: "auto" }, " " + line.note) : null)));
};

const eventLine = (x, n) => {
  const event = x.data.events[n];
  return x.el("li", {}, x.el("small", {}, x.t(event.when)), " ", x.el("span", { dir: "auto" }, P.href(event.url) ? P.away(x, event.url, x.t(event.title)) : x.t(event.title)));
};

P.sourceLine = (x, n) => {
  const source = x.data.sources[n], before = source.author ? x.t(source.author) + ", " : "";
  return x.el("li", { dir: "auto" }, before, P.away(x, source.url, x.t(source.title)), source.date ? ", " + x.t(source.date) : "");
};

// A list of which the first few are shown, and the others on demand.
const few = (x, items, most) => items.length <= most + 1 ? [x.el("ul", {}, ...items)]
  : [x.el("ul", {}, ...items.slice(0, most)), x.el("details", {}, x.el("summary", {}, x.w("others", items.length - most)), x.el("ul", {}, ...items.slice(most)))];

P.panel = (x, n) => {
  const { slice } = x.state, { data } = x, actor = data.actors[n], letter = actor.seen[slice], form = P.form(x, n, slice), mark = Number((actor.marks || "")[slice] || 0);
  const nearest = P.nearest(actor.seen, slice), parts = [], facts = [];
  const section = (word, ...content) => content.some(Boolean) && parts.push(x.el("h3", {}, x.w(word)), ...content.filter(Boolean));
  const fact = (word, ...content) => content.length && facts.push(x.el("dt", {}, x.w(word)), x.el("dd", { dir: "auto" }, ...content));
  const label = (list, place) => place === undefined || place === null ? [] : [x.t(data[list][place].label)];

  const marks = [[letter === "t", "talkedOf"], [letter === "u", data.slices[slice].projected ? "unsureProjected" : "unsure"], [mark & 1, "new"], [mark & 2, "ending"]]
    .filter(([is]) => is).map(([, word]) => x.el("span", { class: "mark" }, x.w(word)));
  if (letter === ".") {
    const go = nearest === null ? null : x.el("button", { class: "plain", click: () => x.set({ slice: nearest }) }, "→ " + P.title(x, nearest));
    parts.push(x.el("p", { class: "absent" }, x.w("notThere", P.title(x, slice)), " ", go));
  }
  if (form.full) parts.push(x.el("p", { class: "full", dir: "auto" }, x.t(form.full)));

  const kind = form.kind === undefined ? null : data.kinds[form.kind];
  if (kind) fact("kind", P.swatch(x, kind), " ", x.t(kind.label));
  fact("tier", ...label("tiers", form.tier));
  if (form.groups && form.groups.length) fact("groups", form.groups.map(group => label("groups", group)[0]).join(", "));
  if (actor.life) fact("life", x.t(actor.life));
  if (actor.names && actor.names.length > 1) fact("names", ...P.between(actor.names.map(each => [x.t(each.name), each.when ? x.el("small", {}, " " + x.t(each.when)) : ""]), x.el("br")).flat());
  for (const [name, value] of form.properties || []) facts.push(x.el("dt", { dir: "auto" }, x.t(name)), x.el("dd", { dir: "auto" }, x.t(value)));
  if (P.href(actor.url)) facts.push(x.el("dt", {}, x.w("address")), x.el("dd", {}, P.away(x, actor.url, actor.url.replace(/^\w+:(\/\/)?(www\.)?|\/$/g, ""))));
  if (facts.length) parts.push(x.el("dl", {}, ...facts));
  if (actor.note) parts.push(x.el("p", { dir: "auto" }, x.t(actor.note)));

  const inside = data.pictures.findIndex(picture => picture.opens === n);
  if (inside >= 0) parts.push(x.el("p", {}, x.el("button", { click: () => x.set({ picture: inside }) }, x.w("openMembers"))));
  if (actor.members && actor.members.length) section("members", ...few(x, actor.members.map(member => x.el("li", {}, typeof member === "number" ? P.link(x, member, slice) : x.t(member))), 12));

  const now = P.tiesIn(x, n, slice), others = P.ties(x)[n].filter(tie => !now.includes(tie));
  section("relations", now.length ? relationLines(x, n, now, slice) : null,
    others.length ? x.el("details", {}, x.el("summary", {}, x.w("atOtherTimes", others.length)), relationLines(x, n, others, slice, true)) : null);
  const turns = (data.successions || []).filter(each => each.from === n || each.to === n);
  // Each is told in a sentence, which leads to the other one.
  section("successions", turns.length ? x.el("ul", {}, ...turns.map(each => {
    const link = P.link(x, each.from === n ? each.to : each.from, slice);
    link.textContent = x.t(each.what);
    return x.el("li", {}, link, each.when ? x.el("small", {}, " " + x.t(each.when)) : null);
  })) : null);
  const curves = data.measures.map((measure, place) => P.curve(x, measure, data.values.filter(value => value.actor === n && value.measure === place).sort((a, b) => a.from - b.from), slice)).filter(Boolean);
  section("measures", curves.length ? x.el("ul", { class: "curves" }, ...curves) : null);
  if (actor.events && actor.events.length) section("events", ...few(x, actor.events.map(event => eventLine(x, event)), 6));
  if (actor.sources && actor.sources.length) section("sources", x.el("ul", {}, ...actor.sources.map(source => P.sourceLine(x, source))));
  return { name: P.name(x, n, slice), marks, parts };
};

P.parts.push(x => {
  const { root, el } = x;
  const panel = el("section", { class: "panel", hidden: true, tabindex: -1 });
  x.side = el("aside", { class: "side" }, panel);
  const stage = el("div", { class: "stage" });
  x.stage.before(stage);
  stage.append(x.stage, x.side);
  // Beside the pictures is room for it only while there is something to tell.
  x.fitSide = () => stage.classList.toggle("open", [...x.side.children].some(child => !child.hidden));

  let opener = null;
  const close = () => {
    const had = panel.contains(x.active());
    x.set({ actor: null });
    if (had && opener && opener.isConnected) opener.focus({ preventScroll: true });
  };
  // Whoever follows a link or a hit goes on here, and comes back to it by Escape.
  x.showPanel = () => {
    if (!panel.contains(x.active())) opener = x.active();
    panel.focus({ preventScroll: true });
    stage.scrollIntoView({ block: "nearest" });
    panel.scrollIntoView({ block: "nearest" });
  };
  root.addEventListener("click", event => {
    const link = event.target.closest("a[data-actor]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const actor = Number(link.dataset.actor), seen = x.data.actors[actor].seen, { slice } = x.state;
    const nearest = P.nearest(seen, slice);
    link.focus({ preventScroll: true }); // Not all browsers do so when a link is clicked.
    // Who follows a link wants to see where it leads, also if that is at another time.
    x.set({ actor, slice: seen[slice] === "." && nearest !== null ? nearest : slice });
    x.showPanel();
  });
  panel.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
  });

  x.on((state, before) => {
    if (state.actor === before.actor && state.slice === before.slice && state.lang === before.lang) return;
    panel.hidden = state.actor === null;
    if (state.actor !== null) {
      const had = panel.contains(x.active()) && x.active() !== panel, { name, marks, parts } = P.panel(x, state.actor);
      const button = el("button", { class: "icon close", "aria-label": x.w("close"), click: close }, P.cross(x));
      panel.setAttribute("aria-label", name);
      panel.replaceChildren(el("h2", { dir: "auto" }, name, ...marks.reduce((all, mark) => all.concat(" ", mark), [])), ...parts, button);
      if (had) panel.focus({ preventScroll: true });
      if (state.actor !== before.actor) panel.scrollTop = 0;
    }
    x.fitSide();
  });
});
