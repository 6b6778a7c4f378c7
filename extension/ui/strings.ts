/** Words for things that the engine and the schema name. */

import { i18n } from "#i18n";
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

/** Reasons by what the engine puts before the words. */
const REASONS = new Map<string, (words: string) => string>([
  ["asks for a gift", (words) => i18n.t("reasonDonation", [words])],
  ["asks for a subscription", (words) => i18n.t("reasonSubscription", [words])],
  ["asks to register or log in", (words) => i18n.t("reasonRegistration", [words])],
  ["asks for an address to send to", (words) => i18n.t("reasonNewsletter", [words])],
  ["asks to turn an ad blocker off", (words) => i18n.t("reasonAdblock", [words])],
  ["asks to install an app", (words) => i18n.t("reasonApp", [words])],
  ["says what prompts say", (words) => i18n.t("reasonSays", [words])],
  ["is a frame", (words) => i18n.t("reasonFrame", [words])],
  ["has a button", (words) => i18n.t("reasonButton", [words])],
]);

export const kindName = (kind: Item["kind"]): string => KINDS[kind]();
export const itemName = (kind: Item["kind"]): string => ITEMS[kind]();

/** Reasons of the engine, each `what: “words”`, in the reader's language: one line a kind. Others are left as they are. */
export function reasonsInWords(reasons: readonly string[]): string[] {
  const lines = new Map<string, string[]>();
  for (const reason of reasons) {
    const [, kind = "", words = ""] = /^([\w ]+): “(.*)”$/su.exec(reason) ?? [];
    if (REASONS.has(kind)) lines.set(kind, [...(lines.get(kind) ?? []), words]);
    else lines.set(reason, []);
  }
  return [...lines].map(([kind, words]) => REASONS.get(kind)?.(longest(words).map(quoted).join(", ")) ?? kind);
}

const quoted = (words: string) => i18n.t("reasonWords", [words]);

/** Each of the words once, and none that are a part of others. */
function longest(words: readonly string[]): string[] {
  const once = [...new Set(words)];
  return once.filter((part) => !once.some((whole) => whole !== part && whole.includes(part)));
}
