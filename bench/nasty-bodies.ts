// The worst bodies of legal size that a schema allows to write: at each place of a valid body, one that costs most to read,
// to check, to report or to show.
import { contract, refName, type Schema } from '../src/contract/load.js';
import { sampleOf } from '../src/contract/sample.js';
import { limits } from '../src/limits.js';

export interface NastyBody {
  /** Where it is nasty, and how: `details.components: 1,048,576 of 0`. */
  what: string;
  text: string;
}

/** How a text fills the room that a body leaves. */
interface Filling {
  what: string;
  text(room: number): string;
}

const quoted = (text: string): string => JSON.stringify(text).slice(1, -1);

const repeated = (piece: string, room: number): string => piece.repeat(Math.max(0, Math.floor(room / piece.length)));

/** `[piece,piece,...]` */
const list = (what: string, piece: string): Filling => ({
  what: `a list of ${what}`,
  text: (room) => `[${repeated(`${piece},`, room - 2 - piece.length)}${piece}]`,
});

/** As many pieces as fit, each with its number. */
function numbered(room: number, pieceOf: (number: number) => string, most = Number.POSITIVE_INFINITY): string {
  const pieces: string[] = [];
  let length = 2;
  for (let number = 0; number < most; number++) {
    const piece = pieceOf(number);
    length += Buffer.byteLength(piece) + 1;
    if (length > room) break;
    pieces.push(piece);
  }
  return pieces.join(',');
}

const distinct = (what: string, pieceOf: (number: number) => string): Filling => ({
  what: `a list of ${what}`,
  text: (room) => `[${numbered(room, pieceOf)}]`,
});

const keys = (what: string, pieceOf: (number: number) => string, most?: number): Filling => ({
  what: `an object with ${what}`,
  text: (room) => `{${numbered(room, pieceOf, most)}}`,
});

const mostFields = limits.fields.most;

const nested = (what: string, open: string, close: string, levels: number): Filling => ({
  what: `${what} in ${levels.toLocaleString('en')} levels`,
  text: () => open.repeat(levels) + close.repeat(levels),
});

/** Pieces that expressions with nested or neighbouring repetitions take long for, and that escaping makes longer. */
const pieces = [
  'a',
  ' ',
  '0',
  '1e',
  'a.',
  'a@',
  'a ',
  'a=',
  '&a=b',
  '{{',
  '{{1}}',
  '{{a}} ',
  '#{a}',
  '<a',
  '<a ',
  '[',
  '"',
  '\\',
  '\\"',
  "'",
  'name="a"\n',
  '\n',
  '\r\n\r\n',
  '%',
  '%41',
  '://',
  'a://b',
  'http://a@',
  '*',
  '*a*',
  '_a ',
  '-',
  '+',
  ',',
  '\u0000',
  '\ud83d\ude00',
  '\u00e9',
  'Basic a',
  'mock_',
];

const text = (before: string, piece: string): Filling => ({
  what: `${JSON.stringify(before + piece)} repeated`,
  text: (room) => {
    const begun = before === '' ? '' : `${before} `;
    const written = quoted(piece);
    return `"${begun}${written.repeat(Math.floor((room - begun.length - 2) / Buffer.byteLength(written)))}"`;
  },
});

/** What a text is searched for only if it has a word like this. */
const suspicious = 'token';

const texts: readonly Filling[] = [
  ...pieces.map((piece) => text('', piece)),
  ...pieces.map((piece) => text(suspicious, piece)),
  {
    what: 'distinct placeholders',
    text: (room) => `"${numbered(room, (number) => `{{${number + 1}}}`).replaceAll(',', ' ')}"`,
  },
];

const numbers: readonly Filling[] = [
  { what: 'a number of many digits', text: (room) => repeated('1', room) },
  { what: 'a number of many decimals', text: (room) => `0.${repeated('1', room - 2)}` },
];

const unknownKeys: readonly Filling[] = [
  keys('unknown fields', (number) => `"unknown${number}":0`),
  keys('fields of one letter and a number', (number) => `"${number}":0`),
  keys('one field again and again', () => '"a":0'),
  keys('__proto__ again and again', () => '"__proto__":{"a":0}'),
  keys('constructors', (number) => `"constructor${number}":{"prototype":0}`),
  keys('as many fields as a control call takes', (number) => `"a${number}":0`, mostFields),
];

/** What costs time at any place. */
const anywhere: readonly Filling[] = [
  list('zeros', '0'),
  list('objects', '{}'),
  keys('unknown fields', (number) => `"unknown${number}":0`),
  text('', 'a'),
  nested('lists', '[', ']', 499),
  { what: 'objects in 499 levels', text: () => `${'{"a":'.repeat(499)}0${'}'.repeat(499)}` },
];

const lists: readonly Filling[] = [
  list('empty texts', '""'),
  list('lists', '[]'),
  list('objects with __proto__', '{"__proto__":0}'),
  list('objects with an unknown field', '{"unknown":0}'),
  list('long numbers', repeated('1', 308)),
  distinct('numbers', (number) => String(number)),
  distinct('texts', (number) => `"a${number}"`),
];

/** The whole body, whatever the operation takes. */
const wholes: readonly Filling[] = [
  ...anywhere,
  ...lists,
  ...unknownKeys,
  ...numbers,
  nested('lists', '[', ']', 200_000),
  { what: 'objects without an end', text: (room) => repeated('{"a":', room) },
  { what: 'lists without an end', text: (room) => repeated('[', room) },
  { what: 'a number that is too large at the end', text: (room) => `[${repeated('0,', room - 10)}1e999]` },
  { what: 'a comma too many', text: (room) => `[${repeated('0,', room - 2)}]` },
  { what: 'quotes', text: (room) => repeated('"', room) },
  ...pieces.map((piece) => ({
    what: `no JSON but "token" and ${JSON.stringify(piece)} repeated`,
    text: (room: number) => `token ${piece.repeat(Math.floor((room - 6) / Buffer.byteLength(piece)))}`,
  })),
];

const deepest = 9;
const hole = '@@the nasty part@@';

/** `limit`: bytes of a body. */
export function* nastyBodies(schema: Schema, whole: unknown, limit: number): Generator<NastyBody> {
  const place = (path: string, build: (inner: unknown) => unknown, filling: Filling): NastyBody => {
    const [before = '', after = ''] = JSON.stringify(build(hole)).split(JSON.stringify(hole), 2);
    const room = limit - Buffer.byteLength(before) - Buffer.byteLength(after);
    return { what: `${path || 'the body'}: ${filling.what}`, text: before + filling.text(room) + after };
  };
  for (const filling of wholes) yield place('', (inner) => inner, filling);
  const tried = new Set<unknown>();
  for (const { path, schema: here, build } of placesOf(schema, whole)) {
    const type = [here.type].flat();
    for (const filling of anywhere) yield place(path, build, filling);
    // What is checked of a text depends on these; one place of each kind is enough for the long list.
    const kind = `${here.format} ${here.pattern}`;
    if (type.includes('string') && !here.enum && !('const' in here) && !tried.has(kind)) {
      tried.add(kind);
      for (const filling of texts) yield place(path, build, filling);
    }
    if (type.includes('number') || type.includes('integer'))
      for (const filling of numbers) yield place(path, build, filling);
    if (type.includes('array')) {
      for (const filling of lists) yield place(path, build, filling);
      for (const size of ['least', 'full'] as const) {
        const item = JSON.stringify(sampleOf(here.items ?? {}, size) ?? null);
        yield place(path, build, list(`one valid item (${size})`, item));
      }
    }
    if (type.includes('object')) {
      const known = Object.keys(here.properties ?? {});
      const fields = JSON.stringify(sampleOf(here, 'least')).slice(1, -1);
      const begun = fields === '' ? '' : `${fields},`;
      for (const filling of unknownKeys) yield place(path, build, filling);
      yield place(path, build, {
        what: 'a valid object with unknown fields like the known ones',
        text: (room) =>
          `{${begun}${numbered(room - begun.length, (number) => `"${known[number % known.length] ?? 'a'}${number}":0`)}}`,
      });
      const inner = here.additionalProperties;
      if (typeof inner === 'object') {
        const value = JSON.stringify(sampleOf(inner, 'least') ?? null);
        yield place(
          path,
          build,
          keys('many valid members', (number) => `"a${number}":${value}`),
        );
        yield place(
          path,
          build,
          keys('many wrong members', (number) => `"a${number}":[]`),
        );
        yield place(
          path,
          build,
          keys('as many valid members as a control call takes', (number) => `"a${number}":${value}`, mostFields),
        );
      }
    }
  }
}

interface Place {
  path: string;
  schema: Schema;
  /** A whole body with another value at this place. */
  build: (inner: unknown) => unknown;
}

/** Every place of a schema, below those that a schema within itself repeats. */
function* placesOf(root: Schema, whole: unknown): Generator<Place> {
  const seen = new Set<string>();
  function* walk(
    schema: Schema,
    value: unknown,
    { path, build }: Omit<Place, 'schema'>,
    depth: number,
  ): Generator<Place> {
    if (depth > deepest) return;
    if (schema.$ref !== undefined) {
      const name = refName(schema.$ref);
      const key = `${name} ${path.split('.').at(-1)}`;
      if (seen.has(key)) return;
      seen.add(key);
      yield* walk(contract.schemas[name]!, value, { path, build }, depth);
      return;
    }
    const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
    for (const branch of branches) yield* walk(branch, undefined, { path, build }, depth + 1);
    if (branches.length > 0 && schema.properties === undefined) return;
    yield { path, schema, build };
    const known = value ?? sampleOf(schema, 'least');
    const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
    const own = typeof known === 'object' && known !== null && !Array.isArray(known) ? known : {};
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const at = Object.entries(own).find(([field]) => field === name)?.[1];
      const inside = (inner: unknown): unknown => build({ ...own, [name]: inner });
      yield* walk(property, at, { path: below(name), build: inside }, depth + 1);
    }
    const { additionalProperties: members, items } = schema;
    if (typeof members === 'object')
      yield* walk(members, undefined, { path: below('*'), build: (inner) => build({ ...own, a: inner }) }, depth + 1);
    if (items) {
      const first = Array.isArray(known) ? known[0] : undefined;
      yield* walk(items, first, { path: below('0'), build: (inner) => build([inner]) }, depth + 1);
    }
  }
  yield* walk(root, whole, { path: '', build: (inner) => inner }, 0);
}
