// Everything that can be forced: documented errors, outcomes of decisions, triggers, magic values.
import { contract } from '../contract/load.js';
import type { ControlCatalog, ControlOutcome } from '../contract/types.js';
import type { MagicOutcome } from '../engine/lifecycle/choice.js';
import type { Lifecycle } from '../engine/lifecycle/lifecycle.js';
import type { MagicCode } from '../engine/records/otp.js';
import type { MagicError } from '../engine/requests/magic.js';
import type { Control } from './control.js';
import { triggersOf } from './decisions.js';
import { takesOf } from './given.js';

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
        lifecycles: [...simulation.lifecycles()].map(outcomesOf),
        magicValues: magicValues(magic),
      }),
    },
  };
}

function operations(missing: ReadonlySet<string>): ControlCatalog['operations'] {
  return [...contract.operations.values()]
    .filter(({ service }) => service !== 'control')
    .map(({ id, service, method, path, summary, errors }) => ({
      operation: id,
      service,
      method,
      path,
      summary,
      simulated: !missing.has(id),
      errors: [...errors].map(([code, status]) => ({ code, status, says: contract.errorInfo(code)?.says ?? '' })),
    }));
}

function outcomesOf(life: Lifecycle): ControlCatalog['lifecycles'][number] {
  const arrows = Object.values(life.tables).flat();
  const outcomes = (events: Iterable<string>): ControlOutcome[] =>
    [...new Set(events)].map((outcome) => ({ outcome, with: takesOf(arrows.filter(({ on }) => on === outcome)) }));
  return {
    lifecycle: life.name,
    decisions: Object.entries(life.decisions ?? {}).map(([decision, { who }]) => ({
      decision,
      who,
      outcomes: outcomes(arrows.filter(({ by }) => by === decision).map(({ on }) => on)),
    })),
    gates: Object.entries(life.gates ?? {}).map(([gate, { who, outcomes: refusals }]) => ({
      gate,
      who,
      outcomes: Object.entries(refusals).map(([outcome, { error }]) => ({ outcome, error })),
    })),
    triggers: outcomes(triggersOf(life)),
  };
}

function magicValues({ outcomes, errors, codes }: CatalogOptions['magic']): ControlCatalog['magicValues'] {
  return [
    ...outcomes.map(({ where, lifecycles, contains, equals, outcome, with: given = {} }) => ({
      where: where ?? lifecycles.join(', '),
      value: contains ?? equals ?? '',
      effect: [outcome, ...Object.values(given)].join(' '),
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
