// Changes the state of records: only `fire` does it, along the rows of the resource's tables.
import type { TransitionEntry } from '../history/entry.js';
import type { Cause } from '../history/history.js';
import type { EventData, Resource, Transition, World } from '../model.js';
import { fieldOf, planOf } from './tables.js';

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

/** The names on the way to each state field. */
const paths = new Map<string, readonly string[]>();

function pathOf(field: string): readonly string[] {
  const known = paths.get(field);
  if (known) return known;
  const path = field.split('.');
  paths.set(field, path);
  return path;
}

export function stateOf(record: object, field: string): string | null {
  let value: unknown = record;
  for (const part of pathOf(field)) value = isBranch(value) ? value[part] : undefined;
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
  const path = pathOf(field);
  const leaf = path.at(-1)!;
  const parent = path.at(-2);
  const branch = branchAt(record, path.slice(0, -2));
  if (state === null) delete branch[parent ?? leaf];
  else if (parent === undefined) branch[leaf] = state;
  else if (hasFirst(branch[parent], leaf, state)) return;
  // Named twice: first, so that readers of the JSON see the state first; last, so that the spread does not overwrite it.
  else branch[parent] = { [leaf]: state, ...(isBranch(branch[parent]) && branch[parent]), [leaf]: state };
}

/** Whether the first field of an object is this one, with this value. */
function hasFirst(object: unknown, name: string, value: unknown): boolean {
  if (!isBranch(object) || object[name] !== value) return false;
  for (const first in object) return first === name;
  return false;
}

/** Whether a transition starts from this state. */
export function startsAt({ from }: Transition, state: string | null): boolean {
  if (from === '*') return true;
  return Array.isArray(from) ? from.includes(state) : from === state;
}

export function statesOf(of: Resource, record: object): Record<string, string | null> {
  return Object.fromEntries(Object.keys(of.transitions).map((field) => [field, stateOf(record, field)]));
}

/** Whether a row makes its event possible; a row that only moves along with a decision does not. */
const leads = (of: Resource, field: string, { by }: Transition): boolean =>
  !Object.hasOwn(of.decisions, by) || fieldOf(of, by) === field;

/** A row that an event takes, and where it starts. */
interface Move {
  field: string;
  row: Transition;
  before: string | null;
}

/** A move whose entry of the history is begun. */
interface Begun extends Move {
  cause: Cause;
}

/** The rows that an event would take now, one for each field that it moves. */
function movesFor(of: Resource, record: object, event: string, data: EventData, world: World): Move[] {
  const moves: Move[] = [];
  let possible = false;
  for (const { field, rows } of planOf(of, event).fields) {
    const before = stateOf(record, field);
    const row = rowFrom(rows, before, record, data, world);
    if (!row) continue;
    moves.push({ field, row, before });
    possible ||= leads(of, field, row);
  }
  return possible ? moves : [];
}

/** The first row that starts from this state, if its condition holds. */
function rowFrom(rows: readonly Transition[], state: string | null, record: object, data: EventData, world: World) {
  for (const row of rows) if (startsAt(row, state) && (row.when?.(record, data, world) ?? true)) return row;
  return undefined;
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
  const { defaults } = planOf(of, event);
  if (defaults.length === 0) return given;
  const full: Record<string, unknown> = { ...given };
  for (const [name, value] of defaults) if (full[name] === undefined) full[name] = value;
  return full;
}

/**
 * Moves a record along the transitions of an event. In this order: effects, states, pending decisions, activities, webhook
 * events, consequences. Throws ImpossibleMove, before anything has changed, if no transition matches. For callers that
 * know only the name of the event; services call the typed `world.fire`.
 */
export function fire(world: World, of: Resource, record: object, event: string, given: EventData = {}): void {
  const data = completed(of, event, given);
  const moves = movesFor(of, record, event, data, world);
  if (moves.length === 0) {
    throw new ImpossibleMove(of.name, event, statesOf(of, record), possibleEvents(of, record, world));
  }
  const { history } = world;
  const outer = history.cause;
  try {
    carryOut(begun(moves, of, record, event, world), { of, record, event, data, outer, world });
  } finally {
    history.cause = outer;
  }
}

interface Firing {
  of: Resource;
  record: object;
  event: string;
  data: EventData;
  /** What the event itself is a consequence of. */
  outer: Cause | undefined;
  world: World;
}

/** Each step of each move is a consequence of the entry of its move. */
function carryOut(moves: readonly Begun[], { of, record, event, data, outer, world }: Firing): void {
  const { history } = world;
  for (const { row, cause } of moves) {
    if (!row.do) continue;
    history.cause = cause;
    row.do(record, data, world);
  }
  let to: string | null = null;
  for (const { field, row } of moves) {
    if (row.to !== 'same') writeState(record, field, row.to);
    to = stateOf(record, field) ?? to;
  }
  for (const { cause } of moves) history.finish(cause);
  for (const { field, row, cause } of moves) {
    if (row.to === 'same') continue;
    history.cause = cause;
    world.decisions.transitioned(of, record, field);
  }
  history.cause = moves[0]!.cause;
  world.decisions.foresee(of, record);
  history.cause = outer;
  world.markChanged();

  const events: string[] = [];
  for (const { row } of moves) {
    const { comment } = data;
    if (row.log)
      world.log(of.activities!(record), row.log, row.by === 'client' ? 'caller' : 'platform', textOf(comment));
    if (row.sends) events.push(row.sends);
  }
  if (world.takesNotes) {
    const from = moves.find(({ before }) => before !== null)?.before ?? null;
    world.note({
      what: `${of.name} ${event}`,
      resource: of.key(record),
      ...(from !== null && { from }),
      ...(to !== null && { to }),
      events,
    });
  }
  for (const { row, before, cause } of moves) {
    const { sends } = row;
    if (!sends) continue;
    const payload = of.payload?.(record, world) ?? record;
    history.cause = cause;
    world.send(sends, payload, row.extras?.(record, data, world, before));
    history.cause = outer;
  }
  for (const { row, cause } of moves) {
    if (!row.next) continue;
    history.cause = cause;
    row.next(record, data, world);
  }
}

/** Begins the entries of moves; each is added with its first consequence, or when the states have changed. */
function begun(moves: readonly Move[], of: Resource, record: object, event: string, world: World): Begun[] {
  const { history, id: project } = world;
  const at = world.clock.now();
  const key = of.key(record);
  return moves.map(({ field, row, before }) => {
    const entry: TransitionEntry = {
      kind: 'transition',
      number: 0,
      project,
      at,
      cause: null,
      lifecycle: of.name,
      key,
      event,
      field,
      from: before,
      to: row.to === 'same' ? before : row.to,
      by: row.by,
    };
    return { field, row, before, cause: history.start(entry) };
  });
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
