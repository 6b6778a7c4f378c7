/** Who speaks, in the words of the interface. */

import { i18n } from "#i18n";
import { oneLine } from "../../packages/quotes/sanitise";
import { isUnsure, type Statement } from "../../packages/quotes/statements";

export function creditOf(quote: Statement): string {
  if (quote.speaker === null) return i18n.t("panelUnnamed");
  const name = oneLine(quote.speaker);
  const who = quote.role ? `${name}, ${oneLine(quote.role)}` : name;
  return isUnsure(quote) ? i18n.t("panelProbably", [who]) : who;
}
