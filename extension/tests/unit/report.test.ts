import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { issueAddress, reportText, WRONGS } from "../../popup/report-text";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

const about = {
  wrong: "nag left",
  version: "1.2.3",
  agent: FIREFOX,
  address: null,
  state: {
    kind: "read",
    host: "news.example",
    rule: { mode: null, from: null },
    access: true,
    isPrivate: false,
    page: {
      status: "article",
      shown: false,
      quotes: 4,
      story: { kind: "whole" },
      items: [
        {
          id: 1,
          kind: "app",
          reasons: [{ type: "asks", kind: "app", words: "get the app" }],
          text: "Words of the page",
          state: "hidden",
          seen: true,
        },
      ],
    },
  },
} as const satisfies Parameters<typeof reportText>[0] | object;

const text = (change: object = {}) => reportText({ ...about, ...change } as Parameters<typeof reportText>[0]);

describe("a report", () => {
  test("names versions, site, kinds and reasons", () => {
    for (const part of [
      "Quiet Quotes 1.2.3, Firefox 140",
      "nag left",
      "news.example",
      "app, hidden; asks for app: “get the app”",
    ]) {
      expect(text()).toContain(part);
    }
  });

  test("holds nothing of what was read but the reasons", () => {
    expect(text()).not.toContain("Words of the page");
  });

  test("holds the address only if the reader wants it", () => {
    expect(text()).not.toContain("address");
    expect(text({ address: "https://news.example/story" })).toContain("address: https://news.example/story");
  });

  test("of a page that was not read says so", () => {
    expect(text({ state: { ...about.state, kind: "idle" } })).toContain("page: not read");
  });

  test("opens as a filled form, and holds the address only if the reader wants it", () => {
    const fields = (change: object) =>
      new URL(issueAddress("https://code.example/quiet", { ...about, ...change } as Parameters<typeof issueAddress>[1]))
        .searchParams;
    expect(fields({}).get("template")).toBe("nag-missed.yml");
    expect(fields({}).get("report")).toBe(text());
    expect(fields({}).has("address")).toBe(false);
    expect(fields({ address: "https://news.example/a?b=c&d" }).get("address")).toBe("https://news.example/a?b=c&d");
  });

  test.each(WRONGS)("that says “%s” has a form with the fields that are filled in", (wrong) => {
    const address = issueAddress("https://code.example/quiet", { ...about, wrong });
    const form = new URL(address).searchParams.get("template");
    const source = readFileSync(new URL(`../../../.github/ISSUE_TEMPLATE/${form}`, import.meta.url), "utf8");
    for (const field of ["address", "browser", "report"]) expect(source).toContain(`id: ${field},`);
  });
});
