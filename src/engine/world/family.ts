// Saves and restores a project together with its sub-projects: they share a clock, so none can go back in time alone.
import type { Simulation } from './simulation.js';
import type { ProjectWorld, SavedWorld } from './world.js';

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
