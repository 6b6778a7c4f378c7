/** Lets the reader write a report and copy it; nothing is sent. */

import { useId, useRef, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { i18n } from "#i18n";
import { type About, reportText } from "./report-text";

const WRONG = [
  ["story hidden", "popupReportStory"],
  ["nag left", "popupReportNag"],
  ["quotation", "popupReportQuote"],
  ["other", "popupReportOther"],
] as const;

export function Report({ state, address }: { state: About["state"]; address: string | undefined }) {
  const id = useId();
  const [wrong, setWrong] = useState<string>("story hidden");
  const [withAddress, setWithAddress] = useState(false);
  const [copied, setCopied] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const text = reportText({
    wrong,
    version: browser.runtime.getManifest().version,
    agent: navigator.userAgent,
    state,
    address: withAddress ? (address ?? null) : null,
  });
  const copy = async () => {
    field.current?.select();
    await navigator.clipboard.writeText(text);
    setCopied(text);
  };
  return (
    <details class="report">
      <summary>{i18n.t("popupReport")}</summary>
      <p>{i18n.t("popupReportLead")}</p>
      <label class="field">
        <span>{i18n.t("popupReportWrong")}</span>
        <select value={wrong} onChange={(event) => setWrong(event.currentTarget.value)}>
          {WRONG.map(([value, label]) => (
            <option key={value} value={value}>
              {i18n.t(label)}
            </option>
          ))}
        </select>
      </label>
      <label class="tick">
        <input
          type="checkbox"
          checked={withAddress}
          onChange={(event) => setWithAddress(event.currentTarget.checked)}
        />
        <span>{i18n.t("popupReportAddress")}</span>
      </label>
      <label class="unseen" for={id}>
        {i18n.t("popupReportText")}
      </label>
      <textarea id={id} ref={field} readOnly rows={7} value={text} dir="ltr" />
      <button type="button" class="plain" onClick={() => void copy()}>
        {copied === text ? i18n.t("popupCopied") : i18n.t("popupCopy")}
      </button>
    </details>
  );
}
