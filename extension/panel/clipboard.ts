/** Ways out of the panel: the clipboard and files. Neither needs a permission. */

/** Copies a text. Whether it worked. */
export async function copy(text: string): Promise<boolean> {
  try {
    // Not there on pages that are served without encryption.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

function copyByCommand(text: string): boolean {
  const write = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener("copy", write, { capture: true, once: true });
  const done = document.execCommand("copy");
  window.removeEventListener("copy", write, { capture: true });
  return done;
}

/** Saves a text as a file, by a link that never is in the page. */
export function save(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
