// Injected faults and the rate limit. Which calls a fault hits depends only on the calls and the world's seed, not on random
// numbers used elsewhere.
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
  /** Which part is lost: with `answer`, the operation is carried out first. */
  lost?: 'request' | 'answer';
  probability?: number;
  times?: number;
  /** False: it is kept, but does not apply. */
  enabled?: boolean;
  /** Calls that matched. */
  seen: number;
  /** Calls that it was applied to. */
  hits: number;
}

/** What applies to one call: the latencies of all matching faults and the failure of the newest. */
export interface InjectedFault {
  fault: Fault;
  latency: number;
  failure: Fault | undefined;
}

/** A rate limit: a number of calls per window, on the world's clock. */
export interface Limit {
  requests: number;
  /** Milliseconds. */
  window: number;
  /** Start of the current window, milliseconds; null: the next call starts one. */
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

  /** The faults that apply to this call, if any. */
  apply(operation: Operation, method: string, path: string): InjectedFault | undefined {
    let injected: InjectedFault | undefined;
    for (const fault of this.list) {
      const fails = fault.error !== undefined || fault.status !== undefined || fault.drop !== undefined;
      if (fault.enabled === false) continue;
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

  /** Takes a token of the rate limit; undefined if there is none. */
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

/** End of the current window, milliseconds; in the past if none has started. */
export const windowEnd = ({ since, window }: Limit): number =>
  since === null ? Number.NEGATIVE_INFINITY : since + window;

function drawn(latency: Latency, chance: Random): number {
  if ('fixed' in latency) return latency.fixed;
  if ('min' in latency) return latency.min + chance.fraction() * (latency.max - latency.min);
  // Box-Muller transform: two uniform numbers give a normal one. 1 - x avoids log(0).
  const normal = Math.sqrt(-2 * Math.log(1 - chance.fraction())) * Math.cos(2 * Math.PI * chance.fraction());
  return latency.median * Math.exp(latency.sigma * normal);
}
