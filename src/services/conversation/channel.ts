// A channel of Conversation apps: which bot, page or account is behind it, and whether it works. Channels are set up
// elsewhere, so a project has those of its scenario; each is a record that is returned unchanged.
import type { ConversationChannelStatusEnum, ErrorCode, Operations } from '../../contract/types.js';
import { byPlatform, resource } from '../../engine/lifecycle/resource.js';
import type { Finder, Resource, World } from '../../engine/model.js';
import { hidden, type Stored } from '../../engine/records/hidden.js';
import { conversationApps } from './app-lifecycle.js';

/** The fields that all channels return. */
interface ChannelInfo {
  status: ConversationChannelStatusEnum;
  statusDescription?: string;
  name?: string;
  username?: string;
}

type Channel = Stored<ChannelInfo, { conversationAppId: string }>;

export interface ChannelDefinition {
  /** Its name in the path. */
  name: string;
  /** The operation that returns it. */
  operation: keyof Operations;
  /** The contract's schema of its information. */
  schema: string;
  /** The code for an app without such a channel. */
  missing: ErrorCode;
  /** Whose API the information comes from, and the code for a failure of that API. */
  who: string;
  failure: ErrorCode;
}

export interface ChannelKind<Info> {
  resources: readonly Resource[];
  finders: Readonly<Record<string, Finder>>;
  /** The channel of an app; throws `conversation_app_not_found` and the codes of the definition. */
  look(world: World, conversationAppId: string): Info;
}

/** One kind of channel: its records and how they move. `Info`: what the schema describes. */
export function channelKind<Info extends ChannelInfo>(definition: ChannelDefinition): ChannelKind<Info> {
  const { name, operation, schema, missing, who, failure } = definition;

  const keyOf = (channel: Channel): string => channel[hidden].conversationAppId;

  // biome-ignore format: a table, one row a transition
  const channels = resource<Channel>()({
    name: `conversation.${name}`,
    collection: `conversation.${name}Channels`,
    schema,
    key: keyOf,
    read: { operation, params: (channel) => ({ conversationAppId: keyOf(channel) }) },
    names: (channel, world) =>
      [world.collection(conversationApps).get(keyOf(channel))?.name, channel.name, channel.username].filter(
        (text) => text !== undefined,
      ),
    missing,
    hidden: { conversationAppId: 'the Conversation app that it belongs to; required' },
    complete(channel) {
      if (!channel[hidden].conversationAppId)
        throw new Error('hidden.conversationAppId must name the Conversation app');
      channel.status ??= 'ACTIVE';
    },
    checks: { look: { who, outcomes: { api_error: { error: failure } } } },
    events: {
      activate: byPlatform(),
      fail: byPlatform({ statusDescription: 'text' }),
      break: byPlatform({ statusDescription: 'text' }),
      disconnect: byPlatform(),
    },
    transitions: {
      status: [
        { on: 'activate', from: ['PENDING', 'FAILING', 'ERROR'], to: 'ACTIVE', do: clear },
        { on: 'fail', from: ['ACTIVE', 'PENDING'], to: 'FAILING', do: describe },
        { on: 'break', from: ['ACTIVE', 'PENDING', 'FAILING'], to: 'ERROR', do: describe },
        { on: 'disconnect', from: '*', to: 'same', do: remove },
      ],
    },
  });

  function remove(channel: Channel, _data: object, world: World): void {
    world.remove(channels, channel);
  }

  return {
    resources: [conversationApps, channels],
    finders: {
      conversationAppId: (world, { conversationAppId = '' }) =>
        world.collection(conversationApps).has(conversationAppId),
    },
    look(world, conversationAppId) {
      world.collection(conversationApps).require(conversationAppId, { projectId: world.id });
      const channel = world.collection(channels).require(conversationAppId);
      world.decisions.ask(channels, 'look', channel, { value: '503 Service Unavailable (simulated)' });
      // Every record of the collection fulfils `schema`, which describes an Info.
      return channel as ChannelInfo as Info;
    },
  };
}

function describe(channel: ChannelInfo, data: { statusDescription?: string }): void {
  channel.statusDescription = data.statusDescription ?? 'The credentials of the channel are not accepted';
}

function clear(channel: ChannelInfo): void {
  delete channel.statusDescription;
}
