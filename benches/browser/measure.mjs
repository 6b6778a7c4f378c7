//! What is measured on one page: each method alone on the page's main thread.

/** The content script's own marks: they tell the time that it takes on the main thread, and when the page was quiet. */
const OURS = { work: "quiet-quotes:work", hidden: "quiet-quotes:hidden", quiet: "quiet-quotes:quiet" };

/** Methods that run in the page on a clone of the document, by name. Each returns milliseconds. */
export const METHODS = {
  "walk of all nodes": () => {
    const start = performance.now();
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
    let length = 0;
    while (walker.nextNode()) length += walker.currentNode.nodeName.length;
    return length > 0 ? performance.now() - start : 0;
  },
  Readability: () => {
    const clone = document.cloneNode(true);
    const start = performance.now();
    new globalThis.Rivals.Readability(clone).parse();
    return performance.now() - start;
  },
  Defuddle: () => {
    const clone = document.cloneNode(true);
    const start = performance.now();
    new globalThis.Rivals.Defuddle(clone, { url: location.href, useAsync: false }).parse();
    return performance.now() - start;
  },
};

/** Waits until the content script has said that the page is quiet; its times in milliseconds. */
export async function ours(page, timeout = 30_000) {
  const names = OURS;
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, { timeout }, names.quiet);
  return page.evaluate(({ work, hidden, quiet }) => {
    const parsed = performance.getEntriesByType("navigation")[0].domInteractive;
    const last = performance.getEntriesByName(quiet)[0].startTime;
    // What is found before the page is parsed is hidden then; all of it is once the last of it is.
    const found = performance.getEntriesByName(hidden).filter((mark) => mark.startTime <= last);
    const parts = performance.getEntriesByName(work).filter((entry) => entry.startTime <= last);
    const byPart = (part) =>
      parts.filter((entry) => entry.detail === part).reduce((sum, entry) => sum + entry.duration, 0);
    return {
      ...Object.fromEntries(["look", "send", "apply", "settle"].map((part) => [`Quiet Quotes, ${part}`, byPart(part)])),
      "Quiet Quotes, main thread": parts.reduce((sum, entry) => sum + entry.duration, 0),
      "Quiet Quotes, parsed to hidden": Math.max(0, found.at(-1).startTime - parsed),
      "Quiet Quotes, longest task": Math.max(0, ...parts.map((entry) => entry.duration)),
    };
  }, names);
}
