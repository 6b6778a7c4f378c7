/** The popup: how the page in front stands, what was hidden on it and why, and what can be done about it. */

import { useEffect, useRef, useState } from "preact/hooks";
import { i18n } from "#i18n";
import type { PageState, TabState } from "../protocol/messages";
import { readSettings } from "../storage/stores";
import { Action, Mark, Notice } from "../ui/components";
import { useStored } from "../ui/stored";
import { type Deeds, deedsOn } from "./deeds";
import { deedInWords, headline } from "./headline";
import { Items } from "./Items";
import { Report } from "./Report";
import { Site } from "./Site";
import { type Standing, standingOf } from "./standing";
import { useTab } from "./tab";

/** Looks in which the one button of a state is what most readers came for. */
const CALLS: ReadonlySet<Standing["kind"]> = new Set(["all-off", "paused", "site-off", "waiting", "failed", "shown"]);

export function Popup() {
  const watched = useTab();
  const settings = useStored(readSettings)?.settings;
  const [refused, setRefused] = useState(false);
  const { state, error } = watched;
  if (!state || !settings) return <p class="loading">{i18n.t("popupLoading")}</p>;
  const open = state.kind === "closed" ? null : state;
  const deeds = deedsOn(watched, open, settings, setRefused);
  const standing = standingOf(state, settings, Date.now());
  return (
    <>
      <Top enabled={settings.enabled} deeds={deeds} />
      <main>
        <Head standing={standing} quotes={quotesOf(state)} deeds={deeds} />
        {error && <Notice tone="warning">{i18n.t("uiError", [error])}</Notice>}
        {refused && <Notice>{i18n.t("popupRefused")}</Notice>}
        {state.kind === "read" && <Page page={state.page} standing={standing} deeds={deeds} />}
        {open && settings.enabled && <Site open={open} settings={settings} deeds={deeds} />}
        {open && <Report state={open} address={watched.tab?.address} />}
      </main>
    </>
  );
}

/** The name, which is the switch of everything, and the way to the settings. */
function Top({ enabled, deeds }: { enabled: boolean; deeds: Deeds }) {
  return (
    <header>
      <label class="switch master">
        <Mark />
        <span class="switch-words">
          <span id="master">{i18n.t("popupAllSwitch")}</span>
          <small id="master-hint">{enabled ? i18n.t("popupAllSwitchHint") : i18n.t("popupAllSwitchOff")}</small>
        </span>
        <input
          type="checkbox"
          role="switch"
          aria-labelledby="master"
          aria-describedby="master-hint"
          aria-checked={enabled}
          checked={enabled}
          onChange={(event) => deeds.switchAll(event.currentTarget.checked)}
        />
      </label>
      <button type="button" class="quiet round" onClick={deeds.openSettings} aria-label={i18n.t("popupSettings")}>
        <Gear />
      </button>
    </header>
  );
}

interface HeadProps {
  standing: Standing;
  /** How many quotations the page holds. */
  quotes: number;
  deeds: Deeds;
}

/** The state in words, with the one button that changes it, and the way to the quotations. */
function Head({ standing, quotes, deeds }: HeadProps) {
  const { title, text } = headline(standing);
  useTicking(standing.kind === "paused" ? standing.until : null);
  useFirst(standing.kind === "waiting", () => deeds.act("clean-now"));
  const { deed } = standing;
  return (
    <section class="head">
      <div class="headline" role="status">
        <h1>{title}</h1>
        {text && <p>{text}</p>}
      </div>
      <div class="ways">
        {quotes > 0 && (
          <Action look="main" onClick={deeds.openPanel}>
            {i18n.t("popupPanel", quotes)}
          </Action>
        )}
        {deed && (
          <Action look={quotes === 0 && CALLS.has(standing.kind) ? "main" : "plain"} onClick={() => deeds.act(deed)}>
            {deedInWords(deed)}
          </Action>
        )}
      </div>
    </section>
  );
}

/** What was hidden on a page, and what can be done with all of it. */
function Page({ page, standing, deeds }: { page: PageState; standing: Standing; deeds: Deeds }) {
  const { status, items } = page;
  if (status === "reading" || status === "off" || status === "too-large" || status === "failed") return null;
  return (
    <>
      {items.length > 0 && (
        <Items page={page} isToggled={/^(show|hide)-all$/.test(standing.deed ?? "")} deeds={deeds} />
      )}
      {standing.deed !== "pick" && (
        <button type="button" class="quiet more" title={i18n.t("popupPickHint")} onClick={() => deeds.act("pick")}>
          {i18n.t("popupPick")}
        </button>
      )}
    </>
  );
}

/** Does something the first time that it is so: who opens the popup of a page that waits for a click has clicked. */
function useFirst(isSo: boolean, job: () => void): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (!isSo || isDone.current) return;
    isDone.current = true;
    job();
  }, [isSo]);
}

function quotesOf(state: TabState): number {
  return state.kind === "read" && state.page.status !== "off" ? state.page.quotes : 0;
}

/** Draws anew once a time has come. */
function useTicking(until: number | null): void {
  const [, setNow] = useState(0);
  useEffect(() => {
    if (until === null) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), until - Date.now());
    return () => clearTimeout(timer);
  }, [until]);
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
