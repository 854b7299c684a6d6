// Makes src/library/lifecycles.ts: the names that a test uses, from the tables of transitions (npm run docs writes it).
import { hold } from '../src/engine/lifecycle/choice.js';
import { dataOf, outcomesOf, triggersOf } from '../src/engine/lifecycle/resource.js';
import type { Checks, DataKind, Resource, Transition } from '../src/engine/model.js';
import { key, literal } from './generate-types.js';

const union = (words: Iterable<string>): string => [...new Set(words)].sort().map(literal).join(' | ') || 'never';

const typeOfDatum = (kind: DataKind): string =>
  kind === 'text' ? 'string' : typeof kind === 'string' ? kind : union(kind);

/** The data of an event; never for what takes none. */
function dataType(resource: Resource, event: string): string {
  const fields = Object.entries(dataOf(resource, [event]));
  return fields.length === 0
    ? 'NoData'
    : `{ ${fields.map(([name, kind]) => `${key(name)}?: ${typeOfDatum(kind)}`).join('; ')} }`;
}

const statesOf = (rows: readonly Transition[]): string[] =>
  rows
    .flatMap(({ from, to }) => [from, to].flat())
    .filter((state) => state !== null)
    .filter((state) => state !== '*' && state !== 'same');

function entryOf(resource: Resource): string {
  const { name, keyParts = [], transitions, decisions, checks } = resource;
  const states = Object.entries(transitions).map(([field, rows]) => {
    return `      ${key(field)}: ${union(statesOf(rows))};\n`;
  });
  const parts = keyParts.length > 0 ? ` | { ${keyParts.map((part) => `${part}: string`).join('; ')} }` : '';
  const outcomes = outcomesOf(resource);
  const events = new Set([...Object.keys(resource.events), ...outcomes]);
  const asked: Checks = checks;
  return `  ${literal(name)}: {
    key: string${parts};
    states: ${states.length > 0 ? `{\n${states.join('')}    }` : 'Record<never, never>'};
    state: ${union(Object.values(transitions).flatMap(statesOf))};
    decisions: ${union([...Object.keys(decisions), ...Object.keys(asked)])};
    outcomes: ${union([...outcomes, hold])};
    triggers: ${union(triggersOf(resource))};
    events: ${union(Object.keys(resource.events))};
    data: {\n${[...events].map((event) => `      ${key(event)}: ${dataType(resource, event)};\n`).join('')}    };
  };\n`;
}

/** Last part of a name -> the name, if only one lifecycle has it. */
function shortNames(resources: readonly Resource[]): string {
  const names = resources.map(({ name }) => name);
  const last = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
  const unique = names.filter((name) => names.filter((other) => last(other) === last(name)).length === 1);
  return unique.map((name) => `  ${key(last(name))}: Lifecycles[${literal(name)}];\n`).join('');
}

/** `own`: error codes of the server itself. */
export function lifecycleTypesOf(resources: Iterable<Resource>, own: Iterable<string>): string {
  const sorted = [...resources].sort((one, other) => (one.name < other.name ? -1 : 1));
  return `// GENERATED from the tables of transitions in src/services (npm run docs): do not edit.

/** Data of what takes none. */
export type NoData = { readonly [name: string]: never };

/**
 * Every lifecycle: its keys, the states of each field, its decisions and checks, their outcomes, what a test can trigger, and
 * the data that an outcome or an event takes.
 */
export interface Lifecycles {
${sorted.map(entryOf).join('')}}

/** As Lifecycles, also by the last part of a name, where only one lifecycle has it. */
export interface LifecyclesByName extends Lifecycles {
${shortNames(sorted)}}

/** Error codes of the simulator itself, besides those of the API. */
export type ServerErrorCode = ${union(own)};
`;
}
