// The two browsers, each started once and only when a test first needs it, and a tab that is the same in both.

import { pathToFileURL } from "node:url";
import { install } from "./probe.mjs";
import { playwright, puppeteer } from "./tools.mjs";

const SECONDS = 10; // what a page has time for before it counts as hanging

let chromium, firefox;

export const startChromium = () =>
  chromium ??= playwright.chromium.launch({ executablePath: process.env.CHROMIUM });

// Firefox takes its wish of less motion from its own preference alone.
export const startFirefox = () =>
  firefox ??= puppeteer.launch({
    browser: "firefox", executablePath: process.env.FIREFOX, headless: true,
    extraPrefsFirefox: { "ui.prefersReducedMotion": 1 },
  });

export const stopBrowsers = async () => {
  for (const browser of [chromium, firefox])
    await (await browser)?.close();
};

const withoutHash = address => address.split("#")[0];

export class Tab {
  constructor(page, closes, { isPuppeteer = false, hasScript = true } = {}) {
    Object.assign(this, { page, closes, isPuppeteer, hasScript, requests: [], messages: [], addresses: new Set(["about:blank"]) });
    page.on("request", request => this.requests.push(request.url()));
    page.on("console", message => this.messages.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", error => this.messages.push(`error: ${error.stack ?? error.message}`));
  }

  /** Opens a file, or an address, with what stands after # in it. */
  async go(file, hash = "") {
    const address = /^https?:/.test(file) ? file : pathToFileURL(file).href;
    this.addresses.add(address);
    // A page of the same address with another hash would only be told of that.
    await this.page.goto("about:blank");
    await this.page.goto(address + (hash && `#${hash}`), { waitUntil: "load", timeout: SECONDS * 1000 });
    if (this.hasScript)
      await this.page.evaluate(install);
    return this;
  }

  /** What a function gives in the page. */
  run(task, argument) {
    return this.page.evaluate(task, argument);
  }

  async press(...keys) {
    for (const key of keys) {
      const [last, ...held] = key === "+" ? [key] : key.split("+").reverse();
      for (const modifier of held)
        await this.page.keyboard.down(modifier);
      await this.page.keyboard.press(last);
      for (const modifier of held)
        await this.page.keyboard.up(modifier);
    }
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  async click(selector) {
    await this.page.click(selector);
  }

  /** Waits for what a function tells in the page to be true. */
  async until(what, task, argument) {
    try {
      if (this.isPuppeteer)
        await this.page.waitForFunction(task, { timeout: SECONDS * 1000 }, argument);
      else
        await this.page.waitForFunction(task, argument, { timeout: SECONDS * 1000 });
    } catch (error) {
      throw new Error(`waited in vain for ${what}: ${error.message.split("\n")[0]}`);
    }
  }

  /** What it did that no page of ours may do: a sentence each. */
  complaints() {
    const strange = this.requests.filter(address => !address.startsWith("data:") && !this.addresses.has(withoutHash(address)));
    return [...strange.map(address => `it asked for ${address}`), ...this.messages];
  }

  close() {
    return this.closes();
  }
}

/** A tab of Chromium with a profile of its own. options: as of Playwright's newContext(). */
export const chromiumTab = async (options = {}) => {
  const context = await (await startChromium()).newContext({
    viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", locale: "fr-FR", ...options,
  });
  context.setDefaultTimeout(SECONDS * 1000);
  return new Tab(await context.newPage(), () => context.close(), { hasScript: options.javaScriptEnabled !== false });
};

export const firefoxTab = async (options = {}) => {
  const context = await (await startFirefox()).createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(SECONDS * 1000);
  await page.setViewport(options.viewport ?? { width: 1280, height: 800 });
  return new Tab(page, () => context.close(), { isPuppeteer: true });
};
