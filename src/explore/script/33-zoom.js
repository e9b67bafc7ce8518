// Looking closer: buttons, + - 0, Ctrl and the wheel, two fingers; drawing along where the picture is not seen whole.
// The wheel and one finger alone are the page's: whoever scrolls must not be held in a picture.

const CLOSEST = 12;

P.zoom = (x, p) => {
  const { svg } = p, whole = svg.getAttribute("viewBox").split(" ").map(Number);
  p.whole = whole;
  let view = whole, resting;
  const isWhole = () => view[2] >= whole[2];
  const setView = to => {
    const size = Math.max(1 / CLOSEST, Math.min(1, to[2] / whole[2])), width = whole[2] * size, height = whole[3] * size;
    const within = (at, length, i) => Math.max(whole[i], Math.min(whole[i] + whole[i + 2] - length, at));
    view = [within(to[0], width, 0), within(to[1], height, 1), width, height];
    svg.setAttribute("viewBox", view.map(number => Math.round(number * 100) / 100).join(" "));
    svg.classList.toggle("closer", !isWhole());
    if (p.data.form === "dots") {
      if (size !== p.size) requestAnimationFrame(p.resize);
      clearTimeout(resting);
      resting = setTimeout(() => { if (x.picture() === p) p.mark(); }, 150);
    }
    p.size = size;
    x.tellZoom(p);
  };
  p.view = () => view;
  p.setView = to => setView(to || whole);
  // A point of the window in the picture's units; CSS pixels that a unit has.
  p.pointOf = event => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  p.scale = () => svg.getScreenCTM().a;
  // The point stays where it is; without one, the middle or who has the focus.
  p.zoomBy = (factor, point) => {
    const held = p.actors.get(p.focused === undefined ? x.state.actor : p.focused);
    const at = point || (held && held.pose >= 0 ? held : { x: view[0] + view[2] / 2, y: view[1] + view[3] / 2 });
    const by = Math.max(view[2] / whole[2], Math.min(view[2] / whole[2] * CLOSEST, factor));
    setView([at.x - (at.x - view[0]) / by, at.y - (at.y - view[1]) / by, view[2] / by]);
  };
  // Moves only as far as the actor has to come in.
  p.show = n => {
    const thing = p.actors.get(n);
    if (!thing || thing.pose < 0 || isWhole()) return;
    const edge = view[2] / 10, [left, top, width, height] = view;
    setView([Math.min(thing.x - edge, Math.max(left, thing.x + edge - width)), Math.min(thing.y - edge, Math.max(top, thing.y + edge - height)), width]);
  };

  svg.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "+" || event.key === "=") p.zoomBy(1.5);
    else if (event.key === "-") p.zoomBy(1 / 1.5);
    else if (event.key === "0") setView(whole);
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
    if (!p.isDragged && down.size === 1 && (isWhole() || Math.hypot(event.clientX - started.clientX, event.clientY - started.clientY) < 4)) return;
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
};

// One set of buttons for all pictures.
P.parts.push(x => {
  const buttons = [
    x.icon("zoomOut", "out", "M5 12L19 12", () => x.picture().zoomBy(1 / 1.5)),
    x.icon("zoomAll", "whole", "M4 9L4 4L9 4M15 4L20 4L20 9M20 15L20 20L15 20M9 20L4 20L4 15", () => x.picture().setView()),
    x.icon("zoomIn", "in", "M5 12L19 12M12 5L12 19", () => x.picture().zoomBy(1.5))];
  x.zoom = x.el("div", { class: "zoom" }, ...buttons);
  x.tellZoom = ({ size }) => buttons.forEach((button, i) => button.setAttribute("aria-disabled", i < 2 ? size >= 1 : size <= 1 / CLOSEST));
});
