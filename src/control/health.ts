// Whether the simulator is ready: for a HEALTHCHECK and the wait strategies of containers.
import { contract } from '../contract/load.js';
import { Problem } from '../engine/requests/problem.js';
import { systemClock } from '../engine/time/clock.js';
import type { Control } from './control.js';

export interface HealthOptions {
  version: string;
  ready(): boolean;
}

export function healthControl({ version, ready }: HealthOptions): Control<'HealthController'> {
  const started = systemClock.elapsed();
  return {
    controller: 'HealthController',
    handlers: {
      getHealth(_call, simulation) {
        if (!ready()) throw new Problem('not_ready');
        return {
          status: 'ok',
          version,
          contract: contract.version,
          uptimeMs: Math.round(systemClock.elapsed() - started),
          projects: simulation.worlds.size,
        };
      },
    },
  };
}
