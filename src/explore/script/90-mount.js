// Everything begins here: the roots of the page, pages that take their place, and pages within others.

// Reads a page into a root as it stands, in place of the one that there was: what was chosen, how close the
// pictures were looked at, the focus and the place of the scroll stay.
const replace = (old, root) => {
  const x = old.paysage, address = P.writeAddress(x), views = new Map();
  for (const p of x.pictures) if (p.view) views.set(p.data.id, p.view());
  const reach = "a, button, input, select, summary, [tabindex]";
  const focused = old.getRootNode().activeElement, inside = focused && old.contains(focused);
  const thing = inside && focused.closest("[data-t]"), actor = thing && thing.thing.actor;
  const who = thing && actor !== null ? x.data.actors[actor].id : null;
  const place = inside ? [...old.querySelectorAll(reach)].indexOf(focused) : -1;
  const scroll = [window.scrollX, window.scrollY], opened = [...old.querySelectorAll("details")].map(each => each.open);
  if (x.isAddressed) root.setAttribute("data-address", "");
  x.end();
  old.replaceWith(root);
  const next = P.mount(root, address);
  for (const p of next.pictures) if (p.setView && views.has(p.data.id)) p.setView(views.get(p.data.id));
  root.querySelectorAll("details").forEach((each, n) => { each.open = opened[n] || false; });
  const n = next.data.actors.findIndex(each => each.id === who), found = next.picture().actors.get(n);
  const target = found ? found.node : [...root.querySelectorAll(reach)][place];
  if (target && inside) target.focus({ preventScroll: true });
  window.scrollTo(...scroll);
};

// <paysage-explorer src="landscape.html"></paysage-explorer>: another page's explorer within this one. With the
// attribute "address" it uses the address of this page.
class Explorer extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const shadow = this.attachShadow({ mode: "open" });
    fetch(this.getAttribute("src")).then(answer => {
      if (!answer.ok) throw new Error(answer.status + " " + answer.statusText);
      return answer.text();
    }).then(text => {
      const page = new DOMParser().parseFromString(text, "text/html"), root = page.querySelector(".paysage");
      for (const style of page.querySelectorAll("style")) shadow.append(P.el("style", null, style.textContent));
      shadow.append(document.adoptNode(root));
      root.removeAttribute("data-address");
      root.toggleAttribute("data-address", this.hasAttribute("address"));
      P.mount(root);
    }).catch(error => {
      shadow.append(P.el("p", { role: "alert" }, this.getAttribute("src") + ": " + error.message));
    });
  }
}
if (window.customElements && !customElements.get("paysage-explorer")) customElements.define("paysage-explorer", Explorer);

for (const root of document.querySelectorAll(".paysage")) if (!root.paysage) P.mount(root);

window.paysage = {
  // Takes the roots of another version of this page.
  replace: page => {
    const roots = [...page.querySelectorAll(".paysage")];
    [...document.querySelectorAll(".paysage")].forEach((old, n) => { if (roots[n]) replace(old, document.adoptNode(roots[n])); });
    document.title = page.title;
  },
};
