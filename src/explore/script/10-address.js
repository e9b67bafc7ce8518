// The state in the address, by ids: #slice=2010&actor=cnrs&kind=body,network&q=calcul

// Name in the address, name in the state, list of the data that it is an index of, whether it may be several.
P.fields = [
  ["picture", "picture", "pictures"], ["view", "view"], ["slice", "slice", "slices"], ["since", "since", "slices"],
  ["actor", "actor", "actors"], ["kind", "kinds", "kinds", true], ["group", "groups", "groups", true],
  ["tier", "tiers", "tiers", true], ["relation", "relations", "relationKinds", true], ["q", "q"], ["lang", "lang", "languages"]];

const idOf = item => typeof item === "string" ? item : item.id;

// The same state with nothing in it that the data does not have.
P.valid = (x, state) => {
  const first = P.first(x), valid = {};
  for (const [, key, list, several] of P.fields) {
    const there = n => Number.isInteger(n) && n >= 0 && n < x.data[list].length;
    const value = state[key];
    if (!list) valid[key] = String(value);
    else if (several) valid[key] = [...new Set(value)].filter(there).sort((a, b) => a - b);
    else valid[key] = there(value) ? value : first[key];
  }
  return valid;
};

// Only what differs from the first state is written.
P.writeAddress = x => {
  const first = P.first(x), written = [];
  for (const [name, key, list, several] of P.fields) {
    const value = x.state[key];
    if (value === null || String(value) === String(first[key])) continue;
    const ids = !list ? [value] : (several ? value : [value]).map(n => idOf(x.data[list][n]));
    written.push(name + "=" + ids.map(encodeURIComponent).join(","));
  }
  return written.join("&");
};

// What an address says of the state; nothing (null) if it is no address of ours. Unknown ids are left out.
P.parseAddress = (x, text) => {
  if (text === "") return P.first(x);
  const known = {};
  let ours = false;
  // A link of the tables, opened where there was no script yet.
  const pairs = /^actor-[^=]*$/.test(text) ? ["actor=" + encodeURIComponent(P.named(text.slice(6)))] : text.split("&");
  for (const pair of pairs) {
    const [name, ...rest] = pair.split("=");
    const field = P.fields.find(each => each[0] === name);
    if (!field || !rest.length) continue;
    ours = true;
    let ids;
    try {
      ids = rest.join("=").split(field[2] ? "," : "\0").map(decodeURIComponent);
    } catch (error) {
      continue; // A % that is none of ours.
    }
    const [, key, list, several] = field;
    const found = list ? ids.map(id => x.data[list].findIndex(item => idOf(item) === id)).filter(n => n >= 0) : ids;
    if (several) known[key] = found;
    else if (found.length) known[key] = found[0];
  }
  return ours ? Object.assign(P.first(x), known) : null;
};

// Only the root that has the page to itself uses its address, so that two in a page do not fight.
P.readAddress = (x, text) => {
  x.isAddressed = x.root.hasAttribute("data-address");
  if (text === undefined) text = x.isAddressed ? location.hash.slice(1) : "";
  return P.parseAddress(x, text);
};

// Changes of the same thing within a second are one step of the history: a slider that is drawn along, a search
// that is typed. Browsers also refuse more than a few entries a second.
P.remember = (x, change, how) => {
  const what = Object.keys(change).join(), now = Date.now();
  const push = how.push !== false && !(x.lastChange && x.lastChange.what === what && now - x.lastChange.at < 1000);
  x.lastChange = { what, at: now };
  if (!x.isAddressed || how.address === false) return;
  const url = location.href.split("#")[0] + "#" + P.writeAddress(x);
  try {
    history[push ? "pushState" : "replaceState"](null, "", url);
  } catch (error) {
    // A frame without an address of its own: the state is kept all the same.
  }
};

P.parts.push(x => {
  const follow = () => {
    const state = x.isAddressed && P.parseAddress(x, location.hash.slice(1));
    if (state) x.set(state, { address: false });
  };
  x.listen(window, "popstate", follow);
  x.listen(window, "hashchange", follow);
});
