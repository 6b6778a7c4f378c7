/** How a content script begins: the question whether there is anything to do, and the first pass meanwhile. */

import { type Browser, browser } from "wxt/browser";
import { TOKEN } from "../../packages/dom/marks";
import { readyStateOf } from "../../packages/dom/safe";
import type { Envelope } from "../protocol/client";
import { ask } from "../protocol/client";
import type { Beginning, PageState, ToContent } from "../protocol/messages";
import { rememberClicked } from "./clicked";
import { obey } from "./commands";
import { captureEvents } from "./event-capture";
import { event, parsed } from "./parsing";
import { Session } from "./session";
import { activation } from "./timing";

type Reply = (envelope: Envelope<PageState | null>) => void;

const STARTED = Symbol.for("quiet-quotes-started");

/** Starts, unless the same extension has already started here. */
export function start(id: string): void {
  const world = globalThis as { [STARTED]?: string };
  if (world[STARTED] === id) return;
  world[STARTED] = id;
  captureEvents();
  rememberClicked();
  const session = run().catch((error: unknown) => {
    console.warn("Quiet Quotes did not start here.", error);
    return null;
  });
  const silence = listen(session);
  void session.then((session) => {
    if (session) return;
    // The reader may yet ask for it.
    delete world[STARTED];
    silence();
  });
}

/** The session, where pages of this site are cleaned. */
async function run(): Promise<Session | null> {
  const beginning = ask({ kind: "begin", token: TOKEN });
  const session = new Session(beginning);
  void clean(session, beginning);
  return (await beginning).active ? session : null;
}

async function clean(session: Session, beginning: Promise<Beginning>): Promise<void> {
  const options = { signal: session.ended };
  window.addEventListener("pageshow", (shown) => shown.persisted && void session.comeBack(), options);
  // No event tells that the extension was removed; its reader comes back to the page then.
  for (const name of ["focus", "pointerdown", "pageshow"])
    window.addEventListener(name, () => session.lookAround(), { ...options, capture: true, passive: true });
  window.addEventListener("popstate", () => session.again(), options);
  await parsed(() => void session.pass(), session.ended);
  await session.pass();
  const begun = await beginning.catch(() => null);
  if (!begun?.active) return;
  await activation();
  if (begun.panel === "by-itself") await session.offerPanel("by-itself");
  if (readyStateOf(document) !== "complete") await event(window, "load");
  await session.lookOver();
  // Of all that can wait, this can longest.
  if (begun.panel === "handle") await session.offerPanel("handle");
}

/** Answers messages once it is known whether there is a session. Gives a way to stop. */
function listen(starting: Promise<Session | null>): () => void {
  const hear = (message: ToContent, sender: Browser.runtime.MessageSender, reply: Reply) => {
    if (sender.id !== browser.runtime.id) return false;
    starting
      .then((session) => session && follow(session, message))
      .then(
        (value) => reply({ ok: true, value }),
        (error: unknown) => reply({ ok: false, error: String(error) }),
      );
    return true;
  };
  browser.runtime.onMessage.addListener(hear);
  return () => browser.runtime.onMessage.removeListener(hear);
}

/** Does what a message says and tells how the page stands then. */
async function follow(session: Session, message: ToContent): Promise<PageState> {
  await obey(session, message);
  return session.describe();
}
