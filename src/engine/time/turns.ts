// Long work in steps, between which other requests get their turn.
import { systemClock } from './clock.js';

/** Work that can be interrupted at each `yield`. It must not matter to it what happens meanwhile. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** How long steps follow each other before other work gets its turn, real milliseconds. */
const turn = 10;

/** Pauses wait for each other, so that several works at the same time do not take a turn each. */
let pauses: Promise<void> = Promise.resolve();

function pause(): Promise<void> {
  pauses = pauses.then(systemClock.pause);
  return pauses;
}

/** Carries out work in turns. `take` makes a step. */
export async function inTurns<T>(
  work: Steps<T>,
  take: (step: () => IteratorResult<undefined, T>) => IteratorResult<undefined, T> = (step) => step(),
): Promise<T> {
  let ends = systemClock.elapsed() + turn;
  for (;;) {
    const { done, value } = take(() => work.next());
    if (done) return value;
    if (systemClock.elapsed() < ends) continue;
    await pause();
    ends = systemClock.elapsed() + turn;
  }
}

/** Carries out work without a pause. */
export function atOnce<T>(work: Steps<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
