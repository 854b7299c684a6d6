// Gives memory back that is no longer in use. V8 collects garbage while a program allocates; a simulator whose projects have all
// gone to rest allocates nothing, and would keep what they took.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { systemClock } from '../engine/time/clock.js';

/** V8 returns pages to the system over the next collections, not at the first. */
const rounds = 3;

/** Between two collections, real milliseconds. */
const between = 1000;

/** A collection that took longer is not repeated: nobody can be answered meanwhile. Real milliseconds. */
const tolerable = 50;

let collect: (() => void) | undefined;

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
}

/** Collects all garbage; each round holds everything up for as long as it takes to find what is in use. */
export function collectGarbage(left = rounds): void {
  collect ??= collector();
  const begun = systemClock.elapsed();
  collect();
  if (left === 1 || systemClock.elapsed() - begun > tolerable) return;
  systemClock.timer(between, () => collectGarbage(left - 1));
}
