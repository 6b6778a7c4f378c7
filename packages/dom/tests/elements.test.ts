/** Elements keep their numbers: the order in which a browser writes them, shadow roots before their hosts' own children. */

import { expect, test } from "vitest";
import { Elements } from "../elements";
import { byAddress, Nodes } from "../nodes";
import { seldomHosts } from "../shadow";
import { fill, get, story } from "./page";

const all = (elements: Elements) =>
  Array.from({ length: elements.length }, (_, number) => elements.at(number)?.localName);

test("in the order of the document", () => {
  fill(story());
  const elements = new Elements(document, () => []);
  expect(all(elements)).toEqual([...document.querySelectorAll("*")].map((element) => element.localName));
  expect(elements.numberOf(get("article"))).toBe([...document.querySelectorAll("*")].indexOf(get("article")));
});

test("a shadow root stands before what its host holds", () => {
  fill(story({ inside: "<section><i></i></section>" }));
  const root = get("section").attachShadow({ mode: "open" });
  root.append(document.createElement("b"));
  const elements = new Elements(document, seldomHosts);
  const host = elements.numberOf(get("section")) ?? -1;
  expect([elements.at(host + 1)?.localName, elements.at(host + 2)?.localName]).toEqual(["b", "i"]);
  expect(elements.hosts).toEqual([host]);
});

test("an element that has left the page is not named any more", () => {
  fill(story({ inside: '<aside id="box">Give what you can.</aside>' }));
  const elements = new Elements(document, () => []);
  const element = elements.numberOf(get("#box")) ?? -1;
  const nodes = new Nodes(byAddress([{ node: 1, element, text: null }], elements));
  const nag = { targets: [{ type: "element" as const, node: 1 }], text: "Give what you can." };
  expect(nodes.targets(nag)).toEqual([get("#box")]);
  get("#box").remove();
  expect(nodes.targets(nag)).toEqual([]);
});

test("a story's blocks are those that are still there, and none that holds others", () => {
  fill(story());
  const elements = new Elements(document, () => []);
  const names = ["article", "p", "p + p", "p + p + p"];
  const addresses = names.map((name, node) => ({ node, element: elements.numberOf(get(name)) ?? -1, text: null }));
  const [, first, second, third] = names.map(get);
  const nodes = new Nodes(byAddress(addresses, elements));
  expect(nodes.blocks([0, 1, 2, 3])).toEqual([first, second, third]);
  second?.remove();
  expect(nodes.blocks([0, 1, 2, 3])).toEqual([first, third]);
});
