// What axe-core finds against the rules of accessible pages (WCAG 2.2, A and AA): nothing. It has to come in past the page's policy.

import assert from "node:assert/strict";
import { axe } from "./base/tools.mjs";
import { page } from "./base/landscapes.mjs";

const WAYS = [["as it opens", ""], ["an actor and what changed", "actor=mir&since=1970s&slice=1990s"], ["filtered", "kind=station&slice=1990s"],
  ["timeline", "picture=timeline"]];

// A name on two lines of a box is two texts, which axe-core joins without a blank.
const OFF = { "label-content-name-mismatch": { enabled: false } };

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const findings = async (tab, runOnly) => {
  await tab.run(axe);
  const { violations } = await tab.run(([only, rules]) => window.axe.run(document, { runOnly: only, rules, resultTypes: ["violations"] }), [runOnly, OFF]);
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ html, failureSummary }) =>
    `${html.slice(0, 160)} ${failureSummary.split("\n").slice(1, 2).join(" ").trim()}`).join(" | ")}`);
};

export default ({ chromium }) => {
  for (const [colorScheme, rules] of [["light", RULES], ["dark", { type: "rule", values: ["color-contrast"] }]])
    chromium(`axe-core finds nothing in ${colorScheme} surroundings`, { bypassCSP: true, colorScheme }, async tab => {
      const found = [];
      for (const [way, address] of WAYS) {
        await tab.go(await page("stations"), address);
        await tab.run(() => document.querySelectorAll(".paysage details").forEach(node => { node.open = true; }));
        found.push(...(await findings(tab, rules)).map(each => `${way}: ${each}`));
      }
      assert.deepEqual(found, []);
    });

  for (const name of ["centres", "strange", "one"])
    chromium(`axe-core finds nothing in ${name}`, { bypassCSP: true }, async tab => {
      await tab.go(await page(name));
      assert.deepEqual(await findings(tab, RULES), []);
    });

  chromium("axe-core finds nothing where there is no room", { bypassCSP: true, viewport: { width: 320, height: 640 } }, async tab => {
    await tab.go(await page("stations"), "actor=mir");
    assert.deepEqual(await findings(tab, RULES), []);
  });
};
