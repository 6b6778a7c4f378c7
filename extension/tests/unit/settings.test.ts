import { describe, expect, test } from "vitest";
import { SETTINGS_VERSION } from "../../shared/schema";
import { migrate, steps } from "../../storage/migrations";
import { defaults, parseSettings, stored } from "../../storage/settings";

describe("settings", () => {
  test.each([
    ["nothing stored", undefined],
    ["null stored", null],
    ["an empty object", {}],
  ])("%s gives the defaults without a note", (_, raw) => {
    expect(parseSettings(raw)).toEqual({ settings: defaults, notes: [] });
  });

  test.each([
    ["a text in their place", "off", ["settings"], {}],
    ["a list in their place", [], ["settings"], {}],
    ["a switch that is no switch", { enabled: "yes", theme: "dark" }, ["enabled"], { theme: "dark" }],
    ["a kind that does not exist", { kinds: ["donation", "weather"] }, ["kinds"], {}],
    ["a language that is none", { languages: ["en", "English"] }, ["languages"], {}],
    ["a panel that is no object", { panel: 3, enabled: false }, ["panel"], { enabled: false }],
    [
      "a width out of bounds",
      { panel: { width: 9000, side: "left" } },
      ["panel.width"],
      {
        panel: { ...defaults.panel, side: "left" },
      },
    ],
    [
      "a side that does not exist",
      { panel: { side: "top", width: 400 } },
      ["panel.side"],
      {
        panel: { ...defaults.panel, width: 400 },
      },
    ],
  ])("%s falls back by itself and is noted", (_, raw, fields, rest) => {
    const { settings, notes } = parseSettings(raw);
    expect(notes.map(({ field }) => field)).toEqual(fields);
    expect(settings).toEqual({ ...defaults, ...rest });
  });

  test("fields that nobody knows are left out", () => {
    expect(parseSettings({ colour: "red" })).toEqual({ settings: defaults, notes: [] });
  });

  test("what is stored reads back as it was", () => {
    const settings = { ...defaults, kinds: ["app" as const], panel: { ...defaults.panel, width: 500 } };
    expect(parseSettings(stored(settings))).toEqual({ settings, notes: [] });
  });
});

describe("migrations", () => {
  const invented = [
    {
      name: "night becomes a theme",
      to: 2,
      run: ({ night, ...rest }: Record<string, unknown>) => ({ ...rest, theme: night ? "dark" : "light" }),
    },
    {
      name: "themes are listed",
      to: 3,
      run: ({ theme, ...rest }: Record<string, unknown>) => ({ ...rest, themes: [theme] }),
    },
  ];

  test.each([
    ["from the first version on", { version: 1, night: true }, { version: 3, themes: ["dark"] }],
    ["from between", { version: 2, theme: "light" }, { version: 3, themes: ["light"] }],
    ["of the newest version", { version: 3, themes: [] }, { version: 3, themes: [] }],
    ["of a newer version than ours", { version: 9, other: 1 }, { version: 9, other: 1 }],
    ["that are no settings", "?", "?"],
  ])("settings %s", (_, from, to) => {
    expect(migrate(from, invented)).toEqual(to);
  });

  test("steps rise one by one to the version of the schema", () => {
    expect(steps.map(({ to }) => to)).toEqual(Array.from({ length: SETTINGS_VERSION - 1 }, (_, at) => at + 2));
  });
});
