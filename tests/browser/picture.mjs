// What a picture does besides being there: comparing, time on its axes, fingers, lines on their way, names of dots.

import assert from "node:assert/strict";
import { page } from "./base/landscapes.mjs";

const PHONE = { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true };

export default ({ both, chromium }) => {
  both("compared with a slice, what was added has a sign, and what is gone stands where it stood", async tab => {
    await tab.go(await page("turns"), "slice=2001");
    // By id, of actors; by the ids of the ends, of relations.
    const look = () => tab.run(() => {
      const { data, pictures: [p] } = probe.x(), id = n => data.actors[n].id, found = {};
      for (const { node, actor, ends } of p.things) {
        if (!probe.isHere(node) || actor === null && !ends) continue;
        const signs = [...node.querySelectorAll(".ring.compared path")].map(sign => sign.getAttribute("d").includes("v") ? "+" : "-");
        found[ends ? ends.map(id).join(" ") : id(actor)] = { place: node.getAttribute("transform"), signs: signs.join(""),
          classes: ["added", "gone"].filter(name => node.classList.contains(name)).join(" ") };
      }
      return found;
    });
    const then = await look();
    await tab.run(() => probe.at("slice=2003"));
    await tab.run(() => new Promise(done => setTimeout(done, 100)));
    assert.ok(!("goes" in await look()));
    await tab.run(() => probe.x().set({ since: 0 }));
    const now = await look();
    assert.deepEqual(now.goes, { place: then.goes.place, signs: "-", classes: "gone" });
    assert.deepEqual([now.comes.signs, now.comes.classes, now.steady.signs, now.steady.classes], ["+", "added", "", ""]);
    assert.deepEqual([now["comes steady"].classes, now["goes steady"].classes], ["added", "gone"]);
    await tab.run(() => probe.x().set({ since: null }));
    assert.ok(Object.values(await look()).every(({ signs, classes }) => !signs && !classes) && !("goes" in await look()));
  });

  chromium("new lines lie on old ones and below labels, whatever the way to a slice", async tab => {
    for (const name of ["centres", "stations", "many"]) {
      await tab.go(await page(name));
      // By slice, the lines that are seen, in the order of drawing; those that are new, as one text each.
      const orders = steps => tab.run(steps => {
        const found = {}, x = probe.x(), p = x.picture();
        for (const slice of steps) {
          x.set({ slice });
          const all = [...p.things.find(({ ends }) => ends).node.parentNode.children].map(node => node.thing).filter(thing => thing && thing.ends && probe.isHere(thing.node));
          const isLine = thing => Boolean(thing.looks[thing.look].querySelector("[data-d]")), lines = all.filter(isLine);
          const isNew = thing => thing.looks[thing.look].classList.contains("new");
          found[slice] = { order: lines.map(thing => thing.node.dataset.t).join(" "), marks: lines.map(thing => isNew(thing) ? "n" : "o").join(""),
            labelled: all.map(thing => isLine(thing) ? "l" : "t").join("") };
        }
        return found;
      }, steps);
      const count = await tab.run(() => probe.slices().length), up = [...Array(count).keys()];
      const one = await orders(up), other = await orders([...up].reverse()), third = await orders(up.filter(n => n % 2).concat(up));
      for (const { marks, labelled } of Object.values(one)) {
        assert.ok(marks.split("n").length - 1 > marks.length / 2 || !marks.includes("no"), `${name}: ${marks}`);
        assert.ok(!labelled.includes("tl"), `${name}: ${labelled}`);
      }
      assert.deepEqual(other, one);
      assert.deepEqual(third, one);
    }
  });

  chromium("a tooltip tells what is there now, in the language of now", async tab => {
    await tab.go(await page("centres"), "slice=2008&lang=fr");
    // By what is pointed at, the words of its tooltip; the first of a kind that is drawn.
    const tips = picture => tab.run(id => {
      probe.x().set({ picture: probe.x().data.pictures.findIndex(each => each.id === id) });
      const found = {}, p = probe.x().picture();
      for (const { node, fact } of p.things) {
        if (!probe.isHere(node) || !fact.p) continue;
        node.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
        const titles = [...p.svg.querySelectorAll("title")].map(title => title.textContent);
        found[`${node.dataset.t} ${fact.p}`] = [titles.join("|"), node.getAttribute("aria-label")];
      }
      return found;
    }, picture);
    for (const slice of ["2009", "2017"])
      for (const lang of [1, 0]) {
        await tab.run(({ slice, lang }) => probe.x().set({ slice: probe.slices().indexOf(slice), lang }), { slice, lang });
        for (const picture of ["network", "pyramid", "timeline", "lineage"]) {
          const told = Object.entries(await tips(picture)), other = ["depuis", "nouveau", "a créé", "fait partie de", "réseau"];
          for (const [what, [title, name]] of told) {
            assert.ok(!title.includes("|"), `${what}: ${title}`);
            if (name) assert.ok(title === name || title.startsWith(`${name}\n`), `${what}: ${title} for ${name}`);
            if (/relation|event|tier/.test(what)) assert.ok(title, `${picture} ${what} tells nothing`);
            if (lang) assert.ok(!other.some(word => title.includes(word) && !/relation \d/.test(what)), `${what} in English: ${title}`);
          }
        }
        const names = Object.entries(await tips("network")).filter(([what]) => what.endsWith(" actor")).map(([, [title]]) => title);
        assert.ok(names.length > 5);
        if (slice === "2009") assert.ok(names.some(name => name.includes(lang ? "new" : "nouveau")), names.join("\n"));
      }
  });

  both("a name that is drawn behind other words is told once", async tab => {
    await tab.go(await page("centres"), "picture=timeline");
    const twice = await tab.run(() => [...probe.x().picture().actors].map(([n, { node }]) => [probe.x().t(probe.x().data.actors[n].forms[0].name), node.getAttribute("aria-label")])
      .filter(([name, label]) => label && label.split(", ").filter(part => ` ${part} `.includes(` ${name} `)).length > 1));
    assert.deepEqual(twice, []);
  });

  for (const width of [1440, 1100, 800])
    chromium(`who is chosen stays where it is, and the panel hides none of its neighbours, ${width} px wide`, { viewport: { width, height: 900 } }, async tab => {
      await tab.go(await page("centres"), "slice=2017");
      for (const slice of ["2009", "2017"]) {
        await tab.run(id => probe.x().set({ slice: probe.slices().indexOf(id), actor: null }), slice);
        const count = await tab.run(() => probe.x().picture().actors.size);
        for (let n = 0; n < count; n += 2) {
          const told = await tab.run(async n => {
            const x = probe.x(), p = x.picture(), settled = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            x.set({ actor: null });
            await settled();
            const { node, pose } = p.actors.get(n);
            if (pose < 0) return null;
            const boxOf = node => node.querySelector(":scope > g:not([display])").getBoundingClientRect(), before = boxOf(node), frame = p.svg.getBoundingClientRect().width;
            x.set({ actor: n });
            await settled();
            const after = boxOf(node), side = document.querySelector(".paysage .side").getBoundingClientRect(), own = p.svg.getBoundingClientRect();
            const lies = box => box.left < side.right && box.right > side.left && box.top < side.bottom && box.bottom > side.top || box.left < own.left || box.right > own.right;
            const near = [...p.nearTo(n)].filter(other => p.actors.has(other) && p.actors.get(other).pose >= 0);
            return { name: node.getAttribute("aria-label"), frame: [frame, own.width], moved: Math.hypot(after.left - before.left, after.top - before.top), alone: near.length,
              wasFree: before.right < side.left, hidden: near.filter(other => lies(boxOf(p.actors.get(other).node))).map(other => x.data.actors[other].id) };
          }, n);
          if (!told) continue;
          assert.equal(told.frame[0], told.frame[1], `${told.name}: the picture is as wide as before`);
          assert.deepEqual(told.hidden, [], told.name);
          if (told.wasFree && told.alone === 1 || width === 800) assert.ok(told.moved < 1, `${told.name} moves by ${told.moved}`);
        }
      }
      // Closed, all is as it was.
      await tab.run(() => probe.x().set({ actor: null }));
      await tab.run(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.ok(await tab.run(() => String(probe.x().picture().view()) === String(probe.x().picture().whole)));
    });

  both("a press on an axis of time leads to the slice there", async tab => {
    await tab.go(await page("centres"), "picture=timeline&slice=2017");
    for (const slice of ["2009", "2013"]) {
      const [left, top] = await tab.run(id => {
        const p = probe.x().picture(), boxes = p.data.axis[0].filter(([n]) => probe.slices()[n] === id);
        const { a, d, e, f } = p.svg.getScreenCTM(), [, x, y, width] = boxes[boxes.length - 1];
        return [(x + width / 2) * a + e, (y + 2) * d + f];
      }, slice);
      await tab.page.mouse.click(left, top);
      assert.equal(await tab.run(() => probe.slices()[probe.state().slice]), slice);
      const [from, to] = await tab.run(() => {
        const { left, right } = document.querySelector(".picture:not([hidden]) .band").getBoundingClientRect();
        return [left, right];
      });
      assert.ok(from <= left && left <= to, `${slice} is marked from ${from} to ${to}, not at ${left}`);
    }
  });

  chromium("two fingers look closer, and one scrolls the page until then", PHONE, async tab => {
    await tab.go(await page("centres"));
    await tab.run(() => document.querySelector(".picture > svg").scrollIntoView({ block: "center" }));
    const fingers = await tab.page.context().newCDPSession(tab.page);
    const touch = (type, ...points) => fingers.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    const at = () => tab.run(() => [probe.x().picture().view()[2], window.scrollY]);
    const [x, y] = await tab.run(() => {
      const box = document.querySelector(".picture > svg").getBoundingClientRect();
      return [box.left + box.width / 2, box.top + box.height / 2];
    });
    const [whole, start] = await at();
    await touch("touchStart", [x, y]);
    for (let n = 1; n <= 10; n++)
      await touch("touchMove", [x, y - 12 * n]);
    await touch("touchEnd");
    await tab.run(() => new Promise(done => setTimeout(done, 300)));
    const [still, scrolled] = await at();
    assert.ok(scrolled > start && still === whole, `scrolled from ${start} to ${scrolled}, seen ${whole} and then ${still}`);
    await tab.run(() => document.querySelector(".picture > svg").scrollIntoView({ block: "center" }));
    await touch("touchStart", [x - 20, y], [x + 20, y]);
    for (let n = 1; n <= 10; n++)
      await touch("touchMove", [x - 20 - 5 * n, y], [x + 20 + 5 * n, y]);
    await touch("touchEnd");
    const [close] = await at();
    assert.ok(close < whole / 2, `seen ${whole} and then ${close}`);
    assert.equal(await tab.run(() => probe.state().actor), null);
  });

  chromium("lines go along with the actors that they tie", { reducedMotion: "no-preference" }, async tab => {
    await tab.go(await page("centres"), "slice=2008");
    await tab.page.clock.install({ time: 0 });
    await tab.page.clock.pauseAt(1000);
    const shapes = () => tab.run(() => Object.fromEntries(probe.x().pictures[0].things.filter(thing => thing.ends && probe.isHere(thing.node) && thing.looks[thing.look].querySelector("[data-d]"))
      .map(thing => [thing.node.dataset.t, thing.looks[thing.look].querySelector("[data-d]").getAttribute("d")])));
    const before = await shapes();
    await tab.run(() => probe.x().set({ slice: probe.slices().indexOf("2012") }));
    await tab.page.clock.runFor(500);
    const between = await shapes();
    await tab.page.clock.runFor(1500);
    const after = await shapes(), steps = d => d.replace(/[^A-Z]/g, "");
    const moved = Object.keys(before).filter(t => t in after && before[t] !== after[t]);
    const led = t => between[t] !== before[t] && between[t] !== after[t];
    assert.ok(moved.length > 4 && moved.every(led), `${moved.filter(led).length} of ${moved.length} lines are between`);
    assert.ok(moved.some(t => steps(before[t]) !== steps(after[t])), "no line of other steps");
  });

  both("dots that are looked at have names, whether there was room for them or not", async tab => {
    await tab.go(await page("large"));
    const dot = await tab.run(() => {
      const p = probe.x().pictures.find(({ data }) => data.form === "dots");
      probe.x().set({ picture: probe.x().pictures.indexOf(p) });
      const named = new Set(p.things.filter(thing => thing.dot && probe.isHere(thing.node)).map(thing => thing.actor));
      return [...p.actors.keys()].find(n => !named.has(n) && probe.isHere(p.actors.get(n).node));
    });
    await tab.run(n => probe.x().set({ actor: n }), dot);
    const written = () => tab.run(() => [...document.querySelectorAll(".picture:not([hidden]) .beside text")].map(text => text.textContent));
    const name = await tab.run(n => probe.x().t(probe.x().data.actors[n].forms[0].name), dot);
    assert.ok((await written()).includes(name));
    await tab.run(() => probe.x().set({ actor: null }));
    assert.deepEqual(await written(), []);
    // Closer, there is room for others, and names are not larger than before.
    const size = () => tab.run(() => Math.max(...probe.x().picture().things.filter(thing => thing.dot && probe.isHere(thing.node)).map(thing => thing.node.getBoundingClientRect().height)));
    const before = await size();
    await tab.run(() => probe.x().picture().zoomBy(4));
    await tab.until("names", () => document.querySelector(".picture:not([hidden]) .beside text"));
    assert.ok(await size() < 1.2 * before, `names grow from ${before} to ${await size()}`);
  });

  for (const width of [1280, 320])
    chromium(`names beside dots can be read and lie apart around a hub, ${width} px wide`, { viewport: { width, height: 800 } }, async tab => {
      await tab.go(await page("hub"));
      const told = await tab.run(() => {
        const x = probe.x(), p = x.picture();
        x.set({ actor: 0 });
        const own = text => text.closest(".beside") || text.closest("[data-t]").thing.actor !== null;
        const texts = [...p.svg.querySelectorAll(".beside text, [data-t] text")].filter(text => probe.drawn(text) && own(text)).sort((a, b) => Boolean(b.closest(".beside")) - Boolean(a.closest(".beside")));
        return { form: p.data.form, count: p.svg.querySelectorAll(".beside text").length, boxes: texts.map(text => [text.textContent, parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a, text.getBoundingClientRect().toJSON()]) };
      });
      assert.equal(told.form, "dots");
      assert.ok(told.boxes.length > 3 && told.boxes.some(([name]) => name === "Hub"), JSON.stringify(told.boxes.map(([name]) => name)));
      assert.deepEqual(told.boxes.slice(0, told.count).filter(([, size]) => size < 10.5), []);
      const over = told.boxes.slice(0, told.count).flatMap(([one, , a], n) => told.boxes.slice(n + 1).filter(([, , b]) => a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 5 && b.top < a.bottom - 5).map(([two]) => [one, two]));
      assert.deepEqual(over, []);
    });
};
