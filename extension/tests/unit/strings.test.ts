import { expect, test, vi } from "vitest";
import { reasonsInWords } from "../../ui/strings";

vi.mock("#i18n", () => ({ i18n: { t: (key: string, [words]: string[]) => `${key}(${words})` } }));

test.each([
  [
    "one line a kind",
    ["asks for a gift: “give”", "asks for a gift: “donate now”"],
    ["reasonDonation(reasonWords(give), reasonWords(donate now))"],
  ],
  [
    "no words that others hold",
    ["asks for a gift: “donate”", "asks for a gift: “donate now”"],
    ["reasonDonation(reasonWords(donate now))"],
  ],
  [
    "kinds apart",
    ["asks to install an app: “get it”", "has a button: “Open”"],
    ["reasonApp(reasonWords(get it))", "reasonButton(reasonWords(Open))"],
  ],
  ["what is not known as it is", ["lies over the page"], ["lies over the page"]],
])("reasons are told with %s", (_, reasons, lines) => {
  expect(reasonsInWords(reasons)).toEqual(lines);
});
