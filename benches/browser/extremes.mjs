//! What the extension costs where it could cost most: on a page that never rests, after many pages, and when it wakes.
//!
//!     node extremes.mjs --pages FOLDER --extension FOLDER

import { resolve } from "node:path";
import { parseArgs } from "node:util";

import { launch } from "./browsers.mjs";
import { names, SMALL, serve } from "./pages.mjs";

const { values: options } = parseArgs({ options: { pages: { type: "string" }, extension: { type: "string" } } });

const work = () => performance.getEntriesByName("quiet-quotes:work").reduce((sum, { duration }) => sum + duration, 0);

/** Share of ten seconds that our work takes on a page while something happens on it. */
async function shareOfMainThread(page, happening) {
  const before = await page.evaluate(work);
  await page.evaluate(happening);
  await new Promise((done) => setTimeout(done, 10_000));
  return ((await page.evaluate(work)) - before) / 10_000;
}

/** Changes the page a thousand times a second. */
const churn = () => {
  const list = document.createElement("div");
  document.body.append(list);
  setInterval(() => {
    for (let change = 0; change < 10; change += 1) {
      const item = document.createElement("p");
      item.textContent = `Change ${Math.random()} of a page that never comes to rest, in a few words.`;
      if (list.childElementCount > 20) list.firstChild.remove();
      list.append(item);
    }
  }, 10);
};

/** The background, and whether it runs: heard on a page of the extension, which does not wake it. */
class Background {
  #browser;
  #session;
  #version = {};
  #heard = () => {};

  static async of(browser) {
    const target = await browser.waitForTarget((target) => target.type() === "service_worker");
    const page = await browser.newPage();
    await page.goto(new URL("manifest.json", target.url()).href);
    const background = new Background();
    background.#browser = browser;
    background.#session = await page.createCDPSession();
    background.#session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
      background.#version = versions.at(-1) ?? background.#version;
      background.#heard();
    });
    await background.#session.send("ServiceWorker.enable");
    return background;
  }

  async #until(state) {
    while (this.#version.runningStatus !== state) await new Promise((heard) => (this.#heard = heard));
  }

  /** Stops it as the browser does when it has been idle. */
  async stop() {
    await this.#session.send("ServiceWorker.stopAllWorkers");
    await this.#until("stopped");
  }

  /** Does something with a session in it, once it runs. It does not stop while there is one. */
  async inside(job) {
    await this.#until("running");
    const target = await this.#browser.waitForTarget((target) => target._targetId === this.#version.targetId);
    const session = await target.createCDPSession();
    try {
      return await job(session);
    } finally {
      await session.detach();
    }
  }
}

/** Bytes that the background holds, after a collection of what it does not need. */
function heldBy(background) {
  return background.inside(async (session) => {
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize, backingStorageSize = 0 } = await session.send("Runtime.getHeapUsage");
    return usedSize + backingStorageSize;
  });
}

/** Milliseconds from the story parsed to its nags hidden. */
async function read(browser, address) {
  const page = await browser.newPage();
  try {
    await page.goto(address, { waitUntil: "domcontentloaded" });
    await page.waitForFunction(() => performance.getEntriesByName("quiet-quotes:quiet").length > 0, { timeout: 5000 });
    return await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType("navigation");
      return performance.getEntriesByName("quiet-quotes:hidden")[0].startTime - navigation.domContentLoadedEventStart;
    });
  } catch {
    return null;
  } finally {
    await page.close();
  }
}

/** When the background began to run, and when its engine was ready. */
const whenReady = () =>
  new Promise((tell) => {
    const { timeOrigin } = performance;
    new PerformanceObserver((marks) => {
      const [ready] = marks.getEntriesByName("quiet-quotes:ready");
      if (ready) tell([timeOrigin, timeOrigin + ready.startTime]);
    }).observe({ type: "mark", buffered: true });
  });

/**
 * Milliseconds from the small page that wakes the background, as it begins, until the background runs and until its engine
 * is ready. Nothing else is going on meanwhile.
 */
async function wake(browser, background, address) {
  const page = await browser.newPage();
  await page.goto(address, { waitUntil: "load" });
  const began = await page.evaluate(() => performance.timing.domLoading);
  const [running, ready] = await background.inside(async (session) => {
    const expression = `(${whenReady})()`;
    const { result } = await session.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    return result.value;
  });
  await page.close();
  return { running: running - began, ready: ready - began };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const percent = (share) => `${(100 * share).toFixed(2)} %`;

const folder = resolve(options.pages);
const server = await serve(folder);
const browser = await launch("chromium", resolve(options.extension));
const pages = (await names(folder)).map((name) => `${server.address}/${name}`);
while ((await read(browser, pages[0])) === null);
const background = await Background.of(browser);

const page = await browser.newPage();
await page.goto(pages[0]);
await new Promise((done) => setTimeout(done, 3000));
console.log(`an idle page: ${percent(await shareOfMainThread(page, () => {}))} of the main thread`);
console.log(`a page that never rests: ${percent(await shareOfMainThread(page, churn))} of the main thread`);
await page.close();

const awake = [];
let afterTen = 0;
for (const [done, address] of pages.slice(0, 100).entries()) {
  awake.push(await read(browser, address));
  if (done === 9) afterTen = await heldBy(background);
}
const growth = (await heldBy(background)) / afterTen - 1;
console.log(
  `background after ${awake.length} pages: ${percent(growth)} more memory than after ten (${(afterTen / 1e6).toFixed(1)} MB)`,
);

const asleep = [];
for (const address of pages.slice(0, 30)) {
  await background.stop();
  asleep.push(await read(browser, address));
}
const woken = [];
for (let round = 0; round < 25; round += 1) {
  await background.stop();
  woken.push(await wake(browser, background, `${server.address}/${SMALL}`));
}
const known = (values) => median(values.filter((value) => value !== null)).toFixed(0);
console.log(`from DOMContentLoaded to nags hidden, median: ${known(awake)} ms awake, ${known(asleep)} ms asleep`);
const [running, ready] = ["running", "ready"].map((state) => known(woken.map((times) => times[state])));
console.log(`from asleep to engine ready, median: ${ready} ms, of them ${running} until the background runs`);
await browser.close();
server.stop();
