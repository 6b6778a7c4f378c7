/** Reading on: stories opened in the same document, endless pages, pages prepared ahead, print and focus. */

import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { BROWSERS, launch } from "./browsers";
import { inBrowser } from "./fixture";
import { APPEAL_BOX, serve, story } from "./pages";
import { openReaderMode } from "./window";

const NEXT_STORY = `<script>
  function openNext() {
    history.pushState({}, "", "/next?policy=open");
    document.title = "Ostermoor ferry late again";
    const story = document.querySelector("article");
    story.querySelector("h1").textContent = document.title;
    story.querySelector("#appeal").remove();
    story.querySelector("p:nth-of-type(6)").insertAdjacentHTML("afterend", ${JSON.stringify(
      APPEAL_BOX.replace('id="appeal"', 'id="next-appeal" data-next'),
    )});
  }
  function growOn() {
    const next = document.querySelector("article").cloneNode(true);
    next.querySelector("#appeal").id = "grown-appeal";
    for (const name of next.querySelector("#grown-appeal").getAttributeNames())
      if (!["id", "class"].includes(name)) next.querySelector("#grown-appeal").removeAttribute(name);
    document.querySelector("main").append(next);
  }
</script>`;

/** So tall that its pages can be counted. */
const TALL = APPEAL_BOX.replace("<p>", "<p class='tall' style='height: 12000px'>");

const FIELDS = `
  <aside class="appeal" id="appeal">
    <h3>Support our journalism</h3>
    <p>Our newsroom depends on readers like you. Please make a donation today to keep our reporting free for everyone.</p>
    <form action="/donate"><input id="amount" name="amount" aria-label="Amount"> <button>Donate now</button></form>
  </aside>`;

const ahead = (address: string) =>
  `<script type="speculationrules">{"prerender": [{"source": "list", "urls": ["${address}"], "eagerness": "immediate"}]}</script>`;

/** Tells how its page stands by what it asks for: the driver may lose a page that steps in for another. */
const TELLS_BY_REQUESTS = `<script>
  const timer = setInterval(() => {
    if (performance.getEntriesByName("quiet-quotes:quiet").length === 0) return;
    clearInterval(timer);
    fetch("/is-quiet");
  }, 10);
  document.addEventListener("prerenderingchange", () => {
    const isShown = document.getElementById("appeal").getClientRects().length > 0;
    fetch(isShown ? "/opened-with-appeal" : "/opened-clean");
  });
</script>`;

const PREPARED = {
  prepares: story({ head: ahead("/prepared") }),
  prepared: story({ inside: APPEAL_BOX, title: "Ostermoor ferry late again", head: TELLS_BY_REQUESTS }),
};

const PAGES: Record<string, string> = {
  app: story({ inside: APPEAL_BOX, head: NEXT_STORY }),
  tall: story({ inside: TALL }),
  "tall in print": story({
    inside: TALL,
    head: "<style>@media print { #appeal, .tall { display: block !important } }</style>",
  }),
  fields: story({ inside: FIELDS }),
};

/** How many sheets a printed page has: some browsers press the list of them. */
function countSheets(pdf: Buffer): number {
  const pressed = [...pdf.toString("latin1").matchAll(/stream\r?\n(.*?)\r?\nendstream/gs)];
  const parts = pressed.map(([, stream = ""]) => {
    try {
      return inflateSync(Buffer.from(stream, "latin1")).toString("latin1");
    } catch {
      return "";
    }
  });
  return [...[pdf.toString("latin1"), ...parts].join("\n").matchAll(/\/Type\s*\/Page\b/g)].length;
}

const isQuiet = () => performance.getEntriesByName("quiet-quotes:quiet").length > 0;

describe.each(BROWSERS)("in %s", (name) => {
  const given = inBrowser(name, PAGES);

  async function open(path: string): Promise<void> {
    given.page = await given.installed.browser.newPage();
    await given.page.goto(given.site.address(path));
    await given.page.waitForFunction(isQuiet);
  }

  const untilHidden = (selector: string) => given.page.waitForSelector(selector, { hidden: true });

  test("a story opened in the same document is cleaned as well", async () => {
    await open("app");
    await untilHidden("#appeal");
    await given.page.evaluate("openNext()");
    await given.page.waitForSelector("#next-appeal");
    await untilHidden("#next-appeal");
    expect(await given.page.$eval("article > p:last-of-type", (last) => last.getClientRects().length)).toBeGreaterThan(
      0,
    );
  });

  test("a story put after the first one is cleaned as well", async () => {
    await open("app");
    await untilHidden("#appeal");
    await given.page.evaluate("growOn()");
    await given.page.waitForSelector("#grown-appeal");
    await untilHidden("#grown-appeal");
  });

  test.each(["tall", "tall in print"])("what is hidden is not printed: %s", async (path) => {
    await open(path);
    await untilHidden("#appeal");
    const sheets = countSheets(Buffer.from(await given.page.pdf()));
    expect(sheets).toBeGreaterThan(0);
    expect(sheets).toBeLessThan(4);
  });

  test.skipIf(name === "chromium")("reader mode shows the whole story", async () => {
    await open("fields");
    await untilHidden("#appeal");
    const story = await given.page.$$eval("article > p", (all) => all.map((paragraph) => paragraph.textContent ?? ""));
    await openReaderMode(given.installed);
    await given.page.waitForFunction(() => document.documentURI.startsWith("about:reader"));
    const text = await given.page.evaluate(() => document.body.textContent);
    for (const paragraph of story) expect(text).toContain(paragraph.trim());
  });

  test("focus leaves what is hidden and never lands there", async () => {
    await open("fields");
    await untilHidden("#appeal");
    await given.page.evaluate(() => document.getElementById("amount")?.focus());
    const stops: string[] = [];
    for (let step = 0; step < 6; step += 1) {
      await given.page.keyboard.press("Tab");
      stops.push(await given.page.evaluate(() => document.activeElement?.closest("#appeal, body")?.id || "story"));
    }
    expect(stops).not.toContain("appeal");
  });

  test("focus that stood in what is hidden goes back to the page", async () => {
    await open("app");
    await given.page.evaluate(
      (box) => {
        const late = new DOMParser().parseFromString(box, "text/html").body.firstElementChild;
        document.querySelector("article > p:nth-of-type(3)")?.after(late ?? "");
        document.getElementById("amount")?.focus();
      },
      FIELDS.replace('id="appeal"', 'id="late"'),
    );
    expect(await given.page.evaluate(() => document.activeElement?.id)).toBe("amount");
    await untilHidden("#late");
    await given.page.waitForFunction(() => document.activeElement === document.body);
  });
});

// In a browser of its own, which is closed with it: the driver may lose a page that steps in for another.
test("in chromium a page prepared ahead is clean before it is opened", async ({ onTestFinished }) => {
  const { browser } = await launch("chromium");
  onTestFinished(() => browser.close());
  const site = await serve(PREPARED);
  onTestFinished(() => site.close());
  const page = await browser.newPage();
  await page.goto(site.address("prepares"));
  await expect.poll(() => site.requests, { timeout: 10_000 }).toContain("/is-quiet");
  await page.evaluate(() => void setTimeout(() => location.assign("/prepared")));
  const opened = () => site.requests.filter((path) => path.startsWith("/opened"));
  await expect.poll(opened, { timeout: 10_000 }).toEqual(["/opened-clean"]);
});
