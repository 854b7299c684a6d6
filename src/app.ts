// THE wiring: the only file that knows every room.
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.js';
import { contract } from './contract/load.js';
import { controlsFor } from './control/controls.js';
import { deliveries, Outbox } from './delivery/outbox.js';
import type { AnyNoun } from './engine/noun.js';
import { Simulation } from './engine/simulation.js';
import { Store } from './engine/store.js';
import { addAdminRoutes } from './http/admin.js';
import { addDocumentation } from './http/documentation.js';
import { addProbes } from './http/probes.js';
import { addApiRoutes, notSimulated } from './http/routes.js';
import { createServer, openToBrowsers } from './http/server.js';
import { addTokenRoute } from './http/token.js';
import { loadScenario, readCatalog, readMagic, scenarioNames } from './scenarios.js';
import { categoriesNoun as kakaotalkCategoriesNoun } from './services/kakaotalk/categories.js';
import { sendersNoun as kakaotalkSendersNoun } from './services/kakaotalk/senders.js';
import { templatesNoun as kakaotalkTemplatesNoun } from './services/kakaotalk/templates.js';
import { accountsNoun as rcsAccountsNoun } from './services/rcs/accounts.js';
import { questionnaireNoun as rcsQuestionnaireNoun } from './services/rcs/questionnaire.js';
import { sendersNoun as rcsSendersNoun } from './services/rcs/senders.js';
import { subscriber, subscribers, webhooksNoun } from './services/webhooks/webhooks.js';
import { accountsNoun } from './services/whatsapp/accounts.js';
import { embeddedSignupNoun } from './services/whatsapp/embedded-signup.js';
import { flowsNoun } from './services/whatsapp/flows.js';
import { solutionsNoun } from './services/whatsapp/solutions.js';
import { templateAnalyticsHelpersNoun } from './services/whatsapp/template-analytics-helpers.js';
import { templatesNoun } from './services/whatsapp/templates.js';

const nouns: readonly AnyNoun[] = [
  webhooksNoun,
  accountsNoun,
  embeddedSignupNoun,
  flowsNoun,
  solutionsNoun,
  templateAnalyticsHelpersNoun,
  templatesNoun,
  kakaotalkCategoriesNoun,
  kakaotalkSendersNoun,
  kakaotalkTemplatesNoun,
  rcsAccountsNoun,
  rcsQuestionnaireNoun,
  rcsSendersNoun,
];

export interface Application {
  app: FastifyInstance;
  simulation: Simulation;
  outbox: Outbox;
  /** Lets running requests end, writes what is to be written, and stops every timer. */
  close(): Promise<void>;
}

function readVersion(): string {
  return (createRequire(import.meta.url)('../package.json') as { version: string }).version;
}

/** Builds a simulator that does not listen yet. Throws FaultyFixture and UnusableData. */
export async function createApplication(config: Config): Promise<Application> {
  const magic = readMagic();
  const simulation = new Simulation({
    mode: config.mode,
    reviewDelay: config.review,
    clock: config.clock,
    seed: config.seed,
    scenario: config.scenario,
    magic: magic.outcomes,
    codes: magic.codes,
    readCatalog,
  });
  simulation.addCollection(deliveries);
  for (const noun of nouns) simulation.add(noun);
  loadScenario(simulation, config.scenario);

  const outbox = new Outbox({
    allowPublic: config.publicWebhooks,
    timeout: config.deliveryTimeout,
    retryDelay: config.retryDelay,
    retries: config.retries,
    subscribers,
    subscriber,
  });
  simulation.addRunner('delivery', outbox.attempt);

  const report = (error: Error): void => app.log.error(error);
  const app = createServer({ logLevel: config.logLevel, report });
  const store = config.data === undefined ? undefined : await Store.open(config.data, report);
  for (const saved of (await store?.load()) ?? []) outbox.resume(simulation.restore(saved, true));
  simulation.connect({
    emitted: (world, event) => outbox.accept(world, event),
    touched: (world) => store?.touched(world),
    forgotten: (world) => store?.forget(world),
    failed: report,
  });

  openToBrowsers(app, (open) => {
    addTokenRoute(open, simulation);
    addApiRoutes(open, {
      simulation,
      nouns,
      magic: magic.errors,
      report,
      ...(store && config.durable && { durable: (world) => store.flushed(world) }),
    });
  });
  addDocumentation(app, '/openapi.json', '/documentation', () => contract.document((service) => service !== 'control'));

  let closing = false;
  const ready = (): boolean => !closing;
  addProbes(app, ready);
  addAdminRoutes(app, {
    simulation,
    controls: controlsFor({
      version: readVersion(),
      ready,
      sender: outbox,
      shelf: { names: scenarioNames, load: (name) => loadScenario(simulation, name) },
      notSimulated: notSimulated(nouns),
      magic,
    }),
    token: config.adminToken,
    origins: [],
    report,
  });
  addDocumentation(app, '/__admin/openapi.json', '/__admin/docs', () => ({
    ...contract.document((service) => service === 'control'),
    security: [{}, { bearer: [] }],
  }));

  return {
    app,
    simulation,
    outbox,
    async close() {
      closing = true;
      await app.close();
      simulation.close();
      await store?.close();
    },
  };
}
