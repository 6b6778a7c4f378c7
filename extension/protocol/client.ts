/** The one place from which messages are sent. */

import { browser } from "wxt/browser";
import type { Reply, ToBackground } from "./messages";

/** What travels back: errors do not survive the way by themselves. */
export type Envelope<Value> = { ok: true; value: Value } | { ok: false; error: string };

/** Asks the background. */
export async function ask<Message extends ToBackground>(message: Message): Promise<Reply<Message["kind"]>> {
  const reply: Envelope<Reply<Message["kind"]>> | undefined = await browser.runtime.sendMessage(message);
  if (!reply) throw new Error(`Nobody answered “${message.kind}”.`);
  if (!reply.ok) throw new Error(reply.error);
  return reply.value;
}
