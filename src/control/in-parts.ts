// Work on many texts, in parts between which other requests get their turn.
import { systemClock } from '../engine/time/clock.js';

/** Characters of the texts of a part; parsing and comparing them takes some ten milliseconds. */
const partLength = 256 * 1024;

/** Calls `work` for each thing. `costOf`: the characters that it must read, roughly. */
export async function inParts<T>(
  things: Iterable<T>,
  costOf: (thing: T) => number,
  work: (thing: T) => void,
): Promise<void> {
  let done = 0;
  for (const thing of things) {
    const cost = costOf(thing);
    if (done > 0 && done + cost > partLength) {
      await systemClock.pause();
      done = 0;
    }
    work(thing);
    done += cost;
  }
}
