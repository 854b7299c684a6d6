// Samples of webhook events: made up from the contract, or with the payload of a resource.
import { contract } from '../contract/load.js';
import { sampleOf } from '../contract/sample.js';
import type { ControlSample, EventType } from '../contract/types.js';
import { checkEvent } from '../contract/validate.js';
import { questionFor } from '../contract/words.js';
import { invalidInput } from '../engine/requests/problem.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { requireRecord, requireResource } from './lifecycle-names.js';

const isEventType = (type: string): type is EventType => contract.events.has(type);

/** The type of an event; throws `invalid_input` for one that the contract does not have. */
export function eventType(type: string): EventType {
  if (isEventType(type)) return type;
  const known = [...contract.events.keys()];
  const hint = questionFor(type, known) ?? `use one of ${known.join(', ')}`;
  throw invalidInput([`unknown event '${type}'; ${hint}`]);
}

/** Throws `invalid_input` if the resource has another payload than the event. */
export function sampleOfEvent(
  world: ProjectWorld,
  simulation: Simulation,
  { type, resource: place }: ControlSample,
): { payload: object | undefined; extras: object } {
  const { schema } = contract.events.get(eventType(type))!;
  const { type: _, payload: madeUp, ...extras } = fieldsOf(sampleOf(schema, 'full'));
  if (!place) return { payload: typeof madeUp === 'object' && madeUp !== null ? madeUp : undefined, extras };
  const resource = requireResource(simulation, place.lifecycle);
  const record = requireRecord(world, resource, place.key);
  const payload = resource.payload?.(record, world) ?? record;
  const faults = checkEvent(type, JSON.parse(JSON.stringify({ type, payload, ...extras })));
  if (faults.length > 0) throw invalidInput([`a ${place.lifecycle} is no payload of ${type}: ${faults.join('; ')}`]);
  return { payload, extras };
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
