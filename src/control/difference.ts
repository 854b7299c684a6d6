// What differs between two saved states of a family of projects.
import type { ControlChange, ControlSavedWorld } from '../contract/types.js';
import { hidden } from '../engine/records/hidden.js';
import type { Steps } from '../engine/time/turns.js';
import { savedIn } from '../engine/world/family.js';
import type { SavedWorld } from '../engine/world/saved.js';
import type { Simulation } from '../engine/world/simulation.js';
import { hiding, numbered } from './secrets.js';

/** Things of one kind in one project, by their keys. */
type Parts = Map<string, { project: string; part: string; key: string; value: unknown }>;

/** The changes from one state to another. Equal secrets are replaced by equal numbers. */
export function* differencesOf(
  simulation: Simulation,
  before: readonly SavedWorld[],
  after: Parameters<typeof savedIn>[0],
): Steps<ControlChange[]> {
  const standIn = numbered();
  const old = yield* partsOf(simulation, before, standIn);
  const current = yield* partsOf(simulation, yield* savedIn(after), standIn);
  const changes: ControlChange[] = [];
  for (const [place, { value, ...thing }] of old) {
    yield;
    const now = current.get(place);
    const fields = now ? [...fieldsThatDiffer('', value, now.value)] : [];
    if (!now) changes.push({ ...thing, change: 'removed', fields });
    else if (fields.length > 0) changes.push({ ...thing, change: 'changed', fields });
  }
  for (const [place, { value: _, ...thing }] of current) {
    if (!old.has(place)) changes.push({ ...thing, change: 'added', fields: [] });
  }
  return changes;
}

function* partsOf(
  simulation: Simulation,
  worlds: readonly SavedWorld[],
  standIn: ReturnType<typeof numbered>,
): Steps<Parts> {
  const parts: Parts = new Map();
  for (const saved of worlds) {
    // The copy differs from the saved world in its texts only.
    const world = (yield* hiding(saved, standIn)) as ControlSavedWorld;
    const add = (part: string, key: string, value: unknown): void =>
      void parts.set(`${world.id} ${part} ${key}`, { project: world.id, part, key, value });
    for (const [name, records] of Object.entries(world.collections)) {
      const { key } = simulation.collectionNamed(name);
      for (const record of records) {
        const { wire, hidden: inside } = record;
        add(name, key({ ...wire, [hidden]: inside }), {
          ...wire,
          ...(Object.keys(inside).length > 0 && { hidden: inside }),
        });
        yield;
      }
    }
    for (const pending of world.waiting) add('pending', pending.id, pending);
    for (const rule of world.rules) add('rules', rule.id, rule);
    for (const fault of world.faults.list) add('faults', fault.id, fault);
    const { mode, scale } = world.clock;
    const { initialized, credentials, deliveryMode, faults } = world;
    add('settings', world.id, { clock: { mode, scale }, initialized, credentials, deliveryMode, limit: faults.limit });
  }
  return parts;
}

function* fieldsThatDiffer(field: string, before: unknown, after: unknown): Iterable<ControlChange['fields'][number]> {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (!isObject(before) || !isObject(after)) {
    yield { field, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
    return;
  }
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    yield* fieldsThatDiffer(field === '' ? name : `${field}.${name}`, before[name], after[name]);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
