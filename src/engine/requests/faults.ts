// Injected faults and the rate limit. What is hit depends on the calls and on the world's seed alone,
// never on what other faults or records drew.
import type { Operation } from '../../contract/load.js';
import type { ControlFaultMatch } from '../../contract/types.js';
import type { Random } from '../chance/random.js';
import type { World } from '../model.js';
import { matchesGlob } from './glob.js';

/** Real milliseconds; `sigma` is the spread of the logarithm. */
export type Latency = { fixed: number } | { min: number; max: number } | { median: number; sigma: number };

export interface Fault {
  id: string;
  match: ControlFaultMatch;
  /** A documented error code. */
  error?: string;
  /** A status without a code. */
  status?: number;
  latency?: Latency;
  drop?: 'reset' | 'timeout' | 'truncated';
  /** Whether the operation was carried out before its connection was lost. */
  lost?: 'request' | 'answer';
  probability?: number;
  times?: number;
  /** Calls that matched. */
  seen: number;
  /** Calls that were hit. */
  hits: number;
}

/** What one call is hit by: the latencies of all matching faults and the failure of the newest. */
export interface InjectedFault {
  fault: Fault;
  latency: number;
  failure: Fault | undefined;
}

/** So many calls in each window, on the world's clock. */
export interface Limit {
  requests: number;
  /** Milliseconds. */
  window: number;
  /** When the present window began, milliseconds; null: the first call begins one. */
  since: number | null;
  used: number;
}

export interface Allowance {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Seconds until the next window. */
  reset: number;
}

export interface SavedFaults {
  list: Fault[];
  limit?: Limit;
}

export class Faults {
  /** Newest first. */
  list: Fault[] = [];
  limit: Limit | undefined;

  constructor(private readonly world: World) {}

  /** The faults that hit this call, if any. */
  apply(operation: Operation, method: string, path: string): InjectedFault | undefined {
    let injected: InjectedFault | undefined;
    for (const fault of this.list) {
      const fails = fault.error !== undefined || fault.status !== undefined || fault.drop !== undefined;
      if (!this.#meets(fault, operation, method, path) || (fails && injected?.failure)) continue;
      if (fault.times !== undefined && fault.hits >= fault.times) continue;
      const chance = this.world.chance(`${fault.id} ${++fault.seen}`);
      this.world.markChanged();
      if (fault.probability !== undefined && chance.fraction() >= fault.probability) continue;
      fault.hits++;
      injected ??= { fault, latency: 0, failure: undefined };
      if (fault.latency) injected.latency += drawn(fault.latency, chance);
      if (fails) injected.failure = fault;
    }

    return injected;
  }

  #meets({ match, error }: Fault, operation: Operation, method: string, path: string): boolean {
    if (match.operation !== undefined && match.operation !== operation.id) return false;
    if (match.method !== undefined && match.method !== method) return false;
    if (match.path !== undefined && !matchesGlob(match.path, path)) return false;
    return error === undefined || operation.errors.has(error);
  }

  /** Counts a call against the limit; undefined when there is none. */
  takeToken(): Allowance | undefined {
    const { limit, world } = this;
    if (!limit) return undefined;
    const now = world.clock.now();
    let ends = windowEnd(limit);
    if (now >= ends) {
      ends = now + limit.window;
      limit.since = now;
      limit.used = 0;
    }
    const allowed = limit.used < limit.requests;
    if (allowed) limit.used++;
    world.markChanged();
    return {
      allowed,
      limit: limit.requests,
      remaining: limit.requests - limit.used,
      reset: Math.ceil((ends - now) / 1000),
    };
  }

  save(): SavedFaults {
    return { list: this.list, ...(this.limit && { limit: this.limit }) };
  }

  restore({ list, limit }: SavedFaults): void {
    this.list = list;
    this.limit = limit;
  }
}

/** When the present window ends, milliseconds; long ago when none has begun. */
export const windowEnd = ({ since, window }: Limit): number =>
  since === null ? Number.NEGATIVE_INFINITY : since + window;

function drawn(latency: Latency, chance: Random): number {
  if ('fixed' in latency) return latency.fixed;
  if ('min' in latency) return latency.min + chance.fraction() * (latency.max - latency.min);
  // Box and Muller: two even draws make a normal one. 1 - x keeps the logarithm from 0.
  const normal = Math.sqrt(-2 * Math.log(1 - chance.fraction())) * Math.cos(2 * Math.PI * chance.fraction());
  return latency.median * Math.exp(latency.sigma * normal);
}
