// Boxes that stand for several actors: they are opened and left, stand for whom they hold, and are not counted.

import assert from "node:assert/strict";
import { page } from "./base/landscapes.mjs";

const centres = () => page("centres", "--by", "kind", "--lang", "en");
const place = (tab, id) => tab.run(which => probe.x().data.actors.findIndex(actor => actor.id === which), id);

/** Ids of the actors that the picture draws. */
const drawn = (tab, id) => tab.run(picture => {
  const { data } = probe.x(), { things, actors } = data.pictures.find(each => each.id === picture);
  return [...new Set(things.flatMap((thing, t) => thing.p === "actor" && [...probe.figure(picture).querySelectorAll(`[data-t="${t}"]`)].some(probe.isHere)
    ? [data.actors[actors ? actors[thing.i] : thing.i].id] : []))].sort();
}, id);

/** Ids of the actors that are seen in the slice: boxes, or those whom one stands for. */
const seen = (tab, box) => tab.run(which => {
  const { data, state } = probe.x(), members = which === null ? null : data.actors.find(actor => actor.id === which).members;
  return data.actors.filter((actor, n) => actor.seen[state.slice] !== "." && (members ? members.includes(n) : actor.members)).map(actor => actor.id).sort();
}, box);

const picture = (label, id) => [label, which => probe.x().data.pictures[probe.state().picture].id === which, id];

export default ({ both }) => {
  both("a box that is pressed again shows whom it stands for, and Back leads out", async tab => {
    await tab.go(await centres(), "slice=2012");
    assert.deepEqual(await drawn(tab, "network"), await seen(tab, null));
    for (const box of ["centre", "organisation"]) {
      await tab.run(n => {
        const node = probe.figure("network").querySelectorAll("[role=button]"), { data } = probe.x();
        [...node].find(each => data.pictures[0].actors[data.pictures[0].things[each.dataset.t].i] === n).focus();
      }, await place(tab, box));
      await tab.press("Enter");
      await tab.until("the panel", () => [...document.querySelectorAll(".paysage .panel")].some(probe.drawn));
      await tab.press("Enter");
      await tab.until(...picture("the picture of its members", `network-open-${box}`));
      const there = await drawn(tab, `network-open-${box}`), members = await seen(tab, box);
      assert.ok(members.length > 1 && members.every(id => there.includes(id)), `${box}: ${there}, without some of ${members}`);
      assert.ok(!there.includes(box), `${box} is still there`);
      assert.ok(await tab.run(() => document.activeElement.closest("svg") !== null), "the focus is lost");
      await tab.run(() => history.back());
      await tab.until(...picture("the first picture", "network"));
    }
  });

  both("an actor is chosen in the box that holds it, and a button leads to itself", async tab => {
    await tab.go(await centres(), "slice=2012&actor=cnrs");
    const pressed = await tab.run(() => [...probe.figure("network").querySelectorAll("[aria-pressed=true]")].map(probe.words));
    assert.equal(pressed.length, 1);
    assert.match(pressed[0], /^Organisation/);
    await tab.run(() => document.querySelector(".paysage .choice .inside:not([hidden])").click());
    await tab.until(...picture("the picture of its members", "network-open-organisation"));
    assert.match(await tab.run(() => probe.words(probe.figure("network-open-organisation").querySelector("[aria-pressed=true]"))), /^CNRS/);
  });

  both("filters, counts and changes are of actors", async tab => {
    await tab.go(await centres(), "slice=2012&kind=centre,body&since=2008");
    const found = await tab.run(() => {
      const { data, state } = probe.x(), ones = data.actors.filter(actor => !actor.members && actor.seen[state.slice] !== ".");
      const wanted = ones.filter(actor => state.kinds.includes(actor.forms[actor.form[state.slice]].kind));
      const back = [...probe.figure("network").querySelectorAll("[role=button]")].filter(probe.isHere).map(node => [probe.words(node).split(" ·")[0], node.classList.contains("back")]);
      return { told: document.querySelector(".paysage .chips .count").textContent, wanted: wanted.length, all: ones.length, back: Object.fromEntries(back),
        changes: document.querySelector(".paysage .changes").textContent };
    });
    assert.equal(found.told, `${found.wanted} of ${found.all} actors`);
    for (const [name, isBack] of Object.entries(found.back))
      assert.equal(isBack, !/^(Computing centre|Body)$/.test(name), `${name}: ${isBack}`);
    assert.ok(!/ · \d/.test(found.changes), "a box is told as changed");
  });

  both("a box of too many is opened among everybody, by a filter", async tab => {
    await tab.go(await page("crowded"));
    assert.deepEqual(await tab.run(() => probe.x().data.pictures.slice(0, 2).map(each => each.by || each.whole)), ["kind", true]);
    const box = await tab.run(() => probe.x().data.actors.findIndex(actor => actor.opensFilter));
    await tab.run(n => probe.x().set({ actor: n }), box);
    await tab.run(() => document.querySelector(".paysage .choice .inside:not([hidden])").click());
    await tab.until(...picture("the picture of everybody", "network-all"));
    const [kinds, dimmed] = await tab.run(() => {
      const { data, state, isDimmed } = probe.x();
      return [state.kinds, data.actors.filter((actor, n) => !actor.members && isDimmed(n) !== !state.kinds.includes(actor.forms[0].kind)).length];
    });
    assert.equal(kinds.length, 1);
    assert.equal(dimmed, 0, "others than the filter says step back");
  });
};
