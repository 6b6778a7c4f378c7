/** An engine that is missing or breaks: the reader is told, and another try works. */

import { rename } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  BROWSERS,
  copyOf,
  type Installed,
  inBackground,
  launch,
  openOwnPage,
  type Page,
  type Scope,
  tellPage,
} from "./browsers";
import { type Site, serve } from "./pages";
import { inside, untilShown } from "./panel";
import { quoted } from "./quoted";

const isQuiet = () => performance.getEntriesByName("quiet-quotes:quiet").length > 0;

describe.each(BROWSERS)("in %s", (name) => {
  let folder: string;
  let installed: Installed;
  let site: Site;
  let own: Page;

  beforeEach(async () => {
    folder = await copyOf(name);
    site = await serve({ story: quoted() });
    // The background, and the engine in it, are to stay what they are during a test.
    installed = await launch(name, { extension: folder, idle: 60_000 });
    own = await openOwnPage(installed, "popup.html");
  });

  afterEach(async () => {
    await installed?.browser.close();
    site?.close();
  });

  /** Opens a story that cannot be read. */
  async function openInVain(): Promise<Page> {
    const page = await installed.browser.newPage();
    await page.goto(site.address("story"));
    await page.waitForFunction(isQuiet);
    await tellPage(installed, page.url(), { kind: "open-panel" });
    await page.bringToFront();
    const alert = await untilShown(page, "[role=alert]");
    expect(await alert?.evaluate((it) => it.textContent)).toContain("could not be read");
    return page;
  }

  async function tryAgain(page: Page): Promise<void> {
    await page.click(inside("[role=alert] button"));
    await untilShown(page, ".quote");
    await page.close();
  }

  test("where it is missing the panel says so, and reads the page once it is there", async () => {
    const [engine, away] = [join(folder, "engine_bg.wasm"), join(folder, "away.wasm")];
    await rename(engine, away);
    const page = await openInVain();
    await rename(away, engine);
    await tryAgain(page);
  });

  test("what is sent to it is cloned, not written out and read again", async () => {
    const hearing = own.evaluate(
      () =>
        new Promise<boolean>((resolve) =>
          chrome.runtime.onMessage.addListener(
            (message) => void (message.tried && resolve(message.tried instanceof Map)),
          ),
        ),
    );
    const other = await openOwnPage(installed, "options.html");
    // Nobody answers it; as text it would be an empty object.
    await other.evaluate(() => void chrome.runtime.sendMessage({ tried: new Map([["a", 1]]) }).catch(() => undefined));
    expect(await hearing).toBe(true);
  });

  test("where it has stopped in the middle of its work a new one takes its place", async () => {
    await inBackground(name, installed, own, breakFirstEngine);
    await tryAgain(await openInVain());
  });
});

/** Makes the next engine stop whenever it is asked for anything. */
function breakFirstEngine(scope: Scope): void {
  const { WebAssembly } = scope;
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    WebAssembly.instantiateStreaming = instantiate;
    const { instance, module } = await instantiate(source, imports);
    const stop = () => {
      throw new WebAssembly.RuntimeError("unreachable");
    };
    return { module, instance: { exports: { ...instance.exports, analyzeSnapshot: stop } } };
  };
}
