// The catalog of everything a test can force: documented errors, outcomes of decisions, triggers, magic values.
import { contract } from '../contract/load.js';
import { shortestName } from '../contract/operation-names.js';
import type { ControlCatalog, ControlOutcome } from '../contract/types.js';
import { rowsOf, triggersOf } from '../engine/lifecycle/resource.js';
import type { Checks, MagicCode, MagicOutcome, Resource } from '../engine/model.js';
import type { MagicError } from '../engine/requests/magic.js';
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
}

export function catalogControl({ notSimulated, magic }: CatalogOptions): Control<'CatalogController'> {
  return {
    controller: 'CatalogController',
    handlers: {
      getCatalog: (_call, simulation) => ({
        operations: operations(new Set(notSimulated)),
        lifecycles: [...simulation.resources()].map(outcomesOf),
        magicValues: magicValues(magic),
      }),
    },
  };
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

function magicValues({ outcomes, errors, codes }: CatalogOptions['magic']): ControlCatalog['magicValues'] {
  return [
    ...outcomes.map(({ where, lifecycles, contains, equals, outcome, with: data = {} }) => ({
      where: where ?? lifecycles.join(', '),
      value: contains ?? equals ?? '',
      effect: [outcome, ...Object.values(data)].join(' '),
    })),
    ...errors.map((row) => ({
      where: row.where ?? row.in.join(', '),
      value: row.equals ?? row.contains ?? row.startsWith ?? row.url ?? '',
      effect: `error ${row.errors.join(' or ')}`,
    })),
    ...codes.map(({ where, equals, outcome }) => ({
      where: where ?? 'one-time password',
      value: equals,
      effect: `always ${outcome}`,
    })),
  ];
}
