// The Viber channel of a Conversation app: the bot behind it.
import type { ConversationViberBotInfoDto } from '../../contract/types.js';
import type { ServiceModule } from '../../engine/model.js';
import { channelKind } from './channel.js';

const { resources, finders, look } = channelKind<ConversationViberBotInfoDto>({
  name: 'viber',
  operation: 'ConversationViberController_get_v1',
  schema: 'ConversationViberBotInfoDto',
  missing: 'conversation_app_no_viber_channel',
  who: 'Viber',
  failure: 'viber_api_error',
});

export const viberModule: ServiceModule<'ConversationViberController'> = {
  controller: 'ConversationViberController',
  resources,
  finders,
  handlers: {
    get: ({ params }, world) => look(world, params.conversationAppId),
  },
};
