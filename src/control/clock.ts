// A project's clock as this API shows it, and the instants that it can be set to. It never goes back.
import type { ControlClock } from '../contract/types.js';
import { invalidInput, Problem } from '../engine/requests/problem.js';
import { instantOf, isoTime, lastInstant } from '../engine/time/clock.js';
import type { ProjectWorld } from '../engine/world/world.js';

export const clockView = ({ clock }: Pick<ProjectWorld, 'clock'>): ControlClock => ({
  mode: clock.mode,
  now: clock.iso(),
  scale: clock.scale,
});

/** The API writes years with four digits. */
export function mustBeWritable(field: string, instant: number): void {
  if (instant > lastInstant) {
    throw invalidInput([`${field} must lead to an instant before the year 10000`]);
  }
}

/** The instant of an ISO 8601 text; throws `time_goes_back` for one in the past. */
export function laterInstant(world: ProjectWorld, field: string, text: string): number {
  const instant = instantOf(text)!;
  mustBeWritable(field, instant);
  if (instant < world.clock.now()) {
    throw new Problem('time_goes_back', { now: world.clock.iso(), value: isoTime(instant) });
  }
  return instant;
}
