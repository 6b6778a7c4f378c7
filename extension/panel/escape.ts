/** Texts and addresses of a page, written so that they are text and an address and nothing else where they stand. */

/** Nothing in a text of the page is Markdown, a wiki link or a tag. */
export function forMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&!$%^=@]/g, "\\$&").replace(/^(\s*\d+)([.)])|^(\s*)([-+])/gm, "$1$3\\$2$4");
}

/** A value in YAML. What JSON writes is a string there too. */
export function forYaml(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029]/g, "");
}

/** An address inside of `<…>` or `(…)` of Markdown; nothing where it is no address of a page. */
export function forLink(address: string): string {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) return "";
  return address.replace(
    /[\s<>()[\]"'`\\|*_]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

/** A cell of a table. What a spreadsheet would take for a formula is marked as text. */
export function forCsv(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}
