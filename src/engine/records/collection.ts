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

  /**
   * `changed` is called with the key of every record that is added, removed, or lent; a record is lent if it is handed out
   * while `lends` returns true: its receiver may modify it in place.
   */
  constructor(
    readonly definition: CollectionDefinition<R>,
    private readonly changed: (key: string) => void,
    private readonly lends: () => boolean = () => false,
  ) {}

  #lend(record: R): R {
    if (this.lends()) this.changed(this.definition.key(record));
    return record;
  }

  *#lendAll(records: Iterable<R>): Iterable<R> {
    for (const record of records) yield this.#lend(record);
  }

  get size(): number {
    return this.#records.size;
  }

  get(key: string): R | undefined {
    const record = this.#records.get(key);
    return record && this.#lend(record);
  }

  require(key: string, values: Readonly<Record<string, unknown>> = {}): R {
    const record = this.#records.get(key);
    if (!record) throw new Problem(this.definition.missing, values);
    return this.#lend(record);
  }

  has(key: string): boolean {
    return this.#records.has(key);
  }

  add(record: R): R {
    const key = this.definition.key(record);
    if (this.#records.has(key)) throw new Error(`${this.definition.collection} has a record ${key} already`);
    this.#records.set(key, record);
    this.#ordered.set(this.#place(record), record);
    this.changed(key);
    return record;
  }

  remove(record: R): void {
    const key = this.definition.key(record);
    this.#records.delete(key);
    this.#ordered.delete(this.#place(record));
    this.changed(key);
  }

  values(): Iterable<R> {
    return this.lends() ? this.#lendAll(this.#ordered.values()) : this.#ordered.values();
  }

  find(test: (record: R) => boolean): R | undefined {
    for (const record of this.#ordered.values()) if (test(record)) return this.#lend(record);
    return undefined;
  }

  filter(test: (record: R) => boolean): R[] {
    const found: R[] = [];
    for (const record of this.#ordered.values()) if (test(record)) found.push(this.#lend(record));
    return found;
  }

  *startingWith(prefix: string): Iterable<R> {
    for (const [place, record] of this.#ordered.entries(prefix)) {
      if (!place.startsWith(prefix)) return;
      yield this.#lend(record);
    }
  }

  *after(place: string | undefined): Iterable<readonly [string, R]> {
    for (const [key, record] of this.#ordered.entries(place)) if (key !== place) yield [key, this.#lend(record)];
  }

  *before(place: string | undefined): Iterable<readonly [string, R]> {
    for (const [key, record] of this.#ordered.entriesReversed(place))
      if (key !== place) yield [key, this.#lend(record)];
  }

  // The key makes the sort key unique if two records have the same order.
  #place(record: R): string {
    const { key, order } = this.definition;
    return order ? `${order(record)}\u0000${key(record)}` : key(record);
  }

  /** One record as `save` has it. */
  saved(key: string): SavedRecord | undefined {
    const record = this.#records.get(key);
    return record && { wire: record, hidden: hiddenOf(record) };
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
