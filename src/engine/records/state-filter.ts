// The filter of lists of reviewed resources: `filterStates` matches the live state, `filterStatuses` the status of pending
// changes, `templateName` the beginning of the name.

interface Reviewed {
  state?: string;
  changes?: { status: string };
}

interface Asked {
  filterStates?: readonly string[];
  filterStatuses?: readonly string[];
  templateName?: string;
}

/** `where` of a page: the condition of a filter; undefined for an empty filter, so that no record is tested. */
export const stateFilter =
  <R extends Reviewed>(nameOf: (record: R) => string = () => '') =>
  ({ filterStates, filterStatuses, templateName }: Asked): ((record: R) => boolean) | undefined => {
    if ((filterStates ?? filterStatuses ?? templateName) === undefined) return undefined;
    return (record) =>
      (!filterStates || (record.state !== undefined && filterStates.includes(record.state))) &&
      (!filterStatuses || (record.changes !== undefined && filterStatuses.includes(record.changes.status))) &&
      nameOf(record).startsWith(templateName ?? '');
  };
