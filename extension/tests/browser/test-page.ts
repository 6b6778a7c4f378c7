/** What a reader does on the extension's own pages. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { ElementHandle } from "puppeteer-core";
import { expect } from "vitest";
import type { Reply, ToBackground } from "../../protocol/messages";
import { type Installed, openOwnPage, type Page, polling, tabOf } from "./browsers";

/** Opens the popup for the tab that shows an address. */
export async function openPopup(installed: Installed, address: string): Promise<Page> {
  return openOwnPage(installed, `popup.html?tab=${await tabOf(installed, address)}`);
}

/** Says something to the background. */
export async function say<Message extends ToBackground>(home: Page, message: Message): Promise<Reply<Message["kind"]>> {
  const envelope = await home.evaluate((message) => chrome.runtime.sendMessage(message), message as ToBackground);
  if (!envelope.ok) throw new Error(envelope.error);
  return envelope.value;
}

/** Presses the first button that bears these words. */
export async function press(page: Page, words: string): Promise<void> {
  const isPressed = (words: string) => {
    const all = [...document.querySelectorAll<HTMLElement>("button, summary")];
    const button = all.find(({ textContent }) => textContent?.includes(words));
    button?.click();
    return button !== undefined;
  };
  await page.waitForFunction(isPressed, { polling }, words);
}

/** Clicks with the pointer, as only a reader can: a script that presses may not ask for permissions. */
export async function click(page: Page, words: string): Promise<void> {
  await page.bringToFront();
  const find = (words: string) =>
    [...document.querySelectorAll("button")].find(({ textContent }) => textContent?.includes(words)) ?? null;
  const button = (await page.evaluateHandle(find, words)).asElement();
  await (button as ElementHandle<HTMLButtonElement> | null)?.click();
}

/** Flips the first switch, or ticks the first box, that bears these words. */
export async function flip(page: Page, words: string): Promise<void> {
  const isFlipped = (words: string) => {
    const label = [...document.querySelectorAll("label")].find(({ textContent }) => textContent?.includes(words));
    label?.querySelector("input")?.click();
    return label !== undefined;
  };
  await page.waitForFunction(isFlipped, { polling }, words);
}

/** Waits until the page says these words where they can be read. */
export async function untilSaid(page: Page, words: string): Promise<void> {
  const isSaid = (words: string) => document.body.innerText.includes(words);
  await page.waitForFunction(isSaid, { polling }, words);
}

export async function untilSeen(page: Page, selector: string, isSeen: boolean): Promise<void> {
  const look = (selector: string, isSeen: boolean) =>
    (document.querySelector(selector)?.getClientRects().length ?? 0) > 0 === isSeen;
  await page.waitForFunction(look, { polling }, selector, isSeen);
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails with what axe-core has to say against a page. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`);
  });
  expect(violations).toEqual([]);
}

/** What the clipboard holds, as a reader sees it who pastes it into a field of a page. */
export async function pasted(page: Page): Promise<string> {
  await page.bringToFront();
  await page.evaluate(() => {
    const field = document.createElement("textarea");
    field.id = "field";
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.down("Control");
  await page.keyboard.press("v");
  await page.keyboard.up("Control");
  return page.$eval("#field", (field) => (field as HTMLTextAreaElement).value);
}

/** Whether the document is as its source says, to the byte. */
export const isAsServed = (source: string) =>
  new DOMParser().parseFromString(source, "text/html").documentElement.outerHTML === document.documentElement.outerHTML;
