/** What a reader does with the browser itself: its toolbar, shortcuts, prompts, settings and printer. */

import { vi } from "vitest";
import { type Browser, type BrowserName, type Installed, inBackground, type Page, type Scope } from "./browsers";
import { press } from "./test-page";

/** Cleans the page in front that the extension may not read by itself. */
export async function cleanByHand(name: BrowserName, installed: Installed, page: Page): Promise<void> {
  await page.bringToFront();
  // Nothing that drives Firefox can look into what its toolbar opens.
  if (name === "firefox") await inWindow(installed.browser, doCommand, "H");
  else await press(await openByToolbar(installed, page), "Clean this page now");
}

/** The popup, opened by a click in Chromium's toolbar. */
async function openByToolbar({ browser, id, origin }: Installed, page: Page): Promise<Page> {
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
export async function withdrawAccess({ browser, id }: Installed): Promise<void> {
  const page = await browser.newPage();
  await page.goto("chrome://extensions");
  await page.evaluate(async (extensionId) => {
    type Manager = { updateExtensionConfiguration(change: object): Promise<void> };
    const { developerPrivate } = chrome as unknown as { developerPrivate: Manager };
    await developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: "ON_CLICK" });
  }, id);
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
  gBrowser: { selectedBrowser: { browsingContext: { top: { mediumOverride: string } } } };
}

interface Key extends Element {
  doCommand(): void;
}

interface Prompt extends HTMLElement {
  button: HTMLButtonElement;
  secondaryButton: HTMLButtonElement;
}

const doCommand = (window: FirefoxWindow, letter: string) =>
  window.document.querySelector<Key>(`[id^=ext-keyset] key[key=${letter}]`)?.doCommand();

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
  job: (window: FirefoxWindow, given: string) => Value,
  given: string,
): Promise<Value> {
  const { connection } = browser as unknown as { connection: Bidi };
  const tree = await connection.send("browsingContext.getTree", { "moz:scope": "chrome" });
  const context = tree.result.contexts?.find(({ url }) => url.endsWith("browser.xhtml"))?.context;
  const expression = `(${job})(window, ${JSON.stringify(given)})`;
  const done = await connection.send("script.evaluate", { expression, target: { context }, awaitPromise: true });
  return (done.result as { result?: { value: Value } }).result?.value as Value;
}
