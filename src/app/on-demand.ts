// Parts that a flag asks for. Each is loaded only then: they take time and memory.
import type { FastifyInstance } from 'fastify';
import type { Cluster, ClusterOptions } from '../cluster/cluster.js';
import type { Config } from '../config/settings.js';
import type { ScenarioLibrary } from '../control/scenarios.js';
import type { Outbox } from '../delivery/outbox.js';
import type { AnyServiceModule } from '../engine/model.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { Metrics } from '../http/metrics.js';
import type { Interception } from '../intercept/interception.js';
import type { Log } from '../log.js';

/** `troubles`: reasons why changes cannot be saved. */
export async function metricsFor({ metrics }: Config, simulation: Simulation, troubles: () => string[]) {
  if (!metrics) return undefined;
  const { Metrics } = await import('../http/metrics.js');
  const { projects, worlds } = simulation;
  return new Metrics({
    held: () => worlds.size,
    evicted: () => projects.size - worlds.size,
    troubles: () => troubles().length,
  });
}

export async function interceptionFor(
  { server }: FastifyInstance,
  config: Config,
  log: Log,
): Promise<Interception | undefined> {
  if (!config.intercept && config.tls === undefined) return undefined;
  const { authorityFor, endsWithProcess, intercept } = await import('../intercept/open.js');
  const authority = authorityFor(config);
  if (config.tls !== undefined && config.ca === undefined && config.data === undefined)
    log.warn(endsWithProcess(authority));
  return intercept(server, authority, config, process.env);
}

/** This process as one of several. */
export async function clusterFor(
  options: Omit<ClusterOptions, 'handedOn'>,
  metrics: Metrics | undefined,
): Promise<Cluster> {
  const { Cluster } = await import('../cluster/cluster.js');
  const { membership } = options;
  const counted = metrics?.addCluster({ takeovers: () => membership.leases.takeovers });
  return new Cluster({ ...options, handedOn: () => counted?.handedOn() });
}

/** The calls that are about all projects, and the scenarios that all processes know. */
export async function controlsInCluster(
  { membership, peers }: Cluster,
  own: readonly AnyServiceModule[],
  simulation: Simulation,
  { tally }: Outbox,
  library: ScenarioLibrary,
): Promise<readonly AnyServiceModule[]> {
  const { inCluster, loadScenarios } = await import('../cluster/controls.js');
  await loadScenarios(membership, library);
  return inCluster(own, { simulation, membership, peers, tally, library });
}
