// What a world can start from: channels, credentials and records. Scenario files are read and checked by
// src/fixtures/scenarios.ts; here they are played into a world.
import { nearestName } from '../../contract/nearest-name.js';
import { checkRecord } from '../../contract/validate.js';
import type { CollectionDefinition, Credential, Resource } from '../model.js';
import { hidden } from '../records/hidden.js';
import type { ProjectWorld } from './world.js';

/** A record as a scenario gives it: the wire form, and beside it what stays inside. */
export type SeedRecord = Record<string, unknown> & { hidden?: object };

export interface ProjectScenario {
  /** Channels the project is onboarded for. */
  initialized: string[];
  credentials?: Credential[];
  /** The clock's start, ISO 8601; the simulator's setting when left out. */
  now?: string;
  /** The project of this scenario whose sub-project it is: they share one clock, the parent's. */
  parent?: string;
  /** `hold`: what waits at the start waits for a person; otherwise it is decided as usual. */
  waiting?: 'hold' | 'decide';
  /** Collection name -> records. */
  records?: Record<string, SeedRecord[]>;
}

export interface Scenario {
  name: string;
  description: string;
  /** Project id -> what it holds; `*` is what any other project starts from, in open mode. */
  projects: Record<string, ProjectScenario>;
}

/** The collections and resources that a scenario can name. */
export interface Registry {
  collectionNamed(name: string): CollectionDefinition;
  resources(): Iterable<Resource>;
}

/** Fills a new world. Records come in the scenario's order, so that ids drawn for them are the same in every run. */
export function play(world: ProjectWorld, scenario: ProjectScenario, registry: Registry): void {
  for (const channel of scenario.initialized) world.initialize(channel);
  world.credentials = structuredClone(scenario.credentials ?? []);
  for (const [name, records] of Object.entries(scenario.records ?? {})) {
    const definition = registry.collectionNamed(name);
    for (const seed of records) {
      world.collection(definition).add(recordFrom(seed, definition, world));
    }
  }
  for (const resource of registry.resources()) {
    for (const record of world.collection(resource).values()) world.decisions.adopt(resource, record);
  }
  if (scenario.waiting === 'hold') world.decisions.holdAll();
}

function recordFrom(seed: SeedRecord, definition: CollectionDefinition, world: ProjectWorld): object {
  const { hidden: inside, ...wire } = structuredClone(seed);
  const record = { ...wire, [hidden]: inside ?? {} };
  definition.complete?.(record, world);
  return record;
}

/**
 * What is wrong with a scenario, as `path: reason`: parents that cannot be, unknown collections, records against the
 * contract, keys that occur twice. Records are tried on worlds that nobody sees.
 */
export function scenarioFaults(
  scenario: Scenario,
  known: ReadonlyMap<string, CollectionDefinition>,
  scratch: (id: string) => ProjectWorld,
): string[] {
  const faults = parentFaults(scenario);
  for (const [id, project] of Object.entries(scenario.projects)) {
    const world = scratch(id);
    for (const [name, records] of Object.entries(project.records ?? {})) {
      const path = `projects.${id}.records.${name}`;
      const definition = known.get(name);
      if (!definition) {
        const near = nearestName(name, [...known.keys()]);
        faults.push(
          `${path}: no such collection; ${near ? `did you mean ${near}?` : `known: ${[...known.keys()].join(', ')}`}`,
        );
        continue;
      }
      for (const [index, seed] of records.entries()) {
        faults.push(...hiddenFaults(seed, definition).map((fault) => `${path}.${index}: ${fault}`));
        try {
          const record = recordFrom(seed, definition, world);
          if (definition.schema)
            faults.push(...checkRecord(definition.schema, record).map((fault) => `${path}.${index}: ${fault}`));
          world.collection(definition).add(record);
        } catch (error) {
          faults.push(`${path}.${index}: ${(error as Error).message}`);
        }
      }
    }
  }
  return faults;
}

function parentFaults({ projects }: Scenario): string[] {
  const faults: string[] = [];
  for (const [id, { parent }] of Object.entries(projects)) {
    if (parent === undefined) continue;
    const path = `projects.${id}.parent`;
    if (parent === '*' || !Object.hasOwn(projects, parent))
      faults.push(`${path}: the scenario has no project ${parent}`);
    else if (id === '*' || parent === id || projects[parent]!.parent !== undefined)
      faults.push(`${path}: only a named project can be a sub-project, and no sub-project has sub-projects`);
  }
  return faults;
}

/** The contract knows nothing of what stays inside; its names are those that the collection documents. */
function hiddenFaults(seed: SeedRecord, { hidden: documented = {} }: CollectionDefinition): string[] {
  const names = Object.keys(documented);
  const unknown = Object.keys(seed.hidden ?? {}).filter((name) => !names.includes(name));
  return unknown.map((name) => {
    const near = nearestName(name, names);
    return `unknown field 'hidden.${name}'${near ? `; did you mean 'hidden.${near}'?` : ''}`;
  });
}
