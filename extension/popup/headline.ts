/** How a tab stands, in words. */

import { browser } from "wxt/browser";
import { i18n } from "#i18n";
import type { Deed, Standing } from "./standing";

export interface Headline {
  title: string;
  text: string;
}

export function headline(standing: Standing): Headline {
  switch (standing.kind) {
    case "closed":
      return { title: i18n.t("popupClosedTitle"), text: i18n.t("popupClosedText") };
    case "all-off":
      return { title: i18n.t("popupAllOffTitle"), text: i18n.t("popupAllOffText") };
    case "paused":
      return { title: i18n.t("popupPausedTitle", [clock(standing.until)]), text: i18n.t("popupPausedText") };
    case "site-off":
      return { title: i18n.t("popupSiteOffTitle"), text: i18n.t("popupSiteOffText") };
    case "waiting":
      return { title: i18n.t("popupIdleTitle"), text: whyWaiting(standing.why) };
    case "reading":
      return { title: i18n.t("popupReadingTitle"), text: "" };
    case "failed":
      return { title: i18n.t("popupFailedTitle"), text: i18n.t("popupFailedText") };
    case "too-large":
      return { title: i18n.t("popupTooLargeTitle"), text: i18n.t("popupTooLargeText") };
    case "contested":
      return { title: i18n.t("popupContestedTitle"), text: i18n.t("popupContestedText") };
    case "kept-back":
      return { title: i18n.t("popupKeptBackTitle"), text: i18n.t("popupKeptBackText") };
    case "walled":
      return { title: i18n.t("popupWalledTitle"), text: i18n.t("popupWalledText") };
    case "clean":
      return {
        title: i18n.t("popupHiddenTitle", standing.hidden),
        text: standing.isWhole ? i18n.t("popupHiddenText") : i18n.t("popupElseText"),
      };
    case "cleaned-once":
      return { title: i18n.t("popupHiddenTitle", standing.hidden), text: i18n.t("popupOnceText") };
    case "shown":
      return { title: i18n.t("popupShownTitle"), text: i18n.t("popupShownText") };
    case "nothing":
      return { title: i18n.t("popupNothingTitle"), text: i18n.t("popupNothingText") };
    case "no-story":
      return { title: i18n.t("popupNoArticleTitle"), text: i18n.t("popupNoArticleText") };
  }
}

/** What the one button of a state says. */
export function deedInWords(deed: Deed): string {
  switch (deed) {
    case "clean-now":
      return i18n.t("popupCleanNow");
    case "switch-on":
      return i18n.t("popupSwitchOn");
    case "resume":
      return i18n.t("popupResume");
    case "site-on":
      return i18n.t("popupSiteOn");
    case "always-here":
      return i18n.t("popupAlwaysHere");
    case "show-all":
      return i18n.t("popupShowAll");
    case "hide-all":
      return i18n.t("popupHideAll");
    case "reload":
      return i18n.t("popupReload");
    case "pick":
      return i18n.t("popupPick");
  }
}

function whyWaiting(why: Extract<Standing, { kind: "waiting" }>["why"]): string {
  if (why === "click") return i18n.t("popupIdleClickText");
  return why === "reload" ? i18n.t("popupIdleReloadText") : i18n.t("popupIdleAccessText");
}

function clock(time: number): string {
  return new Date(time).toLocaleTimeString(browser.i18n.getUILanguage(), { hour: "2-digit", minute: "2-digit" });
}
