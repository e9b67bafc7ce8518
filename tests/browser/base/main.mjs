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
const SECONDS = 180; // a test that hangs is a failure too

/** A test that has a tab; at the end the page is asked whether it did what no page of ours may do. */
const withTab = (makeTab, options, test) => async () => {
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
};

// Firefox has one tab at a time: of several only one would have the focus. Chromium gives it to each.
const lanes = { Chromium: [], Firefox: [] };
const lane = (browser, makeTab) => (name, ...rest) => {
  const [options, test] = rest.length > 1 ? rest : [{}, rest[0]];
  lanes[browser].push([`${browser}: ${name}`, withTab(makeTab, options, test)]);
};
const chromium = lane("Chromium", chromiumTab), firefox = lane("Firefox", firefoxTab);
const both = (...test) => {
  chromium(...test);
  firefox(...test);
};
/** A test without a browser. */
const alone = (name, test) => lanes.Chromium.push([name, test]);

for (const part of wanted)
  if (!parts.includes(part)) {
    process.stderr.write(`check-browser: no part is called ${part}: ${parts.join(" ")}\n`);
    process.exit(1);
  }
for (const part of wanted)
  (await import(pathToFileURL(join(folder, `${part}.mjs`)))).default({ chromium, firefox, both, alone });

describe("the page", { concurrency: true }, () => {
  for (const [browser, tests] of Object.entries(lanes))
    describe(browser, { concurrency: browser === "Firefox" ? 1 : os.cpus().length }, () => {
      for (const [name, test] of tests)
        it(name, { timeout: SECONDS * 1000 }, test);
    });
  after(stopBrowsers);
});
