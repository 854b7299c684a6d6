// The Instagram channel of a Conversation app: the business account behind it.
import type { ConversationInstagramInfoDto } from '../../contract/types.js';
import type { ServiceModule } from '../../engine/model.js';
import { channelKind } from './channel.js';

const { resources, finders, look } = channelKind<ConversationInstagramInfoDto>({
  name: 'instagram',
  operation: 'ConversationInstagramController_get_v1',
  schema: 'ConversationInstagramInfoDto',
  missing: 'conversation_app_no_instagram_channel',
  who: 'Facebook',
  failure: 'facebook_api_error',
});

export const instagramModule: ServiceModule<'ConversationInstagramController'> = {
  controller: 'ConversationInstagramController',
  resources,
  finders,
  handlers: {
    get: ({ params }, world) => look(world, params.conversationAppId),
  },
};
