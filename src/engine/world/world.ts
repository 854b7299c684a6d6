// One project's world: its records, chance, waiting decisions and webhooks. Two worlds share nothing, but for a family
// (a project and the sub-projects that its bundles made), which shares one timeline.
import type { EventType } from '../../contract/types.js';
import { type Faker, fake } from '../chance/fake.js';
import { digits, hex, ulid, uuid } from '../chance/ids.js';
import { Random, seedOf } from '../chance/random.js';
import type { Rule } from '../lifecycle/choice.js';
import { Decisions, type Pending } from '../lifecycle/decisions.js';
import { fire, type Given, type Lifecycle } from '../lifecycle/lifecycle.js';
import { type Activity, type ActivityLog, logActivity } from '../records/activity.js';
import { Collection, type CollectionDefinition, type SavedRecord } from '../records/collection.js';
import { Faults, type SavedFaults } from '../requests/faults.js';
import { Journal } from '../requests/journal.js';
import type { Clock, SavedClock } from '../time/clock.js';
import { Signal } from '../time/signal.js';
import type { Fired, Job, Timeline } from '../time/timeline.js';
import type { Settings, Simulation } from './simulation.js';

/** A webhook event on its way out; `body` is the exact text that is signed and sent. */
export interface OutgoingEvent {
  type: EventType;
  body: string;
  /** Ids of the webhooks it goes to; the world's subscriptions decide when left out. */
  webhookIds?: readonly string[];
}

export interface SavedWorld {
  id: string;
  parent?: string;
  scenario: string;
  seed: number;
  random: number;
  counters: Record<string, number>;
  /** Instants of calls that count against a limit, by label. */
  calls: Record<string, number[]>;
  clock: SavedClock;
  jobs: Job[];
  initialized: string[];
  credentials: Credential[];
  collections: Record<string, SavedRecord[]>;
  waiting: Pending[];
  rules: Rule[];
  faults: SavedFaults;
  deliveryMode: DeliveryMode;
}

export interface Credential {
  keyId: string;
  keySecret: string;
}

/** `hold`: events are recorded and wait until they are released. */
export type DeliveryMode = 'send' | 'hold';

export interface WorldStart {
  id: string;
  timeline: Timeline;
  seed: number;
  scenario: string;
  parent?: string;
  /** A world that only tries something out: nobody hears of it. */
  scratch?: boolean;
}

export class World {
  readonly id: string;
  readonly parent: string | undefined;
  readonly scenario: string;
  readonly seed: number;
  readonly timeline: Timeline;
  readonly random: Random;
  readonly decisions = new Decisions(this);
  readonly faults = new Faults(this);
  readonly journal = new Journal();
  /** Told whenever a delivery changed. */
  readonly deliveriesChanged = new Signal();
  /** Channels the project was onboarded for: `whatsapp`, `kakaotalk`, `rcs`, `sms`. */
  readonly initialized = new Set<string>();
  credentials: Credential[] = [];
  deliveryMode: DeliveryMode = 'send';
  /** Set when the project was reset or forgotten: what still comes back for it (a delivery's answer) is dropped. */
  gone: boolean;
  #counters: Record<string, number> = {};
  #calls: Record<string, number[]> = {};
  readonly #collections = new Map<string, Collection<any>>();

  constructor(
    readonly simulation: Simulation,
    start: WorldStart,
  ) {
    this.id = start.id;
    this.parent = start.parent;
    this.timeline = start.timeline;
    this.scenario = start.scenario;
    this.seed = start.seed;
    this.gone = start.scratch ?? false;
    this.random = new Random(seedOf(`${start.seed} ${start.id}`));
  }

  get clock(): Clock {
    return this.timeline.clock;
  }

  get settings(): Settings {
    return this.simulation.settings;
  }

  /** The records of one kind. */
  collection<R extends object>(definition: CollectionDefinition<R>): Collection<R> {
    let found = this.#collections.get(definition.name);
    if (!found) {
      found = new Collection(definition, () => this.touch());
      this.#collections.set(definition.name, found);
    }
    return found;
  }

  /** What the platform knows by heart, by its name in fixtures/catalog; shared by all worlds and frozen. */
  catalog<Content>(name: string): Content {
    return this.simulation.catalog(name) as Content;
  }

  lifecycle(name: string): Lifecycle {
    return this.simulation.lifecycle(name);
  }

  /** Moves a record along its lifecycle; see `fire` in lifecycle.ts. */
  fire<R extends object>(life: Lifecycle<R>, record: R, event: string, given?: Given): void {
    fire(this, life, record, event, given);
  }

  /** Takes a record out of the world, with everything that waits for it. */
  remove<R extends object>(definition: CollectionDefinition<R>, record: R, life?: Lifecycle<R>): void {
    this.collection(definition).remove(record);
    if (life) this.decisions.close(life.name, life.key(record));
  }

  /** Plans a job `delay` milliseconds from now; `kind` names its runner. */
  schedule(delay: number, kind: string, data: Record<string, unknown>): Job {
    this.touch();
    return this.timeline.in(delay, { world: this.id, kind, data });
  }

  log(log: ActivityLog, type: string, by: 'caller' | 'platform', given?: Given): Activity {
    this.touch();
    return logActivity(this, log, type, by, given);
  }

  /** Sends a webhook event; the payload is written down as it is now (a few events have none). */
  emit(
    type: EventType,
    payload: object | undefined,
    extras: Record<string, unknown> = {},
    webhookIds?: readonly string[],
  ): void {
    const body = JSON.stringify({ type, payload, ...extras });
    this.simulation.emitted(this, { type, body, ...(webhookIds && { webhookIds }) });
  }

  /** Adds a line to what a running advance reports. */
  note(line: Omit<Fired, 'at' | 'project'>): void {
    this.timeline.note({ at: this.clock.iso(), project: this.id, ...line });
  }

  /** Something changed: the world wants to be written. */
  touch(): void {
    this.simulation.touched(this);
  }

  /** A number that counts up from 1, of its own for each kind. */
  count(kind: string): number {
    const next = (this.#counters[kind] ?? 0) + 1;
    this.#counters[kind] = next;
    return next;
  }

  /** Uses one of `limit` calls that are allowed within `window` milliseconds; false when none is left. */
  takeToken(label: string, limit: number, window: number): boolean {
    const now = this.clock.now();
    const recent = (this.#calls[label] ?? []).filter((at) => at > now - window);
    if (recent.length >= limit) return false;
    this.#calls[label] = [...recent, now];
    return true;
  }

  nextId(kind: string): string {
    return `${kind}-${this.count(kind)}`;
  }

  ulid = (): string => ulid(this.random, this.clock.now());
  uuid = (): string => uuid(this.random);
  hex = (length: number): string => hex(this.random, length);
  digits = (length: number): string => digits(this.random, length);

  /** Chance that depends on nothing but the world's seed and the label: the same at every call. */
  chance(label: string): Random {
    return new Random(seedOf(`${this.seed} ${this.id} ${label}`));
  }

  /** Makes up a name or a text. */
  fake<T>(make: (faker: Faker) => T): T {
    return fake(this.random, make);
  }

  save(): SavedWorld {
    const collections: Record<string, SavedRecord[]> = {};
    for (const [name, records] of this.#collections) if (records.size > 0) collections[name] = records.save();
    return {
      id: this.id,
      ...(this.parent !== undefined && { parent: this.parent }),
      scenario: this.scenario,
      seed: this.seed,
      random: this.random.state,
      counters: { ...this.#counters },
      calls: { ...this.#calls },
      clock: this.clock.save(),
      jobs: this.timeline.jobsOf(this.id),
      initialized: [...this.initialized],
      credentials: this.credentials,
      deliveryMode: this.deliveryMode,
      faults: this.faults.save(),
      collections,
      ...this.decisions.save(),
    };
  }

  /** Takes over a saved world; the timeline's clock is the caller's business. */
  restore(saved: SavedWorld): void {
    this.random.state = saved.random;
    this.#counters = { ...saved.counters };
    this.#calls = { ...saved.calls };
    for (const channel of saved.initialized) this.initialized.add(channel);
    this.credentials = saved.credentials;
    this.deliveryMode = saved.deliveryMode;
    this.faults.restore(saved.faults);
    for (const [name, records] of Object.entries(saved.collections)) {
      this.collection(this.simulation.collectionNamed(name)).restore(records);
    }
    this.decisions.restore(saved);
    this.timeline.restoreJobs(saved.jobs);
  }
}
