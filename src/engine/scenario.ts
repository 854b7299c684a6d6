// What a world can start from: channels, credentials and records. Scenario files are read and checked by
// src/scenarios.ts; here they are played into a world.
import { hidden } from './collection.js';
import type { Credential, World } from './world.js';

/** A record as a scenario gives it: the wire form, and beside it what stays inside. */
export type SeedRecord = Record<string, unknown> & { hidden?: object };

export interface ProjectScenario {
  /** Channels the project is onboarded for. */
  initialized: string[];
  credentials?: Credential[];
  /** The clock's start, ISO 8601; the simulator's setting when left out. */
  now?: string;
  /** Collection name -> records. */
  records?: Record<string, SeedRecord[]>;
}

export interface Scenario {
  name: string;
  description: string;
  /** Project id -> what it holds; `*` is what any other project starts from, in open mode. */
  projects: Record<string, ProjectScenario>;
}

/** Fills a new world. Records come in the scenario's order, so that ids drawn for them are the same in every run. */
export function play(world: World, scenario: ProjectScenario): void {
  for (const channel of scenario.initialized) world.initialized.add(channel);
  world.credentials = structuredClone(scenario.credentials ?? []);
  for (const [name, records] of Object.entries(scenario.records ?? {})) {
    const definition = world.simulation.collectionNamed(name);
    for (const seed of records) {
      const { hidden: inside, ...wire } = structuredClone(seed);
      const record = { ...wire, [hidden]: inside ?? {} };
      definition.complete?.(record, world);
      world.collection(definition).add(record);
    }
  }
  for (const life of world.simulation.lifecycles()) {
    for (const record of life.all(world)) world.decisions.adopt(life, record);
  }
}
