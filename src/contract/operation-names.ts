// The names by which people call an operation: its id, or as much of `service.group.action` as is unique.
import { alternatives } from './guessed-name.js';
import { contract, type Operation } from './load.js';
import { meantValues } from './words.js';

const operations = (): Operation[] => [...contract.operations.values()].filter(({ service }) => service !== 'control');

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** `senders` of WhatsappSendersController; may be empty. */
export function groupOf({ controller, service }: Operation): string {
  const name = controller.replace(/(Helper)?Controller$/, '');
  return lowerFirst(name.toLowerCase().startsWith(service) ? name.slice(service.length) : name);
}

/** The shortest first. */
function shortNames(operation: Operation): string[] {
  const { service, action } = operation;
  const group = groupOf(operation);
  return [action, `${service}.${action}`, ...(group === '' ? [] : [`${service}.${group}.${action}`])];
}

function namesOf(operation: Operation): string[] {
  const { id, controller, action } = operation;
  const full = [id, `${controller}_${action}`, `${controller}.${action}`, `${groupOf(operation)}.${action}`];
  return [...full, ...shortNames(operation)].map((name) => name.toLowerCase());
}

let index: Map<string, Set<Operation>> | undefined;

/** All names of all operations. */
function byName(): Map<string, Set<Operation>> {
  if (index) return index;
  index = new Map();
  for (const operation of operations()) {
    for (const name of namesOf(operation)) index.set(name, (index.get(name) ?? new Set()).add(operation));
  }
  return index;
}

/** Ids of the operations that have this name, in any case. */
export const operationsNamed = (name: string): Operation[] => [...(byName().get(name.toLowerCase()) ?? [])];

/** The id of an operation, and the names that only it has, the shortest first. */
export const uniqueNames = (operation: Operation): string[] => [
  operation.id,
  ...shortNames(operation).filter((name) => operationsNamed(name).length === 1),
];

/** The shortest name that only this operation has. */
export const shortestName = (operation: Operation): string =>
  shortNames(operation).find((name) => operationsNamed(name).length === 1) ?? operation.id;

/** The id of the operation that a name means, or why it means none. */
export function operationNamed(name: string): { id: string; fault?: never } | { id?: never; fault: string } {
  const [found, ...others] = operationsNamed(name);
  if (found && others.length === 0) return { id: found.id };
  if (found) {
    const candidates = [found, ...others].map(shortestName);
    return { fault: `'${name}' is the name of several operations; use one of ${candidates.join(', ')}` };
  }
  const known = operations();
  const full = new Map(known.map((operation) => [shortNames(operation).at(-1)!, operation]));
  const ids = name.includes('_')
    ? meantValues(
        name,
        known.map(({ id }) => id),
      )
    : [];
  const named = (): string[] => meantValues(name, full.keys()).map((each) => shortestName(full.get(each)!));
  const meant = ids.length > 0 ? ids : named();
  const hint = meant.length > 0 ? `did you mean ${alternatives(meant)}?` : 'GET /__admin/catalog lists them';
  return { fault: `unknown operation '${name}'; ${hint}` };
}
