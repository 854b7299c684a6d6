// The lifecycle of a Conversation app: only its SMS channel has a state here.
import type { BundlesBundlesRegionEnum, BundlesConversationAppDto } from '../../contract/types.js';
import { byClient, byPlatform, resource } from '../../engine/lifecycle/resource.js';
import type { World } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import type { ConversationApp } from './app-record.js';

// biome-ignore format: a table, one row a transition
export const conversationApps = resource<ConversationApp>()({
  name: 'conversation.app',
  collection: 'conversation.apps',
  schema: 'BundlesConversationAppDto',
  key: ({ id }) => id,
  names: ({ name }) => [name],
  missing: 'conversation_app_not_found',
  hidden: { region: '`EU`, `US` or `BR`; `EU` when left out' },
  complete(app, world) {
    app.id ??= world.ulid();
    app.processingMode ??= 'DISPATCH';
    app[hidden].region ??= 'EU';
  },
  events: {
    connectSms: byClient(),
    disconnectSms: byClient(),
    failSms: byPlatform(),
    recoverSms: byPlatform(),
    delete: byPlatform(),
  },
  transitions: {
    smsChannelStatus: [
      { on: 'connectSms', from: [null, 'PENDING', 'FAILING'], to: 'ACTIVE' },
      { on: 'disconnectSms', from: '*', to: null },
      { on: 'failSms', from: ['ACTIVE', 'PENDING'], to: 'FAILING' },
      { on: 'recoverSms', from: 'FAILING', to: 'ACTIVE' },
      { on: 'delete', from: '*', to: 'same', do: remove },
    ],
  },
});

function remove(app: ConversationApp, _data: object, world: World): void {
  world.remove(conversationApps, app);
}

/** Creates a Conversation app; omitted fields get the platform's defaults. */
export function addConversationApp(
  world: World,
  app: Partial<BundlesConversationAppDto> & Pick<BundlesConversationAppDto, 'name'>,
  region: BundlesBundlesRegionEnum,
): ConversationApp {
  return world
    .collection(conversationApps)
    .add({ id: world.ulid(), processingMode: 'DISPATCH', ...app, [hidden]: { region } });
}
