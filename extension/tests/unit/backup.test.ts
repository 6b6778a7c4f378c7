import { describe, expect, test } from "vitest";
import { compare, makeBackup, NotABackup, parseBackup } from "../../storage/backup";
import { defaults } from "../../storage/settings";

const backup = makeBackup(
  { ...defaults, theme: "dark", panel: { ...defaults.panel, width: 420 } },
  { "news.example": "off", "a.news.example": "on" },
  { "news.example": { kept: ["please"], picked: ["aside.promo"] } },
);

describe("a backup", () => {
  test("comes back whole from its file", () => {
    expect(parseBackup(JSON.parse(JSON.stringify(backup)))).toEqual({ backup, notes: [] });
  });

  test.each([
    ["nothing", null],
    ["a list", []],
    ["a file of another program", { app: "other", version: 1, settings: {} }],
    ["no version", { app: "quiet-quotes", settings: {} }],
    [
      "a hundred thousand sites",
      { ...backup, sites: Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`s${at}.example`, "off"])) },
    ],
    ["settings that are no object", { app: "quiet-quotes", version: 1, settings: "all" }],
  ])("%s is none", (_, source) => {
    expect(() => parseBackup(source)).toThrow(NotABackup);
  });

  test.each([
    ["a setting", { ...backup, settings: { ...backup.settings, theme: "pink" } }, "theme"],
    ["a site's name", { ...backup, sites: { "not a host": "off" } }, "sites.not a host"],
    [
      "a site of a name that every object has",
      { ...backup, sites: { ["__defineGetter__"]: "off" } },
      "sites.__defineGetter__",
    ],
    ["a site's rule", { ...backup, sites: { "news.example": "maybe" } }, "sites.news.example"],
    ["a choice", { ...backup, choices: { "news.example": { kept: "all" } } }, "choices.news.example"],
  ])("is taken without %s that is damaged, which is noted", (_, source, field) => {
    expect(parseBackup(source).notes).toEqual([{ field }]);
  });

  test("names of a prototype are plain keys", () => {
    const { backup: read } = parseBackup(
      JSON.parse('{"app":"quiet-quotes","version":1,"settings":{},"sites":{"__proto__":"off"}}'),
    );
    expect(Object.getPrototypeOf(read.sites)).toBe(Object.prototype);
  });
});

describe("the preview", () => {
  const now = makeBackup(defaults, { "news.example": "on", "gone.example": "off" }, {});

  test("tells every change and nothing else", () => {
    expect(compare(now, backup)).toEqual([
      { part: "settings", name: "panel.width", from: 360, to: 420 },
      { part: "settings", name: "theme", from: "system", to: "dark" },
      { part: "sites", name: "a.news.example", from: null, to: "on" },
      { part: "sites", name: "gone.example", from: "off", to: null },
      { part: "sites", name: "news.example", from: "on", to: "off" },
      { part: "choices", name: "news.example", from: null, to: { kept: ["please"], picked: ["aside.promo"] } },
    ]);
  });

  test("of the same is empty", () => {
    expect(compare(backup, structuredClone(backup))).toEqual([]);
  });
});
