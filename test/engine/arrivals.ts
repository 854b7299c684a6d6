/** Restores a family of saved worlds, parents first, without a pause. */
import { atOnce } from '../../src/engine/time/turns.js';
import { Arrival } from '../../src/engine/world/arrival.js';
import type { SavedWorld } from '../../src/engine/world/saved.js';
import type { Simulation } from '../../src/engine/world/simulation.js';
import type { ProjectWorld } from '../../src/engine/world/world.js';

export function restored(simulation: Simulation, saved: readonly SavedWorld[], catchUp = true): ProjectWorld[] {
  const arrival = new Arrival(simulation, { catchUp });
  for (const world of saved) atOnce(arrival.add(world));
  arrival.arrive();
  return arrival.worlds;
}
