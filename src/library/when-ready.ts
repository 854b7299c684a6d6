// Waits for a simulator that may still be starting.
import type { ControlHealth } from '../contract/types.js';
import { systemClock } from '../engine/time/clock.js';
import type { Simulator } from './simulator.js';

/** Time between two attempts, milliseconds. */
const pollInterval = 100;

/** Resolves with its health once it is ready; after `limit` milliseconds, rejects with the error of the last attempt. */
export async function whenReady(simulator: Simulator, limit: number): Promise<ControlHealth> {
  const deadline = systemClock.elapsed() + limit;
  for (;;) {
    try {
      return await simulator.health();
    } catch (error) {
      if (systemClock.elapsed() >= deadline) throw error;
      await systemClock.sleep(pollInterval);
    }
  }
}
