/** The text of a report: what a developer needs and nothing of what the reader read, beyond the words that were the reason. */

import type { TabState } from "../protocol/messages";

export interface About {
  wrong: string;
  version: string;
  /** What the browser says of itself. */
  agent: string;
  state: Exclude<TabState, { kind: "closed" }>;
  /** Only if the reader wants it in. */
  address: string | null;
}

/** In English and plain lines, whatever the reader's language: it is written for developers. */
export function reportText({ wrong, version, agent, state, address }: About): string {
  const lines = [`Quiet Quotes ${version}, ${browserIn(agent)}`, `wrong: ${wrong}`, `site: ${state.host}`];
  if (address) lines.push(`address: ${address}`);
  if (state.kind === "idle") return [...lines, "page: not read"].join("\n");
  const { status, shown, items, quotes } = state.page;
  lines.push(`page: ${status}${shown ? ", all shown" : ""}`, `quotations: ${quotes}`, `hidden: ${items.length}`);
  for (const { kind, state, reasons } of items) lines.push(`- ${kind}, ${state}; ${reasons.join("; ")}`);
  return lines.join("\n");
}

/** Name and main version. */
function browserIn(agent: string): string {
  const [, name, version] = /(Firefox|Edg|OPR|Chrome)\/(\d+)/.exec(agent) ?? [];
  return name ? `${name} ${version}` : "unknown browser";
}
