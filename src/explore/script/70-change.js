// What changed between two slices, by the rules of `paysage compare` (slice/difference.h, slice/relation_match.h).

// Two texts say the same if they do in each language that both are written in.
const isSame = (a, b) => {
  const count = Math.max(Array.isArray(a) ? a.length : 1, Array.isArray(b) ? b.length : 1), in_ = (text, n) => Array.isArray(text) ? text[n] : text;
  for (let n = 0; n < count; n++) {
    const one = in_(a, n), other = in_(b, n);
    if (one !== other && !(n > 0 && (one === null || other === null))) return false;
  }
  return true;
};

// Relations that ended and others that begin between the same ends are one that goes on: matched first if they are
// alike in all, then in kind and label, in kind, in their ends. By the one that begins, the one that ended.
const matchRelations = (x, ended, begun, before, after) => {
  const label = relation => { const text = relation.label; return (Array.isArray(text) ? text.find(Boolean) : text) || ""; };
  const keyOf = (n, slice, depth) => {
    const relation = x.data.relations[n], kind = P.kindOf(x, relation), ends = [relation.from, relation.to];
    if (depth === 3) return ends.join();
    if (!(kind && kind.directed)) ends.sort((a, b) => a - b);
    return [...ends, relation.kind, depth < 2 ? label(relation) : "", depth < 1 ? P.weight(relation, slice) : ""].join("\t");
  };
  const matches = new Map(), taken = new Set();
  for (let depth = 0; depth < 4; depth++) {
    const lines = new Map();
    for (const n of ended) {
      const key = keyOf(n, before, depth);
      if (!lines.has(key)) lines.set(key, []);
      lines.get(key).push(n);
    }
    for (const n of begun) {
      if (matches.has(n)) continue;
      const former = (lines.get(keyOf(n, after, depth)) || []).find(each => !taken.has(each));
      if (former === undefined) continue;
      taken.add(former);
      matches.set(n, former);
    }
  }
  return matches;
};
P.weight = (relation, slice) => relation.weights && relation.weights[slice] !== null ? relation.weights[slice] : 1;

// The value of the actor that holds in the slice: one in it rather than before it, then the later, then a number.
P.valueAt = (x, values, slice) => {
  const { from, to } = x.data.slices[slice], open = (time, end) => time === null || time === undefined ? end : time;
  const start = value => open(value.from, -Infinity), meets = value => start(value) < open(to, Infinity) && open(value.to, Infinity) > open(from, -Infinity);
  let best = null;
  for (const value of values) {
    if (start(value) >= open(to, Infinity)) continue;
    const isBetter = !best || (meets(value) !== meets(best) ? meets(value) : start(value) !== start(best) ? start(value) > start(best) : best.value === null && value.value !== null);
    if (isBetter) best = value;
  }
  return best && (best.value !== null || best.text) ? best : null;
};

const hasOtherValue = (x, actor, before, after) => {
  if (!x.valuesOf) {
    x.valuesOf = new Map();
    for (const value of x.data.values || []) {
      const key = value.actor, line = value.measure + (value.each ? "each" : "");
      if (!x.valuesOf.has(key)) x.valuesOf.set(key, new Map());
      const lines = x.valuesOf.get(key);
      if (!lines.has(line)) lines.set(line, []);
      lines.get(line).push(value);
    }
  }
  return [...(x.valuesOf.get(actor) || new Map()).values()].some(values => {
    const was = P.valueAt(x, values, before), is = P.valueAt(x, values, after);
    return was && is && was !== is && !(was.value === is.value && isSame(was.text, is.text));
  });
};

const hasOtherProperty = (one, other) => (one || []).some(([name, value]) => {
  const same = (other || []).find(each => isSame(each[0], name));
  return same && !isSame(same[1], value);
});

// Lists of actors; of relations; relationsAltered has pairs: what it was, what it is.
P.changes = (x, before, after) => {
  const { data } = x, found = { added: [], removed: [], altered: [], renamed: [], otherKind: [], otherTier: [], otherGroups: [], otherProperties: [],
    otherMeasurement: [], talkedOf: [], notTalkedOf: [], relationsAdded: [], relationsRemoved: [], relationsAltered: [] };
  data.actors.forEach((actor, n) => {
    const was = actor.seen[before], is = actor.seen[after], told = [];
    if (P.isThere(was) !== P.isThere(is)) return found[P.isThere(is) ? "added" : "removed"].push(n);
    if (P.isThere(is)) {
      const one = actor.forms[actor.form[before]], other = actor.forms[actor.form[after]], groups = form => [...form.groups || []].sort().join();
      if (!isSame(one.name, other.name) && !actor.members) told.push("renamed");
      if (one.kind !== other.kind) told.push("otherKind");
      if (one.tier !== other.tier) told.push("otherTier");
      if (groups(one) !== groups(other)) told.push("otherGroups");
      if (hasOtherProperty(one.properties, other.properties)) told.push("otherProperties");
      if (!actor.members && hasOtherValue(x, n, before, after)) told.push("otherMeasurement");
    } else if (was !== is) {
      told.push(is === "t" ? "talkedOf" : "notTalkedOf");
    }
    if (told.length) found.altered.push(n);
    for (const list of told) found[list].push(n);
  });
  const ended = [], begun = [], there = (relation, slice) => P.isThere(relation.seen[slice]);
  data.relations.forEach((relation, n) => {
    const was = there(relation, before), is = there(relation, after);
    if (was && is) {
      if (P.weight(relation, before) !== P.weight(relation, after)) found.relationsAltered.push([n, n]);
    } else if (was || is) {
      (is ? begun : ended).push(n);
    }
  });
  const matches = matchRelations(x, ended, begun, before, after), goOn = new Set(matches.values());
  found.relationsRemoved = ended.filter(n => !goOn.has(n));
  for (const n of begun) {
    if (!matches.has(n)) {
      found.relationsAdded.push(n);
      continue;
    }
    const was = data.relations[matches.get(n)], is = data.relations[n];
    const same = was.kind === is.kind && isSame(was.label, is.label) && P.weight(was, before) === P.weight(is, after) && !hasOtherProperty(was.properties, is.properties);
    if (!same) found.relationsAltered.push([matches.get(n), n]);
  }
  found.relationsAltered.sort((a, b) => a[1] - b[1]);
  return found;
};

P.parts.push(x => {
  const { el } = x, { slices } = x.data, list = el("section", { class: "changes", hidden: true });
  x.side.append(list);
  const select = el("select", { change: () => x.set({ since: select.value === "" ? null : Number(select.value) }) });
  if (slices.length > 1) x.toolRow.append(select);

  const labelOf = (name, place) => place === undefined || place === null ? "–" : x.t(x.data[name][place].label);
  const tellRelation = n => {
    const { from, to } = x.data.relations[n], kind = P.kindOf(x, x.data.relations[n]), slice = x.data.relations[n].seen[x.state.slice] === "." ? x.state.since : x.state.slice;
    return [P.link(x, from, slice), x.el("span", { class: "soft" }, " " + P.relationText(x, x.data.relations[n]) + (kind && !kind.directed ? " – " : " → ")), P.link(x, to, slice)];
  };
  const tell = (name, item, was, is) => {
    if (name === "relationsAltered") return [...tellRelation(item[0]), ...item[0] === item[1] ? [" " + P.weight(x.data.relations[item[0]], was) + " → " + P.weight(x.data.relations[item[1]], is)] : [el("br"), "→ ", ...tellRelation(item[1])]];
    if (name.startsWith("relations")) return tellRelation(item);
    const link = P.link(x, item, name === "removed" || name === "notTalkedOf" ? was : is), one = P.form(x, item, was), other = P.form(x, item, is);
    const turn = (a, b) => el("span", { class: "soft" }, " " + a + " → " + b);
    if (name === "renamed") return [el("span", { class: "soft", dir: "auto" }, x.t(one.name)), " → ", link];
    if (name === "otherKind") return [link, turn(labelOf("kinds", one.kind), labelOf("kinds", other.kind))];
    if (name === "otherTier") return [link, turn(labelOf("tiers", one.tier), labelOf("tiers", other.tier))];
    if (name === "otherGroups") {
      const labels = form => (form.groups || []).map(group => labelOf("groups", group)).join(", ") || "–";
      return [link, turn(labels(one), labels(other))];
    }
    return [link];
  };
  const capital = text => text.charAt(0).toLocaleUpperCase(x.lang()) + text.slice(1);

  x.on((state, before) => {
    if (state.lang !== before.lang) {
      select.setAttribute("aria-label", x.w("since"));
      select.replaceChildren(el("option", { value: "" }, x.w("compareWith")), ...slices.map((slice, n) => el("option", { value: n }, x.w("sinceSlice", x.t(slice.title)))));
    }
    select.value = state.since === null ? "" : state.since;
    if (state.since === before.since && state.slice === before.slice && state.lang === before.lang) return;
    list.hidden = state.since === null;
    list.replaceChildren();
    if (state.since !== null) {
      const found = P.changes(x, state.since, state.slice), parts = [];
      for (const [name, items] of Object.entries(found)) {
        if (name === "altered" || !items.length) continue;
        parts.push(el("div", { class: name }, el("h3", {}, capital(x.w(name)) + " ", el("span", { class: "count" }, items.length)), el("ul", { class: /^(added|removed|other(Properties|Measurement)|(notT|t)alkedOf)$/.test(name) ? "few" : null }, ...items.map(item => el("li", {}, ...tell(name, item, state.since, state.slice))))));
      }
      const close = el("button", { class: "icon close", "aria-label": x.w("close"), click: () => { x.set({ since: null }); select.focus(); } }, P.cross(x));
      list.append(el("h2", {}, x.w("changes") + " ", el("span", { class: "count" }, P.title(x, state.since) + " → " + P.title(x, state.slice))), ...parts.length ? parts : [el("p", {}, x.w("noChange"))], close);
    }
    x.fitSide();
  });
});
