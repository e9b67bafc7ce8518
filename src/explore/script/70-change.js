// What changed between two slices, by the rules of `paysage compare` (slice/difference.h, slice/relation_match.h).

// Two texts say the same if they do in each language that both are written in.
const isSame = (a, b) => {
  const one = [].concat(a), other = [].concat(b), at = (text, n) => text.length > 1 ? text[n] : text[0];
  const languages = [...(one.length > other.length ? one : other).keys()];
  return languages.every(n => at(one, n) === at(other, n) || n > 0 && (at(one, n) === null || at(other, n) === null));
};

P.weight = ({ weights }, slice) => weights && weights[slice] !== null ? weights[slice] : 1;

// Relations that ended and others that begin between the same ends are one that goes on: matched first if they are
// alike in all, then in kind and label, in kind, in their ends. By the one that begins, the one that ended.
const matchRelations = (x, ended, begun, before, after) => {
  const keyOf = (n, slice, depth) => {
    const relation = x.data.relations[n], kind = P.kindOf(x, relation), ends = [relation.from, relation.to];
    if (depth === 3) return ends.join();
    if (!(kind && kind.directed)) ends.sort((a, b) => a - b);
    const label = [].concat(relation.label).find(Boolean) || "";
    return [...ends, relation.kind, depth < 2 && label, depth < 1 && P.weight(relation, slice)].join("\t");
  };
  const matches = new Map(), taken = new Set();
  for (let depth = 0; depth < 4; depth++) {
    const lines = new Map();
    for (const n of ended) P.addTo(lines, keyOf(n, before, depth), n);
    for (const n of begun) {
      const former = !matches.has(n) && (lines.get(keyOf(n, after, depth)) || []).find(each => !taken.has(each));
      if (!former && former !== 0) continue;
      taken.add(former);
      matches.set(n, former);
    }
  }
  return matches;
};

// The value that holds in the slice: one in it rather than before it, then the later, then a number; null: none is known.
const valueAt = (x, values, slice) => {
  const { from, to } = x.data.slices[slice], or = (time, end) => time === null ? end : time, last = or(to, Infinity);
  const start = value => or(value.from, -Infinity), meets = value => or(value.to, Infinity) > or(from, -Infinity);
  const isBetter = (one, other) => meets(one) !== meets(other) ? meets(one)
    : start(one) !== start(other) ? start(one) > start(other) : one.value !== null && other.value === null;
  const best = values.filter(value => start(value) < last).reduce((one, other) => !one || isBetter(other, one) ? other : one, null);
  return best && (best.value !== null || best.text) ? best : null;
};

const hasOtherValue = (x, actor, before, after) => {
  if (!x.valuesOf) {
    x.valuesOf = x.data.actors.map(() => new Map());
    for (const value of x.data.values) P.addTo(x.valuesOf[value.actor], value.measure + (value.each ? "each" : ""), value);
  }
  return [...x.valuesOf[actor].values()].some(values => {
    const was = valueAt(x, values, before), is = valueAt(x, values, after);
    return was && is && !(was.value === is.value && isSame(was.text, is.text));
  });
};

// Of properties that both have, one has another value.
const hasOtherProperty = (one, other) => (one || []).some(([name, value]) =>
  (other || []).some(each => isSame(each[0], name) && !isSame(each[1], value)));

// Lists of actors; of relations; relationsAltered has pairs: what it was, what it is.
P.changes = (x, before, after) => {
  const { actors, relations } = x.data, found = { altered: [] };
  for (const name of ["added", "removed", "renamed", "otherKind", "otherTier", "otherGroups", "otherProperties", "otherMeasurement",
    "talkedOf", "notTalkedOf", "relationsAdded", "relationsRemoved", "relationsAltered"]) found[name] = [];

  actors.forEach((actor, n) => {
    if (!P.isOne(actor)) return;
    const was = actor.seen[before], is = actor.seen[after];
    if (P.isThere(was) !== P.isThere(is)) return found[P.isThere(is) ? "added" : "removed"].push(n);
    const one = actor.forms[actor.form[before]], other = actor.forms[actor.form[after]], groups = form => [...form.groups || []].sort().join();
    const isBoth = P.isThere(is);
    const told = {
      renamed: isBoth && !isSame(one.name, other.name),
      otherKind: isBoth && one.kind !== other.kind,
      otherTier: isBoth && one.tier !== other.tier,
      otherGroups: isBoth && groups(one) !== groups(other),
      otherProperties: isBoth && hasOtherProperty(one.properties, other.properties),
      otherMeasurement: isBoth && hasOtherValue(x, n, before, after),
      talkedOf: !isBoth && was === "." && is === "t",
      notTalkedOf: !isBoth && was === "t" && is === "." };
    const lists = Object.keys(told).filter(name => told[name]);
    for (const name of lists) found[name].push(n);
    if (lists.length) found.altered.push(n);
  });

  const ended = [], begun = [];
  relations.forEach((relation, n) => {
    const was = P.isThere(relation.seen[before]), is = P.isThere(relation.seen[after]);
    if (was !== is) (is ? begun : ended).push(n);
    else if (is && P.weight(relation, before) !== P.weight(relation, after)) found.relationsAltered.push([n, n]);
  });
  const matches = matchRelations(x, ended, begun, before, after), goOn = new Set(matches.values());
  found.relationsRemoved = ended.filter(n => !goOn.has(n));
  found.relationsAdded = begun.filter(n => !matches.has(n));
  for (const [n, former] of matches) {
    const was = relations[former], is = relations[n];
    const same = was.kind === is.kind && isSame(was.label, is.label) && P.weight(was, before) === P.weight(is, after);
    if (!same || hasOtherProperty(was.properties, is.properties)) found.relationsAltered.push([former, n]);
  }
  found.relationsAltered.sort((a, b) => a[1] - b[1]);
  return found;
};

// Changes of the list that are told by the name alone stand side by side.
const BRIEF = ["added", "removed", "otherProperties", "otherMeasurement", "talkedOf", "notTalkedOf"];

P.parts.push(x => {
  const { el } = x, { slices, relations } = x.data, list = el("section", { class: "changes", hidden: true });
  x.side.append(list);
  const select = el("select", { change: () => x.set({ since: select.value === "" ? null : Number(select.value) }) });
  if (slices.length > 1) x.toolRow.append(select);

  const tellRelation = (n, slice) => {
    const relation = relations[n], kind = P.kindOf(x, relation), arrow = kind && !kind.directed ? " – " : " → ";
    return [P.link(x, relation.from, slice), el("span", { class: "soft" }, " " + P.relationText(x, relation) + arrow), P.link(x, relation.to, slice)];
  };
  const turn = (name, form) => {
    const labels = (key, places) => places.map(place => x.t(x.data[key][place].label)).join(", ") || "–";
    const has = place => place === undefined ? [] : [place];
    return name === "otherKind" ? labels("kinds", has(form.kind)) : name === "otherTier" ? labels("tiers", has(form.tier))
      : labels("groups", form.groups || []);
  };
  const tell = (name, item, was, is) => {
    if (name === "relationsAdded") return tellRelation(item, is);
    if (name === "relationsRemoved") return tellRelation(item, was);
    if (name === "relationsAltered") {
      const [former, now] = item, weights = [P.weight(relations[former], was), P.weight(relations[now], is)];
      return former === now ? [...tellRelation(now, is), " " + weights.join(" → ")]
        : [...tellRelation(former, was), el("br"), "→ ", ...tellRelation(now, is)];
    }
    const isGone = name === "removed" || name === "notTalkedOf", link = P.link(x, item, isGone ? was : is);
    const one = P.form(x, item, was), other = P.form(x, item, is);
    if (name === "renamed") return [el("span", { class: "soft", dir: "auto" }, x.t(one.name)), " → ", link];
    return BRIEF.includes(name) ? [link] : [link, el("span", { class: "soft" }, " " + turn(name, one) + " → " + turn(name, other))];
  };
  const capital = text => text.charAt(0).toLocaleUpperCase(x.lang()) + text.slice(1);
  const count = text => el("span", { class: "count" }, text);
  const close = () => {
    x.set({ since: null });
    select.focus();
  };

  x.on((state, before) => {
    const { since, slice } = state;
    if (state.lang !== before.lang) {
      const option = (value, text) => el("option", { value }, text);
      select.setAttribute("aria-label", x.w("since"));
      select.replaceChildren(option("", x.w("compareWith")), ...slices.map(({ title }, n) => option(n, x.w("sinceSlice", x.t(title)))));
    }
    select.value = since === null ? "" : since;
    if (["since", "slice", "lang"].every(key => state[key] === before[key])) return;
    list.hidden = since === null;
    x.fitSide();
    if (list.hidden) return list.replaceChildren();
    const found = Object.entries(P.changes(x, since, slice)).filter(([name, items]) => name !== "altered" && items.length);
    list.replaceChildren(
      el("h2", null, x.w("changes") + " ", count(P.title(x, since) + " → " + P.title(x, slice))),
      ...found.map(([name, items]) => el("div", null, el("h3", null, capital(x.w(name)) + " ", count(items.length)),
        el("ul", { class: BRIEF.includes(name) && "few" }, ...items.map(item => el("li", null, ...tell(name, item, since, slice)))))),
      found.length ? "" : el("p", null, x.w("noChange")),
      el("button", { class: "icon close", "aria-label": x.w("close"), click: close }, P.cross(x)));
  });
});
