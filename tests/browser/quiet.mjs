// What is made to be opened alone asks for nothing, says nothing to the console, and has no mistake.

import assert from "node:assert/strict";
import { landscapes, render } from "./base/landscapes.mjs";

export default ({ both }) => {
  both("a film plays by itself", async tab => {
    const [film] = await render(landscapes.stations, "film");
    await tab.go(film);
    assert.equal(await tab.run(() => document.documentElement.localName), "svg");
  });
};
