// What the tests ask a page. install() is run within it, after it has been loaded, and leaves `probe` there.

export const install = () => {
  const root = () => document.querySelector(".paysage"), x = () => root().paysage;

  // Whether anything of it is drawn: what steps back or fades counts, what is not displayed does not.
  const drawn = node => {
    for (let at = node; at instanceof Element; at = at.parentNode)
      if (getComputedStyle(at).display === "none" || getComputedStyle(at).visibility === "hidden")
        return false;
    return true;
  };

  // Whether a thing of a picture is drawn: one of its looks is.
  const isHere = thing => [...thing.children].some(look => !/^(title|desc)$/.test(look.localName) && drawn(look));

  const figure = id => root().querySelectorAll("figure.picture")[x().data.pictures.findIndex(each => each.id === id)];

  // The words of the looks that are drawn, as one text.
  const words = node => [...node.querySelectorAll("text")].filter(drawn).map(text => text.textContent).join(" ");

  // The state of the page, without what depends on the way that led to it: the focus, and which actor Tab comes to.
  const dom = (within = ".pictures") => {
    const lines = [], leave = new Set(["tabindex", "aria-activedescendant"]);
    const write = (node, depth) => {
      if (node.nodeType === Node.TEXT_NODE) {
        if (node.data.trim())
          lines.push(" ".repeat(depth) + node.data.trim());
        return;
      }
      if (node.nodeType !== Node.ELEMENT_NODE)
        return;
      // What is not drawn may lag behind.
      if (node.dataset.t ? !isHere(node) : node.localName !== "title" && getComputedStyle(node).display === "none")
        return;
      const attributes = node.localName === "title" ? [] : [...node.attributes].filter(({ name, value }) => !leave.has(name) && value !== "" && value !== "translate(0 0)")
        .map(({ name, value }) => ` ${name}="${name === "class" ? value.trim().split(/\s+/).sort().join(" ") : value}"`).sort();
      lines.push(`${" ".repeat(depth)}<${node.localName}${attributes.join("")}>`);
      if (node.localName === "input")
        lines.push(`${" ".repeat(depth)} = ${node.type === "checkbox" ? node.checked : node.value}`);
      for (const child of node.childNodes)
        write(child, depth + 1);
    };
    for (const node of root().querySelectorAll(within))
      write(node, 0);
    return lines.join("\n");
  };

  window.probe = {
    x, drawn, isHere, figure, words, dom,

    state: () => JSON.parse(JSON.stringify(x().state)),
    slices: () => x().data.slices.map(slice => slice.id),

    /** Who is drawn in a picture: id → the words written; and relations as "from to kind label". */
    seen: picture => {
      const { data } = x(), told = data.pictures.find(each => each.id === picture), actors = {}, relations = [];
      told.things.forEach((thing, t) => {
        const nodes = [...figure(picture).querySelectorAll(`[data-t="${t}"]`)];
        if (!nodes.some(isHere))
          return;
        if (thing.p === "actor") {
          const id = data.actors[told.actors ? told.actors[thing.i] : thing.i].id;
          actors[id] = [actors[id], ...nodes.map(words)].filter(Boolean).join(" ");
        } else if (thing.p === "relation") {
          const { from, to, kind, label } = data.relations[thing.i];
          relations.push([data.actors[from].id, data.actors[to].id,
            kind === null || kind === undefined ? "" : data.relationKinds[kind].id, x().t(label)].join("|"));
        }
      });
      return { actors, relations: [...new Set(relations.map((each, n) => `${each}`))].sort() };
    },

    focus: () => {
      const node = document.activeElement, thing = node.closest("[data-t]"), picture = node.closest("[data-picture]");
      const told = thing && picture && x().data.pictures[picture.dataset.picture].things[thing.dataset.t];
      return { tag: node.localName, type: node.type ?? null, role: node.getAttribute("role"), name: node.getAttribute("aria-label") ?? "",
        actor: told && told.p === "actor" ? told.i : null, text: node.textContent.slice(0, 40) };
    },

    /** Sets the address, as a link would. */
    at: address => {
      location.hash = address;
    },
  };
};
