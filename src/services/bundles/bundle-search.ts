// Which bundles a project can see: those that it ordered, and the one that created it.
import type { BundlesWebhookDto } from '../../contract/types.js';
import type { World } from '../../engine/model.js';
import { bundles } from './bundle-lifecycle.js';
import type { Bundle } from './bundle-record.js';

/** A bundle, and the project that ordered it. */
export interface Located {
  home: World;
  bundle: Bundle;
}

export function bundlesOf(world: World): Bundle[] {
  const above = world.parent?.collection(bundles).filter(({ projectId }) => projectId === world.id);
  return [...(above ?? []), ...world.collection(bundles).values()];
}

/** Webhooks of running bundles in a project, created already or not: their targets count as used from the order on. */
export function orderedWebhooks(world: World): BundlesWebhookDto[] {
  return bundlesOf(world)
    .filter(({ state, projectId }) => state === 'IN_PROGRESS' && projectId === world.id)
    .flatMap((bundle) => bundle.webhooks ?? []);
}

/** A bundle that a project can see. */
export function locate(world: World, id: string): Located | undefined {
  const own = world.collection(bundles).get(id);
  if (own) return { home: world, bundle: own };
  const { parent } = world;
  const bundle = parent?.collection(bundles).get(id);
  return parent && bundle?.projectId === world.id ? { home: parent, bundle } : undefined;
}
