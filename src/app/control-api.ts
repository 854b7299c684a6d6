// The control API of an application. Loaded by its first call.
import type { Cluster } from '../cluster/cluster.js';
import type { Config } from '../config/settings.js';
import { controlsFor } from '../control/controls.js';
import { Streams } from '../control/events.js';
import type { Outbox } from '../delivery/outbox.js';
import type { Checkpoints } from '../engine/world/checkpoints.js';
import type { Simulation } from '../engine/world/simulation.js';
import { examplesOnDemand } from '../fixtures/examples-on-demand.js';
import type { Magic } from '../fixtures/scenarios.js';
import type { AccessTokens } from '../http/access-token.js';
import { controlServer } from '../http/admin.js';
import type { ServeControl } from '../http/control-routes.js';
import type { EdgeOptions } from '../http/exchange.js';
import { notSimulated, readerOf } from '../http/routes.js';
import { addressOf } from '../store/postgres/address.js';
import { version } from '../version.js';
import { modules } from './modules.js';
import { controlsInCluster } from './on-demand.js';
import { scenarioLibraryOf } from './simulation.js';

export interface ControlParts {
  config: Config;
  simulation: Simulation;
  magic: Magic;
  outbox: Outbox;
  checkpoints: Checkpoints;
  tokens: AccessTokens;
  cluster: Cluster | undefined;
  /** When the simulator was made, by the monotonic clock, milliseconds. */
  since: number;
  /** Whether the simulator still takes requests. */
  ready: () => boolean;
  /** Aborted when the simulator closes. */
  stop: AbortSignal;
  /** Reasons why changes cannot be saved. */
  troubles: () => string[];
  edge: EdgeOptions;
}

/** The value of every flag, without the admin token and the password of the database. */
function shownSettings({ names: _, adminToken, store, ...settings }: Config): Readonly<Record<string, unknown>> {
  const database = store === undefined ? undefined : addressOf(store)?.shown;
  return { ...settings, store: database, adminToken: adminToken !== undefined };
}

export async function controlApi(parts: ControlParts): Promise<ServeControl> {
  const { config, simulation, magic, outbox, checkpoints, tokens, cluster, since, ready, stop, troubles, edge } = parts;
  const library = scenarioLibraryOf(simulation);
  const ownControls = controlsFor({
    version: version(),
    since,
    started: shownSettings(config),
    ready,
    troubles,
    outbox,
    library,
    checkpoints,
    tokens,
    readRecord: readerOf(modules),
    stop,
    notSimulated: notSimulated(modules),
    magic,
    examples: examplesOnDemand(),
  });
  const controls = cluster ? await controlsInCluster(cluster, ownControls, simulation, outbox, library) : ownControls;
  const streams = new Streams(simulation, cluster?.membership.token.replace(/\W/g, ''));
  return controlServer(controls, { ...edge, openStream: (request) => streams.open(request), stop });
}
