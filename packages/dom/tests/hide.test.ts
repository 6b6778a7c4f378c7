/** What is hidden comes back to the byte, and what a page does meanwhile is left as it did it. */

import { describe, expect, test } from "vitest";
import { ElementMark, Part, TextMark } from "../hide";
import { fill, get, settled, story, textIn } from "./page";

const ASK = "Please give what you can.";
const NEWS = "The lamp turns at dusk.";

/** What of a text a reader sees. */
function seen(selector: string): string {
  const copy = get(selector).cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll("span")) hidden.remove();
  return copy.textContent ?? "";
}

/** Hides a part of the first text in an element. */
function cut(selector: string, words: string): TextMark {
  const text = textIn(selector);
  const start = text.data.indexOf(words);
  const mark = new TextMark(new Part(text, start, start + words.length));
  mark.hide();
  return mark;
}

test("a hidden box comes back to the byte", () => {
  const source = fill(story({ inside: `<aside class="a" id="ask" style="color: red">${ASK}</aside>` }));
  const before = source();
  const mark = new ElementMark(get("#ask"));
  mark.hide();
  expect(mark.hidden).toBe(true);
  mark.show();
  expect(source()).toBe(before);
});

describe.each([
  ["at the start", `${ASK} ${NEWS}`],
  ["in the middle", `${NEWS} ${ASK} ${NEWS}`],
  ["at the end", `${NEWS} ${ASK}`],
  ["alone", ASK],
])("a sentence %s", (_, text) => {
  test("goes alone and comes back to the byte", () => {
    const source = fill(story({ inside: `<p id="p">${text}</p>` }));
    const before = source();
    const mark = cut("#p", ASK);
    expect(seen("#p")).toBe(text.replace(ASK, ""));
    mark.show();
    expect(source()).toBe(before);
    expect(get("#p").childNodes).toHaveLength(1);
  });

  test("leaves nothing of the old text where the page writes into its own node", async () => {
    fill(story({ inside: `<p id="p">${text}</p>` }));
    const own = textIn("#p");
    cut("#p", ASK);
    own.data = "The lamp is out.";
    await settled();
    expect(get("#p").textContent).toBe("The lamp is out.");
  });

  test("leaves nothing of the old text where the page takes its own node away", async () => {
    fill(story({ inside: `<p id="p">${text}</p>` }));
    const own = textIn("#p");
    cut("#p", ASK);
    own.remove();
    get("#p").append("The lamp is out.");
    await settled();
    expect(get("#p").textContent).toBe("The lamp is out.");
    expect(own.data).toBe(text);
  });

  test("goes along where the page moves its own node", async () => {
    fill(story({ inside: `<p id="p">${text}<b>Now:</b></p>` }));
    const own = textIn("#p");
    const mark = cut("#p", ASK);
    get("#p").append(own);
    await settled();
    expect(get("#p").textContent).toBe(`Now:${text}`);
    mark.show();
    expect(get("#p").innerHTML).toBe(`<b>Now:</b>${text}`);
  });
});

test("two sentences of one text go, and come back to the byte in either order", () => {
  const text = `${ASK} ${NEWS} Give again. ${NEWS}`;
  for (const order of [1, -1]) {
    const source = fill(story({ inside: `<p id="p">${text}</p>` }));
    const before = source();
    const marks = [cut("#p", "Give again."), cut("#p", ASK)];
    expect(seen("#p")).toBe(` ${NEWS}  ${NEWS}`);
    for (const mark of marks.toSorted(() => order)) mark.show();
    expect(source()).toBe(before);
  }
});

test("a page's write clears both of two sentences that were cut", async () => {
  fill(story({ inside: `<p id="p">${ASK} ${NEWS} Give again. ${NEWS}</p>` }));
  const own = textIn("#p");
  cut("#p", "Give again.");
  cut("#p", ASK);
  own.data = "The lamp is out.";
  await settled();
  expect(get("#p").textContent).toBe("The lamp is out.");
});

test("other words that stand there by now are not cut", () => {
  fill(story({ inside: `<p id="p">${ASK} ${NEWS}</p>` }));
  const own = textIn("#p");
  const mark = cut("#p", ASK);
  mark.show();
  own.data = "Nobody asks anybody for anything here at all.";
  mark.hide();
  expect(seen("#p")).toBe("Nobody asks anybody for anything here at all.");
});
