/** The frame in which a news page stands, as published or quiet. */

import { Cleaning } from "../../npm/cleaning";
import type { Quote } from "../../npm/engine/engine";
import { fill } from "./own";

/** Named in the frame's style sheet: the quotation that was jumped to. */
const SPOKEN = "quiet-quotes-spoken";
const SPOKEN_RULE = `::highlight(${SPOKEN}) { background-color: #ffdf7e; color: #1c1a17; }`;

/**
 * A page of the visitor's own has lost its style sheets and pictures, which would have to be fetched. Rules that give way to
 * any that are left let it look like a page.
 */
const OWN_RULES = `
  :where(html) { background: #fff; color: #1d1b18 }
  :where(body) { max-width: 44rem; margin: 0 auto; padding: 28px 24px 60px; font: 18px/1.62 Georgia, serif }
  :where(h1) { font-size: 2.1em; line-height: 1.15 }
  :where(nav, header, footer, form, aside) { font: 15px/1.5 system-ui, sans-serif }
  :where(nav) :where(ul, ol) { display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 0; list-style: none }
  :where(a) { color: #0b6b5b }
  :where(svg) { max-width: 1.5em; max-height: 1.5em }
  img:not([src^="data:"]), picture, video, audio, iframe, object, embed { display: none }
`;

/** How long a nag is pointed at before it goes, and how long it takes to go. Milliseconds. */
const POINTING = 1100;
const GOING = 450;

/** What was found on the page that stands in the frame. */
export interface ReadPage {
  cleaning: Cleaning;
  /** How long reading took, in milliseconds. */
  took: number;
}

export class Stage {
  readonly #frame: HTMLIFrameElement;
  #found: ReadPage | null = null;
  #quiet = false;
  /** Source of the visitor's own page, until the frame is ready for it. */
  #own: string | null = null;

  /** `onPage` is called once a page stands in the frame, before anything of it is hidden. */
  constructor(frame: HTMLIFrameElement, onPage: () => void) {
    this.#frame = frame;
    frame.addEventListener("load", () => {
      this.#fillOwn();
      onPage();
    });
  }

  /** Whether a page stands in the frame already. */
  get ready(): boolean {
    const page = this.#frame.contentDocument;
    return page?.readyState === "complete" && page.URL !== "about:blank";
  }

  get quiet(): boolean {
    return this.#quiet;
  }

  get #page(): Document {
    const page = this.#frame.contentDocument;
    if (!page) throw new Error("The frame holds no document that may be read.");
    return page;
  }

  /** Loads one of the stories. */
  open(address: string): void {
    this.#own = null;
    this.#load(address);
  }

  /** Loads a page of the visitor's own. */
  openOwn(source: string): void {
    this.#own = source;
    this.#load("blank.html");
  }

  /** Reads the page in the frame. */
  read(): ReadPage {
    const page = this.#page;
    // The browser lays the page out in any case: that is no time of ours.
    page.elementFromPoint(0, 0);
    const start = performance.now();
    const cleaning = new Cleaning(page);
    this.#found = { cleaning, took: performance.now() - start };
    return this.#found;
  }

  /** Points at what is about to go, and lets it fade. */
  async point(): Promise<void> {
    const nags = this.#found?.cleaning.answer.nags ?? [];
    if (nags.length === 0 || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const fading = [
      { opacity: 1, outline: "0 solid transparent", offset: 0 },
      { opacity: 1, outline: "4px solid #e8590c", outlineOffset: "2px", offset: 0.2 },
      { opacity: 1, outline: "4px solid #e8590c", outlineOffset: "2px", offset: POINTING / (POINTING + GOING) },
      { opacity: 0, outline: "4px solid transparent", offset: 1 },
    ];
    const boxes = nags.flatMap((nag, at) => (nag.whole_box ? (this.#found?.cleaning.elements(at) ?? []) : []));
    // Not into view: that would scroll the visitor past the beginning of the demo page too.
    if (boxes[0]) this.#scrollTo(boxes[0].getBoundingClientRect(), "instant");
    for (const box of boxes) box.animate(fading, { duration: POINTING + GOING });
    await this.#frame.animate([], { duration: POINTING + GOING }).finished;
  }

  setQuiet(quiet: boolean): void {
    if (quiet) this.#found?.cleaning.hide();
    else this.#found?.cleaning.undo();
    this.#quiet = quiet;
  }

  /** Shows where the parts of a statement stand. */
  jumpTo(parts: readonly Quote[]): void {
    const ranges = parts.flatMap((part) => this.#found?.cleaning.range(part) ?? []);
    const view = this.#page.defaultView as (Window & typeof globalThis) | null;
    const [first] = ranges;
    if (!first || !view) return;
    view.CSS.highlights.set(SPOKEN, new view.Highlight(...ranges));
    this.#scrollTo(first.getBoundingClientRect());
  }

  /** Shows where a nag stands. */
  lookAt(nag: number): void {
    const box = this.#found?.cleaning.elements(nag)[0];
    if (box) this.#scrollTo(box.getBoundingClientRect());
  }

  #scrollTo({ top, height }: DOMRect, wanted: ScrollBehavior = "smooth"): void {
    const view = this.#page.defaultView;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : wanted;
    view?.scrollBy({ top: top - (view.innerHeight - height) / 2, behavior });
  }

  #load(address: string): void {
    this.#found = null;
    this.#quiet = false;
    this.#frame.src = address;
  }

  #fillOwn(): void {
    const page = this.#page;
    const isOwn = this.#own !== null;
    if (this.#own !== null) fill(page, this.#own);
    this.#own = null;
    const view = page.defaultView as (Window & typeof globalThis) | null;
    if (!view) return;
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(isOwn ? SPOKEN_RULE + OWN_RULES : SPOKEN_RULE);
    page.adoptedStyleSheets.push(sheet);
  }
}
