/** What a reader sees of a story, from the first look to leaving the page, in real browsers. */

import { describe, expect, test } from "vitest";
import { BROWSERS, SOON, stopBackground, tellPage } from "./browsers";
import { inBrowser } from "./fixture";
import { APPEAL, APPEAL_BOX, covered, FRONT_PAGE, ODD, OVERLAYS, type Policy, STUCK, story } from "./pages";
import { isAsServed } from "./test-page";

const PAGES: Record<string, string> = {
  plain: story(),
  box: story({ inside: APPEAL_BOX }),
  "two boxes": story({ inside: APPEAL_BOX + STUCK, after: APPEAL_BOX.replace("id=", "data-second=") }),
  stuck: story({ inside: STUCK }),
  odd: story({ inside: ODD + APPEAL_BOX, after: ODD }),
  "filled host": story({
    inside: `<section><template shadowrootmode="open">${APPEAL_BOX}<slot></slot></template><p>The pilots have asked for a second buoy at the mouth of the harbour, since the first was torn from its chain in the January storms and has not been seen again.</p></section>`,
  }),
  front: FRONT_PAGE,
  ...Object.fromEntries(Object.entries(OVERLAYS).map(([name, overlay]) => [name, covered(overlay)])),
};

/** Whether a reader sees an element. */
const isSeen = (selector: string) => (document.querySelector(selector)?.getClientRects().length ?? 0) > 0;

describe.each(BROWSERS)("in %s", (name) => {
  const given = inBrowser(name, PAGES, { idle: SOON });

  async function open(path: string, policy: Policy = "open"): Promise<void> {
    given.page = await given.installed.browser.newPage();
    await given.page.goto(given.site.address(path, policy));
  }

  const untilHidden = (selector: string) => given.page.waitForSelector(selector, { hidden: true });

  describe.each<Policy>(["open", "no scripts"])("on a page served with %s", (policy) => {
    test("an appeal in a story is hidden and the story stands", async () => {
      await open("box", policy);
      await untilHidden("#appeal");
      expect(await given.page.evaluate(isSeen, "article > p:last-of-type")).toBe(true);
    });

    test("an appeal at the end of a paragraph is cut out of it", async () => {
      await open("stuck", policy);
      await given.page.waitForFunction(
        (appeal) => !document.getElementById("stuck")?.innerText.includes(appeal),
        {},
        APPEAL,
      );
      const text = await given.page.evaluate(() => document.getElementById("stuck")?.innerText);
      expect(text).toContain("The council meets again on Thursday");
    });

    test("an appeal put in after two seconds is hidden", async () => {
      await open("plain", policy);
      await given.page.evaluate((box) => {
        const late = new DOMParser().parseFromString(box, "text/html").body.firstElementChild;
        setTimeout(() => document.querySelector("article > p:nth-of-type(3)")?.after(late ?? ""), 2000);
      }, APPEAL_BOX);
      await given.page.waitForSelector("#appeal");
      await untilHidden("#appeal");
    });

    test.each(["open", "closed"] as const)("an appeal in an %s shadow root is hidden", async (mode) => {
      await open("plain", policy);
      await given.page.evaluate(
        (box, mode) => {
          const host = document.createElement("section");
          const root = host.attachShadow({ mode });
          const appeal = new DOMParser().parseFromString(box, "text/html").body.firstElementChild;
          if (appeal) root.append(appeal);
          document.querySelector("article > p:nth-of-type(3)")?.after(host);
          Object.assign(globalThis, { appeal });
        },
        APPEAL_BOX,
        mode,
      );
      await given.page.waitForFunction(
        () => (globalThis as { appeal?: Element }).appeal?.getClientRects().length === 0,
      );
    });

    test("an appeal in a shadow root of what holds words of the story is hidden alone", async () => {
      await open("filled host", policy);
      const isHidden = () =>
        document.querySelector("section")?.shadowRoot?.querySelector("#appeal")?.getClientRects().length === 0;
      await given.page.waitForFunction(isHidden);
      expect(await given.page.evaluate(isSeen, "section p")).toBe(true);
    });

    test("among odd markup the appeal is hidden and nothing else", async () => {
      await open("odd", policy);
      await untilHidden("#appeal");
      const { items } = await tellPage(given.installed, given.page.url(), { kind: "page-state" });
      expect(items).toHaveLength(1);
      expect(await given.page.evaluate(isSeen, "article > p:last-of-type")).toBe(true);
    });

    test("an appeal whose text is in pieces is cut out of its paragraph", async () => {
      await open("stuck", policy);
      await given.page.waitForFunction(
        (appeal) => !document.getElementById("stuck")?.innerText.includes(appeal),
        {},
        APPEAL,
      );
      await given.page.evaluate((appeal) => {
        const stuck = document.getElementById("stuck");
        const copy = stuck?.cloneNode(false) as HTMLElement;
        const text = `The council meets again on Friday at the town hall, where the plan is on show.${appeal}`;
        copy.append(text.slice(0, 9), "", text.slice(9, -9), text.slice(-9));
        copy.id = "pieces";
        stuck?.after(copy);
      }, APPEAL);
      const isCut = () => document.getElementById("pieces")?.innerText.endsWith("on show.");
      await given.page.waitForFunction(isCut);
    });

    test("bringing all back gives the page as it was served", async () => {
      await open("two boxes", policy);
      await untilHidden("#appeal");
      const shown = await tellPage(given.installed, given.page.url(), { kind: "show-all" });
      expect(shown.items.length).toBeGreaterThan(1);
      expect(await given.page.evaluate(isAsServed, PAGES["two boxes"] ?? "")).toBe(true);
    });

    test("a page that is no article is not touched", async () => {
      await open("front", policy);
      await given.page.waitForFunction(() => performance.getEntriesByName("quiet-quotes:quiet").length > 0);
      expect(await given.page.evaluate(isAsServed, PAGES.front ?? "")).toBe(true);
    });

    test("a stopped background wakes and cleans", async () => {
      await open("plain", policy);
      await given.page.waitForFunction(() => performance.getEntriesByName("quiet-quotes:quiet").length > 0);
      await stopBackground(name, given.installed);
      await given.page.goto(given.site.address("box", policy));
      await untilHidden("#appeal");
    });
  });

  describe.each(Object.keys(OVERLAYS))("under an overlay with %s", (overlay) => {
    test.each<Policy>(["open", "no scripts"])(
      "the story can be read and scrolled, and all can be brought back, served with %s",
      async (policy) => {
        await open(overlay, policy);
        const isModal = overlay === "a modal dialog";
        if (isModal) await given.page.evaluate(() => document.querySelector("dialog")?.showModal());
        const source = PAGES[overlay] ?? "";
        await untilHidden("#appeal");
        await given.page.waitForFunction(() => {
          window.scrollTo(0, 0);
          window.scrollBy({ top: 500, behavior: "instant" });
          return window.scrollY === 500;
        });
        await given.page.waitForFunction(isReadable);
        await given.page.evaluate(() => window.scrollTo(0, 0));
        await tellPage(given.installed, given.page.url(), { kind: "show-all" });
        const before = isModal ? source.replace(/(<dialog [^>]*)>/, '$1 open="">') : source;
        expect(await given.page.evaluate(isAsServed, before)).toBe(true);
      },
    );
  });

  test.each<Policy>(["open", "no scripts"])(
    "a page served with %s that is left and come back to is the same, stays clean and scrolls",
    async (policy) => {
      await open("overflow hidden on the body", policy);
      await untilHidden("#appeal");
      await given.page.evaluate(() => Object.assign(globalThis, { isTheSame: true }));
      await given.page.goto(given.site.address("plain", policy, new URL(given.page.url()).hostname));
      await given.page.evaluate(() => history.back());
      await given.page.waitForSelector("#appeal");
      expect(await given.page.evaluate(() => "isTheSame" in globalThis)).toBe(true);
      await untilHidden("#appeal");
      await given.page.waitForFunction(() => {
        window.scrollBy({ top: 100, behavior: "instant" });
        return window.scrollY > 0;
      });
    },
  );
});

/** Whether nothing keeps the story from being seen, focused and read aloud. */
function isReadable(): boolean {
  const story = document.querySelector("main");
  const filtered = story ? getComputedStyle(story).filter : "none";
  return (
    filtered === "none" &&
    story?.closest("[inert], [aria-hidden=true]") === null &&
    !document.querySelector("dialog:modal")
  );
}
