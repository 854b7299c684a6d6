// Where projects are that this process does not hold, as far as it knows.
import { systemClock } from '../engine/time/clock.js';
import type { Member } from '../store/postgres/leases.js';

/** How long a process relies on what it knows of others, real milliseconds. */
const trust = 1000;
/** Projects that are remembered. */
const remembered = 10_000;

export class Places {
  readonly #members = new Map<string, { member: Member; until: number }>();
  /** Projects that were lost to other processes, and when, by the monotonic clock. */
  readonly #lost = new Map<string, number>();

  /** The process that holds a project; undefined: look for it. */
  memberOf(id: string): Member | undefined {
    const known = this.#members.get(id);
    return known && systemClock.elapsed() < known.until ? known.member : undefined;
  }

  set(id: string, member: Member): void {
    if (this.#members.size > remembered) this.#members.clear();
    this.#members.set(id, { member, until: systemClock.elapsed() + trust });
  }

  forget(id: string): void {
    this.#members.delete(id);
  }

  noteLost(ids: readonly string[]): void {
    if (this.#lost.size > remembered) this.#lost.clear();
    for (const id of ids) this.#lost.set(id, systemClock.elapsed());
  }

  /** Whether a project was lost after this moment of the monotonic clock. */
  wasLost = (id: string, since: number): boolean => (this.#lost.get(id) ?? 0) > since;
}
