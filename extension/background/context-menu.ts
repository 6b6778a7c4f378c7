/** The menu of a right click on a page: hide this, quote this, clean this page. */

import { type Browser, browser } from "wxt/browser";
import { i18n } from "#i18n";
import type { ToContent } from "../protocol/messages";
import { clean, command } from "./tabs";

const ITEMS = ["hide-this", "quote-this", "clean-page"] as const;
type ItemId = (typeof ITEMS)[number];

/** Characters of a selection that is quoted: a message of more is no quotation. */
const LONGEST = 5000;

/** Puts the items into the menu. They stay there while the background sleeps. */
export async function makeMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  const titles: Record<ItemId, string> = {
    "hide-this": i18n.t("menuHide"),
    "quote-this": i18n.t("menuQuote"),
    "clean-page": i18n.t("menuClean"),
  };
  for (const id of ITEMS) {
    browser.contextMenus.create({
      id,
      title: titles[id],
      contexts: id === "quote-this" ? ["selection"] : id === "hide-this" ? ["page", "link", "image"] : ["page"],
      documentUrlPatterns: ["*://*/*"],
    });
  }
}

/** Must be called as the background starts: what was chosen may be what has woken it. */
export function listenToMenu(): void {
  browser.contextMenus.onClicked.addListener((info, tab) => void choose(info, tab));
}

async function choose(info: Browser.contextMenus.OnClickData, tab: Browser.tabs.Tab | undefined): Promise<void> {
  if (tab?.id === undefined) return;
  const message = messageOf(info);
  if (message) await command(tab.id, message);
  else if (info.menuItemId === "clean-page") await clean(tab.id);
}

function messageOf({ menuItemId, selectionText }: Browser.contextMenus.OnClickData): ToContent | null {
  if (menuItemId === "hide-this") return { kind: "hide-clicked" };
  if (menuItemId === "quote-this" && selectionText) return { kind: "quote", text: selectionText.slice(0, LONGEST) };
  return null;
}
