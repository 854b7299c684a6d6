// How many faults of one request are looked for and reported, so that a body with a fault in each of its many parts costs
// no more than one with a hundred.

/** Faults that one answer lists. */
export const reportedFaults = 100;

/** Faults after which validation stops reading lists and maps; several can be one sentence, such as those of a plain list. */
export const soughtFaults = 1000;

/** Follows the reported faults when they are not known to be all. */
export const moreFaults = 'there may be more faults: only the first ones are listed';

/** The first faults, followed by `more` if there are others. */
export function firstFaults<Fault>(faults: readonly Fault[], more: Fault): Fault[] {
  return faults.length <= reportedFaults ? [...faults] : [...faults.slice(0, reportedFaults), more];
}
