/** Simulations of parcels whose worlds a medium keeps, as a start does it. */
import { Arrival } from '../../src/engine/world/arrival.js';
import type { Simulation } from '../../src/engine/world/simulation.js';
import type { Medium } from '../../src/store/medium.js';
import { Store } from '../../src/store/store.js';
import { parcels, simulationOf } from '../engine/parcels.js';

/** A simulation with the worlds that a medium has. */
export async function kept(medium: Medium) {
  const { simulation } = simulationOf();
  const failures: string[] = [];
  const store = new Store(medium, ({ message }) => failures.push(message));
  simulation.tracksChanges = true;
  await store.load(
    () => new Arrival(simulation, { catchUp: true }),
    () => undefined,
  );
  simulation.connect({
    emitted: () => undefined,
    changed: (world) => store.changed(world),
    forgotten: (world) => store.forget(world),
    failed: ({ message }) => failures.push(message),
  });
  return { simulation, store, flush: () => store.allFlushed(), failures };
}

/** Ids of the parcels of each project. */
export const parcelsOf = ({ worlds }: Simulation): Record<string, string[]> =>
  Object.fromEntries(
    [...worlds.values()].map((world) => [world.id, [...world.collection(parcels).values()].map(({ id }) => id)]),
  );
