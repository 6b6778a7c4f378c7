/** The package as Node gets it, from dist/npm. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const built = new URL("../dist/npm/", import.meta.url);
const story = new URL("../www/stories/ferry.html", import.meta.url);
const { analyze, clean } = await import(new URL("node.js", built));

test("analyze reads HTML source", async () => {
  const report = await analyze(readFileSync(story, "utf8"), { url: "https://courier.example/ferry" });
  assert.equal(report.url, "https://courier.example/ferry");
  assert.match(report.title, /^Council weighs last-minute offer/);
  const quote = report.quotes.find(({ text }) => text.startsWith("We had the closing notices printed"));
  assert.equal(report.article.text.slice(quote.start, quote.end), quote.text);
  assert.equal(quote.speaker, "Moira Tennant");
  assert.ok(report.nags.some(({ kind, text }) => kind === "donation" && text.includes("Donate now")));
});

test("analyze takes settings, and names the one that is wrong", async () => {
  const report = await analyze(readFileSync(story, "utf8"), { kinds: ["newsletter"] });
  assert.ok(report.nags.every(({ kind }) => kind === "newsletter"));
  for (const [settings, said] of [
    [{ kinds: ["spam"] }, "`kinds` holds `spam`, which is no kind"],
    [{ kinds: "donation" }, "`kinds` must be an array of strings"],
    [{ languages: ["de", 1] }, "`languages` must be an array of strings"],
    [{ overlaysEverywhere: "yes" }, "`overlaysEverywhere` must be true or false"],
    [{ overlays: true }, "`settings` must be made of `kinds`, `languages` and `overlaysEverywhere` alone"],
  ]) {
    await assert.rejects(analyze("<p>", settings), (error) => error.message.startsWith(said));
  }
});

test("bad input gives an answer", async () => {
  for (const html of ["", "\0\u{FFFF}", "<".repeat(100_000), "<div>".repeat(10_000)]) {
    assert.deepEqual((await analyze(html)).quotes, []);
  }
});

test("clean without a browser says what is missing", async () => {
  await assert.rejects(clean(undefined), /in a browser/);
});

test("the example runs", () => {
  const example = fileURLToPath(new URL("example/story.mjs", built));
  const printed = execFileSync(process.execPath, [example, fileURLToPath(story)], { encoding: "utf8" });
  assert.match(printed, /Moira Tennant: “We had the closing notices printed/);
});

test("every file that package.json names is there", () => {
  const { types, exports } = JSON.parse(readFileSync(new URL("package.json", built), "utf8"));
  const files = [
    types,
    ...Object.values(exports).flatMap((entry) => (typeof entry === "string" ? entry : Object.values(entry))),
  ];
  assert.deepEqual(
    files.filter((file) => !existsSync(new URL(file, built))),
    [],
  );
});
