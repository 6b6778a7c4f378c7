/**
 * Shows a place in the page without touching the page: by boxes over its lines, drawn in the panel's own tree. The browser's
 * highlights would tell the page which quotation its reader looks up.
 */

import { hear, newElement, newRange, rootElement, walkIn } from "../../packages/dom/safe";

export class Highlight {
  readonly #layer = newElement(document, "div");
  readonly #sizes = new ResizeObserver(() => this.#draw());
  #ranges: readonly Range[] = [];
  #listening = new AbortController();

  /** `root` is the panel's. */
  constructor(root: ShadowRoot) {
    this.#layer.className = "places";
    root.append(this.#layer);
  }

  show(ranges: readonly Range[]): void {
    this.clear();
    this.#ranges = ranges;
    this.#listening = new AbortController();
    // Lines move in the page where a part of it scrolls, or its shape changes.
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    hear(document, "scroll", () => this.#draw(), options);
    const root = rootElement(document);
    if (root) this.#sizes.observe(root);
    this.#draw();
  }

  clear(): void {
    this.#ranges = [];
    this.#listening.abort();
    this.#sizes.disconnect();
    this.#layer.replaceChildren();
  }

  #draw(): void {
    if (this.#ranges.length === 0) return;
    const origin = this.#layer.getBoundingClientRect();
    const boxes = this.#ranges.flatMap(linesOf).map(({ left, top, width, height }) => {
      const box = newElement(document, "i");
      const style = { left: left - origin.left, top: top - origin.top, width, height };
      for (const [name, pixels] of Object.entries(style)) box.style.setProperty(name, `${pixels}px`);
      return box;
    });
    this.#layer.replaceChildren(...boxes);
  }
}

/** The boxes of the lines of a range's texts. */
function linesOf(range: Range): DOMRect[] {
  const root = range.commonAncestorContainer;
  const walker = walkIn(root, NodeFilter.SHOW_TEXT);
  const lines: DOMRect[] = [];
  for (let node: Node | null = root instanceof Text ? root : walker.nextNode(); node; node = walker.nextNode()) {
    if (!range.intersectsNode(node)) continue;
    const part = newRange(document);
    part.selectNodeContents(node);
    if (node === range.startContainer) part.setStart(node, range.startOffset);
    if (node === range.endContainer) part.setEnd(node, range.endOffset);
    lines.push(...part.getClientRects());
  }
  return lines.filter(({ width, height }) => width * height > 0);
}
