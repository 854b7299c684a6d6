// The Telegram channel of a Conversation app: the bot behind it.
import type { ConversationTelegramBotInfoDto } from '../../contract/types.js';
import type { ServiceModule } from '../../engine/model.js';
import { channelKind } from './channel.js';

const { resources, finders, look } = channelKind<ConversationTelegramBotInfoDto>({
  name: 'telegram',
  operation: 'ConversationTelegramController_get_v1',
  schema: 'ConversationTelegramBotInfoDto',
  missing: 'conversation_app_no_telegram_channel',
  who: 'Telegram',
  failure: 'telegram_api_error',
});

export const telegramModule: ServiceModule<'ConversationTelegramController'> = {
  controller: 'ConversationTelegramController',
  resources,
  finders,
  handlers: {
    get: ({ params }, world) => look(world, params.conversationAppId),
  },
};
