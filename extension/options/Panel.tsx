/** How the panel of quotations behaves, and how everything looks. */

import { useId } from "preact/hooks";
import { i18n } from "#i18n";
import { PANEL_WIDTH, type Settings } from "../storage/schema";
import { Choice, Switch } from "../ui/components";
import { change } from "./Options";

export function Panel({ settings: { panel, theme } }: { settings: Settings }) {
  const width = useId();
  return (
    <>
      <div class="card">
        <Switch
          label={i18n.t("optionsPanelOpens")}
          hint={i18n.t("optionsPanelOpensHint")}
          checked={panel.opens === "by-itself"}
          onChange={(opens) => change({ panel: { opens: opens ? "by-itself" : "on-request" } })}
        />
        <Choice
          legend={i18n.t("optionsPanelSide")}
          value={panel.side}
          options={[
            ["left", i18n.t("optionsLeft")],
            ["right", i18n.t("optionsRight")],
          ]}
          onChange={(side) => change({ panel: { side } })}
        />
        <Choice
          legend={i18n.t("optionsPanelOrder")}
          value={panel.order}
          options={[
            ["weight", i18n.t("optionsOrderWeight")],
            ["text", i18n.t("optionsOrderText")],
            ["speaker", i18n.t("optionsOrderSpeaker")],
          ]}
          onChange={(order) => change({ panel: { order } })}
        />
        <div class="range">
          <label for={width}>{i18n.t("optionsPanelWidth")}</label>
          <output for={width}>{i18n.t("optionsPixels", [String(panel.width)])}</output>
          <input
            id={width}
            type="range"
            min={PANEL_WIDTH.min}
            max={PANEL_WIDTH.max}
            step={10}
            value={panel.width}
            onChange={(event) => change({ panel: { width: event.currentTarget.valueAsNumber } })}
          />
        </div>
      </div>
      <h3>{i18n.t("optionsLook")}</h3>
      <div class="card">
        <Choice
          legend={i18n.t("optionsTheme")}
          value={theme}
          options={[
            ["system", i18n.t("optionsThemeSystem")],
            ["light", i18n.t("optionsThemeLight")],
            ["dark", i18n.t("optionsThemeDark")],
          ]}
          onChange={(theme) => change({ theme })}
        />
      </div>
    </>
  );
}
