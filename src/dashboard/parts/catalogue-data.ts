// What can be forced, which does not change while the simulator runs: loaded once.
import { signal } from '@preact/signals';
import type { ControlCatalog } from '../../contract/types.js';
import { get } from '../client.js';

export const catalogue = signal<ControlCatalog | undefined>(undefined);
let asked = false;

/** The catalogue, or undefined while it is on its way. */
export function useCatalogue(): ControlCatalog | undefined {
  if (!asked) {
    asked = true;
    get<'CatalogController_getCatalog_v1'>('/__admin/catalog').then(
      (content) => {
        catalogue.value = content;
      },
      () => {
        asked = false;
      },
    );
  }
  return catalogue.value;
}

export const lifecycleOf = (name: string): ControlCatalog['lifecycles'][number] | undefined =>
  catalogue.value?.lifecycles.find(({ lifecycle }) => lifecycle === name);

/** The event data that an outcome or a trigger takes: names, and the values where they are known. */
export function takesOf(lifecycle: string, event: string): Readonly<Record<string, readonly string[]>> {
  const known = lifecycleOf(lifecycle);
  const outcomes = [...(known?.decisions.flatMap((decision) => decision.outcomes) ?? []), ...(known?.triggers ?? [])];
  return outcomes.find(({ outcome }) => outcome === event)?.with ?? {};
}
