// Pages of ordered records. A token contains the sort key of the last record (not an offset), so that records added or
// removed between two pages neither hide nor repeat others; it also contains the filter.
import { createHash } from 'node:crypto';
import { Problem } from '../requests/problem.js';

/** Records in the order of unique keys, which can be iterated from any key in both directions. */
export interface Ordered<R> {
  readonly size: number;
  after(key: string | undefined): Iterable<readonly [string, R]>;
  before(key: string | undefined): Iterable<readonly [string, R]>;
}

export interface PageQuery {
  pageToken?: string;
  pageSize?: number;
}

export interface Page<R> {
  items: R[];
  /** The fields of every list reply; spread them into it. */
  fields: { totalSize: number; pageSize: number; previousPageToken?: string; nextPageToken?: string };
}

export interface PageOptions<Query, R> {
  /** What tokens are valid for: project and operation, or more. A token of another scope is rejected. */
  scope: string;
  /** Default page size. */
  size: number;
  /** Query parameters that select the records; stored in the token. */
  filters?: readonly (keyof Query & string)[];
  /** Returns the condition for records, from the filter that applies. */
  where?: (filter: Partial<Query>) => ((record: R) => boolean) | undefined;
}

interface Token {
  way: 'after' | 'before';
  /** Key of the record next to the requested page; undefined: the page starts at an end of the list. */
  key: string | undefined;
  size: number;
  filter: Record<string, unknown>;
}

const checksumLength = 11;

function checksum(scope: string, payload: string): string {
  return createHash('sha256').update(`${scope}\n${payload}`).digest('base64url').slice(0, checksumLength);
}

function write(scope: string, token: Token): string {
  const payload = Buffer.from(JSON.stringify([token.way === 'after' ? 0 : 1, token.key, token.size, token.filter]));
  const text = payload.toString('base64url');
  return checksum(scope, text) + text;
}

/** The content of a token; throws `invalid_page_token` if it was not issued for this scope. */
function read(scope: string, token: string): Token {
  const payload = token.slice(checksumLength);
  if (checksum(scope, payload) !== token.slice(0, checksumLength)) throw new Problem('invalid_page_token');
  const [way, key, size, filter] = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return { way: way === 0 ? 'after' : 'before', key: key ?? undefined, size, filter };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The filter that applies: that of the token, which the query must not contradict, else that of the query. */
function filterInForce<Query extends PageQuery>(
  query: Query,
  names: readonly (keyof Query & string)[],
  token: Token | undefined,
): Partial<Query> {
  const asked: Record<string, unknown> = {};
  for (const name of names) if (query[name] !== undefined) asked[name] = query[name];
  // Both hold values of the named query parameters only: a token was signed for this very list.
  if (!token) return asked as Partial<Query>;
  for (const name in asked) if (!same(asked[name], token.filter[name])) throw new Problem('invalid_page_token');
  return token.filter as Partial<Query>;
}

type Entry<R> = readonly [string, R];
/** The condition for records; undefined: none. */
type Test<R> = ((record: R) => boolean) | undefined;

/** The first `size` entries that meet the condition, and whether there are more. */
function take<R>(entries: Iterable<Entry<R>>, size: number, passes: Test<R>): { found: Entry<R>[]; more: boolean } {
  const found: Entry<R>[] = [];
  for (const entry of entries) {
    if (passes && !passes(entry[1])) continue;
    if (found.length === size) return { found, more: true };
    found.push(entry);
  }
  return { found, more: false };
}

function any<R>(entries: Iterable<Entry<R>>, passes: Test<R>): boolean {
  for (const [, record] of entries) if (!passes || passes(record)) return true;
  return false;
}

function count<R>(records: Ordered<R>, passes: Test<R>): number {
  if (!passes) return records.size;
  let total = 0;
  for (const [, record] of records.after(undefined)) if (passes(record)) total++;
  return total;
}

/**
 * The page of records that a query requests; throws `invalid_page_token`. `source`: the records, or a function that returns
 * them in the order that the filter requires.
 */
export function page<Query extends PageQuery, R>(
  source: Ordered<R> | ((filter: Partial<Query>) => Ordered<R>),
  query: Query,
  { scope, size: usual, filters = [], where }: PageOptions<Query, R>,
): Page<R> {
  const token = query.pageToken === undefined ? undefined : read(scope, query.pageToken);
  const filter = filterInForce(query, filters, token);
  const size = query.pageSize ?? token?.size ?? usual;
  const records = typeof source === 'function' ? source(filter) : source;
  const passes = where?.(filter);

  const backwards = token?.way === 'before';
  const { found, more } = take(backwards ? records.before(token.key) : records.after(token?.key), size, passes);
  if (backwards) found.reverse();
  // If deletions emptied the page, all remaining records are on one side of it: without a key, that page starts at an end.
  const first = found[0]?.[0];
  const last = found.at(-1)?.[0];
  const hasPrevious = backwards ? more : token !== undefined && any(records.before(first), passes);
  const hasNext = backwards ? any(records.after(last), passes) : more;
  return {
    items: found.map(([, record]) => record),
    fields: {
      totalSize: count(records, passes),
      pageSize: size,
      ...(hasPrevious && { previousPageToken: write(scope, { way: 'before', key: first, size, filter }) }),
      ...(hasNext && { nextPageToken: write(scope, { way: 'after', key: last, size, filter }) }),
    },
  };
}

/**
 * A list that is small enough to be sorted on each request, by `keyOf`: unique, stable texts. A token stays valid when its
 * record is removed, because the key alone determines where the next page starts.
 */
export function orderedList<R>(
  records: readonly R[],
  keyOf: (record: R) => string,
  direction: 'ascending' | 'descending' = 'ascending',
): Ordered<R> {
  const sign = direction === 'ascending' ? 1 : -1;
  const compare = (one: string, other: string): number => (one < other ? -sign : one > other ? sign : 0);
  const entries = records
    .map((record) => [keyOf(record), record] as const)
    .sort(([one], [other]) => compare(one, other));
  return {
    size: entries.length,
    after: (key) => (key === undefined ? entries : entries.filter(([place]) => compare(place, key) > 0)),
    before: (key) => (key === undefined ? entries : entries.filter(([place]) => compare(place, key) < 0)).toReversed(),
  };
}

/** The same records from the other end. */
export const reversed = <R>({ size, after, before }: Ordered<R>): Ordered<R> => ({
  size,
  after: before,
  before: after,
});

/** Two lists as one, in the order of their keys. */
export const together = <R>(one: Ordered<R>, other: Ordered<R>): Ordered<R> => ({
  size: one.size + other.size,
  after: (key) => inOrder(one.after(key), other.after(key), (some, others) => some < others),
  before: (key) => inOrder(one.before(key), other.before(key), (some, others) => some > others),
});

function* inOrder<R>(
  some: Iterable<Entry<R>>,
  others: Iterable<Entry<R>>,
  isFirst: (key: string, other: string) => boolean,
): Iterable<Entry<R>> {
  const rest = others[Symbol.iterator]();
  let next = rest.next();
  for (const entry of some) {
    for (; !next.done && isFirst(next.value[0], entry[0]); next = rest.next()) yield next.value;
    yield entry;
  }
  for (; !next.done; next = rest.next()) yield next.value;
}

/** Default page size of most lists. */
const usualSize = 50;

/** A call of a list operation. */
export interface ListCall<Query extends PageQuery = PageQuery> {
  operation: string;
  params: object;
  query: Query;
}

/**
 * A page of a list operation. Its tokens are valid only for the same project, operation and path parameters. Throws
 * `invalid_page_token`.
 */
export function listPage<Query extends PageQuery, R>(
  { operation, params, query }: ListCall<Query>,
  { id }: { id: string },
  source: Ordered<R> | ((filter: Partial<Query>) => Ordered<R>),
  options: Partial<Omit<PageOptions<Query, R>, 'scope'>> = {},
): Page<R> {
  const scope = [id, operation, ...Object.values(params)].join(' ');
  return page(source, query, { size: usualSize, ...options, scope });
}
