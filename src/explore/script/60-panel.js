// The panel of the chosen actor: what is known of it, in this slice and over time.

const small = text => P.el("small", { dir: "auto" }, text);
const listOf = items => items.length ? P.el("ul", null, ...items) : null;

// A list of which the first few are shown, and the others on demand.
const few = (x, items, most) => items.length <= most + 1 ? listOf(items)
  : P.el("div", null, listOf(items.slice(0, most)), folded(x.w("others", items.length - most), listOf(items.slice(most))));
const folded = (title, content) => P.el("details", null, P.el("summary", null, title), content);

P.measureName = (x, { label, unit }, isEach) => x.t(label) + (unit ? " (" + x.t(unit) + ")" : "") + (isEach ? ", " + x.w("each") : "");

// Values of one measure as a small curve, with the first and the last in words; the slice is a line across it. Who
// does not see it is told all values.
const curve = (x, measure, values, slice) => {
  const all = values.filter(value => value.value !== null).sort((a, b) => a.from - b.from);
  if (!all.length) return null;
  const { el } = x, middle = ({ from, to }) => from === null ? to : to === null ? from : (from + to) / 2;
  const label = P.measureName(x, measure, all[0].each);
  const when = value => x.t(value.when), end = value => el("small", null, el("b", null, x.t(value.text)), " ", when(value));
  const last = all[all.length - 1], times = all.map(middle), [first] = times, span = times[times.length - 1] - first;
  if (!span) return el("li", { class: "curve" }, el("span", null, label), end(last));
  const isLog = measure.scale === "log" && all.every(value => value.value > 0);
  const heights = all.map(value => isLog ? Math.log(value.value) : value.value), high = Math.max(...heights);
  const low = isLog ? Math.min(...heights) : Math.min(0, ...heights);
  const left = time => (100 * (time - first) / span).toFixed(1);
  const points = times.map((time, n) => left(time) + " " + (27 - 24 * (heights[n] - low) / (high - low || 1)).toFixed(1));
  const now = middle(x.data.slices[slice]), isNow = now !== null && now >= first && now - first <= span;
  const spoken = label + x.w("colon") + " " + all.map(value => when(value) + x.w("colon") + " " + x.t(value.text)).join(", ");
  return el("li", { class: "curve" }, el("span", { class: "what" }, label), end(all[0]),
    el("svg:svg", { viewBox: "0 0 100 30", preserveAspectRatio: "none", role: "img", "aria-label": spoken },
      isNow && el("svg:line", { x1: left(now), x2: left(now), y1: 0, y2: 30 }),
      el("svg:path", { d: "M" + points.join("L") }),
      el("svg:path", { class: "dots", d: points.map(point => "M" + point + "h0").join("") })),
    end(last));
};

// Relations as one line for each kind, direction and note: "→ funds A, B". Those of other times tell when they were.
const relationLines = (x, actor, relations, slice, isNow) => {
  const lines = new Map(), { el } = x;
  for (const n of relations) {
    const relation = x.data.relations[n], kind = P.kindOf(x, relation), isFrom = relation.from === actor;
    const arrow = kind && !kind.directed ? "" : isFrom ? "→" : "←", text = P.relationText(x, relation), note = x.t(relation.note);
    const key = [arrow, text, note].join("\t"), link = P.link(x, isFrom ? relation.to : relation.from, slice);
    if (!lines.has(key)) lines.set(key, { arrow, text, kind, note, items: [] });
    const mark = isNow ? relation.marks && relation.marks[slice] & 1 ? el("span", { class: "mark" }, x.w("new"))
      : relation.seen[slice] === "t" ? small(x.w("talkedOf")) : null : relation.when ? small(x.t(relation.when)) : null;
    lines.get(key).items.push(mark ? [link, " ", mark] : [link]);
  }
  return listOf([...lines.values()].map(({ arrow, text, kind, note, items }) => el("li", null, kind && P.swatch(x, kind), " ",
    arrow && el("span", { "aria-hidden": "true" }, arrow + " "),
    arrow && el("span", { class: "quiet" }, x.w(arrow === "→" ? "to" : "from") + " "),
    el("span", { class: "soft", dir: "auto" }, text), " ", ...P.between(items, ", ").flat(), note && " ", note && small(note))));
};

const eventLine = (x, n) => {
  const { when, title, url } = x.data.events[n];
  return x.el("li", null, small(x.t(when)), " ", x.el("span", { dir: "auto" }, P.away(x, url, x.t(title))));
};

// Each succession is told in a sentence, which leads to the other one.
const turnLine = (x, turn, actor) => {
  const link = P.link(x, turn.from === actor ? turn.to : turn.from, x.state.slice);
  link.textContent = x.t(turn.what);
  return x.el("li", null, link);
};

P.sourceLine = (x, n) => {
  const { author, title, url, date } = x.data.sources[n];
  return x.el("li", { dir: "auto" }, author ? x.t(author) + ", " : "", P.away(x, url, x.t(title)), date ? ", " + x.t(date) : "");
};

const factsOf = (x, actor, form) => {
  const { data, el } = x, facts = [], label = (list, place) => x.t(data[list][place].label);
  const fact = (name, ...content) => facts.push(el("dt", { dir: "auto" }, name), el("dd", { dir: "auto" }, ...content));
  if (form.kind !== undefined) fact(x.w("kind"), P.swatch(x, data.kinds[form.kind]), " ", label("kinds", form.kind));
  if (form.tier !== undefined) fact(x.w("tier"), label("tiers", form.tier));
  if (form.groups) fact(x.w("groups"), form.groups.map(group => label("groups", group)).join(", "));
  if (actor.life) fact(x.w("life"), x.t(actor.life));
  const names = (actor.names || []).map(({ name, when }) => el("div", { dir: "auto" }, x.t(name) + " ", when && small(x.t(when))));
  if (names.length > 1) fact(x.w("names"), ...names);
  for (const [name, value] of form.properties || []) fact(x.t(name), x.t(value));
  if (P.href(actor.url)) fact(x.w("address"), P.away(x, actor.url, actor.url.replace(/^\w+:(\/\/)?(www\.)?|\/$/g, "")));
  return facts.length ? el("dl", null, ...facts) : null;
};

const panelOf = (x, n) => {
  const { data, el } = x, { slice } = x.state, actor = data.actors[n], form = P.form(x, n, slice), parts = [];
  const letter = actor.seen[slice], mark = Number(actor.marks[slice]), nearest = P.nearest(actor.seen, slice);
  const section = (word, ...content) => { if (content.some(Boolean)) parts.push(el("h3", null, x.w(word)), ...content); };
  const words = [letter === "t" && "talkedOf", letter === "u" && (data.slices[slice].projected ? "unsureProjected" : "unsure"),
    mark & 1 && "new", mark & 2 && "ending"].filter(Boolean);
  parts.push(el("h2", { dir: "auto" }, P.name(x, n, slice), ...words.map(word => [" ", el("span", { class: "mark" }, x.w(word))]).flat()));
  if (letter === ".") {
    const go = nearest !== null && el("button", { class: "plain", click: () => x.set({ slice: nearest }) }, "→ " + P.title(x, nearest));
    parts.push(el("p", null, x.w("notThere", P.title(x, slice)), " ", go));
  }
  if (form.full) parts.push(el("p", { class: "full", dir: "auto" }, x.t(form.full)));
  parts.push(factsOf(x, actor, form), actor.note && el("p", { dir: "auto" }, x.t(actor.note)));
  if (actor.members) section("members", few(x, actor.members.map(member => el("li", null, P.link(x, member, slice))), 12));
  const ties = P.ties(x)[n], now = P.tiesIn(x, n, slice), others = ties.filter(tie => !now.includes(tie));
  section("relations", relationLines(x, n, now, slice, true),
    others.length ? folded(x.w("atOtherTimes", others.length), relationLines(x, n, others, slice, false)) : null);
  section("successions", listOf(data.successions.filter(turn => turn.from === n || turn.to === n).map(turn => turnLine(x, turn, n))));
  const curves = data.measures.map((measure, place) => [false, true].map(isEach => curve(x, measure,
    data.values.filter(value => value.actor === n && value.measure === place && Boolean(value.each) === isEach), slice)));
  section("measures", listOf(curves.flat().filter(Boolean)));
  section("events", few(x, (actor.events || []).map(event => eventLine(x, event)), 6));
  section("sources", listOf((actor.sources || []).map(source => P.sourceLine(x, source))));
  return parts.filter(Boolean);
};

P.parts.push(x => {
  const { el } = x, panel = el("section", { class: "panel", hidden: true, tabindex: -1 });
  const stage = el("div", { class: "stage" });
  x.side = el("aside", { class: "side" }, panel);
  x.stage.before(stage);
  stage.append(x.stage, x.side);
  // Beside the pictures is room for it only while there is something to tell.
  x.fitSide = () => stage.classList.toggle("open", [...x.side.children].some(child => !child.hidden));

  // Whoever follows a link or a hit goes on in the panel, and comes back to it when that is closed.
  let opener = null;
  x.showPanel = () => {
    if (!panel.contains(x.active())) opener = x.active();
    panel.focus({ preventScroll: true });
    stage.scrollIntoView({ block: "nearest" });
    panel.scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    const hasFocus = panel.contains(x.active());
    x.set({ actor: null });
    if (hasFocus && opener && opener.isConnected) opener.focus({ preventScroll: true });
  };
  panel.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  x.root.addEventListener("click", event => {
    const link = event.target.closest("a[data-actor]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    link.focus({ preventScroll: true }); // Not all browsers do so when a link is clicked.
    // Who follows a link wants to see where it leads, also if that is at another time.
    const actor = Number(link.dataset.actor), nearest = P.nearest(x.data.actors[actor].seen, x.state.slice);
    x.set({ actor, slice: nearest === null ? x.state.slice : nearest });
    x.showPanel();
  });

  x.on((state, before) => {
    if (["actor", "slice", "lang"].every(key => state[key] === before[key])) return;
    panel.hidden = state.actor === null;
    x.fitSide();
    if (panel.hidden) return;
    const isWithin = panel.contains(x.active()) && x.active() !== panel;
    panel.setAttribute("aria-label", P.name(x, state.actor, state.slice));
    panel.replaceChildren(...panelOf(x, state.actor),
      el("button", { class: "icon close", "aria-label": x.w("close"), click: close }, P.cross(x)));
    if (isWithin) panel.focus({ preventScroll: true });
    if (state.actor !== before.actor) x.side.scrollTop = 0;
  });
});
