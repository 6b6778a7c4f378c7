/** The page given back: whatever an overlay held, and whenever it did, the reader reaches the story and sees it clearly. */

import { describe, expect, test } from "vitest";
import { BROWSERS, tellPage } from "./browsers";
import { inBrowser } from "./fixture";
import { story } from "./pages";

const ASK = `
  <h2>Support our journalism</h2>
  <p>Our newsroom depends on readers like you. Please make a donation today to keep our reporting free for everyone.</p>
  <button>Donate now</button>`;

const wall = (style: string, inside = ASK, tag = "div") =>
  `<${tag} id="appeal" style="position: fixed; z-index: 10; background: white; ${style}">${inside}</${tag}>`;
const MIDDLE = "inset: 30%";
const HALF = "inset: auto 0 0 0; height: 60%";

/** Something that the page does a while after it was cleaned. */
const later = (source: string) => `<script>setTimeout(() => { ${source} }, 1200)</script>`;
const script = (source: string) => `<script>${source}</script>`;
const style = (rules: string) => `<style>${rules}</style>`;

interface Given {
  head?: string;
  html?: string;
  body?: string;
  main?: string;
  /** Put around all that stands in the body. */
  wrapper?: [string, string];
  inside?: string;
  after: string;
}

function pageOf({ head = "", html = "", body = "", main = "", wrapper = ["", ""], inside = "", after }: Given): string {
  const tall = "<div style='height: 2500px'></div>";
  return story({ head, inside: inside + tall, after })
    .replace("<html", `<html ${html}`)
    .replace("<body>", `<body ${body}>${wrapper[0]}`)
    .replace("<main", `<main ${main}`)
    .replace("</main>", `</main>${wrapper[1]}`);
}

const FREED: Record<string, Given> = {
  "a class on the root that locks it later": {
    head: style(".still { overflow: hidden; height: 100% }"),
    after: wall(MIDDLE) + later("document.documentElement.classList.add('still')"),
  },
  "an attribute of data on the body that locks it later": {
    head: style("[data-still] { overflow: hidden; position: fixed }"),
    after: wall(MIDDLE) + later("document.body.dataset.still = ''"),
  },
  "a style on the body that comes again and again": {
    after: wall(MIDDLE) + script("setInterval(() => { document.body.style.overflow = 'hidden' }, 200)"),
  },
  "a wrapper in fixed position": {
    wrapper: ["<div style='position: fixed; inset: 0; overflow: hidden'>", "</div>"],
    after: wall(HALF),
  },
  "a story as high as the window that does not scroll": {
    body: "style='overflow: hidden'",
    main: "style='display: block; height: 90vh; overflow: hidden'",
    after: wall(HALF),
  },
  "a modal wrapper with a name and a cross around it": {
    body: "style='overflow: hidden'",
    after: `<div style="position: fixed; inset: 0; z-index: 9; background: white"><b>The Courier</b><button>×</button><div id="appeal">${ASK}</div></div>`,
  },
  "a dark layer with a drawing beside it": {
    after: `<div style="position: fixed; inset: 0; z-index: 9; background: #0008"><svg width="9" height="9"><path d="M0 0"/></svg></div>${wall(MIDDLE)}`,
  },
  "a dark layer that is put in later": {
    after:
      wall(MIDDLE) +
      later(
        "const layer = document.createElement('div'); layer.style = 'position: fixed; inset: 0; z-index: 9; background: #0008'; document.body.append(layer)",
      ),
  },
  "a picture over all of it": {
    after: `<div style="position: fixed; inset: 0; z-index: 9"><img alt="" style="width: 100%; height: 100%" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></div>${wall(MIDDLE)}`,
  },
  "a white veil that hides the story from its second paragraph on": {
    main: "style='display: block; position: relative'",
    inside: `<div style="position: absolute; inset: 100px 0 0 0; z-index: 5; background: linear-gradient(transparent, white)"></div>`,
    after: wall(HALF),
  },
  "blocks put to sleep one by one": {
    after:
      wall(MIDDLE, ASK, "div role='dialog' aria-modal='true'") +
      later("for (const block of document.querySelectorAll('header, main, footer')) block.inert = true"),
  },
  "a wheel that is swallowed": {
    after: wall(HALF) + script("addEventListener('wheel', (event) => event.preventDefault(), { passive: false })"),
  },
  "a dialog that opens itself again": {
    after: `<dialog id="appeal">${ASK}</dialog>${script(`
      const dialog = document.querySelector("dialog");
      const open = () => { if (!dialog.open) dialog.showModal(); };
      open();
      dialog.addEventListener("close", () => setTimeout(open, 100));
      new MutationObserver(open).observe(dialog, { attributes: true });`)}`,
  },
};

const VEILED: Record<string, string> = {
  "blurred in the middle alone": "article p:nth-of-type(4) { filter: blur(6px) }",
  "faded block by block": "article p:nth-of-type(n + 3) { opacity: 0.3 }",
  "written in clear letters with a shadow":
    "article p:nth-of-type(n + 3) { color: transparent; text-shadow: 0 0 9px black }",
  "masked as a whole": "article { mask-image: linear-gradient(black, transparent 60%) }",
};

/** Whether the reader has the end of the story before him, and nothing over it. */
function isReached(): boolean {
  const last = document.querySelector("article > p:last-of-type");
  const box = last?.getBoundingClientRect();
  if (!last || !box) return false;
  const top = document.elementFromPoint(box.left + 20, box.top + box.height / 2);
  return top !== null && last.contains(top) && last.closest("[inert]") === null;
}

/** The blocks that cannot be read clearly. */
function veiled(): string[] {
  return [...document.querySelectorAll("article, article > p")].flatMap((block) => {
    const { filter, opacity, color, maskImage } = getComputedStyle(block);
    const isClear = filter === "none" && opacity === "1" && color === "rgb(0, 0, 0)" && maskImage === "none";
    return isClear ? [] : [block.textContent?.slice(0, 20) ?? ""];
  });
}

const SHELL = pageOf({
  head: style("html, body { height: 100%; margin: 0; overflow: hidden } #shell { height: 100%; overflow-y: auto }"),
  wrapper: ["<div id='shell'>", "</div>"],
  after: wall(
    "inset: auto 0 0 0; height: 60px",
    "Please make a donation today to keep our reporting free for everyone. <button>Donate now</button>",
  ),
});

const GALLERY = pageOf({
  inside: "<button id='open'>See the picture</button>",
  after: `${wall(MIDDLE)}<dialog id="gallery"><p>The harbour at low tide. Photo: L. Voss</p><button>Close</button></dialog>${script(`
    document.getElementById("open").onclick = () => {
      document.getElementById("gallery").showModal();
      document.body.style.overflow = "hidden";
      document.querySelector("main").inert = true;
    };`)}`,
});

const STILL = pageOf({
  body: "style='overflow: hidden'",
  inside: `<aside id="appeal">${ASK}</aside>`,
  after: "",
});

const PAGES: Record<string, string> = {
  ...Object.fromEntries(Object.entries(FREED).map(([name, given]) => [name, pageOf(given)])),
  ...Object.fromEntries(
    Object.entries(VEILED).map(([name, rules]) => [name, pageOf({ head: style(rules), after: wall(HALF) })]),
  ),
  shell: SHELL,
  gallery: GALLERY,
  still: STILL,
};

describe.each(BROWSERS)("in %s", (name) => {
  const given = inBrowser(name, PAGES);

  async function open(path: string): Promise<void> {
    given.page = await given.installed.browser.newPage();
    await given.page.goto(given.site.address(path));
    await given.page.waitForSelector("#appeal", { hidden: true });
  }

  test.each(Object.keys(FREED))("the story is reached under %s", async (path) => {
    await open(path);
    await given.page.mouse.move(300, 300);
    const scrolled = async () => {
      await given.page.mouse.wheel({ deltaY: 1500 });
      return given.page.evaluate(isReached);
    };
    await expect.poll(scrolled, { timeout: 10_000, interval: 200 }).toBe(true);
  });

  test.each(Object.keys(VEILED))("a story that is %s is seen clearly", async (path) => {
    await open(path);
    await expect.poll(() => given.page.evaluate(veiled)).toEqual([]);
    await tellPage(given.installed, given.page.url(), { kind: "show-all" });
    expect(await given.page.evaluate(veiled)).not.toEqual([]);
  });

  test("a page that scrolls in a box of its own stays as it is", async () => {
    await open("shell");
    const shape = () =>
      given.page.evaluate(() => {
        const shell = document.getElementById("shell");
        return [shell?.clientHeight === innerHeight, (shell?.scrollHeight ?? 0) > innerHeight];
      });
    expect(await shape()).toEqual([true, true]);
  });

  test("a page that no overlay covered stays locked", async () => {
    await open("still");
    // By the time that it is gone, the page was looked at once more.
    await given.page.evaluate(() => {
      const late = document.getElementById("appeal")?.cloneNode(true) as HTMLElement;
      for (const name of late.getAttributeNames()) late.removeAttribute(name);
      late.id = "late";
      document.querySelector("article")?.append(late);
    });
    await given.page.waitForSelector("#late", { hidden: true });
    expect(await given.page.evaluate(() => getComputedStyle(document.body).overflowY)).toBe("hidden");
  });

  test("what the site opens later for the reader keeps its lock", async () => {
    await open("gallery");
    await given.page.$eval("#open", (button) => (button as HTMLButtonElement).click());
    await given.page.mouse.move(300, 300);
    await given.page.mouse.wheel({ deltaY: 500 });
    await given.page.waitForFunction(() => document.getElementById("gallery")?.matches(":modal"));
    const held = () =>
      given.page.evaluate(() => [
        document.querySelector("main")?.inert,
        getComputedStyle(document.body).overflowY,
        document.getElementById("gallery")?.checkVisibility(),
      ]);
    await expect.poll(held).toEqual([true, "hidden", true]);
  });
});
