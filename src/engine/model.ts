// The types that the rooms of the engine share, and no code: what a resource is, what a world offers to it, and what
// happens in between. Every room imports this file; it imports only leaves.
import type { Controller, ErrorCode, Events, EventType, Handlers } from '../contract/types.js';
import type { Faker } from './chance/fake.js';
import type { Random } from './chance/random.js';
import type { HiddenOf } from './records/hidden.js';
import type { Ordered } from './records/page.js';
import type { Problem } from './requests/problem.js';
import type { Clock, ClockSetting } from './time/clock.js';

/**
 * A type that only a declaration knows. The engine moves records of any resource with data of any event; which belong
 * together was checked where they were written.
 */
export type Erased = any;

// ---- Event data

/** Facts that come with an event: the data of an outcome, or what was given with a trigger. */
export type EventData = Readonly<Record<string, unknown>>;

/** What a datum can be: one of a list (the first is the default), or any value of a type. */
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

/** What a caller may give with an event of these kinds. */
export type GivenData<Kinds extends DataKinds> = [keyof Kinds] extends [never]
  ? NoData
  : { readonly [Name in keyof Kinds]?: ValueOf<Kinds[Name]> };

type Defaulted<Kinds> = { [Name in keyof Kinds]: Kinds[Name] extends readonly string[] ? Name : never }[keyof Kinds];

/** What a transition sees of it: a datum chosen from a list is always there. */
export type FilledData<Kinds extends DataKinds> = [keyof Kinds] extends [never]
  ? NoData
  : { readonly [Name in Defaulted<Kinds>]: ValueOf<Kinds[Name]> } & {
      readonly [Name in Exclude<keyof Kinds, Defaulted<Kinds>>]?: ValueOf<Kinds[Name]>;
    };

// ---- Resources

/** Movers that are no decisions of the resource. */
export type FixedMover = 'client' | 'platform' | 'clock';

/** An event of a resource: who may move it, and which data it takes. Made by `byClient` and its siblings. */
export interface EventDeclaration<
  Given extends object = Erased,
  Filled extends object = Erased,
  Mover extends string = string,
> {
  /** A transition is moved by the first one unless its row names another. */
  readonly movers: readonly Mover[];
  /** The data that a rule, a trigger or a magic value can give. What a client gives is checked by the contract. */
  readonly takes: DataKinds;
  /** Of the clock: how long a field stays in a state before it moves, milliseconds. */
  after?(record: Erased, world: World): number;
  /** Nothing at run time: carries the types. */
  readonly types?: readonly [Given, Filled];
}

export type EventDeclarations = Readonly<Record<string, EventDeclaration>>;

type GivenOf<Event> = Event extends EventDeclaration<infer Given, Erased, Erased> ? Given : never;
type FilledOf<Event> = Event extends EventDeclaration<Erased, infer Filled, Erased> ? Filled : never;
type MoverOf<Event> = Event extends EventDeclaration<Erased, Erased, infer Mover> ? Mover : never;

/** The data argument of an event: left out where nothing is needed. */
export type DataArgument<Event> = Nothing extends GivenOf<Event> ? [data?: GivenOf<Event>] : [data: GivenOf<Event>];

/** Fields of a webhook event's body beside `type` and `payload`, by the contract. */
export type ExtrasOf<Type extends EventType> = Omit<Events[Type], 'type' | 'payload'>;

/** What an event shows; a few show nothing. */
export type PayloadOf<Type extends EventType> = 'payload' extends keyof Events[Type]
  ? Events[Type]['payload']
  : undefined;

/** Webhook events whose body needs nothing beside `type` and `payload`. */
export type PlainEvent = { [Type in EventType]: Nothing extends ExtrasOf<Type> ? Type : never }[EventType];

type ExtrasFunction<R, Data, State, Type extends EventType> = (
  record: R,
  data: Data,
  world: World,
  before: State | null,
) => ExtrasOf<Type>;

/** `sends`: the webhook event; `extras`: further fields of its body; `before` is the state that the field had. */
type Sends<R, Data, State> =
  | { sends?: PlainEvent; extras?: ExtrasFunction<R, Data, State, PlainEvent> }
  | {
      [Type in Exclude<EventType, PlainEvent>]: { sends: Type; extras: ExtrasFunction<R, Data, State, Type> };
    }[Exclude<EventType, PlainEvent>];

/** One row of a transition table, for one event. */
type TransitionOf<R, Event, Name extends string, State extends string> = {
  on: Name;
  /** Where it starts; null = the field has no value; '*' = anywhere. */
  from: State | null | readonly (State | null)[] | '*';
  /** Where it ends; null empties the field; 'same' leaves it. */
  to: State | null | 'same';
  /** Which of the event's movers this row is for, where it has several. */
  by?: MoverOf<Event>;
  /** A further condition; the first row that fits is taken. Data may still be missing when events are only listed. */
  when?: (record: R, data: Partial<FilledOf<Event>>, world: World) => boolean;
  /** What changes beside the state; runs before the states are written. */
  do?: (record: R, data: FilledOf<Event>, world: World) => void;
  /** The entry in the resource's activities. */
  log?: string;
  /** What follows for other records, once all of this has happened. */
  next?: (record: R, data: FilledOf<Event>, world: World) => void;
} & Sends<R, FilledOf<Event>, State>;

/** The text type of a record at a dotted path: the states that a field can be in. */
export type StateAt<R, Field extends string> = Field extends `${infer Head}.${infer Rest}`
  ? Head extends keyof R
    ? StateAt<NonNullable<R[Head]>, Rest>
    : never
  : Field extends keyof R
    ? Extract<R[Field], string>
    : never;

/** State field (a dotted path; emptying a nested one removes the object that holds it) -> rows. */
export type TransitionTables<R, Declared extends EventDeclarations, Field extends string> = {
  readonly [Path in Field]: readonly {
    [Name in keyof Declared & string]: TransitionOf<R, Declared[Name], Name, StateAt<R, Path>>;
  }[keyof Declared & string][];
};

/** A step that somebody outside decides. Its outcomes are the events that it moves; the first one is the default. */
export interface Decision<R = Erased> {
  /** Who decides, for people: "Meta", "the operator". */
  who: string;
  /** Whether there is anything to decide when a record enters a state that could wait; always, when left out. */
  needed?(record: R, world: World): boolean;
}

/** A question whose answer the operation waits for: passing is the default, every other outcome is an error code. */
export interface Check {
  who: string;
  /** Outcome -> error code of the contract, and what goes with it. */
  outcomes: Readonly<Record<string, { readonly error: ErrorCode; readonly info?: EventData }>>;
}
export type Checks = Readonly<Record<string, Check>>;

export interface CollectionDefinition<R extends object = Erased> {
  /** `service.resources`: the name under which scenarios and saved worlds hold the records. */
  collection: string;
  /** For writers of scenarios, where name and schema do not tell it: what these records are. */
  about?: string;
  /** Schema of the contract that a scenario's record must fulfil. */
  schema?: string;
  key(record: R): string;
  /** What a list is ordered by; the key when left out. Must not change while the record lives. */
  order?(record: R): string;
  /** Error code for a key that is not there. */
  missing: ErrorCode;
  /** What a scenario may give under `hidden`, each with its meaning; no other name is taken. */
  hidden?: { readonly [Name in keyof HiddenOf<R> & string]?: string };
  /** Fills in what a scenario may leave out of a record. */
  complete?(record: R, world: World): void;
}

/** A resource as it is declared; see `resource` in lifecycle/resource.ts. */
export interface ResourceDefinition<
  R extends object,
  Declared extends EventDeclarations,
  Decider extends string,
  Asked extends Checks,
> extends CollectionDefinition<R> {
  /** `service.resource`, as rules, triggers and the control API call it. */
  name: string;
  /** Names that rules and magic values look at. */
  names(record: R, world: World): readonly string[];
  /** What an event's payload shows; the record itself when left out. */
  payload?(record: R, world: World): object;
  /** Where activities of this resource are logged; none when left out. */
  activities?(record: R): ActivityLog;
  decisions?: Readonly<Record<Decider, Decision<R>>>;
  checks?: Asked;
  events: Declared;
}

/** Movers that no decision of the resource declares. */
export type Undeclared<Declared extends EventDeclarations, Decider> = Exclude<
  { [Name in keyof Declared]: MoverOf<Declared[Name]> }[keyof Declared],
  Decider | FixedMover
>;

/** A declared resource: its collection, its lifecycle, and the names that go with them. */
export interface Resource<
  R extends object = Erased,
  Declared extends EventDeclarations = Erased,
  Decider extends string = Erased,
  Asked extends Checks = Erased,
> extends CollectionDefinition<R> {
  readonly name: string;
  names(record: R, world: World): readonly string[];
  payload?(record: R, world: World): object;
  activities?(record: R): ActivityLog;
  readonly decisions: Readonly<Record<Decider, Decision<R>>>;
  readonly checks: Asked;
  readonly events: Declared;
  /** State field -> rows, each with its mover. */
  readonly transitions: Readonly<Record<string, readonly Transition<R>[]>>;
}

/** A row as the engine reads it: whatever the event, with its mover filled in. */
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

/** The log that a resource keeps: who did what, oldest first. */
export interface Activity {
  type: string;
  created: string;
  author: string;
  comment?: string;
}
export interface ActivityLog {
  activities: Activity[];
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
  /** In the list's order. */
  values(): Iterable<R>;
  find(test: (record: R) => boolean): R | undefined;
  filter(test: (record: R) => boolean): R[];
  /** Records whose place in the list begins with `prefix`, without walking past them. */
  startingWith(prefix: string): Iterable<R>;
}

/** One project's world as its resources see it; see world/world.ts. */
export interface World {
  readonly id: string;
  /** The world of the project whose bundle made this one; they share their time. */
  readonly parent: World | undefined;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly decisions: Decisions;
  /** True for a world that only tries something out, and for one that was reset or deleted. */
  readonly gone: boolean;
  /** Channels that the project is onboarded for: `whatsapp`, `kakaotalk`, `rcs`, `sms`. */
  readonly initialized: ReadonlySet<string>;
  initialize(channel: string): void;

  collection<R extends object>(of: CollectionDefinition<R>): Records<R>;
  /** A resource by its name, where only the name is known. */
  resource(name: string): Resource;
  /** A catalogue by its name in fixtures/catalog; shared by all worlds and frozen. */
  catalog<Content>(name: string): Content;
  /** The world of a project; undefined when nobody has begun it. */
  project(id: string): World | undefined;
  /**
   * The world of a sub-project, begun on this world's clock when it is not there yet. `initialized`: the channels that it
   * is then onboarded for instead of this world's, unless the scenario holds it.
   */
  subproject(id: string, options?: { initialized?: readonly string[] }): World;

  /** Moves a record along the transitions of an event; throws ImpossibleMove when none fits. */
  fire<R extends object, Declared extends EventDeclarations, Name extends keyof Declared & string>(
    resource: Resource<R, Declared>,
    record: R,
    event: Name,
    ...data: DataArgument<Declared[Name]>
  ): void;
  /** Takes a record out of the world, with everything that waits for it. */
  remove<R extends object>(of: CollectionDefinition<R>, record: R): void;
  /** Plans a job `delay` milliseconds from now; `kind` names its runner. */
  schedule(delay: number, kind: string, data: Record<string, unknown>): Job;
  cancel(jobId: string): void;
  /** Writes an entry into the log of a resource. */
  log(log: ActivityLog, type: string, by: 'caller' | 'platform', comment?: string): Activity;
  /** Sends a webhook event; the payload is written down as it is now. */
  emit<Type extends PlainEvent>(type: Type, payload: PayloadOf<Type>, extras?: ExtrasOf<Type>): void;
  emit<Type extends EventType>(type: Type, payload: PayloadOf<Type>, extras: ExtrasOf<Type>): void;
  /** As `emit`, for types that were checked elsewhere; `webhookIds` in place of the subscriptions. */
  send(type: EventType, payload: object | undefined, extras?: object, webhookIds?: readonly string[]): void;
  /** Adds a line to what a running advance reports. */
  note(line: Omit<Fired, 'at' | 'project'>): void;
  /** The world wants to be written. Only the engine calls it: collections, setters and edges notice every change. */
  markChanged(): void;

  /** A number that counts up from 1, of its own for each kind. */
  count(kind: string): number;
  /** Takes one of `limit` tokens that `window` milliseconds allow; false when none is left. */
  takeToken(label: string, limit: number, window: number): boolean;
  nextId(kind: string): string;
  ulid(): string;
  uuid(): string;
  hex(length: number): string;
  digits(length: number): string;
  /** Chance that depends on nothing but the world's seed and the label: the same at every call. */
  chance(label: string): Random;
  /** Makes up a name or a text. */
  fake<T>(make: (faker: Faker) => T): T;
}

/** What waits for somebody outside, as resources see it; see lifecycle/decisions.ts. */
export interface Decisions {
  /** The record's field has a new state: what waited there is settled, what waits from here on is opened. */
  transitioned(resource: Resource, record: object, field: string): void;
  /** Opens what waits in the states that a record already has. */
  adopt<R extends object>(resource: Resource<R>, record: R): void;
  /**
   * Fires an event after a delay (milliseconds), whatever the record's states do meanwhile: a deletion after its grace
   * period, an invitation that expires. Ends with the record.
   */
  later<R extends object, Declared extends EventDeclarations>(
    resource: Resource<R, Declared>,
    record: R,
    event: keyof Declared & string,
    delay: number,
  ): void;
  /** True while `later` waits to fire this event. */
  isComing<R extends object, Declared extends EventDeclarations>(
    resource: Resource<R, Declared>,
    record: R,
    event: keyof Declared & string,
  ): boolean;
  /** Settles what waits for a record: in one state field, in none (`''`: what `later` plans), or in all. */
  close<R extends object>(resource: Resource<R>, record: R, field?: string): void;
  /** Asks a check before an operation goes on; throws the documented error that it answers, `values` fill its text. */
  ask<R extends object, Asked extends Checks>(
    resource: Resource<R, Erased, Erased, Asked>,
    check: keyof Asked & string,
    record: R,
    values?: EventData,
  ): void;
  /** As `ask`, for an operation that has something to do before it passes the refusal on. */
  refusal<R extends object, Asked extends Checks>(
    resource: Resource<R, Erased, Erased, Asked>,
    check: keyof Asked & string,
    record: R,
    values?: EventData,
  ): Problem | undefined;
  /**
   * Takes what waits for a decision at once, unless a rule or a magic value speaks for it: a step that is normally over
   * before the answer, and can be held up.
   */
  hurry<R extends object, Decider extends string>(
    resource: Resource<R, Erased, Decider>,
    record: R,
    decision: NoInfer<Decider>,
  ): void;
}

export interface Settings {
  /** `open`: any project and any credentials. `strict`: only what the scenario names. */
  mode: 'open' | 'strict';
  /** Delay of decisions in milliseconds; 0 takes them right after the answer, null waits for a manual decision. */
  reviewDelay: number | null;
  clock: ClockSetting;
  seed: number;
  scenario: string;
  magic: readonly MagicOutcome[];
  /** One-time passwords that are always right or always wrong. */
  codes: readonly MagicCode[];
  /** Where catalogues come from. */
  readCatalog(name: string): unknown;
}

/** A row of fixtures/magic.yaml that decides an outcome. */
export interface MagicOutcome {
  lifecycles: readonly string[];
  contains?: string;
  equals?: string;
  outcome: string;
  with?: EventData;
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
  /** Which runner takes it: `decision`, `delivery`, or one that a service module declares. */
  kind: string;
  data: Record<string, unknown>;
}

/** One line of what an advance of the clock made happen. `from`, `to`: states, where something moved. */
export interface Fired {
  at: string;
  project: string;
  what: string;
  resource?: string;
  from?: string;
  to?: string;
  events: string[];
}

/** A step that waits. */
export interface Pending {
  id: string;
  /** Name of the resource. */
  lifecycle: string;
  key: string;
  /** Name of the decision, or `clock` for a move that only time makes. */
  decision: string;
  /** State field that waits; empty when the record as a whole does. */
  field: string;
  /** Who decides. */
  who: string;
  since: number;
  /** When it is taken; null: waits for a manual decision. */
  due: number | null;
  outcome: string;
  with: EventData;
  /** Which rule, magic value or default says so. */
  because: string;
  job?: string;
}

/** Determines how decisions turn out. */
export interface Rule {
  id: string;
  match: { lifecycle: string; key?: string; name?: string };
  /** Taken one after the other; a single one again and again. */
  outcomes: string[];
  with: EventData;
  /** Delay in milliseconds instead of the default. */
  after?: number;
  /** How often it applies; without it, a chain once through, a single outcome without end. */
  times?: number;
  hits: number;
}

// ---- Service modules

/** What one attempt to deliver a webhook event came to. */
export interface Delivered {
  type: string;
  /** The event as it was sent. */
  body: string;
  webhookId: string;
  /** When the attempt was made, ISO 8601. */
  at: string;
  /** Status of the answer; undefined when there was none: `error` says why. */
  status?: number;
  error?: string;
}

/** What the file of a controller exports. */
export interface ServiceModule<C extends Controller> {
  controller: C;
  /** One function for each operation, by the contract's action names; synchronous, so each operation is atomic. */
  handlers: Handlers<C, World>;
  resources?: readonly Resource[];
  /** Collections of records that have no lifecycle. */
  collections?: readonly CollectionDefinition[];
  /** Called with each attempt to deliver one of this world's events. */
  delivered?(world: World, delivered: Delivered): void;
}

/** A module of any controller. */
export type AnyServiceModule = Omit<ServiceModule<never>, 'controller' | 'handlers'> & {
  controller: Controller;
  handlers: object;
};
