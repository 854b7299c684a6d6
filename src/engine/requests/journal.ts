// The newest requests of a world. An entry only refers to the existing texts of a request and its response, so that adding
// it costs almost nothing; they are parsed when the journal is read.
import type { Violation } from '../../contract/validate.js';
import { Signal } from '../time/signal.js';

export interface Entry {
  /** Counts up from 1; set by the journal. */
  number: number;
  /** The world's time, milliseconds. */
  at: number;
  /** Operation id; undefined if no operation has this method and path. */
  operation: string | undefined;
  method: string;
  url: string;
  headers: Readonly<Record<string, unknown>>;
  body: string | undefined;
  status: number;
  answer: string | undefined;
  answerHeaders: Readonly<Record<string, string>> | undefined;
  /** Error code of a rejected request. */
  code: string | undefined;
  /** Id of the platform rule that refused. */
  rule: string | undefined;
  /** Rules of the contract that the request violates. */
  violations: readonly Violation[];
  /** Id of the fault that was injected. */
  fault: string | undefined;
}

/** Maximum number of entries; fewer if their texts are long. */
const kept = 1000;

/** Maximum length of all texts together, in characters. */
const keptText = 16 * 1024 * 1024;

const sizeOf = ({ body, answer }: Entry): number => (body?.length ?? 0) + (answer?.length ?? 0);

export class Journal {
  readonly changed = new Signal();
  readonly #ring: (Entry | undefined)[] = [];
  #first = 1;
  #next = 1;
  #text = 0;

  get size(): number {
    return this.#next - this.#first;
  }

  add(entry: Entry): void {
    if (this.size === kept) this.#drop();
    entry.number = this.#next++;
    this.#ring[entry.number % kept] = entry;
    this.#text += sizeOf(entry);
    while (this.#text > keptText && this.size > 1) this.#drop();
    this.changed.notify();
  }

  #drop(): void {
    const place = this.#first++ % kept;
    this.#text -= sizeOf(this.#ring[place]!);
    this.#ring[place] = undefined;
  }

  /** Entries after this number, oldest first. */
  *after(number: number): Iterable<Entry> {
    for (let each = Math.max(this.#first, number + 1); each < this.#next; each++) yield this.#ring[each % kept]!;
  }

  /** Removes all entries; numbering continues. */
  clear(): void {
    while (this.size > 0) this.#drop();
  }
}
