// The filter that lists of reviewed things share: `filterStates` looks at what is live, `filterStatuses` at what waits
// under `changes`.

interface Reviewed {
  state?: string;
  changes?: { status: string };
}

export interface StateFilter {
  filterStates?: readonly string[];
  filterStatuses?: readonly string[];
}

/** Whether a record is in one of the states, and its changes in one of the statuses, that are asked for. */
export function isInStates({ state, changes }: Reviewed, { filterStates, filterStatuses }: StateFilter): boolean {
  return (
    (!filterStates || (state !== undefined && filterStates.includes(state))) &&
    (!filterStatuses || (changes !== undefined && filterStatuses.includes(changes.status)))
  );
}
