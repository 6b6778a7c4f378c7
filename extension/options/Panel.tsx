/** How the panel of quotations behaves, and how everything looks. */

import { useId } from "preact/hooks";
import { i18n } from "#i18n";
import { QUOTE_FIELDS, STORY_FIELDS, TEMPLATE } from "../panel/template";
import { PANEL_WIDTH, type Settings, TEMPLATE_MAX } from "../shared/schema";
import { Action, Choice, Switch } from "../ui/components";
import { change } from "./change";

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
        <Switch
          label={i18n.t("optionsPanelHandle")}
          hint={i18n.t("optionsPanelHandleHint")}
          checked={panel.handle}
          onChange={(handle) => change({ panel: { handle } })}
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
      <Template template={panel.template} />
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

/** How quotations are written out: our way until the reader changes it. */
function Template({ template }: { template: string }) {
  const id = useId();
  const set = (text: string) => change({ panel: { template: text === TEMPLATE ? "" : text } });
  return (
    <div class="card template">
      <label for={id}>{i18n.t("optionsTemplate")}</label>
      <small id={`${id}-hint`}>{i18n.t("optionsTemplateHint", [FIELDS])}</small>
      <textarea
        id={id}
        aria-describedby={`${id}-hint`}
        rows={12}
        dir="ltr"
        spellcheck={false}
        maxLength={TEMPLATE_MAX}
        value={template || TEMPLATE}
        onChange={(event) => set(event.currentTarget.value)}
      />
      {template !== "" && <Action onClick={() => set("")}>{i18n.t("optionsTemplateReset")}</Action>}
    </div>
  );
}

const FIELDS = [...STORY_FIELDS, ...QUOTE_FIELDS].map((name) => `{{${name}}}`).join(" ");
