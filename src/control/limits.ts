// How much of each kind a project can have, so that no call has to go through more than that.
import { invalidInput } from '../engine/requests/problem.js';

/** Rules, or faults, of a project: each request or decision looks at all of them. */
export const mostRules = 1000;
export const mostFaults = 1000;

/** Checkpoints of a project with its sub-projects, and the length of their texts together, in characters. */
export const mostCheckpoints = 100;
export const mostCheckpointText = 256 * 1024 * 1024;

/** Throws `invalid_input` if one more would exceed the limit. */
export function requireRoom(kind: string, count: number, most: number): void {
  if (count >= most) throw invalidInput([`a project has at most ${most} ${kind}: delete some first`]);
}
