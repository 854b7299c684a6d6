// A channel of Conversation apps: which bot, page or account is behind it, and whether it works. It is set up elsewhere, so
// that a project has the channels of its scenario; each channel of each app is a record that is answered as it stands.
import type { ConversationChannelStatusEnum, ErrorCode } from '../../contract/types.js';
import { type Given, type Lifecycle, lifecycle } from '../../engine/lifecycle/lifecycle.js';
import { type CollectionDefinition, collection, hidden, type Stored } from '../../engine/records/collection.js';
import type { World } from '../../engine/world/world.js';
import { conversationAppLifecycle, conversationApps } from './app-record.js';

/** What all channels answer. */
interface ChannelInfo {
  status: ConversationChannelStatusEnum;
  statusDescription?: string;
  name?: string;
  username?: string;
}

export interface ChannelDefinition {
  /** As the path calls it. */
  name: string;
  /** The contract's schema of its information. */
  schema: string;
  /** The code for an app without such a channel. */
  missing: ErrorCode;
  /** Whose API tells about it, and the code for a failure of that API. */
  who: string;
  failure: ErrorCode;
}

export interface ChannelKind<Info> {
  collections: readonly CollectionDefinition<any>[];
  lifecycles: readonly Lifecycle[];
  /** The channel of an app; throws `conversation_app_not_found` and the codes of the definition. */
  look(world: World, conversationAppId: string): Info;
}

/** One kind of channel: its records and how they move. */
export function channelKind<Info extends ChannelInfo>(definition: ChannelDefinition): ChannelKind<Info> {
  type Channel = Stored<Info, { conversationAppId: string }>;
  const { name, schema, missing, who, failure } = definition;

  const keyOf = (channel: Channel): string => channel[hidden].conversationAppId;

  const channels = collection<Channel>({
    name: `conversation.${name}Channels`,
    schema,
    key: keyOf,
    missing,
    hidden: { conversationAppId: 'the Conversation app that it belongs to; a must' },
    complete(channel) {
      if (!channel[hidden].conversationAppId)
        throw new Error('hidden.conversationAppId must name the Conversation app');
      channel.status ??= 'ACTIVE';
    },
  });

  // biome-ignore format: a table, one row an arrow
  const channelLifecycle = lifecycle<Channel, { status: ConversationChannelStatusEnum }>({
    name: `conversation.${name}`,
    find: (world, key) => world.collection(channels).get(key),
    all: (world) => world.collection(channels).values(),
    key: keyOf,
    names: (channel, world) =>
      [world.collection(conversationApps).get(keyOf(channel))?.name, channel.name, channel.username].filter(
        (text) => text !== undefined,
      ),
    gates: { look: { who, outcomes: { api_error: { error: failure } } } },
    tables: {
      status: [
        { on: 'activate', by: 'platform', from: ['PENDING', 'FAILING', 'ERROR'], to: 'ACTIVE', do: clear },
        { on: 'fail', by: 'platform', from: ['ACTIVE', 'PENDING'], to: 'FAILING', do: describe, with: description },
        { on: 'break', by: 'platform', from: ['ACTIVE', 'PENDING', 'FAILING'], to: 'ERROR', do: describe, with: description },
        { on: 'disconnect', by: 'platform', from: '*', to: 'same', do: (channel, _, world) => world.remove(channels, channel) },
      ],
    },
  });

  return {
    collections: [conversationApps, channels],
    lifecycles: [conversationAppLifecycle, channelLifecycle],
    look(world, conversationAppId) {
      world.collection(conversationApps).require(conversationAppId, { projectId: world.id });
      const channel = world.collection(channels).require(conversationAppId);
      world.decisions.ask(channelLifecycle, 'look', channel, { value: '503 Service Unavailable (simulated)' });
      return channel;
    },
  };
}

const description = { statusDescription: 'text' } as const;

function describe(channel: ChannelInfo, { statusDescription }: Given): void {
  channel.statusDescription =
    typeof statusDescription === 'string' ? statusDescription : 'The credentials of the channel are not accepted';
}

function clear(channel: ChannelInfo): void {
  delete channel.statusDescription;
}
