/** The text of a report: what a developer needs and nothing of what the reader read, beyond the words that were the reason. */

import type { Reason } from "../engine/engine";
import type { TabState } from "../protocol/messages";

export const WRONGS = ["story hidden", "nag left", "quotation", "slow", "other"] as const;
export type Wrong = (typeof WRONGS)[number];

export interface About {
  wrong: Wrong;
  version: string;
  /** What the browser says of itself. */
  agent: string;
  state: Exclude<TabState, { kind: "closed" }>;
  /** Only if the reader wants it in. */
  address: string | null;
}

/** The forms of the repository, by what is wrong; each has the fields that `issueAddress` fills. */
const FORMS: Record<Wrong, string> = {
  "story hidden": "story-hurt.yml",
  "nag left": "nag-missed.yml",
  quotation: "quotation-wrong.yml",
  slow: "slow.yml",
  other: "other.yml",
};

/** Characters of a report that an address carries everywhere. */
const LONGEST = 3000;

/** In English and plain lines, whatever the reader's language: it is written for developers. */
export function reportText({ wrong, version, agent, state, address }: About): string {
  const lines = [`Quiet Quotes ${version}, ${browserIn(agent)}`, `wrong: ${wrong}`, `site: ${state.host}`];
  if (address) lines.push(`address: ${address}`);
  if (state.kind === "idle") return [...lines, "page: not read"].join("\n");
  const { status, shown, items, quotes, story } = state.page;
  lines.push(
    `page: ${status}${shown ? ", all shown" : ""}`,
    `story: ${story.kind}`,
    `quotations: ${quotes}`,
    `hidden: ${items.length}`,
  );
  for (const { kind, state, reasons } of items) lines.push(`- ${kind}, ${state}; ${reasons.map(told).join("; ")}`);
  return lines.join("\n");
}

/** A reason in the words of the report, which is not translated. */
function told(reason: Reason): string {
  switch (reason.type) {
    case "asks":
      return `asks for ${reason.kind}: “${reason.words}”`;
    case "frame":
      return `frame: “${reason.address}”`;
    default:
      return `${reason.type}: “${reason.words}”`;
  }
}

/** The form for a new issue in a repository, filled in; the reader sees it there and sends it, or not. */
export function issueAddress(repository: string, about: About): string {
  const address = new URL(`${repository}/issues/new`);
  const fields = {
    template: FORMS[about.wrong],
    browser: `${browserIn(about.agent)}, Quiet Quotes ${about.version}`,
    report: reportText(about).slice(0, LONGEST),
    ...(about.address ? { address: about.address } : {}),
  };
  for (const [name, value] of Object.entries(fields)) address.searchParams.set(name, value);
  return address.href;
}

/** Name and main version. */
function browserIn(agent: string): string {
  const [, name, version] = /(Firefox|Edg|OPR|Chrome)\/(\d+)/.exec(agent) ?? [];
  return name ? `${name} ${version}` : "unknown browser";
}
