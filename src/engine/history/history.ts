// What happened in a family of projects, in one numbered list: every entry names the one that caused it. It keeps the newest
// entries, bounded by their number and by the length of their texts.
import { limits } from '../../limits.js';
import type { Clock } from '../time/clock.js';
import { Signal } from '../time/signal.js';
import type { Entry } from './entry.js';

/** What the running code is a consequence of. The entry gets its number when its first consequence needs it. */
export interface Cause {
  /** Undefined: not numbered yet; null: nothing caused it. */
  number: number | null | undefined;
  /** Absent for a request, whose entry is written after its response is known. */
  readonly entry?: Entry;
  readonly outer: Cause | undefined;
}

/** Maximum number of entries; fewer if their texts are long. */
const kept = limits.history.most;

/** Maximum length of all texts together, in characters. */
const keptText = limits.historyText.most;

/** What an entry takes besides its texts, roughly, in characters. */
const plain = 200;

function sizeOf(entry: Entry): number {
  // The journal bounds the texts of requests, and drops them.
  if (entry.kind === 'request') return plain + entry.url.length;
  return plain + ('body' in entry ? (entry.body?.length ?? 0) : 0);
}

/** The numbers of a history, to continue it with. */
export interface HistoryNumbers {
  first: number;
  next: number;
  epoch: string | undefined;
}

/** The beginning of an entry about a project. */
export const stampOf = ({ id, clock }: { readonly id: string; readonly clock: Clock }) => ({
  number: 0,
  project: id,
  at: clock.now(),
  cause: null,
});

export class History {
  /** Notified after an entry was added. */
  readonly changed = new Signal();
  /** A name that distinguishes it from other histories of its project; set by the code that needs one. */
  epoch: string | undefined;
  readonly #ring: (Entry | undefined)[] = [];
  /** The size of each entry of the ring, so that an old entry is dropped without a look at it. */
  readonly #sizes: number[] = [];
  /** Pending decisions, deliveries and attempts -> number of their entry. Those of a restored world have none. */
  readonly #numbers = new WeakMap<object, number>();
  #first = 1;
  #next = 1;
  #text = 0;
  /**
   * What the running code is a consequence of; code that continues later remembers it. `within` sets it for a while; what
   * sets it in other ways puts it back.
   */
  cause: Cause | undefined;
  /** Number of the request that is being handled: it caused entries, but its own is not written yet. */
  #open: number | undefined;

  /** Number of the oldest entry that is kept; that of the next one if there is none. */
  get oldest(): number {
    return this.#first;
  }

  /** Number of the newest entry; 0 before the first one. */
  get newest(): number {
    return (this.#open ?? this.#next) - 1;
  }

  /** The newest entry; undefined if there is none. */
  get latest(): Entry | undefined {
    return this.#ring[this.newest % kept];
  }

  /** Runs something as a consequence of `cause`; of nothing if it is undefined. */
  within<T>(cause: Cause | undefined, run: () => T): T {
    const before = this.cause;
    this.cause = cause;
    try {
      return run();
    } finally {
      this.cause = before;
    }
  }

  /** Runs something as a consequence of the entry of a pending decision or a delivery. */
  withinThatOf<T>(thing: object, run: () => T): T {
    return this.within({ number: this.#numbers.get(thing) ?? null, outer: undefined }, run);
  }

  /** Starts a request; `addRequest` writes its entry. */
  startRequest = (): Cause => ({ number: undefined, outer: undefined });

  /** Starts an entry, as a consequence of what is running. It is added with its first consequence, or by `finish`. */
  start = (entry: Entry): Cause => ({ number: undefined, entry, outer: this.cause });

  /** Adds the entry of a cause, unless it has been added; returns its number. */
  finish(cause: Cause): number {
    return this.#numberOf(cause) ?? 0;
  }

  /** Adds an entry, caused by what is running; returns its number. */
  add(entry: Entry): number {
    return this.#place(entry, this.#numberOf(this.cause));
  }

  /** Adds the entry of a request once its response is known. */
  addRequest(entry: Entry, request: Cause | undefined): void {
    const number = request?.number;
    if (number === undefined || number === null) {
      this.#place(entry, null);
      return;
    }
    this.#open = undefined;
    entry.number = number;
    if (number >= this.#first) this.#keep(entry);
    this.changed.notify();
  }

  /** Remembers which entry tells of a thing. */
  link(thing: object, number: number | undefined): void {
    if (number !== undefined) this.#numbers.set(thing, number);
  }

  /** Number of the entry that tells of a thing. */
  numberFor(thing: object): number | undefined {
    return this.#numbers.get(thing);
  }

  /** Number of the entry that the running code is a consequence of. */
  causeNumber(): number | undefined {
    return this.#numberOf(this.cause) ?? undefined;
  }

  #numberOf(cause: Cause | undefined): number | null {
    if (!cause) return null;
    if (cause.number === undefined)
      cause.number = cause.entry ? this.#startEntry(cause.entry, cause.outer) : this.#reserve();
    return cause.number;
  }

  #startEntry(entry: Entry, outer: Cause | undefined): number {
    return this.#place(entry, this.#numberOf(outer));
  }

  #reserve(): number {
    this.#open = this.#next++;
    return this.#open;
  }

  #place(entry: Entry, cause: number | null): number {
    entry.number = this.#next++;
    entry.cause = cause;
    this.#keep(entry);
    if (this.#open === undefined) this.changed.notify();
    return entry.number;
  }

  #keep(entry: Entry): void {
    while (this.#next - this.#first > kept) this.#drop();
    const place = entry.number % kept;
    const size = sizeOf(entry);
    this.#ring[place] = entry;
    this.#sizes[place] = size;
    this.#text += size;
    while (this.#text > keptText && this.#next - this.#first > 1) this.#drop();
  }

  #drop(): void {
    const place = this.#first++ % kept;
    // Without an entry: the place of a request that is being handled.
    if (this.#ring[place]) this.#text -= this.#sizes[place]!;
    this.#ring[place] = undefined;
  }

  /** The entry with this number, if it is kept. */
  at(number: number): Entry | undefined {
    return number < this.#first || number > this.newest ? undefined : this.#ring[number % kept];
  }

  numbers(): HistoryNumbers {
    return { first: this.#first, next: this.#next, epoch: this.epoch };
  }

  /** Continues, in an empty history, one that had these numbers and entries. */
  restore({ first, next, epoch }: HistoryNumbers, entries: Iterable<Entry>): void {
    this.#first = first;
    this.#next = next;
    this.epoch = epoch;
    for (const entry of entries) {
      this.#ring[entry.number % kept] = entry;
      this.#text += sizeOf(entry);
    }
  }

  /** Entries after this number, oldest first. */
  *after(number: number): Iterable<Entry> {
    for (let each = Math.max(this.#first, number + 1); each <= this.newest; each++) {
      const entry = this.#ring[each % kept];
      if (entry) yield entry;
    }
  }
}
