/** What was found, beside the page: who says what, what was hidden and why, and how long it took. */

import type { Nag, NagKind, Reason } from "../../npm/engine/engine";
import { marksOf } from "../../packages/quotes/quotation-marks";
import { oneLine, spoken } from "../../packages/quotes/sanitise";
import { isUnsure, type Statement, statementsOf } from "../../packages/quotes/statements";
import { byId, element } from "./element";
import type { ReadPage, Stage } from "./stage";

const KINDS: Record<NagKind, string> = {
  donation: "Donation",
  subscription: "Subscription",
  registration: "Registration",
  newsletter: "Newsletter",
  adblock: "Ad blocker",
  app: "App",
};

export function showWaiting(): void {
  byId("summary", HTMLElement).replaceChildren("Reading the page…");
  byId("quotes", HTMLElement).replaceChildren();
  byId("nags", HTMLElement).replaceChildren();
}

export function showFailure(problem: unknown): void {
  const words = problem instanceof Error ? problem.message : String(problem);
  byId("summary", HTMLElement).replaceChildren(`The page could not be read: ${words}`);
}

export function show({ cleaning, took }: ReadPage, stage: Stage): void {
  const { nags, lang, is_article } = cleaning.answer;
  const quotes = statementsOf(cleaning.answer.quotes);
  byId("summary", HTMLElement).replaceChildren(
    figure(quotes.length, quotes.length === 1 ? "quotation" : "quotations"),
    figure(nags.length, nags.length === 1 ? "nag hidden" : "nags hidden"),
    figure(milliseconds(took), "to read it"),
    ...(is_article ? [] : [element("span", {}, "This does not look like a news story, so it is left as it is.")]),
  );
  const ranked = quotes.toSorted((a, b) => a.rank - b.rank);
  fillList(
    "quotes",
    lang,
    ranked.map((quote) => quoteItem(quote, lang, stage)),
    "Nobody is quoted word for word here.",
  );
  fillList(
    "nags",
    lang,
    nags.map((nag, at) => nagItem(nag, at, stage, cleaning)),
    "Nothing asks for anything.",
  );
}

function fillList(id: string, lang: string | null, items: HTMLElement[], empty: string): void {
  const list = byId(id, HTMLElement);
  for (const item of items) item.lang = lang ?? "";
  list.replaceChildren(...(items.length > 0 ? items : [element("li", { className: "empty" }, empty)]));
}

function figure(value: number | string, unit: string): HTMLElement {
  return element("span", { className: "figure" }, element("b", {}, String(value)), ` ${unit} `);
}

function milliseconds(took: number): string {
  return took < 1 ? "under 1 ms" : `${took.toLocaleString("en", { maximumFractionDigits: 1 })} ms`;
}

/** Shows the first quotation where it stands: who says what is seen without a click. */
export function pointAtFirst(): void {
  document.querySelector<HTMLButtonElement>("#quotes button")?.click();
}

function quoteItem(quote: Statement, lang: string | null, stage: Stage): HTMLLIElement {
  const said = element("q", {}, spoken(quote.text));
  const [opening, closing] = marksOf(lang);
  Object.assign(said.dataset, { opening, closing });
  const button = element("button", { type: "button" }, said, speaker(quote));
  button.addEventListener("click", () => {
    for (const other of document.querySelectorAll("#quotes [aria-current]")) other.removeAttribute("aria-current");
    button.setAttribute("aria-current", "true");
    stage.jumpTo(quote.parts);
  });
  return element("li", {}, button);
}

function speaker(quote: Statement): HTMLElement {
  if (quote.speaker === null) return element("span", { className: "speaker", lang: "en" }, "speaker not named");
  const name = element("span", { className: "speaker" });
  if (isUnsure(quote)) name.append(element("i", { lang: "en" }, "probably "));
  name.append(element("b", {}, oneLine(quote.speaker)));
  if (quote.role) name.append(`, ${oneLine(quote.role)}`);
  return name;
}

const ASKS_FOR: Record<NagKind, string> = {
  donation: "asks for a gift",
  subscription: "asks for a subscription",
  registration: "asks to register or log in",
  newsletter: "asks for an address to send to",
  adblock: "asks to turn an ad blocker off",
  app: "asks to install an app",
};

function inWords(reason: Reason): string {
  switch (reason.type) {
    case "asks":
      return `${ASKS_FOR[reason.kind]}: “${reason.words}”`;
    case "button":
      return `has a button: “${reason.words}”`;
    case "says":
      return `says what prompts say: “${reason.words}”`;
    case "frame":
      return `is a frame: “${reason.address}”`;
  }
}

function nagItem(nag: Nag, at: number, stage: Stage, cleaning: ReadPage["cleaning"]): HTMLLIElement {
  const toggle = element("button", { type: "button", className: "small", lang: "en" }, "Show it");
  toggle.addEventListener("click", () => {
    if (!stage.quiet) {
      stage.lookAt(at);
      return;
    }
    const hide = toggle.textContent === "Hide it";
    cleaning.toggle(at, hide);
    toggle.textContent = hide ? "Show it" : "Hide it";
    if (!hide) stage.lookAt(at);
  });
  const reasons = nag.reasons.map((reason) => element("li", {}, inWords(reason)));
  return element(
    "li",
    {},
    element("span", { className: `kind ${nag.kind}`, lang: "en" }, KINDS[nag.kind]),
    element("p", {}, nag.text),
    element("ul", { className: "reasons", lang: "en" }, ...reasons),
    toggle,
  );
}
