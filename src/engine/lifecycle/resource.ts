// Declares a resource: its collection, its names, its events with their data and who causes them, and a table of
// transitions for each state field. One event can change several fields at once (an approval clears `changes.status` and
// sets `state`). A misspelt event, state, datum or decision does not compile.
import type {
  Checks,
  DataKinds,
  Decision,
  Erased,
  EventDeclaration,
  EventDeclarations,
  FilledData,
  NoData,
  PassedData,
  Resource,
  ResourceDefinition,
  Transition,
  TransitionTables,
  Undeclared,
  World,
} from '../model.js';

type Nothing = Record<never, never>;

/** An event that an operation of the API causes; `Data` is what its handler passes. */
export const byClient = <Data extends object = NoData>(): EventDeclaration<Data, Data, 'client'> => ({
  movers: ['client'],
  takes: {},
});

/** An event that the platform causes: a trigger of the control API. */
export const byPlatform = <const Kinds extends DataKinds = Nothing>(
  takes?: Kinds,
): EventDeclaration<PassedData<Kinds>, FilledData<Kinds>, 'platform'> => ({ movers: ['platform'], takes: takes ?? {} });

/** An outcome of a decision of the resource. */
export const byDecision = <const Name extends string, const Kinds extends DataKinds = Nothing>(
  decision: Name,
  takes?: Kinds,
): EventDeclaration<PassedData<Kinds>, FilledData<Kinds>, Name> => ({ movers: [decision], takes: takes ?? {} });

/** An outcome of a decision that the platform can also cause from other states: those rows say `by: 'platform'`. */
export const byDecisionOrPlatform = <const Name extends string, const Kinds extends DataKinds = Nothing>(
  decision: Name,
  takes?: Kinds,
): EventDeclaration<PassedData<Kinds>, FilledData<Kinds>, Name | 'platform'> => ({
  movers: [decision, 'platform'],
  takes: takes ?? {},
});

/**
 * An event that the clock causes when a record has been in a state for `after` milliseconds. Without `after`,
 * `decisions.later` schedules it.
 */
export const byClock = <R = Erased>(
  after?: (record: R, world: World) => number,
): EventDeclaration<NoData, NoData, 'clock'> => ({ movers: ['clock'], takes: {}, ...(after && { after }) });

type Declaration<R extends object, E extends EventDeclarations, D extends string, C extends Checks> =
  // If an event names an undeclared decision, `decisions` must declare it.
  ResourceDefinition<R, E, D, C> &
    ([Undeclared<E, D>] extends [never] ? unknown : { decisions: Record<Undeclared<E, D>, Decision<R>> });

/** Declares a resource whose records are of type `R`. */
export const resource =
  <R extends object>() =>
  <
    const E extends EventDeclarations,
    Field extends string = never,
    D extends string = never,
    const C extends Checks = Nothing,
  >({
    transitions,
    ...definition
  }: Declaration<R, E, D, C> & { transitions: TransitionTables<R, E, Field> }): Resource<R, E, D, C> =>
    declared<R, E, D, C>(definition, transitions);

/**
 * Declares a resource without its transitions, for a resource whose transitions call code in other files that fires its
 * events. `transitionsOf` adds the tables, in a file that imports that code.
 */
export const resourceInParts =
  <R extends object>() =>
  <const E extends EventDeclarations, D extends string = never, const C extends Checks = Nothing>(
    definition: Declaration<R, E, D, C>,
  ): Resource<R, E, D, C> =>
    declared<R, E, D, C>(definition, {});

/** Adds the transitions to a resource that was declared in parts. */
export function transitionsOf<R extends object, E extends EventDeclarations, Field extends string>(
  of: Resource<R, E>,
  tables: TransitionTables<R, E, Field>,
): void {
  Object.assign(of.transitions, withMovers(of.events, tables));
}

type Tables = Readonly<Record<string, readonly (Omit<Transition, 'by'> & { by?: string })[]>>;

function declared<R extends object, E extends EventDeclarations, D extends string, C extends Checks>(
  // The types of rows are erased inside the engine: the compiler has checked them where they were written.
  definition: Omit<ResourceDefinition<R, E, Erased, Erased>, 'transitions'>,
  tables: Tables,
): Resource<R, E, D, C> {
  const { decisions = {}, checks = {} } = definition;
  return { ...definition, decisions, checks, transitions: withMovers(definition.events, tables) };
}

function withMovers(events: EventDeclarations, tables: Tables): Record<string, readonly Transition[]> {
  const rows = Object.entries(tables).map(([field, table]) => [
    field,
    table.map((row) => ({ ...row, by: row.by ?? events[row.on]!.movers[0]! })),
  ]);
  return Object.fromEntries(rows);
}

/** The rows of all state fields of a resource. */
export const rowsOf = (of: Resource): readonly Transition[] => Object.values(of.transitions).flat();

/** The data that these events take, by name. */
export function dataOf(of: Resource, events: readonly string[]): DataKinds {
  const declared: EventDeclarations = of.events;
  return Object.assign({}, ...events.map((event) => declared[event]?.takes));
}

/** The outcomes of a resource's decisions and checks, which rules and magic values can name. */
export function outcomesOf(of: Resource): string[] {
  const decisions = Object.keys(of.decisions);
  const checks: Checks = of.checks;
  return [
    ...new Set([
      ...rowsOf(of).flatMap(({ on, by }) => (decisions.includes(by) ? [on] : [])),
      ...Object.values(checks).flatMap(({ outcomes }) => Object.keys(outcomes)),
    ]),
  ];
}

/** Events that the client does not cause: those of the platform, of decisions and of the clock. */
export const triggersOf = (of: Resource): string[] => [
  ...new Set(rowsOf(of).flatMap(({ on, by }) => (by === 'client' ? [] : [on]))),
];
