// Template analytics are off until the account's owner has them switched on at Meta.

import { Problem } from '../../engine/requests/problem.js';
import type { ServiceModule } from '../../engine/world/service-module.js';
import { accountLifecycle } from './account-lifecycle.js';
import { accountOf } from './account-record.js';

export const templateAnalyticsHelpersModule: ServiceModule<'WhatsappTemplateAnalyticsHelpersController'> = {
  controller: 'WhatsappTemplateAnalyticsHelpersController',
  handlers: {
    enableTemplateAnalytics(_call, world) {
      const account = accountOf(world);
      if (!account) throw new Problem('project_not_initialized', { projectId: world.id });
      if (account.state !== 'ONBOARDED') throw new Problem('template_insights_not_yet_available');
      world.decisions.ask(accountLifecycle, 'insights', account);
      account.wabaEnabledForInsights = true;
    },
  },
};
