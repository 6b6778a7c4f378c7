/** How a tab stands, in words. */

import { i18n } from "#i18n";
import type { PageState, TabState } from "../protocol/messages";
import type { Settings } from "../storage/schema";

export interface Headline {
  title: string;
  text: string;
}

export function headline(state: TabState, settings: Settings): Headline {
  if (state.kind === "closed") return { title: i18n.t("popupClosedTitle"), text: i18n.t("popupClosedText") };
  if (!settings.enabled) return { title: i18n.t("popupAllOffTitle"), text: i18n.t("popupAllOffText") };
  const isOff = state.kind === "idle" ? state.rule.mode === "off" : state.page.status === "off";
  if (isOff) return { title: i18n.t("popupSiteOffTitle"), text: i18n.t("popupSiteOffText") };
  if (state.kind === "read") return ofPage(state.page);
  return { title: i18n.t("popupIdleTitle"), text: whyIdle(state.access, settings) };
}

function whyIdle(access: boolean, { cleaning }: Settings): string {
  if (cleaning === "on-click") return i18n.t("popupIdleClickText");
  return access ? i18n.t("popupIdleReloadText") : i18n.t("popupIdleAccessText");
}

function ofPage({ status, shown, items }: PageState): Headline {
  const hidden = shown ? 0 : items.filter(({ state }) => state === "hidden").length;
  if (status === "reading") return { title: i18n.t("popupReadingTitle"), text: "" };
  if (status === "failed") return { title: i18n.t("popupFailedTitle"), text: i18n.t("popupFailedText") };
  if (status === "too-large") return { title: i18n.t("popupTooLargeTitle"), text: i18n.t("popupTooLargeText") };
  if (status === "contested") return { title: i18n.t("popupContestedTitle"), text: i18n.t("popupContestedText") };
  if (hidden > 0) return { title: i18n.t("popupHiddenTitle", hidden), text: i18n.t("popupHiddenText") };
  if (items.length > 0) return { title: i18n.t("popupShownTitle"), text: i18n.t("popupShownText") };
  if (status === "no-article") return { title: i18n.t("popupNoArticleTitle"), text: i18n.t("popupNoArticleText") };
  return { title: i18n.t("popupNothingTitle"), text: i18n.t("popupNothingText") };
}
