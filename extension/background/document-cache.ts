/** What is known of documents that have begun. Forgotten with the background, and where it grows long. */

/** A document, as far as its browser tells it from the others of its tab. */
export interface PageDocument {
  tab: number;
  id: string | undefined;
}

export class ByDocument<Value> {
  readonly #values = new Map<string | number, Value>();
  readonly #most: number;

  /** Remembers so many documents at most. */
  constructor(most = 200) {
    this.#most = most;
  }

  get(document: PageDocument): Value | undefined {
    return this.#values.get(keyOf(document));
  }

  set(document: PageDocument, value: Value): void {
    const key = keyOf(document);
    if (this.#values.size >= this.#most && !this.#values.has(key)) this.#values.clear();
    this.#values.set(key, value);
  }

  /** Forgets a value, unless there is another by now. */
  drop(document: PageDocument, value: Value): void {
    if (this.get(document) === value) this.#values.delete(keyOf(document));
  }

  /** Gives a value for the last time. */
  take(document: PageDocument): Value | undefined {
    const value = this.get(document);
    this.#values.delete(keyOf(document));
    return value;
  }
}

function keyOf({ tab, id }: PageDocument): string | number {
  return id ?? tab;
}
