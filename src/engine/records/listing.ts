// Indexes of a collection for lists: the records in an order of their own, by the values that lists are filtered by. A page
// costs the same however many records there are.
import type { Ordered } from './page.js';

/** How a list orders and filters records. Order and values may change with the record. */
export interface Listing<R, Facet extends string = string> {
  /** The sort key, unique with the key of the collection behind it; defaults to that of the collection. */
  order?: (record: R) => string;
  /** Values that filters choose from; undefined for a record that no filter on this value finds. */
  facets: Readonly<Record<Facet, (record: R) => string | null | undefined>>;
}

type Wanted = readonly (string | undefined)[] | ((value: string) => boolean) | undefined;

/** What a list shows: for each facet the values that pass, or what tells whether one does; absent: all. */
export type Selection<Facet extends string = string> = { readonly [Name in Facet]?: Wanted };

/** Declares a listing; each collection makes an index for it when a list first needs it. */
export const listing = <R, Facet extends string>(declared: Listing<R, Facet>): Listing<R, Facet> => declared;

/** Records with the same values, in order. Sorted arrays: they give sizes and places of parts without visiting them. */
class Run<R> {
  readonly places: string[] = [];
  readonly records: R[] = [];

  /** The number of places before this one; with `past`, and of this one. */
  rank(place: string, past = false): number {
    let [low, high] = [0, this.places.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const here = this.places[middle]!;
      if (here < place || (past && here === place)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  add(place: string, record: R): void {
    const last = this.places.at(-1);
    const rank = last === undefined || last < place ? this.places.length : this.rank(place);
    this.places.splice(rank, 0, place);
    this.records.splice(rank, 0, record);
  }

  remove(place: string): void {
    const rank = this.rank(place);
    this.places.splice(rank, 1);
    this.records.splice(rank, 1);
  }
}

/** The runs of a facet's values, each with those of the next facet below it. */
type Tree<R> = Map<string | undefined, Tree<R>> | Run<R>;

/** Where a record is in the index. */
interface Filed<R> {
  place: string;
  values: readonly (string | undefined)[];
  run: Run<R>;
}

/** A part of a run. */
interface Span<R> {
  run: Run<R>;
  from: number;
  to: number;
}

export class ListIndex<R extends object> {
  readonly #facets: readonly (readonly [string, (record: R) => string | null | undefined])[];
  #root: Tree<R>;
  readonly #filed = new Map<R, Filed<R>>();
  /** Records that may have changed since they were filed. */
  readonly #doubtful = new Set<R>();

  /** `placeOf`: the sort key of a record, unique. `changing`: whether records that were handed out can still change. */
  constructor(
    { facets }: Listing<R>,
    private readonly placeOf: (record: R) => string,
    private readonly changing: () => boolean,
    records: Iterable<R>,
  ) {
    this.#facets = Object.entries(facets);
    this.#root = this.#facets.length === 0 ? new Run() : new Map();
    for (const record of records) {
      this.#file(record);
      if (changing()) this.doubt(record);
    }
  }

  /** Notes that a record may change, or was added. */
  doubt(record: R): void {
    this.#doubtful.add(record);
  }

  add(record: R): void {
    this.#file(record);
    this.#doubtful.add(record);
  }

  remove(record: R): void {
    this.#take(record);
    this.#doubtful.delete(record);
  }

  #valuesOf(record: R): (string | undefined)[] {
    return this.#facets.map(([, facet]) => facet(record) ?? undefined);
  }

  #file(record: R): void {
    const place = this.placeOf(record);
    const values = this.#valuesOf(record);
    const run = this.#runOf(values);
    run.add(place, record);
    this.#filed.set(record, { place, values, run });
  }

  #take(record: R): void {
    const filed = this.#filed.get(record);
    filed?.run.remove(filed.place);
    this.#filed.delete(record);
  }

  #runOf(values: readonly (string | undefined)[]): Run<R> {
    let here = this.#root;
    for (const [depth, value] of values.entries()) {
      if (here instanceof Run) break;
      const below: Tree<R> = here.get(value) ?? (depth === values.length - 1 ? new Run() : new Map());
      here.set(value, below);
      here = below;
    }
    if (here instanceof Run) return here;
    throw new Error('a listing has fewer facets than values');
  }

  #refresh(): void {
    for (const record of this.#doubtful) {
      const filed = this.#filed.get(record);
      if (!filed) continue;
      const values = this.#valuesOf(record);
      if (filed.place === this.placeOf(record) && values.every((value, index) => value === filed.values[index]))
        continue;
      this.#take(record);
      this.#file(record);
    }
    // While a call or a job runs, its handler may still change the records that it holds.
    if (!this.changing()) this.#doubtful.clear();
  }

  /** The records that a list shows, those whose sort key begins with `prefix`; valid until the next change. */
  select(selection: Selection, prefix = ''): Ordered<R> {
    this.#refresh();
    const wanted = this.#facets.map(([name]) => selection[name]);
    const spans = Array.from(runsIn(this.#root, wanted), (run) => spanOf(run, prefix)).filter(
      ({ from, to }) => from < to,
    );
    return {
      size: spans.reduce((sum, { from, to }) => sum + to - from, 0),
      after: (key) => merged(spans, key, 'after'),
      before: (key) => merged(spans, key, 'before'),
    };
  }
}

function* runsIn<R>(tree: Tree<R>, [wanted, ...others]: readonly Wanted[]): Iterable<Run<R>> {
  if (tree instanceof Run) yield tree;
  else for (const below of branches(tree, wanted)) yield* runsIn(below, others);
}

function branches<R>(tree: ReadonlyMap<string | undefined, Tree<R>>, wanted: Wanted): Iterable<Tree<R>> {
  if (wanted === undefined) return tree.values();
  if (typeof wanted === 'function')
    return [...tree].flatMap(([value, below]) => (value !== undefined && wanted(value) ? [below] : []));
  return [...new Set(wanted)].flatMap((value) => (value === undefined ? [] : (tree.get(value) ?? [])));
}

function spanOf<R>(run: Run<R>, prefix: string): Span<R> {
  if (prefix === '') return { run, from: 0, to: run.places.length };
  const from = run.rank(prefix);
  let [low, high] = [from, run.places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (run.places[middle]!.startsWith(prefix)) low = middle + 1;
    else high = middle;
  }
  return { run, from, to: low };
}

/** The entries of several runs in one order, from a key in one direction. */
function* merged<R>(
  spans: readonly Span<R>[],
  key: string | undefined,
  way: 'after' | 'before',
): Iterable<readonly [string, R]> {
  const forwards = way === 'after';
  const cursors = spans.map(({ run, from, to }) => {
    if (key === undefined) return { run, at: forwards ? from : to - 1, from, to };
    const at = forwards ? run.rank(key, true) : run.rank(key) - 1;
    return { run, at: forwards ? Math.max(at, from) : Math.min(at, to - 1), from, to };
  });
  for (;;) {
    let next: (typeof cursors)[number] | undefined;
    let best = '';
    for (const cursor of cursors) {
      if (cursor.at < cursor.from || cursor.at >= cursor.to) continue;
      const place = cursor.run.places[cursor.at]!;
      if (next && (forwards ? place > best : place < best)) continue;
      next = cursor;
      best = place;
    }
    if (!next) return;
    yield [best, next.run.records[next.at]!];
    next.at += forwards ? 1 : -1;
  }
}
