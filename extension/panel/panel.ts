/** The panel in its page: opens, closes, finds its place, takes keys. What is in it is drawn by `View.tsx`. */

import { h, render } from "preact";
import { keepingPlace } from "../../packages/dom/place";
import { adopt, bodyOf, focusedIn, isThere, newElement, rootElement } from "../../packages/dom/safe";
import type { OpenedPanel, Reading } from "../content/reading";
import { Handle } from "../handle/handle";
import { ask } from "../protocol/client";
import type { PanelLook, PanelSettings } from "../shared/schema";
import type { PanelControls } from "./controls";
import { Highlight } from "./highlight";
import { type Action, actionOf, type FocusPlace, type PanelDeed } from "./key-map";
import { findLayout, type Layout, overlaps, SHEET, widthWithin } from "./layout";
import { belowMenus, columnOf, coversMenu, PageSheet, storyBlocks, windowWidth } from "./page-layout";
import css from "./panel.css?inline";
import { silence } from "./silence";
import { View } from "./View";

/** Only tests look into the panel; pages cannot. */
const MODE = import.meta.env.MODE === "testing" ? "open" : "closed";

/** Puts the panel into the page, unless it is there, in the place of its handle. */
export async function openPanel(reading: Reading): Promise<void> {
  const look = await ask({ kind: "panel-look" });
  if (reading.panel?.kind === "panel") return;
  reading.panel?.close();
  const panel = new Panel(reading, look);
  reading.panel = panel;
  panel.open(reading.wish === "asked");
  if (reading.quoting === null) return;
  panel.quote(reading.quoting);
  reading.quoting = null;
}

export class Panel implements OpenedPanel, PanelControls {
  readonly kind = "panel";
  readonly #reading: Reading;
  readonly #host: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #place = newElement(document, "div");
  readonly #ending = new AbortController();
  readonly #sheet = new PageSheet();
  /** Shows places in the page. */
  readonly highlight: Highlight;
  #settings: PanelLook;
  #layout: Layout = { kind: "sheet" };
  /** Pixels from the window's upper end, beside the story. */
  #top = 0;
  #before: Element | null = null;
  /** Set by the view: does what a key asks for. */
  act: (deed: PanelDeed) => boolean = () => false;
  /** Set by the view: leads to a quotation and copies it. */
  cite: (text: string) => void = () => undefined;

  constructor(reading: Reading, look: PanelLook) {
    this.#reading = reading;
    this.#settings = look;
    this.#host = reading.makeHost();
    this.#root = this.#host.attachShadow({ mode: MODE });
    const style = new CSSStyleSheet();
    style.replaceSync(css);
    adopt(this.#root, [style]);
    this.#root.append(this.#place);
    this.highlight = new Highlight(this.#root);
    silence(this.#root);
    const { signal } = this.#ending;
    window.addEventListener("resize", () => this.#arrange(), { signal });
    const forget = reading.onChange(() => this.#follow());
    signal.addEventListener("abort", forget);
  }

  toggle(): void {
    if (this.#host.isConnected) this.shut();
    else this.open(true);
  }

  /** Opens the panel. If it was not asked for, the focus stays in the page, and a narrow window gets a handle. */
  open(asked: boolean): void {
    if (!this.#host.isConnected) rootElement(document)?.append(this.#host);
    const focused = focusedIn(document);
    if (focused !== this.#host) this.#before = focused;
    this.#arrange();
    if (!asked && this.#layout.kind === "sheet") this.shut();
    else if (asked && !this.act("first")) this.#focus(".close");
  }

  /** Leaves a handle, and gives the focus back to where it was in the page. */
  shut(): void {
    const hadFocus = focusedIn(document) === this.#host;
    this.close();
    const handle = new Handle(this.#reading, this.#settings);
    if (!hadFocus) return;
    if (this.#before instanceof HTMLElement && isThere(this.#before) && this.#before !== bodyOf(document)) {
      this.#before.focus({ preventScroll: true });
    } else handle.focus();
  }

  quote(text: string): void {
    this.cite(text);
  }

  /** The reader reads in it. */
  rest(): void {}

  /** Takes the panel out of the page with everything that belongs to it. */
  close(): void {
    this.#ending.abort();
    this.highlight.clear();
    keepingPlace(
      () => storyBlocks(this.#reading),
      () => {
        this.#host.remove();
        this.#sheet.remove();
      },
    );
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

  typed(): void {
    // An event of the panel's own, which does not leave it.
    this.#root.activeElement?.dispatchEvent(new Event("input"));
  }

  show(look: PanelLook): void {
    if (JSON.stringify(look) === JSON.stringify(this.#settings)) return;
    this.#settings = look;
    this.#arrange();
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
    if (this.#layout.kind !== "sheet") return 0;
    return this.#place.querySelector<HTMLElement>(".panel")?.offsetHeight ?? Math.round(innerHeight * SHEET);
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
        return this.act(action);
    }
  }

  /** One step out: of the menu, of the panel. */
  #leave(): true {
    const menu = this.#root.querySelector("details.export[open]");
    if (menu) {
      menu.removeAttribute("open");
      this.#focus(".export summary");
    } else this.shut();
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
    keepingPlace(
      () => blocks,
      () => this.#makeRoom(blocks),
    );
    this.#draw();
    // How high a sheet is shows once it is drawn.
    if (this.#layout.kind === "sheet") this.#sheet.below(this.covered);
  }

  /** The page was read anew: a panel that is still beside the story stays where it is. */
  #follow(): void {
    // A page that takes the panel away gets its room back.
    if (!this.#host.isConnected) this.#sheet.remove();
    const story = this.#layout.kind === "beside" ? columnOf(storyBlocks(this.#reading)) : null;
    if (story && overlaps(this.#layout, story, windowWidth())) this.#arrange();
    else this.#draw();
  }

  #makeRoom(blocks: readonly Element[]): void {
    const { side, width } = this.#settings.panel;
    const push = (wanted: number) => {
      this.#sheet.beside(side, wanted);
      return columnOf(blocks);
    };
    const layout = findLayout(windowWidth(), side, width, { push, coversMenu: (width) => coversMenu(side, width) });
    this.#layout = layout;
    this.#top = layout.kind === "beside" ? belowMenus(side, layout.width) : 0;
  }

  #draw(): void {
    const { panel, theme } = this.#settings;
    render(
      h(View, {
        panel: this,
        reading: this.#reading,
        layout: this.#layout,
        top: this.#top,
        settings: panel,
        theme,
      }),
      this.#place,
    );
  }

  #focus(selector: string): void {
    this.#root.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  }
}

function placeOf(focused: Element | null): FocusPlace {
  if (focused?.matches("[type=search]")) return "search";
  if (focused?.matches("[type=radio]")) return "choice";
  if (focused?.matches("hr")) return "edge";
  return focused?.closest("li.quote") ? "list" : "elsewhere";
}
