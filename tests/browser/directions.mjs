// Languages that are written from right to left: words and tables follow, time and pictures do not.

import assert from "node:assert/strict";
import { page } from "./base/landscapes.mjs";

// What is told of a page: its directions, where its title ends, and words of boxes that stand beside these.
const look = tab => tab.run(() => {
  const root = document.querySelector(".paysage"), { right, left } = root.getBoundingClientRect();
  const range = document.createRange(), [first, ...others] = document.querySelectorAll(".paysage .ticks button");
  range.selectNodeContents(root.querySelector("h1"));
  const title = range.getBoundingClientRect(), cells = document.querySelector(".paysage table.actors tbody tr").cells;
  const strays = [...probe.figure("network").querySelectorAll("[data-t]")].filter(probe.isHere).flatMap(thing => {
    const paths = [...thing.querySelectorAll("path")].filter(probe.drawn), texts = [...thing.querySelectorAll("text")].filter(probe.drawn);
    const box = paths.length && paths[0].getBoundingClientRect();
    return probe.x().data.pictures[0].things[thing.dataset.t].p !== "actor" ? [] : texts.map(text => [text.textContent, text.getBoundingClientRect()])
      .filter(([, at]) => at.left < box.left - 1 || at.right > box.right + 1).map(([text]) => text);
  });
  return { page: document.documentElement.dir, root: root.dir, isRight: right - title.right < title.left - left, strays,
    columns: cells[0].getBoundingClientRect().left > cells[1].getBoundingClientRect().left,
    time: first.getBoundingClientRect().left < others.pop().getBoundingClientRect().left && getComputedStyle(root.querySelector("input[type=range]")).direction,
    wide: document.scrollingElement.scrollWidth > window.innerWidth };
});

export default ({ both }) => {
  both("in Arabic the page begins on the right, and time and pictures go on as they do", async tab => {
    await tab.go(await page("leftwards"));
    const arabic = { page: "rtl", root: "rtl", isRight: true, strays: [], columns: true, time: "ltr", wide: false };
    assert.deepEqual(await look(tab), arabic);
    await tab.run(() => probe.x().set({ lang: 1 }));
    assert.deepEqual(await look(tab), { ...arabic, page: "ltr", root: "ltr", isRight: false, columns: false });
    await tab.run(() => probe.x().set({ lang: 0, slice: 0 }));
    await tab.run(() => document.querySelector(".paysage input[type=range]").focus());
    await tab.press("ArrowRight");
    assert.equal(await tab.run(() => probe.state().slice), 1);
  });

  both("in Arabic on a narrow screen nothing is cut off", { viewport: { width: 320, height: 640 } }, async tab => {
    for (const address of ["", "actor=hub", "since=2001"]) {
      await tab.go(await page("leftwards"), address);
      assert.equal((await look(tab)).wide, false, address);
    }
  });
};
