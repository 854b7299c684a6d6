// Webhooks: a project's subscriptions to events. The secret signs deliveries, and is never returned.
// Quirk: the list is alphabetical, but the contract does not say by what (chosen: by target).
import type { WebhookWebhookTriggersEnum } from '../../contract/types.js';
import type { ServiceModule, World } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import { listing } from '../../engine/records/listing.js';
import { listPage } from '../../engine/records/page.js';
import { Problem } from '../../engine/requests/problem.js';
import { orderedWebhooks } from '../bundles/bundle-search.js';
import { addWebhook, type Webhook, webhooks } from './webhook-record.js';

const webhookLimit = 15;

const byTarget = listing<Webhook, never>({ facets: {}, order: ({ target }) => target });

export const webhooksModule: ServiceModule<'WebhookWebhookController'> = {
  controller: 'WebhookWebhookController',
  collections: [webhooks],
  finders: { webhookId: (world, { webhookId = '' }) => world.collection(webhooks).has(webhookId) },
  handlers: {
    listWebhooks(call, world) {
      const all = world.collection(webhooks).listed(byTarget, {});
      const { items, fields } = listPage(call, world, all, { size: webhookLimit });
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

/** Webhooks of a project that subscribe to this type of event. */
export function subscribers(world: World, type: string): { id: string; target: string; secret: string }[] {
  return world
    .collection(webhooks)
    .filter(({ triggers }) => triggers.some((trigger) => trigger === 'ALL' || trigger === type))
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

/** Targets of a project by the ids of their webhooks, including those that a running bundle will create. */
function targetsOf(world: World): Map<string, string> {
  const coming = orderedWebhooks(world);
  return new Map([...coming, ...world.collection(webhooks).values()].map(({ id, target }) => [id, target]));
}
