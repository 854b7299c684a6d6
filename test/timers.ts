/** Timers of the system clock that fire when a test says so: a timeout takes no time. */
import type { Test } from 'tap';
import { systemClock } from '../src/engine/time/clock.js';

export interface HeldTimers {
  /** Fires the timers that are set for this many milliseconds; throws if there is none. */
  expire(ms: number): void;
  /** Whether there is one. */
  isSet(ms: number): boolean;
}

/** Holds back every timer that is set from now on, until the test ends. */
export function holdTimers(t: Test): HeldTimers {
  const held = new Map<object, { ms: number; callback: () => void }>();
  t.intercept(systemClock, 'timer', {
    value: (ms: number, callback: () => void) => {
      const handle = {};
      held.set(handle, { ms, callback });
      return () => void held.delete(handle);
    },
  });
  return {
    isSet: (ms) => [...held.values()].some((timer) => timer.ms === ms),
    expire(ms) {
      const due = [...held].filter(([, timer]) => timer.ms === ms);
      if (due.length === 0) throw new Error(`no timer is set for ${ms} ms`);
      for (const [handle, { callback }] of due) {
        held.delete(handle);
        callback();
      }
    },
  };
}
