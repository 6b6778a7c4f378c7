/** Elements that we put into a page: no part of it. Known by themselves alone, so that a page finds no name to look for. */

const own = new WeakSet<Node>();

/** A plain element of ours. */
export function ownElement(page: Document): HTMLElement {
  const element = page.createElement("div");
  own.add(element);
  return element;
}

export function isOwn(node: Node): boolean {
  return own.has(node);
}
