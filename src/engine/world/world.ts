// The world of one project: its records, random numbers, pending decisions and webhooks. Worlds share nothing, except that
// a family (a project and the sub-projects that its bundles created) shares one timeline.
import type { EventType } from '../../contract/types.js';
import { type Faker, fake } from '../chance/fake.js';
import { code, digits, hex, ulid, uuid } from '../chance/ids.js';
import { Random, seedOf } from '../chance/random.js';
import type { RequestEntry } from '../history/entry.js';
import { type Cause, type History, stampOf } from '../history/history.js';
import { PendingDecisions } from '../lifecycle/decisions.js';
import { fire } from '../lifecycle/fire.js';
import type {
  Activity,
  ActivityLog,
  CollectionDefinition,
  Credential,
  DataArgument,
  Erased,
  EventDeclarations,
  Fired,
  Job,
  PlatformCheck,
  ProjectSettings,
  Resource,
  Settings,
  World,
} from '../model.js';
import { logActivity } from '../records/activity.js';
import { Collection, type SavedRecord } from '../records/collection.js';
import { Faults } from '../requests/faults.js';
import { Journal } from '../requests/journal.js';
import { LimitReached } from '../requests/problem.js';
import type { Clock } from '../time/clock.js';
import { Signal } from '../time/signal.js';
import type { Timeline } from '../time/timeline.js';
import type { Steps } from '../time/turns.js';
import type { DeliveryMode, SavedParts, SavedWorld } from './saved.js';

/** An outgoing webhook event; `body` is the exact text that is signed and sent. */
export interface OutgoingEvent {
  type: EventType;
  body: string;
  /** Ids of the webhooks that receive it; defaults to those that subscribe to it. */
  webhookIds?: readonly string[];
  /** Number of its entry in the history, which lists its deliveries. */
  number: number;
  deliveries: string[];
}

/** What a world needs from its simulation. */
export interface Surroundings {
  readonly settings: Settings;
  readonly worlds: ReadonlyMap<string, ProjectWorld>;
  /** Something saves the worlds, and wants to know which entries changed. */
  readonly tracksChanges: boolean;
  catalog(name: string): unknown;
  platformCheck(resource: string, check: string): PlatformCheck;
  resource(name: string): Resource;
  collectionNamed(name: string): CollectionDefinition;
  beginSubproject(id: string, parent: ProjectWorld, options?: { initialized?: readonly string[] }): ProjectWorld;
  /** Delivers an event to the webhooks. `content`: what its text was written from; it refers to live data. */
  emitted(world: ProjectWorld, event: OutgoingEvent, content: object): void;
  /** The world must be saved. */
  changed(world: ProjectWorld): void;
  /** The world has other credentials. */
  keysChanged(world: ProjectWorld): void;
}

export interface WorldStart {
  id: string;
  timeline: Timeline;
  seed: number;
  scenario: string;
  parent?: ProjectWorld;
  /** A scratch world, which only validates a scenario; it is never saved. */
  scratch?: boolean;
  /** Nothing outside hears of it before `arrive`. */
  arriving?: boolean;
}

let editions = 0;

/** The existing members of a family. */
class Members extends Set<ProjectWorld> {
  /** How many calls, jobs or responses are changing the family right now. */
  acting = 0;
  /** Number of the act that runs, or ran last; one that begins within another has no number of its own. */
  acts = 0;
  /** How often something asked for one of them, and when that was last, on the clock of an eviction. */
  uses = 0;
  used = 0;
  /** Another number after each change; no two families have the same. */
  edition = ++editions;

  get root(): ProjectWorld | undefined {
    for (const first of this) return first;
    return undefined;
  }

  /** An act begins; `acting` goes down again at its end. */
  begin(): void {
    if (this.acting++ === 0) this.acts++;
  }

  override add(world: ProjectWorld): this {
    this.edition = ++editions;
    return super.add(world);
  }

  override delete(world: ProjectWorld): boolean {
    this.edition = ++editions;
    return super.delete(world);
  }
}

export class ProjectWorld implements World {
  readonly id: string;
  readonly parent: ProjectWorld | undefined;
  readonly scenario: string;
  readonly seed: number;
  readonly timeline: Timeline;
  /** Shared by the whole family, parents first. */
  readonly members: Members;
  readonly random: Random;
  readonly decisions: PendingDecisions = new PendingDecisions(this);
  readonly faults = new Faults(this);
  readonly journal = new Journal();
  /** Notified whenever a delivery changes, with its id. */
  readonly deliveriesChanged = new Signal<string>();
  /** Set when the project is reset or deleted: late results (the response to a delivery) are dropped. */
  gone: boolean;
  #arriving: boolean;
  #credentials: readonly Credential[] = [];
  #deliveryMode: DeliveryMode = 'send';
  #platformRules: Readonly<Record<string, boolean>> = {};
  #ownSettings: Readonly<Partial<ProjectSettings>> = {};
  readonly #initialized = new Set<string>();
  #counters: Record<string, number> = {};
  #calls: Record<string, number[]> = {};
  readonly #collections = new Map<string, Collection<Erased>>();
  /** Entries that may have changed since they were saved, by table; the store removes them once it has saved them. */
  readonly touched = new Map<string, Set<string>>();

  constructor(
    private readonly surroundings: Surroundings,
    start: WorldStart,
  ) {
    this.id = start.id;
    this.parent = start.parent;
    this.timeline = start.timeline;
    this.members = start.parent?.members ?? new Members();
    this.scenario = start.scenario;
    this.seed = start.seed;
    this.gone = start.scratch ?? false;
    this.#arriving = start.arriving ?? false;
    this.random = new Random(seedOf(`${start.seed} ${start.id}`));
    if (!this.gone) this.members.add(this);
  }

  get isActing(): boolean {
    return this.members.acting > 0;
  }

  /** How often something asked for a world of the family. */
  get uses(): number {
    return this.members.uses;
  }

  /** When that was last; see `use`. */
  get lastUse(): number {
    return this.members.used;
  }

  /** Something uses the family at this moment of the clock of an eviction. */
  use(now: number): void {
    this.members.uses++;
    this.members.used = now;
  }

  /** Nothing changes this object any more: its family is let go of, and comes back as another one. */
  retire(): void {
    this.gone = true;
  }

  /** It is complete, and others can use it. */
  arrive(): void {
    this.#arriving = false;
    this.surroundings.keysChanged(this);
  }

  /** Removes it from its family: the project was reset or deleted. */
  leave(): void {
    this.gone = true;
    this.members.delete(this);
  }

  /** Stays the same until something changes in the family; undefined while something is changing it. */
  get edition(): number | undefined {
    return this.members.acting > 0 ? undefined : this.members.edition;
  }

  get clock(): Clock {
    return this.timeline.clock;
  }

  get history(): History {
    return this.timeline.history;
  }

  get settings(): Settings {
    return this.surroundings.settings;
  }

  get initialized(): ReadonlySet<string> {
    return this.#initialized;
  }

  initialize(channel: string): void {
    if (this.#initialized.has(channel)) return;
    this.#initialized.add(channel);
    this.markChanged();
  }

  get credentials(): readonly Credential[] {
    return this.#credentials;
  }

  set credentials(credentials: readonly Credential[]) {
    this.#credentials = credentials;
    if (!this.gone && !this.#arriving) this.surroundings.keysChanged(this);
  }

  get deliveryMode(): DeliveryMode {
    return this.#deliveryMode;
  }

  set deliveryMode(mode: DeliveryMode) {
    this.#deliveryMode = mode;
    this.markChanged();
  }

  get platformRules(): Readonly<Record<string, boolean>> {
    return this.#platformRules;
  }

  set platformRules(switches: Readonly<Record<string, boolean>>) {
    this.#platformRules = switches;
    this.markChanged();
  }

  /** Settings that the project has changed for itself. */
  get ownSettings(): Readonly<Partial<ProjectSettings>> {
    return this.#ownSettings;
  }

  set ownSettings(settings: Readonly<Partial<ProjectSettings>>) {
    this.#ownSettings = settings;
    this.markChanged();
  }

  setting<Name extends keyof ProjectSettings>(name: Name): ProjectSettings[Name] {
    return this.#ownSettings[name] ?? this.settings.forProjects[name];
  }

  platformCheck(resource: string, check: string): PlatformCheck {
    return this.surroundings.platformCheck(resource, check);
  }

  collection<R extends object>(of: CollectionDefinition<R>): Collection<R> {
    let found = this.#collections.get(of.collection);
    if (!found) {
      const act = (): number => (this.members.acting > 0 ? this.members.acts : 0);
      const { tracksChanges } = this.surroundings;
      found = new Collection(of, (key) => this.markChanged(of.collection, key), act, tracksChanges);
      this.#collections.set(of.collection, found);
    }
    return found;
  }

  resource(name: string): Resource {
    return this.surroundings.resource(name);
  }

  catalog<Content>(name: string): Content {
    // The caller knows the type of the catalogue that it names; tests validate the file.
    return this.surroundings.catalog(name) as Content;
  }

  project(id: string): ProjectWorld | undefined {
    const known = this.surroundings.worlds.get(id);
    if (!this.#arriving) return known;
    // Others find the members of its family later, and those that they replace until then.
    const [own, other] = [this.members.root, known?.members.root];
    return this.family().find((member) => member.id === id) ?? (other?.id === own?.id ? undefined : known);
  }

  subproject(id: string, options?: { initialized?: readonly string[] }): ProjectWorld {
    return this.surroundings.beginSubproject(id, this, options);
  }

  /** All existing members of the family of this project. */
  family(): ProjectWorld[] {
    return [...this.members];
  }

  /** Advances the family's clock; see Timeline.advance. */
  async advance(target: (now: number) => number, act?: () => void): Promise<Fired[]> {
    const { history } = this;
    const { cause } = history;
    const fired = await this.timeline.advance(target, {
      act: () => {
        if (act) history.within(cause, () => this.act(act));
        // What follows has its own causes, but it must not come before the call that let it happen.
        if (cause) history.finish(cause);
      },
      moved: (from) => history.within(cause, () => this.#noteClock(from)),
    });
    this.markChanged();
    return fired;
  }

  /** Changes mode or speed of the family's clock. */
  changeClock(setting: { mode?: 'real' | 'frozen'; scale?: number }): void {
    this.timeline.changeClock(setting);
    this.#noteClock(this.clock.now());
  }

  #noteClock(from: number): void {
    const { mode, scale } = this.clock;
    const stamp = stampOf(this);
    this.history.add({ kind: 'clock', ...stamp, from, to: stamp.at, mode, scale });
  }

  /** Adds an answered request to the history and the journal. `cause`: what the request has caused names it. */
  noteRequest(entry: RequestEntry, cause: Cause | undefined): void {
    this.history.addRequest(entry, cause);
    this.journal.add(entry);
  }

  fire<R extends object, Declared extends EventDeclarations, Name extends keyof Declared & string>(
    resource: Resource<R, Declared>,
    record: R,
    event: Name,
    ...[data]: DataArgument<Declared[Name]>
  ): void {
    fire(this, resource, record, event, data);
  }

  remove<R extends object>(of: CollectionDefinition<R> | Resource<R>, record: R): void {
    this.collection(of).remove(record);
    if ('transitions' in of) this.decisions.close(of, record);
  }

  schedule(delay: number, kind: string, data: Record<string, unknown>): Job {
    this.markChanged();
    return this.timeline.in(delay, { world: this.id, kind, data });
  }

  cancel(jobId: string): void {
    this.timeline.cancel(jobId);
    this.markChanged();
  }

  log(log: ActivityLog, type: string, by: 'caller' | 'platform', comment?: string): Activity {
    this.markChanged();
    return logActivity(this, log, type, by, comment);
  }

  emit(type: EventType, payload: object | undefined, extras?: object): void {
    this.send(type, payload, extras);
  }

  send(type: EventType, payload: object | undefined, extras: object = {}, webhookIds?: readonly string[]): void {
    const content = { type, payload, ...extras };
    const body = JSON.stringify(content);
    const deliveries: string[] = [];
    const cause = this.history.start({ kind: 'event', ...stampOf(this), type, body, deliveries });
    const number = this.history.finish(cause);
    const event: OutgoingEvent = { type, body, number, deliveries, ...(webhookIds && { webhookIds }) };
    this.history.within(cause, () => this.surroundings.emitted(this, event, content));
  }

  get takesNotes(): boolean {
    return this.timeline.isAdvancing;
  }

  note(line: Omit<Fired, 'at' | 'project'>): void {
    this.timeline.note({ at: this.clock.iso(), project: this.id, ...line });
  }

  markChanged(table?: string, key?: string): void {
    this.members.edition = ++editions;
    if (this.gone) return;
    if (table !== undefined && key !== undefined && this.surroundings.tracksChanges) this.#markEntry(table, key);
    if (!this.#arriving) this.surroundings.changed(this);
  }

  #markEntry(table: string, key: string): void {
    const keys = this.touched.get(table) ?? new Set();
    this.touched.set(table, keys);
    // Behind the others: a store keeps the order in which entries changed last.
    keys.delete(key);
    keys.add(key);
  }

  /**
   * Runs something that may change the world (a call, a job, the response to a delivery). Records are modified in place, so
   * every record that a collection of the family hands out meanwhile counts as changed.
   */
  act<T>(run: () => T): T {
    this.members.begin();
    try {
      return run();
    } finally {
      this.members.acting--;
      this.markChanged();
    }
  }

  /** As `act`, for a call that waits. */
  async actUntil<T>(run: () => T | Promise<T>): Promise<T> {
    this.members.begin();
    try {
      return await run();
    } finally {
      this.members.acting--;
      this.markChanged();
    }
  }

  count(kind: string): number {
    this.markChanged();
    const next = (this.#counters[kind] ?? 0) + 1;
    this.#counters[kind] = next;
    return next;
  }

  takeToken(label: string, limit: number, window: number, count = 1): boolean {
    const now = this.clock.now();
    const recent = this.tokensTaken(label, window);
    if (recent.length + count > limit) return false;
    this.#calls[label] = [...recent, ...Array.from({ length: count }, () => now)];
    this.markChanged('calls', label);
    return true;
  }

  tokensTaken(label: string, window: number): number[] {
    const start = this.clock.now() - window;
    return (this.#calls[label] ?? []).filter((at) => at > start);
  }

  nextId(kind: string): string {
    return `${kind}-${this.count(kind)}`;
  }

  ulid = (): string => ulid(this.#draw(), this.clock.now());
  uuid = (): string => uuid(this.#draw());
  hex = (length: number): string => hex(this.#draw(), length);
  digits = (length: number): string => digits(this.#draw(), length);
  code = (length: number): string => code(this.#draw(), length);

  /** The world's own random numbers; drawing one changes the world. */
  #draw(): Random {
    this.markChanged();
    return this.random;
  }

  chance(label: string): Random {
    return new Random(seedOf(`${this.seed} ${this.id} ${label}`));
  }

  fake<T>(make: (faker: Faker) => T): T {
    return fake(this.#draw(), make);
  }

  /** Throws LimitReached if the project has as many records as it can have, deliveries aside. */
  requireRoom(): void {
    const { maxRecords } = this.settings;
    let records = -(this.#collections.get('deliveries')?.size ?? 0);
    for (const collection of this.#collections.values()) records += collection.size;
    if (records < maxRecords) return;
    throw new LimitReached(
      `project ${this.id} has at most ${maxRecords} records`,
      'Delete some, reset the project, or start the simulator with a higher --max-records',
    );
  }

  /** The number of records of a collection. */
  sizeOf(of: CollectionDefinition): number {
    return this.#collections.get(of.collection)?.size ?? 0;
  }

  /** The number of records of each collection, except empty ones and the deliveries. */
  sizes(): Record<string, number> {
    const sizes: Record<string, number> = {};
    // By name: the order in which calls first used them is not saved.
    for (const name of [...this.#collections.keys()].sort()) {
      const { size } = this.#collections.get(name)!;
      if (size > 0 && name !== 'deliveries') sizes[name] = size;
    }
    return sizes;
  }

  save(): SavedWorld {
    const collections: Record<string, SavedRecord[]> = {};
    // By name: the order in which calls first used them would depend on the past of the process.
    for (const name of [...this.#collections.keys()].sort()) {
      const records = this.#collections.get(name)!;
      if (records.size > 0) collections[name] = records.save();
    }
    return {
      id: this.id,
      ...(this.parent !== undefined && { parent: this.parent.id }),
      ...this.parts(),
      // A store has them in another order: that of their last changes.
      calls: Object.fromEntries(Object.entries(this.#calls).sort(([one], [other]) => (one < other ? -1 : 1))),
      clock: this.clock.save(),
      jobs: this.timeline.jobsOf(this.id),
      collections,
      waiting: [...this.decisions.waiting.values()],
    };
  }

  /** Everything that is saved as a whole; refers to live data. */
  parts(): SavedParts {
    return {
      scenario: this.scenario,
      seed: this.seed,
      random: this.random.state,
      counters: { ...this.#counters },
      initialized: [...this.#initialized],
      credentials: [...this.credentials],
      rules: this.decisions.rules,
      faults: this.faults.save(),
      deliveryMode: this.deliveryMode,
      platformRules: { ...this.platformRules },
      settings: { ...this.ownSettings },
    };
  }

  /** An entry of a table as it is saved; undefined if it was removed. */
  entry(table: string, key: string): unknown {
    if (table === 'calls') return this.#calls[key];
    if (table === 'jobs') return this.timeline.job(key);
    if (table === 'waiting') return this.decisions.waiting.get(key);
    return this.#collections.get(table)?.saved(key);
  }

  /** Restores a saved world; the caller restores the timeline's clock. */
  *restoring(saved: SavedWorld): Steps<void> {
    this.random.state = saved.random;
    this.#counters = { ...saved.counters };
    this.#calls = { ...saved.calls };
    for (const label of Object.keys(saved.calls)) this.markChanged('calls', label);
    for (const channel of saved.initialized) this.#initialized.add(channel);
    this.credentials = saved.credentials;
    this.#deliveryMode = saved.deliveryMode;
    this.#platformRules = saved.platformRules ?? {};
    this.#ownSettings = saved.settings ?? {};
    this.faults.restore(saved.faults);
    for (const [name, records] of Object.entries(saved.collections)) {
      yield* this.collection(this.surroundings.collectionNamed(name)).restoring(records);
    }
    yield* this.decisions.restoring(saved);
    yield* this.timeline.restoringJobs(saved.jobs);
    for (const { id } of saved.jobs) this.markChanged('jobs', id);
  }
}
