// What a file of the control API hands to the wiring, and what most of its handlers begin and end with.
import { contract } from '../contract/load.js';
import { nearestName } from '../contract/nearest-name.js';
import type { AsyncHandlers, Controller, ControlSettled } from '../contract/types.js';
import { invalidInput } from '../engine/requests/problem.js';
import { duration } from '../engine/time/duration.js';
import { EndlessChain } from '../engine/time/timeline.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';

/** As a module of the API, but it sees the whole simulation, and a reply may come later. */
export interface Control<C extends Controller> {
  controller: C;
  handlers: AsyncHandlers<C, Simulation>;
}

/** The world that a call names, after what is due by now. */
export function reach(simulation: Simulation, { projectId }: { projectId: string }): ProjectWorld {
  const world = simulation.world(projectId);
  try {
    world.timeline.tick();
  } catch (error) {
    // A world that is caught in a chain of jobs must still be looked at, and reset.
    if (!(error instanceof EndlessChain)) throw error;
  }
  return world;
}

/** Does something to a world and answers when all that it set going has settled. */
export async function settle(
  world: ProjectWorld,
  act?: () => void,
  target: (now: number) => number = (now) => now,
): Promise<ControlSettled> {
  const fired = await world.advance(target, act);
  return { now: world.clock.iso(), fired, settled: true };
}

/** Longer than any test waits, and short enough for the clock to tell. */
const longest = '36500d';

/** Milliseconds of a time span; throws `invalid_input` for one beyond `most`. */
export function spanOf(field: string, text: string, most = longest): number {
  const span = duration(text);
  if (span > duration(most)) throw invalidInput([`${field} must not be longer than ${most}`]);
  return span;
}

/** What is wrong with the id of an operation; undefined when the API has it. */
export function unknownOperation(id: string): string | undefined {
  const known = [...contract.operations.values()].filter(({ service }) => service !== 'control').map((one) => one.id);
  if (known.includes(id)) return undefined;
  const meant = nearestName(id, known);
  return `unknown operation '${id}'${meant ? `; did you mean '${meant}'?` : ''}`;
}

/** A sentence for the one who wrote a name that does not exist; empty when nothing is near. */
export function hint(name: string, known: Iterable<string>): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? '' : `Did you mean ${nearest}? `;
}

/** A list as a resolution names it. */
export const listed = (names: Iterable<string>): string => [...names].join(', ') || 'none';
