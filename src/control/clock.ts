// A project's time: it runs, stands still, is set forward. It never goes back.
import type { ControlClock } from '../contract/types.js';
import { instantOf, isoTime } from '../engine/clock.js';
import { duration } from '../engine/duration.js';
import { Problem } from '../engine/problem.js';
import type { World } from '../engine/world.js';
import { type Control, reach, settle } from './control.js';

export const clockControl: Control<'ClockController'> = {
  controller: 'ClockController',
  handlers: {
    getClock: ({ params }, simulation) => clockView(reach(simulation, params)),

    async setClock({ params, body: { mode, now, scale } }, simulation) {
      const world = reach(simulation, params);
      if (now !== undefined) {
        const instant = laterInstant(world, now);
        await settle(world, undefined, () => instant);
      }
      world.timeline.changeClock({ ...(mode && { mode }), ...(scale !== undefined && { scale }) });
      world.touch();
      return clockView(world);
    },

    advance({ params, body: { by, to } }, simulation) {
      const world = reach(simulation, params);
      if (by !== undefined) return settle(world, undefined, (now) => now + duration(by));
      const instant = laterInstant(world, to!);
      return settle(world, undefined, (now) => Math.max(now, instant));
    },
  },
};

export const clockView = ({ clock }: World): ControlClock => ({
  mode: clock.mode,
  now: clock.iso(),
  scale: clock.scale,
});

function laterInstant(world: World, text: string): number {
  const instant = instantOf(text)!;
  if (instant < world.clock.now()) {
    throw new Problem('time_goes_back', { now: world.clock.iso(), value: isoTime(instant) });
  }
  return instant;
}
