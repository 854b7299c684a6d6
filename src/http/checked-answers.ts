// Answers are checked against the contract before they are sent. A client that polls gets the same text again and again:
// the last valid one of each URL is not checked twice.
import type { Operation } from '../contract/load.js';
import { checkReply } from '../contract/validate.js';

/** Characters of all URLs and texts together; beyond that, the cache is cleared. */
const remembered = 4 * 1024 * 1024;

export class CheckedAnswers {
  readonly #good = new Map<Operation, Map<string, string>>();
  #size = 0;

  /** What is wrong with an answer, undocumented fields included; `text` is its JSON. Empty for a valid one. */
  faultsOf(operation: Operation, url: string, reply: unknown, text: string): string[] {
    const earlier = this.#good.get(operation)?.get(url);
    if (earlier !== undefined && earlier === text) return [];
    const faults = checkReply(operation, reply);
    if (faults.length === 0) this.#remember(operation, url, text, earlier);
    return faults;
  }

  #remember(operation: Operation, url: string, text: string, earlier: string | undefined): void {
    this.#size += text.length + (earlier === undefined ? url.length : -earlier.length);
    if (this.#size > remembered) {
      this.#good.clear();
      this.#size = url.length + text.length;
    }
    const texts = this.#good.get(operation) ?? new Map<string, string>();
    this.#good.set(operation, texts.set(url, text));
  }
}
