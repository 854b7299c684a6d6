// The library: a simulator for tests, started in this process or attached to elsewhere.
import type { Application } from './app.js';
import { flags } from './config/flags.js';
import { type Config, WrongConfig } from './config/settings.js';
import { readConfig } from './config.js';
import { alternatives } from './contract/guessed-name.js';
import { flagsMeant } from './contract/words.js';
import { readDuration } from './engine/time/written.js';
import { SimulatorError } from './library/control.js';
import { Simulator as Running } from './library/simulator.js';
import type { StartOptions } from './library/start-options.js';
import type { Duration } from './library/times.js';
import type { Simulator } from './library/typed-project.js';
import { whenReady } from './library/when-ready.js';

export type * from './library/names.js';
export type { EventData, EventFilter, HistoryFilter, WaitOptions } from './library/project.js';
export type { Duration, Instant } from './library/times.js';
export type { Simulator, StartOptions };
export { SimulatorError, WrongConfig };

/**
 * Starts a simulator in this process, by default on a free port of 127.0.0.1. Throws WrongConfig for an invalid option or
 * scenario, and the error of listening (`EADDRINUSE`).
 */
export async function startSimulator(options: StartOptions = {}): Promise<Simulator> {
  const { scenario, ...words } = { port: 0, ...options };
  optionsMustExist(words);
  // As it would come from a file: times can be objects.
  const own: object | undefined = typeof scenario === 'object' ? JSON.parse(JSON.stringify(scenario)) : undefined;
  const config = readConfig({ ...words, scenario: own ? 'own' : scenario }, {});
  const { createApplication, WrongConfig: Theirs } = await import('./app.js');
  try {
    return await start(await createApplication(config, own && { scenario: own }), config);
  } catch (error) {
    // The CommonJS build has a class of its own, and loads the application with that of the ES modules.
    if (error instanceof WrongConfig || !(error instanceof Theirs)) throw error;
    throw new WrongConfig(error.message, { cause: error });
  }
}

async function start(application: Application, config: Config): Promise<Simulator> {
  let projects = 0;
  try {
    const url = await application.listen();
    const { interception } = application;
    const led =
      config.intercept && interception && new (await import('./intercept/led.js')).Led(interception, config.passHost);
    return new Running(url, config.adminToken, {
      ...(led && { led }),
      // Counted, not random: generated values depend on the project's id and must be the same in every run.
      freshId: () => `project-${++projects}`,
      stop: () => application.close(),
    });
  } catch (error) {
    await application.close();
    throw error;
  }
}

export interface ConnectOptions {
  /** The admin token that the simulator was started with. */
  adminToken?: string;
  /** How long to wait until the simulator is ready, such as `30s`; by default it must be ready now. */
  wait?: Duration;
}

/**
 * Attaches to a simulator that runs elsewhere, by its base URL: `connect('http://127.0.0.1:7462')`. Throws SimulatorError
 * (`unreachable`) if none is ready there in time, and WrongConfig if `wait` is not a duration.
 */
export async function connect(url: string, { adminToken, wait = '0s' }: ConnectOptions = {}): Promise<Simulator> {
  const { value: limit, fault } = readDuration(typeof wait === 'object' ? wait.toJSON() : wait);
  if (fault !== undefined) throw new WrongConfig(`wait '${wait}' ${fault}`);
  const simulator = new Running(url, adminToken);
  await whenReady(simulator, limit);
  return simulator;
}

function optionsMustExist(options: object): void {
  const names = flags.map(({ key }): string => key);
  for (const name of Object.keys(options)) {
    if (names.includes(name)) continue;
    const meant = flagsMeant(name, names);
    const hint = meant.length > 0 ? `did you mean ${alternatives(meant, '')}?` : `use one of ${names.join(', ')}`;
    throw new WrongConfig(`startSimulator has no option '${name}'; ${hint}`);
  }
}
