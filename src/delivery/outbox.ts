// Outgoing webhook events: matched with the project's subscriptions, recorded, sent in order per target, and retried on the
// world's clock.

import { ulid } from '../engine/chance/ids.js';
import type { DeliveryEntry } from '../engine/history/entry.js';
import { stampOf } from '../engine/history/history.js';
import type { Delivered } from '../engine/model.js';
import { collection } from '../engine/records/collection.js';
import { hidden, type Stored } from '../engine/records/hidden.js';
import { isoTime, systemClock } from '../engine/time/clock.js';
import type { Keepsake } from '../engine/world/keepsakes.js';
import type { OutgoingEvent, ProjectWorld } from '../engine/world/world.js';
import { limits } from '../limits.js';
import { type Posted, type PostOptions, post } from './post.js';
import { DeliveryRoom } from './room.js';
import { signatureHeaders } from './sign.js';

export interface Attempt {
  at: string;
  request: { headers: Record<string, string> };
  response?: { status: number; body: string };
  error?: string;
  durationMs: number;
}

export interface Delivery {
  id: string;
  /** The event's type. */
  type: string;
  webhookId: string;
  target: string;
  /**
   * `pending`: will be sent or retried; `delivered`: acknowledged with a 2xx; `failed`: given up after the last retry;
   * `withheld`: its target is neither this machine nor a private network; `held`: waits for its release; `cancelled`: its webhook was deleted.
   */
  status: 'pending' | 'delivered' | 'failed' | 'withheld' | 'held' | 'cancelled';
  created: string;
  nextAttempt?: string;
  /** Why it has this status, if the attempts do not show it. */
  reason?: string;
  body: string;
  attempts: Attempt[];
}

/**
 * `job`: id of the job that makes the next attempt; `dropped`: number of the oldest attempts, which are not kept; `leaving`: an
 * attempt has begun; `unknown`: number of attempts that another process began, and of which nobody knows more.
 */
type StoredDelivery = Stored<Delivery, { job?: string; dropped?: number; leaving?: true; unknown?: number }>;

/** A webhook as the webhooks module stores it. */
export interface Subscription {
  id: string;
  target: string;
  secret: string;
}

/** What is not saved of the deliveries of a project. */
interface KeptDeliveries {
  project: string;
  /** Target -> ids of the pending deliveries, in their order. */
  queues: [target: string, ids: string[]][];
  /** Numbers in the history: of each delivery, of the call that asked for its next attempt, and of its attempts. */
  known: [id: string, number: number | null, asked: number | null, attempts: (number | null)[]][];
}

export interface OutboxOptions extends PostOptions {
  /** Delay before the first retry, milliseconds of the world's clock; doubles with each further one. */
  retryDelay: number;
  /** Retries after the first attempt. */
  retries: number;
  /** The project's webhooks that subscribe to an event, or one of them by id. */
  subscribers(world: ProjectWorld, type: string): Iterable<Subscription>;
  subscriber(world: ProjectWorld, id: string): Subscription | undefined;
  /** Called with the result of each attempt. */
  delivered?(world: ProjectWorld, delivered: Delivered): void;
  /**
   * Waits until the beginning of an attempt is saved, where another process could repeat it. False: it must not be sent, because
   * the project belongs to another process.
   */
  begun?(world: ProjectWorld): Promise<boolean>;
  /** Called with the status that a delivery keeps, unless somebody sends it again. */
  settled?(status: Delivery['status']): void;
}

/** Attempts so far, with those that are not kept. */
const made = ({ attempts, [hidden]: { dropped = 0 } }: StoredDelivery): number => attempts.length + dropped;

export const deliveries = collection<StoredDelivery>({
  collection: 'deliveries',
  schema: 'ControlDeliveryRecord',
  key: ({ id }) => id,
  missing: 'webhook_not_found',
});

/** The entry of an attempt in the history. */
function entryOf(
  world: ProjectWorld,
  { id, type, webhookId, target }: Delivery,
  outcome: Pick<DeliveryEntry, 'attempt' | 'status' | 'error' | 'result'>,
): DeliveryEntry {
  return { kind: 'delivery', ...stampOf(world), delivery: id, type, webhookId, target, ...outcome };
}

export class Outbox {
  /**
   * Ids of the pending deliveries to each target. Records are not kept here: the collection must see who takes one to modify
   * it.
   */
  readonly #queues = new WeakMap<ProjectWorld, Map<string, string[]>>();
  readonly #room = new DeliveryRoom(deliveries);
  /** Sent, but not answered yet. */
  readonly #leaving = new Set<StoredDelivery>();
  /** Number of the control call that asked for the next attempt. */
  readonly #askedBy = new WeakMap<StoredDelivery, number>();

  constructor(readonly options: OutboxOptions) {}

  /** All deliveries, sent or not, oldest first. */
  all = (world: ProjectWorld): Iterable<Delivery> => world.collection(deliveries).values();

  find = (world: ProjectWorld, id: string): Delivery | undefined => world.collection(deliveries).get(id);

  /** Accepts an event: creates one delivery per webhook. They are sent right after the response. */
  accept(world: ProjectWorld, event: OutgoingEvent): void {
    const wanted = event.webhookIds
      ? event.webhookIds.flatMap((id) => this.options.subscriber(world, id) ?? [])
      : this.options.subscribers(world, event.type);
    for (const { id, target } of wanted) event.deliveries.push(this.#record(world, event, id, target));
  }

  #record(world: ProjectWorld, { type, body, number }: OutgoingEvent, webhookId: string, target: string): string {
    const full = this.#room.fullFor(world, body.length);
    // What is not kept cannot be sent later.
    const kept = full === undefined || this.#room.hasRoomFor(world, body.length);
    const records = world.collection(deliveries);
    const delivery: StoredDelivery = {
      id: `delivery-${String(world.count('delivery')).padStart(8, '0')}`,
      type,
      webhookId,
      target,
      status: full !== undefined ? 'failed' : world.deliveryMode === 'hold' ? 'held' : 'pending',
      created: world.clock.iso(),
      ...(full !== undefined && { reason: full }),
      body: kept ? body : '',
      attempts: [],
      [hidden]: {},
    };
    records.add(delivery);
    this.#room.count(world, delivery, 1);
    world.history.link(delivery, number);
    if (full !== undefined) {
      world.history.add(entryOf(world, delivery, { attempt: 0, status: undefined, error: full, result: 'failed' }));
      this.#room.trim(world);
      this.options.settled?.(delivery.status);
    }
    if (delivery.status === 'pending') this.enqueue(world, delivery);
    world.deliveriesChanged.notify(delivery.id);
    return delivery.id;
  }

  /** Queues a pending delivery behind the others to its target; the first one is scheduled immediately. */
  enqueue(world: ProjectWorld, delivery: StoredDelivery): void {
    const queue = this.#queue(world, delivery.target);
    this.#dropOrphans(world, queue);
    if (!queue.includes(delivery.id)) queue.push(delivery.id);
    if (queue[0] === delivery.id) this.#plan(world, delivery, 0);
  }

  /** Pending deliveries of a deleted webhook must not block those of another one with the same target. */
  #dropOrphans(world: ProjectWorld, queue: readonly string[]): void {
    const first = this.#first(world, queue);
    if (!first || this.#leaving.has(first) || this.options.subscriber(world, first.webhookId)) return;
    if (first[hidden].job !== undefined) world.cancel(first[hidden].job);
    for (const id of [...queue]) {
      const each = world.collection(deliveries).require(id);
      if (!this.options.subscriber(world, each.webhookId)) this.#cancel(world, each);
    }
    const next = this.#first(world, queue);
    if (next) this.#plan(world, next, 0);
  }

  /** Sends a delivery again, or now if it waits for a retry. It still waits for those ahead of it in the queue. */
  resend(world: ProjectWorld, id: string): void {
    const delivery = world.collection(deliveries).require(id);
    if (delivery.status === 'pending' && delivery.nextAttempt === undefined) return;
    if (delivery.body === '') return;
    if (delivery[hidden].job !== undefined) world.cancel(delivery[hidden].job);
    this.#reopen(world, delivery);
  }

  /** Sends held deliveries, in this order. */
  release(world: ProjectWorld, ids: readonly string[]): void {
    for (const id of ids) {
      const delivery = world.collection(deliveries).get(id);
      if (delivery?.status === 'held') this.#reopen(world, delivery);
    }
  }

  #reopen(world: ProjectWorld, delivery: StoredDelivery): void {
    this.#room.count(world, delivery, -1);
    delivery.status = 'pending';
    this.#room.count(world, delivery, 1);
    delete delivery.reason;
    const asked = world.history.causeNumber();
    if (asked !== undefined) this.#askedBy.set(delivery, asked);
    this.enqueue(world, delivery);
  }

  /** The deliveries to one target in order; the first is the current one. */
  #queue(world: ProjectWorld, target: string): string[] {
    const known = this.#queues.get(world) ?? new Map<string, string[]>();
    this.#queues.set(world, known);
    const queue = known.get(target) ?? [];
    known.set(target, queue);
    return queue;
  }

  #first(world: ProjectWorld, [id]: readonly string[]): StoredDelivery | undefined {
    return id === undefined ? undefined : world.collection(deliveries).get(id);
  }

  /** The order of the queues, and what the history tells of deliveries. */
  readonly keepsake: Keepsake<KeptDeliveries> = {
    name: 'deliveries',
    save: (root) => root.family().flatMap((world) => this.#kept(world) ?? []),
    restore: (root, saved) => {
      for (const world of root.family()) {
        if (saved) this.#restore(world, saved.filter(({ project }) => project === world.id).at(0));
        else this.resume(world);
      }
    },
  };

  #kept(world: ProjectWorld): KeptDeliveries | undefined {
    if (world.sizeOf(deliveries) === 0) return undefined;
    const records = world.collection(deliveries);
    const known: KeptDeliveries['known'] = [];
    for (const delivery of records.values()) {
      const { id, attempts } = delivery;
      const numbers = attempts.map((attempt) => world.history.numberFor(attempt) ?? null);
      known.push([id, world.history.numberFor(delivery) ?? null, this.#askedBy.get(delivery) ?? null, numbers]);
    }
    const queues = [...(this.#queues.get(world) ?? [])].filter(([, ids]) => ids.length > 0);
    return { project: world.id, queues, known };
  }

  #restore(world: ProjectWorld, kept: KeptDeliveries | undefined): void {
    if (!kept) return;
    this.#queues.set(world, new Map(kept.queues));
    for (const [id, number, asked, attempts] of kept.known) {
      const delivery = world.collection(deliveries).get(id);
      if (!delivery) continue;
      world.history.link(delivery, number ?? undefined);
      if (asked !== null) this.#askedBy.set(delivery, asked);
      for (const [index, attempt] of delivery.attempts.entries())
        world.history.link(attempt, attempts[index] ?? undefined);
    }
  }

  /** How many deliveries have each status. */
  tally = (world: ProjectWorld): Record<string, number> => {
    const counts: Record<string, number> = {};
    if (world.sizeOf(deliveries) === 0) return counts;
    for (const { status } of this.all(world)) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  };

  /** Continues the deliveries of a restored world: repeats attempts that were not answered when it was saved. */
  resume(world: ProjectWorld): void {
    // A collection that nobody uses is not made.
    if (world.sizeOf(deliveries) === 0) return;
    world.act(() => {
      for (const delivery of world.collection(deliveries).filter(({ status }) => status === 'pending')) {
        const queue = this.#queue(world, delivery.target);
        queue.push(delivery.id);
        const inside = delivery[hidden];
        if (inside.leaving) inside.unknown = (inside.unknown ?? 0) + 1;
        delete inside.leaving;
        if (queue[0] === delivery.id && delivery.nextAttempt === undefined) this.#plan(world, delivery, 0);
      }
    });
  }

  /** Schedules the next attempt of a pending delivery. */
  #plan(world: ProjectWorld, delivery: StoredDelivery, delay: number): void {
    const job = world.schedule(delay, 'delivery', { id: delivery.id });
    delivery.nextAttempt = isoTime(job.at);
    delivery[hidden].job = job.id;
  }

  /** Runs a `delivery` job: one attempt. */
  attempt = (world: ProjectWorld, { id }: { id: string }): void => {
    const delivery = world.collection(deliveries).get(id);
    if (delivery?.status !== 'pending') return;
    delete delivery.nextAttempt;
    delete delivery[hidden].job;
    this.#sendFirst(world, this.#queue(world, delivery.target));
  };

  /** Sends the first delivery of a queue, after cancelling those of deleted webhooks. */
  #sendFirst(world: ProjectWorld, queue: readonly string[]): void {
    for (let first = this.#first(world, queue); first && !this.#leaving.has(first); first = this.#first(world, queue)) {
      const webhook = this.options.subscriber(world, first.webhookId);
      if (webhook) this.#send(world, first, webhook);
      else this.#cancel(world, first);
    }
  }

  #send(world: ProjectWorld, delivery: StoredDelivery, webhook: Subscription): void {
    this.#leaving.add(delivery);
    const now = world.clock.now();
    const signed = world.setting('signatureClock') === 'real' ? systemClock.now() : now;
    // Random numbers of its own, so that the order of attempts does not affect any others.
    const { unknown } = delivery[hidden];
    const attempt = `${made(delivery)}${unknown === undefined ? '' : ` after ${unknown}`}`;
    const nonce = ulid(world.chance(`nonce ${delivery.id} ${attempt}`), now);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'sinch-provisioning-mock',
      ...signatureHeaders(webhook.secret, delivery.body, nonce, Math.floor(signed / 1000)),
    };
    const at = world.clock.iso();
    const number = this.#askedBy.get(delivery) ?? world.history.numberFor(delivery) ?? null;
    this.#askedBy.delete(delivery);
    world.timeline.track(this.#post(world, delivery, headers), (posted) => {
      this.#leaving.delete(delivery);
      if (!posted) return;
      const answered = (): void => this.#answered(world, delivery.id, at, headers, posted);
      if (!world.gone) world.history.within({ number, outer: undefined }, () => world.act(answered));
    });
  }

  /** Undefined: it was not sent. */
  async #post(
    world: ProjectWorld,
    delivery: StoredDelivery,
    headers: Record<string, string>,
  ): Promise<Posted | undefined> {
    const { target, body } = delivery;
    if (this.options.begun) delivery[hidden].leaving = true;
    // The answer to the call that caused the event goes first.
    await systemClock.pause();
    return this.options.begun
      ? this.#postOnce(world, target, headers, body)
      : post(target, headers, body, this.options);
  }

  async #postOnce(
    world: ProjectWorld,
    target: string,
    headers: Record<string, string>,
    body: string,
  ): Promise<Posted | undefined> {
    while (await this.options.begun?.(world)) {
      const posted = await post(target, headers, body, this.options);
      if (!posted.unsent) return posted;
    }
    return undefined;
  }

  #answered(world: ProjectWorld, id: string, at: string, headers: Record<string, string>, posted: Posted): void {
    const delivery = world.collection(deliveries).require(id);
    delete delivery[hidden].leaving;
    if (posted.withheld !== undefined) {
      this.#settle(world, delivery, 'withheld', `${posted.withheld}; --public-webhooks allows it`);
      const nothing = { attempt: 0, status: undefined, error: delivery.reason, result: delivery.status };
      world.history.add(entryOf(world, delivery, nothing));
      this.#sendFirst(world, this.#queue(world, delivery.target));
      return;
    }
    const { status, body = '', error, durationMs } = posted;
    const attempt: Attempt = {
      at,
      request: { headers },
      ...(status !== undefined && { response: { status, body } }),
      ...(error !== undefined && { error }),
      durationMs,
    };
    delivery.attempts.push(attempt);
    if (delivery.attempts.length > limits.attempts.most) {
      delivery.attempts.shift();
      delivery[hidden].dropped = (delivery[hidden].dropped ?? 0) + 1;
    }
    const { type, webhookId, body: sent } = delivery;
    const answer = { ...(status !== undefined && { status }), ...(error !== undefined && { error }) };
    const number = made(delivery);
    const acknowledged = status !== undefined && status >= 200 && status < 300;
    const retried = !acknowledged && number <= this.options.retries;
    const result = acknowledged ? 'delivered' : retried ? 'pending' : 'failed';
    const told = world.history.start(entryOf(world, delivery, { attempt: number, status, error, result }));
    world.history.link(attempt, world.history.finish(told));
    world.history.within(told, () => this.options.delivered?.(world, { type, webhookId, body: sent, at, ...answer }));
    if (retried) {
      this.#plan(world, delivery, Math.min(this.options.retryDelay * 2 ** (number - 1), limits.retryDelay.most));
      return;
    }
    if (acknowledged) this.#settle(world, delivery, 'delivered');
    else this.#settle(world, delivery, 'failed', `given up after ${number} ${number === 1 ? 'attempt' : 'attempts'}`);
    this.#sendFirst(world, this.#queue(world, delivery.target));
  }

  #cancel(world: ProjectWorld, delivery: StoredDelivery): void {
    this.#settle(world, delivery, 'cancelled', 'the webhook was deleted');
  }

  #settle(world: ProjectWorld, delivery: StoredDelivery, status: Delivery['status'], reason?: string): void {
    this.#room.count(world, delivery, -1);
    delivery.status = status;
    this.#room.count(world, delivery, 1);
    delete delivery.nextAttempt;
    delete delivery[hidden].job;
    if (reason !== undefined) delivery.reason = reason;
    const queue = this.#queue(world, delivery.target);
    queue.splice(queue.indexOf(delivery.id), 1);
    this.#room.trim(world);
    world.deliveriesChanged.notify(delivery.id);
    this.options.settled?.(status);
  }
}
