// How a new answer differs from the recorded one: status, error code and shape. Ids, times, tokens and texts for people
// differ on every server, so only their presence and type count.
import { isJson, jsonOf } from '../contract/open-api.js';
import { isShortened } from '../engine/requests/shortened.js';

export interface Answered {
  /** 0: no answer. */
  status: number;
  /** Parsed if it is JSON, else text; undefined: none. */
  body: unknown;
}

/**
 * Sentences such as `status 201 -> 409` and `state: text -> missing`; none if the answers are alike. Of a recorded answer that
 * was shortened, only the status is compared.
 */
export function differencesBetween(recorded: Answered, current: Answered): string[] {
  const codes = [codeOf(recorded.body), codeOf(current.body)] as const;
  const status = recorded.status === current.status ? [] : [`status ${statusOf(recorded)} -> ${statusOf(current)}`];
  if (isShortened(recorded.body)) return status;
  const differences = [
    ...status,
    ...(codes[0] === codes[1] ? [] : [`errorCode ${codes[0] ?? 'none'} -> ${codes[1] ?? 'none'}`]),
  ];
  // A success and an error have no field in common, and two errors of different codes differ in their details.
  if (codes[0] !== codes[1] || isError(recorded) !== isError(current)) return differences;
  return [...differences, ...shapes('', '', recorded.body, current.body)];
}

const statusOf = ({ status }: Answered): string => (status === 0 ? 'no answer' : String(status));
const isError = ({ status }: Answered): boolean => status === 0 || status >= 400;

function codeOf(body: unknown): string | undefined {
  const code = jsonOf(body).errorCode;
  return typeof code === 'string' ? code : undefined;
}

function* shapes(path: string, name: string, recorded: unknown, current: unknown): Iterable<string> {
  const title = path || 'body';
  if (typeOf(recorded) !== typeOf(current)) {
    yield `${title}: ${shown(name, recorded)} -> ${shown(name, current)}`;
  } else if (Array.isArray(recorded) && Array.isArray(current)) {
    // The number of entries depends on what else the server holds.
    if ((recorded.length === 0) !== (current.length === 0)) {
      yield `${title}: ${entries(recorded)} -> ${entries(current)}`;
    }
    const common = Math.min(recorded.length, current.length);
    for (let index = 0; index < common; index++) {
      yield* shapes(`${path}[${index}]`, name, recorded[index], current[index]);
    }
  } else if (isJson(recorded) && isJson(current)) {
    for (const field of new Set([...Object.keys(recorded), ...Object.keys(current)])) {
      yield* shapes(path ? `${path}.${field}` : field, field, recorded[field], current[field]);
    }
  } else if (recorded !== current && (isEnumLike(name, recorded) || isEnumLike(name, current))) {
    yield `${title}: ${shown(name, recorded)} -> ${shown(name, current)}`;
  }
}

const entries = ({ length }: readonly unknown[]): string =>
  length === 0 ? 'empty' : length === 1 ? '1 entry' : `${length} entries`;

function typeOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'string' ? 'text' : typeof value;
}

/** The value if it is one of an enum, else its type. */
const shown = (name: string, value: unknown): string => (isEnumLike(name, value) ? String(value) : typeOf(value));

const ownValue = /(^|_)ids?$|Ids?$|token|secret|key|password|signature|hash/i;

/** Booleans, and texts such as IN_PROGRESS; not ULIDs and other ids. */
function isEnumLike(name: string, value: unknown): boolean {
  if (typeof value === 'boolean') return true;
  if (typeof value !== 'string' || ownValue.test(name)) return false;
  return /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(value) && !/^[0-9A-HJKMNP-TV-Z]{26}$/.test(value);
}
