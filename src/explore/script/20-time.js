// The slice that is seen: a slider, names of slices below it, previous, next, play and pause.

const PACE = 1800; // milliseconds that a slice is seen while it plays: the change takes up to 1000 of them

// How many actors are there in one slice and not in the other.
const countOnly = (x, here, there) => x.data.actors.filter(actor => P.isOne(actor) && P.isThere(actor.seen[here]) && !P.isThere(actor.seen[there])).length;

// "2010: 9 new, 3 gone", since the slice before or the one that is compared with.
const tellSlice = (x, slice) => {
  const since = x.state.since === null ? slice - 1 : x.state.since;
  const name = P.title(x, slice);
  if (since < 0 || since === slice) return name;
  const [from, to] = since < slice ? [since, slice] : [slice, since];
  const counts = [["new", countOnly(x, to, from)], ["gone", countOnly(x, from, to)]];
  const told = counts.filter(each => each[1] > 0).map(([key, n]) => x.w(key + (n === 1 ? "One" : "Many"), n));
  return told.length ? name + x.w("colon") + " " + told.join(", ") : name;
};

P.parts.push(x => {
  const slices = x.data.slices, last = slices.length - 1;
  const name = n => P.title(x, n);
  const go = slice => x.set({ slice: Math.max(0, Math.min(last, slice)) });
  const heading = x.el("p", { class: "slice" }), headline = x.el("p", { class: "headline" });
  headline.hidden = !slices.some(slice => slice.headline);
  x.bar.append(x.el("div", { class: "now" }, heading, headline));

  const input = x.el("input", { type: "range", min: 0, max: last, step: 1, list: x.id("ticks"), input: () => go(input.valueAsNumber) });
  const marks = x.el("datalist", { id: x.id("ticks") }, ...slices.map((slice, n) => x.el("option", { value: n })));
  // For pointers and fingers; keys have the slider.
  const names = slices.map((slice, n) => x.el("button", { type: "button", tabindex: -1, click: () => go(n) }));
  const ticks = x.el("div", { class: "ticks" }, ...names);

  // As many names as there is room for, the last of them always: each, each second one, each third one …
  const fit = () => {
    const width = ticks.clientWidth, thumb = 16;
    if (!width) return;
    for (const each of names) each.hidden = false;
    const spots = names.map((each, n) => {
      const own = each.offsetWidth, middle = thumb / 2 + (width - thumb) * n / last;
      const left = Math.max(0, Math.min(width - own, middle - own / 2));
      each.style.left = left + "px";
      return { left, right: left + own };
    });
    const fits = every => {
      const shown = names.map((each, n) => n).filter(n => (last - n) % every === 0);
      return shown.every((n, i) => i === 0 || spots[shown[i - 1]].right <= spots[n].left);
    };
    let every = 1;
    while (every <= last && !fits(every)) every++;
    names.forEach((each, n) => { each.hidden = (last - n) % every !== 0; });
  };

  // The longest title of a slice has its lines in all of them, so that nothing below moves when the slice changes.
  const reserve = () => {
    const now = [...heading.childNodes];
    heading.style.minHeight = "";
    const heights = slices.map((slice, n) => {
      writeTitle(n);
      return Math.ceil(heading.getBoundingClientRect().height);
    });
    heading.replaceChildren(...now);
    heading.style.minHeight = Math.max(...heights) + "px";
  };
  const writeTitle = n => {
    heading.textContent = name(n);
    if (slices[n].suffix) heading.append(" ", x.el("small", null, x.t(slices[n].suffix)));
  };

  // Playing never begins by itself, and ends with the last slice or with any other way to a slice.
  let timer = null, isStep = false;
  const stop = () => {
    clearTimeout(timer);
    timer = null;
    play.querySelector("path").setAttribute("d", "M7 4L19 12L7 20Z");
    x.call(play, "play");
  };
  const step = slice => {
    isStep = true;
    x.set({ slice }, { push: false });
    isStep = false;
    if (slice === last) stop();
    else timer = setTimeout(() => step(x.state.slice + 1), PACE);
  };
  const start = () => {
    play.querySelector("path").setAttribute("d", "M8 5L8 19M16 5L16 19");
    x.call(play, "pause");
    step(x.state.slice === last ? 0 : x.state.slice + 1);
  };
  const previous = x.icon("previous", "previous", "M15 5L8 12L15 19", () => go(x.state.slice - 1));
  const play = x.icon("play", "play", "M7 4L19 12L7 20Z", () => timer === null ? start() : stop());
  const next = x.icon("next", "next", "M9 5L16 12L9 19", () => go(x.state.slice + 1));
  x.listen(document, "visibilitychange", () => { if (document.hidden && timer !== null) stop(); });
  x.stop = stop;

  if (last > 0) {
    x.bar.append(x.el("div", { class: "steps" }, previous, play, next), x.el("div", { class: "slider" }, input, marks, ticks));
    if (window.ResizeObserver) new ResizeObserver(() => { fit(); reserve(); }).observe(ticks);
  }

  let telling;
  x.on((state, before) => {
    if (state.lang !== before.lang) {
      input.setAttribute("aria-label", x.w("slice"));
      names.forEach((each, n) => { each.textContent = name(n); });
      fit();
      if (last > 0) reserve();
      if (timer !== null) x.call(play, "pause");
    }
    if (state.slice === before.slice && state.lang === before.lang) return;
    if (timer !== null && !isStep && state.slice !== before.slice) stop();
    const slice = slices[state.slice];
    writeTitle(state.slice);
    heading.hidden = last === 0 && name(0) === x.t(x.data.title); // It would be told twice.
    headline.textContent = x.t(slice.headline);
    input.value = state.slice;
    input.setAttribute("aria-valuetext", name(state.slice));
    previous.setAttribute("aria-disabled", state.slice === 0);
    next.setAttribute("aria-disabled", state.slice === last);
    names.forEach((each, n) => {
      if (n === state.slice) each.setAttribute("aria-current", "true");
      else each.removeAttribute("aria-current");
    });
    if (before.slice === undefined) return;
    // Once it stands still: a slider that is drawn along tells where it ends.
    clearTimeout(telling);
    telling = setTimeout(() => x.announce(tellSlice(x, x.state.slice)), 400);
  });
});
