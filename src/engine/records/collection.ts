// The records of one kind in a world: found by key, and listed in a fixed order from any point.
import type { CollectionDefinition, Records } from '../model.js';
import { Problem } from '../requests/problem.js';
import { atOnce, type Steps } from '../time/turns.js';
import { hiddenOf, hidden as hiddenPart } from './hidden.js';
import { ListIndex, type Listing, type Selection } from './listing.js';
import { OrderedMap } from './ordered-map.js';
import type { Ordered } from './page.js';

export interface SavedRecord {
  wire: unknown;
  hidden: object;
}

/** Declares a collection of records without a lifecycle; each world has its own records. */
export const collection = <R extends object>(definition: CollectionDefinition<R>): CollectionDefinition<R> =>
  definition;

/** From so many records on, the indexes of the declared lists grow with each record: the first list would wait for them. */
const many = 5000;

export class Collection<R extends object> implements Records<R> {
  readonly #records = new Map<string, R>();
  readonly #ordered = new OrderedMap<string, R>();
  readonly #indexes = new Map<Listing<R>, ListIndex<R>>();

  /**
   * `changed` is called with the key of every record that is added, removed, or lent; a record is lent if it is handed out
   * during an act: its receiver may modify it in place. `act`: the number of the act that runs; 0: none. `tracks`: whether
   * somebody needs to know of the lent.
   */
  constructor(
    readonly definition: CollectionDefinition<R>,
    private readonly changed: (key: string) => void,
    private readonly act: () => number = () => 0,
    private readonly tracks = true,
  ) {}

  #lend(record: R): R {
    if (this.act() === 0) return record;
    for (const index of this.#indexes.values()) index.doubt(record);
    if (this.tracks) this.changed(this.definition.key(record));
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
    // Key and place are one text wherever they are kept.
    const place = this.#place(record, key);
    this.#records.set(key, record);
    this.#ordered.set(place, record);
    if (this.#records.size === many) for (const list of this.definition.lists ?? []) this.#indexOf(list);
    else for (const [{ order }, index] of this.#indexes) index.add(record, order ? undefined : place);
    this.changed(key);
    return record;
  }

  remove(record: R): void {
    const key = this.definition.key(record);
    this.#records.delete(key);
    this.#ordered.delete(this.#place(record));
    for (const index of this.#indexes.values()) index.remove(record);
    this.changed(key);
  }

  values(): Iterable<R> {
    return this.act() === 0 ? this.#ordered.values() : this.#lendAll(this.#ordered.values());
  }

  find(test: (record: R) => boolean): R | undefined {
    for (const record of this.#ordered.values()) if (test(record)) return this.#lend(record);
    return undefined;
  }

  filter(test: (record: R) => boolean): R[] {
    const found: R[] = [];
    // Most projects have no webhooks, and each event asks for them: the tree would make an iterator.
    if (this.#records.size === 0) return found;
    for (const record of this.#ordered.values()) if (test(record)) found.push(this.#lend(record));
    return found;
  }

  *startingWith(prefix: string): Iterable<R> {
    // From place to place: to find that there is none costs less than an iterator of the tree.
    let entry = this.#ordered.getPairOrNextHigher(prefix);
    while (entry?.[0].startsWith(prefix)) {
      yield this.#lend(entry[1]);
      entry = this.#ordered.nextHigherPair(entry[0]);
    }
  }

  *after(place: string | undefined): Iterable<readonly [string, R]> {
    for (const [key, record] of this.#ordered.entries(place)) if (key !== place) yield [key, this.#lend(record)];
  }

  *before(place: string | undefined): Iterable<readonly [string, R]> {
    for (const [key, record] of this.#ordered.entriesReversed(place))
      if (key !== place) yield [key, this.#lend(record)];
  }

  listed<Facet extends string>(
    of: Listing<R, Facet>,
    selection: Selection<Facet>,
    prefix?: string,
    sought?: string,
  ): Ordered<R> {
    const { after, before, size } = this.#indexOf(of).select(selection, prefix, sought);
    const lent = (entries: Iterable<readonly [string, R]>) => (this.act() === 0 ? entries : this.#lendEntries(entries));
    return { size, after: (key) => lent(after(key)), before: (key) => lent(before(key)) };
  }

  /** Prepares a list in steps, so that it need not be done at the moment when it is first shown. */
  indexing(of: Listing<R>): Steps<void> {
    return this.#newIndexOf(of).filling((place) => this.#ordered.entries(place));
  }

  #indexOf(of: Listing<R>): ListIndex<R> {
    atOnce(this.indexing(of));
    return this.#newIndexOf(of);
  }

  #newIndexOf(of: Listing<R>): ListIndex<R> {
    let index = this.#indexes.get(of);
    if (!index) {
      const { order } = of;
      const { key } = this.definition;
      const placeOf = order
        ? (record: R) => `${order(record)}\u0000${key(record)}`
        : (record: R) => this.#place(record);
      index = new ListIndex(of, placeOf, this.act);
      this.#indexes.set(of, index);
    }
    return index;
  }

  *#lendEntries(entries: Iterable<readonly [string, R]>): Iterable<readonly [string, R]> {
    for (const entry of entries) {
      this.#lend(entry[1]);
      yield entry;
    }
  }

  // The key makes the sort key unique if two records have the same order.
  #place(record: R, key = this.definition.key(record)): string {
    const { order } = this.definition;
    return order ? `${order(record)}\u0000${key}` : key;
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

  *restoring(saved: readonly SavedRecord[]): Steps<void> {
    for (const { wire, hidden } of saved) {
      // A saved record was written by `save` from an R.
      this.add({ ...(wire as object), [hiddenPart]: hidden } as unknown as R);
      yield;
    }
  }
}
