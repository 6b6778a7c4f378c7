/** How what is hidden is known again. */

import { expect, test } from "vitest";
import { fingerprintOf } from "../../content/fingerprint";

test.each([
  ["by its first letters, whatever the numbers", "Only 3 free stories left!", [], "only free stories left"],
  [
    "a frame without words, by where it comes from",
    "",
    [{ type: "frame" as const, address: "offers.example/wall" }],
    "offers example wall",
  ],
])("%s", (_, text, reasons, print) => {
  expect(fingerprintOf({ text, reasons })).toBe(print);
});
