// The library: a simulator for tests, started in this process or attached to where one runs.
import { flags, readConfig, WrongConfig } from './config.js';
import { nearestName } from './contract/nearest-name.js';
import { milliseconds } from './engine/time/duration.js';
import { SimulatorError } from './library/control.js';
import { Simulator } from './library/simulator.js';
import type { StartOptions } from './library/start-options.js';
import { whenReady } from './library/when-ready.js';

export type * from './library/names.js';
export type { Given, Project, RequestFilter, Waiting } from './library/project.js';
export type { Simulator, StartOptions };
export { SimulatorError, WrongConfig };

/**
 * Starts a simulator in this process, by default on a free port. Throws WrongConfig for an option or a scenario that cannot
 * be, and what listening throws (EADDRINUSE).
 */
export async function startSimulator(options: StartOptions = {}): Promise<Simulator> {
  const { scenario, ...words } = { port: 0, ...options };
  optionsMustBeKnown(words);
  const own = typeof scenario === 'object' ? scenario : undefined;
  const config = readConfig({ ...words, scenario: own ? 'own' : scenario }, {});
  const { createApplication } = await import('./app.js');
  const application = await createApplication(config, own && { scenario: own });
  let projects = 0;
  try {
    const url = await application.app.listen({ port: config.port, host: config.host });
    return new Simulator(url, config.adminToken, {
      // Counted, not random: what a project makes up depends on its id, and shall be the same in every run.
      freshId: () => `project-${++projects}`,
      stop: () => application.close(),
    });
  } catch (error) {
    await application.close();
    throw error;
  }
}

export interface ConnectOptions {
  /** What the simulator was started with. */
  adminToken?: string;
  /** How long to wait until it is ready, such as `30s`; it must be ready at once when left out. */
  wait?: string;
}

/** Attaches to a simulator that runs elsewhere: `connect('http://127.0.0.1:7462')`. Throws SimulatorError. */
export async function connect(url: string, { adminToken, wait = '0s' }: ConnectOptions = {}): Promise<Simulator> {
  const limit = milliseconds(wait);
  if (limit === undefined) throw new WrongConfig(`wait must be a duration such as 30s, not '${wait}'`);
  const simulator = new Simulator(url, adminToken);
  await whenReady(simulator, limit);
  return simulator;
}

function optionsMustBeKnown(options: object): void {
  const known = flags.map(({ key }): string => key);
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const meant = nearestName(name, [...known, 'scenario']);
    throw new WrongConfig(
      `startSimulator has no option '${name}'; ${meant ? `did you mean ${meant}?` : `it has ${known.join(', ')}`}`,
    );
  }
}
