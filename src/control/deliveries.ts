// Deliveries: list, resend, hold, release and wait for them.
import type { ControlDelivery, ControlDeliveryMatch, ControlDeliveryRecord } from '../contract/types.js';
import { objectFrom, readText } from '../engine/requests/json.js';
import { Problem } from '../engine/requests/problem.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { type Control, reach, settle } from './control.js';
import { inParts } from './in-parts.js';
import { eventMustExist } from './known-words.js';
import { type Compared, type Difference, exact, first, likeGlob, matching, partial, unsatisfied } from './match.js';
import { eventType, sampleOfEvent } from './sample.js';
import { signedAt } from './signed.js';

/** The outbox as this API needs it. */
export interface Outbox {
  /** Oldest first. */
  all(world: ProjectWorld): Iterable<ControlDeliveryRecord>;
  /** How many have each status. */
  tally(world: ProjectWorld): Record<string, number>;
  /** Undefined if there is none with this id. */
  find(world: ProjectWorld, id: string): ControlDeliveryRecord | undefined;
  /** Sends a delivery again, or now if it waits for a retry. */
  resend(world: ProjectWorld, id: string): void;
  /** Sends held deliveries, in this order. */
  release(world: ProjectWorld, ids: readonly string[]): void;
  /** Continues the deliveries of a restored world. */
  resume(world: ProjectWorld): void;
  readonly options: { subscriber(world: ProjectWorld, id: string): object | undefined };
}

export function deliveriesControl(outbox: Outbox, stop: AbortSignal): Control<'DeliveriesController'> {
  const find = (world: ProjectWorld, id: string): ControlDeliveryRecord => {
    const delivery = outbox.find(world, id);
    if (delivery) return delivery;
    throw new Problem('delivery_not_found', { value: id, projectId: world.id });
  };
  /** With its numbers in the history, and the body as an object. */
  const view = (world: ProjectWorld, delivery: ControlDeliveryRecord): ControlDelivery => {
    const numberOf = (thing: object) => world.history.numberFor(thing);
    const number = numberOf(delivery);
    const { id, attempts, ...rest } = delivery;
    const made = attempts.map((attempt) => {
      const itsNumber = numberOf(attempt);
      return { ...(itsNumber !== undefined && { number: itsNumber }), ...attempt };
    });
    const event = objectFrom(delivery.body);
    return { id, ...(number !== undefined && { number }), ...rest, event, attempts: made };
  };
  /** The edge of the HTTP server writes a frozen list in parts. */
  const viewAll = async (
    world: ProjectWorld,
    deliveries: readonly ControlDeliveryRecord[],
  ): Promise<ControlDelivery[]> => {
    const views: ControlDelivery[] = [];
    await inParts(
      deliveries,
      ({ attempts, body }) => 100 * (attempts.length + 1) + body.length,
      (each) => views.push(view(world, each)),
    );
    Object.freeze(views);
    return views;
  };
  const compare = async (
    world: ProjectWorld,
    match: ControlDeliveryMatch,
  ): Promise<Compared<ControlDeliveryRecord>[]> => {
    eventMustExist(match.type);
    const compared: Compared<ControlDeliveryRecord>[] = [];
    await inParts(
      // Those that are there now: more can come between two parts.
      [...outbox.all(world)],
      ({ body }) => 100 + (match.body === undefined ? 0 : body.length),
      (thing) => compared.push({ thing, differences: first(differences(match, thing)) }),
    );
    return compared;
  };

  return {
    controller: 'DeliveriesController',
    handlers: {
      async listDeliveries({ params, query: { pageSize, pageToken, ...match } }, simulation) {
        const world = reach(simulation, params);
        const found = matching(await compare(world, match)).filter(
          ({ id }) => pageToken === undefined || id > pageToken,
        );
        const shown = found.slice(0, pageSize ?? found.length);
        const more = shown.length < found.length && { nextPageToken: shown.at(-1)!.id };
        return { mode: world.deliveryMode, deliveries: await viewAll(world, shown), ...more };
      },

      getDelivery({ params }, simulation) {
        const world = reach(simulation, params);
        const delivery = find(world, params.deliveryId);
        return {
          delivery: view(world, delivery),
          signed: delivery.attempts.map((each) => signedAt(each, delivery.body)),
        };
      },

      async resendDeliveries({ params, body: { match } }, simulation) {
        const world = reach(simulation, params);
        const chosen = matching(await compare(world, match));
        await settle(world, () => {
          for (const { id } of chosen) outbox.resend(world, id);
        });
        return { mode: world.deliveryMode, deliveries: await viewAll(world, chosen) };
      },

      async sendSample({ params, body }, simulation) {
        const world = reach(simulation, params);
        const { payload, extras } = sampleOfEvent(world, simulation, body);
        const { webhookId } = body;
        if (webhookId !== undefined && !outbox.options.subscriber(world, webhookId)) {
          throw new Problem('webhook_unknown', { value: webhookId, projectId: world.id });
        }
        const known = new Set(outbox.all(world));
        const only = webhookId === undefined ? undefined : [webhookId];
        await settle(world, () => world.send(eventType(body.type), payload, extras, only));
        const sent = [...outbox.all(world)].filter((each) => !known.has(each));
        return { mode: world.deliveryMode, deliveries: sent.map((each) => view(world, each)) };
      },

      async resendDelivery({ params }, simulation) {
        const world = reach(simulation, params);
        const delivery = find(world, params.deliveryId);
        await settle(world, () => outbox.resend(world, delivery.id));
        return view(world, delivery);
      },

      async waitForDeliveries({ params, query, body }, simulation) {
        const { match = {}, count = 1, timeoutMs = 5000 } = body;
        const world = reach(simulation, params);
        eventMustExist(match.type);
        const wanted = { status: 'delivered', ...match } as const;
        // Each delivery is compared once, and again when it changes: a wait costs nothing while none does.
        const fitting = new Set<string>();
        const look = (delivery: ControlDeliveryRecord | undefined, id: string): void => {
          if (delivery && matches(wanted, delivery)) fitting.add(id);
          else fitting.delete(id);
        };
        const enough = (changed?: string): boolean => {
          if (changed !== undefined) look(outbox.find(world, changed), changed);
          return fitting.size >= count;
        };
        const costOf = ({ body }: ControlDeliveryRecord): number => 100 + (match.body === undefined ? 0 : body.length);
        const unlisten = world.deliveriesChanged.listen((id) => look(outbox.find(world, id), id));
        await inParts([...outbox.all(world)], costOf, (delivery) => look(delivery, delivery.id));
        unlisten();
        const satisfied = await world.deliveriesChanged.until(enough, timeoutMs, stop);
        const compared = await compare(world, wanted);
        const found = matching(compared);
        const title = ({ id, type, target, status }: ControlDeliveryRecord): string =>
          `${id}: ${type} to ${target}, ${status}`;
        return {
          satisfied,
          count: found.length,
          deliveries: await viewAll(world, found),
          ...(!satisfied && unsatisfied({ ...params, ...query, count, timeoutMs }, compared, title)),
        };
      },

      setMode({ params, body: { mode } }, simulation) {
        const world = reach(simulation, params);
        world.deliveryMode = mode;
        return { mode };
      },

      async releaseDeliveries({ params, body = {} }, simulation) {
        const world = reach(simulation, params);
        const held = [...outbox.all(world)].filter(({ status }) => status === 'held');
        const released = body.ids?.map((id) => heldUnder(world, held, id)) ?? held;
        await settle(world, () =>
          outbox.release(
            world,
            released.map(({ id }) => id),
          ),
        );
        return { mode: world.deliveryMode, deliveries: await viewAll(world, released) };
      },
    },
  };
}

function heldUnder(world: ProjectWorld, held: readonly ControlDeliveryRecord[], id: string): ControlDeliveryRecord {
  const delivery = held.find((candidate) => candidate.id === id);
  if (!delivery) throw new Problem('delivery_not_found', { value: `${id} is not held`, projectId: world.id });
  return delivery;
}

/** Stops at the first difference; bodies, which must be parsed, are compared last. */
function matches(match: ControlDeliveryMatch, delivery: ControlDeliveryRecord): boolean {
  for (const _ of differences(match, delivery)) return false;
  return true;
}

function* differences(match: ControlDeliveryMatch, delivery: ControlDeliveryRecord): Iterable<Difference> {
  yield* exact('type', match.type, delivery.type);
  yield* exact('webhookId', match.webhookId, delivery.webhookId);
  yield* exact('status', match.status, delivery.status);
  yield* likeGlob('target', match.target, delivery.target);
  if (match.body !== undefined) yield* partial('body', match.body, readText(delivery.body));
}
