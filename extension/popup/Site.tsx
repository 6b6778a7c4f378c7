/** What holds for the site in front, beyond this page. */

import { i18n } from "#i18n";
import type { Settings } from "../shared/schema";
import { isCleanedByItself } from "../storage/sites";
import { Action, Switch } from "../ui/components";
import type { Deeds, Open } from "./deeds";

interface Props {
  open: Open;
  settings: Settings;
  deeds: Deeds;
}

export function Site({ open, settings, deeds }: Props) {
  const isPaused = settings.pausedUntil > Date.now();
  const isForAll = settings.cleaning === "by-itself" && open.access;
  return (
    <section class="site">
      <Switch
        label={i18n.t("popupSiteSwitch", [open.host])}
        hint={ruleInWords(open)}
        checked={isCleanedByItself(open, settings)}
        onChange={deeds.setSite}
      />
      <div class="site-ways">
        {!isForAll && open.rule.mode !== "off" && (
          <Action look="quiet" onClick={deeds.alwaysEverywhere}>
            {i18n.t("popupAlwaysEverywhere")}
          </Action>
        )}
        {!isPaused && (
          <Action look="quiet" onClick={deeds.pause}>
            {i18n.t("popupPause")}
          </Action>
        )}
      </div>
    </section>
  );
}

function ruleInWords({ host, rule }: Open): string | undefined {
  if (rule.from === null) return undefined;
  return rule.from === host ? i18n.t("popupRuleOwn") : i18n.t("popupRuleFrom", [rule.from]);
}
