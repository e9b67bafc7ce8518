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

// What axe-core does not look at: words in an empty box, edges of controls, the ring around what has the focus.
const faint = tab => tab.run(() => {
  const part = value => (value /= 255) <= .03928 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => .2126 * part(r) + .7152 * part(g) + .0722 * part(b);
  const numbers = colour => colour.match(/[\d.]+/g).map(Number);
  const ground = node => {
    const colour = numbers(getComputedStyle(node).backgroundColor);
    return colour.length > 3 && colour[3] === 0 ? ground(node.parentElement) : colour;
  };
  const found = [], look = (what, colour, on, least) => {
    const over = numbers(colour), share = over[3] ?? 1, back = light(on), front = light(over.slice(0, 3).map((each, n) => share * each + (1 - share) * on[n]));
    const ratio = (Math.max(front, back) + .05) / (Math.min(front, back) + .05);
    if (ratio < least)
      found.push(`${what}: ${ratio.toFixed(2)}`);
  };
  const box = document.querySelector(".paysage input[type=search]"), placeholder = getComputedStyle(box, "::placeholder");
  look("placeholder", placeholder.color.replace(/rgb\((.*)\)/, `rgba($1, ${placeholder.opacity})`), ground(box), 4.5);
  for (const node of [...document.querySelectorAll(".paysage button, .paysage select, .paysage summary, .paysage input[type=search], .paysage [tabindex]")]) {
    const { borderTopWidth, borderTopColor } = getComputedStyle(node), outside = ground(node.parentElement), name = `${node.localName}.${node.className.baseVal ?? node.className}`;
    if (node.closest("svg") || !node.getClientRects().length)
      continue;
    if (/^(select|summary|input)$/.test(node.localName) && parseFloat(borderTopWidth))
      look(`edge of ${name}`, borderTopColor, outside, 3);
    node.focus({ focusVisible: true });
    if (document.activeElement === node && parseFloat(getComputedStyle(node).outlineWidth))
      look(`focus of ${name}`, getComputedStyle(node).outlineColor, outside, 3);
  }
  return found;
});

export default ({ chromium, both }) => {
  both("words in boxes, edges and the focus are seen", async tab => {
    await tab.go(await page("stations"), "actor=mir&kind=station");
    assert.deepEqual(await faint(tab), []);
  });

  chromium("words in boxes, edges and the focus are seen in dark surroundings", { colorScheme: "dark" }, async tab => {
    await tab.go(await page("stations"), "actor=mir&kind=station");
    assert.deepEqual(await faint(tab), []);
  });

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
