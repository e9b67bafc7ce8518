// Without script, without style, and on paper: title, picture and tables.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { FOLDER, page, truth } from "./base/landscapes.mjs";
import { goTo } from "./states.mjs";
import { join } from "node:path";

// What a reader without script has: asked from outside, since no script is run in the page.
const told = tab => tab.page.evaluate(() => {
  const drawn = node => node.getClientRects().length > 0 && getComputedStyle(node).visibility !== "hidden";
  const count = (selector, within = document) => [...within.querySelectorAll(selector)].filter(drawn).length;
  return {
    title: document.querySelector("h1").textContent, pictures: count("figure.picture > svg"), actors: count("table.actors tbody tr"),
    relations: count("table.relations tbody tr"), dead: count("button, input, select, [role=tab], svg [tabindex]"),
    names: [...document.querySelectorAll("figure.picture > svg")].filter(drawn).map(svg => [...svg.querySelectorAll("text")].filter(drawn).map(text => text.textContent).join(" ")),
    all: [...document.querySelectorAll("table.actors tbody th")].map(cell => cell.textContent.trim()),
  };
});
const squashed = text => text.replace(/[\s\u00ad-]/g, "");

const without = async (tab, name) => {
  await tab.go(await page(name));
  const found = await told(tab), slices = await truth(name);
  const everybody = new Set(Object.values(slices).flat().filter(({ what }) => what === "actor").map(({ id }) => id));
  assert.ok(found.title.length > 0);
  assert.ok(found.pictures >= 1);
  assert.ok(found.actors >= everybody.size, `${found.actors} of ${everybody.size} actors in the table`);
  assert.equal(found.dead, 0, "something does nothing");
  return found;
};

const pdfText = (file, pdf) => {
  writeFileSync(file, pdf);
  return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
};

export default ({ chromium, both }) => {
  for (const name of ["centres", "stations", "many", "one"])
    chromium(`${name}: without script there are title, picture and tables, and nothing that is dead`, { javaScriptEnabled: false }, async tab => {
      const found = await without(tab, name);
      if (name === "stations") {
        const rows = kind => tab.page.evaluate(each => [...document.querySelectorAll(`table.${each} tbody tr`)].map(row => row.innerText.replace(/\s+/g, " ").trim()), kind);
        assert.ok((await rows("successions")).includes("Salyut Mir split from Salyut, which goes on Mir 20 February 1986"), `${await rows("successions")}`);
        assert.ok((await rows("values")).includes("Mir Mass of the complete station (t) about 130 t 1996"), `${await rows("values")}`);
        const now = (await truth(name))["2020s"].filter(({ what }) => what === "actor");
        for (const { name: written } of now)
          assert.ok(squashed(found.names[0]).includes(squashed(written)), `${written} is not in the picture`);
      }
    });

  chromium("without style it reads from the top to the end", async tab => {
    const bare = join(FOLDER, "bare.html");
    writeFileSync(bare, readFileSync(await page("stations"), "utf8").replace(/<style>[^]*?<\/style>/, ""));
    await tab.go(bare);
    await goTo(tab, "1990s");
    const text = await tab.run(() => document.body.innerText);
    const places = ["Half a century of space stations", "Rivals become partners", "Roscosmos"].map(word => text.indexOf(word));
    assert.ok(places.every(place => place >= 0), `${places}`);
    assert.ok(await tab.run(() => probe.drawn(probe.figure("network").querySelector("svg"))));
    // Closing tags of what is not shown must not let it show.
    assert.ok(!/\{"version"/.test(text));
  });

  both("printed, it is this slice and then the tables", async tab => {
    await tab.go(await page("stations"));
    await goTo(tab, "1990s");
    const text = pdfText(join(FOLDER, tab.isPuppeteer ? "firefox.pdf" : "chromium.pdf"), await tab.page.pdf({ format: "A4" }));
    for (const word of ["Half a century of space stations", "1990s", "Rivals become partners", "Roscosmos", "Tiangong", "operates"])
      assert.ok(text.includes(word), `${word} is not printed`);
    for (const word of [/Play\b/, /Filters/])
      assert.doesNotMatch(text, word);
  });

  both("long tables are printed, too, with their heads on each page, and folded again", async tab => {
    await tab.go(await page("large"), "slice=2002&kind=body,firm");
    const count = await tab.run(() => probe.x().data.relations.filter(({ seen }, n) => seen[1] !== "." && !probe.x().isDimmedRelation(n)).length);
    const sheets = pdfText(join(FOLDER, tab.isPuppeteer ? "long-firefox.pdf" : "long-chromium.pdf"), await tab.page.pdf({ format: "A4" })).split("\f");
    const rows = sheets.map(text => text.split("\n").filter(line => /Nº \d+ +(helps|joins) +Nº \d+/.test(line)).length);
    assert.ok(count > 50 && rows.filter(Boolean).length > 1, `${count} rows on pages: ${rows}`);
    assert.equal(rows.reduce((sum, some) => sum + some, 0), count);
    sheets.forEach((text, n) => assert.ok(!rows[n] || /From +What +To +When/.test(text), `no head on page ${n + 1}`));
    await tab.until("folded tables", () => !document.querySelector(".paysage .scroll > details[open]"));
  });

  chromium("printed without script it is the same", { javaScriptEnabled: false }, async tab => {
    await tab.go(await page("centres"));
    const text = pdfText(join(FOLDER, "plain.pdf"), await tab.page.pdf({ format: "A4", landscape: true }));
    for (const word of ["Dix ans de mésocentres", "CNRS", "a créé"])
      assert.ok(text.includes(word), `${word} is not printed`);
  });
};
