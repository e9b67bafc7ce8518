// All pictures at once, small, in the same state; each is opened by its name or a click.

P.parts.push(x => {
  const shown = x.pictures.filter(p => p.data.opens === undefined), isOn = state => state.view === "all";
  if (shown.length < 2) return;
  const sheet = x.root.querySelector(".sheet"), tabs = [...x.root.querySelectorAll(".tabs [role=tab]")];
  const enter = p => {
    x.set({ picture: x.pictures.indexOf(p), view: "" });
    tabs[shown.indexOf(p)].focus();
  };
  const button = x.icon("allPictures", "overview", "M4 4H10V10H4ZM14 4H20V10H14ZM4 14H10V20H4ZM14 14H20V20H14Z", () => x.set({ view: isOn(x.state) ? "" : "all" }));
  x.zoom.before(button);
  const names = shown.map(p => {
    const name = x.el("button", { type: "button", class: "plain", hidden: true, click: () => enter(p) });
    p.svg.before(name);
    // A click goes no deeper: what is so small cannot be hit.
    p.svg.addEventListener("click", event => {
      if (!isOn(x.state)) return;
      event.stopImmediatePropagation();
      enter(p);
    }, true);
    return name;
  });

  x.on((state, before) => {
    const on = isOn(state), turns = on !== isOn(before);
    button.setAttribute("aria-pressed", on);
    if (state.lang !== before.lang) names.forEach((name, i) => { name.textContent = x.t(shown[i].data.title); });
    if (!on && !turns) return;
    const isSame = !turns && ["slice", "since", "lang"].every(key => state[key] === before[key]);
    sheet.classList.toggle("all", on);
    x.zoom.hidden = on;
    if (on) sheet.setAttribute("aria-label", x.w("allPictures"));
    for (const p of x.pictures) p.figure.hidden = on ? !shown.includes(p) : p !== x.picture();
    shown.forEach((p, i) => {
      names[i].hidden = !on;
      tabs[i].setAttribute("aria-selected", !on && p === x.picture());
      if (!on) return;
      if (p !== x.picture()) isSame ? p.mark() : p.update(false);
      p.drawBands();
    });
  });
});
