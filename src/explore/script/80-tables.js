// The tables follow the slice, the filters and the language, and are sorted by their columns.

const MOST_LINKS = 30; // Of a longer list of neighbours the rest is folded away, as in C.

// What a table shows, by its class: `columns` as C writes them (explore/tables.c), the cells of a row by column, whether
// a row is shown, what its cells depend on besides the language. isNow: only what is there in the slice.
const tablesOf = x => {
  const { el, data } = x, has = list => data[list].length > 0;
  const link = n => P.link(x, n, x.state.slice), links = actors => P.between(actors.map(link), ", ");
  const endsOf = ({ from, to }) => [from, to], formsOf = actors => actors.map(n => data.actors[n].form[x.state.slice]).join();
  const isIn = (thing, isNow) => !isNow || thing.seen[x.state.slice] !== ".";
  const tiesOf = (n, isNow) => isNow ? P.tiesIn(x, n, x.state.slice) : P.ties(x)[n];
  const different = items => [...new Set(items)];

  const actors = { word: "actorsShown", all: data.actors.filter(P.isOne),
    columns: ["name", has("kinds") && "kind", has("groups") && "groups", has("tiers") && "tier", "life", "relations", "neighbours", "note"].filter(Boolean),
    isShown: (n, isNow) => isIn(data.actors[n], isNow) && !x.isDimmed(n),
    dependsOn: (n, isNow) => [isNow, data.actors[n].form[x.state.slice], isNow && tiesOf(n, isNow)].join(),
    cells: (n, isNow) => {
      const actor = data.actors[n], form = P.form(x, n, x.state.slice), forms = isNow ? [form] : actor.forms, ties = tiesOf(n, isNow);
      const labels = (list, of) => different(forms.map(of).flat()).filter(place => place !== undefined).map(place => x.t(data[list][place].label)).join(", ");
      const others = different(ties.map(tie => data.relations[tie]).map(({ from, to }) => from === n ? to : from)).filter(other => other !== n);
      const former = different((actor.names || []).map(({ name }) => x.t(name))).filter(name => name !== x.t(form.name));
      const rest = others.length > MOST_LINKS && el("details", null, el("summary", null, x.w("others", others.length - MOST_LINKS)), ...links(others.slice(MOST_LINKS)));
      return {
        name: [link(n), former.length ? " (" + x.w("formerly") + " " + former.join(", ") + ")" : "", form.full ? small(" " + x.t(form.full)) : ""],
        kind: [labels("kinds", each => each.kind)], groups: [labels("groups", each => each.groups || [])], tier: [labels("tiers", each => each.tier)],
        life: [x.t(actor.life)], relations: [ties.length], neighbours: [...links(others.slice(0, MOST_LINKS)), rest || ""],
        note: [x.t(actor.note), " ", P.href(actor.url) ? P.away(x, actor.url, actor.url) : ""] };
    } };

  const relations = { word: "relationsShown", all: data.relations, columns: ["from", "what", "to", "when"],
    isShown: (n, isNow) => isIn(data.relations[n], isNow) && !x.isDimmedRelation(n),
    dependsOn: n => formsOf(endsOf(data.relations[n])),
    cells: n => {
      const relation = data.relations[n], what = P.relationText(x, relation);
      return { from: links([relation.from]), what: [P.away(x, relation.url, what || relation.url || "")], to: links([relation.to]), when: [x.t(relation.when)] };
    } };

  // Without events in any slice none of them belongs to one.
  const areSliced = data.slices.some(slice => slice.events && slice.events.length);
  const events = { word: "eventsShown", all: data.events, columns: ["when", "what", "who"],
    isShown: (n, isNow) => (!isNow || !areSliced || data.slices[x.state.slice].events.includes(n)) && (!x.isFiltered() || data.events[n].actors.some(actor => !x.isDimmed(actor))),
    dependsOn: n => formsOf(data.events[n].actors),
    cells: n => {
      const { when, title, url, place, note, actors: who, people } = data.events[n];
      return { when: [x.t(when)], what: [P.away(x, url, x.t(title)), place ? ", " + x.t(place) : "", note ? small(" " + x.t(note)) : ""],
        who: P.between([...who.map(link), ...people || []], ", ") };
    },
    numbers: { when: ({ at }) => at } };

  const successions = { word: "successionsShown", all: data.successions, columns: ["from", "what", "to", "when"],
    isShown: (n, isNow) => endsOf(data.successions[n]).some(end => isIn(data.actors[end], isNow) && !x.isDimmed(end)),
    dependsOn: n => formsOf(endsOf(data.successions[n])),
    cells: n => {
      const { from, to, what, when } = data.successions[n];
      return { from: links([from]), what: [x.t(what)], to: links([to]), when: [x.t(when)] };
    } };

  // Those in the time of the slice, of actors who are there.
  const values = { word: "valuesShown", all: data.values, columns: ["name", "measure", "value", "when"],
    isShown: (n, isNow) => {
      const { actor, from, to } = data.values[n], slice = data.slices[x.state.slice];
      return isIn(data.actors[actor], isNow) && !x.isDimmed(actor) && (!isNow || !P.isAfter(from, slice.to) && !P.isAfter(slice.from, to));
    },
    dependsOn: n => formsOf([data.values[n].actor]),
    cells: n => {
      const { actor, measure, each, text, when } = data.values[n];
      return { name: links([actor]), measure: [P.measureName(x, data.measures[measure], each)], value: [x.t(text)], when: [x.t(when)] };
    },
    numbers: { value: ({ value }) => value, when: ({ from }) => from } };
  return { actors, relations, events, successions, values };
};

P.parts.push(x => {
  const { el, data } = x, place = x.root.querySelector(".tables"), kinds = tablesOf(x);
  let isNow = true, waiting = null;
  const box = el("input", { type: "checkbox", checked: true, change: () => { isNow = box.checked; refresh(); } }), label = el("span");
  place.prepend(el("p", { class: "only" }, el("label", { class: "check" }, box, label)));

  const tables = [...place.querySelectorAll("table")].map(table => {
    const name = table.classList[0], kind = kinds[name], [body] = table.tBodies, fold = table.closest("details");
    const rows = [...body.rows].map(row => ({ row, n: Number(row.dataset[name.slice(0, -1)]) }));
    let by = null, order = 1;

    const sort = () => {
      const column = kind.columns[by], { compare } = new Intl.Collator(x.lang(), { numeric: true });
      const number = kind.numbers && kind.numbers[column];
      const value = ({ n, row }) => by === null ? n : number ? number(kind.all[n])
        : column === "relations" ? Number(row.cells[by].textContent) : row.cells[by].textContent || null;
      const pairs = rows.map(each => [value(each), each]), isText = pairs.some(([key]) => typeof key === "string");
      // What is empty comes last, in whatever order.
      pairs.sort(([a, one], [b, other]) => (a === null) - (b === null) || order * (isText ? compare(a, b) : a - b) || one.n - other.n);
      if (pairs.some(([, { row }], n) => body.rows[n] !== row)) body.append(...pairs.map(([, { row }]) => row));
    };
    // Up, down, and back to the author's order.
    const press = n => {
      if (by !== n) [by, order] = [n, 1];
      else [by, order] = order > 0 ? [n, -1] : [null, 1];
      heads.forEach((head, at) => head.parentNode.setAttribute("aria-sort", at !== by ? "none" : order > 0 ? "ascending" : "descending"));
      sort();
    };
    const heads = [...table.tHead.rows[0].cells].map((cell, n) => {
      const head = el("button", { click: () => press(n) });
      cell.replaceChildren(head);
      cell.setAttribute("aria-sort", "none");
      return head;
    });

    const fill = () => {
      const shown = rows.filter(({ n }) => kind.isShown(n, isNow)), caption = x.w(kind.word, shown.length, kind.all.length);
      heads.forEach((head, n) => { head.textContent = x.w(kind.columns[n]); });
      table.caption.textContent = caption;
      if (fold) fold.firstElementChild.textContent = caption;
      if (fold && !fold.open) return; // A long table is filled when it is opened.
      const isShown = new Set(shown);
      for (const each of rows) {
        each.row.hidden = !isShown.has(each);
        each.row.classList.toggle("chosen", name === "actors" && each.n === x.state.actor);
        const key = x.lang() + " " + kind.dependsOn(each.n, isNow);
        if (each.row.hidden || each.key === key) continue;
        each.key = key;
        const cells = kind.cells(each.n, isNow);
        kind.columns.forEach((column, n) => each.row.cells[n].replaceChildren(...cells[column]));
      }
      if (by !== null) sort();
    };
    if (fold) fold.addEventListener("toggle", fill);
    return fill;
  });

  const refresh = () => {
    clearTimeout(waiting);
    waiting = null;
    label.textContent = x.w("onlySlice", P.title(x, x.state.slice));
    for (const fill of tables) fill();
  };
  x.on((state, before) => {
    clearTimeout(waiting);
    // Rows can be many: they wait until the picture has moved.
    waiting = setTimeout(refresh, 300);
    if (state.lang !== before.lang) refresh();
  });
  // What is printed is this slice, complete: long tables are unfolded for it.
  let unfolded = [];
  x.listen(window, "beforeprint", () => {
    unfolded = [...place.querySelectorAll(".scroll > details:not([open])")];
    for (const fold of unfolded) fold.open = true;
    if (waiting !== null || unfolded.length) refresh();
  });
  x.listen(window, "afterprint", () => { for (const fold of unfolded) fold.open = false; });
});
