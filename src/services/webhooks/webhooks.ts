// Webhooks: a project's subscriptions to events. A secret goes in and never comes out; it signs what is sent.
// Odd rule: the list is alphabetical, but the contract does not say by what (chosen: by target).
import type { WebhookWebhookDto, WebhookWebhookTriggersEnum } from '../../contract/types.js';
import { collection, hidden, type Stored } from '../../engine/records/collection.js';
import { orderedList, page } from '../../engine/records/page.js';
import { Problem } from '../../engine/requests/problem.js';
import type { ServiceModule } from '../../engine/world/service-module.js';
import type { World } from '../../engine/world/world.js';
import { orderedWebhooks } from '../bundles/bundle-record.js';

type Webhook = Stored<WebhookWebhookDto, { secret: string }>;

export const webhooks = collection<Webhook>({
  name: 'webhooks',
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

const webhookLimit = 15;

export const webhooksModule: ServiceModule<'WebhookWebhookController'> = {
  controller: 'WebhookWebhookController',
  collections: [webhooks],
  handlers: {
    listWebhooks({ operation, query }, world) {
      const all = orderedList([...world.collection(webhooks).values()], ({ target }) => target);
      const { items, fields } = page(all, query, { scope: `${world.id} ${operation}`, size: webhookLimit });
      return { ...fields, webhooks: items };
    },

    createWebhook({ body: { target, secret, triggers } }, world) {
      targetMustBeFree(world, target);
      webhooksMustBeAllowed(world, 1);
      return addWebhook(world, { target, secret, triggers });
    },

    getWebhook: ({ params }, world) => find(world, params.webhookId),

    deleteWebhook({ params }, world) {
      world.collection(webhooks).remove(find(world, params.webhookId));
    },

    replaceWebhook: ({ params, body }, world) => change(world, params.webhookId, body),

    updateWebhook: ({ params, body }, world) => change(world, params.webhookId, body),
  },
};

/** Registers a webhook without asking for limits: bundles bring their own. */
export function addWebhook(
  world: World,
  webhook: { id?: string; target: string; secret: string; triggers: WebhookWebhookTriggersEnum[] },
): Webhook {
  const { id = world.ulid(), target, secret, triggers } = webhook;
  return world.collection(webhooks).add({ id, target, projectId: world.id, triggers, [hidden]: { secret } });
}

/** Webhooks of a project that want an event of this type. */
export function subscribers(world: World, type: string): { id: string; target: string; secret: string }[] {
  return world
    .collection(webhooks)
    .filter(({ triggers }) => triggers.includes('ALL') || (triggers as readonly string[]).includes(type))
    .map((webhook) => ({ id: webhook.id, target: webhook.target, secret: webhook[hidden].secret }));
}

export function subscriber(world: World, id: string): { id: string; target: string; secret: string } | undefined {
  const webhook = world.collection(webhooks).get(id);
  return webhook && { id, target: webhook.target, secret: webhook[hidden].secret };
}

function find(world: World, id: string): Webhook {
  return world.collection(webhooks).require(id, { projectId: world.id });
}

function change(
  world: World,
  id: string,
  { target, secret, triggers }: { target?: string; secret?: string; triggers?: WebhookWebhookTriggersEnum[] },
): Webhook {
  const webhook = find(world, id);
  if (target !== undefined && target !== webhook.target) targetMustBeFree(world, target);
  if (target !== undefined) webhook.target = target;
  if (secret !== undefined) webhook[hidden].secret = secret;
  if (triggers !== undefined) webhook.triggers = triggers;
  return webhook;
}

export function targetMustBeFree(world: World, target: string): void {
  for (const taken of targetsOf(world).values())
    if (taken === target) throw new Problem('webhook_exists', { projectId: world.id, value: target });
}

export function webhooksMustBeAllowed(world: World, more: number): void {
  if (targetsOf(world).size + more > webhookLimit)
    throw new Problem('webhook_limit_reached', { projectId: world.id, limit: webhookLimit });
}

/** Targets of a project by the ids of their webhooks; those that a running bundle will make count already. */
function targetsOf(world: World): Map<string, string> {
  const coming = orderedWebhooks(world);
  return new Map([...coming, ...world.collection(webhooks).values()].map(({ id, target }) => [id, target]));
}
