// A simulator whose projects rest when a test says so: the time that nobody uses them passes at its word.
import type { Test } from 'tap';
import type { ApplicationOptions } from '../../src/app.js';
import type { Config } from '../../src/config/settings.js';
import { simulator, type TestProject } from '../simulator.js';
import type { Place } from './place.js';

/** Milliseconds. */
const idle = 600_000;

export interface Resting {
  sim: TestProject;
  /** Nobody uses anything for so long that projects can rest. */
  rest(): Promise<void>;
  /** Ids of the projects that rest, in the order of the list. */
  resting(): Promise<string[]>;
}

export async function restingSimulator(
  t: Test,
  place: Pick<Place, 'config' | 'options'>,
  overrides: Partial<Config> = {},
  options: ApplicationOptions = {},
): Promise<Resting> {
  let now = 0;
  const all = { ...place.options, ...options, idleClock: () => now };
  const sim = await simulator(t, { ...place.config, idle, ...overrides }, all);
  return {
    sim,
    async rest() {
      now += idle;
      await sim.application.simulation.eviction?.sweep();
    },
    async resting() {
      const { projects } = (await sim.raw('GET', '/__admin/projects')).body;
      return projects.filter((project: { resting: boolean }) => project.resting).map(({ id }: { id: string }) => id);
    },
  };
}
