// Template analytics are off until the client enables them for the account.

import type { ServiceModule } from '../../engine/model.js';
import { Problem } from '../../engine/requests/problem.js';
import { accountOf, accounts } from './account-lifecycle.js';

export const templateAnalyticsHelpersModule: ServiceModule<'WhatsappTemplateAnalyticsHelpersController'> = {
  controller: 'WhatsappTemplateAnalyticsHelpersController',
  handlers: {
    enableTemplateAnalytics(_call, world) {
      const account = accountOf(world);
      if (!account) throw new Problem('project_not_initialized', { projectId: world.id });
      if (account.state !== 'ONBOARDED') throw new Problem('template_insights_not_yet_available');
      world.decisions.ask(accounts, 'insights', account);
      account.wabaEnabledForInsights = true;
    },
  },
};
