/** What the reader should know: damaged storage, no sync, access that was withdrawn. */

import { i18n } from "#i18n";
import { ask } from "../protocol/client";
import type { Settings } from "../shared/schema";
import { readDamaged, readSettings } from "../storage/stores";
import { heldBack } from "../storage/synced";
import { Action, Notice } from "../ui/components";
import { useStored } from "../ui/stored";
import { useAccess } from "./access";
import { fieldName } from "./words";

export function Health({ settings }: { settings: Settings }) {
  const fields = useStored(readSettings)?.notes ?? [];
  const entries = useStored(readDamaged) ?? [];
  const held = useStored(heldBack) ?? {};
  const access = useAccess();
  const isWithdrawn = settings.enabled && settings.cleaning === "by-itself" && access?.length === 0;
  return (
    <>
      {fields.length + entries.length > 0 && (
        <Notice tone="warning">
          <ul>
            {fields.map(({ field }) => (
              <li key={field}>{i18n.t("optionsDamaged", [fieldName(field)])}</li>
            ))}
            {entries.map(({ field }) => (
              <li key={field}>{i18n.t("optionsDamagedEntry", [field])}</li>
            ))}
          </ul>
          <Action onClick={() => void ask({ kind: "repair" })}>{i18n.t("optionsRepair")}</Action>
        </Notice>
      )}
      {Object.keys(held).length > 0 && <Notice>{i18n.t("optionsHeldBack")}</Notice>}
      {isWithdrawn && <Notice tone="warning">{i18n.t("optionsAccessWithdrawn")}</Notice>}
    </>
  );
}
