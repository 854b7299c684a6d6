// The record of a webhook: a project's subscription to events.
import type { WebhookWebhookDto, WebhookWebhookTriggersEnum } from '../../contract/types.js';
import type { World } from '../../engine/model.js';
import { collection } from '../../engine/records/collection.js';
import { hidden, type Stored } from '../../engine/records/hidden.js';

export type Webhook = Stored<WebhookWebhookDto, { secret: string }>;

export const webhooks = collection<Webhook>({
  collection: 'webhooks',
  schema: 'WebhookWebhookDto',
  key: ({ id }) => id,
  missing: 'webhook_not_found',
  hidden: { secret: 'key that signs what is sent; `mock-webhook-secret` when left out' },
  complete(webhook, world) {
    webhook.id ??= world.ulid();
    webhook.projectId ??= world.id;
    webhook[hidden].secret ??= 'mock-webhook-secret';
  },
});

/** Registers a webhook without checking limits: bundles bring their own. */
export function addWebhook(
  world: World,
  webhook: { id?: string; target: string; secret: string; triggers: WebhookWebhookTriggersEnum[] },
): Webhook {
  const { id = world.ulid(), target, secret, triggers } = webhook;
  return world.collection(webhooks).add({ id, target, projectId: world.id, triggers, [hidden]: { secret } });
}
