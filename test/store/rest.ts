// A simulator whose projects rest when a test says so: the time that nobody uses them passes at its word.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import root, { type Test } from 'tap';
import type { ApplicationOptions } from '../../src/app.js';
import type { Config } from '../../src/config/settings.js';
import { simulator, type TestProject } from '../simulator.js';

/** Milliseconds. */
const idle = 600_000;

// One folder for all tests; removed after every simulator is closed.
const folders = root.testdir();
let number = 0;

export function newFolder(): string {
  const folder = join(folders, String(number++));
  mkdirSync(folder);
  return folder;
}

export interface Resting {
  sim: TestProject;
  data: string;
  /** Nobody uses anything for so long that projects can rest. */
  rest(): Promise<void>;
  /** Ids of the projects that rest, in the order of the list. */
  resting(): Promise<string[]>;
}

export async function restingSimulator(
  t: Test,
  overrides: Partial<Config> = {},
  options: ApplicationOptions = {},
): Promise<Resting> {
  let now = 0;
  const data = overrides.data ?? newFolder();
  const sim = await simulator(t, { data, idle, ...overrides }, { ...options, idleClock: () => now });
  return {
    sim,
    data,
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
