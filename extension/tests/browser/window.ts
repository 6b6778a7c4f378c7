/** What a reader does with the browser itself: its toolbar, shortcuts, prompts, settings and printer. */

import { writeFile } from "node:fs/promises";
import { vi } from "vitest";
import {
  type Browser,
  type BrowserName,
  type Installed,
  inBackground,
  ownPage,
  type Page,
  polling,
  ready,
  type Scope,
} from "./browsers";

/** Cleans the page in front that the extension may not read by itself. */
export async function cleanByHand(name: BrowserName, installed: Installed, page: Page): Promise<void> {
  await page.bringToFront();
  // What gives access in Firefox is the shortcut; its toolbar button is not pressed for it here.
  if (name === "firefox") await inWindow(installed.browser, doCommand, "H");
  else await openInChromium(installed, page);
}

/** The popup as the toolbar opens it, driven from a page of the extension: browsers close it once it loses the focus. */
export interface ToolbarPopup {
  /** Does something in the popup's window. */
  within<Given extends unknown[], Value>(
    job: (popup: Window & typeof globalThis, ...given: Given) => Value,
    ...given: Given
  ): Promise<Value>;
  /** A picture of it, where it can be taken. */
  picture(path: string): Promise<void>;
}

/** Opens the popup by a click in the toolbar, for the page in front, and waits until it says something. */
export async function openByToolbar(name: BrowserName, installed: Installed, page: Page): Promise<ToolbarPopup> {
  const own = await ownPage(installed);
  await page.bringToFront();
  const target = name === "firefox" ? null : await openInChromium(installed, page);
  if (name === "firefox") await vi.waitUntil(() => inWindow(installed.browser, pressAction, ""), { timeout: 10_000 });
  const isThere = () =>
    chrome.extension.getViews({ type: "popup" }).some(({ document }) => document.querySelector("h1") !== null);
  await own.waitForFunction(isThere, { polling });
  return {
    within: async (job, ...given) => {
      const view = await own.evaluateHandle(() => chrome.extension.getViews({ type: "popup" })[0]);
      return own.evaluate(job as (...all: unknown[]) => never, view, ...given);
    },
    picture: async (path) => {
      if (target) await target.screenshot({ path });
      else await writeFile(path, Buffer.from(await inWindow(installed.browser, drawPopup, ""), "base64"));
    },
  };
}

async function openInChromium({ browser, id, origin }: Installed, page: Page): Promise<Page> {
  const session = await browser.target().createCDPSession();
  const { targetInfos } = await session.send("Target.getTargets", { filter: [{ type: "tab" }] });
  const tab = targetInfos.find(({ url }) => url === page.url());
  const click = { id, targetId: tab?.targetId ?? "" };
  await session.send("Extensions.triggerAction" as never, click as never);
  const popup = await browser.waitForTarget((target) => target.url() === `${origin}popup.html`);
  await session.detach();
  return popup.asPage();
}

/** Answers what Firefox asks before it gives an extension access. */
export async function answerPrompt({ browser }: Installed, answer: "allow" | "refuse"): Promise<void> {
  await vi.waitUntil(() => inWindow(browser, answerIfAsked, answer), { timeout: 10_000, interval: 100 });
}

/** Takes the access to sites away that Chromium has given at install. */
export function withdrawAccess(installed: Installed): Promise<void> {
  return configure(installed, { hostAccess: "ON_CLICK" });
}

/** Lets the extension into private windows, and waits until it is there again: browsers load it anew. */
export async function allowInPrivate(name: BrowserName, installed: Installed): Promise<void> {
  if (name === "firefox") await inWindow(installed.browser, allowPrivate, "");
  else await configure(installed, { incognitoAccess: true }, "reloads");
  // The pages of the extension are gone with it.
  delete installed.own;
  await ready(installed);
}

/** What a reader sets on Chromium's page of extensions; some of it makes Chromium load the extension anew. */
async function configure(
  { browser, id }: Installed,
  change: object,
  then: "stays" | "reloads" = "stays",
): Promise<void> {
  const page = await browser.newPage();
  await page.goto("chrome://extensions");
  await page.evaluate(
    async (extensionId, change, then) => {
      type State = { item_id: string; event_type: string };
      type Manager = {
        updateProfileConfiguration(change: object): Promise<void>;
        updateExtensionConfiguration(change: object): Promise<void>;
        onItemStateChanged: { addListener(listener: (state: State) => void): void };
      };
      const { developerPrivate } = chrome as unknown as { developerPrivate: Manager };
      // Without it Chromium turns an unpacked extension off when it loads it anew.
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      const loaded = new Promise<void>((resolve) =>
        developerPrivate.onItemStateChanged.addListener((state) => {
          if (state.item_id === extensionId && state.event_type === "LOADED") resolve();
        }),
      );
      await developerPrivate.updateExtensionConfiguration({ extensionId, ...change });
      if (then === "reloads") await loaded;
    },
    id,
    change,
    then,
  );
  await page.close();
}

/** Presses one of the extension's shortcuts: Alt+Shift and a letter. */
export async function pressShortcut(name: BrowserName, installed: Installed, own: Page, page: Page, letter: "Q" | "H") {
  await page.bringToFront();
  if (name === "firefox") return inWindow(installed.browser, doCommand, letter);
  // Nothing that drives Chromium reaches its shortcuts: the extension is told of one as it would be.
  const command = letter === "Q" ? "toggle-panel" : "toggle-nags";
  return inBackground(name, installed, own, tellOfCommand, command, page.url());
}

/** Chooses an item of the extension from the menu of a right click on a part of the page. */
export async function chooseFromMenu(
  name: BrowserName,
  installed: Installed,
  page: Page,
  selector: string,
  item: string,
  selectionText = "",
): Promise<void> {
  await page.bringToFront();
  await page.click(selector, { button: "right" });
  if (name === "firefox") {
    await vi.waitUntil(() => inWindow(installed.browser, pressMenuItem, item), { timeout: 10_000, interval: 100 });
    return;
  }
  // Chromium draws no menu for whoever drives it: the extension is told of the choice as it would be.
  await inBackground(name, installed, await ownPage(installed), tellOfChoice, item, selectionText, page.url());
}

async function tellOfChoice(scope: Scope, menuItemId: string, selectionText: string, url: string): Promise<void> {
  const { contextMenus, tabs } = scope.chrome;
  const tab = (await tabs.query({})).find((tab) => tab.url === url);
  const info = { menuItemId, selectionText };
  (contextMenus.onClicked as unknown as { dispatch(...given: unknown[]): void }).dispatch(info, tab);
}

async function tellOfCommand(scope: Scope, command: string, url: string): Promise<void> {
  const { commands, tabs } = scope.chrome;
  const tab = (await tabs.query({})).find((tab) => tab.url === url);
  (commands.onCommand as unknown as { dispatch(...given: unknown[]): void }).dispatch(command, tab);
}

/** Makes the browser ask pages for less motion. */
export async function reduceMotion(name: BrowserName, page: Page): Promise<void> {
  if (name === "firefox") await inWindow(page.browser(), setMotion, "");
  else await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
}

/** Sets the colours that the system says it has. */
export async function preferColours(name: BrowserName, page: Page, colours: "light" | "dark"): Promise<void> {
  if (name === "firefox") await inWindow(page.browser(), setColours, colours);
  else await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: colours }]);
}

/** Lays the page in front out as for a printer. */
export async function layOutForPrint(name: BrowserName, page: Page): Promise<void> {
  if (name === "firefox") await inWindow(page.browser(), setPrint, "");
  else await page.emulateMediaType("print");
}

/** Opens the page in front in Firefox's reader mode, as its button does once it is offered. */
export async function openReaderMode({ browser }: Installed): Promise<void> {
  await vi.waitUntil(() => inWindow(browser, pressReader, ""), { timeout: 10_000, interval: 100 });
}

/** Firefox's own window, as far as it is used here. */
interface FirefoxWindow extends Window {
  Services: { prefs: { setIntPref(name: string, value: number): void } };
  ChromeUtils: { importESModule(address: string): FirefoxModules };
  WebExtensionPolicy: { getByID(id: string): { extension: unknown } };
  gBrowser: { selectedBrowser: { browsingContext: { top: { mediumOverride: string } } } };
}

interface Key extends Element {
  doCommand(): void;
}

interface Panel extends HTMLElement {
  hidePopup(): void;
}

interface Prompt extends HTMLElement {
  button: HTMLButtonElement;
  secondaryButton: HTMLButtonElement;
}

const doCommand = (window: FirefoxWindow, letter: string) =>
  window.document.querySelector<Key>(`[id^=ext-keyset] key[key=${letter}]`)?.doCommand();

/** Presses the extension's button, which Firefox keeps in the panel of extensions until it is pinned. A popup that is open goes. */
const pressAction = ({ document }: FirefoxWindow) => {
  const open = document.querySelector("browser.webextension-popup-browser")?.closest<Panel>("panel");
  if (open) {
    open.hidePopup();
    return false;
  }
  const button = document.querySelector<HTMLElement>(
    "[id$=quotes_org-BAP], [id$=quotes_org-browser-action] .unified-extensions-item-action-button",
  );
  if (!button) {
    document.querySelector<HTMLElement>("#unified-extensions-button")?.click();
    return false;
  }
  button.click();
  return true;
};

/** Items of an extension with more than one lie in a menu of their own. */
const pressMenuItem = ({ document }: FirefoxWindow, item: string) => {
  const found = document.querySelector<Key>(`#contentAreaContextMenu [id$="menuitem-_${item}"]`);
  if (!found) return false;
  found.doCommand();
  document.querySelector<Panel>("#contentAreaContextMenu")?.hidePopup();
  return true;
};

interface FirefoxModules {
  ExtensionPermissions: { add(id: string, added: object, extension: unknown): Promise<void> };
  AddonManager: { getAddonByID(id: string): Promise<{ disable(): Promise<void>; enable(): Promise<void> }> };
}

/** Does what the switch on Firefox's page of extensions does. */
const allowPrivate = async (window: FirefoxWindow) => {
  const { ChromeUtils, WebExtensionPolicy } = window;
  const load = (name: string) => ChromeUtils.importESModule(`resource://gre/modules/${name}.sys.mjs`);
  const id = "quiet-quotes@quiet-quotes.org";
  const added = { permissions: ["internal:privateBrowsingAllowed"], origins: [] };
  await load("ExtensionPermissions").ExtensionPermissions.add(id, added, WebExtensionPolicy.getByID(id).extension);
  const addon = await load("AddonManager").AddonManager.getAddonByID(id);
  await addon.disable();
  await addon.enable();
};

interface Drawn extends Element {
  browsingContext: {
    currentWindowGlobal: { drawSnapshot(at: null, scale: number, ground: string): Promise<ImageBitmap> };
  };
}

/** The popup as it is painted, as a PNG in base 64. */
const drawPopup = async ({ document }: FirefoxWindow): Promise<string> => {
  const shown = document.querySelector<Drawn>("browser.webextension-popup-browser");
  const bitmap = await shown?.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, "white");
  if (!bitmap) return "";
  const canvas = document.createElementNS("http://www.w3.org/1999/xhtml", "canvas") as HTMLCanvasElement;
  Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  return canvas.toDataURL("image/png").split(",")[1] ?? "";
};

const answerIfAsked = (window: FirefoxWindow, answer: string) => {
  const prompt = window.document.querySelector<Prompt>("#addon-webext-permissions-notification");
  if (!prompt || prompt.hidden) return false;
  (answer === "allow" ? prompt.button : prompt.secondaryButton).click();
  return true;
};

const pressReader = ({ document }: FirefoxWindow) => {
  const button = document.querySelector<HTMLElement>("#reader-mode-button");
  if (!button || button.hidden) return false;
  button.click();
  return true;
};

const setColours = ({ Services }: FirefoxWindow, colours: string) =>
  Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", colours === "dark" ? 0 : 1);

const setMotion = ({ Services }: FirefoxWindow) => Services.prefs.setIntPref("ui.prefersReducedMotion", 1);

const setPrint = ({ gBrowser }: FirefoxWindow) => {
  gBrowser.selectedBrowser.browsingContext.top.mediumOverride = "print";
};

interface Bidi {
  send(method: string, params: object): Promise<{ result: { contexts?: { url: string; context: string }[] } }>;
}

/** Does something in Firefox's own window. */
async function inWindow<Value>(
  browser: Browser,
  job: (window: FirefoxWindow, given: string) => Value | Promise<Value>,
  given: string,
): Promise<Value> {
  const { connection } = browser as unknown as { connection: Bidi };
  const tree = await connection.send("browsingContext.getTree", { "moz:scope": "chrome" });
  const context = tree.result.contexts?.find(({ url }) => url.endsWith("browser.xhtml"))?.context;
  const expression = `(${job})(window, ${JSON.stringify(given)})`;
  const done = await connection.send("script.evaluate", { expression, target: { context }, awaitPromise: true });
  return (done.result as { result?: { value: Value } }).result?.value as Value;
}

/** Takes an offer of the bar at the foot of a page, by its number, with the keyboard. */
export async function acceptOffer(page: Page, number: number): Promise<void> {
  await page.waitForFunction(
    () =>
      document.activeElement !== document.body && document.activeElement === document.documentElement.lastElementChild,
  );
  for (let step = 0; step < number; step += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement === document.body);
}
