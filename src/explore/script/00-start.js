// One explorer for each root: what it knows, its state, and who is told when that changes.
//
// All files of this folder are joined in the order of their names, inside one function that keeps P to itself.
// A file adds a part: P.parts.push(x => …), called once for each explorer x, in that order. A part makes its
// controls, and says with x.on(…) what it does when the state changes.
const P = { parts: [] };

// An element with attributes and children. Texts become text, never markup. "svg:path" is an element of SVG; an
// attribute that is null, undefined or false is left out; a function is called at the event of its name.
P.el = (tag, attributes, ...children) => {
  const node = tag.startsWith("svg:") ? document.createElementNS("http://www.w3.org/2000/svg", tag.slice(4))
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.filter(child => child !== null && child !== undefined && child !== false));
  return node;
};

// The state before anything is chosen. slice, actor, lang, since and picture are indices of the data's lists;
// kinds, groups, tiers and relations (kinds of them) are lists of indices, where none means all; view is "all" where all pictures are seen at once.
P.first = x => ({ slice: x.data.initial, actor: null, lang: 0, since: null, picture: 0, view: "", q: "",
  kinds: [], groups: [], tiers: [], relations: [] });

// `address`: a state as 10-address.js writes it; without it that of the page is read, if the root may use it.
P.mount = (root, address) => {
  const listeners = [], heard = [];
  let ending = new AbortController();
  const x = root.paysage = { root, data: JSON.parse(root.querySelector(".paysage-data").textContent) };

  // What is written in several languages, in the one that is chosen, else in the first that there is.
  x.t = text => {
    if (!Array.isArray(text)) return text === undefined || text === null ? "" : text;
    const there = text[x.state.lang];
    return there !== undefined && there !== null ? there : text.find(other => other !== null) || "";
  };
  x.lang = () => x.data.languages[x.state.lang];
  // The page's own word (explore/words.c) for a key; {1}, {2} … in it are the values.
  x.w = (key, ...values) => {
    const word = x.data.words[x.state.lang][key];
    return word === undefined ? key : word.replace(/\{(\d)\}/g, (all, place) => values[place - 1]);
  };
  x.el = P.el;
  // A button that is a drawing: `key` is the word that it is called by, in the language of the moment.
  x.icon = (key, name, d, press) => {
    const button = P.el("button", { type: "button", class: "icon " + name, click: press },
      P.el("svg:svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, P.el("svg:path", { d })));
    x.on((state, before) => { if (state.lang !== before.lang) x.call(button, key); });
    return button;
  };
  x.call = (button, key) => {
    button.setAttribute("aria-label", x.w(key));
    button.title = x.w(key);
  };

  // Events of the window and the document end with the explorer.
  const hear = ([target, type, fn, options]) => target.addEventListener(type, fn, Object.assign({ signal: ending.signal }, options));
  x.listen = (...each) => {
    heard.push(each);
    hear(each);
  };
  // Out of the page it hears nothing, and nobody holds it; it may come back.
  x.sleep = () => {
    x.stop();
    ending.abort();
  };
  x.wake = () => {
    if (!ending.signal.aborted) return;
    ending = new AbortController();
    heard.forEach(hear);
  };
  x.end = () => { x.sleep(); delete root.paysage; };

  // fn(state, before); once at the start, where `before` is empty.
  x.on = fn => listeners.push(fn);
  // Changes the state and the address. What a user would go back over gets an entry of its own in the history;
  // with push: false it takes the place of the last one.
  x.set = (change, how) => {
    const before = x.state, state = P.valid(x, Object.assign({}, before, change));
    if (Object.keys(state).every(key => String(state[key]) === String(before[key]))) return;
    x.state = state;
    P.remember(x, change, how || {});
    for (const fn of listeners) fn(state, before);
  };

  // Which actors and relations step back: the filters (50-find.js) put their own in place.
  x.isDimmed = () => false;
  x.isDimmedRelation = () => false;
  x.isOtherKind = () => false;

  // Where parts put their controls: the time above all, then tools, the pictures, and what explains them.
  x.stage = root.querySelector(".pictures");
  x.bar = P.el("div", { class: "bar" });
  x.above = P.el("div", { class: "above" });
  x.below = P.el("div", { class: "below" });
  root.querySelector("main").prepend(x.bar, x.above);
  x.stage.append(x.below);
  // An id that no other explorer of the page has; what has the focus, in a shadow tree too.
  const number = P.mounted = (P.mounted || 0) + 1;
  x.id = word => "paysage-" + number + "-" + word;
  x.active = () => root.getRootNode().activeElement;

  // One line that is read aloud when it changes, and only then.
  const live = P.el("p", { class: "live quiet", role: "status", "aria-live": "polite" });
  root.append(live);
  x.announce = text => { live.textContent = text; };

  x.state = P.valid(x, Object.assign(P.first(x), P.readAddress(x, address)));
  root.classList.add("explorer");
  for (const part of P.parts) part(x);
  for (const fn of listeners) fn(x.state, {});
  return x;
};
