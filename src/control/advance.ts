// A project's clock: it runs, is frozen, or is set forward: by a duration, to an instant, to the next thing that is due, or until something happens.
import type { ControlAdvance, ControlHistoryEntry, ControlSettled } from '../contract/types.js';
import { invalidInput } from '../engine/requests/problem.js';
import { instantOf } from '../engine/time/clock.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { agendaOf } from './agenda.js';
import { clockView, laterInstant, mustBeWritable } from './clock.js';
import { type Control, reach, settle, spanOf } from './control.js';
import type { Outbox } from './deliveries.js';
import { entryView } from './history.js';
import { type HistoryMatch, historyMatch } from './known-words.js';

export const clockControl = (outbox: Outbox): Control<'ClockController'> => ({
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

    advance: ({ params, body }, simulation) => advance(reach(simulation, params), body, simulation, outbox),
  },
});

/** How far `until` goes if nothing matches. */
const farthest = '365d';

function advance(
  world: ProjectWorld,
  { by, to, until, atMost }: ControlAdvance,
  simulation: Simulation,
  outbox: Outbox,
): Promise<ControlSettled> {
  const ways = [by, to, until].filter((way) => way !== undefined);
  if (ways.length !== 1) throw invalidInput(['exactly one of by, to and until is needed']);
  if (atMost !== undefined && !until) throw invalidInput(['atMost goes with until']);
  const next = (now: number): number => nextDue(world, simulation, outbox) ?? now;
  if (until)
    return advanceUntil(world, historyMatch(simulation, until.match), spanOf('atMost', atMost ?? farthest), next);
  if (to === 'next') return settle(world, undefined, next);
  if (to !== undefined) {
    const instant = laterInstant(world, 'to', to);
    return settle(world, undefined, (now) => Math.max(now, instant));
  }
  const span = spanOf('by', by!);
  mustBeWritable('by', world.clock.now() + span);
  return settle(world, undefined, (now) => now + span);
}

/** When the next thing on the agenda is due, milliseconds; undefined if nothing is. */
function nextDue(world: ProjectWorld, simulation: Simulation, outbox: Outbox): number | undefined {
  const [first] = agendaOf(world, simulation, outbox).agenda;
  return first?.at ? instantOf(first.at) : undefined;
}

/** It does not change any more; see settle. */
function whole(settled: ControlSettled): ControlSettled {
  Object.freeze(settled.fired);
  return settled;
}

/** Goes from one due thing to the next, until an entry of the history matches or `span` is over. */
async function advanceUntil(
  world: ProjectWorld,
  match: HistoryMatch,
  span: number,
  next: (now: number) => number,
): Promise<ControlSettled> {
  const { history } = world;
  const cause = history.cause;
  const limit = world.clock.now() + span;
  mustBeWritable('atMost', limit);
  const settled: ControlSettled = { now: world.clock.iso(), fired: [], settled: true };
  let since = history.newest;
  for (;;) {
    const before = world.clock.now();
    const target = Math.min(next(before), limit);
    // What goes on after an await is still a consequence of the call.
    const { now, fired } = await history.within(cause, () => settle(world, undefined, () => target));
    settled.now = now;
    for (const line of fired) settled.fired.push(line);
    for (const entry of history.after(since)) {
      const found = entryView(entry);
      if (matches(match, found)) return whole({ ...settled, found });
    }
    since = history.newest;
    const idle = fired.length === 0 && world.clock.now() === before;
    if (world.gone || world.clock.now() >= limit || idle) return whole(settled);
  }
}

function matches({ state, ...match }: HistoryMatch, entry: ControlHistoryEntry): boolean {
  const fields = new Map(Object.entries(entry));
  if (state !== undefined && !(entry.kind === 'transition' && entry.to === state)) return false;
  return Object.entries(match).every(([name, value]) => fields.get(name) === value);
}
