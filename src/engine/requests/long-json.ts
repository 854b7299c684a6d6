// Parses a long JSON text in steps. A first look at its characters divides the long arrays and objects in it; their parts are
// then parsed one by one, each by JSON.parse.
import { limits } from '../../limits.js';
import type { Steps } from '../time/turns.js';
import { parseJson, UnusableJson } from './json.js';
import { requireFewFields, requireFewFieldsWithin, requireShort, requireShortBranch } from './json-bounds.js';

/** Shorter texts are parsed as a whole, in a few milliseconds. */
const short = 256 * 1024;
/** About how long the parts are. */
const partLength = 64 * 1024;
/** Characters between two steps of the first look. */
const stride = 64 * 1024;

/** A long array or object. */
interface Branch {
  /** Of its first bracket, and of its last. */
  start: number;
  end: number;
  isList: boolean;
  /** Places of commas between its parts. A long member is a part of its own. */
  cuts: number[];
  /** Its long members. */
  branches: Branch[];
  /** Of the last comma so far. */
  comma: number;
  /** The next comma is a cut. */
  cutsNext: boolean;
}

const [quote, backslash, comma] = ['"', '\\', ','].map((character) => character.charCodeAt(0));
const [list, listEnd, object, objectEnd] = ['[', ']', '{', '}'].map((character) => character.charCodeAt(0));

/** As `parseJson`, in steps, for a text within the bounds of json-bounds.ts. Throws UnusableJson. */
export function* parsingJson(text: string): Steps<unknown> {
  const branch = text.length > short ? yield* divided(text) : undefined;
  if (!branch) {
    const value = parseJson(text);
    requireFewFieldsWithin(value);
    return value;
  }
  if (text.slice(0, branch.start).trim() !== '' || text.slice(branch.end + 1).trim() !== '')
    throw new UnusableJson('is not JSON: there is more than one value');
  return yield* branchOf(text, branch, '', 0);
}

/** Undefined if the text is not a long array or object. */
function* divided(text: string): Steps<Branch | undefined> {
  const open: Branch[] = [];
  let next = stride;
  for (let place = 0; place < text.length; place++) {
    if (place >= next) {
      yield;
      next = place + stride;
    }
    const code = text.charCodeAt(place);
    if (code === quote) {
      place = yield* endOfText(text, place);
    } else if (code === list || code === object) {
      if (open.length === limits.nesting.most)
        throw new UnusableJson(`has more than ${limits.nesting.most} levels of arrays and objects`);
      const isList = code === list;
      open.push({ start: place, end: place, isList, cuts: [], branches: [], comma: place, cutsNext: false });
    } else if (code === comma) {
      const branch = open.at(-1);
      if (!branch) throw new UnusableJson(`is not JSON: Unexpected token ',' at position ${place}`);
      const last = branch.cuts.at(-1) ?? branch.start;
      if (branch.cutsNext || place - last >= partLength) branch.cuts.push(place);
      branch.cutsNext = false;
      branch.comma = place;
    } else if (code === listEnd || code === objectEnd) {
      const branch = open.pop();
      if (!branch || branch.isList !== (code === listEnd))
        throw new UnusableJson(`is not JSON: Unexpected token '${text[place]}' at position ${place}`);
      branch.end = place;
      const outer = open.at(-1);
      if (!outer) return branch.end - branch.start > partLength ? branch : undefined;
      if (branch.end - branch.start <= partLength) continue;
      if (outer.comma !== (outer.cuts.at(-1) ?? outer.start)) outer.cuts.push(outer.comma);
      outer.cutsNext = true;
      outer.branches.push(branch);
    }
  }
  if (open.length > 0) throw new UnusableJson('is not JSON: Unexpected end of JSON input');
  return undefined;
}

/** The place of the quote that ends a text; the last character if none does. */
function* endOfText(json: string, start: number): Steps<number> {
  let next = start + stride;
  for (let place = start + 1; place < json.length; place++) {
    if (place >= next) {
      yield;
      next = place + stride;
    }
    const code = json.charCodeAt(place);
    if (code === quote) return place;
    if (code === backslash) place++;
  }
  return json.length;
}

/** `depth`: how many others it is in. */
function* branchOf(text: string, branch: Branch, path: string, depth: number): Steps<unknown> {
  const { start, end, isList, cuts, branches } = branch;
  requireShortBranch(isList, depth, end - start, path);
  const items: unknown[] = [];
  const fields: Record<string, unknown> = {};
  const edges = [start, ...cuts, end];
  let following = 0;
  let count = 0;
  for (let part = 1; part < edges.length; part++) {
    yield;
    const [from, to] = [edges[part - 1]! + 1, edges[part]!];
    const inner = branches[following];
    if (inner && inner.start < to) {
      following++;
      const before = text.slice(from, inner.start);
      const name = nameBefore(before, isList, from);
      if (text.slice(inner.end + 1, to).trim() !== '')
        throw new UnusableJson(`is not JSON: Unexpected token at position ${inner.end + 1}`);
      const below = path === '' ? (name ?? String(items.length)) : `${path}.${name ?? items.length}`;
      const value = yield* branchOf(text, inner, below, depth + 1);
      if (name === undefined) items.push(value);
      else put(fields, name, value);
      if (!isList) requireFewFields(++count, path);
      continue;
    }
    requireShort(to - from, path);
    const written = text.slice(from, to);
    if (written.trim() === '') throw new UnusableJson(`is not JSON: Unexpected token at position ${to}`);
    const value = partAt(isList ? `[${written}]` : `{${written}}`, from - 1, path, items.length);
    requireFewFieldsWithin(value, path);
    if (Array.isArray(value)) for (const item of value) items.push(item);
    else {
      const more = Object.entries(Object(value));
      count += more.length;
      requireFewFields(count, path);
      for (const [name, each] of more) put(fields, name, each);
    }
  }
  return isList ? items : fields;
}

/** The name of the field that begins here; undefined in an array. */
function nameBefore(text: string, isList: boolean, place: number): string | undefined {
  if (isList && text.trim() === '') return undefined;
  const [name, ...more] = isList ? [] : Object.keys(Object(partAt(`{${text}0}`, place - 1, '', 0)));
  if (name === undefined || more.length > 0)
    throw new UnusableJson(`is not JSON: Unexpected token at position ${place + text.length}`);
  return name;
}

/** Parses a part; errors tell of the whole. `place`: of its bracket; `index`: of its first item. */
function partAt(text: string, place: number, path: string, index: number): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof UnusableJson)) throw error;
    const moved = error.message
      .replace(/ \(line \d+ column \d+\)/, '')
      .replace(/position (\d+)/, (_, at: string) => `position ${Number(at) + place}`)
      .replace(/(?<=number that is too large: )(\d*)([^;]*)/, (_, first: string, rest: string) => {
        const there = text.startsWith('[') ? `${Number(first) + index}${rest}` : `${first}${rest}`;
        return path === '' ? there : `${path}.${there}`;
      });
    throw new UnusableJson(moved);
  }
}

/** A name can be that of a setter, such as `__proto__`. */
function put(fields: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') fields[name] = value;
  else Object.defineProperty(fields, name, { value, enumerable: true, writable: true, configurable: true });
}
