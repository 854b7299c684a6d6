// A project's clock: it runs, is frozen, or is set forward. It never goes back.
import type { ControlClock } from '../contract/types.js';
import { invalidInput, Problem } from '../engine/requests/problem.js';
import { instantOf, isoTime } from '../engine/time/clock.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { type Control, reach, settle, spanOf } from './control.js';

export const clockControl: Control<'ClockController'> = {
  controller: 'ClockController',
  handlers: {
    getClock: ({ params }, simulation) => clockView(reach(simulation, params)),

    async setClock({ params, body: { mode, now, scale } }, simulation) {
      const world = reach(simulation, params);
      if (now !== undefined) {
        const instant = laterInstant(world, 'now', now);
        await settle(world, undefined, () => instant);
      }
      world.changeClock({ ...(mode && { mode }), ...(scale !== undefined && { scale }) });
      return clockView(world);
    },

    advance({ params, body: { by, to } }, simulation) {
      const world = reach(simulation, params);
      if (by !== undefined) {
        const span = spanOf('by', by);
        mustBeWritable('by', world.clock.now() + span);
        return settle(world, undefined, (now) => now + span);
      }
      const instant = laterInstant(world, 'to', to!);
      return settle(world, undefined, (now) => Math.max(now, instant));
    },
  },
};

export const clockView = ({ clock }: ProjectWorld): ControlClock => ({
  mode: clock.mode,
  now: clock.iso(),
  scale: clock.scale,
});

/** The API writes years with four digits. */
const lastInstant = instantOf('9999-12-31T23:59:59.999Z')!;

function mustBeWritable(field: string, instant: number | undefined): asserts instant is number {
  if (instant === undefined || instant > lastInstant) {
    throw invalidInput([`${field} must lead to an instant before the year 10000`]);
  }
}

function laterInstant(world: ProjectWorld, field: string, text: string): number {
  const instant = instantOf(text);
  mustBeWritable(field, instant);
  if (instant < world.clock.now()) {
    throw new Problem('time_goes_back', { now: world.clock.iso(), value: isoTime(instant) });
  }
  return instant;
}
