/** Who speaks, in the words of the interface. */

import { i18n } from "#i18n";
import type { Quote } from "../engine/engine";
import { isUnsure } from "./arrange";
import { oneLine } from "./sanitise";

export function creditOf(quote: Quote): string {
  if (quote.speaker === null) return i18n.t("panelUnnamed");
  const name = oneLine(quote.speaker);
  const who = quote.role ? `${name}, ${oneLine(quote.role)}` : name;
  return isUnsure(quote) ? i18n.t("panelProbably", [who]) : who;
}
