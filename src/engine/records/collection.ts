// The records of one kind in a world: found by key, and listed in a fixed order from any point.
import type { CollectionDefinition, Records } from '../model.js';
import { Problem } from '../requests/problem.js';
import { hiddenOf, hidden as hiddenPart } from './hidden.js';
import { OrderedMap } from './ordered-map.js';

export interface SavedRecord {
  wire: unknown;
  hidden: object;
}

/** Declares a collection of records without a lifecycle; each world has its own records. */
export const collection = <R extends object>(definition: CollectionDefinition<R>): CollectionDefinition<R> =>
  definition;

export class Collection<R extends object> implements Records<R> {
  readonly #records = new Map<string, R>();
  readonly #ordered = new OrderedMap<string, R>();

  constructor(
    readonly definition: CollectionDefinition<R>,
    private readonly changed: () => void,
  ) {}

  get size(): number {
    return this.#records.size;
  }

  get(key: string): R | undefined {
    return this.#records.get(key);
  }

  require(key: string, values: Readonly<Record<string, unknown>> = {}): R {
    const record = this.#records.get(key);
    if (!record) throw new Problem(this.definition.missing, values);
    return record;
  }

  has(key: string): boolean {
    return this.#records.has(key);
  }

  add(record: R): R {
    const key = this.definition.key(record);
    if (this.#records.has(key)) throw new Error(`${this.definition.collection} has a record ${key} already`);
    this.#records.set(key, record);
    this.#ordered.set(this.#place(record), record);
    this.changed();
    return record;
  }

  remove(record: R): void {
    this.#records.delete(this.definition.key(record));
    this.#ordered.delete(this.#place(record));
    this.changed();
  }

  values(): Iterable<R> {
    return this.#ordered.values();
  }

  find(test: (record: R) => boolean): R | undefined {
    for (const record of this.#ordered.values()) if (test(record)) return record;
    return undefined;
  }

  filter(test: (record: R) => boolean): R[] {
    const found: R[] = [];
    for (const record of this.#ordered.values()) if (test(record)) found.push(record);
    return found;
  }

  *startingWith(prefix: string): Iterable<R> {
    for (const [place, record] of this.#ordered.entries(prefix)) {
      if (!place.startsWith(prefix)) return;
      yield record;
    }
  }

  *after(place: string | undefined): Iterable<readonly [string, R]> {
    for (const [key, record] of this.#ordered.entries(place)) if (key !== place) yield [key, record];
  }

  *before(place: string | undefined): Iterable<readonly [string, R]> {
    for (const [key, record] of this.#ordered.entriesReversed(place)) if (key !== place) yield [key, record];
  }

  // The key makes the sort key unique if two records have the same order.
  #place(record: R): string {
    const { key, order } = this.definition;
    return order ? `${order(record)}\u0000${key(record)}` : key(record);
  }

  save(): SavedRecord[] {
    const saved: SavedRecord[] = [];
    for (const record of this.#ordered.values()) saved.push({ wire: record, hidden: hiddenOf(record) });
    return saved;
  }

  restore(saved: readonly SavedRecord[]): void {
    // A saved record was written by `save` from an R.
    for (const { wire, hidden } of saved) this.add({ ...(wire as object), [hiddenPart]: hidden } as unknown as R);
  }
}
