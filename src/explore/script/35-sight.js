// An actor that is chosen is looked for: its row is brought into sight, its name and tier in a pyramid are marked.

// Where a picture is higher than the window, the page goes to the actor, unless it is seen already.
P.parts.push(x => {
  const isCovered = box => {
    const top = x.bar.getBoundingClientRect(), from = getComputedStyle(x.bar).position === "sticky" ? Math.max(0, top.bottom) : 0;
    return box.bottom < from + 8 || box.top > window.innerHeight - 8;
  };
  x.on((state, before) => {
    const isNew = state.actor !== before.actor || state.picture !== before.picture || before.view !== state.view;
    if (state.actor === null || state.view || !isNew) return;
    const p = x.picture(), thing = p.actors.get(P.standIn(x, p, state.actor));
    if (!thing || thing.pose < 0 || !p.svg.classList.contains("tall")) return;
    // After the panel has found its place.
    requestAnimationFrame(() => {
      if (x.state.actor === state.actor && x.picture() === p && isCovered(thing.node.getBoundingClientRect())) {
        thing.node.scrollIntoView({ block: "center", behavior: before.actor === undefined || calm.matches ? "auto" : "smooth" });
      }
    });
  });
});

// A pyramid has names in lines of text, and tiers: both are marked, and a name is chosen as elsewhere.
P.parts.push(x => {
  // "IDRIS,", "EXPLOR (new)": what stands behind a name in a line.
  const isNameOf = (text, n) => {
    const name = P.name(x, n, x.state.slice), written = text.textContent;
    return written.startsWith(name) && /^(,?$| \()/.test(written.slice(name.length));
  };
  const namesIn = p => p.things.filter(thing => thing.pose >= 0 && thing.fact.p === undefined)
    .flatMap(thing => [...thing.looks[thing.look].querySelectorAll("text")]);

  for (const p of x.pictures.filter(each => each.data.kind === "pyramid")) {
    let marks = [];
    p.markMore = () => {
      for (const mark of marks) mark.remove();
      marks = [];
      const { actor, slice } = x.state, tier = actor === null || x.data.actors[actor].seen[slice] === "." ? undefined : P.form(x, actor, slice).tier;
      for (const { node, fact } of p.things) node.classList.toggle("chosen", fact.p === "tier" && fact.i === tier);
      if (tier === undefined) return;
      for (const text of namesIn(p).filter(each => isNameOf(each, actor))) {
        const box = text.getBBox(), at = { x: box.x - 5, y: box.y - 1, width: box.width + 10, height: box.height + 2, rx: 5 };
        marks.push(x.el("svg:g", { class: "ring", "aria-hidden": "true" }, x.el("svg:rect", Object.assign({ class: "halo" }, at)), x.el("svg:rect", at)));
        text.before(marks[marks.length - 1]);
      }
    };
    p.svg.classList.add("names");
    p.svg.addEventListener("click", event => {
      const text = event.target.closest("text"), { slice, view } = x.state;
      if (view || p.isDragged || !text || !namesIn(p).includes(text)) return;
      const actor = x.data.actors.findIndex((each, n) => each.seen[slice] !== "." && P.form(x, n, slice).tier !== undefined && isNameOf(text, n));
      if (actor < 0) return;
      event.stopImmediatePropagation();
      x.set({ actor: actor === x.state.actor ? null : actor });
    }, true);
  }
});
