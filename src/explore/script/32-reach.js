// Reaching the actors of a picture: with the keyboard (one stop of the Tab key, arrows from there), pointer or finger.

const NEAR = 12; // CSS pixels around a pointer: half of a target that can be hit

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

P.reach = (x, p) => {
  const { svg } = p, there = n => p.actors.has(n) && p.actors.get(n).pose >= 0;
  const reachable = () => [...p.actors.keys()].filter(n => there(n) && !x.isDimmed(n));
  const focus = n => { if (there(n)) p.actors.get(n).node.focus(); };
  p.focus = n => focus(there(n) ? n : p.stopNow);
  // Pressed again, an actor is let go, and an aggregate is opened.
  const choose = n => {
    const opening = x.state.actor === n ? P.opening(x, n) : null;
    x.set(x.state.actor !== n ? { actor: n } : opening || { actor: null });
    if (opening) x.picture().focus();
  };
  const look = n => {
    if (p.looked === n) return;
    p.looked = n;
    p.mark();
  };
  const actorAt = node => {
    const { thing } = node.closest("[data-t]") || {};
    return thing ? thing.actor : null;
  };

  // The stop of the Tab key: where the focus is or was, else who is chosen, else the first.
  p.rove = () => {
    const { actor } = x.state, list = reachable();
    const stop = [p.stop, actor].find(n => n !== null && n !== undefined && list.includes(n));
    const next = stop === undefined ? list[0] : stop;
    if (next === p.stopNow) return;
    if (p.actors.has(p.stopNow)) p.actors.get(p.stopNow).node.setAttribute("tabindex", "-1");
    if (next !== undefined) p.actors.get(next).node.setAttribute("tabindex", "0");
    p.stopNow = next;
  };

  // Who leaves the picture hands the focus to it, from where arrows lead on.
  p.leave = things => {
    if (things.some(thing => thing.actor === p.focused && p.focused !== undefined)) svg.focus({ preventScroll: true });
  };

  // Straight ahead first: what lies aside counts double.
  const nextTo = (n, [dx, dy]) => {
    const from = p.actors.get(n);
    let best, least = Infinity;
    for (const other of reachable()) {
      const to = p.actors.get(other), ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
      const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx), way = ahead + 2 * aside;
      if (other !== n && ahead > 0 && aside <= 3 * ahead && way < least) [best, least] = [other, way];
    }
    return best;
  };

  svg.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const n = actorAt(event.target), list = reachable(), { key } = event;
    if (key in ARROWS) focus(n === null ? p.stopNow : nextTo(n, ARROWS[key]));
    else if (key === "Home") focus(list[0]);
    else if (key === "End") focus(list[list.length - 1]);
    else if ((key === "Enter" || key === " ") && n !== null) choose(n);
    else if (key === "Escape") {
      x.set({ actor: null });
      look(null);
    } else return;
    event.preventDefault();
  });
  svg.addEventListener("focusin", event => {
    const n = actorAt(event.target);
    p.focused = n !== null && event.target.matches(":focus-visible") ? n : undefined;
    p.stop = n === null ? p.stop : n;
    if (p.focused !== undefined) {
      p.looked = n;
      p.show(n);
    }
    p.mark();
  });
  svg.addEventListener("focusout", () => {
    p.focused = undefined;
    look(null);
    p.mark();
  });

  // Small dots are hit when they are the next one within the reach of a finger.
  const actorUnder = event => {
    const n = actorAt(event.target), point = p.pointOf(event);
    let best = n, least = n === null ? NEAR / p.scale() : 0;
    for (const other of reachable()) {
      const thing = p.actors.get(other), away = Math.hypot(thing.x - point.x, thing.y - point.y);
      if (away < least) [best, least] = [other, away];
    }
    return best;
  };

  // The tooltip of what is under the pointer, as it is now.
  const tip = x.el("svg:title");
  let tipped = null;
  p.tell = () => {
    const text = tipped && tipped.pose >= 0 ? P.tipOf(x, p, tipped).filter(Boolean).join("\n") : "";
    if (tip.textContent !== text) tip.textContent = text;
    if (!text) tip.remove();
    else if (tip.parentNode !== tipped.node) tipped.node.append(tip);
  };
  svg.addEventListener("pointerover", event => {
    const node = event.target.closest("[data-t]");
    tipped = node && node.thing;
    p.tell();
  });

  // A moment of rest, so that a picture does not flicker under a pointer that passes.
  let resting;
  const rest = n => {
    clearTimeout(resting);
    resting = setTimeout(() => look(n), 120);
  };
  if (!p.isMany) {
    svg.addEventListener("pointerover", event => { if (event.pointerType !== "touch") rest(actorAt(event.target)); });
    svg.addEventListener("pointerleave", () => rest(null));
  }
  svg.addEventListener("click", event => {
    if (p.isDragged || event.detail > 1) return;
    const n = actorUnder(event), node = event.target.closest("[data-t]"), fact = node && node.thing.fact;
    if (n !== null) choose(n);
    else if (fact && fact.p === "slice") x.set({ slice: fact.i });
    else if (fact && node.thing.told && node.thing.told.length) choose(node.thing.told[0]);
    else if (!p.data.axis || !p.pickTime(event)) x.set({ actor: null });
  });
};
