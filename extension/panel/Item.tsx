/** One quotation: its words, who speaks, the sentence it stands in. A press on it leads to its place. */

import { i18n } from "#i18n";
import { inMarks } from "../../packages/quotes/quotation-marks";
import { spoken } from "../../packages/quotes/sanitise";
import { isUnsure, type Statement } from "../../packages/quotes/statements";
import { wentByOf } from "./arrange";
import { Icon } from "./Icon";
import { PageText } from "./PageText";
import { Speaker } from "./Speaker";

interface Props {
  quote: Statement;
  lang: string | null;
  words: readonly string[];
  isKey: boolean;
  /** Whether a heading above says who speaks. */
  isCredited: boolean;
  /** Whether it is the one that Tab leads to. */
  isCurrent: boolean;
  onCurrent(): void;
  onJump(): void;
  onCopy(): void;
}

export function Item({ quote, lang, words, isKey, isCredited, isCurrent, onCurrent, onJump, onCopy }: Props) {
  const tab = isCurrent ? 0 : -1;
  const wentBy = wentByOf(quote);
  return (
    <li class={isKey ? "quote key" : "quote"} onFocusIn={onCurrent}>
      <button type="button" class="jump" tabIndex={tab} onClick={onJump} title={i18n.t("panelShowPlace")}>
        {isKey && <span class="unseen">{i18n.t("panelKeyQuotation")} </span>}
        <q lang={lang ?? ""} dir="auto">
          <PageText text={inMarks(spoken(quote.text), lang)} words={words} />
        </q>
        <Credit quote={quote} words={words} isCredited={isCredited} />
        {quote.context && (
          <span class="context" lang={lang ?? ""} dir="auto">
            <PageText text={quote.context} words={words} />
          </span>
        )}
      </button>
      {wentBy && <Evidence words={wentBy} tab={tab} />}
      <button type="button" class="copy quiet" tabIndex={tab} onClick={onCopy} aria-label={i18n.t("panelCopy")}>
        <Icon name="copy" />
      </button>
    </li>
  );
}

function Credit({ quote, words, isCredited }: Pick<Props, "quote" | "words" | "isCredited">) {
  const unsure = isUnsure(quote);
  if (isCredited) return unsure ? <span class="credit unsure">{i18n.t("panelUnsureHere")}</span> : null;
  return (
    <span class="credit">
      {unsure && <span class="unsure">{i18n.t("panelUnsure")} </span>}
      <Speaker name={quote.speaker} role={quote.role} words={words} />
    </span>
  );
}

/** By which words of the text the speaker is told, where that is not plain to see; for those who ask. */
function Evidence({ words, tab }: { words: string; tab: number }) {
  return (
    <details class="evidence">
      <summary tabIndex={tab}>{i18n.t("panelWhy")}</summary>
      <bdi>{i18n.t("panelWentBy", [words])}</bdi>
    </details>
  );
}
