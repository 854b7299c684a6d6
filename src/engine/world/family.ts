// A project with its sub-projects, saved and put back as one: they share a clock, so none can go back in time alone.
import type { Simulation } from './simulation.js';
import type { ProjectWorld, SavedWorld } from './world.js';

/** The topmost project of a world's family. */
export function rootOf(world: ProjectWorld): ProjectWorld {
  return world.parent ? rootOf(world.parent) : world;
}

/** The family of a world, parents first. What is saved refers to live records: write it down before they move. */
export function saveFamily(world: ProjectWorld): SavedWorld[] {
  const depth = ({ parent }: ProjectWorld): number => (parent ? 1 + depth(parent) : 0);
  return world
    .family()
    .sort((one, other) => depth(one) - depth(other))
    .map((member) => member.save());
}

/** Puts a saved family in the place of the one that is there; `resume` takes up each world's deliveries. */
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
