// Whether the simulator is ready: for a HEALTHCHECK and the wait strategies of containers.
import { contract } from '../contract/load.js';
import { Problem } from '../engine/requests/problem.js';
import { systemClock } from '../engine/time/clock.js';
import type { Control } from './control.js';

export interface HealthOptions {
  version: string;
  /** When the simulator was made, by the monotonic clock, milliseconds. */
  since: number;
  ready(): boolean;
  /** Why changes cannot be saved; empty if they can. */
  troubles(): string[];
}

export function healthControl({ version, since, ready, troubles }: HealthOptions): Control<'HealthController'> {
  return {
    controller: 'HealthController',
    handlers: {
      getHealth(_call, simulation) {
        if (!ready()) throw new Problem('not_ready');
        const reasons = troubles();
        return {
          status: reasons.length > 0 ? 'degraded' : 'ok',
          version,
          contract: contract.version,
          uptimeMs: Math.round(systemClock.elapsed() - since),
          projects: simulation.projects.size,
          ...(reasons.length > 0 && { troubles: reasons }),
        };
      },
    },
  };
}
