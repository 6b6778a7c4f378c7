/** The panel in its page: opens, closes, finds its place, takes keys. What is in it is drawn by `View.tsx`. */

import { h, render } from "preact";
import { browser } from "wxt/browser";
import { PANEL } from "../../packages/dom/marks";
import type { OpenedPanel, Reading } from "../content/reading";
import { ask } from "../protocol/client";
import type { PanelSettings, Settings } from "../storage/schema";
import { readSettings } from "../storage/stores";
import { clearHighlight } from "./highlight";
import { type Action, actionOf, type Place } from "./key-map";
import { findLayout, type Layout, overlaps, widthWithin } from "./layout";
import { columnOf, keepingPlace, PageSheet, storyBlocks, windowWidth } from "./page-layout";
import css from "./panel.css?inline";
import { View } from "./View";

/** Only tests look into the panel; pages cannot. */
const MODE = import.meta.env.MODE === "testing" ? "open" : "closed";

/** Share of the window's height that a sheet takes. */
const SHEET = 0.38;

/** Events that would otherwise reach the page's listeners. Keys are kept from it by `content/keys.ts`. */
const EVENTS =
  "click dblclick auxclick contextmenu pointerdown pointermove pointerup mousedown mousemove mouseup mouseover mouseout touchstart touchmove touchend wheel input beforeinput change focusin focusout copy cut paste dragstart selectstart submit";

/** What a key press asks of what is drawn. */
export type Deed = Exclude<Action, "close" | "wider" | "narrower" | "widest" | "narrowest">;

/** Puts the panel into the page, unless it is there. */
export async function openPanel(reading: Reading): Promise<void> {
  const { settings } = await readSettings();
  if (reading.panel) return;
  const panel = new Panel(reading, settings);
  reading.panel = panel;
  panel.open(reading.asked);
}

export class Panel implements OpenedPanel {
  readonly #reading: Reading;
  readonly #host = document.createElement(PANEL);
  readonly #root: ShadowRoot;
  readonly #place = document.createElement("div");
  readonly #ending = new AbortController();
  #settings: Settings;
  #sheet: PageSheet | null = null;
  #layout: Layout = { kind: "sheet" };
  #open = false;
  #before: Element | null = null;
  /** Set by the view: does what a key asks for. */
  act: (deed: Deed) => boolean = () => false;

  constructor(reading: Reading, settings: Settings) {
    this.#reading = reading;
    this.#settings = settings;
    this.#root = this.#host.attachShadow({ mode: MODE });
    const style = document.createElement("style");
    style.textContent = css;
    this.#root.append(style, this.#place);
    for (const name of EVENTS.split(" ")) this.#root.addEventListener(name, (event) => event.stopPropagation());
    const { signal } = this.#ending;
    window.addEventListener("resize", () => this.#arrange(), { signal });
    this.#onStorage(signal);
    const forget = reading.onChange(() => this.#follow());
    signal.addEventListener("abort", forget);
  }

  toggle(): void {
    if (this.#open && this.#host.isConnected) this.shut();
    else this.open(true);
  }

  /** Opens the panel. If it was not asked for, the focus stays in the page, and a narrow window gets a handle. */
  open(asked: boolean): void {
    if (!this.#host.isConnected) {
      document.documentElement.append(this.#host);
      this.#sheet = new PageSheet(this.#host);
    }
    this.#open = true;
    if (document.activeElement !== this.#host) this.#before = document.activeElement;
    this.#arrange();
    if (!asked && this.#layout.kind === "sheet") this.shut();
    if (asked && !this.act("first")) this.#focus(".close");
  }

  /** Leaves a handle, and gives the focus back to where it was in the page. */
  shut(): void {
    const hadFocus = document.activeElement === this.#host;
    this.#open = false;
    clearHighlight();
    this.#arrange();
    if (!hadFocus) return;
    if (this.#before instanceof HTMLElement && this.#before.isConnected && this.#before !== document.body) {
      this.#before.focus({ preventScroll: true });
    } else this.#focus(".handle");
  }

  /** Takes the panel out of the page with everything that belongs to it. */
  close(): void {
    this.#ending.abort();
    clearHighlight();
    keepingPlace(storyBlocks(this.#reading), () => this.#host.remove());
    render(null, this.#place);
    if (this.#reading.panel === this) this.#reading.panel = null;
  }

  /** A key was pressed while the focus was in the panel. */
  key(event: KeyboardEvent): void {
    const focused = this.#root.activeElement;
    const action = actionOf(event, placeOf(focused), this.#settings.panel.side);
    if (action === null) return;
    if (this.#do(action)) event.preventDefault();
  }

  remember(change: Partial<PanelSettings>): void {
    this.#settings = { ...this.#settings, panel: { ...this.#settings.panel, ...change } };
    this.#arrange();
    // A setting that cannot be kept now still holds here.
    ask({ kind: "remember-panel", panel: change }).catch(() => undefined);
  }

  /** Changes the width without remembering it yet. */
  resize(width: number): void {
    const panel = { ...this.#settings.panel, width: widthWithin(width) };
    this.#settings = { ...this.#settings, panel };
    this.#arrange();
  }

  /** Pixels of the window's lower end that are under the panel. */
  get covered(): number {
    return this.#open && this.#layout.kind === "sheet" ? Math.round(innerHeight * SHEET) : 0;
  }

  #do(action: Action): boolean {
    const { width } = this.#settings.panel;
    switch (action) {
      case "close":
        return this.#leave();
      case "wider":
        return this.#keepWidth(width + 16);
      case "narrower":
        return this.#keepWidth(width - 16);
      case "widest":
        return this.#keepWidth(Number.MAX_SAFE_INTEGER);
      case "narrowest":
        return this.#keepWidth(0);
      default:
        return this.#open && this.act(action);
    }
  }

  /** One step out: of the menu, of the panel, of the page. */
  #leave(): true {
    const menu = this.#root.querySelector("details.export[open]");
    if (menu) {
      menu.removeAttribute("open");
      this.#focus(".export summary");
    } else if (this.#open) this.shut();
    else this.close();
    return true;
  }

  #keepWidth(width: number): true {
    this.remember({ width: widthWithin(width) });
    return true;
  }

  /** Finds a place for the panel and draws it. */
  #arrange(): void {
    if (!this.#host.isConnected) return;
    const blocks = storyBlocks(this.#reading);
    keepingPlace(blocks, () => this.#makeRoom(blocks));
    this.#draw();
  }

  /** The page was read anew: a panel that is still beside the story stays where it is. */
  #follow(): void {
    const story = this.#layout.kind === "beside" ? columnOf(storyBlocks(this.#reading)) : null;
    if (story && this.#open && overlaps(this.#layout, story, windowWidth())) this.#arrange();
    else this.#draw();
  }

  #makeRoom(blocks: readonly Element[]): void {
    const { side, width } = this.#settings.panel;
    const sheet = this.#sheet;
    if (!this.#open) {
      sheet?.beside(side, 0);
      return;
    }
    this.#layout = findLayout(windowWidth(), side, width, (wanted) => {
      sheet?.beside(side, wanted);
      return columnOf(blocks);
    });
    if (this.#layout.kind === "sheet") sheet?.below(this.covered);
  }

  #draw(): void {
    const { panel, theme } = this.#settings;
    render(
      h(View, { panel: this, reading: this.#reading, open: this.#open, layout: this.#layout, settings: panel, theme }),
      this.#place,
    );
  }

  #focus(selector: string): void {
    this.#root.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  }

  #onStorage(signal: AbortSignal): void {
    const read = async () => {
      const { settings } = await readSettings();
      const { panel, theme } = this.#settings;
      if (JSON.stringify([panel, theme]) === JSON.stringify([settings.panel, settings.theme])) return;
      this.#settings = settings;
      this.#arrange();
    };
    browser.storage.onChanged.addListener(read);
    signal.addEventListener("abort", () => browser.storage.onChanged.removeListener(read));
  }
}

function placeOf(focused: Element | null): Place {
  if (focused?.matches("[type=search]")) return "search";
  if (focused?.matches("[type=radio]")) return "choice";
  if (focused?.matches("hr")) return "edge";
  return focused?.closest("li.quote") ? "list" : "elsewhere";
}
