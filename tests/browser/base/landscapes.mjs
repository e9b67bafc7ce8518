// The landscapes that the tests open, and what the program makes of them, each only once.

import { execFile } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { TOP } from "./tools.mjs";

const FOLDER = join(TOP, "build/browser");
mkdirSync(FOLDER, { recursive: true });

export const landscapes = {
  centres: join(TOP, "data/mesocentres"),
  stations: join(TOP, "data/space-stations.yaml"),
};

/** What the program says when run with these words; it must end well. */
export const paysage = async (...words) => {
  const done = await promisify(execFile)(process.env.PAYSAGE, words, { timeout: 100_000, maxBuffer: 1 << 28 });
  return done.stdout;
};

/** Paths of the figures of a kind, as SVG. */
export const render = async (landscape, kind) => {
  const out = join(FOLDER, "figures", kind, landscape.split("/").pop());
  await paysage("render", landscape, "--figure", kind, "--format", "svg", "-o", out);
  return readdirSync(out).filter(name => name.endsWith(".svg")).map(name => join(out, name));
};
