/** Counts how often work gives way to other work, without real time. */
import type { Test } from 'tap';
import { systemClock } from '../src/engine/time/clock.js';

export interface Turns {
  /** Turns that have ended; can be set back. */
  count: number;
}

/** Each look at the clock takes a millisecond until the test ends, so a turn is over after some steps. `ended`: called then. */
export function countTurns(t: Test, ended: () => void = () => undefined): Turns {
  const turns = { count: 0 };
  let now = 0;
  t.intercept(systemClock, 'elapsed', { value: () => now++ });
  const { pause } = systemClock;
  t.intercept(systemClock, 'pause', {
    value: () => {
      turns.count++;
      ended();
      return pause();
    },
  });
  return turns;
}
