/** The real browsers with the built extension. */

import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, LaunchOptions, Page } from "puppeteer-core";
import type * as v from "valibot";
import { vi } from "vitest";
import { BROWSERS, type BrowserName, launch as start } from "../../../packages/browsers/launch.mjs";
import type { FromPages, PageState, ToContent } from "../../protocol/messages";
import type { patch, Settings } from "../../shared/schema";

/** Firefox draws one for each profile; the tests must know it. */
const FIREFOX_UUID = "5c1f0f2e-8b1e-4a5b-9a53-3f1d6f0a7c11";

const DIST = fileURLToPath(new URL("../../../dist/test/", import.meta.url));

const FIREFOX = {
  "extensions.webextensions.uuids": JSON.stringify({ "quiet-quotes@quiet-quotes.org": FIREFOX_UUID }),
  // Prompts take an answer at once; else they wait until nobody clicks by mistake.
  "security.notification_enable_delay": 0,
  // Kilobytes: storage is full at ten megabytes, as in Chromium, instead of at a tenth of the disk.
  "dom.quotaManager.temporaryStorage.fixedLimit": 10_240,
};

/** A browser with the extension installed. */
export interface Installed {
  browser: Browser;
  id: string;
  /** Where the extension's own pages are found, with a slash at the end. */
  origin: string;
  /** The folder of saved files. */
  downloads: string;
  /** A page of the extension by which tests speak to it, once there is one. */
  own?: Page;
}

/** The folder of the built extension. */
const builtFor = (name: BrowserName) => DIST + name;

/** Milliseconds between looks at a page. Not by frames: a tab that is not in front draws none. */
export const polling = 30;

/**
 * Milliseconds after which a test that stops an idle background lets Firefox do so. With small pages only: Firefox stops
 * it also while a large one is still on its way to it.
 */
export const SOON = 500;

export interface Wishes {
  /** Milliseconds after which Firefox stops an idle background, instead of its own 30,000; `SOON` where stopping is tested. */
  idle?: number;
  /** Port on the loopback to which everything is sent that is not for the loopback. */
  proxy?: number;
  /** Folder of the extension, if it is not the one that was built. */
  extension?: string;
  /** Whether stories get a handle of the panel: it is an element of the page, which most tests compare with itself. */
  handle?: boolean;
  /** Whether site access is left to the reader, as it is where readers install it. */
  asksForAccess?: boolean;
}

/** Starts a browser with the extension of `dist/test` installed, and waits until it is ready to clean pages. */
export async function launch(name: BrowserName, wishes: Wishes = {}): Promise<Installed> {
  const downloads = await mkdtemp(join(tmpdir(), "quiet-quotes-"));
  const browser = await start(
    name,
    name === "firefox" ? forFirefox(wishes, downloads) : forChromium(wishes, downloads),
  );
  const folder = wishes.asksForAccess ? await askingForAccess(name) : wishes.extension;
  const id = await browser.installExtension(folder ?? builtFor(name));
  const origin = name === "firefox" ? `moz-extension://${FIREFOX_UUID}/` : `chrome-extension://${id}/`;
  const installed = { browser, id, origin, downloads };
  if (wishes.asksForAccess) return installed;
  await ready(installed);
  if (!wishes.handle) await changeSettings(installed, { panel: { handle: false } });
  return installed;
}

/** A folder with a copy of the built extension, which may be changed. */
export async function copyOf(name: BrowserName): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "quiet-quotes-"));
  await cp(builtFor(name), folder, { recursive: true });
  return folder;
}

/** A copy of the extension that is given no access to sites at install. */
async function askingForAccess(name: BrowserName): Promise<string> {
  const folder = await copyOf(name);
  const manifest = join(folder, "manifest.json");
  const { host_permissions, ...others } = JSON.parse(await readFile(manifest, "utf8"));
  await writeFile(manifest, JSON.stringify({ ...others, optional_host_permissions: host_permissions }));
  return folder;
}

/** Installs the extension again, as an update does, while pages are open. */
export async function update(name: BrowserName, installed: Installed): Promise<void> {
  await installed.browser.installExtension(builtFor(name));
  // The pages of the extension are gone with it.
  delete installed.own;
  await ready(installed);
}

function forFirefox({ idle, proxy }: Wishes, downloads: string): LaunchOptions {
  const ports = proxy === undefined ? {} : { "network.proxy.http_port": proxy, "network.proxy.ssl_port": proxy };
  const stops = idle === undefined ? {} : { "extensions.background.idle.timeout": idle };
  const saves = { "browser.download.folderList": 2, "browser.download.dir": downloads };
  // The argument lets the tests open pages of the extension.
  return { args: ["-remote-allow-system-access"], extraPrefsFirefox: { ...FIREFOX, ...ports, ...stops, ...saves } };
}

function forChromium({ proxy }: Wishes, downloads: string): LaunchOptions {
  const args = proxy === undefined ? [] : [`--proxy-server=127.0.0.1:${proxy}`];
  return { args, downloadBehavior: { policy: "allow", downloadPath: downloads } };
}

/** Waits until pages are cleaned. */
export async function ready(installed: Installed): Promise<void> {
  const own = await ownPage(installed);
  await own.waitForFunction(async () => (await chrome.scripting.getRegisteredContentScripts()).length > 0, { polling });
}

/** A page of the extension that asks for nothing by itself. */
export async function ownPage(installed: Installed): Promise<Page> {
  if (!installed.own || installed.own.isClosed()) installed.own = await openOwnPage(installed, "welcome.html");
  return installed.own;
}

/** Opens a page of the extension in a tab. */
export async function openOwnPage({ browser, origin }: Installed, name: string): Promise<Page> {
  const page = await browser.newPage();
  // Firefox's driver goes to an extension's page but never hears that it has loaded, and stumbles on the way there:
  // look at the page itself.
  page.goto(origin + name).catch(() => undefined);
  const isThere = (url: string) => location.href === url && document.readyState === "complete";
  await vi.waitUntil(() => page.evaluate(isThere, origin + name).catch(() => false), { timeout: 10_000, interval: 20 });
  return page;
}

/** The number of the tab that shows an address; -1 where none does. */
export async function tabOf(installed: Installed, url: string): Promise<number> {
  const find = async (url: string) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id ?? -1;
  return (await ownPage(installed)).evaluate(find, url);
}

/** Says something to the content script of the tab that shows an address, as the popup does. */
export async function tellPage(installed: Installed, url: string, message: ToContent): Promise<PageState> {
  const tab = await tabOf(installed, url);
  const envelope = await (await ownPage(installed)).evaluate(say, { kind: "to-page" as const, tab, message });
  if (!envelope.ok) throw new Error(envelope.error);
  return envelope.value;
}

/** Asks the background, as `protocol/client.ts` does: a message that meets it as it stops is sent again. */
async function say(message: FromPages) {
  for (;;) {
    const envelope = await chrome.runtime.sendMessage(message).catch(() => undefined);
    if (envelope) return envelope;
  }
}

/** Changes settings, as the options page does. */
export async function changeSettings(installed: Installed, change: v.InferInput<typeof patch>): Promise<void> {
  await (await ownPage(installed)).evaluate(say, { kind: "change-settings" as const, change });
}

/** The settings as they are stored. */
export async function readSettings(installed: Installed): Promise<Settings> {
  const { settings } = await (await ownPage(installed)).evaluate(() => chrome.storage.sync.get("settings"));
  return settings as Settings;
}

/** Stops the background, once it runs, as the browser does when it has been idle. */
export async function stopBackground(name: BrowserName, installed: Installed): Promise<void> {
  const own = await ownPage(installed);
  if (name === "chromium") return stopWorker(own);
  const isStopped = () => chrome.extension.getViews().every((view) => !view.location.href.includes("background"));
  await own.waitForFunction(isStopped, { polling });
}

/** Stops the worker of an extension, of which each page of the extension hears. */
async function stopWorker(own: Page): Promise<void> {
  const session = await own.createCDPSession();
  const is = (state: string) =>
    new Promise<void>((resolve) => {
      session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
        if (versions.some(({ runningStatus }) => runningStatus === state)) resolve();
      });
    });
  const running = is("running");
  await session.send("ServiceWorker.enable");
  await running;
  const stopped = is("stopped");
  await session.send("ServiceWorker.stopAllWorkers");
  await stopped;
  await session.detach();
}

/** The background's global scope, and what tests leave in it. */
export type Scope = typeof globalThis & { browser?: typeof chrome; mend?: () => void };

/** Does something in the scope of the running background. `own` is a page of the extension. */
export async function inBackground<Arguments extends unknown[]>(
  name: BrowserName,
  { browser }: Installed,
  own: Page,
  job: (scope: Scope, ...given: Arguments) => void | Promise<void>,
  ...given: Arguments
): Promise<void> {
  if (name === "firefox") {
    const scope = await own.evaluateHandle(() => chrome.extension.getBackgroundPage());
    return own.evaluate(job as (...all: unknown[]) => void, scope, ...given);
  }
  const target = await browser.waitForTarget((target) => target.type() === "service_worker");
  const worker = await target.worker();
  if (!worker) throw new Error("The background does not run.");
  const scope = await worker.evaluateHandle(() => globalThis);
  return worker.evaluate(job as (...all: unknown[]) => void, scope, ...given);
}

export { BROWSERS, type Browser, type BrowserName, type Page };
