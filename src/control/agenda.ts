// What is due in a family of projects, in order of time.
import type { ControlAgenda, ControlAgendaItem, ControlDeliveryRecord } from '../contract/types.js';
import type { CollectionDefinition, Pending } from '../engine/model.js';
import { instantOf, isoTime } from '../engine/time/clock.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';
import type { Outbox } from './deliveries.js';

/** An item with its place in time; what waits for a manual decision comes last. */
interface Due {
  at: number;
  item: ControlAgendaItem;
}

/** What is due in the family of a world, at most `limit` items. */
export function agendaOf(world: ProjectWorld, simulation: Simulation, outbox: Outbox, limit?: number): ControlAgenda {
  const due = world.family().flatMap((each) => [...dueIn(each, simulation, outbox)]);
  due.sort((one, other) => (one.at === other.at ? 0 : one.at - other.at));
  return { now: world.clock.iso(), agenda: due.slice(0, limit).map(({ item }) => item) };
}

function* dueIn(world: ProjectWorld, simulation: Simulation, outbox: Outbox): Iterable<Due> {
  for (const pending of world.decisions.waiting.values()) yield dueOf(pending.due, decisionItem(world, pending));
  for (const delivery of outbox.all(world)) {
    const { nextAttempt } = delivery;
    if (nextAttempt !== undefined) yield dueOf(instantOf(nextAttempt), deliveryItem(world, delivery, nextAttempt));
  }
  for (const definition of simulation.collections()) yield* expiriesOf(world, definition);
}

const dueOf = (at: number | null | undefined, item: ControlAgendaItem): Due => ({
  at: at ?? Number.POSITIVE_INFINITY,
  item,
});

function decisionItem(world: ProjectWorld, pending: Pending): ControlAgendaItem {
  const { id, lifecycle, key, decision, due, who, outcome, because } = pending;
  return {
    at: due === null ? null : isoTime(due),
    project: world.id,
    kind: decision === 'clock' ? 'clock' : 'decision',
    what: `${lifecycle} ${outcome}`,
    because,
    id,
    lifecycle,
    key,
    who,
    outcome,
  };
}

function deliveryItem({ id: project }: ProjectWorld, delivery: ControlDeliveryRecord, at: string): ControlAgendaItem {
  const { id, type, target, attempts } = delivery;
  const last = attempts.at(-1);
  const because = last ? `attempt ${attempts.length} got ${last.response?.status ?? last.error}` : 'first attempt';
  return { at, project, kind: 'delivery', what: `${type} to ${target}`, because, id };
}

function* expiriesOf(world: ProjectWorld, definition: CollectionDefinition): Iterable<Due> {
  const { collection, key, expires } = definition;
  if (!expires) return;
  const now = world.clock.now();
  for (const record of world.collection(definition).values()) {
    const at = instantOf(expires.at(record));
    if (at === undefined || at <= now) continue;
    const item = { at: isoTime(at), project: world.id, kind: 'expiry', what: collection, key: key(record) } as const;
    yield { at, item: { ...item, because: expires.because } };
  }
}
