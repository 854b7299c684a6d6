// Says where a field belongs that a control call does not take there. The document is the source: a word that it knows, at
// another place of the body or in another call, is no spelling mistake.
import { alternatives, wordsIn } from '../contract/guessed-name.js';
import { contract, type Operation, refName, type Schema } from '../contract/load.js';
import { nearestName } from '../contract/nearest-name.js';
import type { Violation } from '../contract/validate.js';
import { meantValues, wordRows } from '../contract/words.js';
import { dataOf } from '../engine/lifecycle/resource.js';
import type { Resource } from '../engine/model.js';

/** How deep bodies are searched; deeper fields belong to exported states. */
const deepest = 4;

function propertiesOf(schema: Schema): [string, Schema][] {
  if (schema.$ref !== undefined) return propertiesOf(contract.schemas[refName(schema.$ref)] ?? {});
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [...Object.entries(schema.properties ?? {}), ...branches.flatMap(propertiesOf)];
}

const fieldsKnown = new WeakMap<Schema, readonly string[]>();

/** Dotted paths of all fields, those nearest to the top first. */
export function fieldsOf(schema: Schema | undefined): readonly string[] {
  if (schema === undefined) return [];
  const known = fieldsKnown.get(schema) ?? findFields(schema);
  fieldsKnown.set(schema, known);
  return known;
}

function findFields(schema: Schema): string[] {
  const found = new Set<string>();
  let level: [string, Schema][] = [['', schema]];
  for (let depth = 0; depth < deepest; depth++) {
    level = level.flatMap(([path, of]) =>
      propertiesOf(of).map(([name, inner]): [string, Schema] => [path === '' ? name : `${path}.${name}`, inner]),
    );
    for (const [path] of level) found.add(path);
  }
  return [...found];
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
const above = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));

/** "match: 'match.operation'" */
const placed = (path: string): string => `goes into ${above(path) || 'the body itself'}: '${path}'`;

const callOf = ({ method, path }: Operation): string => `${method} ${path}`;

const controls = (): Operation[] => [...contract.operations.values()].filter(({ service }) => service === 'control');

/** Calls that are named for a word; more would not help. */
const named = 3;

function otherCalls(operation: Operation, name: string): string | undefined {
  const own = wordRows('calls').find(([guesses]) => guesses.includes(name));
  if (own) return `is set by ${own[1]}`;
  const body = controls().filter((other) => fieldsOf(other.body?.schema).some((path) => lastOf(path) === name));
  // The most specific call is the one with the fewest fields.
  const sizeOf = (other: Operation): number => fieldsOf(other.body?.schema).length;
  const nearby = body.toSorted((one, other) => sizeOf(one) - sizeOf(other)).slice(0, named);
  if (nearby.length > 0) {
    const places = nearby.map((other) => {
      const path = fieldsOf(other.body?.schema).find((each) => lastOf(each) === name);
      return `'${path}' of ${callOf(other)}`;
    });
    return `is ${places.join(', ')}`;
  }
  const inQuery = (other: Operation): boolean =>
    other.parameters.some((one) => one.in === 'query' && one.name === name);
  const queries = controls().filter(inQuery).slice(0, named);
  if (queries.includes(operation)) return `is a parameter of the query: ?${name}=`;
  return queries.length === 0 ? undefined : `is a parameter of the query of ${queries.map(callOf).join(', ')}`;
}

/** Whether an event or an outcome of any lifecycle takes data of this name. */
const isEventData = (name: string, resources: Iterable<Resource>): boolean =>
  [...resources].some((resource) => Object.hasOwn(dataOf(resource, Object.keys(resource.events)), name));

function guessed(names: readonly string[], fields: readonly string[]): string | undefined {
  for (const name of names) {
    const meant = wordRows('fields')
      .filter(([guesses]) => guesses.includes(name))
      .map(([, path]) => path);
    const found = meant.find((path) => fields.includes(path));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `frozen_time` as `frozenTime`. */
const camel = (name: string): string =>
  wordsIn(name)
    .map((word, index) => (index === 0 ? word : word[0]!.toUpperCase() + word.slice(1)))
    .join('');

/** What one of the words of a name says; the last one says most: a `responseDelay` is a delay. */
function guessedInParts(name: string, fields: readonly string[]): string | undefined {
  const words = wordsIn(name).toReversed();
  if (words.length < 2) return undefined;
  return fields.find((path) => words.includes(lastOf(path))) ?? guessed(words, fields);
}

/** What is known about a field that an object of the body does not take; undefined if nothing is. */
function adviceOn(operation: Operation, name: string, known: readonly string[], resources: Iterable<Resource>) {
  const fields = fieldsOf(operation.body?.schema);
  const here = fields.find((path) => lastOf(path) === name);
  if (here !== undefined) return `; it ${placed(here)}`;
  const takesData = fields.find((path) => lastOf(path) === 'with');
  const data = isEventData(name, resources);
  if (data && takesData !== undefined) return `; it ${placed(`${takesData}.${name}`)}`;
  const synonym = guessed([name, camel(name)], fields);
  if (synonym !== undefined) return `; use '${synonym}'`;
  const meant = nearestName(name, known);
  const typo = meant === undefined ? '' : `; did you mean '${meant}'?`;
  const elsewhere = otherCalls(operation, name) ?? (data ? otherCalls(operation, 'with') : undefined);
  if (elsewhere === undefined && typo === '') {
    const part = guessedInParts(name, fields);
    return part === undefined ? '' : `; use '${part}'`;
  }
  if (elsewhere === undefined) return typo;
  return `${typo}${typo === '' ? ';' : ' It'} ${typo === '' ? 'it ' : ''}${data ? `is data: ` : ''}${elsewhere}`;
}

/** A value that is not in the list, with the one that it probably means. */
function withMeantValue(violation: Violation, body: unknown): Violation {
  const list = /values: (.*)$/.exec(violation.message)?.[1];
  if (list === undefined) return violation;
  const given = violation.field
    .split('.')
    .reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
      body,
    );
  const meant = typeof given === 'string' ? meantValues(given, list.split(', ')) : [];
  if (meant.length === 0) return violation;
  return { ...violation, message: `${violation.message}; did you mean ${alternatives(meant)}?` };
}

/** The violations of a control call, with advice on its unknown fields and values. */
export function withAdvice(
  operation: Operation,
  violations: readonly Violation[],
  body: unknown,
  resources: Iterable<Resource>,
): Violation[] {
  const all = [...resources];
  return violations.map((violation) => {
    if (violation.unknown === undefined) return withMeantValue(violation, body);
    const { name, known } = violation.unknown;
    const names = known();
    const advice = adviceOn(operation, name, names, all);
    const allowed = names.length === 0 ? '' : `${/[?]$/.test(advice) ? ' ' : '. '}Allowed: ${names.join(', ')}`;
    return { ...violation, message: `unknown field '${violation.field}'${advice}${allowed}` };
  });
}
