// Finding an actor by name: a search box with the list of what it found.

// Signs that have no accent to lose, and yet are written in more than one way.
const SAME = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ı: "i", "’": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-" };

// Without case, accents and ligatures: a piece for each sign of the text, so that places in both can be told.
const plain = sign => {
  const small = sign.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return SAME[small] || small;
};
P.plain = text => [...text].map(plain).join("");

// What of an actor is searched, the best first, in all languages: what it is, how far behind a name of now, the text.
const searched = actor => {
  const found = [];
  const add = (what, rank, text) => {
    for (const one of [].concat(text)) if (one && !found.some(other => other.text === one)) found.push({ what, rank, text: one, plain: P.plain(one) });
  };
  for (const { name } of [...actor.forms, ...actor.names || []]) add("name", 3, name);
  for (const { full } of actor.forms) add("full", 6, full);
  add("note", 20, actor.note);
  return found;
};

// Actors in which all words of the query are found, the best first. `what` is "now" where it is in the name of now.
P.search = (x, query) => {
  const words = P.plain(query).split(/\s+/).filter(Boolean), [word] = words, { slice } = x.state, hits = [];
  if (!words.length) return hits;
  x.searched = x.searched || x.data.actors.map(searched);
  const place = text => text.startsWith(word) ? 0 : text.includes(" " + word) ? 1 : text.includes(word) ? 2 : 9;
  x.searched.forEach((texts, n) => {
    if (!words.every(each => texts.some(text => text.plain.includes(each)))) return;
    const { seen } = x.data.actors[n], name = P.plain(P.name(x, n, slice));
    const ranked = texts.map(({ what, rank, text, plain: folded }) => {
      const isNow = what === "name" && folded === name;
      return { n, word, text, what: isNow ? "now" : what, rank: place(folded) + (isNow ? 0 : rank) };
    });
    const best = ranked.reduce((one, other) => other.rank < one.rank ? other : one);
    hits.push(Object.assign(best, { isHere: seen[slice] !== ".", nearest: P.nearest(seen, slice) }));
  });
  return hits.sort((a, b) => a.rank - b.rank || b.isHere - a.isHere || a.n - b.n);
};

// The text around the first place of the word, which is marked.
P.excerpt = (x, text, word) => {
  const signs = [...text], places = [], start = P.plain(text).indexOf(word), part = (from, to) => signs.slice(from, to).join("");
  if (start < 0) return [part(0, 90) + (signs.length > 90 ? "…" : "")];
  signs.forEach((sign, n) => places.push(...[...plain(sign)].map(() => n)));
  const from = places[start], to = places[start + word.length - 1] + 1, first = from > 60 ? from - 40 : 0, last = Math.max(to, first + 90);
  return [(first ? "…" : "") + part(first, from), x.el("mark", {}, part(from, to)), part(to, last) + (signs.length > last ? "…" : "")];
};

const MOST = 50; // hits that are listed: more are not read, but narrowed down

P.parts.push(x => {
  const { el } = x;
  const row = el("div", { class: "row", id: x.id("tools") });
  const unfold = isOpen => {
    x.tools.classList.toggle("unfolded", isOpen);
    fold.setAttribute("aria-expanded", isOpen);
  };
  const fold = el("button", { class: "fold", "aria-controls": row.id, "aria-expanded": "false",
    click: () => unfold(!x.tools.classList.contains("unfolded")) });
  x.tools = el("div", { class: "tools" }, fold, row);
  x.toolRow = row;
  x.above.append(x.tools);

  // A combobox of the ARIA patterns: the focus stays in the box, arrows go through the list.
  const list = el("ul", { class: "hits", role: "listbox", tabindex: -1, id: x.id("hits"), hidden: true });
  const input = el("input", { type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", enterkeyhint: "search",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, "aria-keyshortcuts": "/" });
  const told = el("p", { class: "quiet", role: "status" });
  row.append(el("div", { class: "find" }, input, list, told));
  let hits = [], at = -1;

  const select = to => {
    const options = list.querySelectorAll("[role=option]");
    if (options[at]) options[at].setAttribute("aria-selected", "false");
    at = to;
    input.removeAttribute("aria-activedescendant");
    if (!options[at]) return;
    options[at].setAttribute("aria-selected", "true");
    options[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[at].id);
  };
  const show = isOpen => {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", isOpen);
    select(-1);
  };
  const choose = hit => {
    show(false);
    x.set({ actor: hit.n, slice: hit.nearest, q: "" });
    x.showPanel();
  };
  const option = (hit, n) => {
    const isNow = hit.what === "now", name = P.name(x, hit.n, x.state.slice), excerpt = text => P.excerpt(x, text, hit.word);
    const press = event => {
      event.preventDefault(); // The focus stays in the box.
      choose(hit);
    };
    return el("li", { role: "option", id: list.id + "-" + n, "aria-selected": "false", mousedown: press },
      el("span", { dir: "auto" }, ...isNow ? excerpt(name) : [name]),
      isNow ? null : el("small", { dir: "auto" }, hit.what === "name" ? x.w("formerly") + " " : "", ...excerpt(hit.text)),
      hit.isHere ? null : el("small", {}, x.w("notThere", P.title(x, x.state.slice)) + " → " + P.title(x, hit.nearest)));
  };
  const look = () => {
    const all = P.search(x, input.value).filter(hit => hit.nearest !== null), none = text => el("li", { class: "none", role: "presentation" }, text);
    hits = all.slice(0, MOST);
    list.replaceChildren(...hits.map(option));
    if (!all.length) list.append(none(x.w("noHit")));
    if (all.length > MOST) list.append(none(x.w("others", all.length - MOST)));
    show(Boolean(input.value.trim()));
    told.textContent = list.hidden ? "" : all.length ? x.w(all.length === 1 ? "hit" : "hits", all.length) : x.w("noHit");
  };

  input.addEventListener("input", () => {
    x.set({ q: input.value }, { push: false });
    look();
  });
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", event => {
    const { key } = event, step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (event.isComposing || !step && key !== "Enter" && key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (key === "Escape") {
      if (list.hidden) x.set({ q: "" }, { push: false });
      return show(false);
    }
    if (list.hidden) look();
    if (!hits.length || list.hidden) return;
    if (step) select(at < 0 && step < 0 ? hits.length - 1 : (at + step + hits.length) % hits.length);
    else choose(hits[Math.max(at, 0)]);
  });
  x.listen(document, "keydown", event => {
    const path = event.composedPath(), [from] = path;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!x.isAddressed && !path.includes(x.root)) return; // In another page's part, keys elsewhere are that page's.
    if (from.isContentEditable || from.matches("select, textarea, input:not([type=range]):not([type=checkbox])")) return;
    event.preventDefault();
    unfold(true);
    input.focus();
    input.select();
  });

  x.on((state, before) => {
    if (input.value !== state.q) input.value = state.q;
    if (state.lang === before.lang) return;
    fold.textContent = x.w("searchAndFilters");
    input.placeholder = x.w("search");
    for (const each of [input, list]) each.setAttribute("aria-label", x.w("search"));
  });
});
