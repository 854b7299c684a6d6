// The lists of RCS senders: in creation order, or sorted by a column.
import type { RcsSenderSortColumnsEnum, RcsSenderStatesEnum } from '../../contract/types.js';
import { listing } from '../../engine/records/listing.js';
import { brandNameOf, placeOf, type Sender } from './sender-record.js';

/** The order in which a list by state shows the states (chosen: the order of the lifecycle). */
const stateOrder: readonly RcsSenderStatesEnum[] = [
  'DRAFT',
  'IN_PROGRESS',
  'IN_TEST',
  'PREPARING_LAUNCH',
  'LAUNCHING',
  'LAUNCHED',
  'UNLAUNCHED',
  'UNKNOWN',
];

const facets = {
  app: (sender: Sender) => sender.conversationApiAppDetails?.id ?? sender.conversationApiApp,
  state: ({ state }: Sender) => state,
};

export const inCreation = listing<Sender, 'app' | 'state'>({ facets });

const sortedBy = (column: (sender: Sender) => string) =>
  listing<Sender, 'app' | 'state'>({ facets, order: (sender) => `${column(sender)}\u0000${placeOf(sender)}` });

export const sorted: Record<RcsSenderSortColumnsEnum, typeof inCreation> = {
  CREATED: sortedBy(({ created = '' }) => created),
  MODIFIED: sortedBy(({ modified }) => modified),
  NAME: sortedBy((sender) => brandNameOf(sender).toLowerCase()),
  STATE: sortedBy(({ state }) => String(stateOrder.indexOf(state))),
};
