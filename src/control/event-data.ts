// The data of an event or an outcome: which names and values it accepts.
import { nearestName } from '../contract/nearest-name.js';
import type { ControlTakes } from '../contract/types.js';
import { dataOf } from '../engine/lifecycle/resource.js';
import type { DataKind, EventData, Resource } from '../engine/model.js';
import { invalidInput } from '../engine/requests/problem.js';

const jsonType = { text: 'string', number: 'number', boolean: 'boolean' } as const;

const shown = (kind: DataKind): string[] => (typeof kind === 'string' ? [`<${kind}>`] : [...kind]);

/** The data that an event accepts, as the control API shows it. */
export function takesOf(resource: Resource, event: string): ControlTakes {
  return Object.fromEntries(Object.entries(dataOf(resource, [event])).map(([name, kind]) => [name, shown(kind)]));
}

/** Throws `invalid_input` for data that none of these events accepts. */
export function dataMustFit(resource: Resource, events: readonly string[], data: EventData): void {
  const kinds = dataOf(resource, events);
  const faults: string[] = [];
  for (const [name, value] of Object.entries(data)) {
    const kind = kinds[name];
    if (kind === undefined) {
      const meant = nearestName(name, Object.keys(kinds));
      faults.push(`unknown field 'with.${name}'${meant ? `; did you mean 'with.${meant}'?` : ''}`);
    } else if (typeof kind === 'string') {
      if (typeof value !== jsonType[kind]) faults.push(`with.${name} must be a ${jsonType[kind]}`);
    } else if (typeof value !== 'string' || !kind.includes(value)) {
      faults.push(`with.${name} must be one of the following values: ${kind.join(', ')}`);
    }
  }
  if (faults.length > 0) throw invalidInput(faults);
}
