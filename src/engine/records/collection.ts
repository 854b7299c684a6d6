// A kind of record in a world: found by key at once, listed in a fixed order from any point.
import type { ErrorCode } from '../../contract/types.js';
import { Problem } from '../requests/problem.js';
import type { World } from '../world/world.js';
import { OrderedMap } from './ordered-map.js';
import type { Ordered } from './page.js';

/** Where a record keeps what the platform knows and never shows. A symbol: serialisers and checks skip it. */
export const hidden: unique symbol = Symbol('hidden');

type HiddenOf<R> = R extends { [hidden]: infer Inside } ? Inside : Record<never, never>;

/** A stored record: the wire form as it is answered, and beside it what stays inside. */
export type Stored<Wire, Hidden extends object = Record<never, never>> = Wire & { [hidden]: Hidden };

export interface CollectionDefinition<R> {
  /** `service.resources`: the name under which scenarios and saved worlds hold the records. */
  name: string;
  /** For writers of scenarios, where name and schema do not tell it: what these records are. */
  about?: string;
  /** Schema of the contract that a scenario's record must fulfil. */
  schema?: string;
  key(record: R): string;
  /** What a list is ordered by; the key when left out. Must not change while the record lives. */
  order?(record: R): string;
  /** Error code for a key that is not there. */
  missing: ErrorCode;
  /** What a scenario may give under `hidden`, each with its meaning; no other name is taken. */
  hidden?: { readonly [Name in keyof HiddenOf<R> & string]?: string };
  /** Fills in what a scenario may leave out of a record. */
  complete?(record: R, world: World): void;
}

export interface SavedRecord {
  wire: unknown;
  hidden: object;
}

/** Declares a collection; the records themselves live in each world. */
export const collection = <R>(definition: CollectionDefinition<R>): CollectionDefinition<R> => definition;

export class Collection<R extends object> implements Ordered<R> {
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

  /** The record of this key; throws the collection's `missing` code, with `values` for its text. */
  require(key: string, values: Record<string, unknown> = {}): R {
    const record = this.#records.get(key);
    if (!record) throw new Problem(this.definition.missing, values);
    return record;
  }

  has(key: string): boolean {
    return this.#records.has(key);
  }

  add(record: R): R {
    const key = this.definition.key(record);
    if (this.#records.has(key)) throw new Error(`${this.definition.name} has a record ${key} already`);
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

  /** In the list's order. */
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

  /** Records whose place in the list begins with `prefix`, without walking past them. */
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

  // The key makes the place unique when two records share what the list is ordered by.
  #place(record: R): string {
    const { key, order } = this.definition;
    return order ? `${order(record)}\u0000${key(record)}` : key(record);
  }

  save(): SavedRecord[] {
    const saved: SavedRecord[] = [];
    for (const record of this.#ordered.values()) {
      saved.push({ wire: record, hidden: (record as { [hidden]?: object })[hidden] ?? {} });
    }
    return saved;
  }

  restore(saved: readonly SavedRecord[]): void {
    for (const { wire, hidden: inside } of saved) this.add({ ...(wire as object), [hidden]: inside } as unknown as R);
  }
}
