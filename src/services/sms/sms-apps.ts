// SMS apps send text messages for a project. Quirk: a project without an SMS service has no list at all; the first app
// creates the service.
import type { SmsInputSmsAppDto } from '../../contract/types.js';
import type { ServiceModule, World } from '../../engine/model.js';
import { listPage } from '../../engine/records/page.js';
import { invalidInput, Problem } from '../../engine/requests/problem.js';
import { addConversationApp, conversationApps } from '../conversation/app-lifecycle.js';
import type { ConversationApp } from '../conversation/app-record.js';
import { addSmsApp, connect, smsApps } from './sms-app-lifecycle.js';
import { connectionOf, type SmsApp, smsServices, view } from './sms-app-record.js';

export const smsAppsModule: ServiceModule<'SmsSmsAppsController'> = {
  controller: 'SmsSmsAppsController',
  resources: [smsApps],
  collections: [smsServices],
  finders: { smsAppId: (world, { smsAppId = '' }) => world.collection(smsApps).has(smsAppId) },
  handlers: {
    listSmsApps(call, world) {
      if (!world.initialized.has('sms')) throw new Problem('sms_service_not_found', { projectId: world.id });
      const { items, fields } = listPage(call, world, world.collection(smsApps));
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
      if (conversationApp) world.fire(conversationApps, conversationApp, 'disconnectSms');
      world.remove(smsApps, app);
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
 * The existing Conversation app that a new SMS app names. Such apps are created through another API, so open mode assumes
 * that an unknown one exists (chosen); strict mode accepts only those of the scenario.
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
