// Filters: which actors and relations step back, by kind, group, tier, kind of relation and by what is searched.

// What actors are filtered by: the state's key, the data's list, what a form has of it. None chosen means all. An actor
// fails a filter by a bit, which is the filter's place.
P.facets = [
  { key: "kinds", list: "kinds", of: form => [form.kind] },
  { key: "groups", list: "groups", of: form => form.groups || [] },
  { key: "tiers", list: "tiers", of: form => [form.tier] },
  { key: "relations", list: "relationKinds" }];
const BY_RELATION = 3, BY_TEXT = 4;

// By actor the bits of the filters that it fails; made anew for each state, when it is first asked.
const failures = x => {
  const { state, data } = x, { slice } = state;
  if (x.failed && x.failed.state === state) return x.failed.bits;
  const bits = data.actors.map(() => 0), isHere = thing => thing.seen[slice] !== ".";
  const fail = (bit, passes) => bits.forEach((old, n) => { if (!passes(n)) bits[n] |= 1 << bit; });
  P.facets.slice(0, BY_RELATION).forEach(({ key, of }, bit) => {
    if (state[key].length) fail(bit, n => of(P.form(x, n, slice)).some(value => state[key].includes(value)));
  });
  if (state.relations.length) {
    const tied = new Set();
    for (const relation of data.relations) {
      if (!state.relations.includes(relation.kind)) continue;
      // Of actors that are not there now, figures over time ask whether they ever had one.
      for (const end of [relation.from, relation.to]) if (isHere(relation) || !isHere(data.actors[end])) tied.add(end);
    }
    fail(BY_RELATION, n => tied.has(n));
  }
  if (state.q.trim()) {
    const found = new Set(P.search(x, state.q).map(hit => hit.n));
    fail(BY_TEXT, n => found.has(n));
  }
  // What stands for several passes if one of these does.
  data.actors.forEach(({ members }, n) => {
    if (members) bits[n] = members.some(member => isHere(data.actors[member]) && !bits[member]) ? 0 : 1;
  });
  x.failed = { state, bits };
  return bits;
};

// By value of a filter how many there are in the slice that pass all the others.
const countsOf = (x, bit) => {
  const bits = failures(x), { slice } = x.state, counts = new Map(), passes = n => !(bits[n] & ~(1 << bit));
  const add = value => counts.set(value, (counts.get(value) || 0) + 1);
  if (bit === BY_RELATION) {
    for (const { seen, from, to, kind } of x.data.relations) if (seen[slice] !== "." && passes(from) && passes(to)) add(kind);
  } else {
    x.data.actors.forEach((actor, n) => { if (P.isOne(actor) && actor.seen[slice] !== "." && passes(n)) P.facets[bit].of(P.form(x, n, slice)).forEach(add); });
  }
  return counts;
};

P.parts.push(x => {
  const { el, data } = x;
  x.isFiltered = () => Boolean(x.state.q.trim()) || P.facets.some(({ key }) => x.state[key].length);
  x.isDimmed = n => failures(x)[n] !== 0;
  x.isOtherKind = kind => x.state.relations.length > 0 && !x.state.relations.includes(kind);
  x.isDimmedRelation = n => {
    const { from, to, kind } = data.relations[n];
    return x.isDimmed(from) || x.isDimmed(to) || x.isOtherKind(kind);
  };

  const summary = el("summary"), sets = el("div"), filters = el("details", { class: "filters" }, summary, sets);
  x.toolRow.append(filters);
  x.listen(document, "click", event => { if (!event.composedPath().includes(filters)) filters.open = false; });
  filters.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !filters.open) return;
    event.stopPropagation();
    filters.open = false;
    summary.focus();
  });

  const swatch = item => item.fill || item.colour ? P.swatch(x, item) : null;
  const toggle = (key, value) => {
    const now = x.state[key];
    x.set({ [key]: now.includes(value) ? now.filter(other => other !== value) : now.concat(value) });
  };
  const facets = P.facets.map(({ key, list }, bit) => {
    const legend = el("legend"), checks = (data[list] || []).map((item, value) => {
      const box = el("input", { type: "checkbox", change: () => toggle(key, value) });
      const label = el("span", { dir: "auto" }), count = el("span", { class: "count" });
      return { item, value, box, label, count, whole: el("label", { class: "check" }, box, swatch(item), label, count) };
    });
    if (checks.length) sets.append(el("fieldset", {}, legend, ...checks.map(check => check.whole)));
    return { key, list, bit, legend, checks };
  });
  filters.hidden = !sets.firstChild;

  // What is chosen, each with a way to take it back. With the keyboard one goes on at the chip before.
  const chips = el("div", { class: "chips" });
  x.tools.after(chips);
  const chip = (text, sample, drop) => el("button", { click: () => {
    const place = [...chips.querySelectorAll("button")].indexOf(x.active());
    drop();
    (chips.querySelectorAll("button")[Math.max(0, place - 1)] || summary).focus();
  } }, sample, el("span", { dir: "auto" }, text), el("span", { "aria-hidden": "true" }, "×"), el("span", { class: "quiet" }, " " + x.w("clear")));
  const reset = () => {
    x.set({ q: "", kinds: [], groups: [], tiers: [], relations: [] });
    summary.focus();
  };
  const showChips = () => {
    if (!x.isFiltered()) return chips.replaceChildren();
    const { state } = x, here = data.actors.map((actor, n) => n).filter(n => P.isOne(data.actors[n]) && data.actors[n].seen[state.slice] !== ".");
    const all = [el("span", { class: "count" }, x.w("actorsShown", here.filter(n => !x.isDimmed(n)).length, here.length))];
    if (state.q.trim()) all.push(chip("“" + state.q.trim() + "”", null, () => x.set({ q: "" })));
    for (const { key, checks } of facets) {
      for (const n of state[key]) all.push(chip(x.t(checks[n].item.label), swatch(checks[n].item), () => toggle(key, n)));
    }
    chips.replaceChildren(...all, el("button", { class: "plain", click: reset }, x.w("reset")));
  };

  x.on(state => {
    const chosen = facets.reduce((sum, { key }) => sum + state[key].length, 0);
    summary.textContent = x.w("filters") + (chosen ? " (" + chosen + ")" : "");
    for (const { key, list, bit, legend, checks } of facets) {
      const counts = checks.length ? countsOf(x, bit) : null;
      legend.textContent = x.w(list);
      for (const { item, value, box, label, count, whole } of checks) {
        const number = counts.get(value) || 0;
        label.textContent = x.t(item.label);
        count.textContent = number;
        box.checked = state[key].includes(value);
        box.disabled = number === 0 && !box.checked;
        whole.classList.toggle("empty", box.disabled);
      }
    }
    showChips();
  });
});
