/** The demonstration: pick, paste or drop a page, and flip between how it was published and how it reads. */

import init, { loadWords } from "../../npm/engine/engine";
import { byId } from "./element";
import { type Given, given, textOf } from "./file";
import { pointAtFirst, show, showFailure, showWaiting } from "./panel";
import { Stage } from "./stage";

const section = byId("stage", HTMLElement);
const frame = byId("page", HTMLIFrameElement);
const quiet = byId("switch", HTMLButtonElement);
const own = byId("own-text", HTMLTextAreaElement);
const file = byId("own-file", HTMLInputElement);
const drop = byId("drop", HTMLElement);
const ownWords = byId("own-words", HTMLElement);

const engine = Promise.all([
  fetch("engine_words.txt", { credentials: "same-origin" }).then((file) => file.text()),
  init({ module_or_path: fetch("engine_bg.wasm", { credentials: "same-origin" }) }),
]).then(([words]) => loadWords(words));
const stage = new Stage(frame, clean);

/** Loads of the frame so far: an answer for a page that is gone is dropped. */
let turn = 0;

async function clean(): Promise<void> {
  turn += 1;
  const mine = turn;
  try {
    await engine;
    if (mine !== turn) return;
    show(stage.read(), stage);
    section.dataset.state = "found";
    await stage.point();
    if (mine !== turn || section.dataset.state !== "found") return;
    flip(true);
    pointAtFirst();
  } catch (problem) {
    section.dataset.state = "failed";
    showFailure(problem);
  }
}

function flip(to: boolean): void {
  stage.setQuiet(to);
  quiet.disabled = false;
  quiet.setAttribute("aria-checked", String(to));
  section.dataset.state = to ? "quiet" : "published";
}

function wait(address: string): void {
  section.dataset.state = "loading";
  quiet.disabled = true;
  quiet.setAttribute("aria-checked", "false");
  byId("address", HTMLElement).textContent = address;
  showWaiting();
}

function openStory({ value, nextElementSibling }: HTMLInputElement): void {
  const name = nextElementSibling?.firstChild?.textContent?.trim() ?? value;
  wait(`${name.toLowerCase().replaceAll(" ", "-")}.example`);
  stage.open(`stories/${value}.html`);
}

function openOwn(source: Given): void {
  ownWords.textContent = "refused" in source ? source.refused : "";
  if ("refused" in source) {
    ownWords.scrollIntoView({ block: "nearest" });
    own.focus({ preventScroll: true });
    return;
  }
  for (const radio of document.querySelectorAll<HTMLInputElement>("input[name=story]")) radio.checked = false;
  wait("your own page");
  stage.openOwn(source.text);
  section.scrollIntoView({ block: "start" });
  section.focus({ preventScroll: true });
}

async function openFile(file: File | undefined): Promise<void> {
  if (file) openOwn(await textOf(file));
}

document.querySelector(".stories")?.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement) openStory(target);
});
quiet.addEventListener("click", () => flip(!stage.quiet));
byId("own-form", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  openOwn(given(own.value));
});
file.addEventListener("change", () => {
  void openFile(file.files?.[0]);
  file.value = "";
});

addEventListener("dragenter", (event) => {
  drop.hidden = !event.dataTransfer?.types.includes("Files");
});
addEventListener("dragover", (event) => event.preventDefault());
drop.addEventListener("dragleave", () => {
  drop.hidden = true;
});
addEventListener("drop", (event) => {
  event.preventDefault();
  drop.hidden = true;
  void openFile(event.dataTransfer?.files[0]);
});

if (stage.ready) frame.dispatchEvent(new Event("load"));
void engine.then(keepForOffline);

/** Once the page works: what it keeps is no part of what it waits for. */
async function keepForOffline(): Promise<void> {
  try {
    await navigator.serviceWorker?.register("offline.js");
  } catch {
    // A host without HTTPS has no service worker: the page works all the same, only not offline.
  }
}
