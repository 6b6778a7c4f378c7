import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";

export default defineConfig({
  test: {
    // Browsers mostly wait: three files at once keep two processors busy, and no test waits long for one.
    maxWorkers: 3,
    projects: [
      {
        plugins: [await WxtVitest({ root: "extension" })],
        test: { name: "unit", include: ["extension/tests/unit/**/*.test.ts"] },
      },
      // What touches a page, in a document without a browser.
      { test: { name: "dom", include: ["packages/dom/tests/**/*.test.ts"], environment: "happy-dom" } },
      {
        test: {
          name: "browser",
          include: ["extension/tests/browser/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          retry: 0,
        },
      },
      {
        test: {
          name: "site",
          include: ["www/tests/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
