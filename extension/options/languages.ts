/** The languages that the engine knows. */

import { browser } from "wxt/browser";

/** Told by the build, which looks at the engine's data. */
declare const __LANGUAGES__: string[];

export const LANGUAGES: readonly string[] = __LANGUAGES__;

/** A language's name in the language of the interface. */
export function languageName(language: string): string {
  const names = new Intl.DisplayNames([browser.i18n.getUILanguage()], { type: "language" });
  return names.of(language) ?? language;
}
