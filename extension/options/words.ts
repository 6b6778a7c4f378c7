/** Words for settings and their values, as the preview and the notes show them. */

import { i18n } from "#i18n";
import { NAG_KINDS, type SiteChoices } from "../shared/schema";
import { kindName } from "../ui/strings";
import { languageName } from "./languages";

/** Maps, since names come from files: what every object has is no setting. */
const FIELDS = new Map<string, () => string>(
  Object.entries({
    enabled: () => i18n.t("optionsEnabled"),
    cleaning: () => i18n.t("optionsWhen"),
    kinds: () => i18n.t("optionsKinds"),
    languages: () => i18n.t("optionsLanguages"),
    overlaysEverywhere: () => i18n.t("optionsOverlays"),
    theme: () => i18n.t("optionsTheme"),
    panel: () => i18n.t("optionsPanel"),
    "panel.opens": () => i18n.t("optionsPanelOpens"),
    "panel.side": () => i18n.t("optionsPanelSide"),
    "panel.width": () => i18n.t("optionsPanelWidth"),
    "panel.order": () => i18n.t("optionsPanelOrder"),
    "panel.handle": () => i18n.t("optionsPanelHandle"),
    "panel.template": () => i18n.t("optionsTemplate"),
    settings: () => i18n.t("optionsHeading"),
  }),
);

const VALUES = new Map<string, () => string>(
  Object.entries({
    "by-itself": () => i18n.t("optionsByItself"),
    "on-click": () => i18n.t("optionsOnClick"),
    "on-request": () => i18n.t("optionsOnClick"),
    left: () => i18n.t("optionsLeft"),
    right: () => i18n.t("optionsRight"),
    weight: () => i18n.t("optionsOrderWeight"),
    text: () => i18n.t("optionsOrderText"),
    speaker: () => i18n.t("optionsOrderSpeaker"),
    system: () => i18n.t("optionsThemeSystem"),
    light: () => i18n.t("optionsThemeLight"),
    dark: () => i18n.t("optionsThemeDark"),
    on: () => i18n.t("optionsSiteOn"),
    off: () => i18n.t("optionsSiteOff"),
  }),
);

/** What a setting is called; a host is called what it is. */
export function fieldName(path: string): string {
  return FIELDS.get(path)?.() ?? path;
}

export function valueInWords(name: string, value: unknown): string {
  if (value === null) return i18n.t("optionsPreviewAbsent");
  if (typeof value === "boolean") return value ? i18n.t("optionsYes") : i18n.t("optionsNo");
  if (Array.isArray(value)) return listInWords(name, value.map(String));
  if (typeof value === "string") return VALUES.get(value)?.() ?? value;
  if (typeof value === "object") return choicesInWords(value);
  return String(value);
}

function listInWords(name: string, values: string[]): string {
  if (name === "languages") {
    return values.length === 0 ? i18n.t("optionsAllLanguages") : values.map(languageName).join(", ");
  }
  if (values.length === 0) return i18n.t("optionsPreviewAbsent");
  return NAG_KINDS.filter((kind) => values.includes(kind))
    .map(kindName)
    .join(", ");
}

/** How many there are, and what would be hidden: a selector is worth a look before it is taken. */
function choicesInWords(choices: object): string {
  const { kept, picked } = choices as SiteChoices;
  const count = i18n.t("optionsChoicesCount", [String(kept.length), String(picked.length)]);
  return picked.length > 0 ? `${count}: ${picked.join(", ")}` : count;
}
