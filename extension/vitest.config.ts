import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";

export default defineConfig({
  test: {
    projects: [
      { plugins: [await WxtVitest()], test: { name: "unit", include: ["tests/unit/**/*.test.ts"] } },
      // What touches a page, in a document without a browser.
      {
        server: { fs: { allow: [".", "../packages/dom"] } },
        test: { name: "dom", include: ["../packages/dom/tests/**/*.test.ts"], environment: "happy-dom" },
      },
      {
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          // One browser at a time: two that fight for the processor tell nothing about either.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          retry: 0,
        },
      },
    ],
  },
});
