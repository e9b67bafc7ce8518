// The pictures of a page belong together: who is chosen in one is chosen in all, and the slice stands on their axes of time.

import assert from "node:assert/strict";
import { page } from "./base/landscapes.mjs";
import { goTo } from "./states.mjs";

const pictures = tab => tab.run(() => probe.x().data.pictures.filter(({ opens }) => opens === undefined).map(({ id, axis }) => ({ id, axis: Boolean(axis) })));
const bands = (tab, id) => tab.run(picture => [...probe.figure(picture).querySelectorAll("svg .band")].filter(probe.drawn).map(band =>
  ["x", "y", "width", "height"].map(name => Number(band.getAttribute(name)))), id);

export default ({ both }) => {
  for (const [name, slice, actor] of [["stations", "1990s", "mir"], ["centres", "2012", "cnrs"]])
    both(`${name}: who is chosen is chosen in every picture, of which one is seen`, async tab => {
      await tab.go(await page(name), `slice=${slice}&actor=${actor}`);
      const all = await pictures(tab);
      assert.ok(all.length >= 3, `${all.length} pictures`);
      for (const { id } of all) {
        await goTo(tab, slice, `&actor=${actor}&picture=${id}`);
        const found = await tab.run(([picture, who]) => {
          const { data } = probe.x(), told = data.pictures.find(each => each.id === picture), n = data.actors.findIndex(each => each.id === who);
          const things = told.things.flatMap((thing, t) => thing.p === "actor" && (told.actors ? told.actors[thing.i] : thing.i) === n
            ? [...probe.figure(picture).querySelectorAll(`[data-t="${t}"]`)].filter(probe.isHere) : []);
          return { shown: data.pictures.filter(each => probe.drawn(probe.figure(each.id))).map(each => each.id), here: things.length,
            pressed: things.filter(thing => thing.getAttribute("aria-pressed") === "true").length };
        }, [id, actor]);
        assert.deepEqual(found.shown, [id]);
        assert.equal(found.pressed, Math.min(found.here, 1), `${id}: ${JSON.stringify(found)}`);
      }
    });

  both("the slice stands on axes of time, and a click on an axis goes there", async tab => {
    await tab.go(await page("stations"));
    const timed = (await pictures(tab)).filter(({ axis }) => axis);
    assert.ok(timed.length > 0, "no picture has an axis of time");
    for (const { id } of timed) {
      await goTo(tab, "1980s", `&picture=${id}`);
      const early = await bands(tab, id);
      await goTo(tab, "2010s", `&picture=${id}`);
      const late = await bands(tab, id);
      assert.ok(early.length > 0 && early.length === late.length, `${id}: ${early.length} and ${late.length} bands`);
      assert.ok(late.every(([x], n) => x > early[n][0]), `${id}: ${early} and ${late}`);
      // Where nothing else would be hit.
      const place = await tab.run(picture => {
        const { data, state } = probe.x(), svg = probe.figure(picture).querySelector("svg"), matrix = svg.getScreenCTM();
        const [, x, y, width, height] = data.pictures.find(each => each.id === picture).axis[state.lang].find(([slice]) => slice === 1);
        svg.scrollIntoView({ block: "center" });
        for (let share = .02; share < 1; share += .02) {
          const { x: left, y: top } = new DOMPoint(x + width / 2, y + share * height).matrixTransform(svg.getScreenCTM());
          const node = document.elementFromPoint(left, top), fact = node?.closest("[data-t]") && data.pictures.find(each => each.id === picture).things[node.closest("[data-t]").dataset.t];
          if (matrix && svg.contains(node) && !/^(actor|event|slice)$/.test(fact?.p ?? ""))
            return [left, top];
        }
        return null;
      }, id);
      assert.ok(place, `${id}: no place to click at`);
      await tab.page.mouse.click(...place);
      await tab.until(`1980s, by a click on ${id}`, () => probe.slices()[probe.state().slice] === "1980s");
    }
  });
};
