import { expect, test, vi } from "vitest";
import type { Reason } from "../../engine/engine";
import { reasonsInWords } from "../../ui/strings";

vi.mock("#i18n", () => ({ i18n: { t: (key: string, [words]: string[]) => `${key}(${words})` } }));

const gift = (words: string): Reason => ({ type: "asks", kind: "donation", words });

const CASES: [string, Reason[], string[]][] = [
  [
    "one line a kind",
    [gift("give"), gift("donate now")],
    ["reasonDonation(reasonWords(give), reasonWords(donate now))"],
  ],
  ["no words that others hold", [gift("donate"), gift("donate now")], ["reasonDonation(reasonWords(donate now))"]],
  [
    "kinds apart",
    [
      { type: "asks", kind: "app", words: "get it" },
      { type: "button", words: "Open" },
    ],
    ["reasonApp(reasonWords(get it))", "reasonButton(reasonWords(Open))"],
  ],
  [
    "where a frame comes from",
    [{ type: "frame", address: "offers.example/wall" }],
    ["reasonFrame(reasonWords(offers.example/wall))"],
  ],
];

test.each(CASES)("reasons are told with %s", (_, reasons, lines) => {
  expect(reasonsInWords(reasons)).toEqual(lines);
});
