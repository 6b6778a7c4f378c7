/** The popup: how the page in front stands, what was hidden on it and why, and what can be done about it. */

import { useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { i18n } from "#i18n";
import { ask } from "../protocol/client";
import type { PageState, TabState } from "../protocol/messages";
import { ALL_SITES, originsOf, ruleToSet } from "../storage/sites";
import { readSettings, readSites } from "../storage/stores";
import { Action, Mark, Notice, Switch } from "../ui/components";
import { useStored } from "../ui/stored";
import { headline } from "./headline";
import { Items } from "./Items";
import { Report } from "./Report";
import { useTab, type Watched } from "./tab";

type Open = Exclude<TabState, { kind: "closed" }>;

export function Popup() {
  const watched = useTab();
  const settings = useStored(readSettings)?.settings;
  const { state, error } = watched;
  if (!state || !settings) return <p class="loading">{i18n.t("popupLoading")}</p>;
  const open = state.kind === "closed" ? null : state;
  const { title, text } = headline(state, settings);
  return (
    <>
      <header>
        <Mark />
        <div class="headline" role="status">
          <h1>{title}</h1>
          <p>{text}</p>
        </div>
        <button type="button" class="quiet round" onClick={openSettings} aria-label={i18n.t("popupSettings")}>
          <Gear />
        </button>
      </header>
      <main>
        {error && <Notice tone="warning">{i18n.t("uiError", [error])}</Notice>}
        {state.kind === "idle" && settings.enabled && <Ways state={state} watched={watched} />}
        {state.kind === "read" && <Page page={state.page} watched={watched} />}
        <Switches open={open} enabled={settings.enabled} watched={watched} />
        {open && <Report state={open} address={watched.tab?.address} />}
      </main>
    </>
  );
}

/** The ways to clean a page that is not read yet. */
function Ways({ state, watched }: { state: Extract<TabState, { kind: "idle" }>; watched: Watched }) {
  const [refused, setRefused] = useState(false);
  // The browser asks only while the click is being handled, so nothing may be waited for before.
  const always = (origins: string[], change: () => Promise<unknown>) => {
    const asked = browser.permissions.request({ origins });
    const changed = change();
    void watched.act(async ({ id }) => {
      const [granted] = await Promise.all([asked, changed]);
      setRefused(!granted);
      if (granted) await ask({ kind: "clean-tab", tab: id });
    });
  };
  const { host } = state;
  const here = () => ask({ kind: "set-site", host, mode: "on" });
  const everywhere = () => ask({ kind: "change-settings", change: { cleaning: "by-itself" } });
  return (
    <div class="ways">
      <Action look="main" onClick={() => void watched.act(({ id }) => ask({ kind: "clean-tab", tab: id }))}>
        {i18n.t("popupCleanNow")}
      </Action>
      {state.rule.mode !== "off" && (
        <>
          <Action onClick={() => always(originsOf(host), here)}>{i18n.t("popupAlwaysHere")}</Action>
          <Action onClick={() => always([ALL_SITES], everywhere)}>{i18n.t("popupAlwaysEverywhere")}</Action>
        </>
      )}
      {refused && <Notice>{i18n.t("popupRefused")}</Notice>}
    </div>
  );
}

/** What was hidden on a page, and what can be done with all of it. */
function Page({ page, watched }: { page: PageState; watched: Watched }) {
  if (page.status === "reading" || page.status === "off" || page.status === "too-large") return null;
  if (page.status === "failed") {
    return (
      <div class="ways">
        <Action look="main" onClick={() => void reload(watched)}>
          {i18n.t("popupReload")}
        </Action>
      </div>
    );
  }
  return (
    <>
      {page.items.length > 0 && <Items page={page} watched={watched} />}
      <div class="ways row">
        {page.quotes > 0 && (
          <Action look="main" onClick={() => leave(watched.tell({ kind: "open-panel" }))}>
            {i18n.t("popupPanel", page.quotes)}
          </Action>
        )}
        <button
          type="button"
          class="plain"
          title={i18n.t("popupPickHint")}
          onClick={() => leave(watched.tell({ kind: "pick" }))}
        >
          {i18n.t("popupPick")}
        </button>
      </div>
    </>
  );
}

function Switches({ open, enabled, watched }: { open: Open | null; enabled: boolean; watched: Watched }) {
  const setSite = (host: string, cleaned: boolean) =>
    watched.act(async ({ id }) => {
      await ask({ kind: "set-site", host, mode: ruleToSet(host, cleaned, await readSites()) });
      if (cleaned) await ask({ kind: "clean-tab", tab: id });
    });
  return (
    <section class="switches">
      {open && enabled && (
        <Switch
          label={i18n.t("popupSiteSwitch", [open.host])}
          hint={ruleInWords(open)}
          checked={open.rule.mode !== "off"}
          onChange={(checked) => void setSite(open.host, checked)}
        />
      )}
      <Switch
        label={i18n.t("popupAllSwitch")}
        hint={i18n.t("popupAllSwitchHint")}
        checked={enabled}
        onChange={(checked) => void watched.act(() => ask({ kind: "change-settings", change: { enabled: checked } }))}
      />
    </section>
  );
}

function ruleInWords({ host, rule }: Open): string | undefined {
  if (rule.from === null) return undefined;
  return rule.from === host ? i18n.t("popupRuleOwn") : i18n.t("popupRuleFrom", [rule.from]);
}

function Gear() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M4 7h9m5 0h2M4 17h2m5 0h9" />
      <circle cx="15.5" cy="7" r="2.5" />
      <circle cx="8.5" cy="17" r="2.5" />
    </svg>
  );
}

async function openSettings(): Promise<void> {
  await browser.runtime.openOptionsPage();
  window.close();
}

async function reload({ tab }: Watched): Promise<void> {
  if (tab) await browser.tabs.reload(tab.id);
  window.close();
}

/** Closes the popup once something is done that goes on in the page. */
function leave(done: Promise<void>): void {
  void done.then(() => window.close());
}
