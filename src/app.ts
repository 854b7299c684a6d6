// Assembles all modules into an application. This file and its parts in src/app are the only ones that import all of them.
import { setMaxListeners } from 'node:events';
import type { FastifyInstance } from 'fastify';
import { evictionFor } from './app/eviction.js';
import { modules } from './app/modules.js';
import { clusterFor, interceptionFor, metricsFor } from './app/on-demand.js';
import { outboxFor } from './app/outbox.js';
import { openData } from './app/saved-projects.js';
import { simulationFor } from './app/simulation.js';
import type { Config } from './config/settings.js';
import { contract } from './contract/load.js';
import { checkEventText } from './contract/validate.js';
import type { Outbox } from './delivery/outbox.js';
import { textWithout } from './engine/requests/redact.js';
import { systemClock } from './engine/time/clock.js';
import { Checkpoints } from './engine/world/checkpoints.js';
import type { Simulation } from './engine/world/simulation.js';
import { apiText, controlText } from './fixtures/document-texts.js';
import { exampleProjects, examplesScenario } from './fixtures/example-projects.js';
import { apiTitle, controlTitle } from './fixtures/introduction.js';
import { addScenario, loadScenario, readMagic } from './fixtures/scenarios.js';
import { addApiRoutes } from './http/api.js';
import { addCertificate } from './http/certificate.js';
import { addControlRoutes, type ServeControl } from './http/control-routes.js';
import { addDashboard } from './http/dashboard.js';
import { addDocumentation } from './http/documentation.js';
import { isLoopback } from './http/host.js';
import { noteUnmatched } from './http/journal.js';
import { isOwnControl } from './http/own-control.js';
import { addProbes } from './http/probes.js';
import { addRoot } from './http/root.js';
import { createServer, openToBrowsers, type ServerOptions } from './http/server.js';
import { addTokenRoute } from './http/token.js';
import type { Interception } from './intercept/interception.js';
import { createLog } from './log.js';
import type { Medium } from './store/medium.js';
import { version } from './version.js';

export { WrongConfig } from './config/settings.js';

/** Options that only a caller in this process can set. */
export interface ApplicationOptions {
  /** A scenario that replaces the one that the configuration names. */
  scenario?: object;
  /** Called with messages for the user: a fixture was reloaded, or could not be. */
  notice?: (line: string) => void;
  /** Called with every bug of the simulator: a response or event that violates the contract, an unexpected error. */
  fault?: (bug: Error) => void;
  /** The clock that measures how long nobody used a project, milliseconds. */
  idleClock?: () => number;
  /** Keeps the projects, in place of what the configuration names. */
  medium?: Medium;
}

/** One line for who starts a simulator whose control API the network can reach. */
const openToNetwork = (host: string): string =>
  `warning: without --admin-token, everybody who can reach ${host} can use the control API`;

/** How long connections can stay busy after a close (a call that waits, a client that does not read), milliseconds. */
const closingTime = 2000;

/** How often connections are closed that have become idle since, milliseconds. */
const sweepTime = 20;

/** The same for what one of several processes does not have to save: the others wait for its projects. */
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
  const { store, release, tokens, cluster } = await openData(config, simulation, log, {
    ...(options.medium && { medium: options.medium }),
    connect: (to) =>
      simulation.connect({
        emitted: (world, event, content) => {
          const faults = checkEventText(event.type, content, event.body);
          if (faults.length > 0) report(new Error(`${event.type} violates the contract: ${faults.join('; ')}`));
          outbox.accept(world, event);
        },
        changed: (world) => to?.changed(world),
        forgotten: (world) => to?.forget(world),
        failed: report,
      }),
    evictionOver: (over) =>
      evictionFor(config, over, {
        simulation,
        outbox,
        checkpoints,
        left: (family) => cluster?.families.left(family),
        ...(options.idleClock && { idleClock: options.idleClock }),
        report: (error) => log.error(error),
      }),
    clusterOver: (over, eviction, membership) =>
      clusterFor({ simulation, store: over, membership, eviction, report: (error) => log.error(error) }, metrics),
    resume: (world) => outbox.resume(world),
  });
  const disk = cluster?.disk ?? (config.durable ? store : undefined);
  const edge = { simulation, report, disk };
  const closing = new AbortController();
  // Every wait and stream listens.
  setMaxListeners(0, closing.signal);
  const since = systemClock.elapsed();
  const ready = (): boolean => !closing.signal.aborted;
  cluster?.addTo(app);
  openToBrowsers(app, (open) => {
    addTokenRoute(open, { simulation, tokens });
    addApiRoutes(open, modules, { ...edge, magic: magic.errors, tokens });
  });
  addDocumentation(app, {
    jsonPath: '/openapi.json',
    pagePath: '/documentation',
    title: apiTitle,
    text: (form) => apiText(form, config, simulation),
    ...(config.mode === 'open' && {
      credentials: { keyId: 'key', keySecret: 'secret' },
      examples: { projects: Object.values(exampleProjects), scenario: examplesScenario },
    }),
  });
  addProbes(app, ready);
  addCertificate(app, interception?.authority.certificate);
  addRoot(app, {
    name: 'sinch-provisioning-mock',
    version: version(),
    contract: contract.version,
    projects: () => simulation.namedProjects(),
  });
  addDashboard(app);
  let control: Promise<ServeControl> | undefined;
  const loadControl = (): Promise<ServeControl> =>
    (control ??= import('./app/control-api.js').then(({ controlApi }) =>
      controlApi({
        config,
        simulation,
        magic,
        outbox,
        checkpoints,
        tokens,
        cluster,
        since,
        ready,
        stop: closing.signal,
        troubles,
        edge,
      }),
    ));
  // The other processes ask, too.
  if (cluster) await loadControl();
  addControlRoutes(app, loadControl);
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
      closing.abort(cluster?.ending);
      await interception?.close();
      unwatch?.();
      await cluster?.leave();
      const closed = app.close();
      const timers = [systemClock.timer(closingTime, () => app.server.closeAllConnections())];
      if (cluster) timers.push(systemClock.timer(shortClosingTime, () => cluster.hurry()));
      // Those that were busy stay open after their answer.
      const sweep = (): void => {
        app.server.closeIdleConnections();
        timers[0] = systemClock.timer(sweepTime, sweep);
      };
      timers.unshift(systemClock.timer(sweepTime, sweep));
      await closed;
      for (const cancel of timers) cancel();
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
