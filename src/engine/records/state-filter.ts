// The filter that lists of reviewed things share: `filterStates` looks at what is live, `filterStatuses` at what waits
// under `changes`, `templateName` at how the name begins.

interface Reviewed {
  state?: string;
  changes?: { status: string };
}

interface Asked {
  filterStates?: readonly string[];
  filterStatuses?: readonly string[];
  templateName?: string;
}

/** `where` of a page: the test of a filter; undefined when nothing is asked for, so that no record is looked at. */
export const stateFilter =
  <R extends Reviewed>(nameOf: (record: R) => string = () => '') =>
  ({ filterStates, filterStatuses, templateName }: Asked): ((record: R) => boolean) | undefined => {
    if ((filterStates ?? filterStatuses ?? templateName) === undefined) return undefined;
    return (record) =>
      (!filterStates || (record.state !== undefined && filterStates.includes(record.state))) &&
      (!filterStatuses || (record.changes !== undefined && filterStatuses.includes(record.changes.status))) &&
      nameOf(record).startsWith(templateName ?? '');
  };
