// The page asks for nothing, says nothing to the console, runs nothing but its own script, and takes no name for markup. That it
// asks and says nothing is looked at after each test of every part.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { page } from "./base/landscapes.mjs";

export default ({ both, chromium, alone }) => {
  for (const name of ["centres", "stations", "one"])
    both(`${name} opens from a file and asks for nothing`, async tab => {
      await tab.go(await page(name));
      assert.equal(await tab.run(() => probe.x().data.version), 1);
      assert.ok(tab.isPuppeteer || tab.requests.some(address => address.startsWith("file:")), "requests are not seen");
    });

  for (const name of ["many", "large"])
    chromium(`${name} opens from a file and asks for nothing`, async tab => {
      await tab.go(await page(name));
      assert.equal(await tab.run(() => probe.x().data.version), 1);
    });

  both("no name is taken for markup, in whatever is opened", async tab => {
    await tab.go(await page("strange"));
    const actors = await tab.run(() => probe.x().data.actors.length);
    for (const slice of ["s1", "s2"])
      for (let n = 0; n < actors; n++)
        await tab.run(async address => {
          probe.at(address);
          await new Promise(requestAnimationFrame);
        }, `slice=${slice}&actor=a${n}&since=s1`);
    const found = await tab.run(() => ({
      caught: "caught" in window, scripts: document.scripts.length, foreign: document.querySelectorAll("img, b, svg svg").length,
      handlers: [...document.querySelectorAll("*")].flatMap(node => [...node.attributes]).filter(({ name }) => /^on/.test(name)).length,
      title: document.title.includes("</title></h1> & \"more\""), links: [...document.links].filter(({ protocol }) => protocol === "javascript:").length,
    }));
    assert.deepEqual(found, { caught: false, scripts: 2, foreign: 0, handlers: 0, title: true, links: 0 });
  });

  both("a script that is put into the page does not run, and nothing can be fetched", async tab => {
    await tab.go(await page("stations"));
    const ran = await tab.run(async () => {
      const script = document.createElement("script");
      script.textContent = "window.caught = true";
      document.body.append(script);
      const node = document.createElement("p");
      node.setAttribute("onclick", "window.caught = true");
      document.body.append(node);
      node.click();
      const fetched = await fetch("data:,x").then(() => true, () => false);
      return { caught: "caught" in window, fetched };
    });
    assert.deepEqual(ran, { caught: false, fetched: false });
    // The browser says what it kept from running; Firefox tells that to its user alone.
    assert.ok(tab.isPuppeteer || tab.messages.length > 0);
    tab.messages.length = 0;
  });

  alone("the policy stands before all that it is about", async () => {
    const html = readFileSync(await page("centres"), "utf8");
    const policy = html.indexOf("http-equiv=\"Content-Security-Policy\""), rest = html.search(/<(style|script|link|title)\b/);
    assert.ok(policy > 0 && policy < rest);
    assert.doesNotMatch(html.slice(policy, html.indexOf(">", policy)), /unsafe|https?:|\*/);
  });
};
