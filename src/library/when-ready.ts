// Waiting for a simulator that may still be starting.
import type { ControlHealth } from '../contract/types.js';
import { systemClock } from '../engine/time/clock.js';
import type { Simulator } from './simulator.js';

/** Time between two looks, milliseconds. */
const pause = 100;

/** Its health as soon as it is ready; throws what the last look threw when it is not within `limit` milliseconds. */
export async function whenReady(simulator: Simulator, limit: number): Promise<ControlHealth> {
  const until = systemClock.elapsed() + limit;
  for (;;) {
    try {
      return await simulator.health();
    } catch (error) {
      if (systemClock.elapsed() >= until) throw error;
      await systemClock.sleep(pause);
    }
  }
}
