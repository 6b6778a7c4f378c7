/**
 * A button at the window's edge: what a story gets of the panel at first, and what is left of it once it is closed. It comes into
 * every story, so it is drawn without a library; the panel's own code comes when it is pressed.
 */

import { browser } from "wxt/browser";
import { i18n } from "#i18n";
import { adopt, newElement, newShape, rootElement, set } from "../../packages/dom/safe";
import { statementsOf } from "../../packages/quotes/statements";
import type { ClosedPanel, Reading } from "../content/reading";
import { silence } from "../panel/silence";
import type { PanelLook } from "../shared/schema";
import css from "./handle.css?inline";

/** Only tests look into it; pages cannot. */
const MODE = import.meta.env.MODE === "testing" ? "open" : "closed";

/** Quotation marks, and a cross. */
const QUOTES =
  "M7.500 5.500C5 6.500 3.600 8.500 3.600 11.200c0 2 1 3.300 2.500 3.300s2.300-1 2.300-2.200-.900-2.200-2.100-2.200M15.600 5.500c-2.500 1-3.900 3-3.900 5.700 0 2 1 3.300 2.500 3.300s2.300-1 2.300-2.200-.900-2.200-2.100-2.200";
const CROSS = "M5 5l10 10M15 5L5 15";

export class Handle implements ClosedPanel {
  readonly kind = "handle";
  readonly #reading: Reading;
  readonly #host: HTMLElement;
  readonly #box = newElement(document, "div");
  readonly #button: HTMLElement;
  readonly #count = newElement(document, "span");
  readonly #forget: () => void;

  constructor(reading: Reading, look: PanelLook) {
    this.#reading = reading;
    this.#host = reading.makeHost();
    const root = this.#host.attachShadow({ mode: MODE });
    const style = new CSSStyleSheet();
    style.replaceSync(css);
    adopt(root, [style]);
    this.#button = button("handle", i18n.t("panelOpen"), QUOTES, () => void reading.showPanel());
    this.#count.className = "count";
    this.#button.append(this.#count);
    set(this.#box, "class", "closed");
    set(this.#box, "lang", browser.i18n.getUILanguage());
    this.#box.append(
      this.#button,
      button("remove", i18n.t("panelRemove"), CROSS, () => this.close()),
    );
    root.append(this.#box);
    silence(root);
    this.show(look);
    this.#tell();
    this.#forget = reading.onChange(() => this.#tell());
    rootElement(document)?.append(this.#host);
    reading.panel = this;
  }

  focus(): void {
    this.#button.focus({ preventScroll: true });
  }

  rest(): void {
    this.close();
  }

  close(): void {
    this.#forget();
    this.#host.remove();
    if (this.#reading.panel === this) this.#reading.panel = null;
  }

  key(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    event.preventDefault();
    this.close();
  }

  typed(): void {}

  show({ panel, theme }: PanelLook): void {
    set(this.#box, "data-side", panel.side);
    set(this.#box, "data-theme", theme);
  }

  #tell(): void {
    const count = statementsOf(this.#reading.answer?.quotes ?? []).length;
    this.#count.textContent = count > 0 ? String(count) : "";
  }
}

function button(name: string, label: string, path: string, act: () => void): HTMLElement {
  const button = newElement(document, "button");
  set(button, "type", "button");
  set(button, "class", name);
  set(button, "title", label);
  const words = newElement(document, "span");
  set(words, "class", "unseen");
  words.append(label);
  const [sign, line] = [newShape(document, "svg"), newShape(document, "path")];
  set(sign, "viewBox", "0 0 20 20");
  set(sign, "aria-hidden", "true");
  set(sign, "class", "icon");
  set(line, "d", path);
  sign.append(line);
  button.append(words, sign);
  button.addEventListener("click", act);
  return button;
}
