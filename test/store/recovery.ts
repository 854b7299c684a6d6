/** What health says, and the end of a trouble. */
import type { TestProject } from '../simulator.js';
import type { HeldTimers } from '../timers.js';
import { until } from './until.js';

export const health = async (sim: TestProject) => (await sim.raw('GET', '/__admin/health')).body;

/** Lets what failed be tried again until nothing fails. */
export const recovery = (sim: TestProject, timers: HeldTimers): Promise<void> =>
  until(async () => {
    if (timers.isSet(1000)) timers.expire(1000);
    return (await health(sim)).status === 'ok';
  });
