// On a narrow screen, by touch: nothing is cut off, and all can be hit.

import assert from "node:assert/strict";
import { page } from "./base/landscapes.mjs";

const PHONE = { viewport: { width: 320, height: 640 }, hasTouch: true };

// Ways of the page, each with what is open in it.
const WAYS = {
  "as it opens": async () => {},
  "an actor": tab => tab.run(() => probe.at("actor=" + probe.x().data.actors[0].id)),
  "since a slice": tab => tab.run(() => probe.at("since=" + probe.slices()[0])),
  "filters": tab => tab.run(() => document.querySelectorAll(".paysage details").forEach(node => { node.open = true; })),
  "a search": async tab => {
    await tab.run(() => {
      document.querySelectorAll(".paysage details").forEach(node => { node.open = true; });
      document.querySelector(".paysage input[type=search]").focus();
    });
    await tab.type("a");
  },
};

const sideways = tab => tab.run(() => {
  const wide = document.scrollingElement.scrollWidth - window.innerWidth;
  if (wide <= 0)
    return "";
  const inScroll = node => node && node !== document.body && (/auto|scroll|hidden|clip/.test(getComputedStyle(node).overflowX) || inScroll(node.parentElement));
  const guilty = [...document.querySelectorAll(".paysage *")].filter(node => node.getBoundingClientRect().right > window.innerWidth + 1 && !inScroll(node.parentElement));
  return `${wide} px too wide: ${guilty.slice(0, 3).map(node => `${node.localName}.${node.className.baseVal ?? node.className}`)}`;
});

// Links within text are as high as their line; a native checkbox is hit by its label, too.
const targets = tab => tab.run(() => [...document.querySelectorAll(
  ".paysage button, .paysage select, .paysage input, .paysage summary, .paysage [role=tab], .paysage [role=option]")].flatMap(node => {
  const hit = node.closest("label") ?? node, box = hit.getBoundingClientRect();
  return probe.drawn(node) && node.getClientRects().length && !node.classList.contains("quiet") && (box.width < 23.9 || box.height < 23.9)
    ? [`${node.localName} ${node.getAttribute("aria-label") ?? node.textContent.slice(0, 20)} ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`] : [];
}));

export default ({ both, chromium }) => {
  for (const name of ["centres", "stations", "strange"])
    both(`${name}: 320 px are wide enough, and targets are large enough`, PHONE, async tab => {
      const found = [];
      for (const [way, open] of Object.entries(WAYS)) {
        await tab.go(await page(name));
        await open(tab);
        await tab.run(() => new Promise(done => setTimeout(done, 100)));
        const wide = await sideways(tab), little = await targets(tab);
        if (wide || little.length)
          found.push(`${way}: ${[wide, ...little.slice(0, 6)].filter(Boolean).join(", ")}`);
      }
      assert.deepEqual(found, []);
    });

  both("at 400 %, most of the window is for what one reads", { viewport: { width: 320, height: 256 } }, async tab => {
    await tab.go(await page("stations"), "actor=mir");
    const free = await tab.run(() => {
      document.querySelector(".paysage .tables").scrollIntoView();
      return 256 - Math.max(0, document.querySelector(".paysage .bar").getBoundingClientRect().bottom);
    });
    assert.ok(free > 200, `${free} px are free`);
  });

  chromium("a finger opens an actor", PHONE, async tab => {
    await tab.go(await page("stations"));
    await tab.run(() => document.querySelector(".picture > svg").scrollIntoView({ block: "center" }));
    const [x, y] = await tab.run(() => {
      const thing = probe.x().data.pictures[0].things.findIndex((each, t) => each.p === "actor" &&
        probe.isHere(probe.figure("network").querySelector(`[data-t="${t}"]`)));
      const box = probe.figure("network").querySelector(`[data-t="${thing}"]`).getBoundingClientRect();
      return [box.left + box.width / 2, box.top + box.height / 2];
    });
    await tab.page.touchscreen.tap(x, y);
    await tab.until("an actor", () => probe.state().actor !== null);
  });
};
