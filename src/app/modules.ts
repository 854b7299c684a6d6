// Every service module, in the order in which the engine learns of them.
import type { AnyServiceModule } from '../engine/model.js';
import { bundlesModule } from '../services/bundles/bundles.js';
import { instagramModule } from '../services/conversation/instagram.js';
import { messengerModule } from '../services/conversation/messenger.js';
import { telegramModule } from '../services/conversation/telegram.js';
import { viberModule } from '../services/conversation/viber.js';
import { categoriesModule as kakaotalkCategoriesModule } from '../services/kakaotalk/categories.js';
import { sendersModule as kakaotalkSendersModule } from '../services/kakaotalk/senders.js';
import { templatesModule as kakaotalkTemplatesModule } from '../services/kakaotalk/templates.js';
import { accountsModule as rcsAccountsModule } from '../services/rcs/accounts.js';
import { questionnaireModule as rcsQuestionnaireModule } from '../services/rcs/questionnaire.js';
import { sendersModule as rcsSendersModule } from '../services/rcs/senders.js';
import { smsAppsModule } from '../services/sms/sms-apps.js';
import { webhooksModule } from '../services/webhooks/webhooks.js';
import { accountsModule as whatsappAccountsModule } from '../services/whatsapp/accounts.js';
import { embeddedSignupModule } from '../services/whatsapp/embedded-signup.js';
import { flowsModule } from '../services/whatsapp/flows.js';
import { sendersModule as whatsappSendersModule } from '../services/whatsapp/senders.js';
import { solutionsModule } from '../services/whatsapp/solutions.js';
import { templateAnalyticsHelpersModule } from '../services/whatsapp/template-analytics-helpers.js';
import { templatesModule as whatsappTemplatesModule } from '../services/whatsapp/templates.js';

/** The simulated services. */
export const modules: readonly AnyServiceModule[] = [
  webhooksModule,
  whatsappAccountsModule,
  embeddedSignupModule,
  flowsModule,
  whatsappSendersModule,
  solutionsModule,
  templateAnalyticsHelpersModule,
  whatsappTemplatesModule,
  kakaotalkCategoriesModule,
  kakaotalkSendersModule,
  kakaotalkTemplatesModule,
  smsAppsModule,
  instagramModule,
  messengerModule,
  telegramModule,
  viberModule,
  bundlesModule,
  rcsAccountsModule,
  rcsQuestionnaireModule,
  rcsSendersModule,
];
