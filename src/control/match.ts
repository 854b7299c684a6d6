// Compares requests and deliveries with a match, and collects all differences, so that a near miss can show them.
import { difference } from '../contract/nearest-name.js';
import type { ControlNearMiss } from '../contract/types.js';
import { matchesGlob } from '../engine/requests/glob.js';
import { Problem } from '../engine/requests/problem.js';
import { isSecretName, redacted, textWithout, withoutSecrets } from '../engine/requests/redact.js';

/** One field that is not as wanted. */
export interface Difference {
  says: string;
  /** How far it is from what is wanted: almost 0 for a spelling mistake, 1 for another value. */
  distance: number;
  /** Whether the field says what the thing is about, such as its operation, and not how it looks. */
  identifies: boolean;
}

/** A compared request or delivery, with its differences. */
export interface Compared<T> {
  thing: T;
  differences: Difference[];
}

/** Differences that one comparison reports; a match can have hundreds of thousands of fields. */
const mostDifferences = 100;

/** The first differences: enough to tell a near miss. */
export function first(differences: Iterable<Difference>): Difference[] {
  const found: Difference[] = [];
  for (const difference of differences) {
    found.push(difference);
    if (found.length === mostDifferences) break;
  }
  return found;
}

/** Number of near misses in a response. */
const named = 3;

const shown = (name: string, value: unknown): string => {
  const secret = isSecretName(name) && value !== undefined;
  const text = JSON.stringify(secret ? redacted : withoutSecrets(value)) ?? 'nothing';
  return text.length <= 100 ? text : `${text.slice(0, 100)}...`;
};

/** Fields that say what a request or a delivery is about. */
const identifying: ReadonlySet<string> = new Set(['operation', 'method', 'path', 'type']);

/** From 0 (equal) to 1 (nothing in common). */
function distanceBetween(wanted: unknown, found: unknown): number {
  if (found === undefined) return 1;
  const one = typeof wanted === 'string' ? wanted : (JSON.stringify(wanted) ?? '');
  const other = typeof found === 'string' ? found : (JSON.stringify(found) ?? '');
  return difference(one, other);
}

const differs = (name: string, says: string, distance: number): Difference => ({
  says,
  distance,
  identifies: identifying.has(name),
});

export function* exact(name: string, wanted: unknown, found: unknown): Iterable<Difference> {
  if (wanted === undefined || wanted === found) return;
  const says = `${name} is ${shown(name, found)}, not ${shown(name, wanted)}`;
  yield differs(name, says, distanceBetween(wanted, found));
}

export function* likeGlob(name: string, pattern: string | undefined, found: string | undefined): Iterable<Difference> {
  if (pattern === undefined || (found !== undefined && matchesGlob(pattern, found))) return;
  const says = `${name} is ${shown(name, found)}, not ${isSecretName(name) ? redacted : textWithout(pattern)}`;
  yield differs(name, says, distanceBetween(pattern.replace(/[*?]/g, ''), found));
}

/** Differences from a partial value: an object needs only the named fields, a list or a plain value must be equal. */
export function* partial(name: string, wanted: unknown, found: unknown): Iterable<Difference> {
  if (wanted === undefined) return;
  if (!isObject(wanted)) {
    if (JSON.stringify(wanted) !== JSON.stringify(found)) yield* exact(name, wanted, found);
    return;
  }
  if (!isObject(found)) {
    // An absent object is as far away as all its fields.
    const fields = Math.max(1, Object.keys(wanted).length);
    yield differs(name, `${name} is ${shown(name, found)}, not an object`, fields);
    return;
  }
  for (const [field, inner] of Object.entries(wanted)) yield* partial(`${name}.${field}`, inner, found[field]);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const matching = <T>(compared: readonly Compared<T>[]): T[] =>
  compared.filter(({ differences }) => differences.length === 0).map(({ thing }) => thing);

export interface Wait {
  projectId: string;
  orFail?: boolean | undefined;
  count: number;
  timeoutMs: number;
}

/**
 * What the answer to a wait that was not satisfied shows. With `orFail` it throws instead: `wait_timed_out` if nothing came
 * that could be compared, `wait_not_satisfied` otherwise.
 */
export function unsatisfied<T>(
  { projectId, orFail, count, timeoutMs }: Wait,
  compared: readonly Compared<T>[],
  tell: (thing: T) => string,
): { nearMisses: ControlNearMiss[] } {
  const misses = nearMisses(compared, tell);
  if (!orFail) return { nearMisses: misses };
  if (compared.length === 0) throw new Problem('wait_timed_out', { value: timeoutMs, projectId });
  const lines = misses.map(({ what, differences }) => `${what}: ${differences.join('; ')}`);
  throw new Problem('wait_not_satisfied', { value: matching(compared).length, count }, { nearMisses: lines });
}

/** A field that says what a thing is about counts more than all the others. */
const identifyingWeight = 100;

const distanceOf = ({ differences }: Compared<unknown>): number =>
  differences.reduce((sum, { distance, identifies }) => sum + distance * (identifies ? identifyingWeight : 1), 0);

/** The candidates that differ least, the newest first of those that differ as much. */
export function nearMisses<T>(compared: readonly Compared<T>[], tell: (thing: T) => string): ControlNearMiss[] {
  return compared
    .filter(({ differences }) => differences.length > 0)
    .toReversed()
    .map((each) => ({ ...each, distance: distanceOf(each) }))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, named)
    .map(({ thing, differences }) => ({ what: tell(thing), differences: differences.map(({ says }) => says) }));
}
