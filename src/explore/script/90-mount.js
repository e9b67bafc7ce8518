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
  x.stop();
  x.end();
  old.replaceWith(root);
  const next = P.mount(root, address);
  root.querySelectorAll("details").forEach((each, n) => { each.open = opened[n] || false; });
  const n = next.data.actors.findIndex(each => each.id === who), found = next.picture().actors.get(n);
  const target = found ? found.node : [...root.querySelectorAll(reach)][place];
  if (target && inside) target.focus({ preventScroll: true });
  // After the focus, which brings in what it is on.
  for (const p of next.pictures) if (p.setView && views.has(p.data.id)) p.setView(views.get(p.data.id));
  window.scrollTo(...scroll);
};

// <paysage-explorer src="landscape.html"></paysage-explorer>: another page's explorer within this one; without src,
// what `--embed` has written into it. A tree of its own keeps the two pages apart. With the attribute "address" it uses
// the address of this page.
const open = (host, root) => {
  root.toggleAttribute("data-address", host.hasAttribute("address"));
  P.mount(root);
};

// Styles as a sheet, which no policy of this page forbids; sizes do not follow those of its letters.
const dress = (shadow, text) => {
  const css = text.replace(/(\d*\.?\d+)rem\b/g, (all, number) => number * 16 + "px");
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  } catch (error) {
    shadow.append(P.el("style", null, css));
  }
};

const fill = (host, shadow, nodes) => {
  const root = nodes.querySelector(".paysage");
  for (const style of [...nodes.querySelectorAll("style")]) {
    dress(shadow, style.textContent);
    style.remove();
  }
  if (root.getRootNode() !== shadow) shadow.append(document.adoptNode(root));
  host.root = root;
  open(host, root);
};

class Explorer extends HTMLElement {
  connectedCallback() {
    if (this.root && this.root.paysage) this.root.paysage.wake();
    this.read();
  }

  disconnectedCallback() {
    if (this.root && this.root.paysage) this.root.paysage.sleep();
  }

  // Parsed elements are connected before they have children: the script below them asks again.
  read() {
    if (this.isRead) return;
    const src = this.getAttribute("src"), template = this.querySelector("template");
    if (src === null && !this.shadowRoot && !template) return;
    const isThere = this.shadowRoot, shadow = isThere || this.attachShadow({ mode: "open" });
    if (isThere && !shadow.querySelector(".paysage-data")) return;
    this.isRead = true;
    if (src === null) return fill(this, shadow, isThere ? shadow : template.content);
    fetch(src).then(answer => {
      if (!answer.ok) throw new Error(answer.status + " " + answer.statusText);
      return answer.text();
    }).then(text => {
      // Styles are taken out before: a policy may forbid them as elements even of a page that is only parsed.
      const rest = text.replace(/<style>([^]*?)<\/style>/g, (all, css) => {
        dress(shadow, css);
        return "";
      });
      fill(this, shadow, new DOMParser().parseFromString(rest, "text/html"));
    }).catch(error => {
      shadow.append(P.el("p", { role: "alert" }, src + ": " + error.message));
    });
  }
}
if (!customElements.get("paysage-explorer")) customElements.define("paysage-explorer", Explorer);
const readAll = () => document.querySelectorAll("paysage-explorer").forEach(each => each.read());
readAll();
document.addEventListener("DOMContentLoaded", readAll);

for (const root of document.querySelectorAll(".paysage")) if (!root.paysage && root.querySelector(".paysage-data")) P.mount(root);

window.paysage = {
  // Takes the roots of another version of this page.
  replace: page => {
    const roots = [...page.querySelectorAll(".paysage")];
    [...document.querySelectorAll(".paysage")].forEach((old, n) => { if (roots[n]) replace(old, document.adoptNode(roots[n])); });
    document.title = page.title;
  },
};
