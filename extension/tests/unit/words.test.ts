import { expect, test, vi } from "vitest";
import { fieldName, valueInWords } from "../../options/words";

vi.mock("#i18n", () => ({ i18n: { t: (key: string) => key } }));

// The build puts the languages in.
vi.hoisted(() => Object.assign(globalThis, { __LANGUAGES__: ["en"] }));

test.each(["__defineGetter__", "constructor", "toString"])(
  "a site or a value called %s is called what it is",
  (name) => {
    expect(fieldName(name)).toBe(name);
    expect(valueInWords("sites", name)).toBe(name);
  },
);

test("a site's choices are shown with the selectors that they would hide", () => {
  expect(valueInWords("news.example", { kept: [], picked: ["div.content", "html"] })).toContain("div.content, html");
});
