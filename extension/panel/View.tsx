/** What is drawn: the open panel or its handle. */

import { browser } from "wxt/browser";
import { i18n } from "#i18n";
import type { Reading } from "../content/reading";
import type { PanelSettings, Settings } from "../storage/schema";
import { Handle } from "./Handle";
import type { Layout } from "./layout";
import { OpenPanel } from "./OpenPanel";
import type { Panel } from "./panel";

export interface ViewProps {
  panel: Panel;
  reading: Reading;
  open: boolean;
  layout: Layout;
  settings: PanelSettings;
  theme: Settings["theme"];
}

export function View(props: ViewProps) {
  const { panel, reading, open, settings, layout } = props;
  const look = { "data-theme": props.theme, "data-side": settings.side, "data-kind": layout.kind };
  const lang = browser.i18n.getUILanguage();
  if (!open) {
    const count = reading.answer?.quotes.length ?? 0;
    return (
      <div class="closed" {...look} lang={lang}>
        <Handle count={count} onOpen={() => panel.open(true)} onRemove={() => panel.close()} />
      </div>
    );
  }
  const size = layout.kind === "beside" ? `inline-size: ${layout.width}px` : `block-size: ${panel.covered}px`;
  return (
    <aside class="panel" {...look} lang={lang} aria-label={i18n.t("panelTitle")} style={size}>
      {/* Another story in the same document begins anew. */}
      <OpenPanel key={location.href.split("#")[0]} {...props} />
    </aside>
  );
}
