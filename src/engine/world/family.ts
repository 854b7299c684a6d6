// A project with its sub-projects, saved and put back as one: they share a clock, so none can go back in time alone.
import type { Simulation } from './simulation.js';
import type { SavedWorld, World } from './world.js';

/** The topmost project of a world's family. */
export function rootOf(world: World): World {
  let root = world;
  while (root.parent !== undefined) root = root.simulation.worlds.get(root.parent)!;
  return root;
}

/** The family of a world, parents first. What is saved refers to live records: write it down before they move. */
export function saveFamily(world: World): SavedWorld[] {
  const depth = (member: World): number =>
    member.parent === undefined ? 0 : 1 + depth(member.simulation.worlds.get(member.parent)!);
  return world.simulation
    .family(world)
    .sort((one, other) => depth(one) - depth(other))
    .map((member) => member.save());
}

/** Puts a saved family in the place of the one that is there; `resume` takes up each world's deliveries. */
export function restoreFamily(
  simulation: Simulation,
  saved: readonly SavedWorld[],
  resume: (world: World) => void,
): void {
  simulation.forget(saved[0]!.id);
  for (const each of saved) {
    const world = simulation.restore(each, false);
    resume(world);
    world.touch();
  }
}
