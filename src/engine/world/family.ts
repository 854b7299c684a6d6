// Saves and restores a project together with its sub-projects: they share a clock, so none can go back in time alone.

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

/**
 * Why a saved family cannot replace the one of its topmost project: one of its ids occurs twice or belongs to another
 * family, whose project would be overwritten. Empty if it can.
 */
export function familyFaults(simulation: Simulation, saved: readonly Pick<SavedWorld, 'id'>[]): string[] {
  const [root] = saved;
  const seen = new Set<string>();
  return saved.flatMap(({ id }, index) => {
    if (seen.size === seen.add(id).size) return [`worlds.${index}.id: ${id} is in the document twice`];
    const owner = simulation.projects.rootOf(id);
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
  simulation.forget(saved[0]!.id);
  arrival.arrive();
  for (const world of arrival.worlds) {
    resume(world);
    world.markChanged();
  }
}
