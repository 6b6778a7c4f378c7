/** When pages are cleaned, on which sites the browser allows it, and what is hidden. */

import { useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { i18n } from "#i18n";
import { NAG_KINDS, type Settings } from "../shared/schema";
import { ALL_SITES } from "../storage/sites";
import { Action, Choice, Notice, Switch } from "../ui/components";
import { kindName } from "../ui/strings";
import { isForAll, useAccess } from "./access";
import { change } from "./change";
import { LANGUAGES, languageName } from "./languages";

export function Cleaning({ settings }: { settings: Settings }) {
  const { enabled, cleaning, kinds, overlaysEverywhere } = settings;
  const toggle = (kind: Settings["kinds"][number], isHidden: boolean) =>
    change({ kinds: NAG_KINDS.filter((other) => (other === kind ? isHidden : kinds.includes(other))) });
  return (
    <>
      <div class="card">
        <Switch
          label={i18n.t("optionsEnabled")}
          hint={i18n.t("optionsEnabledHint")}
          checked={enabled}
          onChange={(enabled) => change({ enabled })}
        />
        <Choice
          legend={i18n.t("optionsWhen")}
          value={cleaning}
          options={[
            ["by-itself", i18n.t("optionsByItself")],
            ["on-click", i18n.t("optionsOnClick")],
          ]}
          onChange={(cleaning) => change({ cleaning })}
        />
        <Access />
      </div>
      <h3>{i18n.t("optionsKinds")}</h3>
      <div class="card">
        {NAG_KINDS.map((kind) => (
          <Switch
            key={kind}
            label={kindName(kind)}
            checked={kinds.includes(kind)}
            onChange={(isHidden) => toggle(kind, isHidden)}
          />
        ))}
        <Switch
          label={i18n.t("optionsOverlays")}
          hint={i18n.t("optionsOverlaysHint")}
          checked={overlaysEverywhere}
          onChange={(overlaysEverywhere) => change({ overlaysEverywhere })}
        />
      </div>
      <h3>{i18n.t("optionsLanguages")}</h3>
      <Languages chosen={settings.languages} />
    </>
  );
}

function Access() {
  const origins = useAccess();
  const [error, setError] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  if (!origins) return null;
  const withdraw = (some: string[]) =>
    browser.permissions.remove({ origins: some }).then(
      () => setError(null),
      (caught: unknown) => setError(caught instanceof Error ? caught.message : String(caught)),
    );
  const grant = () =>
    browser.permissions.request({ origins: [ALL_SITES] }).then((granted) => setRefused(!granted), console.warn);
  const all = isForAll(origins);
  return (
    <fieldset class="access">
      <legend>{i18n.t("optionsAccess")}</legend>
      <p>{all ? i18n.t("optionsAccessAll") : accessInWords(origins)}</p>
      {!all && origins.length > 0 && (
        <ul class="rows">
          {origins.map((origin) => (
            <li key={origin}>
              <span class="name">{origin}</span>
              <Action look="quiet" about={origin} onClick={() => void withdraw([origin])}>
                {i18n.t("optionsWithdraw")}
              </Action>
            </li>
          ))}
        </ul>
      )}
      {refused && !all && <Notice>{i18n.t("popupRefused")}</Notice>}
      {error && <Notice tone="warning">{i18n.t("uiError", [error])}</Notice>}
      {all ? (
        <Action onClick={() => void withdraw(origins)}>{i18n.t("optionsWithdrawAll")}</Action>
      ) : (
        <Action look="main" onClick={() => void grant()}>
          {i18n.t("optionsGrant")}
        </Action>
      )}
    </fieldset>
  );
}

function accessInWords(origins: readonly string[]): string {
  return origins.length > 0 ? i18n.t("optionsAccessSome") : i18n.t("optionsAccessNone");
}

function Languages({ chosen }: { chosen: readonly string[] }) {
  const isAll = chosen.length === 0;
  const toggle = (language: string, isWanted: boolean) =>
    change({ languages: LANGUAGES.filter((other) => (other === language ? isWanted : chosen.includes(other))) });
  return (
    <div class="card">
      <Switch
        label={i18n.t("optionsAllLanguages")}
        hint={i18n.t("optionsAllLanguagesHint")}
        checked={isAll}
        onChange={(all) => change({ languages: all ? [] : [...LANGUAGES] })}
      />
      {!isAll && (
        <fieldset class="ticks">
          <legend class="unseen">{i18n.t("optionsLanguages")}</legend>
          {LANGUAGES.map((language) => (
            <label key={language} class="tick">
              <input
                type="checkbox"
                checked={chosen.includes(language)}
                onChange={(event) => toggle(language, event.currentTarget.checked)}
              />
              <span>{languageName(language)}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
