/** What is drawn: the open panel or its handle. */

import { browser } from "wxt/browser";
import { i18n } from "#i18n";
import { statementsOf } from "../../packages/quotes/statements";
import type { Reading } from "../content/reading";
import type { PanelSettings, Settings } from "../storage/schema";
import type { PanelControls } from "./controls";
import { Handle } from "./Handle";
import { type Layout, SHEET } from "./layout";
import { OpenPanel } from "./OpenPanel";

export interface ViewProps {
  panel: PanelControls;
  reading: Reading;
  open: boolean;
  layout: Layout;
  /** Pixels from the window's upper end, for a panel beside the story. */
  top: number;
  settings: PanelSettings;
  theme: Settings["theme"];
}

export function View(props: ViewProps) {
  const { panel, reading, open, settings, layout, top } = props;
  const look = { "data-theme": props.theme, "data-side": settings.side, "data-kind": layout.kind };
  const lang = browser.i18n.getUILanguage();
  if (!open) {
    const count = statementsOf(reading.answer?.quotes ?? []).length;
    return (
      <div class="closed" {...look} lang={lang}>
        <Handle count={count} onOpen={() => panel.open(true)} onRemove={() => panel.close()} />
      </div>
    );
  }
  const isEmpty = reading.answer?.quotes.length === 0 || reading.answer?.is_article === false;
  return (
    <aside class="panel" {...look} lang={lang} aria-label={i18n.t("panelTitle")} style={sizeOf(layout, top, isEmpty)}>
      {/* Another story in the same document begins anew. */}
      <OpenPanel
        key={location.href.split("#")[0]}
        panel={panel}
        reading={reading}
        layout={layout}
        settings={settings}
      />
    </aside>
  );
}

/** A sheet takes a third of the window for quotations, and what it needs to say that there are none. */
function sizeOf(layout: Layout, top: number, isEmpty: boolean): string {
  if (layout.kind === "beside") return `inline-size: ${layout.width}px; inset-block-start: ${top}px`;
  return isEmpty ? "block-size: auto" : `block-size: ${SHEET * 100}vh`;
}
