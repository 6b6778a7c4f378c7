/** What keys do in the panel, and where it stands. */

import { describe, expect, test } from "vitest";
import { type Action, actionOf, type FocusPlace } from "../../panel/key-map";
import { type Column, findLayout, hasRoomForHandle } from "../../panel/layout";

describe("keys", () => {
  const press = (key: string, more = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    ...more,
  });
  test.each<[string, FocusPlace, Action | null]>([
    ["j", "list", "next"],
    ["ArrowUp", "list", "previous"],
    ["C", "list", "copy"],
    ["/", "elsewhere", "search"],
    ["j", "search", null],
    ["/", "search", null],
    ["ArrowDown", "search", "first"],
    ["Escape", "search", "clear"],
    ["Escape", "list", "close"],
    ["ArrowRight", "choice", null],
    ["ArrowLeft", "edge", "wider"],
    ["Home", "edge", "narrowest"],
    ["Enter", "list", null],
    ["Tab", "list", null],
    ["constructor", "list", null],
  ])("%s in %s", (key, place, expected) => {
    expect(actionOf(press(key), place, "right")).toBe(expected);
  });

  test("shortcuts of the browser and words being composed are left alone", () => {
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }])
      expect(actionOf(press("c", more), "list", "right")).toBeNull();
  });

  test("on the left the other arrow makes it wider", () =>
    expect(actionOf(press("ArrowRight"), "edge", "left")).toBe("wider"));
});

describe("place of the panel", () => {
  const centred =
    (window: number) =>
    (room: number): Column => {
      const middle = (window - room) / 2;
      return { left: middle - 300, right: middle + 300 };
    };
  const fixed = (left: number, right: number) => (): Column => ({ left, right });
  test.each([
    ["a phone", 400, fixed(10, 390), { kind: "sheet" }],
    ["room beside the story", 1400, fixed(100, 900), { kind: "beside", side: "right", width: 360, pushes: false }],
    ["a story that moves aside", 1200, centred(1200), { kind: "beside", side: "right", width: 360, pushes: true }],
    [
      "a story that stays, with some room",
      1200,
      fixed(100, 900),
      { kind: "beside", side: "right", width: 288, pushes: false },
    ],
    ["a story that stays, without room", 1000, fixed(100, 900), { kind: "sheet" }],
    ["no story", 1200, () => null, { kind: "beside", side: "right", width: 360, pushes: false }],
  ])("with %s", (_, window, push, expected) => {
    expect(findLayout(window, "right", 360, { push, coversMenu: () => false })).toEqual(expected);
  });

  test.each([
    ["a story that moves aside is pushed", centred(1400), { kind: "beside", side: "right", width: 360, pushes: true }],
    [
      "a page whose story stays is pushed all the same",
      fixed(100, 900),
      { kind: "beside", side: "right", width: 360, pushes: true },
    ],
  ])("where a menu lies in the free room, %s", (_, push, expected) => {
    expect(findLayout(1400, "right", 360, { push, coversMenu: () => true })).toEqual(expected);
  });

  test.each([
    [{ left: 300, right: 900 }, true],
    [{ left: 10, right: 380 }, false],
    [null, true],
  ])("a handle at the edge of a window of 400 + 560 pixels stands over no story at %o: %s", (story, expected) => {
    expect(hasRoomForHandle("right", story, story?.right === 380 ? 400 : 960)).toBe(expected);
  });

  test("nothing is left pushed where the panel is a sheet", () => {
    const asked: number[] = [];
    const push = (room: number) => {
      asked.push(room);
      return { left: 50, right: 950 };
    };
    findLayout(1000, "left", 500, { push, coversMenu: () => false });
    expect(asked.at(-1)).toBe(0);
  });
});
