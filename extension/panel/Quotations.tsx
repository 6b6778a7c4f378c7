/** The quotations in their sections. */

import { i18n } from "#i18n";
import type { Statement } from "../../packages/quotes/statements";
import { isKey, type Order, type Section } from "./arrange";
import { Item } from "./Item";
import { Speaker } from "./Speaker";

interface Props {
  sections: readonly Section[];
  all: readonly Statement[];
  order: Order;
  lang: string | null;
  words: readonly string[];
  current: number | null;
  onCurrent(quote: Statement): void;
  onJump(quote: Statement): void;
  onCopy(quote: Statement): void;
}

export function Quotations(props: Props) {
  return (
    <>
      {props.sections.map((section, number) => (
        <section key={`${section.kind} ${section.speaker}`} aria-labelledby={`section-${number}`}>
          <h3 id={`section-${number}`} class={section.kind === "all" ? "unseen" : ""}>
            <Heading section={section} words={props.words} />
          </h3>
          <ol>
            {section.quotes.map((quote) => (
              <Item
                key={quote.start}
                quote={quote}
                lang={props.lang}
                words={props.words}
                isKey={props.order !== "weight" && isKey(quote, props.all)}
                isCredited={section.kind === "speaker"}
                isCurrent={quote.start === props.current}
                onCurrent={() => props.onCurrent(quote)}
                onJump={() => props.onJump(quote)}
                onCopy={() => props.onCopy(quote)}
              />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function Heading({ section, words }: { section: Section; words: readonly string[] }) {
  switch (section.kind) {
    case "key":
      return i18n.t("panelKey");
    case "further":
      return i18n.t("panelFurther");
    case "all":
      return i18n.t("panelAll");
    case "speaker":
      return <Speaker name={section.speaker} role={section.role} words={words} />;
  }
}
