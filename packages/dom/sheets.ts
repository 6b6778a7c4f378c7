/** Style sheets in a page without a node in it: no rule of the page counts them, and no policy of the page speaks of them. */

import { treeOf } from "./safe";

type Tree = Document | ShadowRoot;

/** A style sheet of ours, adopted by trees of a page. */
export class AdoptedSheet {
  readonly #rules: string;
  readonly #sheets = new Map<Tree, CSSStyleSheet>();

  constructor(rules: string) {
    this.#rules = rules;
  }

  /** Puts it where it reaches a node: style sheets of a document do not reach into its shadow roots. */
  reach(node: Node): void {
    const tree = treeOf(node);
    if (!("adoptedStyleSheets" in tree)) return;
    const place = tree as Tree;
    const sheet = this.#sheets.get(place) ?? sheetFor(place, this.#rules);
    if (!sheet) return;
    this.#sheets.set(place, sheet);
    // A page may have put other sheets in the place of all.
    if (!place.adoptedStyleSheets.includes(sheet)) place.adoptedStyleSheets.push(sheet);
  }

  /** Takes it out of all trees. */
  remove(): void {
    for (const [place, sheet] of this.#sheets) {
      place.adoptedStyleSheets = place.adoptedStyleSheets.filter((other) => other !== sheet);
    }
    this.#sheets.clear();
  }
}

function sheetFor(place: Tree, rules: string): CSSStyleSheet | null {
  const view = (place.ownerDocument ?? (place as Document)).defaultView;
  if (!view) return null;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}
