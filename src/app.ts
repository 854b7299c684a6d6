// Assembles all modules into an application; the only file that imports all of them.
import type { FastifyInstance } from 'fastify';
import type { Cluster } from './cluster/cluster.js';
import { type Config, WrongConfig } from './config.js';
import { contract } from './contract/load.js';
import { checkEvent } from './contract/validate.js';
import { controlsFor } from './control/controls.js';
import { Streams } from './control/events.js';
import type { ScenarioLibrary } from './control/scenarios.js';
import { deliveries, Outbox, type OutboxOptions } from './delivery/outbox.js';
import type { AnyServiceModule } from './engine/model.js';
import { textWithout } from './engine/requests/redact.js';
import { systemClock } from './engine/time/clock.js';
import { Arrival } from './engine/world/arrival.js';
import { Checkpoints } from './engine/world/checkpoints.js';
import { Eviction } from './engine/world/eviction.js';
import { Simulation } from './engine/world/simulation.js';
import type { ProjectWorld } from './engine/world/world.js';
import { apiText, controlText } from './fixtures/document-texts.js';
import { apiTitle, controlTitle } from './fixtures/introduction.js';
import { readPlatformRules } from './fixtures/platform-rules.js';
import {
  addScenario,
  FaultyFixture,
  loadScenario,
  type Magic,
  readCatalog,
  readMagic,
  scenarioNames,
} from './fixtures/scenarios.js';
import { AccessTokens, type TokenStorage } from './http/access-token.js';
import { addAdminRoutes } from './http/admin.js';
import { addApiRoutes } from './http/api.js';
import { addCertificate } from './http/certificate.js';
import { addDashboard } from './http/dashboard.js';
import { addDocumentation } from './http/documentation.js';
import { isLoopback } from './http/host.js';
import { noteUnmatched } from './http/journal.js';
import type { Metrics } from './http/metrics.js';
import { isOwnControl } from './http/own-control.js';
import { addProbes } from './http/probes.js';
import { addRoot } from './http/root.js';
import { notSimulated, readerOf } from './http/routes.js';
import { createServer, openToBrowsers, type ServerOptions } from './http/server.js';
import { addTokenRoute } from './http/token.js';
import type { Interception } from './intercept/interception.js';
import { createLog, type Log } from './log.js';
import { bundlesModule } from './services/bundles/bundles.js';
import { instagramModule } from './services/conversation/instagram.js';
import { messengerModule } from './services/conversation/messenger.js';
import { telegramModule } from './services/conversation/telegram.js';
import { viberModule } from './services/conversation/viber.js';
import { categoriesModule as kakaotalkCategoriesModule } from './services/kakaotalk/categories.js';
import { sendersModule as kakaotalkSendersModule } from './services/kakaotalk/senders.js';
import { templatesModule as kakaotalkTemplatesModule } from './services/kakaotalk/templates.js';
import { accountsModule as rcsAccountsModule } from './services/rcs/accounts.js';
import { questionnaireModule as rcsQuestionnaireModule } from './services/rcs/questionnaire.js';
import { sendersModule as rcsSendersModule } from './services/rcs/senders.js';
import { smsAppsModule } from './services/sms/sms-apps.js';
import { subscriber, subscribers, webhooksModule } from './services/webhooks/webhooks.js';
import { accountsModule as whatsappAccountsModule } from './services/whatsapp/accounts.js';
import { embeddedSignupModule } from './services/whatsapp/embedded-signup.js';
import { flowsModule } from './services/whatsapp/flows.js';
import { sendersModule as whatsappSendersModule } from './services/whatsapp/senders.js';
import { solutionsModule } from './services/whatsapp/solutions.js';
import { templateAnalyticsHelpersModule } from './services/whatsapp/template-analytics-helpers.js';
import { templatesModule as whatsappTemplatesModule } from './services/whatsapp/templates.js';
import { Folder } from './store/folder.js';
import { collectGarbage } from './store/garbage.js';
import { FolderLock } from './store/lock.js';
import type { Medium } from './store/medium.js';
import { addressOf } from './store/postgres/address.js';
import type { Membership } from './store/postgres/membership.js';
import { Store } from './store/store.js';
import { TokenFile } from './store/token-file.js';
import { version } from './version.js';

const modules: readonly AnyServiceModule[] = [
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

/** Options that only a caller in this process can set. */
export { WrongConfig };

export interface ApplicationOptions {
  /** A scenario that replaces the one that the configuration names. */
  scenario?: object;
  /** Called with messages for the user: a fixture was reloaded, or could not be. */
  notice?: (line: string) => void;
  /** Called with every bug of the simulator: a response or event that violates the contract, an unexpected error. */
  fault?: (bug: Error) => void;
  /** The clock that measures how long nobody used a project, milliseconds. */
  idleClock?: () => number;
}

/** The value of every flag, without the admin token and the password of the database. */
function shownSettings({ names: _, adminToken, store, ...settings }: Config): Readonly<Record<string, unknown>> {
  const database = store === undefined ? undefined : addressOf(store)?.shown;
  return { ...settings, store: database, adminToken: adminToken !== undefined };
}

/** One line for who starts a simulator whose control API the network can reach. */
const openToNetwork = (host: string): string =>
  `warning: without --admin-token, everybody who can reach ${host} can use the control API`;

/** Families whose memory is worth a garbage collection. */
const worthCollecting = 100;

/** How long connections can stay busy after a close (a call that waits, a client that does not read), milliseconds. */
const closingTime = 2000;

/** The same for one of several processes: the others wait for its projects. */
const shortClosingTime = 300;

export interface Application {
  app: FastifyInstance;
  simulation: Simulation;
  outbox: Outbox;
  /** What --intercept and --tls opened. */
  interception: Interception | undefined;
  /** Listens as configured; resolves with the base URL. Rejects with the error of listening. */
  listen(): Promise<string>;
  /** Waits for running requests, writes pending changes, and stops every timer. */
  close(): Promise<void>;
}

function scenarioLibraryOf(simulation: Simulation): ScenarioLibrary {
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
    platformRulesMode: config.platformRules,
    platformRules: readPlatformRules(),
    maxProjects: config.maxProjects,
    maxRecords: config.maxRecords,
    forProjects: {
      signatureClock: config.signatureClock,
      contentType: config.contentType,
      unknownFields: config.unknownFields,
    },
    readCatalog,
  });
  simulation.addCollection(deliveries);
  for (const module of modules) simulation.add(module);
  return simulation;
}

function outboxFor(
  config: Config,
  simulation: Simulation,
  isControl: OutboxOptions['isControl'],
  metrics: Metrics | undefined,
  cluster: () => Cluster | undefined,
): Outbox {
  const outbox = new Outbox({
    allowPublic: config.publicWebhooks,
    timeout: config.deliveryTimeout,
    ...(isControl && { isControl }),
    retryDelay: config.retryDelay,
    retries: config.retries,
    subscribers,
    subscriber,
    delivered(world, delivered) {
      metrics?.attempted(delivered.status);
      simulation.delivered(world, delivered);
    },
    ...(metrics && { settled: (status) => metrics.settled(status) }),
    ...(config.advertise !== undefined && {
      begun: async (world: ProjectWorld) => cluster()?.begun(world) ?? false,
      maySend: () => cluster()?.maySend() ?? false,
    }),
  });
  simulation.addRunner('delivery', outbox.attempt);
  return outbox;
}

/** Loaded where a flag asks for it. `troubles`: reasons why changes cannot be saved. */
async function metricsFor({ metrics }: Config, simulation: Simulation, troubles: () => string[]) {
  if (!metrics) return undefined;
  const { Metrics } = await import('./http/metrics.js');
  const { projects, worlds } = simulation;
  return new Metrics({
    held: () => worlds.size,
    evicted: () => projects.size - worlds.size,
    troubles: () => troubles().length,
  });
}

/** Loaded where a flag asks for it: certificates take time and memory. */
async function interceptionFor(
  { server }: FastifyInstance,
  config: Config,
  log: Log,
): Promise<Interception | undefined> {
  if (!config.intercept && config.tls === undefined) return undefined;
  const { authorityFor, endsWithProcess, intercept } = await import('./intercept/open.js');
  const authority = authorityFor(config);
  if (config.tls !== undefined && config.ca === undefined && config.data === undefined)
    log.warn(endsWithProcess(authority));
  return intercept(server, authority, config, process.env);
}

/** Where projects are saved. This process owns it until it releases it. */
interface Place {
  medium: Medium;
  tokens: TokenStorage;
  /** Of several processes that share it. */
  membership?: Membership;
  release(): void | Promise<void>;
}

/** Undefined: projects are kept in memory. */
async function placeFor({ data, store, names, advertise, lease }: Config): Promise<Place | undefined> {
  if (store !== undefined) {
    const { joinPostgres, openPostgres } = await import('./store/postgres/open.js');
    if (advertise === undefined) return openPostgres(store, names.store);
    return joinPostgres(store, names.store, { address: advertise, lease });
  }
  if (data === undefined) return undefined;
  const folder = await Folder.open(data, names.data);
  const lock = await FolderLock.take(data, names.data);
  folder.guardedBy(lock);
  return { medium: folder, tokens: new TokenFile(data, names.data, lock), release: () => lock.release() };
}

/** The calls that are about all projects, and the scenarios that all processes know. */
async function controlsInCluster(
  { membership, peers }: Cluster,
  own: readonly AnyServiceModule[],
  simulation: Simulation,
  { tally }: Outbox,
  library: ScenarioLibrary,
): Promise<readonly AnyServiceModule[]> {
  const { inCluster, loadScenarios } = await import('./cluster/controls.js');
  await loadScenarios(membership, library);
  return inCluster(own, { simulation, membership, peers, tally, library });
}

interface Data {
  store?: Store;
  release?: Place['release'];
  tokens: AccessTokens;
  cluster?: Cluster;
}

/**
 * Takes the place of saved projects and restores what it holds; a failure releases it. Without a place, memory serves. `connect`
 * comes before anything is restored: jobs of the first projects run while the others are read.
 */
async function openData(
  config: Config,
  simulation: Simulation,
  connect: (store: Store | undefined) => void,
  evictionOver: (store: Store) => Eviction | undefined,
  clusterOver: (store: Store, eviction: Eviction, membership: Membership) => Promise<Cluster>,
  resume: (world: ProjectWorld) => void,
  log: Log,
): Promise<Data> {
  const place = await placeFor(config);
  if (!place) {
    connect(undefined);
    return { tokens: new AccessTokens() };
  }
  const store = new Store(place.medium, (error) => log.error(error));
  connect(store);
  simulation.tracksChanges = true;
  try {
    const eviction = evictionOver(store);
    simulation.eviction = eviction;
    const data = { store, release: () => place.release(), tokens: new AccessTokens(place.tokens) };
    if (place.membership && eviction) return { ...data, cluster: await clusterOver(store, eviction, place.membership) };
    await store.load(
      () => new Arrival(simulation, { catchUp: true }),
      (worlds) => {
        for (const world of worlds) resume(world);
        eviction?.started(worlds[0]!);
      },
    );
    return data;
  } catch (error) {
    simulation.close();
    await place.release();
    throw error;
  }
}

/** Builds a simulator that does not listen yet. Throws FaultyFixture, UnusableData and FolderInUse. */
export async function createApplication(config: Config, options: ApplicationOptions = {}): Promise<Application> {
  const magic = readMagic();
  const simulation = simulationFor(config, magic);
  if (options.scenario) addScenario(simulation, config.scenario, options.scenario);
  else loadScenario(simulation, config.scenario, config.names.scenario);
  const log = createLog(config.logLevel, textWithout);
  const report = (error: Error): void => {
    log.error(error);
    options.fault?.(error);
  };
  const unmatched: ServerOptions['unmatched'] = (request, answer) => noteUnmatched(simulation, request, answer);
  const doors = {
    token: config.adminToken,
    origins: config.allowOrigin,
    host: config.host,
    allowHost: config.allowHost,
  };
  const app = createServer({ logLevel: config.logLevel, report, unmatched, doors });
  const troubles = (): string[] => [
    ...(store?.troubles() ?? []),
    ...(simulation.eviction?.troubles() ?? []),
    ...(cluster?.families.troubles() ?? []),
  ];
  const metrics = await metricsFor(config, simulation, troubles);
  metrics?.addTo(app);
  const isControl = (url: URL, address: string): boolean => isOwnControl(url, address, app.addresses());
  const outbox = outboxFor(config, simulation, isControl, metrics, () => cluster);
  if (config.adminToken === undefined && !isLoopback(config.host)) {
    app.addHook('onListen', (done) => {
      log.warn(openToNetwork(config.host));
      done();
    });
  }
  const interception = await interceptionFor(app, config, log);
  const checkpoints = new Checkpoints(simulation);
  const evictionOver = (over: Store): Eviction | undefined =>
    config.idle === null && config.advertise === undefined
      ? undefined
      : new Eviction(simulation.projects, over, {
          idle: config.idle ?? Number.POSITIVE_INFINITY,
          ...(config.advertise !== undefined && { left: (family) => cluster?.families.left(family) }),
          ...(options.idleClock && { now: options.idleClock }),
          tally: outbox.tally,
          keepsakes: [outbox.keepsake, checkpoints.keepsake],
          arrival: (clock) => new Arrival(simulation, { catchUp: true, ...(clock && { clock }) }),
          released(families) {
            // What is in use makes a collection slow, not what is let go of.
            if (families >= worthCollecting && families > simulation.worlds.size) collectGarbage();
          },
          report: (error) => log.error(error),
        });
  const connect = (to: Store | undefined): void =>
    simulation.connect({
      emitted: (world, event) => {
        const faults = checkEvent(event.type, JSON.parse(event.body));
        if (faults.length > 0) report(new Error(`${event.type} violates the contract: ${faults.join('; ')}`));
        outbox.accept(world, event);
      },
      changed: (world) => to?.changed(world),
      forgotten: (world) => to?.forget(world),
      failed: report,
    });
  const clusterOver = async (over: Store, eviction: Eviction, membership: Membership): Promise<Cluster> => {
    const { Cluster } = await import('./cluster/cluster.js');
    const counted = metrics?.addCluster({ takeovers: () => membership.takeovers });
    const handedOn = (): void => counted?.handedOn();
    return new Cluster({
      simulation,
      store: over,
      membership,
      eviction,
      report: (error) => log.error(error),
      handedOn,
    });
  };
  const { store, release, tokens, cluster } = await openData(
    config,
    simulation,
    connect,
    evictionOver,
    clusterOver,
    (world) => outbox.resume(world),
    log,
  );
  const durable = cluster?.disk ?? (config.durable ? store : undefined);
  cluster?.addTo(app);
  openToBrowsers(app, (open) => {
    addTokenRoute(open, { simulation, tokens });
    addApiRoutes(open, modules, {
      simulation,
      magic: magic.errors,
      tokens,
      report,
      disk: durable,
    });
  });
  addDocumentation(app, {
    jsonPath: '/openapi.json',
    pagePath: '/documentation',
    title: apiTitle,
    text: (form) => apiText(form, config, simulation),
    ...(config.mode === 'open' && { credentials: { keyId: 'key', keySecret: 'secret' } }),
  });

  const closing = new AbortController();
  const ready = (): boolean => !closing.signal.aborted;
  addProbes(app, ready);
  addCertificate(app, interception?.authority.certificate);
  addRoot(app, {
    name: 'sinch-provisioning-mock',
    version: version(),
    contract: contract.version,
    projects: () => simulation.namedProjects(),
  });
  addDashboard(app);
  const library = scenarioLibraryOf(simulation);
  const ownControls = controlsFor({
    version: version(),
    started: shownSettings(config),
    ready,
    troubles,
    outbox,
    library,
    checkpoints,
    tokens,
    readRecord: readerOf(modules),
    stop: closing.signal,
    notSimulated: notSimulated(modules),
    magic,
  });
  const controls = cluster ? await controlsInCluster(cluster, ownControls, simulation, outbox, library) : ownControls;
  const streams = new Streams(simulation);
  addAdminRoutes(app, controls, {
    simulation,
    openStream: (request) => streams.open(request),
    stop: closing.signal,
    report,
    disk: durable,
  });
  addDocumentation(app, {
    jsonPath: '/__admin/openapi.json',
    pagePath: '/__admin/docs',
    title: controlTitle,
    text: controlText,
  });

  const notice = options.notice ?? log.warn;
  const unwatch = config.watch
    ? (await import('./fixtures/watch.js')).watchFixtures(simulation, magic, config.scenario, notice)
    : undefined;

  return {
    app,
    simulation,
    outbox,
    interception,
    async listen() {
      const url = await app.listen({ port: config.port, host: config.host });
      if (config.tls !== undefined) await interception?.listen(config.tls, config.host);
      await cluster?.start(new URL(url).port);
      return url;
    },
    async close() {
      closing.abort();
      await interception?.close();
      unwatch?.();
      await cluster?.leave();
      const cancel = systemClock.timer(cluster ? shortClosingTime : closingTime, () =>
        app.server.closeAllConnections(),
      );
      await app.close();
      cancel();
      simulation.close();
      try {
        await store?.close();
      } finally {
        await cluster?.giveBack();
        await release?.();
      }
    },
  };
}
