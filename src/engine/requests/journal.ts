// The newest requests of a world. An entry refers to the texts that the request and its answer were made of anyway, so
// that keeping it costs next to nothing; whoever reads the journal pays for showing it.
import type { Violation } from '../../contract/validate.js';
import { Signal } from '../time/signal.js';

export interface Entry {
  /** Counts up from 1; given by the journal. */
  number: number;
  /** The world's time, milliseconds. */
  at: number;
  /** Operation id; undefined when no operation has this method and path. */
  operation: string | undefined;
  method: string;
  url: string;
  headers: Readonly<Record<string, unknown>>;
  body: string | undefined;
  status: number;
  answer: string | undefined;
  answerHeaders: Readonly<Record<string, string>> | undefined;
  /** Error code of a refusal. */
  code: string | undefined;
  /** Rules of the contract that the request breaks. */
  violations: readonly Violation[];
  /** Id of the fault that was injected. */
  fault: string | undefined;
}

/** Entries that are kept; fewer when their texts are long. */
const kept = 1000;

/** Characters of all texts together. */
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
    this.changed.tell();
  }

  #drop(): void {
    const place = this.#first++ % kept;
    this.#text -= sizeOf(this.#ring[place]!);
    this.#ring[place] = undefined;
  }

  /** Entries after the one of this number, oldest first. */
  *after(number: number): Iterable<Entry> {
    for (let each = Math.max(this.#first, number + 1); each < this.#next; each++) yield this.#ring[each % kept]!;
  }

  /** Forgets what it holds; numbers go on. */
  clear(): void {
    while (this.size > 0) this.#drop();
  }
}
