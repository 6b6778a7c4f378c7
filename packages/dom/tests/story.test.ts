/** The story's blocks are found in whatever elements they stand. */

import { expect, test } from "vitest";
import { storyBlocks } from "../story";
import { fill, story, TEXT } from "./page";

const found = () => storyBlocks([document], TEXT).map((block) => block.localName);

test("paragraphs and the headline of a story are its blocks", () => {
  fill(story({ inside: "<aside><p>Sign up for our letter, which comes on Fridays.</p></aside>" }));
  expect(found()).toEqual(["p", "p", "p", "p"]);
});

test("a story that is written in boxes has them as its blocks, each once", () => {
  fill(story().replaceAll("<p>", "<div><div>").replaceAll("</p>", "</div></div>"));
  expect(found()).toEqual(["div", "div", "div", "div"]);
});

test("a list item that holds a paragraph is not counted beside it", () => {
  fill(story().replace("<p>", "<ul><li><p>").replace("</p>", "</p></li></ul>"));
  expect(found()).toEqual(["p", "p", "p", "p"]);
});
