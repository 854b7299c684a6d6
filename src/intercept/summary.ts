// What programs called through an interception, for a person to read at the end.
import { plural } from '../engine/requests/plural.js';
import type { Traffic } from './interception.js';

/** The name of the operation that a request calls; undefined if it calls none. */
export type NameOperation = (method: string, path: string) => string | undefined;

const token = '/oauth2/token';

export class Summary implements Traffic {
  /** Operation -> status -> number of calls. */
  readonly #calls = new Map<string, Map<number, number>>();
  readonly #passed = new Map<string, number>();
  readonly #refused = new Map<string, number>();

  constructor(private readonly nameOf: NameOperation) {}

  answered = (method: string, url: string, status: number): void => {
    const path = url.split('?', 1).join();
    if (path.startsWith('/__admin')) return;
    const name =
      path === token ? `${method} ${token}` : (this.nameOf(method, path) ?? `${method} ${path} (no operation)`);
    const statuses = this.#calls.get(name) ?? new Map<number, number>();
    this.#calls.set(name, statuses);
    count(statuses, status);
  };

  passed = (host: string): void => count(this.#passed, host);
  refused = (host: string): void => count(this.#refused, host);

  /** Lines of text: a total, one line for each operation, hosts that were refused and hosts that were let through. */
  lines(): string[] {
    const rows = [...this.#calls].sort(([one], [other]) => one.localeCompare(other));
    const all = rows.flatMap(([, statuses]) => [...statuses]);
    const calls = all.reduce((sum, [, times]) => sum + times, 0);
    const failed = all.reduce((sum, [status, times]) => sum + (status >= 400 ? times : 0), 0);
    const total = `${plural(calls, 'call')} of ${plural(rows.length, 'operation')}, ${failed} answered with an error`;
    return [
      rows.length === 0 ? 'no call reached the simulator' : `${total}:`,
      ...rows.map(([name, statuses]) => `  ${name}  ${shown(statuses)}`),
      ...hosts('refused, because it is not simulated', this.#refused),
      ...hosts('passed through', this.#passed),
    ];
  }
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** `200 x3, 404`: keys in order, and how many times if more than once. */
function shown(counts: ReadonlyMap<string | number, number>): string {
  const sorted = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([key, times]) => (times > 1 ? `${key} x${times}` : key)).join(', ');
}

const hosts = (what: string, counts: ReadonlyMap<string, number>): string[] =>
  counts.size === 0 ? [] : [`${what}: ${shown(counts)}`];
