/** Which changes of a page are worth another pass over it. */

import { afterEach, expect, test, vi } from "vitest";
import { ElementMark } from "../hide";
import { Watch } from "../watch";
import { fill, get, story, textIn } from "./page";

const LONG = "The keeper has gone ashore for the first time since the winter storms began.";

let watch: Watch | undefined;

afterEach(() => {
  watch?.stop();
  vi.useRealTimers();
});

/** Whether a change leads to a pass. */
async function leadsToPass(change: () => void): Promise<boolean> {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const pass = vi.fn();
  watch = new Watch(
    pass,
    () => false,
    () => undefined,
  );
  watch.start([document]);
  watch.rest(0, true);
  change();
  // Observers are told in a turn of their own.
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  await vi.advanceTimersByTimeAsync(1000);
  return pass.mock.calls.length > 0;
}

/** As a framework writes: into the text that is there. */
function write(words: string): void {
  textIn("#note").data = words;
}

const BOX = '<aside id="box"><h3>A note</h3><p id="note">12</p></aside>';

test.each<[string, () => void, boolean]>([
  ["an element that is put in", () => get("main").append(document.createElement("div")), true],
  ["a long text that is put in", () => get("#box").append(LONG), true],
  ["a long text that is written into an old node", () => write(LONG), true],
  ["a counter", () => write("13"), false],
  ["a short text that is put in", () => get("#note").append("!"), false],
  ["an element that is shown", () => get("#box").removeAttribute("hidden"), true],
  ["a style that moves it", () => get("#box").setAttribute("style", "top: 3px"), false],
  ["a style that hides it", () => get("#box").setAttribute("style", "display: none"), true],
])("%s", async (_, change, wanted) => {
  fill(story({ inside: BOX.replace("id=", "hidden id=") }));
  expect(await leadsToPass(change)).toBe(wanted);
});

test("new words in a hidden element, however short", async () => {
  fill(story({ inside: BOX }));
  new ElementMark(get("#box")).hide();
  expect(await leadsToPass(() => write("Card declined"))).toBe(true);
});

test("what is done unseen", async () => {
  fill(story({ inside: BOX }));
  const isSeen = await leadsToPass(() => watch?.unseen(() => get("main").append(document.createElement("div"))));
  expect(isSeen).toBe(false);
});
