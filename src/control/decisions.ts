// Pending decisions, one-time passwords, and triggers of platform events.
import type { ControlCodes, ControlPending } from '../contract/types.js';
import { fire, ImpossibleMove } from '../engine/lifecycle/fire.js';
import { triggersOf } from '../engine/lifecycle/resource.js';
import type { CollectionDefinition, Pending, Resource } from '../engine/model.js';
import { hiddenOf } from '../engine/records/hidden.js';
import type { OtpRecord } from '../engine/records/otp.js';
import { Problem } from '../engine/requests/problem.js';
import { isoTime } from '../engine/time/clock.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { type Control, listed, reach, settle, valueHint } from './control.js';
import { dataMustFit } from './event-data.js';
import { keyText, requireRecord, requireResource } from './lifecycle-names.js';

export const decisionsControl: Control<'DecisionsController'> = {
  controller: 'DecisionsController',
  handlers: {
    listPending({ params }, simulation) {
      const world = reach(simulation, params);
      const waiting = [...world.decisions.waiting.values()];
      const last = Number.POSITIVE_INFINITY;
      waiting.sort((one, other) => (one.due ?? last) - (other.due ?? last) || 0);
      return { pending: waiting.map((pending) => pendingView(world, pending)) };
    },

    decide({ params, body = {} }, simulation) {
      const world = reach(simulation, params);
      const pending = waitingUnder(world, params.pendingId);
      const resource = world.resource(pending.lifecycle);
      const outcome = body.outcome ?? pending.outcome;
      const supported = world.decisions.outcomesOf(pending);
      if (!supported.includes(outcome)) {
        const { decision } = pending;
        throw new Problem('outcome_not_possible', { decision, value: outcome, supported: listed(supported) });
      }
      // The data of a rule or a magic value belongs to the expected outcome.
      const data = body.with ?? (outcome === pending.outcome ? pending.with : {});
      dataMustFit(resource, [outcome], data);
      return settle(world, () => {
        // A job that was due may have made the decision just before.
        const { id } = waitingUnder(world, params.pendingId);
        refusingImpossible(resource, pending.key, () => world.decisions.take(id, outcome, data));
      });
    },

    trigger({ params, body: { lifecycle, key: given, event, with: data = {} } }, simulation) {
      const world = reach(simulation, params);
      const resource = requireResource(simulation, lifecycle);
      const key = keyText(resource, given);
      const record = requireRecord(world, resource, key);
      const events = triggersOf(resource);
      if (!events.includes(event)) {
        const values = {
          lifecycle: resource.name,
          value: event,
          hint: valueHint(event, events),
          supported: listed(events),
        };
        throw new Problem('event_not_found', values);
      }
      dataMustFit(resource, [event], data);
      return settle(world, () => refusingImpossible(resource, key, () => fire(world, resource, record, event, data)));
    },

    listCodes({ params }, simulation) {
      const world = reach(simulation, params);
      return { codes: [...simulation.collections()].flatMap((definition) => codesIn(world, definition)) };
    },
  },
};

/** A pending decision as this API shows it. */
export function pendingView(world: ProjectWorld, pending: Pending): ControlPending {
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
    outcomes: world.decisions.outcomesOf(pending),
    with: { ...pending.with },
    because,
  };
}

function waitingUnder(world: ProjectWorld, id: string): Pending {
  const pending = world.decisions.waiting.get(id);
  if (!pending) throw new Problem('pending_not_found', { value: id, projectId: world.id });
  return pending;
}

function refusingImpossible(resource: Resource, key: string, move: () => void): void {
  try {
    move();
  } catch (error) {
    if (!(error instanceof ImpossibleMove)) throw error;
    const states = Object.entries(error.states).map(([field, state]) => `${field} is ${state ?? 'empty'}`);
    const events = triggersOf(resource);
    throw new Problem('event_not_possible', {
      value: error.event,
      lifecycle: error.lifecycle,
      key,
      states: states.join(', '),
      supported: listed(error.possible.filter((event) => events.includes(event))),
    });
  }
}

function codesIn(world: ProjectWorld, definition: CollectionDefinition): ControlCodes['codes'] {
  const { collection, key } = definition;
  return [...world.collection(definition).values()].flatMap((record) => {
    const { otp }: OtpRecord = hiddenOf(record);
    return otp ? [{ collection, key: key(record), ...otp }] : [];
  });
}
