// The filter of lists of reviewed resources: `filterStates` matches the live state, `filterStatuses` the status of pending
// changes.

import { listing } from './listing.js';

interface Reviewed {
  state?: string;
  changes?: { status: string };
}

interface Asked {
  filterStates?: readonly string[];
  filterStatuses?: readonly string[];
}

/** The values that these lists are filtered by. */
export const stateFacets = {
  state: ({ state }: Reviewed) => state,
  status: ({ changes }: Reviewed) => changes?.status,
} as const;

/** What a filter selects. */
export const stateSelection = ({ filterStates, filterStatuses }: Asked) => ({
  state: filterStates,
  status: filterStatuses,
});

/** The list of reviewed resources in the order of their collection. */
export const reviewedList = listing<Reviewed, 'state' | 'status'>({ facets: stateFacets });

/**
 * `where` of a list whose sort key is the name with more behind a separator: a prefix that contains the separator could
 * match what is behind it.
 */
export const beginning =
  <R>(separator: string, nameOf: (record: R) => string) =>
  ({ templateName }: { templateName?: string }): ((record: R) => boolean) | undefined =>
    templateName?.includes(separator) ? (record) => nameOf(record).startsWith(templateName) : undefined;
