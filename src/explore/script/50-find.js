// Finding: a search box with the list of what it found, and filters by kind, group, tier and kind of relation.

// Without case, accents and ligatures, one piece for each sign of the text, so that places in both can be told.
const plain = sign => {
  const known = { "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "’": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "\u00a0": " ", "\u202f": " " };
  const small = sign.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return small in known ? known[small] : small;
};
P.plain = text => [...text].map(plain).join("");

// Lists of the data that actors are filtered by, with the key of the state and of a form. The place of each is a bit
// of what an actor fails.
P.facets = [
  { bit: 0, key: "kinds", list: "kinds", of: form => [form.kind] },
  { bit: 1, key: "groups", list: "groups", of: form => form.groups || [] },
  { bit: 2, key: "tiers", list: "tiers", of: form => [form.tier] },
  { bit: 3, key: "relations", list: "relationKinds" }];
const BY_RELATION = 3, BY_TEXT = 4;

// What of an actor is searched, in the order of worth: [what it is, text], in all languages.
P.searched = (x, n) => {
  const actor = x.data.actors[n], found = [], texts = text => [].concat(text === undefined ? [] : text).filter(Boolean);
  const add = (what, text) => texts(text).forEach(one => found.some(other => other[1] === one) || found.push([what, one]));
  for (const form of actor.forms) add("name", form.name);
  for (const each of actor.names || []) add("name", each.name);
  for (const form of actor.forms) add("full", form.full);
  add("note", actor.note);
  return found;
};

// Actors in which all words of the query are found, the best first: { n, what, text, at, score }.
P.search = (x, query) => {
  x.index = x.index || x.data.actors.map((actor, n) => P.searched(x, n).map(([what, text]) => [what, text, P.plain(text)]));
  const words = P.plain(query).split(/\s+/).filter(Boolean), hits = [];
  if (!words.length) return hits;
  x.index.forEach((texts, n) => {
    if (!words.every(word => texts.some(([, , text]) => text.includes(word)))) return;
    const name = P.plain(P.name(x, n, x.state.slice));
    const at = text => text.startsWith(words[0]) ? 0 : text.includes(" " + words[0]) ? 1 : text.includes(words[0]) ? 2 : 9;
    const best = texts.map(([what, text, folded]) => {
      const now = what === "name" && folded === name;
      return { n, what: now ? "now" : what, text, score: at(folded) + (now ? 0 : { name: 3, full: 6, note: 20 }[what]) };
    }).sort((a, b) => a.score - b.score)[0];
    hits.push(Object.assign(best, { word: words[0], there: x.data.actors[n].seen[x.state.slice] !== "." }));
  });
  return hits.sort((a, b) => a.score - b.score || b.there - a.there || a.n - b.n);
};

// The text around the first place of the word, which is marked.
P.excerpt = (x, text, word) => {
  const signs = [...text], places = [];
  signs.forEach((sign, n) => { for (const each of plain(sign)) places.push(n); });
  const start = P.plain(text).indexOf(word);
  if (start < 0) return [text.length > 90 ? text.slice(0, 88) + "…" : text];
  const from = places[start], to = places[start + word.length - 1] + 1, first = from > 60 ? from - 40 : 0, last = Math.max(to, first + 90);
  return [(first ? "…" : "") + signs.slice(first, from).join(""), x.el("mark", {}, signs.slice(from, to).join("")),
    signs.slice(to, last).join("") + (signs.length > last ? "…" : "")];
};

// By actor a bit for each filter that it fails, 0 if it passes all; made anew for each state, when it is first asked.
const failures = x => {
  if (x.failed && x.failed.state === x.state) return x.failed;
  const { state, data } = x, actors = data.actors.map(() => 0), fail = (n, bit) => { actors[n] |= 1 << bit; };
  P.facets.slice(0, BY_RELATION).forEach(facet => {
    const wanted = state[facet.key];
    if (wanted.length) data.actors.forEach((actor, n) => facet.of(P.form(x, n, state.slice)).some(value => wanted.includes(value)) || fail(n, facet.bit));
  });
  if (state.relations.length) {
    const tied = new Set();
    for (const relation of data.relations) {
      if (state.relations.includes(relation.kind)) {
        // Of actors that are not there now, figures over time ask whether they ever had one.
        for (const end of [relation.from, relation.to]) if (relation.seen[state.slice] !== "." || data.actors[end].seen[state.slice] === ".") tied.add(end);
      }
    }
    data.actors.forEach((actor, n) => tied.has(n) || fail(n, BY_RELATION));
  }
  if (state.q.trim()) {
    const found = new Set(P.search(x, state.q).map(hit => hit.n));
    data.actors.forEach((actor, n) => found.has(n) || fail(n, BY_TEXT));
  }
  x.failed = { state, actors };
  return x.failed;
};

// How many there are in the slice that have this value and pass all other filters.
const countOf = (x, bit, value) => {
  const failed = failures(x).actors, { slice } = x.state, others = n => (failed[n] & ~(1 << bit)) === 0;
  if (bit === BY_RELATION) {
    return x.data.relations.filter(relation => relation.kind === value && relation.seen[slice] !== "." && others(relation.from) && others(relation.to)).length;
  }
  return x.data.actors.filter((actor, n) => actor.seen[slice] !== "." && others(n) && P.facets[bit].of(P.form(x, n, slice)).includes(value)).length;
};

P.parts.push(x => {
  x.isFiltered = () => Boolean(x.state.q.trim()) || P.facets.some(facet => x.state[facet.key].length);
  x.isDimmed = n => failures(x).actors[n] !== 0;
  x.isDimmedRelation = n => {
    const { from, to, kind } = x.data.relations[n], wanted = x.state.relations;
    return x.isDimmed(from) || x.isDimmed(to) || (wanted.length > 0 && !wanted.includes(kind));
  };

  const id = x.id("tools"), row = x.el("div", { class: "row", id });
  const fold = x.el("button", { class: "fold", "aria-controls": id, "aria-expanded": "false", click: () => unfold(!x.tools.classList.contains("unfolded")) });
  x.tools = x.el("div", { class: "tools" }, fold, row);
  x.toolRow = row;
  x.above.append(x.tools);
  const unfold = open => {
    x.tools.classList.toggle("unfolded", open);
    fold.setAttribute("aria-expanded", open);
  };

  // Search: a combobox whose list of hits opens while one types.
  const list = x.el("ul", { class: "hits", role: "listbox", tabindex: -1, id: x.id("hits"), hidden: true });
  const input = x.el("input", { type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", enterkeyhint: "search",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, "aria-keyshortcuts": "/" });
  const told = x.el("p", { class: "quiet", role: "status" });
  row.append(x.el("div", { class: "find" }, input, list, told));
  let hits = [], current = -1;

  const close = () => {
    list.hidden = true;
    current = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = hit => {
    close();
    x.set({ actor: hit.n, slice: hit.there ? x.state.slice : hit.nearest, q: "" });
    x.showPanel();
  };
  const select = to => {
    const options = list.querySelectorAll("[role=option]");
    if (current >= 0) options[current].setAttribute("aria-selected", "false");
    current = to;
    if (to < 0) return input.removeAttribute("aria-activedescendant");
    options[to].setAttribute("aria-selected", "true");
    options[to].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[to].id);
  };
  const option = (hit, n) => {
    const name = P.name(x, hit.n, x.state.slice);
    hit.nearest = P.nearest(x.data.actors[hit.n].seen, x.state.slice);
    const where = hit.what === "now" ? null : x.el("small", { dir: "auto" }, hit.what === "name" ? x.w("formerly") + " " : null, ...P.excerpt(x, hit.text, hit.word));
    const when = hit.there || hit.nearest === null ? null
      : x.el("small", { class: "elsewhere" }, x.w("notThere", P.title(x, x.state.slice)) + " → " + P.title(x, hit.nearest));
    return x.el("li", { role: "option", id: list.id + "-" + n, "aria-selected": "false", mousedown: event => { event.preventDefault(); choose(hit); } },
      x.el("span", { dir: "auto" }, ...(hit.what === "now" ? P.excerpt(x, name, hit.word) : [name])), where, when);
  };
  const look = () => {
    const most = 50;
    hits = P.search(x, input.value).filter(hit => hit.there || P.nearest(x.data.actors[hit.n].seen, 0) !== null);
    list.replaceChildren(...hits.slice(0, most).map(option));
    if (!hits.length) list.append(x.el("li", { class: "none", role: "presentation" }, x.w("noHit")));
    if (hits.length > most) list.append(x.el("li", { class: "none", role: "presentation" }, x.w("others", hits.length - most)));
    hits = hits.slice(0, most);
    current = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    told.textContent = list.hidden ? "" : hits.length ? x.w(hits.length === 1 ? "hit" : "hits", hits.length) : x.w("noHit");
  };
  input.addEventListener("input", () => {
    x.set({ q: input.value }, { push: false });
    look();
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", event => {
    const last = hits.length - 1, key = event.key;
    if (event.isComposing) return;
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (list.hidden) look();
      if (last >= 0 && !list.hidden) select(key === "ArrowDown" ? (current === last ? 0 : current + 1) : current <= 0 ? last : current - 1);
    } else if (key === "Enter") {
      if (list.hidden) look();
      if (hits.length && !list.hidden) choose(hits[Math.max(current, 0)]);
    } else if (key === "Escape") {
      if (list.hidden) x.set({ q: "" }, { push: false });
      close();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  x.listen(document, "keydown", event => {
    const path = event.composedPath(), at = path[0];
    if (!x.isAddressed && !path.includes(x.root)) return; // In another page's part, keys elsewhere are that page's.
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || /^(input|select|textarea)$/i.test(at.tagName) && at.type !== "range" && at.type !== "checkbox" || at.isContentEditable) return;
    event.preventDefault();
    unfold(true);
    input.focus();
    input.select();
  });

  // Filters: none checked in a list means all of it.
  const summary = x.el("summary", {}), sets = x.el("div", {}), filters = x.el("details", { class: "filters" }, summary, sets);
  row.append(filters);
  x.listen(document, "click", event => { if (!event.composedPath().includes(filters)) filters.open = false; });
  filters.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !filters.open) return;
    event.stopPropagation();
    filters.open = false;
    summary.focus();
  });
  const toggle = (facet, value) => {
    const now = x.state[facet.key];
    x.set({ [facet.key]: now.includes(value) ? now.filter(other => other !== value) : now.concat(value) });
  };
  const checks = [];
  P.facets.forEach(facet => {
    const items = x.data[facet.list] || [];
    if (!items.length) return;
    const legend = x.el("legend", {});
    const boxes = items.map((item, value) => {
      const box = x.el("input", { type: "checkbox", change: () => toggle(facet, value) });
      const label = x.el("span", { dir: "auto" }), count = x.el("span", { class: "count" });
      checks.push({ facet, value, item, box, label, count });
      return x.el("label", { class: "check" }, box, item.fill || item.colour ? P.swatch(x, item) : null, label, count);
    });
    checks.push({ facet, legend });
    sets.append(x.el("fieldset", {}, legend, ...boxes));
  });
  filters.hidden = !checks.length;

  // What is chosen, each with a way to take it back.
  const chips = x.el("div", { class: "chips" });
  x.tools.after(chips);
  const chip = (text, swatch, drop) => x.el("button", { click: () => {
    const place = [...chips.children].indexOf(x.active());
    drop();
    // The button is gone; whoever uses the keyboard goes on at the next one.
    (chips.querySelectorAll("button")[Math.max(0, place - 1)] || summary).focus();
  } }, swatch, x.el("span", { dir: "auto" }, text), x.el("span", { "aria-hidden": "true" }, " ×"), x.el("span", { class: "quiet" }, " " + x.w("clear")));
  const reset = { q: "", kinds: [], groups: [], tiers: [], relations: [] };
  const showChips = () => {
    if (!x.isFiltered()) return chips.replaceChildren();
    const { state, data } = x, shown = data.actors.filter((actor, n) => actor.seen[state.slice] !== "."), passing = data.actors.filter((actor, n) => actor.seen[state.slice] !== "." && !x.isDimmed(n));
    const all = [x.el("span", { class: "count" }, x.w("actorsShown", passing.length, shown.length))];
    if (state.q.trim()) all.push(chip("“" + state.q.trim() + "”", null, () => x.set({ q: "" })));
    for (const { facet, value, item } of checks) {
      if (item && state[facet.key].includes(value)) all.push(chip(x.t(item.label), item.fill || item.colour ? P.swatch(x, item) : null, () => toggle(facet, value)));
    }
    const clear = x.el("button", { class: "plain", click: () => { x.set(reset); summary.focus(); } }, x.w("reset"));
    chips.replaceChildren(...all, clear);
  };

  x.on((state, before) => {
    if (input.value !== state.q) input.value = state.q;
    if (state.lang !== before.lang) {
      fold.textContent = x.w("searchAndFilters");
      input.placeholder = x.w("search");
      input.setAttribute("aria-label", x.w("search"));
      list.setAttribute("aria-label", x.w("search"));
    }
    const chosen = P.facets.reduce((sum, facet) => sum + state[facet.key].length, 0);
    summary.textContent = x.w("filters") + (chosen ? " (" + chosen + ")" : "");
    for (const { facet, value, item, box, label, count, legend } of checks) {
      if (legend) legend.textContent = x.w(facet.list);
      if (!item) continue;
      const number = countOf(x, facet.bit, value);
      label.textContent = x.t(item.label);
      count.textContent = number;
      box.checked = state[facet.key].includes(value);
      box.disabled = number === 0 && !box.checked;
      box.parentNode.classList.toggle("empty", box.disabled);
    }
    showChips();
  });
});
