// Two states of a page are the same, or the first line is told that is not.

import assert from "node:assert/strict";

export const assertSame = (found, expected, where) => {
  const [here, there] = [found, expected].map(text => text.split("\n")), n = here.findIndex((line, at) => line !== there[at]);
  const at = n >= 0 ? n : here.length === there.length ? -1 : here.length;
  if (at >= 0)
    assert.fail(`${where}: line ${at} is\n${here[at]}\nand should be\n${there[at]}`);
};
