/** Words for things that the engine and the schema name. */

import { i18n } from "#i18n";
import type { NagKind, Reason } from "../engine/engine";
import type { Item } from "../protocol/messages";

/** The kind of what is hidden, as a class. */
const KINDS: Record<Item["kind"], () => string> = {
  donation: () => i18n.t("kindDonation"),
  subscription: () => i18n.t("kindSubscription"),
  registration: () => i18n.t("kindRegistration"),
  newsletter: () => i18n.t("kindNewsletter"),
  adblock: () => i18n.t("kindAdblock"),
  app: () => i18n.t("kindApp"),
  picked: () => i18n.t("kindPicked"),
};

/** The kind of what is hidden, as one of them. */
const ITEMS: Record<Item["kind"], () => string> = {
  donation: () => i18n.t("itemDonation"),
  subscription: () => i18n.t("itemSubscription"),
  registration: () => i18n.t("itemRegistration"),
  newsletter: () => i18n.t("itemNewsletter"),
  adblock: () => i18n.t("itemAdblock"),
  app: () => i18n.t("itemApp"),
  picked: () => i18n.t("kindPicked"),
};

/** What something asks for, with the words by which it does. */
const ASKS: Record<NagKind, (words: string) => string> = {
  donation: (words) => i18n.t("reasonDonation", [words]),
  subscription: (words) => i18n.t("reasonSubscription", [words]),
  registration: (words) => i18n.t("reasonRegistration", [words]),
  newsletter: (words) => i18n.t("reasonNewsletter", [words]),
  adblock: (words) => i18n.t("reasonAdblock", [words]),
  app: (words) => i18n.t("reasonApp", [words]),
};

/** Reasons that are told in one line, with the words of all of them. */
const LINES: Record<Exclude<Reason["type"], "asks">, (words: string) => string> = {
  button: (words) => i18n.t("reasonButton", [words]),
  says: (words) => i18n.t("reasonSays", [words]),
  frame: (words) => i18n.t("reasonFrame", [words]),
};

export const kindName = (kind: Item["kind"]): string => KINDS[kind]();
export const itemName = (kind: Item["kind"]): string => ITEMS[kind]();

/** Reasons in the reader's language: one line for those of one sort. */
export function reasonsInWords(reasons: readonly Reason[]): string[] {
  const lines = new Map<(words: string) => string, string[]>();
  for (const reason of reasons) {
    const line = reason.type === "asks" ? ASKS[reason.kind] : LINES[reason.type];
    lines.set(line, [...(lines.get(line) ?? []), wordsOf(reason)]);
  }
  return [...lines].map(([line, words]) => line(longest(words).map(quoted).join(", ")));
}

/** The page's own words that speak for a reason. */
const wordsOf = (reason: Reason) => (reason.type === "frame" ? reason.address : reason.words);

const quoted = (words: string) => i18n.t("reasonWords", [words]);

/** Each of the words once, and none that are a part of others. */
function longest(words: readonly string[]): string[] {
  const once = [...new Set(words)];
  return once.filter((part) => !once.some((whole) => whole !== part && whole.includes(part)));
}
