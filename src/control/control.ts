// What a file of the control API hands to the wiring, and what most of its handlers begin and end with.
import { nearestName } from '../contract/nearest-name.js';
import type { AsyncHandlers, Controller, ControlSettled } from '../contract/types.js';
import type { Simulation } from '../engine/simulation.js';
import type { World } from '../engine/world.js';

/** As a noun of the API, but it sees the whole simulation, and a reply may come later. */
export interface Control<C extends Controller> {
  controller: C;
  handlers: AsyncHandlers<C, Simulation>;
}

/** The world that a call names, after what is due by now. */
export function reach(simulation: Simulation, { projectId }: { projectId: string }): World {
  const world = simulation.world(projectId);
  world.timeline.tick();
  return world;
}

/** Does something to a world and answers when all that it set going has settled. */
export async function settle(
  world: World,
  act?: () => void,
  target: (now: number) => number = (now) => now,
): Promise<ControlSettled> {
  const fired = await world.simulation.advance(world, target, act);
  return { now: world.clock.iso(), fired, settled: true };
}

/** A sentence for the one who wrote a name that does not exist; empty when nothing is near. */
export function hint(name: string, known: Iterable<string>): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? '' : `Did you mean ${nearest}? `;
}

/** A list as a resolution names it. */
export const listed = (names: Iterable<string>): string => [...names].join(', ') || 'none';
