// The outbox: what it tells others of each delivery.
import type { Cluster } from '../cluster/cluster.js';
import type { Config } from '../config/settings.js';
import { Outbox, type OutboxOptions } from '../delivery/outbox.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';
import type { Metrics } from '../http/metrics.js';
import { subscriber, subscribers } from '../services/webhooks/webhooks.js';

export function outboxFor(
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
