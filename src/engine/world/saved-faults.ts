// Whether a saved world can be used: nothing may be wrong in it that would only show later, in the middle of a call.
import { soughtFaults } from '../../contract/first-faults.js';
import { nearestName } from '../../contract/nearest-name.js';
import { partsOf } from '../../contract/parts.js';
import { checkRecord } from '../../contract/validate.js';
import type { CollectionDefinition } from '../model.js';
import type { SavedRecord } from '../records/collection.js';
import { hidden } from '../records/hidden.js';
import { messageOf } from '../requests/problem.js';
import type { Steps } from '../time/turns.js';
import type { SavedWorld } from './saved.js';
import type { Simulation } from './simulation.js';

const schema = 'ControlSavedWorld';

/**
 * The names that a saved world uses and this simulator does not have, as `place: reason`; the first ones, if there are very
 * many.
 */
export function* unknownNames(
  simulation: Simulation,
  { collections, waiting, jobs }: Pick<SavedWorld, 'collections' | 'waiting' | 'jobs'>,
): Steps<string[]> {
  const faults: string[] = [];
  for (const fault of unknownIn(simulation, { collections, waiting, jobs })) {
    yield;
    if (fault === undefined) continue;
    faults.push(fault);
    if (faults.length > soughtFaults) break;
  }
  return faults;
}

function* unknownIn(
  simulation: Simulation,
  { collections, waiting, jobs }: Pick<SavedWorld, 'collections' | 'waiting' | 'jobs'>,
): Iterable<string | undefined> {
  const faultOf = (place: string, name: string, known: readonly string[]): string | undefined => {
    if (known.includes(name)) return undefined;
    const near = nearestName(name, known);
    const meant = near === undefined ? '' : `Did you mean ${near}? `;
    return `${place}: '${name}' does not exist. ${meant}Known: ${known.join(', ') || 'none'}`;
  };
  const names = [...simulation.collections()].map(({ collection }) => collection);
  for (const name of Object.keys(collections)) yield faultOf('collections', name, names);
  const lifecycles = [...simulation.resources()].map(({ name }) => name);
  for (const { lifecycle, field } of waiting) {
    yield faultOf('waiting', lifecycle, lifecycles);
    if (!simulation.hasResource(lifecycle) || field === '') continue;
    yield faultOf('waiting', field, Object.keys(simulation.resource(lifecycle).transitions));
  }
  const kinds = simulation.jobKinds();
  for (const { kind } of jobs) yield faultOf('jobs', kind, kinds);
}

/** Why a saved world cannot be used; empty if it can. */
export function* savedFaults(simulation: Simulation, saved: SavedWorld): Steps<string[]> {
  const { reached: _, ...clock } = saved.clock ?? {};
  const faults: string[] = [];
  for (const { value, place } of partsOf({ ...saved, clock }, { $ref: schema })) {
    for (const fault of checkRecord(schema, value)) faults.push(fault.replace(/^\S+/, place));
    if (faults.length > 0) return faults;
    yield;
  }
  for (const fault of yield* unknownNames(simulation, saved)) faults.push(fault);
  for (const { id, world } of saved.jobs)
    if (world !== saved.id) faults.push(`jobs: ${id} belongs to project ${world}`);
  if (faults.length > 0) return faults;
  for (const [name, records] of Object.entries(saved.collections)) {
    const definition = simulation.collectionNamed(name);
    for (const [index, record] of records.entries()) {
      faults.push(...recordFaults(definition, record).map((fault) => `collections.${name}.${index}: ${fault}`));
      yield;
    }
  }
  return faults;
}

function recordFaults(definition: CollectionDefinition, { wire, hidden: inside }: SavedRecord): string[] {
  const faults = definition.schema === undefined ? [] : checkRecord(definition.schema, wire);
  if (faults.length > 0) return faults;
  const record: object = Object.assign({}, wire, { [hidden]: inside });
  try {
    const { key, order = key } = definition;
    if (key(record) === '' || order(record) === '') return ['the record has no key'];
    const hasLog = 'activities' in inside && Array.isArray(inside.activities);
    return hasLog || !('activities' in (definition.hidden ?? {})) ? [] : ['hidden.activities: the record has no log'];
  } catch (error) {
    return [messageOf(error)];
  }
}
