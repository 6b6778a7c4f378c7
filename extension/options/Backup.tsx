/** Settings, rules and choices as a file, and back again after a look at what would change. */

import { useRef, useState } from "preact/hooks";
import { i18n } from "#i18n";
import { ask } from "../protocol/client";
import type { Backup as File } from "../shared/schema";
import { type BackupChange, compare, makeBackup, NotABackup, parseBackup } from "../storage/backup";
import type { Note } from "../storage/settings";
import { readAllChoices, readSettings, readSites } from "../storage/stores";
import { Action, Notice } from "../ui/components";
import { fieldName, valueInWords } from "./words";

/** Bytes; settings with thousands of rules are smaller. */
const LARGEST = 2_000_000;
/** Damaged fields that are named. */
const NAMED = 20;

type Step =
  | { kind: "idle" }
  | { kind: "invalid"; why: string }
  | { kind: "preview"; backup: File; changes: BackupChange[]; notes: Note[] }
  | { kind: "done" };

export function Backup() {
  const [step, setStep] = useState<Step>({ kind: "idle" });
  const picker = useRef<HTMLInputElement>(null);
  const apply = async (backup: File) => {
    await ask({ kind: "restore-backup", backup });
    setStep({ kind: "done" });
  };
  return (
    <>
      <p class="lead">{i18n.t("optionsBackupLead")}</p>
      <div class="card">
        <div class="buttons">
          <Action onClick={() => void save()}>{i18n.t("optionsExport")}</Action>
          <Action onClick={() => picker.current?.click()}>{i18n.t("optionsImport")}</Action>
          <input
            ref={picker}
            id="import-file"
            type="file"
            accept="application/json,.json"
            hidden
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) void look(file).then(setStep);
              event.currentTarget.value = "";
            }}
          />
        </div>
        {step.kind === "invalid" && <Notice tone="warning">{step.why}</Notice>}
        {step.kind === "done" && <Notice tone="good">{i18n.t("optionsImported")}</Notice>}
        {step.kind === "preview" && (
          <Preview
            changes={step.changes}
            notes={step.notes}
            onApply={() => void apply(step.backup)}
            onCancel={() => setStep({ kind: "idle" })}
          />
        )}
      </div>
    </>
  );
}

interface PreviewProps {
  changes: BackupChange[];
  notes: Note[];
  onApply(): void;
  onCancel(): void;
}

function Preview({ changes, notes, onApply, onCancel }: PreviewProps) {
  return (
    <section class="preview" aria-labelledby="preview-title">
      <h3 id="preview-title">{i18n.t("optionsPreview")}</h3>
      {notes.slice(0, NAMED).map(({ field }) => (
        <Notice key={field} tone="warning">
          {i18n.t("optionsDamaged", [fieldName(field)])}
        </Notice>
      ))}
      {changes.length === 0 ? (
        <p>{i18n.t("optionsPreviewNone")}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{i18n.t("optionsPreviewThing")}</th>
              <th scope="col">{i18n.t("optionsPreviewNow")}</th>
              <th scope="col">{i18n.t("optionsPreviewThen")}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ part, name, from, to }) => (
              <tr key={part + name}>
                <th scope="row">{part === "choices" ? i18n.t("optionsChoicesOf", [name]) : fieldName(name)}</th>
                <td>{valueInWords(name, from)}</td>
                <td>{valueInWords(name, to)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div class="buttons">
        {changes.length > 0 && (
          <Action look="main" onClick={onApply}>
            {i18n.t("optionsApply")}
          </Action>
        )}
        <Action onClick={onCancel}>{i18n.t("optionsCancel")}</Action>
      </div>
    </section>
  );
}

async function current(): Promise<File> {
  const [{ settings }, sites, choices] = await Promise.all([readSettings(), readSites(), readAllChoices()]);
  return makeBackup(settings, sites, choices);
}

/** What a file would do. */
async function look(file: globalThis.File): Promise<Step> {
  if (file.size > LARGEST) return { kind: "invalid", why: i18n.t("optionsImportLarge") };
  try {
    const { backup, notes } = parseBackup(JSON.parse(await file.text()));
    return { kind: "preview", backup, notes, changes: compare(await current(), backup) };
  } catch (error) {
    if (error instanceof NotABackup || error instanceof SyntaxError) {
      return { kind: "invalid", why: i18n.t("optionsImportInvalid") };
    }
    throw error;
  }
}

async function save(): Promise<void> {
  const text = JSON.stringify(await current(), null, 2);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "quiet-quotes.json";
  link.click();
  URL.revokeObjectURL(link.href);
}
