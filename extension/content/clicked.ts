/** The element of the last right click: what the reader means by “this”. */

let last: WeakRef<Element> | null = null;

export function rememberClicked(): void {
  const remember = (event: Event) => {
    const [target] = event.composedPath();
    if (event.isTrusted && target instanceof Element) last = new WeakRef(target);
  };
  window.addEventListener("contextmenu", remember, { capture: true });
}

/** The block around it, which can be hidden as a whole; `null` where nothing of the page was clicked. */
export function clickedBlock(): Element | null {
  let block = last?.deref() ?? null;
  while (block && /^(inline|contents)/.test(getComputedStyle(block).display)) block = block.parentElement;
  return block === document.body || block === document.documentElement ? null : block;
}
