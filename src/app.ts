// THE wiring: the only file that knows every room.
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.js';
import { contract } from './contract/load.js';
import { checkEvent } from './contract/validate.js';
import { controlsFor } from './control/controls.js';
import type { ScenarioShelf } from './control/scenarios.js';
import { deliveries, Outbox } from './delivery/outbox.js';
import { wall } from './engine/time/clock.js';
import { Checkpoints } from './engine/world/checkpoints.js';
import type { AnyNoun } from './engine/world/noun.js';
import { Simulation } from './engine/world/simulation.js';
import {
  addScenario,
  FaultyFixture,
  loadScenario,
  type Magic,
  readCatalog,
  readMagic,
  scenarioNames,
} from './fixtures/scenarios.js';
import { addAdminRoutes } from './http/admin.js';
import { addDocumentation } from './http/documentation.js';
import { addProbes } from './http/probes.js';
import { addApiRoutes, noteUnmatched, notSimulated } from './http/routes.js';
import { createServer, openToBrowsers, type ServerOptions } from './http/server.js';
import { addTokenRoute } from './http/token.js';
import { createLog } from './log.js';
import { bundlesNoun } from './services/bundles/bundles.js';
import { instagramNoun } from './services/conversation/instagram.js';
import { messengerNoun } from './services/conversation/messenger.js';
import { telegramNoun } from './services/conversation/telegram.js';
import { viberNoun } from './services/conversation/viber.js';
import { categoriesNoun as kakaotalkCategoriesNoun } from './services/kakaotalk/categories.js';
import { sendersNoun as kakaotalkSendersNoun } from './services/kakaotalk/senders.js';
import { templatesNoun as kakaotalkTemplatesNoun } from './services/kakaotalk/templates.js';
import { accountsNoun as rcsAccountsNoun } from './services/rcs/accounts.js';
import { questionnaireNoun as rcsQuestionnaireNoun } from './services/rcs/questionnaire.js';
import { sendersNoun as rcsSendersNoun } from './services/rcs/senders.js';
import { smsAppsNoun } from './services/sms/sms-apps.js';
import { subscriber, subscribers, webhooksNoun } from './services/webhooks/webhooks.js';
import { accountsNoun as whatsappAccountsNoun } from './services/whatsapp/accounts.js';
import { embeddedSignupNoun } from './services/whatsapp/embedded-signup.js';
import { flowsNoun } from './services/whatsapp/flows.js';
import { sendersNoun as whatsappSendersNoun } from './services/whatsapp/senders.js';
import { solutionsNoun } from './services/whatsapp/solutions.js';
import { templateAnalyticsHelpersNoun } from './services/whatsapp/template-analytics-helpers.js';
import { templatesNoun as whatsappTemplatesNoun } from './services/whatsapp/templates.js';
import { Store } from './store/folder.js';
import { version } from './version.js';

const nouns: readonly AnyNoun[] = [
  webhooksNoun,
  whatsappAccountsNoun,
  embeddedSignupNoun,
  flowsNoun,
  whatsappSendersNoun,
  solutionsNoun,
  templateAnalyticsHelpersNoun,
  whatsappTemplatesNoun,
  kakaotalkCategoriesNoun,
  kakaotalkSendersNoun,
  kakaotalkTemplatesNoun,
  smsAppsNoun,
  instagramNoun,
  messengerNoun,
  telegramNoun,
  viberNoun,
  bundlesNoun,
  rcsAccountsNoun,
  rcsQuestionnaireNoun,
  rcsSendersNoun,
];

/** What only a caller in this process can give. */
export interface ApplicationOptions {
  /** A scenario of the caller's own, in place of the one that the configuration names. */
  scenario?: object;
  /** Hears what a person should know: a fixture was read again, or could not be. */
  notice?: (line: string) => void;
  /** Hears of every fault of the simulator itself: an answer or an event against the contract, an error nobody threw. */
  fault?: (bug: Error) => void;
}

/** How long connections may stay busy (a call that waits, a client that does not read) after a close, milliseconds. */
const closingTime = 2000;

export interface Application {
  app: FastifyInstance;
  simulation: Simulation;
  outbox: Outbox;
  /** Lets running requests end, writes what is to be written, and stops every timer. */
  close(): Promise<void>;
}

function shelfOf(simulation: Simulation): ScenarioShelf {
  return {
    names: scenarioNames,
    load: (name) => loadScenario(simulation, name),
    add(name, content) {
      try {
        addScenario(simulation, name, content);
        return [];
      } catch (error) {
        if (error instanceof FaultyFixture) return [error.message];
        throw error;
      }
    },
  };
}

function simulationFor(config: Config, magic: Magic): Simulation {
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
  return simulation;
}

function outboxFor(config: Config, simulation: Simulation): Outbox {
  const outbox = new Outbox({
    allowPublic: config.publicWebhooks,
    timeout: config.deliveryTimeout,
    retryDelay: config.retryDelay,
    retries: config.retries,
    subscribers,
    subscriber,
    delivered: (world, delivered) => simulation.delivered(world, delivered),
  });
  simulation.addRunner('delivery', outbox.attempt);
  return outbox;
}

/** Builds a simulator that does not listen yet. Throws FaultyFixture and UnusableData. */
export async function createApplication(config: Config, options: ApplicationOptions = {}): Promise<Application> {
  const magic = readMagic();
  const simulation = simulationFor(config, magic);
  if (options.scenario) addScenario(simulation, config.scenario, options.scenario);
  else loadScenario(simulation, config.scenario);
  const outbox = outboxFor(config, simulation);

  const log = createLog(config.logLevel);
  const report = (error: Error): void => {
    log.error(error);
    options.fault?.(error);
  };
  const unmatched: ServerOptions['unmatched'] = (request, answer) => noteUnmatched(simulation, request, answer);
  const app = createServer({ logLevel: config.logLevel, report, unmatched });
  const store = config.data === undefined ? undefined : await Store.open(config.data, report);
  await store?.load((saved) => outbox.resume(simulation.restore(saved, true)));
  simulation.connect({
    emitted: (world, event) => {
      const faults = checkEvent(event.type, JSON.parse(event.body));
      if (faults.length > 0) report(new Error(`${event.type} goes out against the contract: ${faults.join('; ')}`));
      outbox.accept(world, event);
    },
    touched: (world) => store?.touched(world),
    forgotten: (world) => store?.forget(world),
    failed: report,
  });

  const durable = config.durable ? store : undefined;
  openToBrowsers(app, (open) => {
    addTokenRoute(open, simulation);
    addApiRoutes(open, {
      simulation,
      nouns,
      magic: magic.errors,
      report,
      ...(durable && {
        durable: (world) => Promise.all([...simulation.family(world)].map((member) => durable.flushed(member))),
      }),
    });
  });
  addDocumentation(app, '/openapi.json', '/documentation', () => contract.document((service) => service !== 'control'));

  const closing = new AbortController();
  const ready = (): boolean => !closing.signal.aborted;
  addProbes(app, ready);
  addAdminRoutes(app, {
    simulation,
    controls: controlsFor({
      version: version(),
      ready,
      outbox,
      shelf: shelfOf(simulation),
      checkpoints: new Checkpoints(simulation),
      stop: closing.signal,
      notSimulated: notSimulated(nouns),
      magic,
    }),
    token: config.adminToken,
    origins: config.allowOrigin,
    report,
    ...(durable && { durable: () => durable.allFlushed() }),
  });
  addDocumentation(app, '/__admin/openapi.json', '/__admin/docs', () => ({
    ...contract.document((service) => service === 'control'),
    security: [{}, { bearer: [] }],
  }));

  const notice = options.notice ?? log.warn;
  const unwatch = config.watch
    ? (await import('./fixtures/watch.js')).watchFixtures(simulation, magic, config.scenario, notice)
    : undefined;

  return {
    app,
    simulation,
    outbox,
    async close() {
      closing.abort();
      unwatch?.();
      const cancel = wall.timer(closingTime, () => app.server.closeAllConnections());
      await app.close();
      cancel();
      simulation.close();
      await store?.close();
    },
  };
}
