/** The words of the interface: the same keys in every language, none of them unused. */

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Messages = Record<string, string | Record<string, string>>;

const ROOT = new URL("../../", import.meta.url);
const LANGUAGES = ["de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt_BR", "pt_PT", "sv"];
/** Limits of the stores. */
const LONGEST = { extName: 45, extDescription: 132 };

const files = readdirSync(new URL("locales/", ROOT)).sort();
const messages = (language: string): Messages =>
  JSON.parse(readFileSync(new URL(`locales/${language}.json`, ROOT), "utf8"));

const english = messages("en");

/** Every text by its path: plural forms are texts of their own. */
function texts(of: Messages): Map<string, string> {
  return new Map(
    Object.entries(of).flatMap(([key, value]): [string, string][] =>
      typeof value === "string"
        ? [[key, value]]
        : Object.entries(value).map(([form, text]) => [`${key}.${form}`, text]),
    ),
  );
}

const placeholders = (text: string) => [...new Set(text.match(/\$\d/g))].sort();

test.each(LANGUAGES)("the stores have a summary of a length that they take, and a text, in %s", (language) => {
  const text = readFileSync(new URL(`../docs/store/${language}.md`, ROOT), "utf8");
  const [, summary = ""] = /^\*\*(.+)\*\*$/m.exec(text) ?? [];
  expect(summary.length).toBeGreaterThan(20);
  expect(summary.length).toBeLessThanOrEqual(250);
  expect(text.match(/^\*\*.+?\*\* \S/gm)).toHaveLength(6);
});

test("there is a file for every language", () => {
  expect(files).toEqual(LANGUAGES.map((language) => `${language}.json`));
});

describe.each(LANGUAGES)("%s", (language) => {
  const own = texts(messages(language));

  test("has the keys of English, in the same order", () => {
    expect([...own.keys()]).toEqual([...texts(english).keys()]);
  });

  test("has the placeholders of English", () => {
    for (const [key, text] of texts(english)) {
      const [mine, theirs] = [placeholders(own.get(key) ?? ""), placeholders(text)];
      // A form for one thing may name the number or leave it out.
      if (!key.endsWith(".1")) expect(mine, key).toEqual(theirs);
    }
  });

  test("says something everywhere, within the limits of the stores", () => {
    for (const [key, text] of own) expect(text.trim(), key).not.toBe("");
    for (const [key, longest] of Object.entries(LONGEST)) {
      expect(own.get(key)?.length, key).toBeLessThanOrEqual(longest);
    }
  });

  test("no line ends between a sign and the space that belongs to it", () => {
    for (const [key, text] of own) expect(text, key).not.toMatch(/« | »| [?!:;](?=\s|$)/);
  });

  test.skipIf(language === "en")("is translated", () => {
    const same = [...texts(english)].filter(([key, text]) => own.get(key) === text && /[a-z]{4}/.test(text));
    // Names and words that are spelled alike.
    expect(same.length).toBeLessThan(own.size / 10);
  });
});

test("every text is used", () => {
  const folders = [
    "background",
    "content",
    "entrypoints",
    "handle",
    "options",
    "panel",
    "popup",
    "protocol",
    "ui",
    "welcome",
  ];
  const sources = folders.flatMap((folder) => {
    try {
      return readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: "utf8" })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => readFileSync(new URL(`${folder}/${file}`, ROOT), "utf8"));
    } catch {
      return [];
    }
  });
  const all = [...sources, readFileSync(new URL("wxt.config.ts", ROOT), "utf8")].join("\n");
  const unused = Object.keys(english).filter((key) => !all.includes(`"${key}"`) && !all.includes(`__MSG_${key}__`));
  expect(unused).toEqual([]);
});
