// What drives the browsers, from build/node_modules, in the versions of package.json.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

export const TOP = process.env.TOP;

const wanted = JSON.parse(readFileSync(join(TOP, "tests/browser/package.json"), "utf8")).devDependencies;
// As if from the folder that all is built in. A copy of the tree below it finds them too.
const require = createRequire(join(TOP, "build", "tests.cjs"));

const tool = name => {
  let found;
  try {
    found = JSON.parse(readFileSync(require.resolve(`${name}/package.json`), "utf8")).version;
  } catch {
    found = "not here";
  }
  if (found !== wanted[name]) {
    process.stderr.write(`check-browser: ${name} is ${found}, and ${wanted[name]} is needed; ` +
      "run `build-aux/deps --browser`\n");
    process.exit(1);
  }
  return require(name);
};

export const playwright = tool("playwright-core");
export const puppeteer = tool("puppeteer-core");
export const axe = tool("axe-core").source;
