// The lifecycle of an SMS app: it is active immediately; the platform can block and unblock it.
import type { SmsInputSmsAppRegionsEnum } from '../../contract/types.js';
import { byClient, byPlatform, resource } from '../../engine/lifecycle/resource.js';
import type { World } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import { conversationApps } from '../conversation/app-lifecycle.js';
import type { ConversationApp } from '../conversation/app-record.js';
import { openService, type SmsApp } from './sms-app-record.js';

// biome-ignore format: a table, one row a transition
export const smsApps = resource<SmsApp>()({
  name: 'sms.app',
  collection: 'sms.smsApps',
  schema: 'SmsSmsAppDto',
  key: ({ id }) => id,
  read: { operation: 'SmsSmsAppsController_getSmsApp_v1', params: ({ id }) => ({ smsAppId: id }) },
  order: (app) => String(app[hidden].number).padStart(12, '0'),
  names: ({ name }) => [name],
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
  events: {
    create: byClient(),
    block: byPlatform(),
    unblock: byPlatform(),
  },
  transitions: {
    status: [
      { on: 'create', from: null, to: 'ACTIVE' },
      { on: 'block', from: 'ACTIVE', to: 'BLOCKED' },
      { on: 'unblock', from: 'BLOCKED', to: 'ACTIVE' },
    ],
  },
});

/** Creates an SMS app that is active immediately, and the service that owns it if the project has none. */
export function addSmsApp(
  world: World,
  wanted: { id?: string; smsServiceId?: string; name: string; region: SmsInputSmsAppRegionsEnum },
): SmsApp {
  const { id = world.ulid(), smsServiceId, name, region } = wanted;
  const service = openService(world, smsServiceId);
  const number = world.count('sms.smsApp');
  const wire = { id, smsServiceId: service.id, name, regions: [region], test: false };
  // The first transition sets the status.
  const app = { ...wire, [hidden]: { number } } as SmsApp;
  world.collection(smsApps).add(app);
  world.fire(smsApps, app, 'create');
  return app;
}

export function connect(world: World, app: SmsApp, conversationApp: ConversationApp): void {
  const { id } = conversationApp;
  app.conversationApiAppDetails = { id, projectId: world.id, region: conversationApp[hidden].region };
  app[hidden].connected = true;
  world.fire(conversationApps, conversationApp, 'connectSms');
}
