/** Puts one of the extension's own pages into its document, in the reader's language and theme. */

import "./style.css";
import { type ComponentChild, render } from "preact";
import { browser } from "wxt/browser";
import { i18n } from "#i18n";
import type { Settings } from "../shared/schema";
import { readSettings } from "../storage/stores";

const THEME = "theme";

export function mount(page: ComponentChild, title = i18n.t("extName")): void {
  const root = document.documentElement;
  root.lang = browser.i18n.getUILanguage();
  root.dir = browser.i18n.getMessage("@@bidi_dir");
  document.title = title;
  // The last theme at once, so that nothing flashes; the stored one as soon as it is read.
  root.dataset.theme = localStorage.getItem(THEME) ?? "system";
  const follow = async () => setTheme((await readSettings()).settings.theme);
  void follow();
  browser.storage.onChanged.addListener(follow);
  const app = document.getElementById("app");
  if (app) render(page, app);
}

function setTheme(theme: Settings["theme"]): void {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem(THEME, theme);
}
