/** What is set and chosen for single sites. */

import { useId, useState } from "preact/hooks";
import { i18n } from "#i18n";
import { ask } from "../protocol/client";
import { COUNTED, type SiteMode } from "../shared/schema";
import { hostFrom } from "../storage/sites";
import { readAllChoices, readSites } from "../storage/stores";
import { Action } from "../ui/components";
import { useStored } from "../ui/stored";
import { kindName } from "../ui/strings";

const set = (host: string, mode: SiteMode | null) => void ask({ kind: "set-site", host, mode });

export function Sites() {
  const sites = byName(useStored(readSites));
  return (
    <>
      <p class="lead">{i18n.t("optionsSitesLead")}</p>
      <div class="card">
        <AddSite />
        {sites.length === 0 && <p class="none">{i18n.t("optionsSitesNone")}</p>}
        <ul class="rows">
          {sites.map(([host, mode]) => (
            <li key={host}>
              <span class="name">{host}</span>
              <ModeField label={i18n.t("optionsSiteMode", [host])} mode={mode} onChange={(mode) => set(host, mode)} />
              <Action look="quiet" about={host} onClick={() => set(host, null)}>
                {i18n.t("optionsRemove")}
              </Action>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function AddSite() {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [mode, setMode] = useState<SiteMode>("off");
  const [isInvalid, setInvalid] = useState(false);
  const add = (event: Event) => {
    event.preventDefault();
    const host = hostFrom(typed);
    setInvalid(host === null);
    if (host === null) return;
    set(host, mode);
    setTyped("");
  };
  return (
    <form class="add" onSubmit={add}>
      <label for={id}>{i18n.t("optionsAddSite")}</label>
      <div class="add-fields">
        <input
          id={id}
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          dir="ltr"
          placeholder="news.example"
          value={typed}
          aria-invalid={isInvalid}
          aria-describedby={isInvalid ? `${id}-invalid` : undefined}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <ModeField label={i18n.t("optionsSiteMode", [typed])} mode={mode} onChange={setMode} />
        <button type="submit" class="plain">
          {i18n.t("optionsAdd")}
        </button>
      </div>
      {isInvalid && (
        <p id={`${id}-invalid`} class="invalid" role="alert">
          {i18n.t("optionsSiteInvalid")}
        </p>
      )}
    </form>
  );
}

interface ModeFieldProps {
  label: string;
  mode: SiteMode;
  onChange(mode: SiteMode): void;
}

function ModeField({ label, mode, onChange }: ModeFieldProps) {
  return (
    <select
      aria-label={label}
      value={mode}
      onChange={(event) => onChange(event.currentTarget.value === "on" ? "on" : "off")}
    >
      <option value="off">{i18n.t("optionsSiteOff")}</option>
      <option value="on">{i18n.t("optionsSiteOn")}</option>
    </select>
  );
}

/** What the reader decided in the popup. */
export function Choices() {
  const choices = byName(useStored(readAllChoices));
  return (
    <>
      <p class="lead">{i18n.t("optionsChoicesLead")}</p>
      <div class="card">
        {choices.length === 0 && <p class="none">{i18n.t("optionsChoicesNone")}</p>}
        {choices.map(([host, { kept, picked }]) => (
          <div key={host} class="site">
            <div class="site-head">
              <h3>{host}</h3>
              <Action look="quiet" about={host} onClick={() => void ask({ kind: "forget-choices", host })}>
                {i18n.t("optionsForgetSite")}
              </Action>
            </div>
            <ul class="rows">
              {[
                ...kept.map((entry) => ({ list: "kept" as const, entry })),
                ...picked.map((entry) => ({ list: "picked" as const, entry })),
              ].map((only) => (
                <li key={only.list + only.entry}>
                  <span class="tag">
                    {only.list === "kept" ? i18n.t("optionsChoiceKept") : i18n.t("optionsChoicePicked")}
                  </span>
                  <span class={only.list === "kept" ? "name" : "name code"} dir="auto">
                    {entryInWords(only.entry)}
                  </span>
                  <Action
                    look="quiet"
                    about={only.entry}
                    onClick={() => void ask({ kind: "forget-choices", host, only })}
                  >
                    {i18n.t("optionsForget")}
                  </Action>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </>
  );
}

/** What is kept: the words of an item, or all of a kind. */
function entryInWords(entry: string): string {
  const kind = COUNTED.find((kind) => entry === `kind:${kind}`);
  return kind ? kindName(kind) : entry;
}

function byName<Value>(entries: Record<string, Value> | null): [string, Value][] {
  return Object.entries(entries ?? {}).sort(([one], [other]) => one.localeCompare(other));
}
