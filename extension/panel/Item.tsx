/** One quotation: its words, who speaks, the sentence it stands in. A press on it leads to its place. */

import { i18n } from "#i18n";
import type { Quote } from "../engine/engine";
import { isUnsure } from "./arrange";
import { Icon } from "./Icon";
import { PageText } from "./PageText";
import { spoken } from "./plain";

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
  const { speaker, role } = quote;
  if (isCredited) return isUnsure(quote) ? <span class="credit unsure">{i18n.t("panelUnsureHere")}</span> : null;
  return (
    <span class="credit">
      {isUnsure(quote) && <span class="unsure">{i18n.t("panelUnsure")} </span>}
      {speaker === null ? (
        i18n.t("panelUnnamed")
      ) : (
        <bdi class="name">
          <PageText text={speaker} words={words} />
        </bdi>
      )}
      {role !== null && (
        <>
          {", "}
          <bdi>
            <PageText text={role} words={words} />
          </bdi>
        </>
      )}
    </span>
  );
}
