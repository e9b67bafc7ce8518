// What is looked for is seen: rows of a long timeline, names in a pyramid, more names the closer one looks.

import assert from "node:assert/strict";
import { page } from "./base/landscapes.mjs";

const settled = tab => tab.run(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));

export default ({ both, chromium }) => {
  both("the row of an actor in a long timeline is brought into sight", async tab => {
    const isInSight = () => {
      const thing = probe.figure("timeline").querySelector("[aria-pressed=true]"), box = thing && thing.getBoundingClientRect();
      return Boolean(box) && box.top > document.querySelector(".paysage .bar").getBoundingClientRect().bottom && box.bottom < innerHeight;
    };
    await tab.go(await page("centres"), "picture=timeline&actor=hpc-pme");
    await tab.until("the last rows", isInSight);
    for (const actor of ["cnrs", "explor"]) {
      await tab.run(id => probe.at(`picture=timeline&actor=${id}`), actor);
      await tab.until(actor, isInSight);
    }
  });

  chromium("a pyramid marks the tier and the name of an actor, and its names are pressed", async tab => {
    await tab.go(await page("centres"), "slice=2013&picture=pyramid&actor=idris");
    const marked = () => tab.run(() => {
      const within = probe.figure("pyramid");
      return [[...within.querySelectorAll(".chosen")].filter(probe.isHere).length, [...within.querySelectorAll(".ring + text")].filter(probe.drawn).map(text => text.textContent)];
    });
    assert.deepEqual(await marked(), [1, ["IDRIS,"]]);
    await tab.run(() => probe.x().set({ slice: probe.slices().indexOf("2017") }));
    assert.deepEqual(await marked(), [1, ["IDRIS,"]]);
    await tab.run(() => [...probe.figure("pyramid").querySelectorAll("text")].find(text => probe.drawn(text) && text.textContent.startsWith("PRACE"))
      .dispatchEvent(new MouseEvent("click", { bubbles: true })));
    assert.equal(await tab.run(() => probe.x().data.actors[probe.state().actor].id), "prace");
    assert.deepEqual(await marked(), [1, ["PRACE"]]);
    await tab.run(() => probe.x().set({ actor: null }));
    assert.deepEqual(await marked(), [0, []]);
  });

  both("the closer one looks at dots, the more names are read, all of one size and apart", async tab => {
    await tab.go(await page("many"), "slice=2003");
    // By the name of who has one, the box of it in the window.
    const names = () => tab.run(() => {
      const frame = probe.figure("network").querySelector("svg").getBoundingClientRect();
      return [...probe.figure("network").querySelectorAll("[data-t] text")].filter(probe.drawn).map(text => text.getBoundingClientRect())
        .filter(box => box.right > frame.left && box.left < frame.right && box.bottom > frame.top && box.top < frame.bottom)
        .map(({ left, right, top, bottom }) => ({ left, right, top, bottom }));
    });
    const dots = () => tab.run(() => {
      const frame = probe.figure("network").querySelector("svg").getBoundingClientRect();
      return [...probe.figure("network").querySelectorAll("[data-t][role=button]")].filter(probe.isHere).map(dot => dot.getBoundingClientRect())
        .filter(box => box.left > frame.left && box.right < frame.right && box.top > frame.top && box.bottom < frame.bottom).length;
    });
    const share = async () => (await names()).length / await dots(), before = await share();
    for (let step = 0; step < 4; step++)
      await tab.click(".paysage button.in");
    await settled(tab);
    const close = await names();
    assert.ok(await share() > before && await share() > 0.8, `${before}, then ${await share()}`);
    assert.ok(close.every(({ top, bottom }) => bottom - top < 24), "names grow");
    const pairs = close.flatMap((a, n) => close.slice(n + 1).filter(b => a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 6 && b.top < a.bottom - 6));
    assert.equal(pairs.length, 0, "names lie on each other");
    await tab.click(".paysage button.whole");
    await settled(tab);
    assert.equal(await share(), before);
  });

  for (const width of [1280, 320])
    chromium(`nothing below moves when the slice changes, ${width} px wide`, { viewport: { width, height: 800 } }, async tab => {
      for (const name of ["centres", "stations", "strange"]) {
        await tab.go(await page(name));
        const tops = await tab.run(() => probe.slices().map((id, slice) => {
          probe.x().set({ slice });
          return [id, document.querySelector(".paysage .stage").getBoundingClientRect().top];
        }));
        assert.equal(new Set(tops.map(each => each[1])).size, 1, `${name}: ${JSON.stringify(tops)}`);
      }
    });
};
