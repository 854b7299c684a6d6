// What the outside world owes, and what the platform does by itself.
import type { ControlCodes, ControlPending } from '../contract/types.js';
import type { Pending } from '../engine/lifecycle/decisions.js';
import { ImpossibleMove, type Lifecycle } from '../engine/lifecycle/lifecycle.js';
import { type CollectionDefinition, hidden } from '../engine/records/collection.js';
import type { OtpHolder } from '../engine/records/otp.js';
import { Problem } from '../engine/requests/problem.js';
import { isoTime } from '../engine/time/clock.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { World } from '../engine/world/world.js';
import { type Control, hint, listed, reach, settle } from './control.js';
import { givenMustFit } from './given.js';

export const decisionsControl: Control<'DecisionsController'> = {
  controller: 'DecisionsController',
  handlers: {
    listPending({ params }, simulation) {
      const world = reach(simulation, params);
      const waiting = [...world.decisions.waiting.values()];
      const last = Number.POSITIVE_INFINITY;
      waiting.sort((one, other) => (one.due ?? last) - (other.due ?? last) || 0);
      return { pending: waiting.map((pending) => view(world, pending)) };
    },

    decide({ params, body = {} }, simulation) {
      const world = reach(simulation, params);
      const pending = waitingUnder(world, params.pendingId);
      const life = world.lifecycle(pending.lifecycle);
      const outcome = body.outcome ?? pending.outcome;
      const supported = world.decisions.outcomesOf(life, pending);
      if (!supported.includes(outcome)) {
        const { decision } = pending;
        throw new Problem('outcome_not_possible', { decision, value: outcome, supported: listed(supported) });
      }
      // The data that a rule or a magic value gave belongs to the outcome that was likely.
      const given = body.with ?? (outcome === pending.outcome ? pending.with : {});
      givenMustFit(life, [outcome], given);
      return settle(world, () => {
        // What was due may have settled it just before its turn.
        const { id } = waitingUnder(world, params.pendingId);
        refusingImpossible(life, pending.key, () => world.decisions.take(id, outcome, given));
      });
    },

    trigger({ params, body: { lifecycle, key, event, with: given = {} } }, simulation) {
      const world = reach(simulation, params);
      const life = requireLifecycle(simulation, lifecycle);
      const record = life.find(world, key);
      if (!record) {
        const keys = [...life.all(world)].map((each) => life.key(each));
        throw new Problem('resource_not_found', { lifecycle, value: key, hint: hint(key, keys) });
      }
      const events = triggersOf(life);
      if (!events.includes(event)) {
        const values = { lifecycle, value: event, hint: hint(event, events), supported: listed(events) };
        throw new Problem('event_not_found', values);
      }
      givenMustFit(life, [event], given);
      return settle(world, () => refusingImpossible(life, key, () => world.fire(life, record, event, given)));
    },

    listCodes({ params }, simulation) {
      const world = reach(simulation, params);
      return { codes: [...simulation.collections()].flatMap((definition) => codesIn(world, definition)) };
    },
  },
};

function view(world: World, pending: Pending): ControlPending {
  const { id, lifecycle, key, decision, field, who, since, due, outcome, because } = pending;
  return {
    id,
    lifecycle,
    key,
    decision,
    field,
    who,
    since: isoTime(since),
    due: due === null ? null : isoTime(due),
    outcome,
    outcomes: world.decisions.outcomesOf(world.lifecycle(lifecycle), pending),
    with: { ...pending.with },
    because,
  };
}

function waitingUnder(world: World, id: string): Pending {
  const pending = world.decisions.waiting.get(id);
  if (!pending) throw new Problem('pending_not_found', { value: id, projectId: world.id });
  return pending;
}

export function requireLifecycle(simulation: Simulation, name: string): Lifecycle {
  if (simulation.hasLifecycle(name)) return simulation.lifecycle(name);
  const known = [...simulation.lifecycles()].map((life) => life.name);
  throw new Problem('lifecycle_not_found', { value: name, hint: hint(name, known), supported: listed(known) });
}

/** Events that are not the API's own: the platform's moves, outcomes of decisions, the passing of time. */
export function triggersOf(life: Lifecycle): string[] {
  const arrows = Object.values(life.tables).flat();
  return [...new Set(arrows.filter(({ by }) => by !== undefined && by !== 'client').map(({ on }) => on))];
}

function refusingImpossible(life: Lifecycle, key: string, move: () => void): void {
  try {
    move();
  } catch (error) {
    if (!(error instanceof ImpossibleMove)) throw error;
    const states = Object.entries(error.states).map(([field, state]) => `${field} is ${state ?? 'empty'}`);
    const events = triggersOf(life);
    throw new Problem('event_not_possible', {
      value: error.event,
      lifecycle: error.lifecycle,
      key,
      states: states.join(', '),
      supported: listed(error.possible.filter((event) => events.includes(event))),
    });
  }
}

function codesIn(world: World, definition: CollectionDefinition<any>): ControlCodes['codes'] {
  const { name: collection, key } = definition;
  return [...world.collection(definition).values()].flatMap((record) => {
    const { otp } = ((record as { [hidden]?: OtpHolder })[hidden] ?? {}) as OtpHolder;
    return otp ? [{ collection, key: key(record), ...otp }] : [];
  });
}
