// How a resource is declared: its collection, its names, its events with the data they take and who moves them, and a
// table of transitions for each of its state fields. One event may move several fields at once (an approval empties
// `changes.status` and sets `state`). A misspelt event, state, datum or decision does not compile.
import type {
  Checks,
  DataKinds,
  Decision,
  Erased,
  EventDeclaration,
  EventDeclarations,
  FilledData,
  GivenData,
  NoData,
  Resource,
  ResourceDefinition,
  Transition,
  TransitionTables,
  Undeclared,
  World,
} from '../model.js';

type Nothing = Record<never, never>;

/** An event that an operation of the API brings about; `Data` is what its handler hands over. */
export const byClient = <Data extends object = NoData>(): EventDeclaration<Data, Data, 'client'> => ({
  movers: ['client'],
  takes: {},
});

/** An event that the platform brings about by itself: a trigger of the control API. */
export const byPlatform = <const Kinds extends DataKinds = Nothing>(
  takes?: Kinds,
): EventDeclaration<GivenData<Kinds>, FilledData<Kinds>, 'platform'> => ({ movers: ['platform'], takes: takes ?? {} });

/** An outcome of a decision of the resource. */
export const byDecision = <const Name extends string, const Kinds extends DataKinds = Nothing>(
  decision: Name,
  takes?: Kinds,
): EventDeclaration<GivenData<Kinds>, FilledData<Kinds>, Name> => ({ movers: [decision], takes: takes ?? {} });

/** An outcome of a decision that the platform also brings about by itself, from other states: rows say `by: 'platform'`. */
export const byDecisionOrPlatform = <const Name extends string, const Kinds extends DataKinds = Nothing>(
  decision: Name,
  takes?: Kinds,
): EventDeclaration<GivenData<Kinds>, FilledData<Kinds>, Name | 'platform'> => ({
  movers: [decision, 'platform'],
  takes: takes ?? {},
});

/**
 * An event that time brings about: `after` so many milliseconds in a state. Without `after` it is planned by
 * `decisions.later`.
 */
export const byClock = <R = Erased>(
  after?: (record: R, world: World) => number,
): EventDeclaration<NoData, NoData, 'clock'> => ({ movers: ['clock'], takes: {}, ...(after && { after }) });

type Declaration<R extends object, E extends EventDeclarations, D extends string, C extends Checks> =
  // A mover that is no decision of the resource makes `decisions` demand it.
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
 * Declares a resource that its own transitions' effects, in other files, fire events of: `transitionsOf` adds the
 * tables from a file that imports those.
 */
export const resourceInParts =
  <R extends object>() =>
  <const E extends EventDeclarations, D extends string = never, const C extends Checks = Nothing>(
    definition: Declaration<R, E, D, C>,
  ): Resource<R, E, D, C> =>
    declared<R, E, D, C>(definition, {});

/** Adds the tables to a resource that was declared in parts. */
export function transitionsOf<R extends object, E extends EventDeclarations, Field extends string>(
  of: Resource<R, E>,
  tables: TransitionTables<R, E, Field>,
): void {
  Object.assign(of.transitions, withMovers(of.events, tables));
}

type Tables = Readonly<Record<string, readonly (Omit<Transition, 'by'> & { by?: string })[]>>;

function declared<R extends object, E extends EventDeclarations, D extends string, C extends Checks>(
  // Inside the engine the row types are erased: names have been checked where they were written.
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

/** Every row of a resource, whatever its field. */
export const rowsOf = (of: Resource): readonly Transition[] => Object.values(of.transitions).flat();

/** The data that some events take, by name. */
export function dataOf(of: Resource, events: readonly string[]): DataKinds {
  const declared: EventDeclarations = of.events;
  return Object.assign({}, ...events.map((event) => declared[event]?.takes));
}

/** Outcomes of the decisions and checks of a resource: what rules and magic values can name. */
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

/** Events that are not the client's own: the platform's, outcomes of decisions, the passing of time. */
export const triggersOf = (of: Resource): string[] => [
  ...new Set(rowsOf(of).flatMap(({ on, by }) => (by === 'client' ? [] : [on]))),
];
