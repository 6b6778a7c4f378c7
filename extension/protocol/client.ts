/** The one place from which messages are sent. */

import { browser } from "wxt/browser";
import type { Reply, ToBackground } from "./messages";

/** What travels back: errors do not survive the way by themselves. */
export type Envelope<Value> = { ok: true; value: Value } | { ok: false; error: string };

/** Milliseconds after which a message that got lost is sent again. */
const AGAIN = [50, 200, 1000];

/** Asks the background. Browsers stop and start it at will, and a message may fall in between: it is sent again then. */
export async function ask<Message extends ToBackground>(message: Message): Promise<Reply<Message["kind"]>> {
  for (const wait of [...AGAIN, null]) {
    const reply = await send<Reply<Message["kind"]>>(message);
    if (reply?.ok) return reply.value;
    if (reply) throw new Error(reply.error);
    if (wait === null || browser.runtime?.id === undefined) break;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  throw new Error(`Nobody answered “${message.kind}”.`);
}

/** The answer, or `undefined` if the message or its answer was lost. */
async function send<Value>(message: ToBackground): Promise<Envelope<Value> | undefined> {
  try {
    return await browser.runtime.sendMessage(message);
  } catch {
    return undefined;
  }
}
