// What a world starts from: channels, credentials and records. src/fixtures/scenarios.ts reads and validates scenario
// files; this file fills worlds from them.
import { reportedFaults } from '../../contract/first-faults.js';
import { nearestName } from '../../contract/nearest-name.js';
import { checkRecord } from '../../contract/validate.js';
import type { CollectionDefinition, Credential, PlatformRule, ProjectSettings, Resource } from '../model.js';
import { hidden } from '../records/hidden.js';
import { messageOf } from '../requests/problem.js';
import { isoTime } from '../time/clock.js';
import type { Steps } from '../time/turns.js';
import { readInstant } from '../time/written.js';
import type { ProjectWorld } from './world.js';

/** A record in a scenario: as in the API, plus its hidden part. */
export type SeedRecord = Record<string, unknown> & { hidden?: object };

export interface ProjectScenario {
  /** Channels the project is onboarded for. */
  initialized: string[];
  credentials?: Credential[];
  /** Start of the clock, an instant in any form; defaults to the simulator's setting. */
  now?: string | number;
  /** The parent of a sub-project, in the same scenario; they share the parent's clock. */
  parent?: string;
  /** `hold`: decisions pending at the start wait for a manual decision; otherwise they are made as usual. */
  waiting?: 'hold' | 'decide';
  /** Platform rules that the project switches on or off, by id. */
  platformRules?: Readonly<Record<string, boolean>>;
  /** Settings that the project changes for itself. */
  settings?: Readonly<Partial<ProjectSettings>>;
  /** Collection name -> records. */
  records?: Record<string, SeedRecord[]>;
}

export interface Scenario {
  name: string;
  description: string;
  /** Project id -> its content; `*`: the content of any other project, in open mode. */
  projects: Record<string, ProjectScenario>;
}

/** The collections and resources that a scenario can use. */
export interface Registry {
  collectionNamed(name: string): CollectionDefinition;
  resources(): Iterable<Resource>;
}

/** Fills a new world. Records are added in the scenario's order, so that their generated ids are the same in every run. */
export function* playing(world: ProjectWorld, scenario: ProjectScenario, registry: Registry): Steps<void> {
  for (const channel of scenario.initialized) world.initialize(channel);
  world.credentials = structuredClone(scenario.credentials ?? []);
  world.platformRules = { ...scenario.platformRules };
  world.ownSettings = { ...scenario.settings };
  for (const [name, records] of Object.entries(scenario.records ?? {})) {
    const definition = registry.collectionNamed(name);
    for (const seed of records) {
      world.collection(definition).add(recordFrom(seed, definition, world));
      yield;
    }
  }
  // A collection that nobody uses is not made: there can be many worlds.
  const filled = world.sizes();
  for (const resource of registry.resources()) {
    if (!Object.hasOwn(filled, resource.collection)) continue;
    for (const record of world.collection(resource).values()) {
      world.decisions.adopt(resource, record);
      yield;
    }
  }
  if (scenario.waiting === 'hold') yield* world.decisions.holdingAll();
}

function recordFrom(seed: SeedRecord, definition: CollectionDefinition, world: ProjectWorld): object {
  const copy = structuredClone(seed);
  for (const time of definition.times ?? []) readTime(copy, time.split('.'), time);
  const { hidden: inside, ...wire } = copy;
  const record = { ...wire, [hidden]: inside ?? {} };
  definition.complete?.(record, world);
  return record;
}

/** Replaces an instant by its usual form; in a list, that of each element. Throws if it cannot be read. */
function readTime(inside: unknown, [name = '', ...deeper]: readonly string[], path: string): void {
  if (Array.isArray(inside)) {
    for (const each of inside) readTime(each, [name, ...deeper], path);
    return;
  }
  if (typeof inside !== 'object' || inside === null) return;
  const written: unknown = Reflect.get(inside, name);
  if (written === undefined || written === null) return;
  if (deeper.length > 0) {
    readTime(written, deeper, path);
    return;
  }
  const read = (one: unknown): string => {
    const { value, fault } = readInstant(one);
    if (fault !== undefined) throw new Error(`${path} ${fault}`);
    return isoTime(value);
  };
  Reflect.set(inside, name, Array.isArray(written) ? written.map(read) : read(written));
}

/**
 * The faults of a scenario, or the first of very many, as `path: reason`: invalid parents, unknown rules and collections, records that violate the
 * contract, duplicate keys. Records are added to scratch worlds.
 */
export function* scenarioFaults(
  scenario: Scenario,
  known: ReadonlyMap<string, CollectionDefinition>,
  rules: readonly PlatformRule[],
  scratch: (id: string) => ProjectWorld,
): Steps<string[]> {
  const faults = parentFaults(scenario);
  for (const [id, project] of Object.entries(scenario.projects)) {
    if (faults.length > reportedFaults) break;
    const world = scratch(id);
    const start = project.now === undefined ? undefined : readInstant(project.now);
    if (start?.fault !== undefined) faults.push(`projects.${id}.now: ${start.fault}`);
    const switches = project.platformRules ?? {};
    faults.push(...switchFaults(switches, rules).map((fault) => `projects.${id}.platformRules: ${fault}`));
    for (const [name, records] of Object.entries(project.records ?? {})) {
      yield;
      if (faults.length > reportedFaults) break;
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
        yield;
        if (faults.length > reportedFaults) break;
        faults.push(...hiddenFaults(seed, definition).map((fault) => `${path}.${index}: ${fault}`));
        try {
          const record = recordFrom(seed, definition, world);
          if (definition.schema)
            faults.push(...checkRecord(definition.schema, record).map((fault) => `${path}.${index}: ${fault}`));
          world.collection(definition).add(record);
        } catch (error) {
          faults.push(`${path}.${index}: ${messageOf(error)}`);
        }
      }
    }
  }
  return faults;
}

/** What is wrong with switches of platform rules. */
export function switchFaults(switches: Readonly<Record<string, boolean>>, rules: readonly PlatformRule[]): string[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  return Object.entries(switches).flatMap(([id, on]) => {
    const rule = known.get(id);
    if (rule) return rule.default === 'always' && !on ? [`${id} cannot be switched off: it always applies`] : [];
    const near = nearestName(id, [...known.keys()]);
    return [`no platform rule '${id}'; ${near ? `did you mean '${near}'?` : 'GET /__admin/platform-rules lists them'}`];
  });
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

/** The contract does not cover the hidden part; its valid fields are those that the collection documents. */
function hiddenFaults(seed: SeedRecord, { hidden: documented = {} }: CollectionDefinition): string[] {
  const names = Object.keys(documented);
  const unknown = Object.keys(seed.hidden ?? {}).filter((name) => !names.includes(name));
  return unknown.map((name) => {
    const near = nearestName(name, names);
    return `unknown field 'hidden.${name}'${near ? `; did you mean 'hidden.${near}'?` : ''}`;
  });
}
