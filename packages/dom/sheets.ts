/** Style sheets in a page without a node in it: no rule of the page counts them, and no policy of the page speaks of them. */

import { adopt, documentOf, sheetsOf, treeOf, viewOf } from "./safe";

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
    const adopted = sheetsOf(tree);
    if (!adopted) return;
    const place = tree as Tree;
    const sheet = this.#sheets.get(place) ?? sheetFor(place, this.#rules);
    this.#sheets.set(place, sheet);
    // A page may have put other sheets in the place of all.
    if (!adopted.includes(sheet)) adopt(place, [...adopted, sheet]);
  }

  /** Takes it out of all trees. */
  remove(): void {
    for (const [place, sheet] of this.#sheets) {
      adopt(
        place,
        (sheetsOf(place) ?? []).filter((other) => other !== sheet),
      );
    }
    this.#sheets.clear();
  }
}

function sheetFor(place: Tree, rules: string): CSSStyleSheet {
  const sheet = new (viewOf(documentOf(place)).CSSStyleSheet)();
  sheet.replaceSync(rules);
  return sheet;
}
