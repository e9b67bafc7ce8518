// What is drawn in each slice is what the landscape says, whatever was seen before.

import assert from "node:assert/strict";
import { assertSame } from "./base/same.mjs";
import { landscapes, page, paysage, truth } from "./base/landscapes.mjs";

const squashed = text => text.normalize("NFC").replace(/[\s\u00ad\u2010-]/g, "");
const idsOf = rows => rows.filter(({ what }) => what === "actor").map(({ id }) => id).sort();
const tiesOf = rows => [...new Set(rows.filter(({ what }) => what === "relation")
  .map(({ from, to, kind, name }) => [from, to, kind, name].join("|")))].sort();

/** Goes to a slice by the address, as a link does. */
export const goTo = (tab, slice, rest = "") => tab.run(address => new Promise(done => {
  const arrived = () => requestAnimationFrame(done);
  if (location.hash === `#${address}`)
    return arrived();
  window.addEventListener("hashchange", arrived, { once: true });
  probe.at(address);
}), `slice=${slice}${rest}`);

// Who is drawn, the names that are written, and the relations, against the tables behind the figures.
const compare = async (tab, name, { all }) => {
  const told = await truth(name);
  await tab.go(await page(name));
  const labels = await tab.run(() => probe.x().data.relationKinds.map(kind => [kind.id, probe.x().t(kind.label)]));
  for (const slice of await tab.run(() => probe.slices())) {
    await goTo(tab, slice);
    const seen = await tab.run(() => probe.seen("network")), where = `${name}, ${slice}`;
    assert.deepEqual(Object.keys(seen.actors).sort(), idsOf(told[slice]), where);
    for (const { what, id, name: written } of told[slice])
      if (what === "actor" && (all || seen.actors[id]))
        assert.ok(squashed(seen.actors[id]).includes(squashed(written)), `${where}: ${id} is ${seen.actors[id]}, not ${written}`);
    const unlabelled = tie => labels.reduce((text, [kind, label]) => text.replace(`|${kind}|${label}`, `|${kind}|`), tie);
    assert.deepEqual([...new Set(seen.relations.map(unlabelled))].sort(), [...new Set(tiesOf(told[slice]).map(unlabelled))].sort(), where);
  }
};

const overlap = (a, b) => (a.to === null || b.from === null || b.from <= a.to) && (b.to === null || a.from === null || a.from <= b.to);

export default ({ chromium, both, firefox }) => {
  for (const name of ["centres", "stations"])
    both(`${name}: each slice shows who and what is there then`, tab => compare(tab, name, { all: true }));
  both("strange names are written as they are", tab => compare(tab, "strange", { all: true }));
  chromium("one actor", tab => compare(tab, "one", { all: true }));
  chromium("many: each slice shows who and what is there then", tab => compare(tab, "many", { all: false }));

  chromium("who is there is what the export in JSON says", async tab => {
    for (const name of ["centres", "stations", "many"]) {
      const told = JSON.parse(await paysage("export", landscapes[name], "--to", "json", "--no-layout"));
      await tab.go(await page(name));
      for (const slice of told.slices) {
        await goTo(tab, slice.id);
        const seen = await tab.run(() => probe.seen("network"));
        for (const actor of told.actors) {
          const lives = actor.spells.length === 0 ? !actor.talked_of : actor.spells.some(spell => overlap(spell, slice));
          if (lives)
            assert.ok(actor.id in seen.actors, `${name}, ${slice.id}: ${actor.id} is not drawn`);
          else if (!actor.talked_of && actor.spells.every(({ begin, end }) => /known|open/.test(begin + end)))
            assert.ok(!(actor.id in seen.actors), `${name}, ${slice.id}: ${actor.id} is drawn`);
        }
      }
    }
  });

  const fromAnyToAny = async (tab, name) => {
    await tab.go(await page(name));
    const slices = await tab.run(() => probe.slices()), opened = {};
    for (const slice of slices) {
      await tab.go(await page(name), `slice=${slice}`);
      opened[slice] = await tab.run(() => probe.dom());
    }
    let before;
    const check = async slice => {
      await goTo(tab, slice);
      assertSame(await tab.run(() => probe.dom()), opened[slice], `${name}: from ${before} to ${slice}`);
      before = slice;
    };
    for (let a = 0; a < slices.length; a++) {
      await check(slices[a]);
      for (const slice of slices.slice(a + 1)) {
        await check(slice);
        await check(slices[a]);
      }
    }
  };
  for (const name of ["stations", "centres", "many"])
    chromium(`${name}: from any slice to any other it is as if opened there`, tab => fromAnyToAny(tab, name));
  firefox("stations: from any slice to any other it is as if opened there", tab => fromAnyToAny(tab, "stations"));

  both("in another language names and pictures are that language's", async tab => {
    const told = await truth("stations", "--lang", "fr");
    await tab.go(await page("stations"), "lang=fr");
    for (const slice of await tab.run(() => probe.slices())) {
      await goTo(tab, slice, "&lang=fr");
      const seen = await tab.run(() => probe.seen("network"));
      assert.deepEqual(Object.keys(seen.actors).sort(), idsOf(told[slice]));
      for (const { what, id, name } of told[slice])
        if (what === "actor")
          assert.ok(squashed(seen.actors[id]).includes(squashed(name)), `${slice}: ${id} is ${seen.actors[id]}, not ${name}`);
    }
    assert.equal(await tab.run(() => document.querySelector(".paysage").lang), "fr");
    assert.match(await tab.run(() => document.querySelector(".paysage h1").textContent), /demi-siècle/);
  });
};
