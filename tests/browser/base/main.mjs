// Runs the parts named, or all: each file of tests/browser gives a function that declares its tests.

import { readdirSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { chromiumTab, firefoxTab, stopBrowsers } from "./browsers.mjs";
import { TOP } from "./tools.mjs";

const folder = join(TOP, "tests/browser");
const parts = readdirSync(folder).filter(name => name.endsWith(".mjs")).map(name => name.slice(0, -4)).sort();
const wanted = process.argv.length > 2 ? process.argv.slice(2) : parts;
const seconds = 120;

/** Declares a test that has a tab, and at the end asks whether the page did what no page of ours may do. */
const declare = (name, makeTab, options, test) =>
  it(name, { timeout: seconds * 1000 }, async () => {
    const tab = await makeTab(options);
    try {
      const failure = await test(tab).then(() => null, error => error), complaints = tab.complaints().join("\n");
      if (failure) {
        failure.message += complaints && `\n${complaints}`;
        throw failure;
      }
      if (complaints)
        throw new Error(complaints);
    } finally {
      await tab.close();
    }
  });

const withOptions = (options, test) => (test ? [options, test] : [{}, options]);

export const chromium = (name, ...rest) => declare(`Chromium: ${name}`, chromiumTab, ...withOptions(...rest));
export const firefox = (name, ...rest) => declare(`Firefox: ${name}`, firefoxTab, ...withOptions(...rest));
export const both = (name, ...rest) => {
  chromium(name, ...rest);
  firefox(name, ...rest);
};
/** A test without a browser. */
export const alone = (name, test) => it(name, { timeout: seconds * 1000 }, test);

for (const part of wanted)
  if (!parts.includes(part)) {
    process.stderr.write(`check-browser: no part is called ${part}: ${parts.join(" ")}\n`);
    process.exit(1);
  }
const modules = [];
for (const part of wanted)
  modules.push(await import(pathToFileURL(join(folder, `${part}.mjs`))));
describe("the page", { concurrency: Number(process.env.JOBS) || os.cpus().length }, () => {
  for (const module of modules)
    module.default({ chromium, firefox, both, alone });
  after(stopBrowsers);
});
