// Changes the state of records: only `fire` does it, along the rows of the resource's tables.
import { stampOf } from '../history/history.js';
import type { EventData, Resource, Transition, World } from '../model.js';
import { dataOf } from './resource.js';

/** An event that has no transition from the current states. */
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

type Branch = Record<string, unknown>;

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;

export function stateOf(record: object, field: string): string | null {
  let value: unknown = record;
  for (const part of field.split('.')) value = isBranch(value) ? value[part] : undefined;
  return typeof value === 'string' ? value : null;
}

/** The object at a path of names; creates missing ones. */
function branchAt(record: object, path: readonly string[]): Branch {
  let branch: Branch = record as Branch; // A record has the field, but only its table knows the name.
  for (const part of path) {
    const inner = branch[part];
    const next = isBranch(inner) ? inner : {};
    branch[part] = next;
    branch = next;
  }
  return branch;
}

function writeState(record: object, field: string, state: string | null): void {
  const path = field.split('.');
  const leaf = path.at(-1)!;
  const parent = path.at(-2);
  const branch = branchAt(record, path.slice(0, -2));
  if (state === null) delete branch[parent ?? leaf];
  else if (parent === undefined) branch[leaf] = state;
  // Named twice: first, so that readers of the JSON see the state first; last, so that the spread does not overwrite it.
  else branch[parent] = { [leaf]: state, ...(isBranch(branch[parent]) && branch[parent]), [leaf]: state };
}

/** Whether a transition starts from this state. */
export function startsAt({ from }: Transition, state: string | null): boolean {
  if (from === '*') return true;
  return Array.isArray(from) ? from.includes(state) : from === state;
}

export function statesOf(of: Resource, record: object): Record<string, string | null> {
  return Object.fromEntries(Object.keys(of.transitions).map((field) => [field, stateOf(record, field)]));
}

/** The state field that a decision belongs to: the first one with a row of it. Further fields only move with it. */
export const fieldOf = (of: Resource, decision: string): string | undefined =>
  Object.entries(of.transitions).find(([, rows]) => rows.some(({ by }) => by === decision))?.[0];

/** Whether a row makes its event possible; a row that only moves along with a decision does not. */
const leads = (of: Resource, field: string, { by }: Transition): boolean =>
  !Object.hasOwn(of.decisions, by) || fieldOf(of, by) === field;

type Taken = readonly [field: string, row: Transition];

/** The rows that an event would take now, one for each field that it moves. */
function rowsFor(of: Resource, record: object, event: string, data: EventData, world: World): Taken[] {
  const taken: Taken[] = [];
  for (const [field, rows] of Object.entries(of.transitions)) {
    const state = stateOf(record, field);
    const row = rows.find(
      (candidate) =>
        candidate.on === event && startsAt(candidate, state) && (candidate.when?.(record, data, world) ?? true),
    );
    if (row) taken.push([field, row]);
  }
  return taken.some(([field, row]) => leads(of, field, row)) ? taken : [];
}

/** The events that are possible for this record now: all, or those of one mover. */
export function possibleEvents(of: Resource, record: object, world: World, by?: string): string[] {
  const events = new Set<string>();
  for (const [field, rows] of Object.entries(of.transitions)) {
    const state = stateOf(record, field);
    for (const row of rows) {
      if (by !== undefined && row.by !== by) continue;
      if (!leads(of, field, row)) continue;
      if (startsAt(row, state) && (row.when?.(record, completed(of, row.on, {}), world) ?? true)) events.add(row.on);
    }
  }
  return [...events];
}

/** The data of an event with defaults filled in. */
function completed(of: Resource, event: string, given: EventData): EventData {
  const full: Record<string, unknown> = { ...given };
  for (const [name, kind] of Object.entries(dataOf(of, [event]))) {
    if (typeof kind !== 'string' && full[name] === undefined) full[name] = kind[0];
  }
  return full;
}

/**
 * Moves a record along the transitions of an event. In this order: effects, states, pending decisions, activities, webhook
 * events, consequences. Throws ImpossibleMove, before anything has changed, if no transition matches. For callers that
 * know only the name of the event; services call the typed `world.fire`.
 */
export function fire(world: World, of: Resource, record: object, event: string, given: EventData = {}): void {
  const data = completed(of, event, given);
  const taken = rowsFor(of, record, event, data, world);
  if (taken.length === 0) {
    throw new ImpossibleMove(of.name, event, statesOf(of, record), possibleEvents(of, record, world));
  }
  const before = new Map(taken.map(([field]) => [field, stateOf(record, field)]));
  const from = [...before.values()].find((state) => state !== null) ?? null;
  let to: string | null = null;
  const moves = taken.map((each) => ({
    ...movedBy(each, of, record, event, before, world),
    field: each[0],
    row: each[1],
  }));
  for (const { row, within } of moves) within(() => row.do?.(record, data, world));
  for (const [field, row] of taken) {
    if (row.to !== 'same') writeState(record, field, row.to);
    to = stateOf(record, field) ?? to;
  }
  for (const { finish } of moves) finish();
  for (const { field, row, within } of moves) {
    if (row.to !== 'same') within(() => world.decisions.transitioned(of, record, field));
  }
  moves[0]!.within(() => world.decisions.foresee(of, record));
  world.markChanged();

  const events: string[] = [];
  for (const [, row] of taken) {
    const { comment } = data;
    if (row.log)
      world.log(of.activities!(record), row.log, row.by === 'client' ? 'caller' : 'platform', textOf(comment));
    if (row.sends) events.push(row.sends);
  }
  world.note({
    what: `${of.name} ${event}`,
    resource: of.key(record),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    events,
  });
  for (const { field, row, within } of moves) {
    const { sends } = row;
    if (!sends) continue;
    const payload = of.payload?.(record, world) ?? record;
    within(() => world.send(sends, payload, row.extras?.(record, data, world, before.get(field) ?? null)));
  }
  for (const { row, within } of moves) within(() => row.next?.(record, data, world));
}

/** The entry of a row in the history; it is added with its first consequence, or by `finish`. */
function movedBy(
  [field, row]: Taken,
  of: Resource,
  record: object,
  event: string,
  before: ReadonlyMap<string, string | null>,
  world: World,
) {
  const { history } = world;
  const from = before.get(field) ?? null;
  const cause = history.start({
    kind: 'transition',
    ...stampOf(world),
    lifecycle: of.name,
    key: of.key(record),
    event,
    field,
    from,
    to: row.to === 'same' ? from : row.to,
    by: row.by,
  });
  return {
    within: (run: () => void): void => history.within(cause, run),
    finish: (): number => history.finish(cause),
  };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
