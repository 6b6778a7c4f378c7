import { readdirSync } from "node:fs";
import { defineConfig, type UserManifest } from "wxt";
import { homepage } from "./package.json";

/** Sites whose stories may be read. Asked for by the welcome page, never taken. */
const SITES = "*://*/*";

/** In a build for tests the permission is granted at install; nothing else differs. */
function siteAccess(mode: string): UserManifest {
  return mode === "testing" ? { host_permissions: [SITES] } : { optional_host_permissions: [SITES] };
}

/** The first Firefox in which a content script can give a page, and its own panel, a style sheet without a node. */
const FIREFOX = "153.0";

function firefox(): UserManifest {
  return {
    browser_specific_settings: {
      gecko: {
        id: "quiet-quotes@quiet-quotes.org",
        strict_min_version: FIREFOX,
        data_collection_permissions: { required: ["none"] },
      },
    },
  };
}

/** From version 148 on messages are sent as Firefox sends them, which takes a third off the time; others do not know the key. */
function chromium(): UserManifest & { message_serialization: "structured_clone" } {
  return { minimum_chrome_version: "125", message_serialization: "structured_clone" };
}

/** The languages that the engine knows: one file of phrases each. */
function languages(): string[] {
  const files = readdirSync(new URL("../data/nags", import.meta.url));
  return files.flatMap((file) => (/^[a-z]{2}\.toml$/.test(file) ? file.slice(0, 2) : [])).sort();
}

/**
 * Preact can set HTML. Nothing here does, and what holds text of pages shall not be able to: it sets the words instead. And it
 * makes its nodes by the document's methods, in whose place the author of a page can put an image of that name.
 */
function preactInPages() {
  const setsHtml = /\.innerHTML\s*=(?!=)/g;
  const makes = /\bdocument\.(createElementNS|createTextNode)\(/g;
  return {
    name: "preact-in-pages",
    transform: (code: string, file: string) =>
      file.includes("/preact/")
        ? code.replace(setsHtml, ".textContent=").replace(makes, "Document.prototype.$1.call(document,")
        : null,
  };
}

export default defineConfig({
  modules: ["@wxt-dev/i18n/module"],
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser, mode }) => ({
    name: "__MSG_extName__",
    description: "__MSG_extDescription__",
    default_locale: "en",
    homepage_url: homepage,
    ...(browser === "firefox" ? firefox() : chromium()),
    permissions: ["activeTab", "contextMenus", "scripting", "storage"],
    ...siteAccess(mode),
    action: { default_title: "__MSG_extName__" },
    commands: {
      "toggle-panel": { suggested_key: { default: "Alt+Shift+Q" }, description: "__MSG_commandTogglePanel__" },
      "toggle-nags": { suggested_key: { default: "Alt+Shift+H" }, description: "__MSG_commandToggleNags__" },
    },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  }),
  vite: () => ({
    esbuild: { jsx: "automatic", jsxImportSource: "preact" },
    plugins: [preactInPages()],
    define: { __LANGUAGES__: JSON.stringify(languages()) },
  }),
});
