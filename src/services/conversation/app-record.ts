// What the simulator keeps of a Conversation app. Such apps belong to another API; here they come to be by a bundle, beside
// an SMS app, or from a scenario, and their channels can be looked at.
import type {
  BundlesBundlesRegionEnum,
  BundlesConversationAppChannelIntegrationStatusEnum,
  BundlesConversationAppDto,
} from '../../contract/types.js';
import { lifecycle } from '../../engine/lifecycle/lifecycle.js';
import { collection, hidden, type Stored } from '../../engine/records/collection.js';
import type { World } from '../../engine/world/world.js';

export type ConversationApp = Stored<BundlesConversationAppDto, { region: BundlesBundlesRegionEnum }>;

export const conversationApps = collection<ConversationApp>({
  name: 'conversation.apps',
  schema: 'BundlesConversationAppDto',
  key: ({ id }) => id,
  missing: 'conversation_app_not_found',
  hidden: { region: '`EU`, `US` or `BR`; `EU` when left out' },
  complete(app, world) {
    app.id ??= world.ulid();
    app.processingMode ??= 'DISPATCH';
    app[hidden].region ??= 'EU';
  },
});

// biome-ignore format: a table, one row an arrow
export const conversationAppLifecycle = lifecycle<
  ConversationApp,
  { smsChannelStatus: BundlesConversationAppChannelIntegrationStatusEnum }
>({
  name: 'conversation.app',
  find: (world, key) => world.collection(conversationApps).get(key),
  all: (world) => world.collection(conversationApps).values(),
  key: ({ id }) => id,
  names: ({ name }) => [name],
  tables: {
    smsChannelStatus: [
      { on: 'connectSms', from: [null, 'PENDING', 'FAILING'], to: 'ACTIVE' },
      { on: 'disconnectSms', from: '*', to: null },
      { on: 'failSms', by: 'platform', from: ['ACTIVE', 'PENDING'], to: 'FAILING' },
      { on: 'recoverSms', by: 'platform', from: 'FAILING', to: 'ACTIVE' },
      { on: 'delete', by: 'platform', from: '*', to: 'same', do: (app, _, world) => world.remove(conversationApps, app) },
    ],
  },
});

/** Makes a Conversation app; what is left out gets the platform's defaults. */
export function addConversationApp(
  world: World,
  app: Partial<BundlesConversationAppDto> & Pick<BundlesConversationAppDto, 'name'>,
  region: BundlesBundlesRegionEnum,
): ConversationApp {
  return world
    .collection(conversationApps)
    .add({ id: world.ulid(), processingMode: 'DISPATCH', ...app, [hidden]: { region } });
}
