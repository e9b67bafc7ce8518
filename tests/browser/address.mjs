// The state stands in the address: it can be sent, kept, and gone back over.

import assert from "node:assert/strict";
import { assertSame } from "./base/same.mjs";
import { page } from "./base/landscapes.mjs";

const ALL = ".pictures, .panel, .changes, .tables, .filters, .chips";
const now = async tab => [await tab.run(() => probe.state()), await tab.run(() => location.hash.slice(1)), await tab.run(all => probe.dom(all), ALL)];

export default ({ both, chromium }) => {
  both("what the address says is what a new page shows", async tab => {
    const file = await page("centres");
    for (const address of ["slice=2010&actor=cnrs", "slice=2013&lang=en&since=2008", "q=calcul&kind=body,network",
      "slice=2009&kind=centre&relation=created&actor=mesocentres&lang=en", "picture=timeline&slice=2012", "slice=avant-2008&tier=regional"]) {
      await tab.go(file);
      await tab.run(hash => probe.at(hash), address);
      await tab.until(address, hash => location.hash.length > 1 && hash.split("&").every(part => decodeURIComponent(location.hash).includes(part)), address);
      // Tables follow a moment later.
      await tab.run(() => new Promise(done => setTimeout(done, 400)));
      const [state, hash, dom] = await now(tab);
      await tab.go(file, hash);
      const [again, sameHash, sameDom] = await now(tab);
      assert.deepEqual(again, state, address);
      assert.equal(sameHash, hash, address);
      assertSame(sameDom, dom, address);
    }
  });

  both("Back and Forward go over what was chosen", async tab => {
    await tab.go(await page("stations"));
    const first = await tab.run(() => probe.state());
    const states = [first];
    for (const change of [{ slice: 1 }, { actor: 2 }, { slice: 3 }, { lang: 1 }, { since: 0 }, { actor: null }]) {
      await tab.run(what => probe.x().set(what), change);
      states.push(await tab.run(() => probe.state()));
    }
    for (const state of states.slice(0, -1).reverse()) {
      await tab.run(() => history.back());
      await tab.until(`back to ${JSON.stringify(state)}`, told => JSON.stringify(probe.state()) === told, JSON.stringify(state));
    }
    for (const state of states.slice(1)) {
      await tab.run(() => history.forward());
      await tab.until(`forward to ${JSON.stringify(state)}`, told => JSON.stringify(probe.state()) === told, JSON.stringify(state));
    }
  });

  both("what is typed into the search is one step at most", async tab => {
    await tab.go(await page("stations"));
    const before = await tab.run(() => history.length);
    await tab.press("/");
    await tab.type("station");
    await new Promise(done => setTimeout(done, 300));
    assert.ok(await tab.run(() => history.length) - before <= 1);
  });

  both("an address of nothing that is known, or of another kind, is left out", async tab => {
    const file = await page("stations");
    await tab.go(file);
    const first = await tab.run(() => probe.state());
    for (const address of ["slice=1066", "actor=%E0%A4%A", "nothing", "slice", "=", "&&&", "kind=,,x,", "lang=xx&since=", "slice=__proto__", "constructor=1", "%"]) {
      await tab.go(file, address);
      assert.deepEqual(await tab.run(() => probe.state()), first, address);
    }
  });

  chromium("a link of the tables leads to a row, and is an address, too", async tab => {
    const file = await page("ids");
    await tab.go(file);
    const links = () => tab.run(() => [...document.querySelectorAll(".paysage .tables a[data-actor]")].map(link =>
      [link.getAttribute("href"), probe.x().data.actors[link.dataset.actor].id, document.getElementById(link.getAttribute("href").slice(1)) !== null]));
    const written = await links();
    // The script writes them again, and the same.
    await tab.run(() => probe.x().set({ slice: 0 }));
    await new Promise(done => setTimeout(done, 400));
    assert.deepEqual(await links(), written);
    for (const [href, id, isThere] of new Set(written)) {
      assert.ok(isThere, href);
      await tab.go(file, href.slice(1));
      assert.equal(await tab.run(() => probe.x().data.actors[probe.state().actor].id), id);
    }
  });
};
