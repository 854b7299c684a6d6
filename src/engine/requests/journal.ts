// The newest requests of a world: those entries of the history, with the texts of requests and responses. The texts are
// parsed when the journal is read.
import { limits } from '../../limits.js';
import type { RequestEntry } from '../history/entry.js';
import { Signal } from '../time/signal.js';
import { shortened } from './shortened.js';

/** Maximum number of entries; fewer if their texts are long. */
const kept = limits.requests.most;

/** Maximum length of all texts together, in characters. */
const keptText = limits.requestText.most;

/** Maximum length of one body, in characters. */
const keptBody = limits.journalBody.most;

const none: RequestEntry['headers'] = {};

/** Length of the texts of an entry. */
function sizeOf({ url, body, answer, answerHeaders }: RequestEntry, ofHeaders: number): number {
  return url.length + ofHeaders + (body?.length ?? 0) + (answer?.length ?? 0) + lengthOf(answerHeaders);
}

/** Allocates nothing: it runs for every request. */
function lengthOf(headers: Readonly<Record<string, unknown>> | undefined): number {
  let length = 0;
  for (const name in headers) {
    const value = headers[name];
    length += name.length + (typeof value === 'string' ? value.length : Array.isArray(value) ? value.join().length : 0);
  }
  return length;
}

/** Whether two sets of headers are the same, in the same order. Allocates nothing: it runs for every request. */
function areSame(some: RequestEntry['headers'], others: RequestEntry['headers']): boolean {
  for (const name in some) if (some[name] !== others[name]) return false;
  for (const name in others) if (!(name in some)) return false;
  return true;
}

export class Journal {
  readonly changed = new Signal();
  readonly #ring: (RequestEntry | undefined)[] = [];
  /** The length of the texts of each entry of the ring. */
  readonly #sizes: number[] = [];
  #first = 0;
  #next = 0;
  #text = 0;
  /** The headers of the newest entry, and the length of their texts. */
  #headers = none;
  #ofHeaders = 0;

  get size(): number {
    return this.#next - this.#first;
  }

  /** Adds an entry that the history has numbered. */
  add(entry: RequestEntry): void {
    if (entry.body !== undefined) entry.body = shortened(entry.body, keptBody);
    if (entry.answer !== undefined) entry.answer = shortened(entry.answer, keptBody);
    entry.headers = this.#shared(entry.headers);
    if (entry.headers !== this.#headers) {
      this.#headers = entry.headers;
      this.#ofHeaders = lengthOf(entry.headers);
    }
    if (this.size === kept) this.#drop();
    const size = sizeOf(entry, this.#ofHeaders);
    const place = this.#next++ % kept;
    this.#ring[place] = entry;
    this.#sizes[place] = size;
    this.#text += size;
    while (this.#text > keptText && this.size > 1) this.#drop();
    this.changed.notify();
  }

  /** The headers of the entry before, if they are the same: most clients send one set all day. */
  #shared(headers: RequestEntry['headers']): RequestEntry['headers'] {
    const before = this.#ring[(this.#next + kept - 1) % kept]?.headers;
    return before && areSame(headers, before) ? before : headers;
  }

  #drop(): void {
    const place = this.#first++ % kept;
    const entry = this.#ring[place]!;
    this.#text -= this.#sizes[place]!;
    this.#ring[place] = undefined;
    // The history keeps the entry longer, but not its texts.
    entry.headers = none;
    entry.body = undefined;
    entry.answer = undefined;
    entry.answerHeaders = undefined;
  }

  /** Entries after this number of the history, oldest first. */
  *after(number: number): Iterable<RequestEntry> {
    let first = this.#first;
    let end = this.#next;
    // Their numbers ascend: the first one is found by halves.
    while (first < end) {
      const middle = (first + end) >> 1;
      if (this.#ring[middle % kept]!.number > number) end = middle;
      else first = middle + 1;
    }
    for (let each = first; each < this.#next; each++) {
      const entry = this.#ring[each % kept];
      if (entry) yield entry;
    }
  }

  /** Continues, in an empty journal, one that had these entries. */
  restore(entries: Iterable<RequestEntry>): void {
    for (const entry of entries) this.add(entry);
  }

  /** Number of the oldest entry; undefined if there is none. */
  get oldest(): number | undefined {
    return this.size === 0 ? undefined : this.#ring[this.#first % kept]!.number;
  }

  /** Removes all entries. */
  clear(): void {
    while (this.size > 0) this.#drop();
  }
}
