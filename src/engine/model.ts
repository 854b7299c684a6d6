// The types that the folders of the engine share, and no code: resources, worlds, and what happens over time. Every
// folder imports this file; it imports only files that do not import it back.
import type { Controller, ErrorCode, Events, EventType, Handlers, Operations } from '../contract/types.js';
import type { UnknownFields } from '../contract/unknown-fields.js';
import type { Faker } from './chance/fake.js';
import type { Random } from './chance/random.js';
import type { History } from './history/history.js';
import type { HiddenOf } from './records/hidden.js';
import type { Listing, Selection } from './records/listing.js';
import type { Ordered } from './records/page.js';
import type { Problem } from './requests/problem.js';
import type { Clock, ClockSetting } from './time/clock.js';

/**
 * A type that only a declaration knows. The engine moves records of any resource with data of any event; the compiler has
 * checked that they belong together where they were written.
 */
export type Erased = any;

// ---- Event data

/** The values that come with an event: the data of an outcome or of a trigger. */
export type EventData = Readonly<Record<string, unknown>>;

/** The values that a datum accepts: one of a list (the first is the default), or any value of a type. */
export type DataKind = readonly string[] | 'text' | 'number' | 'boolean';
export type DataKinds = Readonly<Record<string, DataKind>>;

/** The data of an event that takes none. */
export type NoData = { readonly [name: string]: never };

type Nothing = Readonly<Record<never, never>>;

type ValueOf<Kind> = Kind extends 'text'
  ? string
  : Kind extends 'number'
    ? number
    : Kind extends 'boolean'
      ? boolean
      : Kind extends readonly (infer Value)[]
        ? Value
        : never;

/** The data that a caller can pass with an event of these kinds. */
export type PassedData<Kinds extends DataKinds> = [keyof Kinds] extends [never]
  ? NoData
  : { readonly [Name in keyof Kinds]?: ValueOf<Kinds[Name]> };

type Defaulted<Kinds> = { [Name in keyof Kinds]: Kinds[Name] extends readonly string[] ? Name : never }[keyof Kinds];

/** The same data as a transition receives it: a datum chosen from a list is always present. */
export type FilledData<Kinds extends DataKinds> = [keyof Kinds] extends [never]
  ? NoData
  : { readonly [Name in Defaulted<Kinds>]: ValueOf<Kinds[Name]> } & {
      readonly [Name in Exclude<keyof Kinds, Defaulted<Kinds>>]?: ValueOf<Kinds[Name]>;
    };

// ---- Resources

/** Movers that are not decisions of the resource. */
export type FixedMover = 'client' | 'platform' | 'clock';

/** An event of a resource: who can cause it, and which data it takes. Created by `byClient` and its siblings. */
export interface EventDeclaration<
  Passed extends object = Erased,
  Filled extends object = Erased,
  Mover extends string = string,
> {
  /** The first one causes a transition, unless its row names another. */
  readonly movers: readonly Mover[];
  /** The data that a rule, a trigger or a magic value can pass. The contract validates what a client sends. */
  readonly takes: DataKinds;
  /** For events of the clock: how long a field stays in a state before the event, in milliseconds. */
  after?(record: Erased, world: World): number;
  /** Absent at run time; carries the types. */
  readonly types?: readonly [Passed, Filled];
}

export type EventDeclarations = Readonly<Record<string, EventDeclaration>>;

type PassedOf<Event> = Event extends EventDeclaration<infer Passed, Erased, Erased> ? Passed : never;
type FilledOf<Event> = Event extends EventDeclaration<Erased, infer Filled, Erased> ? Filled : never;
type MoverOf<Event> = Event extends EventDeclaration<Erased, Erased, infer Mover> ? Mover : never;

/** The data argument of an event; optional if no datum is required. */
export type DataArgument<Event> = Nothing extends PassedOf<Event> ? [data?: PassedOf<Event>] : [data: PassedOf<Event>];

/** Fields of a webhook event's body besides `type` and `payload`, according to the contract. */
export type ExtrasOf<Type extends EventType> = Omit<Events[Type], 'type' | 'payload'>;

/** The payload of an event; a few events have none. */
export type PayloadOf<Type extends EventType> = 'payload' extends keyof Events[Type]
  ? Events[Type]['payload']
  : undefined;

/** Webhook events whose body requires nothing besides `type` and `payload`. */
export type PlainEvent = { [Type in EventType]: Nothing extends ExtrasOf<Type> ? Type : never }[EventType];

type ExtrasFunction<R, Data, State, Type extends EventType> = (
  record: R,
  data: Data,
  world: World,
  before: State | null,
) => ExtrasOf<Type>;

/** `sends`: the webhook event; `extras`: further fields of its body; `before` is the previous state of the field. */
type Sends<R, Data, State> =
  | { sends?: PlainEvent; extras?: ExtrasFunction<R, Data, State, PlainEvent> }
  | {
      [Type in Exclude<EventType, PlainEvent>]: { sends: Type; extras: ExtrasFunction<R, Data, State, Type> };
    }[Exclude<EventType, PlainEvent>];

/** One row of a transition table, for one event. */
type TransitionOf<R, Event, Name extends string, State extends string> = {
  on: Name;
  /** The states it starts from; null: the field has no value; '*': any state. */
  from: State | null | readonly (State | null)[] | '*';
  /** The state it leads to; null clears the field; 'same' keeps the state. */
  to: State | null | 'same';
  /** Which of the event's movers this row is for, if the event has several. */
  by?: MoverOf<Event>;
  /** A further condition; the first matching row applies. Data can be missing when events are only listed. */
  when?: (record: R, data: Partial<FilledOf<Event>>, world: World) => boolean;
  /** Further changes to the record; runs before the states are written. */
  do?: (record: R, data: FilledOf<Event>, world: World) => void;
  /** The entry in the resource's activities. */
  log?: string;
  /** Consequences for other records; runs after everything else. */
  next?: (record: R, data: FilledOf<Event>, world: World) => void;
} & Sends<R, FilledOf<Event>, State>;

/** The string type at a dotted path of a record: the states that the field can have. */
export type StateAt<R, Field extends string> = Field extends `${infer Head}.${infer Rest}`
  ? Head extends keyof R
    ? StateAt<NonNullable<R[Head]>, Rest>
    : never
  : Field extends keyof R
    ? Extract<R[Field], string>
    : never;

/** State field (a dotted path; clearing a nested one removes the object that contains it) -> rows. */
export type TransitionTables<R, Declared extends EventDeclarations, Field extends string> = {
  readonly [Path in Field]: readonly {
    [Name in keyof Declared & string]: TransitionOf<R, Declared[Name], Name, StateAt<R, Path>>;
  }[keyof Declared & string][];
};

/** A choice that a third party makes. Its outcomes are the events that it causes; the first one is the default. */
export interface Decision<R = Erased> {
  /** Who decides, for people: "Meta", "the operator". */
  who: string;
  /** Whether a record that enters a state with this decision needs it; by default, always. */
  needed?(record: R, world: World): boolean;
}

export interface CheckOutcome {
  readonly error: ErrorCode;
  readonly info?: EventData;
  /** The additional information when a platform rule is the cause; defaults to `info`. */
  infoOf?(broken: BrokenRule): EventData;
}

/** A question answered within the operation: it passes by default; every other outcome is an error code. */
export interface Check {
  who: string;
  /** Outcome -> error code of the contract, and its additional information. */
  outcomes: Readonly<Record<string, CheckOutcome>>;
}
export type Checks = Readonly<Record<string, Check>>;

export interface CollectionDefinition<R extends object = Erased> {
  /** `service.resources`: the name of the collection in scenarios and saved worlds. */
  collection: string;
  /** For authors of scenarios: what these records are, if name and schema do not say it. */
  about?: string;
  /** Schema of the contract that a scenario's record must match. */
  schema?: string;
  key(record: R): string;
  /** The sort key of lists; defaults to the key. Must not change while the record exists. */
  order?(record: R): string;
  /** The lists that filter or order in a way of their own. */
  lists?: readonly Listing<R>[];
  /** Error code for a missing key. */
  missing: ErrorCode;
  /** When a record stops being valid, ISO 8601, and what ends then: for the agenda. */
  expires?: { at(record: R): string; because: string };
  /** The fields that a scenario can set under `hidden`, with their meanings; other names are rejected. */
  hidden?: { readonly [Name in keyof HiddenOf<R> & string]?: string };
  /** The fields that are instants, such as `created` or `hidden.approved`: a scenario can write them in any form. */
  times?: readonly string[];
  /** Fills in fields that a scenario may omit from a record. */
  complete?(record: R, world: World): void;
}

/** The operation that returns a record, and the parameters of its path besides the project. */
export interface Reading<R = Erased> {
  operation: keyof Operations;
  params(record: R, world: World): Readonly<Record<string, string>>;
}

/** A resource as it is declared; see `resource` in lifecycle/resource.ts. */
export interface ResourceDefinition<
  R extends object,
  Declared extends EventDeclarations,
  Decider extends string,
  Asked extends Checks,
> extends CollectionDefinition<R> {
  /** `service.resource`: the name in rules, triggers and the control API. */
  name: string;
  /** Names of the parts of its key, in their order; absent for a key of one part. */
  keyParts?: readonly string[];
  /** The texts that rules and magic values match. */
  names(record: R, world: World): readonly string[];
  /** The payload of its events; defaults to the record itself. */
  payload?(record: R, world: World): object;
  /** The log of a record's activities; none by default. */
  activities?(record: R): ActivityLog;
  /** How the API returns a record; absent if it only shows it as a part of others. */
  read?: Reading<R>;
  decisions?: Readonly<Record<Decider, Decision<R>>>;
  checks?: Asked;
  events: Declared;
}

/** Movers that no decision of the resource declares. */
export type Undeclared<Declared extends EventDeclarations, Decider> = Exclude<
  { [Name in keyof Declared]: MoverOf<Declared[Name]> }[keyof Declared],
  Decider | FixedMover
>;

/** A declared resource: its collection, its lifecycle and their names. */
export interface Resource<
  R extends object = Erased,
  Declared extends EventDeclarations = Erased,
  Decider extends string = Erased,
  Asked extends Checks = Erased,
> extends CollectionDefinition<R> {
  readonly name: string;
  readonly keyParts?: readonly string[];
  names(record: R, world: World): readonly string[];
  payload?(record: R, world: World): object;
  activities?(record: R): ActivityLog;
  readonly read?: Reading<R>;
  readonly decisions: Readonly<Record<Decider, Decision<R>>>;
  readonly checks: Asked;
  readonly events: Declared;
  /** State field -> rows, each with its mover. */
  readonly transitions: Readonly<Record<string, readonly Transition<R>[]>>;
}

/** A row as the engine reads it, for any event, with its mover filled in. */
export interface Transition<R = Erased> {
  on: string;
  from: string | null | readonly (string | null)[];
  to: string | null;
  /** A decision of the resource, or a fixed mover. */
  by: string;
  when?(record: R, data: Erased, world: World): boolean;
  do?(record: R, data: Erased, world: World): void;
  sends?: EventType;
  extras?(record: R, data: Erased, world: World, before: Erased): object;
  log?: string;
  next?(record: R, data: Erased, world: World): void;
}

/** An entry of a record's log, which has the oldest entry first. */
export interface Activity {
  type: string;
  created: string;
  author: string;
  comment?: string;
}
export interface ActivityLog {
  activities: Activity[];
  /** Number of the oldest entries, which are not kept. */
  droppedActivities?: number;
}

// ---- Worlds

/** The records of one kind in one world; see records/collection.ts. */
export interface Records<R extends object> extends Ordered<R> {
  get(key: string): R | undefined;
  /** The record of this key; throws the collection's `missing` code, with `values` for its text. */
  require(key: string, values?: Readonly<Record<string, unknown>>): R;
  has(key: string): boolean;
  add(record: R): R;
  remove(record: R): void;
  /** In list order. */
  values(): Iterable<R>;
  find(test: (record: R) => boolean): R | undefined;
  filter(test: (record: R) => boolean): R[];
  /** Records whose sort key begins with `prefix`; visits no others. */
  startingWith(prefix: string): Iterable<R>;
  /**
   * The records of a list that pass its filters, whose sort key begins with `prefix`, and whose text contains `sought`;
   * visits no others. Valid until the next change.
   */
  listed<Facet extends string>(
    of: Listing<R, Facet>,
    selection: Selection<Facet>,
    prefix?: string,
    sought?: string,
  ): Ordered<R>;
}

/** One project's world as its resources see it; see world/world.ts. */
export interface World {
  readonly id: string;
  /** The world of the project whose bundle created this one; they share a clock. */
  readonly parent: World | undefined;
  readonly clock: Clock;
  /** What happened in the family, with causes. */
  readonly history: History;
  readonly settings: Settings;
  readonly decisions: Decisions;
  /** True for a scratch world that only validates a scenario, and for one that was reset or deleted. */
  readonly gone: boolean;
  /** Channels that the project is onboarded for: `whatsapp`, `kakaotalk`, `rcs`, `sms`. */
  readonly initialized: ReadonlySet<string>;
  initialize(channel: string): void;

  collection<R extends object>(of: CollectionDefinition<R>): Records<R>;
  /** A resource by its name, for code that knows only the name. */
  resource(name: string): Resource;
  /** The platform rules that this project switches on or off, by id; the others follow the simulator's setting. */
  readonly platformRules: Readonly<Record<string, boolean>>;
  /** A setting of the project, or of the simulator where the project has none of its own. */
  setting<Name extends keyof ProjectSettings>(name: Name): ProjectSettings[Name];
  /** The predicate of a rule for a resource. */
  platformCheck(resource: string, check: string): PlatformCheck;
  /** A catalogue by its name in fixtures/catalog; shared by all worlds and frozen. */
  catalog<Content>(name: string): Content;
  /** The world of a project; undefined if it does not exist. */
  project(id: string): World | undefined;
  /**
   * The world of a sub-project, created on this world's clock if it does not exist. `initialized`: the channels that a
   * new one is onboarded for, instead of this world's, unless the scenario defines it.
   */
  subproject(id: string, options?: { initialized?: readonly string[] }): World;

  /** Moves a record along the transitions of an event; throws ImpossibleMove if none matches. */
  fire<R extends object, Declared extends EventDeclarations, Name extends keyof Declared & string>(
    resource: Resource<R, Declared>,
    record: R,
    event: Name,
    ...data: DataArgument<Declared[Name]>
  ): void;
  /** Removes a record and everything pending for it. */
  remove<R extends object>(of: CollectionDefinition<R>, record: R): void;
  /** Schedules a job `delay` milliseconds from now; `kind` names its runner. */
  schedule(delay: number, kind: string, data: Record<string, unknown>): Job;
  cancel(jobId: string): void;
  /** Adds an entry to the log of a record. */
  log(log: ActivityLog, type: string, by: 'caller' | 'platform', comment?: string): Activity;
  /** Sends a webhook event; the payload is serialized immediately. */
  emit<Type extends PlainEvent>(type: Type, payload: PayloadOf<Type>, extras?: ExtrasOf<Type>): void;
  emit<Type extends EventType>(type: Type, payload: PayloadOf<Type>, extras: ExtrasOf<Type>): void;
  /** As `emit`, for types that were checked elsewhere; `webhookIds` replaces the subscriptions. */
  send(type: EventType, payload: object | undefined, extras?: object, webhookIds?: readonly string[]): void;
  /** Whether an advance is running, whose result has lines. */
  readonly takesNotes: boolean;
  /** Adds a line to the result of a running advance. */
  note(line: Omit<Fired, 'at' | 'project'>): void;
  /**
   * Marks the world to be saved, or an entry of one of its tables. Only the engine calls it: collections, setters and edges
   * notice every change.
   */
  markChanged(table?: string, key?: string): void;

  /** The next number, from 1, of a counter for each kind. */
  count(kind: string): number;
  /** Takes `count` (by default one) of the `limit` tokens of `window` milliseconds; takes none and is false if fewer are left. */
  takeToken(label: string, limit: number, window: number, count?: number): boolean;
  /** When tokens of the last `window` milliseconds were taken, oldest first. */
  tokensTaken(label: string, window: number): readonly number[];
  nextId(kind: string): string;
  ulid(): string;
  uuid(): string;
  hex(length: number): string;
  digits(length: number): string;
  /** Letters of both cases and digits. */
  code(length: number): string;
  /** Random numbers that depend only on the world's seed and the label: the same at every call. */
  chance(label: string): Random;
  /** Makes up a name or a text. */
  fake<T>(make: (faker: Faker) => T): T;
}

/** Pending decisions and scheduled events as resources use them; see lifecycle/decisions.ts. */
export interface Decisions {
  /** Called after a field has changed its state: closes what was pending there and opens what the new state needs. */
  transitioned(resource: Resource, record: object, field: string): void;
  /** Schedules the events that platform rules foresee for a record as it is now, and drops those that none does. */
  foresee(resource: Resource, record: object): void;
  /** Opens the decisions that the current states of a new record need. */
  adopt<R extends object>(resource: Resource<R>, record: R): void;
  /**
   * Fires an event after a delay (milliseconds), whatever states the record has in the meantime: a deletion after its
   * grace period, an invitation that expires. Cancelled when the record is removed.
   */
  later<R extends object, Declared extends EventDeclarations>(
    resource: Resource<R, Declared>,
    record: R,
    event: keyof Declared & string,
    delay: number,
  ): void;
  /** True if `later` has scheduled this event. */
  isComing<R extends object, Declared extends EventDeclarations>(
    resource: Resource<R, Declared>,
    record: R,
    event: keyof Declared & string,
  ): boolean;
  /** Closes what is pending for a record: in one state field, in none (`''`: scheduled by `later`), or in all. */
  close<R extends object>(resource: Resource<R>, record: R, field?: string): void;
  /** Asks a check; throws the documented error if it does not pass, with `values` for its text. */
  ask<R extends object, Asked extends Checks>(
    resource: Resource<R, Erased, Erased, Asked>,
    check: keyof Asked & string,
    record: R,
    values?: EventData,
  ): void;
  /** As `ask`, but returns the error, for an operation that must do something before it throws. */
  refusal<R extends object, Asked extends Checks>(
    resource: Resource<R, Erased, Erased, Asked>,
    check: keyof Asked & string,
    record: R,
    values?: EventData,
  ): Problem | undefined;
  /**
   * Makes a pending decision immediately, unless a rule or a magic value determines it: for a step that normally completes
   * before the response, but can be held.
   */
  hurry<R extends object, Decider extends string>(
    resource: Resource<R, Erased, Decider>,
    record: R,
    decision: NoInfer<Decider>,
  ): void;
}

export interface Settings {
  /** `open`: any project and any credentials. `strict`: only those of the scenario. */
  mode: 'open' | 'strict';
  /** Delay of decisions in milliseconds; 0: right after the response; null: they wait for a manual decision. */
  reviewDelay: number | null;
  clock: ClockSetting;
  seed: number;
  scenario: string;
  magic: readonly MagicOutcome[];
  /** One-time passwords that are always right or always wrong. */
  codes: readonly MagicCode[];
  platformRulesMode: PlatformRulesMode;
  platformRules: readonly PlatformRule[];
  /** How many projects there can be, with sub-projects, and how many records in each. */
  maxProjects: number;
  maxRecords: number;
  /** What projects do that do not change it for themselves. */
  forProjects: ProjectSettings;
  /** Reads a catalogue. */
  readCatalog(name: string): unknown;
}

/** Settings that a project can change for itself; each is named after its flag. */
export interface ProjectSettings {
  /** Whose time the signature of a webhook carries: the project's, or that of the system. */
  readonly signatureClock: 'project' | 'real';
  /** `strict`: bodies must be sent as JSON. */
  readonly contentType: 'any' | 'strict';
  /** Undefined: what the contract says of a body, by default `hint`. */
  readonly unknownFields: UnknownFields | undefined;
}

/** A row of fixtures/magic.yaml that determines an outcome. */
export interface MagicOutcome {
  lifecycles: readonly string[];
  contains?: string;
  equals?: string;
  outcome: string;
  with?: EventData;
}

/** `strict` adds the rules that are off by default because they were only observed. */
export type PlatformRulesMode = 'on' | 'off' | 'strict';

/** A row of fixtures/rules: what a platform refuses although the contract lets it through. */
export interface PlatformRule {
  id: string;
  /** Name of a resource, and the check or decision of it that the rule speaks in; `clock`: as long as it is broken. */
  applies: { resource: string; on: string };
  /** The rule as one sentence or two, for people. */
  says: string;
  /** Name of the predicate that the resource's service module brings. */
  check: string;
  /**
   * An outcome of that check or decision. With `clock`: an event of the resource, and when it comes after the rule was
   * broken, a duration or `next month` for the first of the next month (UTC). `resolution` replaces that of the error.
   */
  effect: { outcome: string; with?: EventData; after?: string; resolution?: string };
  source: string;
  certainty: 'documented' | 'observed';
  /**
   * `strict`: on with `--platform-rules strict` only. `off`: only where a project or a scenario switches it on. `always`:
   * cannot be switched, because the contract states the rule, too.
   */
  default: 'always' | 'on' | 'strict' | 'off';
  /** Records that the project of the examples has, by collection. */
  records?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** Requests that come before the examples. */
  given?: readonly Readonly<Record<string, unknown>>[];
  /** An example that the rule refuses, and the nearest one that it lets through: fields of a request, or `steps`. */
  refuses: Readonly<Record<string, unknown>>;
  accepts: Readonly<Record<string, unknown>>;
}

/**
 * The predicate of a platform rule: says what breaks it and where, for people; undefined when nothing does. It changes
 * nothing.
 */
export type PlatformCheck<R extends object = Erased> = (record: R, world: World) => string | undefined;

/** A platform rule that a record breaks; `finding`: what breaks it and where. */
export interface BrokenRule {
  rule: PlatformRule;
  finding: string;
}

/** A row of fixtures/magic.yaml: a code that is always right or always wrong. */
export interface MagicCode {
  equals: string;
  outcome: 'right' | 'wrong';
}

export interface Credential {
  keyId: string;
  keySecret: string;
}

// ---- What happens over time

export interface Job {
  id: string;
  /** When it runs, milliseconds of the world's clock. */
  at: number;
  /** Project id of the world it belongs to. */
  world: string;
  /** The name of its runner: `decision`, `delivery`, or one that the application adds. */
  kind: string;
  data: Record<string, unknown>;
}

/** One line of the result of an advance. `from`, `to`: states, if a record changed its state. */
export interface Fired {
  at: string;
  project: string;
  what: string;
  resource?: string;
  from?: string;
  to?: string;
  events: string[];
}

/** What determines an outcome: a rule of a tester, a platform rule, a magic value, the default, or the lifecycle itself. */
export interface Chooser {
  readonly kind: 'rule' | 'platformRule' | 'magic' | 'default' | 'lifecycle';
  /** Of a rule. */
  readonly id?: string;
}

/** A pending decision, or a transition that the clock will cause. */
export interface Pending {
  id: string;
  /** Name of the resource. */
  lifecycle: string;
  key: string;
  /** Name of the decision, or `clock` for a transition that only time causes. */
  decision: string;
  /** The state field that it changes; empty if it was scheduled for the record as a whole. */
  field: string;
  /** Who decides. */
  who: string;
  since: number;
  /** When it is made; null: waits for a manual decision. */
  due: number | null;
  outcome: string;
  with: EventData;
  /** What determines the outcome, for people. */
  because: string;
  chosenBy: Chooser;
  /** What breaks the platform rule that foresees it. */
  finding?: string;
  job?: string;
}

/** Determines how decisions turn out. */
export interface Rule {
  id: string;
  match: { lifecycle: string; key?: string; name?: string };
  /** A list is used in order, a single one repeatedly. */
  outcomes: string[];
  with: EventData;
  /** Delay in milliseconds instead of the default. */
  after?: number;
  /** How often it applies; by default, a list once through and a single outcome without limit. */
  times?: number;
  /** False: it is kept, but does not apply. */
  enabled?: boolean;
  hits: number;
}

// ---- Service modules

/** The result of one attempt to deliver a webhook event. */
export interface Delivered {
  type: string;
  /** The event as it was sent. */
  body: string;
  webhookId: string;
  /** When the attempt was made, ISO 8601. */
  at: string;
  /** Status of the response; undefined if there was none: `error` says why. */
  status?: number;
  error?: string;
}

/** Whether a world has the record that a path identifies. */
export type Finder = (world: World, params: Readonly<Record<string, string>>) => boolean;

/** The export of a controller's file. */
export interface ServiceModule<C extends Controller> {
  controller: C;
  /** One function per operation, named as in the contract; synchronous, so each operation is atomic. */
  handlers: Handlers<C, World>;
  resources?: readonly Resource[];
  /** Collections of records that have no lifecycle. */
  collections?: readonly CollectionDefinition[];
  /** Predicates of platform rules: name of the resource -> name of the check. */
  platformChecks?: Readonly<Record<string, Readonly<Record<string, PlatformCheck>>>>;
  /**
   * Path parameters of a restricted form -> whether the world has a record of that id. A scenario can use any id, so one that
   * exists is found whatever its form.
   */
  finders?: Readonly<Record<string, Finder>>;
  /** Called after each attempt to deliver an event of the world. */
  delivered?(world: World, delivered: Delivered): void;
}

/** A module of any controller. */
export type AnyServiceModule = Omit<ServiceModule<never>, 'controller' | 'handlers'> & {
  controller: Controller;
  handlers: object;
};
