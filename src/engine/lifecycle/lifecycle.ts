// Lifecycles as data: one row is one arrow. A module declares a table for each of its state fields; a state moves only
// through `fire`, and one event may move several fields at once (an approval empties `changes.status` and sets `state`).
import type { ErrorCode, EventType } from '../../contract/types.js';
import type { ActivityLog } from '../records/activity.js';
import type { World } from '../world/world.js';

/** Facts that come with an event: the outcome's data, or what a person gave when triggering it. */
export type Given = Readonly<Record<string, unknown>>;

export interface Arrow<R, State extends string = string> {
  /** The event that moves along this arrow. */
  on: string;
  /** Where it starts; null = the field has no value; '*' = anywhere. */
  from: State | null | readonly (State | null)[] | '*';
  /** Where it ends; null empties the field; 'same' leaves it. */
  to: State | null | 'same';
  /**
   * Who moves it: a decision of this lifecycle, the `clock` (with `after`), the `platform` by itself (a trigger), or
   * the `client` through an operation (when left out).
   */
  by?: string;
  /** With `by: 'clock'`: how long the field stays in `from` before it moves, milliseconds. */
  after?: (record: R, world: World) => number;
  /** A further condition; the first arrow that fits is taken. */
  when?: (record: R, given: Given, world: World) => boolean;
  /** What changes beside the state; runs before the states are written. */
  do?: (record: R, given: Given, world: World) => void;
  /** The webhook event that is sent. */
  event?: EventType;
  /** Fields of the event's body beside type and payload; `before` is the state that the field had. */
  extras?: (record: R, given: Given, world: World, before: State | null) => Record<string, unknown>;
  /** The entry in the resource's activities. */
  log?: string;
  /** Data that the event takes, by name: allowed values (the first is the default) or what it is. */
  with?: Readonly<Record<string, readonly string[] | 'text' | 'number' | 'boolean'>>;
  /** What follows for other records, once all of this has happened. */
  next?: (record: R, given: Given, world: World) => void;
}

/** A step that somebody outside decides. Its outcomes are the arrows whose `by` names it; the first is the default. */
export interface Decision<R = any> {
  /** Who decides, for people: "Meta", "the operator". */
  who: string;
  /** Whether there is anything to decide when a record enters a state that could wait; always, when left out. */
  needed?: (record: R, world: World) => boolean;
}

/** A question whose answer the operation waits for: passing is the default, every other outcome is an error code. */
export interface Gate {
  who: string;
  /** Outcome -> error code of the contract, and what goes with it. */
  outcomes: Readonly<Record<string, { error: ErrorCode; info?: Given }>>;
}

export interface Lifecycle<R extends object = any> {
  /** `service.resource`, as rules, triggers and the control API call it. */
  name: string;
  /** Finds the thing by key in a world. */
  find(world: World, key: string): R | undefined;
  /** All things of this kind in a world, for a start from saved records. */
  all(world: World): Iterable<R>;
  key(record: R): string;
  /** Names that rules and magic values look at. */
  names(record: R, world: World): readonly string[];
  /** What an event's payload shows; the record itself when left out. */
  payload?(record: R, world: World): object;
  /** Where activities of this thing are logged; none when left out. */
  activities?(record: R, world: World): ActivityLog;
  decisions?: Readonly<Record<string, Decision<R>>>;
  gates?: Readonly<Record<string, Gate>>;
  /** State field (a dotted path; emptying a nested one removes the object that holds it) -> arrows. */
  tables: Readonly<Record<string, readonly Arrow<R>[]>>;
}

type Tables<R, Fields extends Record<string, string>> = { [F in keyof Fields]: readonly Arrow<R, Fields[F]>[] };

/**
 * Declares a lifecycle. `Fields` maps each state field to the contract's enum, so that a state which is not in the
 * enum does not compile.
 */
export const lifecycle = <R extends object, Fields extends Record<string, string>>(
  definition: Omit<Lifecycle<R>, 'tables'> & { tables: Tables<R, Fields> },
): Lifecycle<R> => definition as unknown as Lifecycle<R>;

/** `extras` of an event that tells the comment it was given, if any. */
export const tellComment = (_record: unknown, { comment }: Given): Record<string, unknown> =>
  comment === undefined ? {} : { comment };

/** An event that no arrow leads on from here. */
export class ImpossibleMove extends Error {
  constructor(
    readonly lifecycle: string,
    readonly event: string,
    readonly states: Readonly<Record<string, string | null>>,
    readonly possible: readonly string[],
  ) {
    super(
      `${lifecycle} cannot ${event} from ${Object.entries(states)
        .map(([field, state]) => `${field} ${state ?? 'empty'}`)
        .join(', ')}; possible: ${possible.join(', ') || 'nothing'}`,
    );
    this.name = 'ImpossibleMove';
  }
}

export function stateOf(record: object, field: string): string | null {
  let value: unknown = record;
  for (const part of field.split('.')) value = (value as Record<string, unknown> | undefined)?.[part];
  return typeof value === 'string' ? value : null;
}

function writeState(record: object, field: string, state: string | null): void {
  const [leaf, holder, ...outer] = field.split('.').reverse() as [string, ...string[]];
  let target = record as Record<string, unknown>;
  for (const part of outer.reverse()) {
    target[part] ??= {};
    target = target[part] as Record<string, unknown>;
  }
  if (state === null) delete target[holder ?? leaf];
  else if (holder === undefined) target[leaf] = state;
  // Named twice: the state comes first for a reader, and its new value last for the spread.
  else target[holder] = { [leaf]: state, ...(target[holder] as object), [leaf]: state };
}

/** Whether an arrow leads on from this state. */
export function startsAt(arrow: Arrow<never>, state: string | null): boolean {
  if (arrow.from === '*') return true;
  return Array.isArray(arrow.from) ? arrow.from.includes(state) : arrow.from === state;
}

export function statesOf(life: Lifecycle, record: object): Record<string, string | null> {
  return Object.fromEntries(Object.keys(life.tables).map((field) => [field, stateOf(record, field)]));
}

/** The field in which a decision waits: the first table that names it. Fields of other tables only move along. */
export const homeOf = (life: Lifecycle, decision: string): string | undefined =>
  Object.entries(life.tables).find(([, arrows]) => arrows.some(({ by }) => by === decision))?.[0];

/** Whether an arrow of this field leads on by itself; what only moves along with a decision does not. */
const leads = (life: Lifecycle, field: string, { by }: Arrow<never>): boolean =>
  by === undefined || life.decisions?.[by] === undefined || homeOf(life, by) === field;

/** The arrows that an event would take now, one for each field it moves. */
function arrowsFor(life: Lifecycle, record: object, event: string, given: Given, world: World): [string, Arrow<any>][] {
  const taken: [string, Arrow<any>][] = [];
  for (const [field, arrows] of Object.entries(life.tables)) {
    const state = stateOf(record, field);
    const arrow = arrows.find(
      (candidate) =>
        candidate.on === event && startsAt(candidate, state) && (candidate.when?.(record, given, world) ?? true),
    );
    if (arrow) taken.push([field, arrow]);
  }
  return taken.some(([field, arrow]) => leads(life, field, arrow)) ? taken : [];
}

/** Events that could move this record now, by whom. */
export function possibleEvents(life: Lifecycle, record: object, world: World, by?: string): string[] {
  const events = new Set<string>();
  for (const [field, arrows] of Object.entries(life.tables)) {
    const state = stateOf(record, field);
    for (const arrow of arrows) {
      if (by !== undefined && (arrow.by ?? 'client') !== by) continue;
      if (!leads(life, field, arrow)) continue;
      if (startsAt(arrow, state) && (arrow.when?.(record, {}, world) ?? true)) events.add(arrow.on);
    }
  }
  return [...events];
}

/** What this event takes, with defaults filled in. */
function completed(life: Lifecycle, event: string, given: Given): Given {
  const full: Record<string, unknown> = { ...given };
  for (const arrows of Object.values(life.tables)) {
    for (const arrow of arrows) {
      if (arrow.on !== event || !arrow.with) continue;
      for (const [name, kind] of Object.entries(arrow.with)) {
        if (Array.isArray(kind) && full[name] === undefined) full[name] = kind[0];
      }
    }
  }
  return full;
}

/**
 * Moves a record along the arrows of an event: effects, states, waiting decisions, activity, webhook events, what
 * follows, in this order. Throws ImpossibleMove, before anything has changed, when no arrow fits.
 */
export function fire<R extends object>(
  world: World,
  life: Lifecycle<R>,
  record: R,
  event: string,
  data: Given = {},
): void {
  const given = completed(life, event, data);
  const taken = arrowsFor(life, record, event, given, world);
  if (taken.length === 0) {
    throw new ImpossibleMove(life.name, event, statesOf(life, record), possibleEvents(life, record, world));
  }
  const before = new Map(taken.map(([field]) => [field, stateOf(record, field)]));
  const from = [...before.values()].find((state) => state !== null) ?? null;
  let to: string | null = null;
  for (const [, arrow] of taken) arrow.do?.(record, given, world);
  for (const [field, arrow] of taken) {
    if (arrow.to !== 'same') writeState(record, field, arrow.to);
    to = stateOf(record, field) ?? to;
  }
  for (const [field, arrow] of taken) if (arrow.to !== 'same') world.decisions.moved(life, record, field);
  world.touch();

  const events: string[] = [];
  for (const [, arrow] of taken) {
    if (arrow.log)
      world.log(life.activities!(record, world), arrow.log, arrow.by === undefined ? 'caller' : 'platform', given);
    if (arrow.event) events.push(arrow.event);
  }
  world.note({
    what: `${life.name} ${event}`,
    resource: life.key(record),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    events,
  });
  for (const [field, arrow] of taken) {
    if (!arrow.event) continue;
    const payload = life.payload?.(record, world) ?? record;
    world.emit(arrow.event, payload, arrow.extras?.(record, given, world, before.get(field) ?? null));
  }
  for (const [, arrow] of taken) arrow.next?.(record, given, world);
}
