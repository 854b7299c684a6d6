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

const stateOf = ({ state }: Sender) => state;
export const appOf = (sender: Sender) => sender.conversationApiAppDetails?.id ?? sender.conversationApiApp;
/** What a search looks at. */
export const textOf = (sender: Sender) => brandNameOf(sender).toLowerCase();

/** An order of the senders. Nearly every sender has an app of its own, so there is a list of its own for those of an app. */
const inOrder = (order: (sender: Sender) => string) => ({
  order,
  all: listing<Sender, 'state'>({ facets: { state: stateOf }, order, text: textOf }),
  ofApp: listing<Sender, 'app' | 'state'>({ facets: { app: appOf, state: stateOf }, order, text: textOf }),
});

export const inCreation = inOrder(placeOf);

const sortedBy = (column: (sender: Sender) => string) =>
  inOrder((sender) => `${column(sender)}\u0000${placeOf(sender)}`);

export const sorted: Record<RcsSenderSortColumnsEnum, typeof inCreation> = {
  CREATED: sortedBy(({ created = '' }) => created),
  MODIFIED: sortedBy(({ modified }) => modified),
  NAME: sortedBy((sender) => brandNameOf(sender).toLowerCase()),
  STATE: sortedBy(({ state }) => String(stateOrder.indexOf(state))),
};

/** The lists that show all senders. */
export const senderLists = [inCreation, ...Object.values(sorted)].map(({ all }) => all);
