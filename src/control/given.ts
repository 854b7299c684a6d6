// The data that goes with an event or an outcome: which names and values its arrows take.
import { nearestName } from '../contract/nearest-name.js';
import type { ControlTakes } from '../contract/types.js';
import type { Arrow, Given, Lifecycle } from '../engine/lifecycle/lifecycle.js';
import { invalidInput } from '../engine/requests/problem.js';

type Kinds = Readonly<Record<string, readonly string[] | 'text' | 'number' | 'boolean'>>;

const jsonType = { text: 'string', number: 'number', boolean: 'boolean' } as const;

function kindsOf(arrow: Arrow<never>): Kinds {
  return { ...arrow.with, ...(arrow.log && { comment: 'text' as const }) };
}

/** What an arrow takes, as the control API shows it. */
export function takesOf(arrows: readonly Arrow<never>[]): ControlTakes {
  const kinds = Object.assign({}, ...arrows.map(kindsOf)) as Kinds;
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, typeof kind === 'string' ? [`<${kind}>`] : [...kind]]),
  );
}

/** Throws `invalid_input` for data that none of these events takes. */
export function givenMustFit(life: Lifecycle, events: readonly string[], given: Given): void {
  const arrows = Object.values(life.tables)
    .flat()
    .filter(({ on }) => events.includes(on));
  const kinds = Object.assign({}, ...arrows.map(kindsOf)) as Kinds;
  const faults: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const kind = kinds[name];
    if (kind === undefined) {
      const meant = nearestName(name, Object.keys(kinds));
      faults.push(`unknown field 'with.${name}'${meant ? `; did you mean 'with.${meant}'?` : ''}`);
    } else if (typeof kind === 'string') {
      if (typeof value !== jsonType[kind]) faults.push(`with.${name} must be a ${jsonType[kind]}`);
    } else if (!kind.includes(value as string)) {
      faults.push(`with.${name} must be one of the following values: ${kind.join(', ')}`);
    }
  }
  if (faults.length > 0) throw invalidInput(faults);
}
