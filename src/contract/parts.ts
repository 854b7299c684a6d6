// A long document in parts that are checked one by one, so that the check of a large one holds up nothing else. Each part is a
// document of the same schema, with some of the members of a long list in the place of all.
import { contract, refName, type Schema } from './load.js';

export interface Part {
  value: unknown;
  /** The path in the whole document of what has this dotted path in the part. */
  place(path: string): string;
}

/** Most members of a list in a part. */
const most = 100;

/** A list with many members, or an object with many of free names. */
interface Long {
  path: string;
  schema: Schema;
  members: readonly unknown[] | readonly (readonly [name: string, value: unknown])[];
  isList: boolean;
  /** As few of the members as there must be. */
  least: unknown;
  put(value: unknown): void;
}

type Put = Long['put'];

const resolved = (schema: Schema): Schema =>
  schema.$ref === undefined ? schema : (contract.schemas[refName(schema.$ref)] ?? schema);

const below = (path: string, name: string | number): string => (path === '' ? String(name) : `${path}.${name}`);

/** All parts. Each is good until the next one is asked for: they share what they have in common. */
export function* partsOf(document: unknown, schema: Schema): Generator<Part, void, undefined> {
  const long: Long[] = [];
  const root = { value: document };
  root.value = shortened(document, schema, '', long, (value) => {
    root.value = value;
  });
  yield { value: root.value, place: (path) => path };
  for (const list of long) yield* partsWith(list, root, (path) => path);
}

function* partsWith(list: Long, root: { value: unknown }, outer: Part['place']): Generator<Part, void, undefined> {
  const { path, schema, members, isList, least, put } = list;
  for (let from = 0; from < members.length; from += most) {
    const inner: Long[] = [];
    const taken = members.slice(from, from + most);
    const shown = isList
      ? listOf(taken, schema, path, inner)
      : objectOf(Object.fromEntries(taken as [string, unknown][]), () => schema, path, inner);
    put(shown);
    const place = (at: string): string => outer(isList ? moved(at, path, from) : at);
    yield { value: root.value, place };
    for (const each of inner) yield* partsWith(each, root, place);
  }
  put(least);
}

/** Whether there is a list or an object in a value that has too many members for a part. */
function hasLong(value: unknown, schema: Schema): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { items, properties, additionalProperties } = resolved(schema);
  if (Array.isArray(value))
    return items !== undefined && (value.length > most || value.some((item) => hasLong(item, items)));
  if (properties)
    return Object.entries(properties).some(
      ([name, inner]) => Object.hasOwn(value, name) && hasLong(Reflect.get(value, name), inner),
    );
  if (typeof additionalProperties !== 'object') return false;
  const members: unknown[] = Object.values(value);
  return members.length > most || members.some((member) => hasLong(member, additionalProperties));
}

/** A copy without the members of long lists, which are added to `long`. `put` replaces the value in what it is in. */
function shortened(value: unknown, schema: Schema, path: string, long: Long[], put: Put): unknown {
  if (!hasLong(value, schema)) return value;
  const { items, properties, additionalProperties, ...more } = resolved(schema);
  if (Array.isArray(value)) {
    if (!items) return value;
    if (value.length <= most) return listOf(value, items, path, long);
    const least = value.slice(0, Number(more.minItems ?? 0));
    long.push({ path, schema: items, members: value, isList: true, least, put });
    return least;
  }
  if (typeof value !== 'object' || value === null) return value;
  const free = typeof additionalProperties === 'object' && !properties ? additionalProperties : undefined;
  const members = free ? Object.entries(value) : [];
  if (free && members.length > most) {
    const least = Object.fromEntries(members.slice(0, Number(more.minProperties ?? 0)));
    long.push({ path, schema: free, members, isList: false, least, put });
    return least;
  }
  return objectOf(value, (name) => free ?? properties?.[name], path, long);
}

function listOf(values: readonly unknown[], schema: Schema, path: string, long: Long[]): unknown[] {
  const copy: unknown[] = [];
  for (const [index, value] of values.entries())
    copy.push(
      shortened(value, schema, below(path, index), long, (other) => {
        copy[index] = other;
      }),
    );
  return copy;
}

function objectOf(
  value: object,
  schemaOf: (name: string) => Schema | undefined,
  path: string,
  long: Long[],
): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const schema = schemaOf(name);
    const put = (other: unknown): void => {
      // A name can be that of a setter, such as `__proto__`.
      Object.defineProperty(copy, name, { value: other, enumerable: true, writable: true, configurable: true });
    };
    put(schema ? shortened(inner, schema, below(path, name), long, put) : inner);
  }
  return copy;
}

/** The path of an item of a list, of which only the items from one on are shown. */
function moved(path: string, list: string, from: number): string {
  const start = list === '' ? '' : `${list}.`;
  if (!path.startsWith(start)) return path;
  const [index = '', ...rest] = path.slice(start.length).split('.');
  return /^\d+$/.test(index) ? [`${start}${Number(index) + from}`, ...rest].join('.') : path;
}
