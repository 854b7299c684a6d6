// The export of each file of this folder, and what most of its handlers start and end with.
import { alternatives } from '../contract/guessed-name.js';
import { nearestName } from '../contract/nearest-name.js';
import { operationNamed } from '../contract/operation-names.js';
import type { AsyncHandlers, Controller, ControlSettled } from '../contract/types.js';
import { meantValues } from '../contract/words.js';
import { invalidInput } from '../engine/requests/problem.js';
import { duration } from '../engine/time/duration.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';

/** Like a service module, but its handlers get the whole simulation, and can be asynchronous. */
export interface Control<C extends Controller> {
  controller: C;
  handlers: AsyncHandlers<C, Simulation>;
}

/** The world that a call names, after running the jobs that are due. */
export function reach(simulation: Simulation, { projectId }: { projectId: string }): ProjectWorld {
  const world = simulation.world(projectId);
  world.timeline.tick();
  return world;
}

/** As `reach`, for a handler that must not be called again when the project had to begin first. */
export async function reached(simulation: Simulation, { projectId }: { projectId: string }): Promise<ProjectWorld> {
  const world = await simulation.begun(projectId);
  world.timeline.tick();
  return world;
}

/** Runs `act` on a world, and returns what happened once everything that it caused has settled. */
export async function settle(
  world: ProjectWorld,
  act?: () => void,
  target: (now: number) => number = (now) => now,
): Promise<ControlSettled> {
  const fired = await world.advance(target, act);
  // It does not change any more, so a long one can be sent in parts.
  Object.freeze(fired);
  return { now: world.clock.iso(), fired, settled: true };
}

/** Longer than any test needs, and short enough for the clock to represent. */
const longest = '36500d';

/** Milliseconds of a time span; throws `invalid_input` for one beyond `most`. */
export function spanOf(field: string, text: string, most = longest): number {
  const span = duration(text);
  if (span > duration(most)) throw invalidInput([`${field} must not be longer than ${most}`]);
  return span;
}

/** A match with the id of the operation that it names; throws `invalid_input` for a name of none or of several. */
export function withOperationId<M extends { operation?: string }>(match: M): M {
  if (match.operation === undefined) return match;
  const { id, fault } = operationNamed(match.operation);
  if (fault !== undefined) throw invalidInput([fault]);
  return { ...match, operation: id };
}

/** A sentence that suggests the values that a given one can mean; empty if nothing is known. */
export function valueHint(given: string, allowed: Iterable<string>): string {
  const meant = meantValues(given, allowed);
  return meant.length === 0 ? '' : `Did you mean ${alternatives(meant, '')}? `;
}

/** A sentence that suggests the closest valid name; empty if none is close. */
export function hint(name: string, known: Iterable<string>): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? '' : `Did you mean ${nearest}? `;
}

/** A list of names in the text of an error. */
export const listed = (names: Iterable<string>): string => [...names].join(', ') || 'none';
