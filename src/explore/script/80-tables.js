// Tables that follow the slice, the filters and the language, and are sorted by their columns.

P.parts.push(x => {
  const { el, data, root } = x, tables = root.querySelector(".tables"), has = list => data[list] && data[list].length > 0;
  if (!tables) return;
  // Columns as C writes them (explore/tables.c), by the class of the table.
  const columns = {
    actors: ["name", has("kinds") && "kind", has("groups") && "groups", has("tiers") && "tier", "life", "relations", "neighbours", "note"].filter(Boolean),
    relations: ["from", "what", "to", "when"], events: ["when", "what", "who"] };
  let onlySlice = true;
  const inSlice = seen => !onlySlice || seen[x.state.slice] !== ".";
  const links = actors => P.between(actors.map(n => P.link(x, n, x.state.slice)), ", ");
  const label = (list, place) => place === undefined || place === null ? "" : x.t(data[list][place].label);
  const rest = 30; // Of a longer list of neighbours the rest is folded away, as in C.

  const actorCells = n => {
    const actor = data.actors[n], { slice } = x.state, form = P.form(x, n, slice), ties = onlySlice ? P.tiesIn(x, n, slice) : P.ties(x)[n];
    const forms = onlySlice ? [form] : actor.forms, all = (list, of) => [...new Set([].concat(...forms.map(of)))].filter(place => place !== undefined).map(place => label(list, place)).join(", ");
    const others = [...new Set(ties.map(tie => data.relations[tie]).map(({ from, to }) => from === n ? to : from))].filter(other => other !== n);
    const former = [...new Set((actor.names || []).map(each => x.t(each.name)))].filter(name => name !== x.t(form.name));
    return {
      name: [P.link(x, n, slice), former.length ? " (" + x.w("formerly") + " " + former.join(", ") + ")" : "", form.full ? el("small", {}, " " + x.t(form.full)) : ""],
      kind: [all("kinds", each => [each.kind])], groups: [all("groups", each => each.groups || [])], tier: [all("tiers", each => [each.tier])],
      life: [x.t(actor.life)], relations: [String(ties.length)],
      neighbours: [...links(others.slice(0, rest)), others.length > rest ? el("details", {}, el("summary", {}, x.w("others", others.length - rest)), ...links(others.slice(rest))) : ""],
      note: [x.t(actor.note), P.href(actor.url) ? " " : "", P.href(actor.url) ? P.away(x, actor.url, actor.url) : ""] };
  };
  const relationCells = n => {
    const relation = data.relations[n], text = P.relationText(x, relation);
    return { from: links([relation.from]), what: [P.href(relation.url) ? P.away(x, relation.url, text || relation.url) : text], to: links([relation.to]), when: [x.t(relation.when)] };
  };
  const eventCells = n => {
    const event = data.events[n];
    return { when: [x.t(event.when)], what: [P.away(x, event.url, x.t(event.title)), event.place ? ", " + x.t(event.place) : "", event.note ? el("small", {}, " " + x.t(event.note)) : ""],
      who: [...links(event.actors), ...(event.people || []).map((person, at) => (event.actors.length + at ? ", " : "") + person)] };
  };
  const kinds = {
    actors: { cells: actorCells, is: n => inSlice(data.actors[n].seen) && !x.isDimmed(n), of: data.actors, word: "actorsShown",
      // What the cells depend on, besides the language: those of other rows stay as they are.
      mark: n => [onlySlice, data.actors[n].form[x.state.slice], onlySlice ? P.tiesIn(x, n, x.state.slice) : ""].join() },
    relations: { cells: relationCells, is: n => inSlice(data.relations[n].seen) && !x.isDimmedRelation(n), of: data.relations, word: "relationsShown", mark: n => {
      const { from, to } = data.relations[n], form = end => data.actors[end].form[x.state.slice];
      return form(from) + " " + form(to);
    } },
    events: { cells: eventCells, is: n => (!onlySlice || happen.has(n)) && (!x.isFiltered() || data.events[n].actors.some(actor => !x.isDimmed(actor))), of: data.events, word: "eventsShown", mark: () => "" } };
  // Without events in any slice none of them belongs to one.
  let happen = new Set();

  const only = el("input", { type: "checkbox", checked: true, change: () => { onlySlice = only.checked; refresh(); } }), onlyText = el("span", {});
  tables.prepend(el("p", { class: "only" }, el("label", { class: "check" }, only, onlyText)));

  const all = [...tables.querySelectorAll("table")].map(table => {
    const name = table.classList[0], body = table.tBodies[0], kind = kinds[name], key = Object.keys(table.rows[1] ? table.rows[1].dataset : {})[0];
    const rows = [...body.rows].map(row => ({ row, n: Number(row.dataset[key]), mark: null }));
    const sorted = { by: null, order: 1 };
    const buttons = [...table.tHead.rows[0].cells].map((cell, place) => {
      const button = el("button", { click: () => {
        // Up, down, and back to the author's order.
        if (sorted.by !== place) Object.assign(sorted, { by: place, order: 1 });
        else if (sorted.order === 1) sorted.order = -1;
        else sorted.by = null;
        buttons.forEach((other, at) => other.parentNode.setAttribute("aria-sort", at !== sorted.by ? "none" : sorted.order > 0 ? "ascending" : "descending"));
        sort();
      } }, cell.textContent);
      cell.replaceChildren(button);
      cell.setAttribute("aria-sort", "none");
      return button;
    });
    const sort = () => {
      const by = columns[name][sorted.by], collator = new Intl.Collator(x.lang(), { numeric: true });
      const value = ({ n, row }) => name === "events" && by === "when" ? data.events[n].at : by === "relations" ? Number(row.cells[sorted.by].textContent) : row.cells[sorted.by].textContent;
      const pairs = rows.map(each => [sorted.by === null ? each.n : value(each), each]);
      // What is empty comes last, in whatever order.
      pairs.sort(([a, one], [b, other]) => (a === "") - (b === "") || (sorted.by === null ? a - b : sorted.order * (typeof a === "number" ? a - b : collator.compare(a, b))) || one.n - other.n);
      if (pairs.some(([, each], at) => body.rows[at] !== each.row)) body.append(...pairs.map(([, each]) => each.row));
    };
    // A long table is folded up, and then filled when it is opened.
    const fold = table.closest("details");
    if (fold) fold.addEventListener("toggle", () => refresh());
    return { table, name, kind, rows, buttons, sort, sorted, fold };
  });

  const fill = ({ table, name, kind, rows, buttons, sort, sorted, fold }, lang) => {
    let shown = 0;
    for (const each of rows) {
      const is = kind.is(each.n);
      if (fold && !fold.open) {
        shown += is ? 1 : 0;
        continue;
      }
      each.row.hidden = !is;
      if (name === "actors") each.row.classList.toggle("chosen", each.n === x.state.actor);
      if (!is) continue;
      shown++;
      const mark = lang + " " + kind.mark(each.n);
      if (mark === each.mark) continue;
      const cells = kind.cells(each.n);
      columns[name].forEach((column, at) => each.row.cells[at] && each.row.cells[at].replaceChildren(...cells[column]));
      each.mark = mark;
    }
    buttons.forEach((button, at) => { button.textContent = x.w(columns[name][at]); });
    const caption = x.w(kind.word, shown, kind.of.length);
    table.caption.textContent = caption;
    if (fold) fold.firstElementChild.textContent = caption;
    if (sorted.by !== null) sort();
  };
  const refresh = () => {
    clearTimeout(waits);
    waits = null;
    const { state } = x, slice = data.slices[state.slice];
    happen = new Set(data.slices.some(each => (each.events || []).length) ? slice.events : data.events.map((event, n) => n));
    onlyText.textContent = x.w("onlySlice", x.t(slice.title));
    for (const each of all) fill(each, x.lang());
  };
  // Rows can be many: they wait until the picture has moved.
  let waits = null;
  const soon = () => {
    clearTimeout(waits);
    waits = setTimeout(refresh, 300);
  };
  x.refreshTables = () => waits !== null && refresh();

  // Texts that C has written in the first language.
  const told = [...tables.querySelectorAll("h2")].map(head => [head, (head.nextElementSibling.querySelector("table") || head.nextElementSibling).classList[0]]);
  const translate = () => {
    root.lang = x.lang();
    root.querySelector("h1").textContent = x.t(data.title);
    const note = root.querySelector("header .note");
    if (note) note.textContent = x.t(data.note);
    if (x.isAddressed) {
      document.documentElement.lang = x.lang();
      document.title = x.t(data.title);
    }
    root.querySelectorAll(".picture > figcaption").forEach((caption, n) => { caption.textContent = x.t(data.pictures[n].title); });
    for (const [head, word] of told) {
      head.textContent = x.w(word);
      if (head.nextElementSibling.hasAttribute("aria-label")) head.nextElementSibling.setAttribute("aria-label", x.w(word));
    }
    tables.querySelectorAll(".sources > li").forEach((item, n) => item.replaceChildren(...P.sourceLine(x, n).childNodes));
  };

  if (data.languages.length > 1) {
    const names = code => {
      try {
        const name = new Intl.DisplayNames([code], { type: "language" }).of(code);
        return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
      } catch (error) {
        return code;
      }
    };
    const select = el("select", { change: () => x.set({ lang: Number(select.value) }) }, ...data.languages.map((code, n) => el("option", { value: n, lang: code }, names(code))));
    x.toolRow.append(select);
    x.on(state => {
      select.setAttribute("aria-label", x.w("language"));
      select.value = state.lang;
    });
  }

  x.on((state, before) => {
    if (state.lang !== before.lang && (before.lang !== undefined || state.lang !== 0)) translate();
    if (before.lang === undefined || state.lang !== before.lang) refresh();
    else soon();
  });
  // What is printed is this slice, complete.
  x.listen(window, "beforeprint", x.refreshTables);
});
