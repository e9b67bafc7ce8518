// Actors move from slice to slice, unless less motion is wished for; nothing begins by itself.

import assert from "node:assert/strict";
import { assertSame } from "./base/same.mjs";
import { page } from "./base/landscapes.mjs";

const MOVING = { reducedMotion: "no-preference" };
// Time is the tests' own here, so that it does not count how busy the machine is.
const opened = async (tab, name, slice) => {
  await tab.go(await page(name), `slice=${slice}`);
  return tab.run(() => probe.dom());
};
const toSlice = (tab, slice) => tab.run(id => probe.x().set({ slice: probe.slices().indexOf(id) }), slice);
const places = tab => tab.run(() => [...probe.figure("network").querySelectorAll("[data-t]")].filter(probe.isHere).map(node =>
  `${node.dataset.t} ${node.getAttribute("transform")}`));
const ownClock = async tab => {
  await tab.page.clock.install({ time: 0 });
  await tab.page.clock.pauseAt(1000);
};

export default ({ chromium }) => {
  chromium("with less motion all is in its place at once", async tab => {
    await tab.go(await page("centres"), "slice=2008");
    const [at, later] = await tab.run(async () => {
      window.dispatchEvent(new Event("nothing"));
      probe.x().set({ slice: probe.slices().indexOf("2017") });
      const at = probe.dom();
      await new Promise(done => setTimeout(done, 1200));
      return [at, probe.dom()];
    });
    assertSame(at, later, "later it is another");
  });

  chromium("actors move, and arrive where they are when the page is opened there", MOVING, async tab => {
    for (const [name, from, to] of [["centres", "2008", "2017"], ["stations", "2020s", "1980s"], ["many", "2001", "2006"]]) {
      const there = await opened(tab, name, to), after = new Set(await places(tab));
      await opened(tab, name, from);
      const before = new Set(await places(tab));
      await ownClock(tab);
      await toSlice(tab, to);
      let between = 0;
      for (let time = 0; time < 2000; time += 100) {
        await tab.page.clock.runFor(100);
        between += (await places(tab)).filter(place => !before.has(place) && !after.has(place)).length;
      }
      assert.ok(between > 0, `${name}: nothing moves`);
      assertSame(await tab.run(() => probe.dom()), there, name);
    }
  });

  chromium("who changes their mind on the way arrives all the same", MOVING, async tab => {
    const there = await opened(tab, "centres", "2011");
    await opened(tab, "centres", "2008");
    await ownClock(tab);
    for (const pause of [40, 120, 300, 600, 900])
      for (const slice of ["2017", "2009", "2027", "avant-2008", "2011"]) {
        await toSlice(tab, slice);
        await tab.page.clock.runFor(pause);
      }
    await tab.page.clock.runFor(2000);
    assertSame(await tab.run(() => probe.dom()), there, "centres, 2011");
  });

  chromium("nothing plays until it is asked to, and what plays can be stopped", MOVING, async tab => {
    await tab.go(await page("stations"), "slice=1970s");
    await ownClock(tab);
    const slice = () => tab.run(() => probe.slices()[probe.state().slice]);
    await tab.page.clock.runFor(20_000);
    assert.equal(await slice(), "1970s");
    await tab.page.getByRole("button", { name: /^(Play|Lecture)/ }).click();
    await tab.page.clock.runFor(5000);
    const reached = await slice();
    assert.ok(reached !== "1970s" && reached !== "2020s", reached);
    await tab.page.getByRole("button", { name: /^Pause/ }).click();
    await tab.page.clock.runFor(20_000);
    assert.equal(await slice(), reached);
  });

  chromium("how long a frame of a large landscape takes", MOVING, async tab => {
    await tab.go(await page("large"), "slice=2001");
    const frames = await tab.run(() => new Promise(done => {
      const times = [], start = performance.now();
      const frame = now => {
        times.push(now);
        if (now - start < 1200)
          requestAnimationFrame(frame);
        else
          done(times.slice(1).map((time, n) => time - times[n]));
      };
      probe.x().set({ slice: 3 });
      requestAnimationFrame(frame);
    }));
    frames.sort((a, b) => a - b);
    const at = share => frames[Math.floor(share * (frames.length - 1))].toFixed(0);
    console.log(`500 actors, 1,000 relations: a frame takes ${at(.5)} ms (median), ${at(.95)} ms (of twenty the slowest)`);
  });
};
