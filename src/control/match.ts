// Compares requests and deliveries with a match, and collects all differences, so that a near miss can show them.
import type { ControlNearMiss } from '../contract/types.js';
import { matchesGlob } from '../engine/requests/glob.js';
import { isSecretName, redacted, textWithout, withoutSecrets } from '../engine/requests/redact.js';

/** A compared request or delivery, with its differences. */
export interface Compared<T> {
  thing: T;
  differences: string[];
}

/** Number of near misses in a response. */
const named = 3;

const shown = (name: string, value: unknown): string => {
  const secret = isSecretName(name) && value !== undefined;
  const text = JSON.stringify(secret ? redacted : withoutSecrets(value)) ?? 'nothing';
  return text.length <= 100 ? text : `${text.slice(0, 100)}...`;
};

export function* exact(name: string, wanted: unknown, found: unknown): Iterable<string> {
  if (wanted !== undefined && wanted !== found) yield `${name} is ${shown(name, found)}, not ${shown(name, wanted)}`;
}

export function* likeGlob(name: string, pattern: string | undefined, found: string | undefined): Iterable<string> {
  if (pattern !== undefined && (found === undefined || !matchesGlob(pattern, found)))
    yield `${name} is ${shown(name, found)}, not ${isSecretName(name) ? redacted : textWithout(pattern)}`;
}

/** Differences from a partial value: an object needs only the named fields, a list or a plain value must be equal. */
export function* partial(name: string, wanted: unknown, found: unknown): Iterable<string> {
  if (wanted === undefined) return;
  if (!isObject(wanted)) {
    if (JSON.stringify(wanted) !== JSON.stringify(found)) yield* exact(name, wanted, found);
    return;
  }
  if (!isObject(found)) {
    yield `${name} is ${shown(name, found)}, not an object`;
    return;
  }
  for (const [field, inner] of Object.entries(wanted)) yield* partial(`${name}.${field}`, inner, found[field]);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const matching = <T>(compared: readonly Compared<T>[]): T[] =>
  compared.filter(({ differences }) => differences.length === 0).map(({ thing }) => thing);

/** The candidates with the fewest differences, newest first. */
export function nearMisses<T>(compared: readonly Compared<T>[], tell: (thing: T) => string): ControlNearMiss[] {
  return compared
    .filter(({ differences }) => differences.length > 0)
    .toReversed()
    .sort((one, other) => one.differences.length - other.differences.length)
    .slice(0, named)
    .map(({ thing, differences }) => ({ what: tell(thing), differences }));
}
