// paysage serve: the page follows what is saved and stays where it was looked at; mistakes stand in a banner; a tab that is
// hidden lets go of its stream.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FOLDER, landscapes } from "./base/landscapes.mjs";

const SECONDS = 60; // until a page must have been made

const TWO = `title: Two
slices: [{id: 2007}, {id: 2008}]
actors: {ann: {name: Ann}, bob: {name: Bob, when: 2008/..}}
relations: [{from: ann, to: bob}]
figures: [{kind: network}, {kind: timeline}]
`;

/** A landscape of its own, and a server for it. */
class Served {
  constructor(name) {
    this.path = join(mkdtempSync(join(FOLDER, "serve-")), "landscape.yaml");
    this.text = name === "two" ? TWO : readFileSync(landscapes[name], "utf8");
    this.save(this.text);
  }

  start(port = 0) {
    this.server = spawn(process.env.PAYSAGE, ["serve", this.path, "--port", String(port)], { stdio: ["ignore", "ignore", "pipe"] });
    this.ended = new Promise(done => this.server.on("exit", done));
    let told = "";
    return new Promise((done, failed) => {
      this.server.on("exit", code => failed(new Error(`serve ends with ${code}: ${told}`)));
      this.server.stderr.on("data", text => {
        told += text;
        const found = /(http:\/\/localhost:(\d+)\/) shows/.exec(told);
        if (found) {
          this.port = Number(found[2]);
          done(found[1]);
        }
      });
    });
  }

  /** As editors do: another file takes the place. */
  save(text) {
    writeFileSync(`${this.path}~`, text);
    renameSync(`${this.path}~`, this.path);
  }

  /** With another title. */
  retitle(title) {
    this.save(this.text.replace(/^title: .*$/m, `title: ${title}`));
  }

  end() {
    this.server.kill();
    return this.ended;
  }
}

const serving = (name, test) => async tab => {
  const served = new Served(name);
  const place = await served.start();
  try {
    await test(tab, served, place);
    const strange = tab.requests.filter(address => !address.startsWith(place) && !address.startsWith("data:"));
    assert.deepEqual(strange, [], "it asks others");
    tab.requests.length = 0;
  } finally {
    await served.end();
  }
};

// What takes longer than what a page does by itself: something has to be made.
const until = async (tab, what, task, argument) => {
  for (const end = Date.now() + SECONDS * 1000; ;) {
    if (await tab.run(task, argument))
      return;
    assert.ok(Date.now() < end, `waited in vain for ${what}`);
    await new Promise(done => setTimeout(done, 50));
  }
};
const untilTitle = (tab, title) => until(tab, title, wanted => document.title === wanted, title);
const untilTold = (tab, isTold) => until(tab, `a banner: ${isTold}`, is => document.querySelector(".paysage-banner").hidden !== is, isTold);
const banner = tab => tab.run(() => document.querySelector(".paysage-banner").innerText);

export default ({ both }) => {
  both("what is saved is shown in place", serving("stations", async (tab, served, place) => {
    await tab.go(place, "slice=2000s&lang=en");
    const look = () => tab.run(() => [window.mark, location.hash, probe.x().picture().view(), window.scrollY,
      document.activeElement.closest("[data-t]") && probe.x().data.actors[document.activeElement.closest("[data-t]").thing.actor].id]);
    await tab.run(() => {
      window.mark = "the same document";
      probe.x().picture().zoomBy(2);
      document.querySelector("svg [tabindex='0']").focus({ preventScroll: true });
      window.scrollTo(0, 120);
      return new Promise(done => setTimeout(done, 500));
    });
    const before = await look();
    assert.ok(before[4], "nobody has the focus");
    served.retitle("Another title");
    await untilTitle(tab, "Another title");
    assert.deepEqual(await look(), before);
    assert.equal(await tab.run(() => document.querySelector("h1").textContent), "Another title");
    assert.equal(tab.requests.filter(address => address.split("#")[0] === place).length, 2, "the page is asked for more than it changes");
  }));

  both("mistakes stand in a banner, with their place, and the page stays", serving("stations", async (tab, served, place) => {
    await tab.go(place);
    const title = await tab.run(() => document.title);
    await untilTold(tab, false);
    // With a doubt, which is for the terminal alone: among many of them the mistake would be overlooked.
    const doubt = "  - {from: mir, to: skylab, kind: follows, when: 1950}";
    served.save(`${served.text.replace(/^relations:$/m, `$&\n${doubt}`)}\nnonsense: 1\n`);
    await untilTold(tab, true);
    const told = await banner(tab);
    assert.doesNotMatch(told, /warning/);
    assert.match(told, /landscape\.yaml:\d+:1: error: .*nonsense/);
    assert.match(told, /\| nonsense: 1\n\s*\| \^~+/);
    const says = await tab.run(() => {
      const line = document.querySelector(".paysage-banner [role=alert]");
      document.querySelector(".paysage-banner summary").click();
      return [line.getAttribute("aria-live"), line.textContent !== "", document.querySelectorAll(".paysage .picture").length > 0];
    });
    assert.deepEqual(says, ["polite", true, true]);
    served.save(`${served.text}\nrubbish: 1\n`);
    await until(tab, "other mistakes", () => document.querySelector(".paysage-banner").textContent.includes("rubbish"));
    assert.ok(!await tab.run(() => document.querySelector(".paysage-banner details").open), "what was folded is opened");
    assert.equal(await tab.run(() => document.title), title);
    // A new tab has them, too.
    await tab.go(place);
    await untilTold(tab, true);
    assert.match(await banner(tab), /rubbish/);
    served.save(served.text);
    await untilTold(tab, false);
  }));

  both("a page outlives its server, and follows the next one", serving("stations", async (tab, served, place) => {
    await tab.go(place);
    await tab.run(() => { window.mark = "the same document"; });
    await served.end();
    await untilTold(tab, true);
    assert.ok(await tab.run(() => document.querySelectorAll(".paysage .picture svg").length > 0));
    served.retitle("After a pause");
    await served.start(served.port);
    await untilTitle(tab, "After a pause");
    await untilTold(tab, false);
    assert.equal(await tab.run(() => window.mark), "the same document");
    tab.messages.length = 0; // browsers tell that nobody answered
  }));

  both("a hidden tab asks for nothing, and misses nothing", serving("stations", async (tab, served, place) => {
    const show = isHidden => tab.run(is => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => is });
      document.dispatchEvent(new Event("visibilitychange"));
    }, isHidden);
    await tab.go(place);
    await untilTold(tab, false);
    await show(true);
    const { length } = tab.requests;
    served.retitle("While nobody looks");
    await new Promise(done => setTimeout(done, 2500));
    assert.equal(tab.requests.length, length, "a hidden tab asks");
    await show(false);
    await untilTitle(tab, "While nobody looks");
  }));

  both("the gallery shows all figures, and changes those that change", serving("two", async (tab, served, place) => {
    await tab.go(`${place}figures/`);
    await until(tab, "figures", () => document.querySelectorAll("img").length > 1);
    await until(tab, "pictures", () => [...document.querySelectorAll("img")].every(image => image.loading === "lazy" || image.complete));
    const broken = await tab.run(async () => {
      const all = [...document.querySelectorAll("img")];
      const answers = await Promise.all(all.map(image => fetch(image.src)));
      all[0].scrollIntoView();
      await all[0].decode();
      return answers.filter(answer => !answer.ok || answer.headers.get("content-type") !== "image/svg+xml").length + (all[0].naturalWidth ? 0 : 1);
    });
    assert.equal(broken, 0);
    await tab.run(() => { window.mark = "the same document"; });
    served.text = served.text.replace("Bob", "Another name");
    served.save(served.text);
    await until(tab, "another picture", async () => {
      const pictures = await Promise.all([...document.querySelectorAll("img")].map(async image => (await fetch(image.src)).text()));
      return pictures.length > 1 && pictures.some(text => text.includes("Another name"));
    });
    assert.equal(await tab.run(() => window.mark), "the same document");
  }));
};
