/** The open panel: what the reader has set in it, and what they do with the quotations. */

import { useMemo, useRef, useState } from "preact/hooks";
import { i18n } from "#i18n";
import { type Statement, statementsOf } from "../../packages/quotes/statements";
import type { Reading } from "../content/reading";
import type { PanelSettings } from "../shared/schema";
import { arrange, holding, search } from "./arrange";
import { copy, openProgram, save } from "./clipboard";
import type { PanelControls } from "./controls";
import { creditOf } from "./credit";
import { Edge } from "./Edge";
import { citation, citationOf } from "./export";
import { type Exported, exported } from "./exported";
import { Footer, useNotice } from "./Footer";
import { Header } from "./Header";
import type { PanelDeed } from "./key-map";
import type { Layout } from "./layout";
import { placesOf } from "./locate";
import { Nothing } from "./Nothing";
import { Quotations } from "./Quotations";
import { Journey } from "./scroll";
import { wordsOf } from "./search-folding";
import { storyOf } from "./story";
import { Tools } from "./Tools";
import { Voices } from "./VoicesChart";
import { voicesOf } from "./voices";

interface Props {
  panel: PanelControls;
  reading: Reading;
  layout: Layout;
  settings: PanelSettings;
}

export function OpenPanel({ panel, reading, layout, settings }: Props) {
  const { answer } = reading;
  const all = useMemo(() => statementsOf(answer?.quotes ?? []), [answer]);
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
  const story = useMemo(() => storyOf(document, answer), [answer]);

  const jump = (quote: Statement) => {
    const places = placesOf(quote, reading);
    const [place] = places;
    if (place) {
      panel.highlight.show(places);
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
  const copyText = async (text: string, done: string): Promise<boolean> => {
    const isCopied = await copy(text, reading);
    setNotice(isCopied ? done : i18n.t("panelNotCopied"));
    return isCopied;
  };
  const copyOne = (quote: Statement) => void copyText(citation(quote, story, creditOf), i18n.t("panelCopied"));
  const exportAll = async (as: Exported) => {
    const { text, file, opens } = exported(as, listed, story, creditOf, settings.template);
    if (!file) {
      const isCopied = await copyText(text, i18n.t("panelCopiedAll", listed.length));
      if (isCopied && opens) openProgram(opens);
      return;
    }
    save(file.name, text, file.type);
    setNotice(i18n.t("panelSaved", [file.name]));
  };

  panel.cite = (text: string) => {
    const found = holding(all, text);
    if (!found) return void copyText(citationOf(text, story), i18n.t("panelCopied"));
    setCurrent(found.start);
    setQuery("");
    copyOne(found);
    jump(found);
  };

  panel.act = (deed: PanelDeed): boolean => {
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
        onExport={(as) => void exportAll(as)}
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
