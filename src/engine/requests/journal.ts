// The newest requests of a world: those entries of the history, with the texts of requests and responses. The texts are
// parsed when the journal is read.
import type { RequestEntry } from '../history/entry.js';
import { Signal } from '../time/signal.js';

/** Maximum number of entries; fewer if their texts are long. */
const kept = 1000;

/** Maximum length of all texts together, in characters. */
const keptText = 16 * 1024 * 1024;

const none: RequestEntry['headers'] = {};

const sizeOf = ({ body, answer }: RequestEntry): number => (body?.length ?? 0) + (answer?.length ?? 0);

export class Journal {
  readonly changed = new Signal();
  readonly #ring: (RequestEntry | undefined)[] = [];
  #first = 0;
  #next = 0;
  #text = 0;

  get size(): number {
    return this.#next - this.#first;
  }

  /** Adds an entry that the history has numbered. */
  add(entry: RequestEntry): void {
    if (this.size === kept) this.#drop();
    this.#ring[this.#next++ % kept] = entry;
    this.#text += sizeOf(entry);
    while (this.#text > keptText && this.size > 1) this.#drop();
    this.changed.notify();
  }

  #drop(): void {
    const place = this.#first++ % kept;
    const entry = this.#ring[place]!;
    this.#text -= sizeOf(entry);
    this.#ring[place] = undefined;
    // The history keeps the entry longer, but not its texts.
    entry.headers = none;
    entry.body = undefined;
    entry.answer = undefined;
    entry.answerHeaders = undefined;
  }

  /** Entries after this number of the history, oldest first. */
  *after(number: number): Iterable<RequestEntry> {
    for (let each = this.#first; each < this.#next; each++) {
      const entry = this.#ring[each % kept]!;
      if (entry.number > number) yield entry;
    }
  }

  /** Removes all entries. */
  clear(): void {
    while (this.size > 0) this.#drop();
  }
}
