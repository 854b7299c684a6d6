// Indexes of a collection for lists: the records in an order of their own, by the values that lists are filtered by. A page
// costs the same however many records there are.

import type { Steps } from '../time/turns.js';
import type { Ordered } from './page.js';
import { Run } from './run.js';

/** How a list orders and filters records. Order and values may change with the record. */
export interface Listing<R, Facet extends string = string> {
  /** What a search looks at, in lower case. */
  text?: (record: R) => string;
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

/** The runs of a facet's values, each with those of the next facet below it. */
type Tree<R> = Map<string | undefined, Tree<R>> | Run<R>;

/** Where a record is in the index. */
interface Filed<R> {
  place: string;
  run: Run<R>;
  text: string;
}

/** A part of a run. */
interface Span<R> {
  run: Run<R>;
  from: number;
  to: number;
  /** Of a search: the ranks that it found. */
  ranks: readonly number[] | undefined;
}

/** So many records are filed in a step. */
const filedInStep = 100;

/** So many records wait for the next list. Filed together, a record costs a fraction of what it costs alone. */
const mostDoubtful = 16;

const same = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.every((value, index) => value === others[index]);

export class ListIndex<R extends object> {
  readonly #facets: readonly (readonly [string, (record: R) => string | null | undefined])[];
  readonly #root: Tree<R>;
  /** The run of the record that was filed last: the next one is often filed there, too. */
  #latest: Run<R> | undefined;
  readonly #filed = new Map<R, Filed<R>>();
  /** Records that were added or may have changed since they were filed; with the sort key of a new one, if it is known. */
  readonly #doubtful = new Map<R, string | undefined>();
  /** The act in which they changed. */
  #act = 0;

  /** Of the records that are not new, the last one that was filed. */
  #reached: string | undefined;
  #complete = false;
  readonly #text: ((record: R) => string) | undefined;

  /** `placeOf`: the sort key of a record, unique. `act`: see Collection. */
  constructor(
    { facets, text }: Listing<R>,
    private readonly placeOf: (record: R) => string,
    private readonly act: () => number,
  ) {
    this.#facets = Object.entries(facets);
    this.#text = text;
    this.#root = this.#facets.length === 0 ? new Run() : new Map();
  }

  /**
   * Files the records that were there before the index, in steps. Those that are added, removed or changed meanwhile are
   * filed as always. `after`: the records behind a place of their collection.
   */
  *filling(after: (place: string | undefined) => Iterable<readonly [string, R]>): Steps<void> {
    while (!this.#complete) {
      let count = 0;
      for (const [place, record] of after(this.#reached)) {
        if (place === this.#reached) continue;
        this.#reached = place;
        // Those that are in doubt are filed before the next list.
        if (!this.#filed.has(record) && !this.#doubtful.has(record)) this.#file(record);
        if (this.act() !== 0) this.doubt(record);
        if (++count === filedInStep) break;
      }
      if (count < filedInStep) this.#complete = true;
      else yield;
    }
  }

  /** `place`: the sort key of the record, if it is known. */
  add(record: R, place: string | undefined): void {
    this.doubt(record);
    this.#doubtful.set(record, place);
  }

  /** Notes that a record may change during this act. */
  doubt(record: R): void {
    const act = this.act();
    // Nothing changes the records of earlier acts any more. Filing them now and then leaves little for the next list to do.
    if (this.#doubtful.size >= mostDoubtful && (act === 0 || act !== this.#act)) this.#refresh();
    this.#act = act;
    if (!this.#doubtful.has(record)) this.#doubtful.set(record, undefined);
  }

  remove(record: R): void {
    this.#take(record);
    this.#doubtful.delete(record);
  }

  #valuesOf(record: R): (string | undefined)[] {
    return this.#facets.map(([, facet]) => facet(record) ?? undefined);
  }

  #file(record: R, place = this.placeOf(record), values = this.#valuesOf(record)): void {
    const run = this.#runOf(values);
    const text = this.#textOf(record);
    run.add(place, record, text);
    this.#filed.set(record, { place, run, text });
  }

  /** No text has a line break in it: see Run. */
  #textOf = (record: R): string => this.#text?.(record).replaceAll('\n', ' ') ?? '';

  #take(record: R): void {
    const filed = this.#filed.get(record);
    filed?.run.remove(filed.place);
    this.#filed.delete(record);
  }

  #runOf(values: readonly (string | undefined)[]): Run<R> {
    if (this.#latest && same(values, this.#latest.values)) return this.#latest;
    let here = this.#root;
    for (const [depth, value] of values.entries()) {
      if (here instanceof Run) break;
      const below: Tree<R> = here.get(value) ?? (depth === values.length - 1 ? new Run(values) : new Map());
      here.set(value, below);
      here = below;
    }
    if (here instanceof Run) {
      this.#latest = here;
      return here;
    }
    throw new Error('a listing has fewer facets than values');
  }

  #refresh(): void {
    const act = this.act();
    // While a call or a job runs, its handler may still change the records that it holds.
    const settled = act === 0 || act !== this.#act;
    for (const [record, known] of this.#doubtful) {
      const filed = known === undefined ? this.#filed.get(record) : undefined;
      const place = known ?? this.placeOf(record);
      const values = this.#valuesOf(record);
      if (filed?.place === place && same(filed.run.values, values) && filed.text === this.#textOf(record)) continue;
      if (filed) this.#take(record);
      this.#file(record, place, values);
      if (!settled) this.#doubtful.set(record, undefined);
    }
    if (settled) this.#doubtful.clear();
  }

  /**
   * The records that a list shows: those whose sort key begins with `prefix`, and whose text contains `sought`. Valid until
   * the next change.
   */
  select(selection: Selection, prefix = '', sought = ''): Ordered<R> {
    this.#refresh();
    const wanted = this.#facets.map(([name]) => selection[name]);
    const spans = Array.from(runsIn(this.#root, wanted), (run) => spanOf(run, prefix, sought)).filter(
      ({ from, to, ranks }) => (ranks ? ranks.length > 0 : from < to),
    );
    return {
      size: spans.reduce((sum, { from, to, ranks }) => sum + (ranks?.length ?? to - from), 0),
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

function spanOf<R>(run: Run<R>, prefix: string, sought: string): Span<R> {
  const end = prefix === '' ? undefined : endOf(prefix);
  const from = prefix === '' ? 0 : run.rank(prefix);
  const to = end === undefined ? run.size : run.rank(end);
  return { run, from, to, ranks: sought === '' ? undefined : run.matching(sought, from, to) };
}

/** The first text behind all texts with this prefix; undefined if there is none. */
function endOf(prefix: string): string | undefined {
  for (let last = prefix.length - 1; last >= 0; last--) {
    const unit = prefix.charCodeAt(last);
    if (unit < 0xffff) return prefix.slice(0, last) + String.fromCharCode(unit + 1);
  }
  return undefined;
}

/** The entries of a part of a run, from a key in one direction. */
function entriesOf<R>({ run, from, to, ranks }: Span<R>, key: string | undefined, way: 'after' | 'before') {
  if (ranks) return found(run, ranks, key, way);
  if (way === 'after') {
    const first = key === undefined ? from : Math.max(run.rank(key, true), from);
    return run.entries(first, to - first, way);
  }
  const end = key === undefined ? to : Math.min(run.rank(key), to);
  return run.entries(end - 1, end - from, way);
}

/** The entries of some ranks. */
function* found<R>(run: Run<R>, ranks: readonly number[], key: string | undefined, way: 'after' | 'before') {
  const passed = key === undefined ? undefined : run.rank(key, way === 'after');
  const shown = ranks.filter((rank) => passed === undefined || (way === 'after' ? rank >= passed : rank < passed));
  for (const rank of way === 'after' ? shown : shown.toReversed()) yield* run.entries(rank, 1, way);
}

/** The entries of several runs in one order, from a key in one direction. */
function* merged<R>(
  spans: readonly Span<R>[],
  key: string | undefined,
  way: 'after' | 'before',
): Iterable<readonly [string, R]> {
  const lines = spans.map((span) => entriesOf(span, key, way)[Symbol.iterator]());
  const heads = lines.map((line) => line.next());
  for (;;) {
    let nearest: number | undefined;
    let best: readonly [string, R] | undefined;
    for (const [index, { done, value }] of heads.entries()) {
      if (done || (best && (way === 'after' ? value[0] > best[0] : value[0] < best[0]))) continue;
      nearest = index;
      best = value;
    }
    if (nearest === undefined || best === undefined) return;
    yield best;
    heads[nearest] = lines[nearest]!.next();
  }
}
