// Looking closer: buttons, + - 0, Ctrl and the wheel, two fingers; drawing along where the picture is not seen whole.
// The wheel and one finger alone are the page's: whoever scrolls must not be held in a picture.

const CLOSEST = 12;
const GLIDE = 300; // milliseconds that the picture moves for who would be hidden

P.zoom = (x, p) => {
  const { svg } = p, whole = svg.getAttribute("viewBox").split(" ").map(Number);
  p.whole = whole;
  let view = whole, resting, gliding;
  // CSS pixels of the picture that the panel lies upon, at its right.
  const covered = () => {
    const side = x.side && x.side.getBoundingClientRect(), own = svg.getBoundingClientRect();
    return side && side.width && side.left < own.right && side.top < own.bottom && side.bottom > own.top ? Math.max(0, own.right - side.left) : 0;
  };
  // What is free of it: where the picture may be, in CSS pixels, and how much less close than whole lets all of it in.
  const room = () => {
    const wide = svg.clientWidth, high = svg.clientHeight, least = Math.min(wide / whole[2], high / whole[3]), cover = covered();
    return { wide: wide - cover, high, cover, least, aside: (wide - whole[2] * least) / 2, above: (high - whole[3] * least) / 2,
      most: cover && wide > cover ? Math.max(1, whole[2] * least / (wide - cover)) : 1 };
  };
  const isLoose = () => view[2] < whole[2] || covered() > 0;
  const setView = (to, { cover, aside, least, most } = room()) => {
    const size = Math.max(1 / CLOSEST, Math.min(most, to[2] / whole[2])), width = whole[2] * size, height = whole[3] * size;
    const within = (at, length, i, more) => {
      const ends = [whole[i], whole[i] + whole[i + 2] - length + more];
      return Math.max(Math.min(...ends), Math.min(Math.max(...ends), at));
    };
    const left = within(to[0], width, 0, Math.max(0, cover - aside) * size / (least || 1));
    view = [left, size < 1 ? within(to[1], height, 1, 0) : whole[1] + (whole[3] - height) / 2, width, height];
    const box = view.map(number => Math.round(number * 100) / 100).join(" ");
    if (svg.getAttribute("viewBox") !== box) svg.setAttribute("viewBox", box); // All would be laid out anew.
    svg.classList.toggle("closer", size < 1);
    if (p.data.form === "dots") {
      if (size !== p.size) requestAnimationFrame(p.resize);
      clearTimeout(resting);
      resting = setTimeout(() => { if (x.picture() === p) p.mark(); }, 150);
    }
    p.size = size;
    p.isLeast = size >= most;
    x.tellZoom(p);
  };
  p.view = () => view;
  // Without a view: all of the picture, beside the panel.
  p.setView = to => {
    cancelAnimationFrame(gliding);
    const free = room();
    setView(to || [free.cover ? Infinity : whole[0], whole[1], whole[2] * free.most], free);
  };
  const glide = to => {
    cancelAnimationFrame(gliding);
    if (calm.matches) return setView(to);
    const from = view, free = room();
    let begin;
    const step = now => {
      begin = begin || now;
      const t = Math.min(1, (now - begin) / GLIDE), smooth = t * t * (3 - 2 * t);
      setView(between(from, to, smooth), free);
      if (t < 1) gliding = requestAnimationFrame(step);
    };
    gliding = requestAnimationFrame(step);
  };
  // A point of the window in the picture's units; CSS pixels that a unit has.
  p.pointOf = event => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  p.scale = () => svg.getScreenCTM().a;
  // The point stays where it is; without one, the middle or who has the focus.
  p.zoomBy = (factor, point) => {
    const held = p.actors.get(p.focused === undefined ? x.state.actor : p.focused);
    const at = point || (held && held.pose >= 0 ? held : { x: view[0] + view[2] / 2, y: view[1] + view[3] / 2 });
    const free = room(), by = Math.max(view[2] / whole[2] / free.most, Math.min(view[2] / whole[2] * CLOSEST, factor));
    setView([at.x - (at.x - view[0]) / by, at.y - (at.y - view[1]) / by, view[2] / by], free);
  };
  // Moves only as far as the actors have to come in, and looks less close only where they have no room else.
  const show = actors => {
    const things = actors.map(n => p.actors.get(n)).filter(thing => thing && thing.pose >= 0);
    if (!things.length || !isLoose()) return;
    const free = room(), size = view[2] / whole[2], scale = free.least / size, edge = view[2] / 20;
    const boxes = things.map(({ fact, pose, looks }) => {
      const [look, at, y] = fact.k[pose], box = looks[look].getBBox(), half = Math.max(edge, box.width / 2 + 12), tall = Math.max(edge, box.height / 2 + 12);
      return [at - half, y - tall, at + half, y + tall];
    });
    const [left, top] = [0, 1].map(i => Math.min(...boxes.map(box => box[i]))), [right, bottom] = [2, 3].map(i => Math.max(...boxes.map(box => box[i])));
    const by = Math.max(1, Math.min(free.most / size, (right - left) * scale / free.wide)), aside = free.aside * by / scale, above = free.above * by / scale;
    const inFrom = (from, to, at, length) => Math.min(from, Math.max(at, to - length));
    const to = [inFrom(left, right, view[0] - aside, free.wide * by / scale) + aside, inFrom(top, bottom, view[1] - above, free.high * by / scale) + above, view[2] * by];
    if (to.some((number, i) => Math.abs(number - view[i]) > 0.01)) glide(to.concat(view[3] * by));
  };
  p.show = n => show([n]);
  // Who is seen whole is seen with all neighbours.
  p.fit = actor => {
    setView(view);
    if (actor !== null && !p.data.axis) show(view[2] < whole[2] ? [actor] : [...p.nearTo(actor)]);
  };

  svg.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "+" || event.key === "=") p.zoomBy(1.5);
    else if (event.key === "-") p.zoomBy(1 / 1.5);
    else if (event.key === "0") p.setView();
    else return;
    event.preventDefault();
  });
  svg.addEventListener("wheel", event => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    p.zoomBy(Math.exp(-Math.max(-100, Math.min(100, event.deltaY * (event.deltaMode ? 30 : 1))) / 200), p.pointOf(event));
  }, { passive: false });

  // Fingers and pointers that are down, where they are in the window.
  const down = new Map();
  const middle = () => {
    const all = [...down.values()], sum = key => all.reduce((total, each) => total + each[key], 0) / all.length;
    const spread = all.length > 1 ? Math.hypot(all[0].clientX - all[1].clientX, all[0].clientY - all[1].clientY) : 1;
    return { clientX: sum("clientX"), clientY: sum("clientY"), spread };
  };
  const place = event => down.set(event.pointerId, { clientX: event.clientX, clientY: event.clientY });
  svg.addEventListener("pointerdown", event => {
    if (event.button > 0) return;
    if (!down.size) p.isDragged = false;
    place(event);
  });
  svg.addEventListener("pointermove", event => {
    if (!down.has(event.pointerId)) return;
    const before = middle(), started = down.get(event.pointerId);
    if (!p.isDragged && down.size === 1 && (!isLoose() || Math.hypot(event.clientX - started.clientX, event.clientY - started.clientY) < 4)) return;
    place(event);
    const after = middle(), at = p.pointOf(before), to = p.pointOf(after);
    if (!p.isDragged) for (const id of down.keys()) svg.setPointerCapture(id);
    p.isDragged = true;
    setView([view[0] + at.x - to.x, view[1] + at.y - to.y, view[2]]);
    if (down.size > 1) p.zoomBy(after.spread / before.spread, p.pointOf(after));
  });
  for (const type of ["pointerup", "pointercancel"]) svg.addEventListener(type, event => down.delete(event.pointerId));
  x.listen(window, "pointerup", event => down.delete(event.pointerId));
  // Such pictures may be higher than the window, as high as they were drawn.
  svg.classList.toggle("tall", whole[3] > 0.8 * whole[2]);
  svg.style.setProperty("--drawn", whole[3] + "px");
  setView(whole);
  // Printed, no panel lies upon it.
  x.listen(window, "beforeprint", () => { if (view[2] >= whole[2]) svg.setAttribute("viewBox", whole.join(" ")); });
  x.listen(window, "afterprint", () => setView(view));
};

// One set of buttons for all pictures.
P.parts.push(x => {
  const buttons = [
    x.icon("zoomOut", "out", "M5 12L19 12", () => x.picture().zoomBy(1 / 1.5)),
    x.icon("zoomAll", "whole", "M4 9L4 4L9 4M15 4L20 4L20 9M20 15L20 20L15 20M9 20L4 20L4 15", () => x.picture().setView()),
    x.icon("zoomIn", "in", "M5 12L19 12M12 5L12 19", () => x.picture().zoomBy(1.5))];
  x.zoom = x.el("div", { class: "zoom" }, ...buttons);
  x.tellZoom = ({ size, isLeast }) => buttons.forEach((button, i) => button.setAttribute("aria-disabled", i < 2 ? isLeast : size <= 1 / CLOSEST));
  // Once the panel has found its place, which is upon the picture where it is beside nothing else.
  x.on((state, before) => {
    if (["actor", "since", "picture", "view"].every(key => state[key] === before[key])) return;
    requestAnimationFrame(() => {
      const p = x.picture();
      if (!x.state.view) p.fit(P.standIn(x, p, x.state.actor));
    });
  });
});
