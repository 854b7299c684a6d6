// What a document in a request can have: some work takes an object, a text or a record in one step, which must be a short one.
import { limits } from '../../limits.js';
import { UnusableJson } from './json.js';

/** Levels of an import or a scenario that are gone through in steps: of a whole list of records, but not of one record. */
const lists = 4;

const at = (path: string): string => (path === '' ? '' : ` in ${path}`);

const number = (value: number): string => value.toLocaleString('en');

/** Throws UnusableJson for more fields than an object can have. */
export function requireFewFields(count: number, path: string): void {
  const { most } = limits.fields;
  if (count > most) throw new UnusableJson(`has more than ${number(most)} fields${at(path)}`);
}

/** Like `requireFewFields`, for every object in a value. */
export function requireFewFieldsWithin(value: unknown, path = ''): void {
  if (typeof value !== 'object' || value === null) return;
  const within = (name: string | number): string => (path === '' ? String(name) : `${path}.${name}`);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++)
      if (typeof value[index] === 'object') requireFewFieldsWithin(value[index], within(index));
    return;
  }
  const fields = Object.entries(value);
  requireFewFields(fields.length, path);
  for (const [name, inner] of fields) if (typeof inner === 'object') requireFewFieldsWithin(inner, within(name));
}

/** Throws UnusableJson for a text that is longer than a part of a document can be. */
export function requireShort(length: number, path: string): void {
  const { most } = limits.documentPart;
  if (length > most) throw new UnusableJson(`has more than ${number(most)} characters${at(path)}`);
}

/** As `requireShort`, for an array or object that is within `depth` others; the outermost ones can have any length. */
export function requireShortBranch(isList: boolean, depth: number, length: number, path: string): void {
  if (depth > lists || (depth === lists && !isList)) requireShort(length, path);
}
