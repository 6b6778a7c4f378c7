/** A bar at the foot of the page in which we say a line and offer buttons. The page can neither read nor press them. */

import { ownElement } from "../../packages/dom/own";
import { adopt, newElement, rootElement, set } from "../../packages/dom/safe";

/** Only tests look into it; pages cannot. */
const MODE = import.meta.env.MODE.startsWith("test") ? "open" : "closed";

const STYLE = `
:host { all: initial !important; position: fixed !important; inset: auto 0 16px 0 !important; z-index: 2147483647 !important; display: block !important; pointer-events: none !important; }
div { pointer-events: auto; box-sizing: border-box; width: fit-content; max-width: min(44rem, 92vw); margin: 0 auto; padding: 10px 14px; display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; font: 15px/1.4 system-ui, sans-serif; color: #fffdf8; background: #1c1a17; border-radius: 10px; box-shadow: 0 4px 24px #0006; }
p { margin: 0; flex: 1 1 16rem; }
button { font: inherit; color: inherit; background: none; border: 1px solid #fffdf8a0; border-radius: 6px; padding: 4px 10px; min-height: 32px; cursor: pointer; }
button:hover { background: #fffdf822; }
button:focus-visible { outline: 3px solid #ffdf7e; outline-offset: 1px; }
`;

/** What a button says and does. */
export interface Offer {
  label: string;
  act(): void;
}

export class Bar {
  readonly #host: HTMLElement;
  readonly #box: HTMLElement;
  readonly #page: Document;

  constructor(page: Document) {
    this.#page = page;
    this.#host = ownElement(page);
    const root = this.#host.attachShadow({ mode: MODE });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    adopt(root, [sheet]);
    this.#box = newElement(page, "div");
    set(this.#box, "role", "status");
    root.append(this.#box);
    rootElement(page)?.append(this.#host);
  }

  /** Says a line, with buttons behind it. */
  say(line: string, offers: readonly Offer[] = []): void {
    const text = newElement(this.#page, "p");
    text.append(line);
    this.#box.replaceChildren(text, ...offers.map((offer) => this.#button(offer)));
  }

  /** Whether something was done to the bar itself. */
  isAt(event: Event): boolean {
    return event.target === this.#host;
  }

  /** Takes the focus, so that its buttons are reached by Tab. */
  focus(): void {
    this.#box.tabIndex = -1;
    this.#box.focus({ preventScroll: true });
  }

  remove(): void {
    this.#host.remove();
  }

  #button({ label, act }: Offer): HTMLButtonElement {
    const button = newElement(this.#page, "button") as HTMLButtonElement;
    button.append(label);
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      if (event.isTrusted) act();
    });
    return button;
  }
}
