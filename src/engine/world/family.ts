// Saves and restores a project together with its sub-projects: they share a clock, so none can go back in time alone.

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
export function restoreFamily(
  simulation: Simulation,
  saved: readonly SavedWorld[],
  resume: (world: ProjectWorld) => void,
): void {
  simulation.forget(saved[0]!.id);
  for (const each of saved) {
    const world = simulation.restore(each, false);
    resume(world);
    world.markChanged();
  }
}
