// The file itself: the same bytes each time, small, and complete in itself.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { FOLDER, landscapes, page, paysage } from "./base/landscapes.mjs";

export default ({ alone }) => {
  alone("the same bytes, however often and wherever it is made", async () => {
    for (const name of ["centres", "strange"]) {
      const first = readFileSync(await page(name)), again = join(FOLDER, "again.html");
      for (const surroundings of [{ LC_ALL: "C" }, { LC_ALL: "tr_TR.UTF-8", TZ: "Asia/Tokyo" }]) {
        execFileSync(process.env.PAYSAGE, ["explore", landscapes[name], "-o", again], { env: { ...process.env, ...surroundings }, stdio: "ignore" });
        assert.ok(first.equals(readFileSync(again)), `${name}, ${JSON.stringify(surroundings)}`);
      }
    }
  });

  alone("the page is at most half as large again as the film", async () => {
    const out = join(FOLDER, "film");
    await paysage("render", landscapes.centres, "--figure", "film", "--format", "svg", "-o", out);
    const film = statSync(join(out, "film.svg")).size, { size } = statSync(await page("centres"));
    console.log(`the page of data/mesocentres has ${Math.round(size / 1000)} kB, its film ${Math.round(film / 1000)} kB: ${(size / film).toFixed(2)}`);
    assert.ok(size <= 1.5 * film, `${size} bytes against ${film}`);
  });
};
