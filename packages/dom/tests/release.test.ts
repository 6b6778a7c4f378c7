/** What an overlay held is set free, the rest is left, and all comes back to the byte. What needs a layout is tried in browsers. */

import { afterEach, describe, expect, test, vi } from "vitest";
import { ElementMark } from "../hide";
import { HIDDEN, UNLOCKED } from "../marks";
import { Release } from "../release";
import { fill, get, settled, story, storyBlocks } from "./page";

const OVERLAY =
  '<div id="wall" aria-modal="true" role="dialog" style="position: fixed"><p>Give what you can.</p></div>';

// A document without a layout has no boxes: here all of them are as large as the window.
vi.mock("../safe", async (original) => ({
  ...(await original<typeof import("../safe")>()),
  boxOf: () => new DOMRect(0, 0, innerWidth, innerHeight),
}));

let release: Release | undefined;

afterEach(() => release?.undo());

/** Hides what is named and frees the page. */
function clean(...hidden: string[]): () => string {
  const marks = hidden.map((selector) => new ElementMark(get(selector)));
  for (const mark of marks) mark.hide();
  const held = { hidden: () => hidden.map(get), story: () => storyBlocks() };
  release = new Release(document, held, () => release?.update(true));
  release.update(true);
  return () => {
    release?.undo();
    for (const mark of marks) mark.show();
    return document.documentElement.outerHTML;
  };
}

describe.each([
  ["a body that may not scroll", { body: 'style="overflow-y: hidden"' }, "body"],
  ["a body in fixed position", { body: 'class="a" style="position: fixed; top: 0px"' }, "body"],
])("%s", (_, given, locked) => {
  test("scrolls, and is given back to the byte", () => {
    const source = fill(story({ ...given, after: OVERLAY }));
    const before = source();
    const undo = clean("#wall");
    expect(get(locked).hasAttribute(UNLOCKED)).toBe(true);
    expect(undo()).toBe(before);
  });
});

test("a page without an overlay is left as it is", () => {
  const source = fill(
    story({ body: 'style="overflow-y: hidden"', inside: '<aside id="box">Give what you can.</aside>' }),
  );
  const before = source();
  const undo = clean("#box");
  expect(get("body").hasAttribute(UNLOCKED)).toBe(false);
  expect(undo()).toBe(before);
});

test("a story that was put to sleep wakes, its attributes in their old order after all", () => {
  const source = fill(
    story({ after: OVERLAY }).replace("<main", '<main class="a" inert="" aria-hidden="true" id="main"'),
  );
  const before = source();
  const undo = clean("#wall");
  expect(get("#main").hasAttribute("inert")).toBe(false);
  expect(get("#main").hasAttribute("aria-hidden")).toBe(false);
  expect(undo()).toBe(before);
});

test("a lock that comes later is seen", async () => {
  fill(story({ after: OVERLAY }));
  clean("#wall");
  expect(get("body").hasAttribute(UNLOCKED)).toBe(false);
  get("body").setAttribute("style", "overflow-y: hidden");
  await expect.poll(() => get("body").hasAttribute(UNLOCKED)).toBe(true);
});

test("nothing in an editor is marked", () => {
  fill(story({ body: 'contenteditable="true" style="overflow-y: hidden"', after: OVERLAY }));
  clean("#wall");
  expect(get("body").hasAttribute(UNLOCKED)).toBe(false);
});

test("what is hidden stays hidden while it is looked at", async () => {
  fill(story({ after: OVERLAY }));
  clean("#wall");
  await settled();
  expect(get("#wall").hasAttribute(HIDDEN)).toBe(true);
});

test.each([
  [
    "a button that keeps its icon",
    '<button id="box"><svg></svg><span id="words">Give what you can.</span></button>',
    true,
  ],
  ["an item with a mark before it", '<ul><li id="box"><i></i><div id="words">Give what you can.</div></li></ul>', true],
  ["an item that says more", '<ul><li id="box">By the way: <b id="words">Give what you can.</b></li></ul>', false],
  ["a label with its field", '<label id="box"><span id="words">Give what you can.</span><input></label>', false],
  ["a box that may be filled again", '<div id="box"><p id="words">Give what you can.</p></div>', false],
])("%s", (_, inside, goes) => {
  const source = fill(story({ inside }));
  const before = source();
  const undo = clean("#words");
  expect(get("#box").hasAttribute(HIDDEN)).toBe(goes);
  expect(undo()).toBe(before);
});
