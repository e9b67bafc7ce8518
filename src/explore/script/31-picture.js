// A picture: its things, how they go from one state to another, and which of them step back.

const OUT = 250, MOVE = 500, IN = 250; // milliseconds: what ends fades, what stays moves, what is new appears
const MANY = 2500; // things that change at once: more are not moved
const CROWD = 4000; // things of a picture: with more, pointing at one does not make the others step back
const RAISED = 400; // new lines that are laid on the others: of more, nobody follows each

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

// Opacity 0 is not drawn at all.
const see = (look, opacity) => {
  if (opacity > 0) look.removeAttribute("display");
  else look.setAttribute("display", "none");
  look.style.opacity = opacity > 0 && opacity < 1 ? opacity : "";
};

// A button that nobody sees is none for a screen reader either.
const hide = (thing, isHidden) => {
  if (isHidden) thing.node.setAttribute("display", "none");
  else thing.node.removeAttribute("display");
};

const round = number => Math.round(number * 100) / 100;

// The name of a dot stays as large as it is while the picture is looked at closer, and as far from the edge of the dot.
P.placeOf = ({ x, y, dot, picture }) => {
  const by = dot ? picture.size : 1;
  if (by >= 1) return { x, y, by: 1 };
  const right = x - dot.x, down = y - dot.y, edge = (1 - by) * (dot.radius || 0) / (Math.hypot(right, down) || 1);
  return { x: dot.x + right * (by + edge), y: dot.y + down * (by + edge), by };
};

const put = (thing, x, y) => {
  thing.x = x;
  thing.y = y;
  const place = P.placeOf(thing);
  thing.node.setAttribute("transform", `translate(${round(place.x)} ${round(place.y)})` + (place.by < 1 ? ` scale(${round(place.by)})` : ""));
};

const draw = (look, shapes) => {
  look.lines = look.lines || look.querySelectorAll("[data-d]");
  shapes.forEach((d, i) => look.lines[i].setAttribute("d", d));
};

// A thing has one look at a time, at one place, with shapes of its lines: { look, x, y, shapes }, look -1: it is not
// seen. On its way it is none of those of the data.
const settle = (thing, pose) => {
  thing.looks.forEach((look, n) => see(look, n === pose[0] ? 1 : 0));
  thing.look = pose[0];
  hide(thing, thing.look < 0);
  thing.opacity = 1;
  if (thing.look < 0) return;
  put(thing, pose[1], pose[2]);
  thing.shapes = pose.slice(3);
  draw(thing.looks[thing.look], thing.shapes);
};

const ABSENT = [-1];

// A way from what is seen to the pose: what to do at each moment, where out, move and into go from 0 to 1.
const wayOf = (thing, pose) => {
  const old = thing.looks[thing.look], own = thing.opacity, look = thing.looks[pose[0]];
  thing.looks.forEach(each => { if (each !== old) see(each, 0); });
  if (!look) return { thing, pose, out: t => { if (old) see(old, thing.opacity = own * (1 - t)); } };
  if (!old) {
    let isPut = false;
    return { thing, pose, into: t => {
      if (t === 0) return;
      if (!isPut) settle(thing, pose);
      isPut = true;
      see(look, thing.opacity = t);
    } };
  }
  const { x, y } = thing, to = pose.slice(3), isMoving = x !== pose[1] || y !== pose[2];
  const shapes = thing.shapes.length === to.length ? to.map((d, i) => P.morph(thing.shapes[i], d)) : null;
  const isAbove = pose[0] > thing.look, drawn = old === look ? [look] : [old, look];
  thing.look = pose[0];
  thing.opacity = 1;
  if (!shapes) draw(look, thing.shapes = to);
  return { thing, pose, move: t => {
    if (isMoving) put(thing, x + (pose[1] - x) * t, y + (pose[2] - y) * t);
    if (shapes && shapes.length) {
      thing.shapes = shapes.map(shape => shape(t));
      for (const each of drawn) draw(each, thing.shapes);
    }
    if (old === look) {
      if (own < 1) see(look, own + (1 - own) * t);
      return;
    }
    // Boxes are filled: one is seen through another only if neither is whole. The one above comes or goes.
    const isFilled = thing.actor !== null;
    see(look, isFilled && !isAbove ? 1 : t);
    see(old, isFilled && isAbove ? 1 : 1 - t);
  } };
};

P.picture = (x, data, figure) => {
  const svg = figure.querySelector("svg");
  const p = { data, figure, svg, things: [], actors: new Map(), looked: null, isMany: false };
  const listOf = n => data.actors ? data.actors[n] : n;
  const stateOf = slice => data.changes ? slice * x.data.languages.length + x.state.lang : x.state.lang;
  let running = [], frame = null;

  const endsOf = fact => {
    const tie = fact.e ? fact.e.map(listOf) : fact.p !== "relation" ? null
      : data.ties ? data.ties[fact.i].slice(0, 2) : [x.data.relations[fact.i].from, x.data.relations[fact.i].to];
    return tie;
  };

  // Nothing is read of a picture that nobody has looked at.
  const read = () => {
    const first = data.changes ? x.data.initial * x.data.languages.length : 0;
    // Tooltips are written when they are asked for (32-reach.js), as things are then.
    for (const each of svg.querySelectorAll("title, desc")) each.remove();
    svg.removeAttribute("aria-labelledby"); // It is named by p.mark.
    for (const node of svg.querySelectorAll("[data-t]")) {
      const fact = data.things[node.getAttribute("data-t")];
      const thing = { node, fact, looks: [...node.children], ends: endsOf(fact), look: -1, x: 0, y: 0, shapes: [], opacity: 1, rings: {} };
      thing.actor = fact.p === "actor" ? listOf(fact.i) : null;
      thing.told = fact.p === "event" ? x.data.events[fact.i].actors || [] : null; // Of whom an event tells.
      thing.pose = fact.s[first];
      if (thing.pose >= 0) [thing.look, thing.x, thing.y, ...thing.shapes] = fact.k[thing.pose];
      node.thing = thing;
      p.things.push(thing);
      // The first thing that shows an actor is the one to press; others (its name beside a dot) go with it.
      if (thing.actor !== null && !p.actors.has(thing.actor)) p.actors.set(thing.actor, thing);
      else if (thing.actor !== null && data.form === "dots") Object.assign(thing, { picture: p, dot: p.actors.get(thing.actor) });
    }
    layLines();
    p.isMany = p.things.length > CROWD;
    svg.classList.toggle("many", p.things.length > 1000);
    svg.classList.toggle("still", !data.changes);
    svg.setAttribute("role", "group");
    if (data.form === "dots") svg.classList.add("dots");
    svg.setAttribute("tabindex", "-1");
    for (const thing of p.actors.values()) {
      thing.node.setAttribute("role", "button");
      thing.node.setAttribute("tabindex", "-1");
      hide(thing, thing.look < 0);
    }
    P.reach(x, p);
    P.zoom(x, p);
  };

  // Lines below all their labels, in the order that they have while none is raised.
  let lines = [], raised = [], above = null;
  const layLines = () => {
    const isLine = ({ node, ends }) => ends && node.querySelector("[data-d]"), layer = (p.things.find(isLine) || {}).node;
    if (!layer) return;
    const beside = p.things.filter(({ node }) => node.parentNode === layer.parentNode), label = beside.findIndex(thing => !isLine(thing));
    lines = beside.filter(isLine);
    above = label < 0 ? null : beside[label].node;
    if (above) above.before(...beside.slice(label).filter(isLine).map(line => line.node));
    lines.forEach((line, n) => { line.place = n; });
  };
  // What is new lies on the others, unless most are new. Few are moved each time, and none that can have the focus.
  const raise = () => {
    const put = (line, next) => { if (line.node.nextElementSibling !== next) line.node.parentNode.insertBefore(line.node, next); };
    const seen = lines.filter(line => line.pose >= 0), isNew = line => isAdded(line) || line.looks[line.fact.k[line.pose][0]].classList.contains("new");
    const those = seen.filter(isNew), next = those.length > Math.min(RAISED, seen.length / 2) ? [] : those, keep = new Set(next), was = new Set(raised);
    const lowered = raised.filter(line => !keep.has(line)).reverse();
    for (const line of lowered) {
      was.delete(line);
      let after = line.place + 1;
      while (was.has(lines[after])) after++;
      const next = lines[after] || raised.find(other => was.has(other));
      put(line, next ? next.node : above);
    }
    raised = next;
    [...raised].reverse().reduce((ref, line) => { put(line, ref); return line.node; }, above);
  };

  p.finish = () => {
    cancelAnimationFrame(frame);
    frame = null;
    for (const way of running) settle(way.thing, way.pose);
    running = [];
    if (p.size < 1) p.resize();
    p.mark();
  };

  // What stays goes on from where it is, also if it is on its way to somewhere else.
  const run = ways => {
    running = ways;
    const has = key => ways.some(way => way[key]);
    const out = has("out") ? OUT : 0, move = has("move") ? MOVE : 0, all = out + move + (has("into") ? IN : 0);
    const part = (time, length) => length ? Math.max(0, Math.min(1, time / length)) : 1;
    let begin, frames = 0;
    const step = now => {
      if (begin === undefined) begin = now;
      const time = now - begin;
      // Where a frame takes so long, nobody sees things move.
      frames++;
      if (time >= all || time > 400 && frames < 4) return p.finish();
      const m = part(time - out, move), smooth = m * m * (3 - 2 * m);
      for (const way of ways) {
        if (way.out) way.out(part(time, out));
        else if (way.move) way.move(smooth);
        else way.into(part(time - out - move, IN));
      }
      frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  };

  // The pose of the state. Actors and relations that are gone since the slice that is compared with stand where
  // they stood there.
  const poseOf = thing => {
    const since = x.state.since, now = thing.fact.s[stateOf(x.state.slice)];
    const isKept = now < 0 && since !== null && data.changes && (thing.actor !== null || thing.ends);
    const then = isKept ? thing.fact.s[stateOf(since)] : -1;
    thing.isGone = then >= 0;
    return thing.isGone ? then : now;
  };

  p.update = isMoving => {
    if (!p.things.length) read();
    cancelAnimationFrame(frame);
    for (const way of running) way.thing.pose = null; // It has to go on from here.
    running = [];
    const changed = [];
    for (const thing of p.things) {
      const wasGone = thing.isGone, pose = poseOf(thing);
      if (thing.isGone !== wasGone) thing.node.classList.toggle("gone", thing.isGone);
      if (pose !== thing.pose) changed.push(thing);
      thing.pose = pose;
    }
    if (lines.length) raise();
    const to = thing => thing.pose < 0 ? ABSENT : thing.fact.k[thing.pose];
    p.leave(changed.filter(thing => thing.pose < 0));
    if (isMoving && changed.length <= MANY && !calm.matches && !document.hidden) {
      run(changed.map(thing => wayOf(thing, to(thing))));
    } else {
      for (const thing of changed) settle(thing, to(thing));
    }
    p.mark();
  };

  // The actor and those whom it has relations with, in the picture if it draws any.
  p.nearTo = actor => {
    const near = new Set([actor]);
    const add = (from, to) => {
      if (from === actor) near.add(to);
      if (to === actor) near.add(from);
    };
    for (const thing of p.things) if (thing.ends && thing.pose >= 0) add(...thing.ends);
    if (!p.things.some(thing => thing.ends)) {
      for (const tie of x.data.relations) if (tie.seen[x.state.slice] !== ".") add(tie.from, tie.to);
    }
    return near;
  };

  const isBack = (thing, subject, near) => {
    if (thing.actor !== null) return near ? !near.has(thing.actor) : x.isDimmed(thing.actor);
    if (thing.ends) {
      if (near && !thing.ends.includes(subject)) return true;
      return thing.ends.some(x.isDimmed) || thing.fact.p === "relation" && (data.ties ? x.isOtherKind(data.ties[thing.fact.i][2]) : x.isDimmedRelation(thing.fact.i));
    }
    if (!thing.told || !thing.told.length) return false;
    return near ? !thing.told.includes(subject) : thing.told.every(x.isDimmed);
  };

  // What is there and was not then, as the list of changes has it: who was only talked of is new.
  const isAdded = thing => {
    const { since, slice } = x.state;
    if (since === null || !data.changes || thing.isGone || thing.actor === null && !thing.ends) return false;
    const known = thing.actor !== null ? x.data.actors[thing.actor] : thing.fact.p === "relation" && !data.ties ? x.data.relations[thing.fact.i] : null;
    return known ? P.isThere(known.seen[slice]) && !P.isThere(known.seen[since]) : thing.fact.s[stateOf(since)] < 0;
  };

  // What goes along with things: a frame (""), or a sign at the corner ("+", "-"); null: none. First all are measured
  // and then all are drawn, since a browser lays the page out anew for what is measured after a change.
  const drawRings = rings => {
    const others = rings.filter(({ thing, name, sign }) =>
      (thing.rings[name] ? thing.rings[name].key : null) !== (sign === null ? null : sign + thing.pose));
    for (const each of others) if (each.sign !== null) each.box = each.thing.looks[each.thing.look].getBBox();
    for (const { thing, name, sign, box } of others) {
      if (thing.rings[name]) thing.rings[name].remove();
      delete thing.rings[name];
      if (sign === null) continue;
      const gap = name === "focus" ? 7 : 4, left = box.x - gap, top = box.y - gap, height = box.height + 2 * gap;
      const node = thing.rings[name] = x.el("svg:g", { class: "ring " + name, "aria-hidden": "true" });
      if (sign) {
        const size = Math.max(4, Math.min(10, height / 4)), half = size / 2;
        node.append(x.el("svg:circle", { cx: left + half, cy: top + half, r: size }),
          x.el("svg:path", { d: `M${left} ${top + half}h${size}` + (sign === "+" ? `M${left + half} ${top}v${size}` : "") }));
      } else {
        const frame = { x: left, y: top, width: box.width + 2 * gap, height, rx: Math.min(12, height / 2) };
        node.append(x.el("svg:rect", Object.assign({ class: "halo" }, frame)), x.el("svg:rect", frame));
      }
      node.key = sign + thing.pose;
      thing.node.append(node);
    }
  };

  // Names of dots, after the picture was looked at closer or less closely.
  p.resize = () => {
    const names = p.things.filter(thing => thing.dot && thing.pose >= 0 && thing.dot.look >= 0);
    for (const { dot } of names) dot.radius = dot.looks[dot.look].getBBox().width / 2;
    for (const name of names) put(name, name.x, name.y);
  };

  // Classes, names and rings: all that is told of things besides where they are.
  p.mark = () => {
    const { slice } = x.state, actor = P.standIn(x, p, x.state.actor), subject = p.looked === null ? actor : p.looked;
    const near = subject === null || !p.actors.has(subject) || p.actors.get(subject).pose < 0 ? null : p.nearTo(subject);
    const rings = [];
    for (const thing of p.things) {
      if (thing.pose < 0) continue;
      const now = { back: isBack(thing, subject, near), added: isAdded(thing) };
      for (const name in now) {
        if (Boolean(thing[name]) !== now[name]) thing.node.classList.toggle(name, thing[name] = now[name]);
      }
    }
    for (const [n, thing] of p.actors) {
      if (thing.pose < 0) continue;
      const label = P.nameOf(x, p, n, thing);
      if (thing.label !== label) thing.node.setAttribute("aria-label", thing.label = label);
      if (thing.isChosen !== (n === actor)) thing.node.setAttribute("aria-pressed", thing.isChosen = n === actor);
      rings.push({ thing, name: "compared", sign: thing.isGone ? "-" : thing.added ? "+" : null },
        { thing, name: "chosen", sign: n === actor ? "" : null }, { thing, name: "focus", sign: p.focused === n ? "" : null });
    }
    P.drawNames(x, p, running.length ? null : near, running.length > 0);
    if (!running.length) { // Looks that are on their way have no size yet.
      drawRings(rings);
      if (p.markMore) p.markMore();
    }
    p.tell();
    svg.setAttribute("aria-label", x.t(data.title) + (data.changes ? ", " + P.title(x, slice) : ""));
    p.rove();
  };
  return p;
};

// Where in what is drawn the name stands as words of their own; -1: nowhere.
const placeOfName = (name, drawn) => {
  const isInWord = at => /[\p{L}\p{N}]/u.test(drawn.charAt(at));
  let at = name ? drawn.indexOf(name) : -1;
  while (at >= 0 && (isInWord(at - 1) || isInWord(at + name.length))) at = drawn.indexOf(name, at + 1);
  return at;
};

// "IDRIS, new, centre": the name, what else is drawn, and what its look tells without words.
P.nameOf = (x, p, n, thing) => {
  const { slice } = x.state, actor = x.data.actors[n], mark = Number((actor.marks || "")[slice] || 0), letter = actor.seen[slice];
  const { name, kind } = P.form(x, n, slice), plain = text => text.replace(/\s+/g, " ").trim(), full = plain(x.t(name));
  const look = thing.looks[Math.max(thing.look, 0)];
  if (look.drawn === undefined) look.drawn = plain([...look.querySelectorAll("text")].map(text => text.textContent).join(" "));
  const { drawn } = look, at = placeOfName(full, drawn);
  const states = drawn || !p.data.changes ? [] : [mark & 1 && x.w("new"), mark & 2 && x.w("ending"), letter === "u" && x.w("unsure"), letter === "t" && x.w("talkedOf")];
  const words = at < 0 ? [drawn, full] : [full, drawn.slice(0, at).trim(), drawn.slice(at + full.length).trim()];
  return [...words, x.data.kinds[kind] && x.t(x.data.kinds[kind].label), ...states,
    thing.isGone && x.w("gone"), thing.added && x.w("addedOne")].filter(Boolean).join(", ");
};

// What a tooltip tells: of actors what a screen reader says, and more; the data's words of anything else.
P.tipOf = (x, p, { fact, actor, ends }) => {
  const { data } = x, { slice } = x.state, name = n => P.name(x, n, slice), told = list => x.t((data[list][fact.i] || {}).label);
  if (actor !== null) {
    const { note } = data.actors[actor], { full } = P.form(x, actor, slice);
    const turns = data.successions.filter(turn => turn.from === actor || turn.to === actor);
    return [p.actors.get(actor).label, x.t(full), x.t(note), ...turns.map(({ when, what }) => (when ? x.t(when) + x.w("colon") + " " : "") + x.t(what))];
  }
  if (fact.p === "succession") return data.successions.filter(turn => ends[0] === turn.from && ends[1] === turn.to).map(turn => x.t(turn.what));
  if (ends) {
    const relation = p.data.ties ? { kind: p.data.ties[fact.i][2] } : data.relations[fact.i], kind = P.kindOf(x, relation);
    const verb = P.relationText(x, relation) || (kind && kind.directed ? "→" : "–");
    return [[name(ends[0]), verb, name(ends[1])].join(" ") + (relation.when ? " (" + x.t(relation.when) + ")" : ""), x.t(relation.note)];
  }
  if (fact.p === "event") {
    const { title, when, note } = data.events[fact.i];
    return [x.t(title) + (when ? " (" + x.t(when) + ")" : ""), x.t(note)];
  }
  return fact.p === "tier" ? [told("tiers")] : fact.p === "group" ? [told("groups")] : [];
};

P.parts.push(x => {
  x.pictures = x.data.pictures.map((data, n) => P.picture(x, data, x.root.querySelector(`[data-picture="${n}"]`)));
  x.picture = () => x.pictures[x.state.picture];
  // What is hidden is not laid out, before anything asks for sizes.
  const hideOthers = () => { for (const p of x.pictures) p.figure.hidden = p !== x.picture(); };
  hideOthers();
  x.on((state, before) => {
    const p = x.picture();
    const isSame = state.picture === before.picture && state.lang === before.lang;
    if (before.picture !== state.picture && x.pictures[before.picture]) x.pictures[before.picture].finish();
    if (state.picture !== before.picture) hideOthers();
    if (isSame && state.slice === before.slice && state.since === before.since) p.mark();
    else p.update(isSame);
  });
  x.listen(window, "beforeprint", () => x.picture().finish());
});
