// All pictures at once: each as it is when it is seen alone, and a way into each.

import assert from "node:assert/strict";
import { page } from "./base/landscapes.mjs";

// By picture that is shown, its words and where they stand, and who steps back.
const seen = tab => tab.run(() => Object.fromEntries([...document.querySelectorAll(".picture")].filter(figure => !figure.hidden).map(figure => {
  const drawn = node => !node.closest("[display=none], .beside");
  return [figure.id, [...figure.querySelectorAll("svg [data-t] text")].filter(drawn).map(text => {
    const thing = text.closest("[data-t]");
    return [text.textContent, thing.getAttribute("transform") ?? "", thing.classList.contains("back")].join(" ");
  })];
})));
const pictures = tab => tab.run(() => probe.x().data.pictures.filter(({ opens }) => opens === undefined).map(({ id }) => id));

export default ({ both }) => {
  for (const name of ["centres", "stations"])
    both(`${name}: each picture is as it is alone, in each state`, async tab => {
      await tab.go(await page(name));
      const ids = await pictures(tab), { slices, actors } = await tab.run(() => probe.x().data), actor = `&actor=${actors[1].id}`;
      assert.ok(ids.length > 1);
      for (const state of [`slice=${slices[0].id}`, `slice=${slices[2].id}${actor}`, `slice=${slices[2].id}&lang=en${actor}`, `slice=${slices[1].id}`]) {
        await tab.run(address => probe.at(address), `view=all&${state}`);
        const together = await seen(tab);
        assert.deepEqual(Object.keys(together), ids.map(id => `picture-${id}`));
        for (const id of ids) {
          await tab.run(address => probe.at(address), `picture=${id}&${state}`);
          assert.deepEqual(await seen(tab), { [`picture-${id}`]: together[`picture-${id}`] });
        }
      }
    });

  both("a picture is opened by a click on it, and Back leads to all of them", async tab => {
    await tab.go(await page("centres"), "view=all&slice=2013");
    await tab.run(() => document.querySelector("#picture-timeline > svg [data-t]").dispatchEvent(new MouseEvent("click", { bubbles: true })));
    assert.deepEqual(Object.keys(await seen(tab)), ["picture-timeline"]);
    assert.deepEqual(await tab.run(() => [location.hash, document.activeElement.getAttribute("aria-selected")]), ["#picture=timeline&slice=2013", "true"]);
    await tab.run(() => history.back());
    await tab.until("all pictures", () => document.querySelectorAll(".picture[hidden]").length === 0);
    assert.equal(await tab.run(() => document.querySelectorAll("[role=tab][aria-selected=true]").length), 0);
  });

  both("the keyboard goes into a picture and back", async tab => {
    await tab.go(await page("centres"));
    await tab.run(() => document.querySelector(".overview").focus());
    await tab.press("Enter");
    assert.equal(await tab.run(() => document.querySelector(".overview").getAttribute("aria-pressed")), "true");
    await tab.run(() => document.querySelector("#picture-series button").focus());
    await tab.press("Enter");
    assert.deepEqual(Object.keys(await seen(tab)), ["picture-series"]);
    await tab.press("ArrowLeft");
    assert.deepEqual(Object.keys(await seen(tab)), ["picture-timeline"]);
  });
};
