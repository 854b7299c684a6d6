// Saves and restores a project together with its sub-projects: they share a clock, so none can go back in time alone.

import type { SavedRecord } from '../records/collection.js';
import { invalidInput } from '../requests/problem.js';
import type { Steps } from '../time/turns.js';
import { Arrival } from './arrival.js';
import type { SavedWorld } from './saved.js';
import type { Simulation } from './simulation.js';
import type { ProjectWorld } from './world.js';

/** The topmost project of a world's family. */
export function rootOf(world: ProjectWorld): ProjectWorld {
  return world.parent ? rootOf(world.parent) : world;
}

/** Saves a family, parents first. The result refers to live records: serialize it before they change. */
export function saveFamily(world: ProjectWorld): SavedWorld[] {
  const depth = ({ parent }: ProjectWorld): number => (parent ? 1 + depth(parent) : 0);
  return world
    .family()
    .sort((one, other) => depth(one) - depth(other))
    .map((member) => member.save());
}

/** A world as texts of JSON: what is small, and each record. */
interface WorldText {
  rest: string;
  collections: (readonly [name: string, records: string[]])[];
}

/** The state of a family at this moment, parents first. To write it takes a fraction of the time that it takes to read it. */
export function copyOf(world: ProjectWorld): WorldText[] {
  return saveFamily(world).map(({ collections, ...rest }) => ({
    rest: JSON.stringify(rest),
    collections: Object.entries(collections).map(([name, all]) => [name, all.map((each) => JSON.stringify(each))]),
  }));
}

/** Reads a copy. */
export function* savedIn(copy: readonly WorldText[]): Steps<SavedWorld[]> {
  const worlds: SavedWorld[] = [];
  for (const { rest, collections } of copy) {
    const read: SavedWorld['collections'] = {};
    for (const [name, texts] of collections) {
      const records: SavedRecord[] = [];
      read[name] = records;
      for (const text of texts) {
        records.push(JSON.parse(text));
        yield;
      }
    }
    const { waiting, ...others } = JSON.parse(rest);
    // In the order in which a world is saved.
    worlds.push({ ...others, collections: read, waiting });
  }
  return worlds;
}

/**
 * Why a saved family cannot replace the one of its topmost project: one of its ids occurs twice or belongs to another
 * family, whose project would be overwritten. Empty if it can.
 */
export function familyFaults(simulation: Simulation, saved: readonly Pick<SavedWorld, 'id'>[]): string[] {
  const [root] = saved;
  const seen = new Set<string>();
  return saved.flatMap(({ id }, index) => {
    if (seen.size === seen.add(id).size) return [`worlds.${index}.id: ${id} is in the document twice`];
    const owner = simulation.projects.rootOf(id) ?? simulation.projects.rootsElsewhere.get(id);
    if (owner === undefined || owner === root?.id) return [];
    const place = owner === id ? 'another project' : `a sub-project of ${owner}`;
    return [`worlds.${index}.id: ${id} exists already as ${place}; delete it first`];
  });
}

/** Replaces a family with a saved one; `resume` continues the deliveries of each world. */
export function* restoringFamily(
  simulation: Simulation,
  saved: readonly SavedWorld[],
  resume: (world: ProjectWorld) => void,
): Steps<void> {
  const arrival = new Arrival(simulation, { catchUp: false });
  try {
    for (const each of saved) yield* arrival.add(each);
  } catch (error) {
    arrival.abandon();
    throw error;
  }
  // Others may have begun such a project in the meantime.
  const faults = familyFaults(simulation, saved);
  if (faults.length > 0) {
    arrival.abandon();
    throw invalidInput(faults);
  }
  simulation.forget(saved[0]!.id);
  arrival.arrive();
  for (const world of arrival.worlds) {
    resume(world);
    world.markChanged();
  }
}
