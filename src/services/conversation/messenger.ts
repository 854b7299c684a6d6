// The Messenger channel of a Conversation app: the Facebook page behind it.
import type { ConversationMessengerInfoDto } from '../../contract/types.js';
import type { ServiceModule } from '../../engine/model.js';
import { channelKind } from './channel.js';

const { resources, finders, look } = channelKind<ConversationMessengerInfoDto>({
  name: 'messenger',
  operation: 'ConversationMessengerController_get_v1',
  schema: 'ConversationMessengerInfoDto',
  missing: 'conversation_app_no_messenger_channel',
  who: 'Facebook',
  failure: 'facebook_api_error',
});

export const messengerModule: ServiceModule<'ConversationMessengerController'> = {
  controller: 'ConversationMessengerController',
  resources,
  finders,
  handlers: {
    get: ({ params }, world) => look(world, params.conversationAppId),
  },
};
