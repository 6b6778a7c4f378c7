/** Takes messages, looks at who sends them and at their shape, and does what they say. */

import * as v from "valibot";
import { type Browser, browser } from "wxt/browser";
import type { Snapshot, SnapshotAnswer } from "../engine/engine";
import { changed } from "../protocol/change";
import type { Envelope } from "../protocol/client";
import {
  type Beginning,
  type FromContent,
  type FromPages,
  fromContent,
  fromPages,
  type PanelOffer,
} from "../protocol/messages";
import type { PanelLook, Settings } from "../shared/schema";
import { defaults, isOn } from "../storage/settings";
import { hostOf, ruleFor } from "../storage/sites";
import { readChoices, readSettings, readSites } from "../storage/stores";
import { ByDocument, type PageDocument } from "./document-cache";
import { analyze, startEngine } from "./engine";
import { register } from "./registration";
import {
  changeSettings,
  clearHistory,
  countInHistory,
  forgetChoices,
  keep,
  pick,
  repair,
  restoreBackup,
  setSite,
} from "./store-writer";
import { insertStyle, withStyle } from "./style";
import { clean, followRules, setBadge, showPanel, stateOf, tell, wasAsked } from "./tabs";

type Sender = Browser.runtime.MessageSender;

/** A document of a tab, as its content script's messages tell. */
interface Source extends PageDocument {
  host: string;
  /** In a private window: nothing of it is stored. */
  isPrivate: boolean;
}

/**
 * Settings with which documents begin, for their first answer: to read them again would make it late. `null` where pages of
 * the site are not cleaned. A document may ask before they are read.
 */
const begunWith = new ByDocument<Promise<Settings | null>>();

/**
 * Sources of the documents that were judged last, which later snapshots are told by. The token tells two documents of one tab
 * apart where the browser does not.
 */
const judged = new ByDocument<{ token: string; source: string }>(8);

/** Milliseconds for which a source is remembered: passes over a page that changes follow one another sooner. */
const REMEMBERED = 30_000;

export function listen(): void {
  browser.runtime.onMessage.addListener(
    (message: unknown, sender: Sender, reply: (envelope: Envelope<unknown>) => void) => {
      route(message, sender).then(
        (value) => reply({ ok: true, value: value ?? null }),
        (error: unknown) => reply({ ok: false, error: error instanceof Error ? error.message : String(error) }),
      );
      return true;
    },
  );
}

async function route(message: unknown, sender: Sender): Promise<unknown> {
  if (sender.id !== browser.runtime.id) throw new Error("Not for strangers.");
  if (sender.url?.startsWith(browser.runtime.getURL("/"))) return serve(v.parse(fromPages, message));
  return answer(v.parse(fromContent, message), sourceOf(sender));
}

function sourceOf(sender: Sender): Source {
  const [tab, host] = [sender.tab?.id, hostOf(sender.url)];
  // A document that is prepared before anyone opens it is the outermost of its own, under a number of its own.
  const isOutermost = (sender.frameId ?? 0) === 0 || sender.documentLifecycle === "prerender";
  if (tab === undefined || host === null || !isOutermost) throw new Error("Not from a page.");
  return { tab, host, id: sender.documentId, isPrivate: sender.tab?.incognito === true };
}

/** Serves a content script. */
async function answer(message: FromContent, source: Source): Promise<unknown> {
  switch (message.kind) {
    case "begin":
      return begin(source, message.token);
    case "analyze":
      return judge(message.snapshot, source, message.token);
    case "analyze-changed": {
      const before = judged.get(source);
      const now = before?.token === message.token ? changed(before.source, message.change) : null;
      return now === null ? null : judge({ ...message.snapshot, source: now }, source, message.token);
    }
    case "applied":
      return applied(message, source);
    case "show-panel":
      return showPanel(source.tab, message.part);
    case "panel-look":
      return panelLook();
    case "remember-panel":
      return source.isPrivate ? null : changeSettings({}, present(message.panel));
    case "picked":
      return source.isPrivate ? null : pick(source.host, message.selector);
    case "keep":
      return source.isPrivate ? null : keep(source.host, message.prints, message.keep);
  }
}

async function judge(snapshot: Snapshot, source: Source, token: string): Promise<SnapshotAnswer> {
  const { kinds, languages, overlaysEverywhere } = await settingsFor(source);
  const found = await analyze(snapshot, { kinds, languages, overlaysEverywhere });
  const read = { token, source: snapshot.source };
  judged.set(source, read);
  setTimeout(() => judged.drop(source, read), REMEMBERED);
  await withStyle(source, token);
  return found;
}

/** Serves the extension's own pages. */
async function serve(message: FromPages): Promise<unknown> {
  switch (message.kind) {
    case "tab-state":
      return stateOf(message.tab);
    case "clean-tab":
      return clean(message.tab);
    case "to-page":
      return tell(message.tab, message.message);
    case "change-settings": {
      const { panel, ...change } = message.change;
      const settings = await changeSettings(present(change), present(panel ?? {}));
      await bringInLine();
      return settings;
    }
    case "set-site":
      await setSite(message.host, message.mode);
      return bringInLine();
    case "forget-choices":
      return forgetChoices(message.host, message.only);
    case "clear-history":
      return clearHistory();
    case "restore-backup":
      await restoreBackup(message.backup);
      return bringInLine();
    case "repair":
      return repair();
  }
}

/** Makes registration and open tabs follow settings, site rules and permissions. */
export async function bringInLine(isWithdrawn = false): Promise<void> {
  await register();
  await followRules(isWithdrawn);
}

async function begin(source: Source, token: string): Promise<Beginning> {
  // It starts while storage is read and the page is loaded; a failure is told when the page asks for an answer.
  startEngine().catch(() => undefined);
  const cleaned = settingsWhereCleaned(source);
  begunWith.set(source, cleaned);
  const choices = readChoices(source.host).catch(() => ({ kept: [], picked: [] }));
  const settings = await cleaned;
  if (!settings) return { active: false };
  void insertStyle(source, token);
  return { active: true, ...(await choices), panel: offerOf(settings) };
}

/** The reader's settings, where pages of a document's site are cleaned; else `null`. */
async function settingsWhereCleaned({ tab, host }: Source): Promise<Settings | null> {
  const [settings, sites] = await Promise.all([currentSettings(), readSites().catch(() => ({}))]);
  return wasAsked(tab) || (isOn(settings) && ruleFor(host, sites).mode !== "off") ? settings : null;
}

/** The settings by which a document is judged. Throws where pages of its site are not cleaned. */
async function settingsFor(source: Source): Promise<Settings> {
  const begun = begunWith.take(source);
  if (!begun) return currentSettings();
  const settings = await begun;
  if (!settings) throw new Error("Pages of this site are not cleaned.");
  return settings;
}

function offerOf({ panel }: Settings): PanelOffer {
  if (panel.opens === "by-itself") return "by-itself";
  return panel.handle ? "handle" : null;
}

/** The reader's settings, or the defaults where storage cannot be read: a story is cleaned all the same. */
async function currentSettings(): Promise<Settings> {
  return (await readSettings().catch(() => ({ settings: defaults }))).settings;
}

/** How panels are to look. */
export async function panelLook(): Promise<PanelLook> {
  const { panel, theme } = await currentSettings();
  return { panel, theme };
}

async function applied(message: Extract<FromContent, { kind: "applied" }>, { tab, isPrivate }: Source): Promise<void> {
  await setBadge(tab, message.hidden);
  if (isPrivate) return;
  if (Object.keys(message.added).length > 0) await countInHistory(message.added, new Date().toISOString().slice(0, 10));
}

type Present<Fields> = { [Name in keyof Fields]: Exclude<Fields[Name], undefined> };

/** The fields that are there. */
function present<Fields extends object>(fields: Fields): Present<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>;
}
