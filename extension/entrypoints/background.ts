import { browser } from "wxt/browser";
import { defineBackground } from "wxt/utils/define-background";
import { listenToMenu, makeMenu } from "../background/context-menu";
import { inTurn } from "../background/mutex";
import { grantedSites, register } from "../background/registration";
import { bringInLine, listen, panelLook } from "../background/router";
import { command, showLook } from "../background/tabs";
import { changesSettings, keepFromPages } from "../storage/stores";
import { syncAgain } from "../storage/synced";

export default defineBackground({
  main() {
    listen();
    listenToMenu();
    void keepFromPages();
    browser.storage.onChanged.addListener(async (changes) => {
      if (changesSettings(changes)) await showLook(await panelLook());
    });
    browser.runtime.onInstalled.addListener(async ({ reason }) => {
      await Promise.all([register(), makeMenu()]);
      // Where site access is granted from the start there is nothing to ask.
      if (reason === "install" && (await grantedSites()).length === 0) {
        await browser.tabs.create({ url: browser.runtime.getURL("/welcome.html") });
      }
    });
    browser.runtime.onStartup.addListener(async () => {
      await register();
      await inTurn(syncAgain);
    });
    browser.permissions.onAdded.addListener(bringInLine);
    browser.permissions.onRemoved.addListener(bringInLine);
    browser.commands.onCommand.addListener(async (name, tab) => {
      if (tab?.id === undefined) return;
      if (name === "toggle-panel") await command(tab.id, { kind: "toggle-panel" });
      if (name === "toggle-nags") await command(tab.id, { kind: "toggle-nags" });
    });
  },
});
