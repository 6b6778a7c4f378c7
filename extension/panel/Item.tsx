/** One quotation: its words, who speaks, the sentence it stands in. A press on it leads to its place. */

import { i18n } from "#i18n";
import type { Quote } from "../engine/engine";
import { isUnsure, wentByOf } from "./arrange";
import { Icon } from "./Icon";
import { PageText } from "./PageText";
import { Speaker } from "./Speaker";
import { spoken } from "./sanitise";

interface Props {
  quote: Quote;
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
  return (
    <li class={isKey ? "quote key" : "quote"} onFocusIn={onCurrent}>
      <button type="button" class="jump" tabIndex={tab} onClick={onJump} title={i18n.t("panelShowPlace")}>
        {isKey && <span class="unseen">{i18n.t("panelKeyQuotation")} </span>}
        <q lang={lang ?? ""} dir="auto">
          <PageText text={spoken(quote.text)} words={words} />
        </q>
        <Credit quote={quote} words={words} isCredited={isCredited} />
        {quote.context && (
          <span class="context" lang={lang ?? ""} dir="auto">
            <PageText text={quote.context} words={words} />
          </span>
        )}
      </button>
      <button type="button" class="copy quiet" tabIndex={tab} onClick={onCopy} aria-label={i18n.t("panelCopy")}>
        <Icon name="copy" />
      </button>
    </li>
  );
}

function Credit({ quote, words, isCredited }: Pick<Props, "quote" | "words" | "isCredited">) {
  const wentBy = wentByOf(quote);
  const [unsure, by] = [isUnsure(quote), wentBy && <bdi>{` ${i18n.t("panelWentBy", [wentBy])}`}</bdi>];
  if (isCredited) {
    return unsure || by ? (
      <span class="credit">
        {unsure && <span class="unsure">{i18n.t("panelUnsureHere")}</span>}
        {by}
      </span>
    ) : null;
  }
  return (
    <span class="credit">
      {unsure && <span class="unsure">{i18n.t("panelUnsure")} </span>}
      <Speaker name={quote.speaker} role={quote.role} words={words} />
      {by}
    </span>
  );
}
