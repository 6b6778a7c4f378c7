/** The open panel: what the reader has set in it, and what they do with the quotations. */

import { useMemo, useRef, useState } from "preact/hooks";
import { i18n } from "#i18n";
import type { Quote } from "../engine/engine";
import { arrange, search } from "./arrange";
import { copy, save } from "./clipboard";
import { creditOf } from "./credit";
import { Edge } from "./Edge";
import { citation, fileName, json, markdown } from "./export";
import { Footer, useNotice } from "./Footer";
import { type Exported, Header } from "./Header";
import type { Story } from "./link";
import { placeOf } from "./locate";
import { Nothing } from "./Nothing";
import type { Deed } from "./panel";
import { Quotations } from "./Quotations";
import { Journey } from "./scroll";
import { wordsOf } from "./search-folding";
import { Tools } from "./Tools";
import type { ViewProps } from "./View";
import { Voices } from "./VoicesChart";
import { voicesOf } from "./voices";

const NONE: readonly Quote[] = [];

export function OpenPanel({ panel, reading, layout, settings }: ViewProps) {
  const { answer } = reading;
  const all = answer?.quotes ?? NONE;
  const lang = answer?.lang ?? null;
  const content = useRef<HTMLDivElement>(null);
  const [journey] = useState(() => new Journey());
  const [query, setQuery] = useState("");
  const [notice, setNotice] = useNotice();
  const [isAway, setAway] = useState(false);
  const [current, setCurrent] = useState<number | null>(null);

  const sections = useMemo(() => arrange(search(all, query), all, settings.order), [all, query, settings.order]);
  const voices = useMemo(() => voicesOf(all, lang), [all, lang]);
  const listed = sections.flatMap(({ quotes }) => quotes);
  const reached = listed.find(({ start }) => start === current) ?? listed[0];
  const story: Story = {
    title: answer?.title ?? document.title,
    address: location.href,
    lang,
    text: answer?.article.text ?? "",
  };

  const jump = (quote: Quote) => {
    const place = placeOf(quote, reading);
    if (place) {
      panel.highlight.show(place);
      journey.goTo(place, panel.covered);
    } else panel.highlight.clear();
    setAway(journey.isAway);
    setNotice(place ? "" : i18n.t("panelPlaceLost"));
  };
  const back = () => {
    journey.back();
    panel.highlight.clear();
    setAway(false);
    setNotice(i18n.t("panelWentBack"));
  };
  const copyText = async (text: string, done: string) =>
    setNotice((await copy(text, reading)) ? done : i18n.t("panelNotCopied"));
  const copyOne = (quote: Quote) => void copyText(citation(quote, story, creditOf), i18n.t("panelCopied"));
  const exportAll = (as: Exported) => {
    const text = as === "json" ? json(listed, story) : markdown(listed, story, creditOf);
    if (as === "copy") return void copyText(text, i18n.t("panelCopiedAll", listed.length));
    const name = fileName(story.title, as === "json" ? "json" : "md");
    save(name, text, as === "json" ? "application/json" : "text/markdown");
    setNotice(i18n.t("panelSaved", [name]));
  };

  panel.act = (deed: Deed): boolean => {
    switch (deed) {
      case "next":
        return focusOn(content.current, reached && listed.indexOf(reached) + (isInList(content.current) ? 1 : 0));
      case "previous":
        return focusOn(content.current, reached && listed.indexOf(reached) - 1);
      case "first":
        return focusOn(content.current, 0);
      case "last":
        return focusOn(content.current, listed.length - 1);
      case "copy":
        if (reached) copyOne(reached);
        return reached !== undefined;
      case "search":
        return focusOnSearch(content.current);
      case "back":
        if (isAway) back();
        return true;
      case "clear":
        if (query === "") panel.shut();
        else setQuery("");
        return true;
    }
  };

  return (
    <>
      {layout.kind === "beside" && (
        <Edge
          side={layout.side}
          width={layout.width}
          onResize={(width) => panel.resize(width)}
          onEnd={() => panel.remember({ width: settings.width })}
        />
      )}
      <Header
        count={all.length}
        found={listed.length}
        canMove={layout.kind === "beside"}
        onExport={exportAll}
        onMove={() => panel.remember({ side: settings.side === "left" ? "right" : "left" })}
        onClose={() => panel.shut()}
      />
      {all.length > 0 && (
        <Tools query={query} order={settings.order} onQuery={setQuery} onOrder={(order) => panel.remember({ order })} />
      )}
      <div class="content" ref={content}>
        <Voices voices={voices} onVoice={setQuery} />
        <Quotations
          sections={sections}
          all={all}
          order={settings.order}
          lang={lang}
          words={wordsOf(query)}
          current={reached?.start ?? null}
          onCurrent={({ start }) => setCurrent(start)}
          onJump={jump}
          onCopy={copyOne}
        />
        {listed.length === 0 && <Nothing reading={reading} isSearch={all.length > 0} />}
        {listed.length > 0 && <p class="keys">{i18n.t("panelKeys")}</p>}
      </div>
      <Footer notice={notice} onBack={isAway ? back : null} />
    </>
  );
}

function isInList(content: Element | null): boolean {
  const root = content?.getRootNode() as ShadowRoot | undefined;
  return root?.activeElement?.closest("li.quote") !== null;
}

/** Moves the focus to a quotation by its number in the list, as near as there is one. */
function focusOn(content: Element | null, number: number | undefined): boolean {
  const buttons = [...(content?.querySelectorAll<HTMLElement>(".jump") ?? [])];
  const button = buttons[Math.min(Math.max(0, number ?? 0), buttons.length - 1)];
  button?.focus({ preventScroll: true });
  button?.closest("li")?.scrollIntoView({ block: "nearest" });
  return button !== undefined;
}

function focusOnSearch(content: Element | null): boolean {
  const field = content?.parentElement?.querySelector<HTMLInputElement>("[type=search]");
  field?.focus();
  field?.select();
  return Boolean(field);
}
