// Magic values that make an operation return an error immediately (the others determine an outcome: see choice.ts). The rows
// are data: fixtures/magic.yaml.
import type { ErrorCode } from '../../contract/types.js';
import { containsMagic } from './glob.js';
import { Problem } from './problem.js';

export interface MagicError {
  /** Where it can be: `params.x`, `query.x`, `body.a.b`, or `body.**` for any text in the body; `body.a.**` too. */
  in: readonly string[];
  equals?: string;
  contains?: string;
  startsWith?: string;
  /** Host and path part of a URL: `mock.invalid/not_found`. */
  url?: string;
  /** The operation returns the first of these that it documents; if it documents none, the value has no effect. */
  errors: readonly ErrorCode[];
  /** Values for the {placeholders} in the text of the error. */
  values?: Readonly<Record<string, string>>;
}

type Find = readonly [path: string, text: string];

const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function* texts(value: unknown, path: string): Iterable<Find> {
  if (typeof value === 'string') yield [path, value];
  else if (value !== null && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) yield* texts(inner, path ? `${path}.${name}` : name);
  }
}

function* places(call: Record<string, unknown>, path: string): Iterable<Find> {
  const [head = '', ...rest] = path.split('.');
  let value: unknown = call[head];
  for (const [depth, part] of rest.entries()) {
    if (part === '**') return yield* texts(value, rest.slice(0, depth).join('.'));
    value = isBranch(value) ? value[part] : undefined;
  }
  if (typeof value === 'string') yield [rest.join('.'), value];
}

function matches(row: MagicError, text: string): boolean {
  if (row.equals !== undefined) return text === row.equals;
  if (row.startsWith !== undefined) return text.startsWith(row.startsWith);
  if (row.contains !== undefined) return containsMagic(text, row.contains);
  if (row.url === undefined || !URL.canParse(text)) return false;
  const { hostname, pathname } = new URL(text);
  const [host, part] = row.url.split('/');
  return hostname === host && part !== undefined && pathname.includes(part);
}

/** Part of nearly every magic value: a call without it need not be searched for those. */
const marker = /mock/i;

const needleOf = (row: MagicError): string => row.equals ?? row.contains ?? row.startsWith ?? row.url ?? '';

/** The error codes of an operation. */
interface Documented {
  has(code: string): boolean;
}

/** A row with the code that it makes an operation return. */
interface Applicable {
  row: MagicError;
  code: ErrorCode;
}

function applicable(rows: readonly MagicError[], documented: Documented): Applicable[] {
  return rows.flatMap((row) => {
    const code = row.errors.find((candidate) => documented.has(candidate));
    return code === undefined ? [] : [{ row, code }];
  });
}

/** By operation, as long as the rows are the same: `--watch` replaces the rows of the list. */
const unmarked = new WeakMap<Documented, { first: MagicError | undefined; found: readonly Applicable[] }>();

/** The few rows that can apply to a call without the marker. */
function unmarkedOf(rows: readonly MagicError[], documented: Documented): readonly Applicable[] {
  const known = unmarked.get(documented);
  if (known && known.first === rows[0]) return known.found;
  const found = applicable(
    rows.filter((row) => !marker.test(needleOf(row))),
    documented,
  );
  unmarked.set(documented, { first: rows[0], found });
  return found;
}

/**
 * Throws the error that a magic value in the call requests, if the operation documents it. `url` and `body`: the unparsed
 * request.
 */
export function refuseMagic(
  rows: readonly MagicError[],
  url: string,
  body: string | undefined,
  call: { params: object; query: object; body?: unknown },
  documented: Documented,
): void {
  const marked = marker.test(url) || (body !== undefined && marker.test(body));
  const candidates = marked ? applicable(rows, documented) : unmarkedOf(rows, documented);
  if (candidates.length === 0) return;
  const parts: Record<string, unknown> = { ...call };
  for (const { row, code } of candidates) {
    for (const path of row.in) {
      for (const [field, text] of places(parts, path)) {
        if (!matches(row, text)) continue;
        const name = field.slice(field.lastIndexOf('.') + 1);
        throw new Problem(code, { ...call.params, [name]: text, ...row.values, field, value: text });
      }
    }
  }
}
