/** The popup says that a story is whole only where it is. */

import { expect, test } from "vitest";
import { keptBack } from "../whole";
import { fill, story, storyBlocks, TEXT } from "./page";

const data = (json: string) => `<script type="application/ld+json">${json}</script>`;
const LONG = `${TEXT}\n${"And so it went on for another winter. ".repeat(40)}`;

test.each([
  ["says nothing", "", TEXT, null],
  ["is for everybody", data('{"isAccessibleForFree": true}'), TEXT, null],
  ["is for subscribers, and short", data('{"@type": "NewsArticle", "isAccessibleForFree": false}'), TEXT, "not-sent"],
  ["is for subscribers, in other words", data('[{"@graph": [{"isAccessibleForFree": "False"}]}]'), TEXT, "not-sent"],
  [
    "is for subscribers, in a part",
    data('{"hasPart": {"isAccessibleForFree": "http://schema.org/False"}}'),
    TEXT,
    "not-sent",
  ],
  ["is for subscribers, and was sent whole", data('{"isAccessibleForFree": false}'), LONG, null],
  ["is locked by its tier", '<meta property="article:content_tier" content="locked">', TEXT, "not-sent"],
  ["has broken data", data('{"isAccessibleForFree": fal'), TEXT, null],
] as const)("a page that %s", (_, about, text, kept) => {
  fill(story({ after: about }));
  expect(keptBack(document, storyBlocks(), text)).toBe(kept);
});

test.each([
  ["is not displayed", "article p:nth-of-type(n + 2) { display: none }", "not-displayed"],
  ["cannot be seen", "article p:nth-of-type(n + 2) { visibility: hidden }", "not-displayed"],
  ["is blurred", "article p:nth-of-type(3) { filter: blur(8px) }", "faded"],
] as const)("a story whose rest %s", (_, rules, kept) => {
  fill(story({ before: `<style>${rules}</style>` }));
  expect(keptBack(document, storyBlocks(), TEXT)).toBe(kept);
});
