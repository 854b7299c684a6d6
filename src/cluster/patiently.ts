// The steps of a start are repeated while the database is slow: a sign of life without an answer in time ends the connections
// of all statements, also of those that would have had one.
import { systemClock } from '../engine/time/clock.js';

/** How long a step may fail, and how long after a failure it is tried again, real milliseconds. */
const patience = 30_000;
const retryTime = 100;

export async function patiently<T>(step: () => Promise<T>): Promise<T> {
  const until = systemClock.elapsed() + patience;
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (systemClock.elapsed() > until) throw error;
      await systemClock.sleep(retryTime);
    }
  }
}
