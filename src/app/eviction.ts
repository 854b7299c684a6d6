// Which projects are let go from memory, and what they take with them.
import type { Config } from '../config/settings.js';
import type { Outbox } from '../delivery/outbox.js';
import { Arrival } from '../engine/world/arrival.js';
import type { Checkpoints } from '../engine/world/checkpoints.js';
import { Eviction, type LeftFamily } from '../engine/world/eviction.js';
import type { Simulation } from '../engine/world/simulation.js';
import { collectGarbage } from '../store/garbage.js';
import type { Store } from '../store/store.js';

/** Families whose memory is worth a garbage collection. */
const worthCollecting = 100;

export interface EvictionParts {
  simulation: Simulation;
  outbox: Outbox;
  checkpoints: Checkpoints;
  /** Called with each family that is let go while several processes share the store. */
  left: (family: LeftFamily) => void;
  /** Measures how long nobody used a project, milliseconds. */
  idleClock?: () => number;
  report: (error: Error) => void;
}

/** Undefined if nothing is let go. */
export function evictionFor(
  { idle, advertise }: Config,
  store: Store,
  { simulation, outbox, checkpoints, left, idleClock, report }: EvictionParts,
): Eviction | undefined {
  if (idle === null && advertise === undefined) return undefined;
  return new Eviction(simulation.projects, store, {
    idle: idle ?? Number.POSITIVE_INFINITY,
    ...(advertise !== undefined && { left }),
    ...(idleClock && { now: idleClock }),
    tally: outbox.tally,
    keepsakes: [outbox.keepsake, checkpoints.keepsake],
    arrival: (clock) => new Arrival(simulation, { catchUp: true, ...(clock && { clock }) }),
    released(families) {
      // What is in use makes a collection slow, not what is let go of.
      if (families >= worthCollecting && families > simulation.worlds.size) collectGarbage();
    },
    report,
  });
}
