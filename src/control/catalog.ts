// The catalog of everything a test can force: documented errors, outcomes of decisions, triggers, magic values.
import { contract } from '../contract/load.js';
import { operationNamed, shortestName } from '../contract/operation-names.js';
import type { ControlCatalog, ControlCatalogExample, ControlOutcome } from '../contract/types.js';
import { rowsOf, triggersOf } from '../engine/lifecycle/resource.js';
import type { Checks, MagicCode, MagicOutcome, Resource } from '../engine/model.js';
import type { MagicError } from '../engine/requests/magic.js';
import { invalidInput } from '../engine/requests/problem.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { Control } from './control.js';
import { takesOf } from './event-data.js';

type Row<T> = T & { where?: string };

export interface CatalogOptions {
  /** Operations that have no handler. */
  notSimulated: readonly string[];
  /** The rows of fixtures/magic.yaml. */
  magic: {
    readonly outcomes: readonly Row<MagicOutcome>[];
    readonly errors: readonly Row<MagicError>[];
    readonly codes: readonly Row<MagicCode>[];
  };
  /** The calls that show each entry of the catalogue. */
  examples(magic: readonly MagicEntry[], simulation: Simulation): Promise<readonly ControlCatalogExample[]>;
}

/** A magic value as the catalogue shows it, and its row. */
export interface MagicEntry {
  row: Row<MagicOutcome | MagicError | MagicCode>;
  where: string;
  value: string;
  effect: string;
}

export function catalogControl({ notSimulated, magic, examples }: CatalogOptions): Control<'CatalogController'> {
  return {
    controller: 'CatalogController',
    handlers: {
      getCatalog: (_call, simulation) => ({
        operations: operations(new Set(notSimulated)),
        lifecycles: [...simulation.resources()].map(outcomesOf),
        magicValues: magicEntries(magic).map(({ row: _row, ...entry }) => entry),
      }),

      async listExamples({ query: { kind, operation } }, simulation) {
        const wanted = operation === undefined ? undefined : operationId(operation);
        const all = await examples(magicEntries(magic), simulation);
        return {
          examples: all.filter(
            (example) =>
              (kind === undefined || example.kind === kind) && (wanted === undefined || example.operation === wanted),
          ),
        };
      },
    },
  };
}

/** Throws `invalid_input` for a name that no operation has, or several have. */
function operationId(name: string): string {
  const { id, fault } = operationNamed(name);
  if (id === undefined) throw invalidInput([fault]);
  return id;
}

function operations(missing: ReadonlySet<string>): ControlCatalog['operations'] {
  return [...contract.operations.values()]
    .filter(({ service }) => service !== 'control')
    .map((operation) => ({ ...operation, name: shortestName(operation) }))
    .map(({ id, name, service, method, path, summary, errors }) => ({
      operation: id,
      name,
      service,
      method,
      path,
      summary,
      simulated: !missing.has(id),
      errors: [...errors].map(([code, status]) => ({ code, status, says: contract.errorInfo(code)?.says ?? '' })),
    }));
}

function outcomesOf(resource: Resource): ControlCatalog['lifecycles'][number] {
  const outcomes = (events: Iterable<string>): ControlOutcome[] =>
    [...new Set(events)].map((outcome) => ({ outcome, with: takesOf(resource, outcome) }));
  const checks: Checks = resource.checks;
  return {
    lifecycle: resource.name,
    decisions: Object.entries(resource.decisions).map(([decision, { who }]) => ({
      decision,
      who,
      outcomes: outcomes(rowsOf(resource).flatMap(({ on, by }) => (by === decision ? [on] : []))),
    })),
    checks: Object.entries(checks).map(([check, { who, outcomes: refusals }]) => ({
      check,
      who,
      outcomes: Object.entries(refusals).map(([outcome, { error }]) => ({ outcome, error })),
    })),
    triggers: outcomes(triggersOf(resource)),
  };
}

function magicEntries({ outcomes, errors, codes }: CatalogOptions['magic']): MagicEntry[] {
  return [
    ...outcomes.map((row) => ({
      row,
      where: row.where ?? row.lifecycles.join(', '),
      value: row.contains ?? row.equals ?? '',
      effect: [row.outcome, ...Object.values(row.with ?? {})].join(' '),
    })),
    ...errors.map((row) => ({
      row,
      where: row.where ?? row.in.join(', '),
      value: row.equals ?? row.contains ?? row.startsWith ?? row.url ?? '',
      effect: `error ${row.errors.join(' or ')}`,
    })),
    ...codes.map((row) => ({
      row,
      where: row.where ?? 'one-time password',
      value: row.equals,
      effect: `always ${row.outcome}`,
    })),
  ];
}
