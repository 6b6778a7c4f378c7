/** How a content script begins: learned style first, then the question whether there is anything to do, then the first pass. */

import * as v from "valibot";
import { browser } from "wxt/browser";
import type { Envelope } from "../protocol/client";
import { ask } from "../protocol/client";
import { type PageState, toContent } from "../protocol/messages";
import { hostOf } from "../storage/sites";
import { readLearnedFor } from "../storage/stores";
import { keepKeys } from "./keys";
import { LearnedSheet, PaintHold } from "./learned";
import { isAlive, Session } from "./session";

/** Milliseconds after which the page is painted, whatever the storage does. */
const LONGEST_HOLD = 60;

const STARTED = Symbol.for("quiet-quotes-started");

/** Starts, unless the same extension has already started here. */
export function start(id: string): void {
  const world = globalThis as { [STARTED]?: string };
  if (world[STARTED] === id) return;
  world[STARTED] = id;
  keepKeys();
  void run().then((isRunning) => {
    if (!isRunning) delete world[STARTED];
  });
}

/** Runs, unless pages of this site are not to be cleaned; then it can be started again. */
async function run(): Promise<boolean> {
  const sheet = new LearnedSheet();
  const learned = await hideLearned(sheet);
  if ("prerendering" in document && document.prerendering) await event(document, "prerenderingchange");
  const beginning = await ask({ kind: "begin" });
  if (!beginning.active) {
    sheet.remove();
    return false;
  }
  const session = new Session(beginning, sheet, learned);
  listen(session);
  if (document.readyState === "loading") await event(document, "DOMContentLoaded");
  await session.pass();
  if (beginning.panel) await session.openPanel();
  if (document.readyState !== "complete") await event(window, "load");
  afterPaint(() => session.lookOver());
  return true;
}

/** Hides what was hidden on this site before. Nothing is painted until it is known, or for a moment at most. */
async function hideLearned(sheet: LearnedSheet): Promise<string[]> {
  const host = hostOf(location.href);
  if (!host || document.readyState !== "loading") return [];
  const hold = new PaintHold(document);
  const longest = setTimeout(() => hold.release(), LONGEST_HOLD);
  try {
    const learned = await readLearnedFor(host);
    sheet.set(document, learned);
    return learned;
  } finally {
    clearTimeout(longest);
    hold.release();
  }
}

function listen(session: Session): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, reply: (envelope: Envelope<PageState>) => void) => {
    if (sender.id !== browser.runtime.id || !v.is(toContent, message)) return false;
    session.obey(message).then(
      (value) => reply({ ok: true, value }),
      (error: unknown) => reply({ ok: false, error: String(error) }),
    );
    return true;
  });
  window.addEventListener("pageshow", (shown) => {
    if (shown.persisted) session.comeBack();
  });
  window.addEventListener("popstate", () => session.again());
}

function afterPaint(action: () => void): void {
  requestAnimationFrame(() => setTimeout(() => isAlive() && action()));
}

function event(target: EventTarget, name: string): Promise<Event> {
  return new Promise((resolve) => target.addEventListener(name, resolve, { once: true }));
}
