// All of it by the keyboard alone.

import assert from "node:assert/strict";
import { page } from "./base/landscapes.mjs";

/** Presses Tab until the focus is where a function of what has it says; the name of what it passed on the way. */
const tabTo = async (tab, what, is) => {
  const passed = [];
  for (let n = 0; n < 120; n++) {
    await tab.press("Tab");
    const focus = await tab.run(() => probe.focus());
    passed.push(`${focus.tag} ${focus.name || focus.text}`);
    if (is(focus))
      return focus;
  }
  throw new Error(`Tab does not come to ${what}: ${passed.join(", ")}`);
};
const state = (tab, key) => tab.run(name => probe.state()[name], key);

export default ({ both, chromium }) => {
  both("Tab comes to the picture, arrows go from actor to actor, Enter opens one, Escape closes it", async tab => {
    await tab.go(await page("stations"));
    const first = await tabTo(tab, "an actor of the picture", ({ actor }) => actor !== null);
    // Who it is and what.
    assert.match(first.name, /^[^,]+, (Agency or programme|Station)/);
    const met = new Set([first.actor]);
    for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "End", "Home"]) {
      await tab.press(key);
      const { actor } = await tab.run(() => probe.focus());
      assert.notEqual(actor, null, `${key} leaves the actors`);
      met.add(actor);
    }
    assert.ok(met.size > 2, `arrows come to ${met.size} actors`);
    const { actor } = await tab.run(() => probe.focus());
    await tab.press("Enter");
    await tab.until("the panel", () => [...document.querySelectorAll(".paysage .panel")].some(probe.drawn));
    assert.equal(await state(tab, "actor"), actor);
    await tab.press("Escape");
    await tab.until("no panel", () => ![...document.querySelectorAll(".paysage .panel")].some(probe.drawn));
    assert.equal(await state(tab, "actor"), null);
    assert.equal((await tab.run(() => probe.focus())).actor, actor, "the focus is lost");
  });

  both("a link of the tables leads into the panel, and Escape back to the link", async tab => {
    await tab.go(await page("stations"));
    const name = await tab.run(() => {
      const link = document.querySelector(".paysage table.actors tbody tr:not([hidden]) th a[data-actor]");
      link.focus();
      return link.textContent;
    });
    await tab.press("Enter");
    await tab.until("the panel", () => [...document.querySelectorAll(".paysage .panel")].some(probe.drawn));
    assert.ok(await tab.run(() => document.querySelector(".paysage .panel").contains(document.activeElement)), "the focus is elsewhere");
    await tab.press("Escape");
    await tab.until("no panel", () => ![...document.querySelectorAll(".paysage .panel")].some(probe.drawn));
    const { tag, text } = await tab.run(() => probe.focus());
    assert.deepEqual([tag, text], ["a", name]);
  });

  both("each arrow goes to somebody in its direction", async tab => {
    await tab.go(await page("centres"));
    await tabTo(tab, "an actor of the picture", ({ actor }) => actor !== null);
    const place = () => tab.run(() => {
      const { left, right, top, bottom } = document.activeElement.closest("[data-t]").getBoundingClientRect();
      return [(left + right) / 2, (top + bottom) / 2];
    });
    let moved = 0;
    for (const [key, axis, sign] of [["ArrowRight", 0, 1], ["ArrowDown", 1, 1], ["ArrowLeft", 0, -1], ["ArrowUp", 1, -1], ["ArrowLeft", 0, -1]]) {
      const before = await place();
      await tab.press(key);
      const after = await place();
      assert.ok((after[axis] - before[axis]) * sign >= 0, `${key} goes from ${before} to ${after}`);
      moved += String(after) !== String(before);
    }
    assert.ok(moved >= 3);
  });

  both("/ searches, Enter chooses", async tab => {
    await tab.go(await page("stations"));
    await tab.press("/");
    assert.equal((await tab.run(() => probe.focus())).type, "search");
    await tab.type("roscos");
    await tab.press("Enter");
    await tab.until("the actor", () => probe.state().actor !== null);
    assert.equal(await tab.run(() => probe.x().data.actors[probe.state().actor].id), "roscosmos");
  });

  both("the slider goes by arrows, Home and End, and says where it is", async tab => {
    await tab.go(await page("stations"));
    const slices = await tab.run(() => probe.slices());
    await tabTo(tab, "the slider", ({ type }) => type === "range");
    const at = async () => slices[await state(tab, "slice")];
    const said = () => tab.run(() => document.activeElement.getAttribute("aria-valuetext"));
    await tab.press("Home");
    assert.equal(await at(), slices[0]);
    assert.match(await said(), /1970s/);
    await tab.press("ArrowRight");
    assert.equal(await at(), slices[1]);
    await tab.press("ArrowRight");
    await tab.press("ArrowLeft");
    assert.equal(await at(), slices[1]);
    await tab.press("End");
    assert.equal(await at(), slices[slices.length - 1]);
    assert.match(await said(), /2020s/);
  });

  both("a change of slice is told politely, once", async tab => {
    await tab.go(await page("stations"), "slice=1970s");
    await tab.run(() => {
      window.said = [];
      for (const node of document.querySelectorAll(".paysage [aria-live], .paysage [role=status]"))
        new MutationObserver(() => window.said.push(node.textContent)).observe(node, { childList: true, characterData: true, subtree: true });
    });
    await tab.run(() => probe.at("slice=1980s"));
    await tab.until("a word", () => window.said.some(text => text));
    await new Promise(done => setTimeout(done, 600));
    const said = (await tab.run(() => window.said)).filter(text => text);
    assert.equal(said.length, 1, said.join(" / "));
    assert.match(said[0], /1980s.*\d/);
    assert.equal(await tab.run(() => document.querySelectorAll(".paysage [aria-live=assertive], .paysage [role=alert]").length), 0);
  });

  chromium("where the focus is can be seen at every stop, and Tab goes through to the end", async tab => {
    await tab.go(await page("stations"), "actor=mir");
    const blind = [];
    let stops = 0;
    for (; stops < 400; stops++) {
      await tab.press("Tab");
      const focus = await tab.run(() => {
        const node = document.activeElement;
        if (node === document.body)
          return null;
        const style = getComputedStyle(node), { left, right, top, bottom } = node.getBoundingClientRect();
        const thing = node.closest("svg [data-t]"), bar = document.querySelector(".paysage .bar");
        return {
          text: `${node.localName} ${node.getAttribute("aria-label") ?? node.textContent.slice(0, 30)}`,
          ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 || Boolean(thing && thing.querySelector(".focus")),
          seen: right > left && bottom > top && bottom > 0 && top < innerHeight && (bar.contains(node) || bottom > bar.getBoundingClientRect().bottom),
        };
      });
      if (!focus)
        break;
      if (!focus.ring || !focus.seen)
        blind.push(`${focus.text}${focus.ring ? "" : ": no ring"}${focus.seen ? "" : ": out of sight"}`);
    }
    assert.deepEqual(blind, []);
    assert.ok(stops > 20 && stops < 400, `${stops} stops`);
  });

  chromium("keys zoom the picture, and the page's own wheel scrolls", async tab => {
    await tab.go(await page("stations"));
    await tabTo(tab, "an actor of the picture", ({ actor }) => actor !== null);
    const size = () => tab.run(() => document.activeElement.closest("[data-t]").getBoundingClientRect().width);
    const before = await size();
    await tab.press("+");
    await tab.until("it to grow", width => document.activeElement.closest("[data-t]").getBoundingClientRect().width > width * 1.05, before);
    await tab.press("0");
    await tab.until("it to be as before", width => Math.abs(document.activeElement.closest("[data-t]").getBoundingClientRect().width - width) < 1, before);
    await tab.run(() => window.scrollTo(0, 0));
    const box = await tab.run(() => {
      const { left, top, width, height } = probe.figure("network").querySelector("svg").getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    });
    await tab.page.mouse.move(...box);
    await tab.page.mouse.wheel(0, 200);
    await tab.until("the page to scroll", () => window.scrollY > 50);
    assert.ok(Math.abs(await size() - before) < 1, "the wheel zooms");
  });

  for (const viewport of [{ width: 1280, height: 800 }, { width: 400, height: 700 }])
    both(`from the first Tab to the last and back, at ${viewport.width} px, the focus is seen and nothing lies upon it`, { viewport }, async tab => {
      await tab.go(await page("stations"), "slice=1990s&actor=mir");
      // Where it came back from the browser itself, Firefox rings what was reached by Tab alone.
      const hidden = isOn => tab.run(on => {
        const node = document.activeElement, bar = document.querySelector(".paysage .bar");
        if (node === document.body || node === document.documentElement)
          return null;
        const at = node.getBoundingClientRect(), top = bar.contains(node) ? 0 : bar.getBoundingClientRect().bottom;
        const isSeen = !on || node.closest("svg") || getComputedStyle(node).outlineStyle !== "none";
        return at.bottom <= top + 1 || at.top >= window.innerHeight || !isSeen ? `${node.localName} ${node.textContent.slice(0, 20)} at ${at.top}, bar to ${top}` : "";
      }, isOn);
      const found = [];
      for (const key of ["Tab", "Shift+Tab"]) {
        let told = "", stops = 0;
        for (; stops < 400 && told !== null; stops++) {
          await tab.press(key);
          told = await hidden(key === "Tab");
          if (told)
            found.push(`${key}: ${told}`);
        }
        assert.ok(stops > 50 && stops < 400, `${stops} stops`);
      }
      assert.deepEqual(found.slice(0, 4), []);
    });
};
