// @vitest-environment happy-dom
/** What the reader picks by hand, in a document without a browser: keys, refusals, and what he is asked. */

import { beforeEach, expect, test, vi } from "vitest";
import { PICKING } from "../../../packages/dom/marks";

// A document without a layout has nothing under any point.
Document.prototype.elementFromPoint = () => get("#words");

const { askAbout, pickBlock } = await import("../../content/picker");

vi.mock("#i18n", () => ({ i18n: { t: (key: string) => key } }));

const get = (selector: string) => document.querySelector(selector) as Element;
const picks = { mayGo: (block: Element) => block.id !== "story" };

beforeEach(() => {
  document.documentElement.querySelector(":scope > div")?.remove();
  document.body.innerHTML = '<div id="story"><aside id="box"><p id="words">Give what you can.</p></aside></div>';
});

/** As the browser tells of the reader's own doing. */
function send(target: Element, event: Event): void {
  Object.defineProperty(event, "isTrusted", { value: true });
  target.dispatchEvent(event);
}

const press = (key: string) => send(document.body, new KeyboardEvent("keydown", { key, bubbles: true }));

/** The bar at the foot of the page. */
const bar = () => document.documentElement.lastElementChild?.shadowRoot;

const offers = () => [...(bar()?.querySelectorAll("button") ?? [])];

test("arrow keys go up the tree and down again by the same way, and Enter picks", async () => {
  const picked = pickBlock(document, picks);
  expect(get("#words").hasAttribute(PICKING)).toBe(true);
  press("ArrowUp");
  expect(get("#box").hasAttribute(PICKING)).toBe(true);
  press("ArrowUp");
  press("ArrowDown");
  press("Enter");
  expect(await picked).toBe(get("#box"));
  expect(document.querySelector(`[${PICKING}]`)).toBeNull();
});

test("what may not go is said to stay, and Enter does not pick it", async () => {
  const picked = pickBlock(document, picks);
  press("ArrowUp");
  press("ArrowUp");
  press("Enter");
  expect(get("#story").hasAttribute(PICKING)).toBe(true);
  expect(bar()?.textContent).toContain("pickStays");
  press("Escape");
  expect(await picked).toBeNull();
});

test("what the page does itself picks nothing", () => {
  void pickBlock(document, picks);
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  get("#box").dispatchEvent(new MouseEvent("click", { bubbles: true }));
  expect(get("#words").hasAttribute(PICKING)).toBe(true);
  press("Escape");
});

test("undo comes first, and nothing is remembered by it", async () => {
  const remember = vi.fn(async () => undefined);
  const wish = askAbout(document, remember);
  expect(offers().map(({ textContent }) => textContent)).toEqual(["pickUndo", "pickAlways", "pickClose"]);
  send(offers()[0] as Element, new MouseEvent("click", { bubbles: true }));
  expect(await wish).toBe("undo");
  expect(remember).not.toHaveBeenCalled();
});

test("it is remembered only where the reader says so", async () => {
  const remember = vi.fn(async () => undefined);
  const wish = askAbout(document, remember);
  send(offers()[1] as Element, new MouseEvent("click", { bubbles: true }));
  expect(await wish).toBe("keep");
  expect(remember).toHaveBeenCalledOnce();
});

test("Escape leaves it hidden here and remembers nothing", async () => {
  const remember = vi.fn(async () => undefined);
  const wish = askAbout(document, remember);
  press("Escape");
  expect(await wish).toBe("keep");
  expect(remember).not.toHaveBeenCalled();
});
