/** Lets the reader write a report, copy it, or open it as an issue; nothing is sent by itself. */

import { useId, useRef, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { i18n } from "#i18n";
import { type About, issueAddress, reportText, WRONGS, type Wrong } from "./report-text";

const NAMES: Record<Wrong, () => string> = {
  "story hidden": () => i18n.t("popupReportStory"),
  "nag left": () => i18n.t("popupReportNag"),
  quotation: () => i18n.t("popupReportQuote"),
  slow: () => i18n.t("popupReportSlow"),
  other: () => i18n.t("popupReportOther"),
};

export function Report({ state, address }: { state: About["state"]; address: string | undefined }) {
  const id = useId();
  const [wrong, setWrong] = useState<Wrong>("story hidden");
  const [withAddress, setWithAddress] = useState(false);
  const [copied, setCopied] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { version, homepage_url: repository } = browser.runtime.getManifest();
  const about: About = {
    wrong,
    version,
    agent: navigator.userAgent,
    state,
    address: withAddress ? (address ?? null) : null,
  };
  const text = reportText(about);
  const copy = async () => {
    field.current?.select();
    await navigator.clipboard.writeText(text);
    setCopied(text);
  };
  const open = async () => {
    if (repository) await browser.tabs.create({ url: issueAddress(repository, about) });
    window.close();
  };
  return (
    <details class="report">
      <summary>{i18n.t("popupReport")}</summary>
      <p>{i18n.t("popupReportLead")}</p>
      <label class="field">
        <span>{i18n.t("popupReportWrong")}</span>
        <select
          value={wrong}
          onChange={({ currentTarget: { value } }) => setWrong(WRONGS.find((known) => known === value) ?? "other")}
        >
          {WRONGS.map((value) => (
            <option key={value} value={value}>
              {NAMES[value]()}
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
      <div class="report-ways">
        <button type="button" class="plain" onClick={() => void copy()}>
          {copied === text ? i18n.t("popupCopied") : i18n.t("popupCopy")}
        </button>
        <button type="button" class="plain" onClick={() => void open()}>
          {i18n.t("popupReportOpen")}
        </button>
      </div>
    </details>
  );
}
