/** What the reader does himself: his log-in, his editor, his typed words and what he has just opened are never hidden. */

import { describe, expect, test } from "vitest";
import { BROWSERS } from "./browsers";
import { inBrowser } from "./fixture";
import { APPEAL_BOX, story } from "./pages";

const SIGN_UP = `
  <h2>Create your free account</h2>
  <p>Register now to keep reading. Sign up for free and get our newsletter with the best stories of the week.</p>
  <form><input type="email" aria-label="Email"> <button type="button">Create account</button></form>`;

const box = (style = "") =>
  `<div id="mine" style="position: fixed; inset: 25%; z-index: 9; background: white; ${style}">${SIGN_UP}</div>`;

const script = (source: string) => `<script>${source.replaceAll("</", "<\\/")}</script>`;

/** A button opens the box by `open`; by itself it comes after a while where `alone` says so. */
const opens = (open: string, { markup = "", alone = false } = {}) =>
  story({
    inside: APPEAL_BOX,
    after: `<button id="open" style="position: fixed; left: 0; bottom: 0; z-index: 99">My account</button>${markup}${script(`
      const open = () => { ${open} };
      document.getElementById("open").addEventListener("click", open);
      ${alone ? "setTimeout(open, 1500);" : ""}`)}`,
  });

const PUT_IN = `document.body.insertAdjacentHTML("beforeend", ${JSON.stringify(box())});`;
const SHOWN = 'document.getElementById("mine").style.display = "block";';
const BY_CLASS = 'document.documentElement.classList.add("open");';

/** What is written stands in a box that asks. */
const ASKING = "<h3>Our newsletter</h3><p>Sign up for our weekly newsletter and get the top stories in your inbox.</p>";

const PAGES: Record<string, string> = {
  "put in": opens(PUT_IN),
  "in the page from the start": opens(SHOWN, { markup: box("display: none") }),
  "shown by a class of the root": opens(BY_CLASS, {
    markup: `<style>#mine { display: none } .open #mine { display: block }</style>${box()}`,
  }),
  alone: opens(PUT_IN, { alone: true }),
  "the page as a whole": story({ inside: ASKING, after: script("document.designMode = 'on'") }),
  "a region": story({ inside: `<div id="editor" contenteditable="true">${ASKING}</div>` }),
  "a box of a role": story({ inside: `<div id="editor" role="textbox">${ASKING}</div>` }),
  "a story": story({ inside: ASKING }).replace("<article>", '<article id="editor" contenteditable>'),
  sentence: story({
    inside:
      '<p contenteditable="true">The council meets on Thursday. If you value our journalism, please make a donation today. It will vote at noon.</p>',
  }),
  typing: story({
    inside: `${APPEAL_BOX}<section id="letter"><h3>Stay in touch</h3><input type="email" id="field" aria-label="Email"><button>Go</button></section>`,
    after: script(`document.getElementById("field").addEventListener("input", () => {
      if (document.getElementById("field").value.length > 3) document.querySelector("#letter h3").outerHTML = ${JSON.stringify(ASKING)};
    });`),
  }),
  login: story({
    inside: `${APPEAL_BOX}<section id="login"><h3>Subscribe or sign in</h3><p>Subscribe now for unlimited access, or sign in to your account.</p><form><input type="email" aria-label="Email"><input type="password" id="password" aria-label="Password"><button>Sign in</button></form></section>`,
  }),
};

const isQuiet = () => performance.getEntriesByName("quiet-quotes:quiet").length > 0;
const source = () => document.documentElement.outerHTML;

describe.each(BROWSERS)("in %s", (name) => {
  const given = inBrowser(name, PAGES);

  async function open(path: string): Promise<void> {
    given.page = await given.installed.browser.newPage();
    await given.page.goto(given.site.address(path));
    await given.page.waitForFunction(isQuiet);
  }

  const isSeen = (selector: string) => given.page.$eval(selector, (element) => element.checkVisibility());

  /** Waits until the page was read once more: by then another appeal is hidden. */
  async function untilReadAgain(): Promise<void> {
    await given.page.evaluate(
      (appeal) => {
        const late = new DOMParser().parseFromString(appeal, "text/html").body.firstElementChild;
        document.querySelector("article > p")?.after(late ?? "");
      },
      APPEAL_BOX.replace('id="appeal"', 'id="late"'),
    );
    await given.page.waitForSelector("#late");
    await given.page.waitForSelector("#late", { hidden: true });
  }

  test.each(["put in", "in the page from the start", "shown by a class of the root"])(
    "a box that his click has opened stays: %s",
    async (path) => {
      await open(path);
      await given.page.waitForSelector("#appeal", { hidden: true });
      await given.page.click("#open");
      await given.page.waitForSelector("#mine", { visible: true });
      // What comes within a second of his click counts as opened by it.
      const clicked = await given.page.evaluate(() => performance.now());
      await given.page.waitForFunction((clicked) => performance.now() > clicked + 1200, {}, clicked);
      await untilReadAgain();
      expect(await isSeen("#mine")).toBe(true);
    },
  );

  test("a box that came by itself goes, and one that the page clicks open too", async () => {
    await open("alone");
    await given.page.waitForSelector("#mine");
    await given.page.waitForSelector("#mine", { hidden: true });
    await given.page.evaluate(() => {
      document.getElementById("mine")?.remove();
      document.getElementById("open")?.click();
    });
    await given.page.waitForSelector("#mine");
    await given.page.waitForSelector("#mine", { hidden: true });
  });

  test.each(["the page as a whole", "a region", "a box of a role", "a story", "sentence"])(
    "an editor is left to the letter: %s",
    async (path) => {
      await open(path);
      expect(await given.page.evaluate(source)).toBe(
        await given.page.evaluate(
          (html) => new DOMParser().parseFromString(html, "text/html").documentElement.outerHTML,
          PAGES[path] ?? "",
        ),
      );
    },
  );

  test("a field that he types into stays with its box, whatever the box says by then", async () => {
    await open("typing");
    await given.page.waitForSelector("#appeal", { hidden: true });
    await given.page.type("#field", "me@home.example");
    await untilReadAgain();
    expect(await isSeen("#field")).toBe(true);
    expect(await given.page.$eval("#field", (field) => (field as HTMLInputElement).value)).toBe("me@home.example");
    expect(await given.page.evaluate(() => document.activeElement?.id)).toBe("field");
  });

  test("a box in the page by which he signs in stays", async () => {
    await open("login");
    await given.page.waitForSelector("#appeal", { hidden: true });
    expect(await isSeen("#password")).toBe(true);
  });
});
