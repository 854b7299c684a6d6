// How this simulator was started, and the credentials of its scenario.
import { contract } from '../contract/load.js';
import type { Control } from './control.js';

export interface AboutOptions {
  version: string;
  /** The value of every flag, without secrets. */
  started: Readonly<Record<string, unknown>>;
}

export function aboutControl({ version, started }: AboutOptions): Control<'SimulatorController'> {
  return {
    controller: 'SimulatorController',
    handlers: {
      getSettings(_call, simulation) {
        const { name, description = '', projects } = simulation.scenarios.get(simulation.settings.scenario)!;
        return {
          version,
          contract: contract.version,
          settings: { ...started },
          scenario: {
            name,
            description,
            projects: Object.entries(projects).map(([id, { parent, initialized, credentials = [] }]) => ({
              id,
              ...(parent !== undefined && { parent }),
              initialized: [...initialized],
              credentials: credentials.map(({ keyId, keySecret }) => ({ keyId, keySecret })),
            })),
          },
        };
      },
    },
  };
}
