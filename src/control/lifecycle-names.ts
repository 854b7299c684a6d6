// Finds lifecycles and resources by the names and keys that people give them.
import type { ControlKey } from '../contract/types.js';
import type { Resource } from '../engine/model.js';
import { invalidInput, Problem } from '../engine/requests/problem.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { hint, listed, valueHint } from './control.js';

/**
 * The resource with this lifecycle: `whatsapp.template`, or `flow` where only one service has it, in any case. Throws
 * `lifecycle_not_found`, and `invalid_input` for a name of several.
 */
export function requireResource(simulation: Simulation, name: string): Resource {
  if (simulation.hasResource(name)) return simulation.resource(name);
  const all = [...simulation.resources()];
  const written = name.toLowerCase();
  const [found, ...others] = all.filter((resource) => {
    const full = resource.name.toLowerCase();
    return full === written || full.endsWith(`.${written}`);
  });
  if (found && others.length === 0) return found;
  const known = all.map((resource) => resource.name);
  if (found) {
    const candidates = [found, ...others].map((resource) => resource.name);
    throw invalidInput([`'${name}' is the name of several lifecycles; use one of ${candidates.join(', ')}`]);
  }
  throw new Problem('lifecycle_not_found', { value: name, hint: valueHint(name, known), supported: listed(known) });
}

/** The key of a resource as text: an object names its parts, such as `{name, language}`. Throws `invalid_input`. */
export function keyText(resource: Resource, key: ControlKey): string {
  if (typeof key === 'string') return key;
  const { keyParts = [] } = resource;
  if (keyParts.length === 0)
    throw invalidInput([`key must be a string: the key of ${resource.name} has only one part`]);
  const given = Object.keys(key);
  const faults = [
    ...keyParts.filter((part) => key[part] === undefined).map((part) => `key.${part} is needed`),
    ...given
      .filter((name) => !keyParts.includes(name))
      .map((name) => `unknown field 'key.${name}'. ${hint(name, keyParts)}Allowed: ${keyParts.join(', ')}`),
  ];
  if (faults.length > 0) throw invalidInput(faults);
  return keyParts.map((part) => key[part]).join('/');
}

/** As `keyText`, where nothing else says which resource it is. */
export function keyOfAny(resources: readonly Resource[], key: ControlKey): string {
  if (typeof key === 'string') return key;
  const given = Object.keys(key);
  const fitting = resources.find(({ keyParts = [] }) => given.every((name) => keyParts.includes(name)));
  if (fitting) return keyText(fitting, key);
  const forms = resources.flatMap(({ name, keyParts }) => (keyParts ? [`${name}: ${keyParts.join(', ')}`] : []));
  throw invalidInput([`key must be a string, or an object with the parts of a key (${forms.join('; ')})`]);
}

/** The record with this key; throws `resource_not_found`. */
export function requireRecord(world: ProjectWorld, resource: Resource, given: ControlKey): object {
  const key = keyText(resource, given);
  const records = world.collection(resource);
  const record = records.get(key);
  if (record) return record;
  const keys = [...records.values()].map((each) => resource.key(each));
  // The first part alone is a common mistake; it is as good as unique if only one key starts with it.
  const begun = keys.filter((each) => each.startsWith(`${key}/`));
  const meant = begun.length > 0 ? `Did you mean ${listed(begun.slice(0, 5))}? ` : hint(key, keys);
  throw new Problem('resource_not_found', { lifecycle: resource.name, value: key, hint: meant });
}
