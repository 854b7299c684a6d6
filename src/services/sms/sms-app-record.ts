// What the simulator keeps of an SMS app and of the SMS service that owns the apps of a project.
import type { SmsInputSmsAppRegionsEnum, SmsProvisioningStatesEnum, SmsSmsAppDto } from '../../contract/types.js';
import { lifecycle } from '../../engine/lifecycle/lifecycle.js';
import { collection, hidden, type Stored } from '../../engine/records/collection.js';
import type { World } from '../../engine/world/world.js';
import { type ConversationApp, conversationAppLifecycle, conversationApps } from '../conversation/app-record.js';

/**
 * `number` counts the project's apps; the list is in this order. `connected`: to a Conversation app that is a record here,
 * whose state the details follow.
 */
export type SmsApp = Stored<SmsSmsAppDto, { number: number; connected?: true }>;

/** Whether a bundle can copy the app of a parent: not when the service is not route assisted or has prices of its own. */
export type SmsService = Stored<{ id: string }, { routeAssisted: boolean; bespokePrice: boolean }>;

/** At most one in a project; a scenario names it before the apps. */
export const smsServices = collection<SmsService>({
  name: 'sms.services',
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

export const smsApps = collection<SmsApp>({
  name: 'sms.smsApps',
  schema: 'SmsSmsAppDto',
  key: ({ id }) => id,
  order: (app) => String(app[hidden].number).padStart(12, '0'),
  missing: 'sms_app_not_found',
  hidden: { connected: '`true`: its Conversation app is a record here, whose state it shows' },
  complete(app, world) {
    app.id ??= world.ulid();
    app.smsServiceId ??= openService(world).id;
    app.status ??= 'ACTIVE';
    app.regions ??= ['EU'];
    app.test ??= false;
    app[hidden].number = world.count('sms.smsApp');
  },
});

// biome-ignore format: a table, one row an arrow
export const smsAppLifecycle = lifecycle<SmsApp, { status: SmsProvisioningStatesEnum }>({
  name: 'sms.app',
  find: (world, key) => world.collection(smsApps).get(key),
  all: (world) => world.collection(smsApps).values(),
  key: ({ id }) => id,
  names: ({ name }) => [name],
  tables: {
    status: [
      { on: 'create', from: null, to: 'ACTIVE' },
      { on: 'block', by: 'platform', from: 'ACTIVE', to: 'BLOCKED' },
      { on: 'unblock', by: 'platform', from: 'BLOCKED', to: 'ACTIVE' },
    ],
  },
});

export const serviceOf = (world: World): SmsService | undefined => world.collection(smsServices).find(() => true);

/** The project's SMS service; made under `id` when there is none. */
function openService(world: World, id = world.ulid()): SmsService {
  world.initialized.add('sms');
  return (
    serviceOf(world) ??
    world.collection(smsServices).add({ id, [hidden]: { routeAssisted: true, bespokePrice: false } })
  );
}

/** Makes an SMS app that is active at once, and the service that owns it when the project has none. */
export function addSmsApp(
  world: World,
  wanted: { id?: string; smsServiceId?: string; name: string; region: SmsInputSmsAppRegionsEnum },
): SmsApp {
  const { id = world.ulid(), smsServiceId, name, region } = wanted;
  const service = openService(world, smsServiceId);
  const number = world.count('sms.smsApp');
  const wire = { id, smsServiceId: service.id, name, regions: [region], test: false };
  const app = { ...wire, [hidden]: { number } } as unknown as SmsApp;
  world.collection(smsApps).add(app);
  world.fire(smsAppLifecycle, app, 'create');
  return app;
}

export function connect(world: World, app: SmsApp, conversationApp: ConversationApp): void {
  const { id } = conversationApp;
  app.conversationApiAppDetails = { id, projectId: world.id, region: conversationApp[hidden].region };
  app[hidden].connected = true;
  world.fire(conversationAppLifecycle, conversationApp, 'connectSms');
}

/** The Conversation app of an SMS app, where it is a record here. */
export function connectionOf(world: World, { conversationApiAppDetails }: SmsApp): ConversationApp | undefined {
  return conversationApiAppDetails && world.collection(conversationApps).get(conversationApiAppDetails.id);
}

/** An SMS app as it is answered: with the state of its connection, unless the other end is gone. */
export function view(world: World, app: SmsApp): SmsSmsAppDto {
  const { conversationApiAppDetails: details, ...rest } = app;
  const conversationApp = connectionOf(world, app);
  if (!details || (app[hidden].connected && !conversationApp)) return rest;
  const channelStatus = conversationApp?.smsChannelStatus ?? details.channelStatus;
  return { ...rest, conversationApiAppDetails: { ...details, ...(channelStatus && { channelStatus }) } };
}
