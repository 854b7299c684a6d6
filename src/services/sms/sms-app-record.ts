// The records of an SMS app and of the SMS service that owns a project's apps.
import type { SmsSmsAppDto } from '../../contract/types.js';
import type { World } from '../../engine/model.js';
import { collection } from '../../engine/records/collection.js';
import { hidden, type Stored } from '../../engine/records/hidden.js';
import { conversationApps } from '../conversation/app-lifecycle.js';
import type { ConversationApp } from '../conversation/app-record.js';

/**
 * `number` counts the project's apps; the list is in this order. `connected`: to a Conversation app that is a record here,
 * whose state the details follow.
 */
export type SmsApp = Stored<SmsSmsAppDto, { number: number; connected?: true }>;

/** Whether a bundle can copy the app of a parent: not when the service is not route assisted or has prices of its own. */
export type SmsService = Stored<{ id: string }, { routeAssisted: boolean; bespokePrice: boolean }>;

/** At most one per project; a scenario lists it before the apps. */
export const smsServices = collection<SmsService>({
  collection: 'sms.services',
  about: 'at most one, before the apps: `{id}`',
  key: ({ id }) => id,
  missing: 'sms_service_not_found',
  hidden: {
    routeAssisted: '`false`: bundles cannot copy its apps into sub-projects',
    bespokePrice: '`true`: the same, because it has prices of its own',
  },
  complete(service, world) {
    service.id ??= world.ulid();
    service[hidden].routeAssisted ??= true;
    service[hidden].bespokePrice ??= false;
  },
});

export const serviceOf = (world: World): SmsService | undefined => world.collection(smsServices).find(() => true);

/** The project's SMS service; created with `id` if there is none. */
export function openService(world: World, id = world.ulid()): SmsService {
  world.initialize('sms');
  return (
    serviceOf(world) ??
    world.collection(smsServices).add({ id, [hidden]: { routeAssisted: true, bespokePrice: false } })
  );
}

/** The Conversation app of an SMS app, if it is a record of this project. */
export function connectionOf(world: World, { conversationApiAppDetails }: SmsApp): ConversationApp | undefined {
  return conversationApiAppDetails && world.collection(conversationApps).get(conversationApiAppDetails.id);
}

/** An SMS app as the API returns it: with the state of its connection, unless the other end was deleted. */
export function view(world: World, app: SmsApp): SmsSmsAppDto {
  const { conversationApiAppDetails: details, ...rest } = app;
  const conversationApp = connectionOf(world, app);
  if (!details || (app[hidden].connected && !conversationApp)) return rest;
  const channelStatus = conversationApp?.smsChannelStatus ?? details.channelStatus;
  return { ...rest, conversationApiAppDetails: { ...details, ...(channelStatus && { channelStatus }) } };
}
