import { describe, expect, test } from "vitest";
import type { SiteMode } from "../../shared/schema";
import { defaults } from "../../storage/settings";
import { hostFrom, hostOf, isCleanedByItself, originsOf, ruleFor, ruleToSet } from "../../storage/sites";

const sites: Record<string, SiteMode> = { "news.example": "off", "blog.news.example": "on", "co.example": "on" };

describe("the rule for a host", () => {
  test.each([
    ["news.example", "off", "news.example"],
    ["a.news.example", "off", "news.example"],
    ["blog.news.example", "on", "blog.news.example"],
    ["deep.blog.news.example", "on", "blog.news.example"],
    ["othernews.example", null, null],
    ["example", null, null],
    ["site.constructor", null, null],
  ])("%s is %s by %s", (host, mode, from) => {
    expect(ruleFor(host, sites)).toEqual({ mode, from });
  });

  test.each([
    ["news.example", true, null],
    ["news.example", false, "off"],
    ["a.news.example", true, "on"],
    ["a.news.example", false, null],
    ["x.blog.news.example", false, "off"],
    ["x.blog.news.example", true, null],
    ["new.example", true, null],
    ["new.example", false, "off"],
  ])("%s, cleaned: %s, needs the rule %s", (host, cleaned, mode) => {
    expect(ruleToSet(host, cleaned, sites, "by-itself")).toBe(mode);
  });

  test.each([
    ["new.example", true, "on"],
    ["new.example", false, null],
    ["a.news.example", true, "on"],
  ])("where pages wait for a click, %s, cleaned: %s, needs the rule %s", (host, cleaned, mode) => {
    expect(ruleToSet(host, cleaned, sites, "on-click")).toBe(mode);
  });

  test.each([
    [{ rule: null, access: true }, {}, true],
    [{ rule: null, access: false }, {}, false],
    [{ rule: null, access: true }, { cleaning: "on-click" as const }, false],
    [{ rule: "on" as const, access: true }, { cleaning: "on-click" as const }, true],
    [{ rule: "off" as const, access: true }, {}, false],
    [{ rule: "on" as const, access: true }, { enabled: false }, false],
  ])("%o with %o is cleaned by itself: %s", ({ rule, access }, settings, expected) => {
    const site = { rule: { mode: rule, from: null }, access };
    expect(isCleanedByItself(site, { ...defaults, ...settings })).toBe(expected);
  });
});

test.each([
  ["https://www.news.example/story?id=1", "news.example"],
  ["http://a.news.example:8080/", "a.news.example"],
  ["about:addons", null],
  ["moz-extension://5c1f/popup.html", null],
  ["file:///home/story.html", null],
  [undefined, null],
  ["", null],
])("the host of %s is %s", (address, host) => {
  expect(hostOf(address)).toBe(host);
});

test.each([
  ["news.example", "news.example"],
  ["  NEWS.example  ", "news.example"],
  ["www.news.example", "news.example"],
  ["https://news.example/a?b#c", "news.example"],
  ["news.example/path", "news.example"],
  ["münchen.example", "xn--mnchen-3ya.example"],
  ["localhost", "localhost"],
  ["[::1]", "[::1]"],
  ["news", null],
  ["123", null],
  ["two words.example", null],
  ["", null],
  ["file:///etc/passwd", null],
  ["javascript:alert(1)", null],
  ["*.news.example", "news.example"],
  ["news*.example", null],
])("typed, %s means %s", (typed, host) => {
  expect(hostFrom(typed)).toBe(host);
});

test.each([
  ["news.example", "*://*.news.example/*"],
  ["127.0.0.1", "*://127.0.0.1/*"],
  ["[::1]", "*://[::1]/*"],
])("the pattern for %s is %s", (host, origin) => {
  expect(originsOf(host)).toEqual([origin]);
});
