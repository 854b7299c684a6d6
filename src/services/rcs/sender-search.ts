// Which senders a list shows. None of its filters looks at every sender.
import type { Operations } from '../../contract/types.js';
import type { World } from '../../engine/model.js';
import { type Ordered, orderedList, reversed } from '../../engine/records/page.js';
import { appOf, inCreation, sorted, textOf } from './sender-lists.js';
import type { Sender } from './sender-record.js';
import { senders } from './sender-resources.js';

type Filter = Partial<Operations['RcsSendersController_listSenders_v1']['query']>;

/** The senders that pass a filter, in its order. */
export function sendersFor(world: World, filter: Filter): Ordered<Sender> {
  const found = sendersInOrder(world, filter);
  return filter.sortDirection === 'DESC' ? reversed(found) : found;
}

function sendersInOrder(world: World, filter: Filter): Ordered<Sender> {
  const { sortColumn, sortDirection, filterConversationApiAppId: app, filterStates: state, filterSenderIds } = filter;
  const { order, all, ofApp } = sortColumn || sortDirection ? sorted[sortColumn ?? 'CREATED'] : inCreation;
  const name = (filter.search ?? filter.filterSenderName ?? '').toLowerCase();
  const collection = world.collection(senders);
  if (filterSenderIds === undefined)
    return app === undefined
      ? collection.listed(all, { state }, undefined, name)
      : collection.listed(ofApp, { app: [app], state }, undefined, name);
  const isShown = (sender: Sender): boolean =>
    (app === undefined || appOf(sender) === app) &&
    (state === undefined || state.includes(sender.state)) &&
    textOf(sender).includes(name);
  const named = [...new Set(filterSenderIds.split(/[,;\s]+/))].flatMap((id) => collection.get(id) ?? []);
  return orderedList(named.filter(isShown), order);
}
