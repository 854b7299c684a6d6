// The last answer to each URL that was found good. Who polls gets the same text again and again; it is checked once.
import type { Operation } from '../contract/load.js';

/** Characters of all URLs and texts together; beyond them everything is forgotten. */
const remembered = 4 * 1024 * 1024;

export class GoodAnswers {
  readonly #texts = new Map<Operation, Map<string, string>>();
  #size = 0;

  has(operation: Operation, url: string, text: string | undefined): boolean {
    return text !== undefined && this.#texts.get(operation)?.get(url) === text;
  }

  add(operation: Operation, url: string, text: string): void {
    const earlier = this.#texts.get(operation)?.get(url);
    this.#size += text.length + (earlier === undefined ? url.length : -earlier.length);
    if (this.#size > remembered) {
      this.#texts.clear();
      this.#size = url.length + text.length;
    }
    const texts = this.#texts.get(operation) ?? new Map<string, string>();
    this.#texts.set(operation, texts.set(url, text));
  }
}
