// The pictures as tabs; the slice on their axes of time; the members of an actor that stands for several.

const LEAST_BAND = 4; // least width of a slice on an axis, in the picture's units

P.parts.push(x => {
  const all = x.data.pictures;
  const shown = all.map((data, n) => n).filter(n => all[n].opens === undefined); // The others have a way in of their own.
  const go = picture => x.set({ picture, view: "" });

  // Tabs as the ARIA patterns have them: one stop of the Tab key, arrows choose.
  const tabs = shown.map(n => x.el("button", { type: "button", role: "tab", "aria-controls": x.id("sheet"), click: () => go(n) }));
  const list = x.el("div", { class: "tabs", role: "tablist", keydown: event => {
    const at = tabs.indexOf(event.target), { key } = event;
    const to = key === "ArrowRight" ? at + 1 : key === "ArrowLeft" ? at - 1 : key === "Home" ? 0 : key === "End" ? tabs.length - 1 : null;
    if (to === null) return;
    event.preventDefault();
    const next = (to + tabs.length) % tabs.length;
    go(shown[next]);
    tabs[next].focus();
  } }, ...tabs);
  const open = x.el("button", { type: "button", class: "inside", click: () => {
    x.set(P.opening(x, x.state.actor));
    x.picture().focus();
  } });
  const back = x.el("button", { type: "button", class: "inside", click: () => {
    const { opens } = all[x.state.picture];
    const holds = data => data.things.some(thing => thing.p === "actor" && (data.actors ? data.actors[thing.i] : thing.i) === opens);
    x.set({ picture: Math.max(0, all.findIndex(data => data.opens === undefined && holds(data))), actor: opens });
    x.picture().focus(opens);
  } });
  const sheet = x.el("div", { class: "sheet", id: x.id("sheet"), role: tabs.length > 1 ? "tabpanel" : null }, ...x.pictures.map(p => p.figure));
  x.below.before(sheet);
  x.stage.prepend(x.el("div", { class: "choice" }, tabs.length > 1 ? list : null, back, open, x.zoom));

  // An axis is a list of boxes, each [slice, x, y, width, height]: where on it the slice is.
  const boxesOf = p => p.data.axis ? p.data.axis[x.state.lang] : [];
  const drawBands = p => {
    for (const band of p.bands || []) band.remove();
    p.bands = boxesOf(p).filter(box => box[0] === x.state.slice).map(([, left, top, width, height]) =>
      x.el("svg:rect", { class: "band", x: left - Math.max(0, LEAST_BAND - width) / 2, y: top, width: Math.max(LEAST_BAND, width), height }));
    p.svg.append(...p.bands);
  };
  // The shortest slice that has the time under the pointer, or the next one beside it.
  for (const p of x.pictures) {
    p.drawBands = () => drawBands(p);
    p.pickTime = event => {
      const at = p.pointOf(event);
      let best = null, least = Infinity;
      for (const [slice, left, top, width, height] of boxesOf(p)) {
        if (at.y < top || at.y > top + height) continue;
        const away = Math.max(left - at.x, at.x - left - width, 0), cost = away ? 1e6 + away : width;
        if (away < 2 * width && cost < least) [best, least] = [slice, cost];
      }
      if (best !== null) x.set({ slice: best });
      return best !== null;
    };
  }

  x.on((state, before) => {
    const data = all[state.picture], opening = P.opening(x, state.actor), isOpen = opening && opening.picture === state.picture;
    if (state.lang !== before.lang) {
      x.root.lang = x.lang();
      list.setAttribute("aria-label", x.w("pictures"));
      tabs.forEach((tab, i) => { tab.textContent = x.t(all[shown[i]].title); });
      for (const p of x.pictures) p.figure.querySelector("figcaption").textContent = x.t(p.data.title);
    }
    if (tabs.length > 1) sheet.setAttribute("aria-label", x.t(data.title));
    if (state.picture !== before.picture) {
      const chosen = tabs[shown.indexOf(state.picture)];
      tabs.forEach((tab, i) => {
        tab.setAttribute("aria-selected", tab === chosen);
        tab.setAttribute("tabindex", tab === (chosen || tabs[0]) ? 0 : -1);
      });
    }
    const nameOf = n => P.name(x, n, state.slice);
    open.hidden = !opening || isOpen;
    if (!open.hidden) open.textContent = !P.isOne(x.data.actors[state.actor]) ? x.w("openMembers") + x.w("colon") + " " + nameOf(state.actor) : x.w("showActor", nameOf(state.actor));
    back.hidden = data.opens === undefined;
    if (!back.hidden) back.textContent = "← " + x.w("back");
    drawBands(x.picture());
    x.tellZoom(x.picture());
  });
});
