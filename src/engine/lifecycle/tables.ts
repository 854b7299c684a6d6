// What the tables of a resource say, in the forms that a call asks for; found once for each resource.
import type { EventDeclarations, Resource, Transition } from '../model.js';
import { dataOf } from './resource.js';

/** What the tables of a resource say of one event. */
interface Plan {
  /** The rows of the event by field, only of fields that have any. */
  fields: readonly { field: string; rows: readonly Transition[] }[];
  /** Names and values of the data that has defaults. */
  defaults: readonly (readonly [name: string, value: unknown])[];
}

/** What the tables of a resource say of the states of one field. */
interface Waits {
  /** Rows of the clock, with the time after which each comes. */
  timed: readonly { row: Transition; after: NonNullable<EventDeclarations[string]['after']> }[];
  /** The decisions of the field, with their rows. */
  decided: readonly { name: string; rows: readonly Transition[] }[];
}

/** What the tables of a resource say, in the forms that each event asks for. */
interface Tables {
  plans: Map<string, Plan>;
  waits: Map<string, Waits>;
  /** Decision -> its state field. */
  fields: ReadonlyMap<string, string>;
}

const tables = new WeakMap<Resource['transitions'], Tables>();

function tablesOf({ transitions }: Resource): Tables {
  const known = tables.get(transitions);
  if (known) return known;
  const fields = new Map<string, string>();
  for (const [field, rows] of Object.entries(transitions)) {
    for (const { by } of rows) if (!fields.has(by)) fields.set(by, field);
  }
  const found = { plans: new Map(), waits: new Map(), fields };
  tables.set(transitions, found);
  return found;
}

export function planOf(of: Resource, event: string): Plan {
  const { plans } = tablesOf(of);
  const known = plans.get(event);
  if (known) return known;
  const plan = planFrom(of, event);
  plans.set(event, plan);
  return plan;
}

function planFrom(of: Resource, event: string): Plan {
  const fields = Object.entries(of.transitions).flatMap(([field, rows]) => {
    const own = rows.filter(({ on }) => on === event);
    return own.length === 0 ? [] : [{ field, rows: own }];
  });
  const defaults = Object.entries(dataOf(of, [event])).flatMap(([name, kind]): [string, unknown][] =>
    typeof kind === 'string' ? [] : [[name, kind[0]]],
  );
  return { fields, defaults };
}

/** What a record in a state of this field can wait for. */
export function waitsOf(of: Resource, field: string): Waits {
  const { waits } = tablesOf(of);
  const known = waits.get(field);
  if (known) return known;
  const found = waitsFrom(of, field);
  waits.set(field, found);
  return found;
}

function waitsFrom(of: Resource, field: string): Waits {
  // An event that is possible in every state does not make a state wait.
  const rows = of.transitions[field]!.filter(({ from }) => from !== '*');
  const events: EventDeclarations = of.events;
  const timed = rows.flatMap((row) => {
    const after = row.by === 'clock' ? events[row.on]?.after : undefined;
    return after ? [{ row, after }] : [];
  });
  const decided = Object.keys(of.decisions).flatMap((name) => {
    const own = fieldOf(of, name) === field ? rows.filter(({ by }) => by === name) : [];
    return own.length === 0 ? [] : [{ name, rows: own }];
  });
  return { timed, decided };
}

/** The state field that a decision belongs to: the first one with a row of it. Further fields only move with it. */
export const fieldOf = (of: Resource, decision: string): string | undefined => tablesOf(of).fields.get(decision);
