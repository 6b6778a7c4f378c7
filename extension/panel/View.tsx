/** What is drawn of the panel. */

import { browser } from "wxt/browser";
import { i18n } from "#i18n";
import type { Reading } from "../content/reading";
import type { PanelSettings, Settings } from "../shared/schema";
import type { PanelControls } from "./controls";
import { type Layout, SHEET } from "./layout";
import { OpenPanel } from "./OpenPanel";

export interface ViewProps {
  panel: PanelControls;
  reading: Reading;
  layout: Layout;
  /** Pixels from the window's upper end, for a panel beside the story. */
  top: number;
  settings: PanelSettings;
  theme: Settings["theme"];
}

export function View(props: ViewProps) {
  const { reading, settings, layout, top } = props;
  const look = { "data-theme": props.theme, "data-side": settings.side, "data-kind": layout.kind };
  const lang = browser.i18n.getUILanguage();
  const isEmpty = reading.answer?.quotes.length === 0 || reading.answer?.is_article === false;
  return (
    <aside class="panel" {...look} lang={lang} aria-label={i18n.t("panelTitle")} style={sizeOf(layout, top, isEmpty)}>
      {/* Another story in the same document begins anew. */}
      <OpenPanel
        key={location.href.split("#")[0]}
        panel={props.panel}
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
