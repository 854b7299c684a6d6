// SMS apps: what sends text messages for a project. Odd rule: a project without an SMS service has no list at all; the
// service comes with the first app.
import type { SmsInputSmsAppDto } from '../../contract/types.js';
import { page } from '../../engine/records/page.js';
import { invalidInput, Problem } from '../../engine/requests/problem.js';
import type { ServiceModule } from '../../engine/world/service-module.js';
import type { World } from '../../engine/world/world.js';
import {
  addConversationApp,
  type ConversationApp,
  conversationAppLifecycle,
  conversationApps,
} from '../conversation/app-record.js';
import {
  addSmsApp,
  connect,
  connectionOf,
  type SmsApp,
  smsAppLifecycle,
  smsApps,
  smsServices,
  view,
} from './sms-app-record.js';

export const smsAppsModule: ServiceModule<'SmsSmsAppsController'> = {
  controller: 'SmsSmsAppsController',
  collections: [smsServices, smsApps],
  lifecycles: [smsAppLifecycle],
  handlers: {
    listSmsApps({ operation, query }, world) {
      if (!world.initialized.has('sms')) throw new Problem('sms_service_not_found', { projectId: world.id });
      const { items, fields } = page(world.collection(smsApps), query, { scope: `${world.id} ${operation}`, size: 50 });
      return { ...fields, smsApps: items.map((app) => view(world, app)) };
    },

    createSmsApp({ body }, world) {
      const linked = conversationAppToLink(world, body);
      const { name, region, convApiApp } = body;
      const app = addSmsApp(world, { name, region });
      const conversationApp = convApiApp ? addConversationApp(world, { name }, region) : linked;
      if (conversationApp) connect(world, app, conversationApp);
      return view(world, app);
    },

    getSmsApp: ({ params }, world) => view(world, find(world, params.smsAppId)),

    deleteSmsApp({ params }, world) {
      const app = find(world, params.smsAppId);
      const conversationApp = connectionOf(world, app);
      if (conversationApp) world.fire(conversationAppLifecycle, conversationApp, 'disconnectSms');
      world.remove(smsApps, app, smsAppLifecycle);
    },

    updateSmsApp({ params, body: { name } }, world) {
      const app = find(world, params.smsAppId);
      if (name === undefined) throw new Problem('no_fields_to_update');
      app.name = name;
      return view(world, app);
    },
  },
};

function find(world: World, id: string): SmsApp {
  return world.collection(smsApps).require(id, { projectId: world.id });
}

/**
 * The existing Conversation app that a new SMS app names. Such apps are made through another API, so in open mode one that
 * is not known here is taken for existing (chosen); strict mode knows those of the scenario only.
 */
function conversationAppToLink(world: World, body: SmsInputSmsAppDto): ConversationApp | undefined {
  const { convApiApp, convApiAppId: id, name, region } = body;
  if (id === undefined) return undefined;
  if (convApiApp) throw invalidInput(['convApiAppId cannot be combined with convApiApp']);
  if (world.collection(smsApps).find((app) => app.conversationApiAppDetails?.id === id))
    throw invalidInput(['convApiAppId must name a Conversation app that has no SMS app yet']);
  const known = world.collection(conversationApps).get(id);
  if (!known && world.settings.mode === 'strict')
    throw invalidInput(['convApiAppId must name a Conversation app of the project']);
  return known ?? addConversationApp(world, { id, name }, region);
}
