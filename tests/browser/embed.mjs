// Within other pages: several landscapes beside each other, under a policy, with styles of that page that would spoil
// them; as parts, as components, and as notebooks put them in.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { landscapes, page, paysage } from "./base/landscapes.mjs";

const STYLE = "html { font-size: 20px } body { font: 30px serif; color: green; text-align: center; width: 600px } " +
  ".paysage { display: none } h1, p, a, svg, button, table { color: red !important; border: 5px solid red }";
const digest = text => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const sites = new Map();
let server;

// A site of these pages, by name; gives its address.
const site = async pages => {
  server ??= new Promise(done => {
    const made = createServer((request, response) => {
      const [text, type] = sites.get(request.url.split("?")[0]) ?? ["", "text/plain"];
      response.writeHead(text ? 200 : 404, { "content-type": `${type}; charset=utf-8` }).end(text);
    });
    made.unref();
    made.listen(0, "127.0.0.1", () => done(`http://127.0.0.1:${made.address().port}`));
  });
  const folder = `/${sites.size}/`;
  for (const [name, text] of Object.entries(pages))
    sites.set(folder + name, [text, name.endsWith(".js") ? "text/javascript" : "text/html"]);
  return await server + folder;
};

const host = (policy, body, head = "") => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; ${policy}"><link rel="icon" href="data:,">
<style>${STYLE}</style>${head}</head><body><h1 id="actors">Host</h1>${body}<p id="end">The end</p></body></html>`;

const parts = new Map();
const part = (name, ...options) => {
  const key = [name, ...options].join("");
  if (!parts.has(key))
    parts.set(key, paysage("explore", landscapes[name], "--embed", ...options));
  return parts.get(key);
};
const script = () => paysage("explore", "--component");
const allowed = text => ({ script: / script-src ('sha256-[^']+');/.exec(text)?.[1], style: / style-src ('sha256-[^']+') -->/.exec(text)[1] });

const hosts = tab => tab.run(() => [...document.querySelectorAll("paysage-explorer")].map(({ shadowRoot }) => {
  const root = shadowRoot.querySelector(".paysage"), style = node => getComputedStyle(node);
  return {
    explorers: shadowRoot.querySelectorAll(".paysage.explorer").length, sliders: shadowRoot.querySelectorAll("input[type=range]").length,
    width: root.offsetWidth, size: style(root).fontSize, align: style(root).textAlign, border: style(root.querySelector("h1")).borderTopWidth,
    wide: root.scrollWidth > root.offsetWidth, title: root.querySelector("h1").textContent,
  };
}));
const whole = { explorers: 1, sliders: 1, width: 600, size: "16px", align: "start", border: "0px", wide: false };

const assertHosts = async (tab, count) => {
  await tab.until("explorers", () => [...document.querySelectorAll("paysage-explorer")].every(({ shadowRoot }) => shadowRoot?.querySelector(".explorer")));
  const found = await hosts(tab);
  assert.equal(found.length, count);
  for (const { title, ...rest } of found) {
    assert.deepEqual(rest, whole);
    assert.notEqual(title, "");
  }
  const outside = await tab.run(() => {
    const { color, borderTopWidth } = getComputedStyle(document.querySelector("h1"));
    return { color, borderTopWidth, title: document.title, lang: document.documentElement.lang };
  });
  assert.deepEqual(outside, { color: "rgb(255, 0, 0)", borderTopWidth: "5px", title: "Host", lang: "en" });
};

export default ({ both, chromium }) => {
  both("two parts in one page, which allows them by the digests that they tell", async tab => {
    const texts = [await part("stations"), await part("centres")], wanted = texts.map(allowed);
    assert.equal(wanted[0].script, wanted[1].script);
    const policy = `script-src ${wanted[0].script}; style-src ${wanted[0].style} ${wanted[1].style} ${digest(STYLE)}`;
    await tab.go(await site({ "index.html": host(policy, texts.join("<p>Between</p>")) }) + "index.html");
    await assertHosts(tab, 2);
  });

  both("parts do not fight over the address, the keys and each other's state", async tab => {
    const texts = [await part("stations"), await part("stations")], { script, style } = allowed(texts[0]);
    await tab.go(await site({ "index.html": host(`script-src ${script}; style-src ${style} ${digest(STYLE)}`, texts.join("")) }) + "index.html", "end");
    await assertHosts(tab, 2);
    const states = await tab.run(() => {
      const [first, second] = [...document.querySelectorAll("paysage-explorer")].map(({ shadowRoot }) => shadowRoot.querySelector(".paysage").paysage);
      first.set({ slice: 1, actor: 2, lang: 0 });
      second.set({ slice: 0, picture: 1 });
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true, composed: true }));
      return { first: [first.state.slice, first.state.actor, first.state.picture], second: [second.state.slice, second.state.actor, second.state.picture],
        hash: location.hash, focus: document.activeElement.localName };
    });
    assert.deepEqual(states, { first: [1, 2, 0], second: [0, null, 1], hash: "#end", focus: "body" });
  });

  both("a component takes its page from the site, and no exception from the policy", async tab => {
    const pages = { "stations.html": readFileSync(await page("stations"), "utf8"), "centres.html": readFileSync(await page("centres"), "utf8"),
      "paysage-explorer.js": await script() };
    pages["index.html"] = host(`script-src 'self'; connect-src 'self'; style-src ${digest(STYLE)}`,
      '<paysage-explorer src="stations.html"></paysage-explorer><paysage-explorer src="centres.html" address></paysage-explorer>',
      '<script src="paysage-explorer.js" defer></script>');
    const base = await site(pages);
    for (const name of Object.keys(pages))
      tab.addresses.add(base + name);
    await tab.go(base + "index.html", "slice=2010");
    await assertHosts(tab, 2);
    const state = await tab.run(() => {
      const { paysage: x } = document.querySelector("paysage-explorer[address]").shadowRoot.querySelector(".paysage"), before = x.data.slices[x.state.slice].id;
      x.set({ slice: 0 });
      return { before, hash: location.hash };
    });
    assert.deepEqual(state, { before: "2010", hash: "#slice=avant-2008" });
  });

  both("parts without a script, whose page has it once", async tab => {
    const texts = [await part("stations", "--no-script"), await part("centres", "--no-script")], styles = texts.map(text => allowed(text).style).join(" ");
    const pages = { "paysage-explorer.js": await script(),
      "index.html": host(`script-src 'self'; style-src ${styles} ${digest(STYLE)}`, texts.join(""), '<script src="paysage-explorer.js"></script>') };
    const base = await site(pages);
    tab.addresses.add(base + "paysage-explorer.js");
    await tab.go(base + "index.html");
    await assertHosts(tab, 2);
  });

  both("a part that a script has put in, as notebooks do", async tab => {
    const text = await part("stations"), { script, style } = allowed(text);
    await tab.go(await site({ "index.html": host(`script-src ${script}; style-src ${style} ${digest(STYLE)}`, '<div id="out"></div>') }) + "index.html");
    await tab.run(html => {
      const out = document.getElementById("out");
      out.innerHTML = html;
      for (const old of out.querySelectorAll("script"))
        old.replaceWith(Object.assign(document.createElement("script"), { textContent: old.textContent }));
    }, text);
    await assertHosts(tab, 1);
    // Chromium remarks that markup of this kind is no tree of its own yet.
    tab.messages = tab.messages.filter(message => !/shadowrootmode/.test(message));
  });

  both("a part that leaves its page hears nothing more, and does again when it comes back", async tab => {
    const text = await part("stations"), { script, style } = allowed(text);
    await tab.go(await site({ "index.html": host(`script-src ${script}; style-src ${style} ${digest(STYLE)}`, text) }) + "index.html");
    await assertHosts(tab, 1);
    const found = await tab.run(() => {
      const explorer = document.querySelector("paysage-explorer"), place = explorer.parentNode, root = explorer.shadowRoot.querySelector(".paysage");
      const x = root.paysage, told = [];
      x.listen(window, "paysage-test", () => told.push(x.state.slice));
      const tell = slice => {
        x.set({ slice });
        window.dispatchEvent(new Event("paysage-test"));
      };
      tell(0);
      explorer.remove();
      tell(1);
      place.append(explorer);
      tell(2);
      return { told, sliders: explorer.shadowRoot.querySelectorAll("input[type=range]").length, same: root.paysage === x };
    });
    assert.deepEqual(found, { told: [0, 2], sliders: 1, same: true });
  });

  chromium("a part without any script shows its picture and its tables", { javaScriptEnabled: false }, async tab => {
    const text = await part("centres", "--no-script");
    await tab.go(await site({ "index.html": host(`style-src ${allowed(text).style} ${digest(STYLE)}`, text) }) + "index.html");
    const found = await tab.run(() => {
      const { shadowRoot } = document.querySelector("paysage-explorer"), seen = node => node.getBoundingClientRect().height > 100;
      return { pictures: [...shadowRoot.querySelectorAll(".picture > svg")].every(seen), tables: seen(shadowRoot.querySelector("table.actors")),
        controls: shadowRoot.querySelectorAll("button, input, select").length, border: getComputedStyle(shadowRoot.querySelector("h1")).borderTopWidth };
    });
    assert.deepEqual(found, { pictures: true, tables: true, controls: 0, border: "0px" });
  });

  both("in a narrow column the panel stands below the picture, however wide the window is", async tab => {
    const text = await part("centres"), { script, style } = allowed(text);
    await tab.go(await site({ "index.html": host(`script-src ${script}; style-src ${style} ${digest(STYLE)}`, text) }) + "index.html");
    await assertHosts(tab, 1);
    const below = await tab.run(() => {
      const root = document.querySelector("paysage-explorer").shadowRoot.querySelector(".paysage");
      root.paysage.set({ actor: 0 });
      const box = query => root.querySelector(query).getBoundingClientRect();
      return box(".panel").top >= box("#picture-network svg").bottom && box("#picture-network svg").width > 500;
    });
    assert.ok(below);
  });

  both("what cannot be fetched is told in its place", async tab => {
    const base = await site({ "paysage-explorer.js": await script(), "index.html": host(`script-src 'self'; connect-src 'self'; style-src ${digest(STYLE)}`,
      '<paysage-explorer src="missing.html"></paysage-explorer>', '<script src="paysage-explorer.js" defer></script>') });
    for (const name of ["paysage-explorer.js", "missing.html"])
      tab.addresses.add(base + name);
    await tab.go(base + "index.html");
    await tab.until("what is told", () => document.querySelector("paysage-explorer").shadowRoot.querySelector("[role=alert]")?.textContent.includes("404"));
    tab.messages = tab.messages.filter(message => !/404/.test(message));
  });
};
