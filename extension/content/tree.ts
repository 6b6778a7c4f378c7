/**
 * Ways through a document that its author cannot bend: a form's controls, and images of a document, are found under their
 * names as properties, before the properties that every node has. The getters themselves are out of a page's reach.
 */

function getter<Owner, Name extends keyof Owner & string>(owner: Owner, name: Name): (of: Owner) => Owner[Name] {
  const get = Object.getOwnPropertyDescriptor(owner, name)?.get;
  return get ? (of) => get.call(of) : (of) => of[name];
}

export const firstChild = getter(Node.prototype, "firstChild");
export const nodeType = getter(Node.prototype, "nodeType");
export const nextSibling = getter(Node.prototype, "nextSibling");
export const textContent = getter(Node.prototype, "textContent");
export const localName = getter(Element.prototype, "localName");
export const openShadowRoot = getter(Element.prototype, "shadowRoot");
export const rootElement = getter(Document.prototype, "documentElement");
export const addressOf = getter(Document.prototype, "URL");

const methods = {
  names: Element.prototype.getAttributeNames,
  get: Element.prototype.getAttribute,
};

export function namesOfAttributes(element: Element): string[] {
  return methods.names.call(element);
}

export function attribute(element: Element, name: string): string | null {
  return methods.get.call(element, name);
}
