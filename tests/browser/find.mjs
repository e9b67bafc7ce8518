// Search, filters, and what changed since another slice.

import assert from "node:assert/strict";
import { landscapes, page, paysage, truth } from "./base/landscapes.mjs";

const hits = tab => tab.run(() => [...document.querySelectorAll(".paysage [role=option]")].filter(probe.drawn).map(node => node.textContent));
const search = async (tab, text) => {
  await tab.press("/");
  await tab.run(() => document.activeElement.select());
  await tab.press("Delete");
  await tab.type(text);
};
const idOfActor = tab => tab.run(() => probe.x().data.actors[probe.state().actor]?.id ?? null);

export default ({ both, chromium }) => {
  both("search finds names without accents, in capitals, in full, former ones, and words of notes", async tab => {
    await tab.go(await page("centres"));
    for (const [text, id] of [["MESOCENTRES", "mesocentres"], ["ministère", "ministere"], ["recherche scientifique", "cnrs"], ["gdr asr", "gdr-rsd"]]) {
      await search(tab, text);
      await tab.until(`a hit of ${text}`, () => [...document.querySelectorAll(".paysage [role=option]")].some(probe.drawn));
      await tab.press("Enter");
      await tab.until(`an actor by ${text}`, () => probe.state().actor !== null);
      assert.equal(await idOfActor(tab), id, text);
      await tab.press("Escape");
    }
    await tab.go(await page("stations"));
    for (const [text, id] of [["NASDA", "japan"], ["project 921", "china"], ["fédér", null]]) {
      await search(tab, text);
      await tab.press("Enter");
      if (id)
        await tab.until(`an actor by ${text}`, () => probe.state().actor !== null);
      assert.equal(await idOfActor(tab), id, text);
      await tab.press("Escape");
      await tab.press("Escape");
    }
  });

  both("arrows go through the hits", async tab => {
    await tab.go(await page("stations"));
    await search(tab, "space");
    await tab.until("hits", () => [...document.querySelectorAll(".paysage [role=option]")].filter(probe.drawn).length > 1);
    const chosen = () => tab.run(() => {
      const id = document.activeElement.getAttribute("aria-activedescendant");
      const option = id && document.getElementById(id);
      return option && option.getAttribute("aria-selected") === "true" ? option.textContent : null;
    });
    const all = await hits(tab);
    await tab.press("ArrowDown");
    const one = await chosen();
    await tab.press("ArrowDown");
    const two = await chosen();
    assert.ok(all.includes(one) && all.includes(two) && one !== two, `${one}, ${two} of ${all}`);
    await tab.press("Escape");
    assert.deepEqual(await hits(tab), []);
  });

  both("a filter by kind lets the others step back, together with their relations and rows", async tab => {
    await tab.go(await page("stations"), "slice=1990s&kind=station");
    const found = await tab.run(() => {
      const { data, isDimmed } = probe.x();
      return data.actors.map((actor, n) => [actor.id, isDimmed(n), data.kinds[actor.forms[Math.max(actor.form[probe.state().slice], 0)].kind]?.id]);
    });
    for (const [id, dimmed, kind] of found)
      assert.equal(dimmed, kind !== "station", id);
    const rows = await tab.run(() => [...document.querySelectorAll(".paysage table.actors tbody tr")].filter(probe.drawn)
      .map(row => probe.x().data.actors[row.dataset.actor].id));
    const told = (await truth("stations"))["1990s"].filter(({ what, kind }) => what === "actor" && kind === "station").map(({ id }) => id);
    assert.deepEqual(rows.sort(), told.sort());
  });

  both("filters are chosen by checkboxes and taken back", async tab => {
    await tab.go(await page("stations"));
    await tab.run(() => document.querySelectorAll(".paysage details").forEach(node => { node.open = true; }));
    const boxes = () => tab.run(() => [...document.querySelectorAll(".paysage .filters input[type=checkbox]")].map(box => box.checked));
    const before = await boxes();
    assert.ok(before.length >= 2);
    await tab.run(() => document.querySelector(".paysage .filters input[type=checkbox]:not(:disabled)").click());
    await tab.until("a filter", () => ["kinds", "groups", "tiers", "relations"].some(key => probe.state()[key].length));
    assert.notDeepEqual(await boxes(), before);
    await tab.run(() => history.back());
    await tab.until("no filter", () => ["kinds", "groups", "tiers", "relations"].every(key => !probe.state()[key].length));
    assert.deepEqual(await boxes(), before);
  });

  // The headings of the list, in the order in which the page has them, with the ids beneath.
  const changes = (tab, address) => tab.run(async hash => {
    probe.at(hash);
    await new Promise(done => setTimeout(done, 100));
    const { data } = probe.x();
    return [...document.querySelectorAll(".paysage .changes h3, .paysage .changes h4")].map(head => {
      let list = head.nextElementSibling;
      while (list && !/^[uo]l$/.test(list.localName))
        list = list.nextElementSibling;
      return [head.textContent, [...list.children].map(item => [...item.querySelectorAll("a[data-actor]")].map(link => data.actors[link.dataset.actor].id).join(" "))];
    });
  }, address);

  both("what changed since a slice is what compare says", async tab => {
    for (const [name, pairs] of [["centres", [["2008", "2017"], ["2012", "2009"], ["avant-2008", "2010"]]], ["stations", [["1970s", "2020s"], ["2010s", "1990s"]]]]) {
      await tab.go(await page(name));
      const words = await tab.run(() => probe.x().data.words[probe.state().lang]);
      for (const [since, slice] of pairs) {
        const told = JSON.parse(await paysage("compare", landscapes[name], since, slice, "--format", "json"));
        const found = await changes(tab, `slice=${slice}&since=${since}`);
        const of = word => (found.find(([head]) => head.toLowerCase().startsWith(word.toLowerCase())) ?? [word, []])[1].slice().sort();
        const ids = list => list.map(({ id }) => id).sort(), ties = list => list.map(({ from, to }) => `${from} ${to}`).sort();
        const altered = what => ids(told.actors.altered.filter(({ changed }) => changed.includes(what)));
        const where = `${name}, ${since} to ${slice}: ${found.map(([head]) => head)}`;
        assert.deepEqual(of(words.added), ids(told.actors.gained), where);
        assert.deepEqual(of(words.removed), ids(told.actors.lost), where);
        assert.deepEqual(of(words.renamed), altered("name"), where);
        assert.deepEqual(of(words.otherKind), altered("kind"), where);
        assert.deepEqual(of(words.otherTier), altered("tier"), where);
        assert.deepEqual(of(words.relationsAdded), ties(told.relations.gained), where);
        assert.deepEqual(of(words.relationsRemoved), ties(told.relations.lost), where);
      }
    }
  });

  both("whatever can change is counted as compare counts it, between any two slices", async tab => {
    await tab.go(await page("turns"));
    const words = await tab.run(() => probe.x().data.words[probe.state().lang]);
    const lists = { gained: "added", lost: "removed", renamed: "renamed", other_kind: "otherKind", other_tier: "otherTier", other_groups: "otherGroups",
      other_properties: "otherProperties", other_figure: "otherMeasurement", talked_of: "talkedOf", not_talked_of: "notTalkedOf",
      relations_gained: "relationsAdded", relations_lost: "relationsRemoved", relations_altered: "relationsAltered" };
    const all = ["2001", "2002", "2003"], told = new Set();
    for (const [since, slice] of all.flatMap(one => all.filter(other => other !== one).map(other => [one, other]))) {
      const { counts } = JSON.parse(await paysage("compare", landscapes.turns, since, slice, "--format", "json"));
      const found = new Map((await changes(tab, `slice=${slice}&since=${since}`)).map(([head, items]) => [head.toLowerCase(), items.length]));
      for (const [count, word] of Object.entries(lists)) {
        const shown = found.get(`${words[word].toLowerCase()} ${counts[count]}`) ?? 0;
        assert.equal(shown, counts[count], `${words[word]}, ${since} to ${slice}: ${[...found.keys()]}`);
        if (shown)
          told.add(word);
      }
    }
    assert.deepEqual([...told].sort(), Object.values(lists).sort(), "not all of it was tried");
  });

  both("a word of a former name finds the actor, and says so", async tab => {
    await tab.go(await page("turns"), "slice=2003");
    await search(tab, "quondam");
    await tab.until("a hit", () => [...document.querySelectorAll(".paysage [role=option]")].some(probe.drawn));
    const [text] = await hits(tab);
    assert.ok(text.startsWith("Hodie") && text.includes("Quondam"), text);
  });

  chromium("who is not there is found where they are", async tab => {
    await tab.go(await page("turns"), "slice=2003");
    await search(tab, "goes");
    await tab.press("Enter");
    await tab.until("the actor's slice", () => probe.x().data.slices[probe.state().slice].id === "2001");
    assert.equal(await idOfActor(tab), "goes");
  });

  chromium("the panel tells what is known of an actor, and its links lead to others", async tab => {
    await tab.go(await page("stations"), "slice=1990s&actor=roscosmos");
    await tab.until("the panel", () => [...document.querySelectorAll(".paysage .panel")].some(probe.drawn));
    const text = await tab.run(() => document.querySelector(".paysage .panel").innerText);
    for (const word of ["Russian Space Agency", "1992", "Roscosmos", "Reorganised", "Agency or programme", "Mir"])
      assert.ok(text.includes(word), `the panel does not say ${word}: ${text}`);
    assert.ok(await tab.run(() => document.querySelector(".paysage .panel a[href^='https://en.wikipedia.org/']")));
    const next = await tab.run(() => {
      const link = [...document.querySelectorAll(".paysage .panel a[data-actor]")].find(node => Number(node.dataset.actor) !== probe.state().actor);
      link.click();
      return Number(link.dataset.actor);
    });
    await tab.until("the other actor", actor => probe.state().actor === actor, next);
    assert.ok(await tab.run(() => document.querySelector(".paysage .panel h2").textContent.includes(
      probe.x().t(probe.x().data.actors[probe.state().actor].forms[0].name))));
  });

  chromium("a chosen actor's neighbours stay and the others step back", async tab => {
    await tab.go(await page("stations"), "slice=1990s&actor=mir");
    const told = (await truth("stations"))["1990s"].filter(({ what }) => what === "relation");
    const near = new Set(told.flatMap(({ from, to }) => from === "mir" ? [to] : to === "mir" ? [from] : []));
    const looks = await tab.run(() => {
      const { data } = probe.x(), opacity = node => node.closest("svg") === node ? 1 : getComputedStyle(node).opacity * opacity(node.parentNode);
      const found = {};
      data.pictures[0].things.forEach((thing, t) => {
        const node = probe.figure("network").querySelector(`[data-t="${t}"]`);
        if (thing.p === "actor" && probe.isHere(node))
          found[data.actors[thing.i].id] = opacity(node);
      });
      return found;
    });
    for (const [id, opacity] of Object.entries(looks))
      assert.equal(opacity > .5, id === "mir" || near.has(id), `${id}: ${opacity}`);
  });

  both("tables of successions and values follow the slice, the filters and the language", async tab => {
    const rows = (kind, address) => tab.run(async ([name, hash]) => {
      probe.at(hash);
      await new Promise(done => setTimeout(done, 500));
      return [...document.querySelectorAll(`.paysage table.${name} tbody tr`)].filter(probe.drawn).map(row => row.innerText.replace(/\s+/g, " ").trim());
    }, [kind, address]);
    await tab.go(await page("stations"));
    assert.deepEqual(await rows("values", "slice=1990s"), ["Mir Mass of the complete station (t) about 130 t 1996"]);
    assert.deepEqual(await rows("values", "slice=1990s&kind=agency"), []);
    assert.deepEqual(await rows("values", "slice=1990s&lang=fr"), ["Mir Masse de la station complète (t) environ 130 t 1996"]);
    assert.ok((await rows("successions", "slice=1980s")).includes("Salyut Mir split from Salyut, which goes on Mir 20 February 1986"));
    assert.ok(!(await rows("successions", "slice=1970s")).some(row => row.includes("ISS")));
    const sorted = await tab.run(() => {
      document.querySelector(".paysage .only input").click();
      [...document.querySelectorAll(".paysage table.values thead button")][2].click();
      return [...document.querySelectorAll(".paysage table.values tbody tr")].map(row => probe.x().data.values[row.dataset.value].value);
    });
    assert.deepEqual(sorted, sorted.slice().sort((a, b) => a - b));
  });

  both("values of each member are told apart from those of all", async tab => {
    await tab.go(await page("turns"), "actor=measured");
    const curves = await tab.run(() => [...document.querySelectorAll(".paysage .curve")].map(node => node.innerText.replace(/\s+/g, " ").trim()));
    assert.equal(curves.length, 2);
    assert.deepEqual(curves.map(text => /each/.test(text)), [false, true], `${curves}`);
    const measures = await tab.run(() => [...document.querySelectorAll(".paysage table.values tbody tr")].map(row => row.cells[1].textContent));
    assert.ok(measures.includes("staff") && measures.includes("staff, each"), `${measures}`);
  });

  chromium("tables are sorted by their columns, and say so", async tab => {
    await tab.go(await page("stations"));
    const column = () => tab.run(() => [...document.querySelectorAll(".paysage table.actors tbody tr")].filter(probe.drawn).map(row => row.cells[0].textContent.trim()));
    const click = () => tab.run(() => document.querySelector(".paysage table.actors thead th button").click());
    const sorted = () => tab.run(() => document.querySelector(".paysage table.actors thead th").getAttribute("aria-sort"));
    await click();
    const up = await column();
    assert.equal(await sorted(), "ascending");
    await click();
    assert.equal(await sorted(), "descending");
    assert.deepEqual(await column(), up.slice().reverse());
  });
};
