// Which bundles a project can see: those that it ordered, and the one that created it.
import type { BundlesWebhookDto, Operations } from '../../contract/types.js';
import type { World } from '../../engine/model.js';
import { listing } from '../../engine/records/listing.js';
import { type Ordered, orderedList, together } from '../../engine/records/page.js';
import { bundles } from './bundle-lifecycle.js';
import type { Bundle } from './bundle-record.js';

/** A bundle, and the project that ordered it. */
export interface Located {
  home: World;
  bundle: Bundle;
}

type Filter = Partial<Operations['BundlesBundlesController_list_v1']['query']>;

/** The bundles that a project can see and that pass a filter, by id. */
export function bundlesOf(world: World, filter: Filter = {}): Ordered<Bundle> {
  const isShown = passing(filter);
  const own = ownBundles(world, filter, isShown);
  const above = world.parent?.collection(bundles).listed(byTarget, { target: [world.id] });
  if (!above || above.size === 0) return own;
  const shown = Array.from(above.after(undefined), ([, bundle]) => bundle).filter(isShown);
  return shown.length === 0
    ? own
    : together(
        orderedList(shown, ({ id }) => id),
        own,
      );
}

function ownBundles(world: World, filter: Filter, isShown: (bundle: Bundle) => boolean): Ordered<Bundle> {
  const { filterConvAppIds: convApp, filterSmsAppIds: smsApp, filterStates: state } = filter;
  const collection = world.collection(bundles);
  if (!convApp && !smsApp) return collection.listed(byState, { state });
  // Nearly every bundle has apps of its own, so few are left.
  const some = convApp ? collection.listed(byConvApp, { convApp }) : collection.listed(bySmsApp, { smsApp });
  const shown = Array.from(some.after(undefined), ([, bundle]) => bundle).filter(isShown);
  return orderedList(shown, ({ id }) => id);
}

const passing =
  ({ filterConvAppIds, filterSmsAppIds, filterStates }: Filter) =>
  ({ convApp, smsApp, state }: Bundle): boolean =>
    (!filterConvAppIds || (convApp !== undefined && filterConvAppIds.includes(convApp.id))) &&
    (!filterSmsAppIds || (smsApp !== undefined && filterSmsAppIds.includes(smsApp.id))) &&
    (!filterStates || filterStates.includes(state));

const byState = listing<Bundle, 'state'>({ facets: { state: ({ state }) => state } });
const byTarget = listing<Bundle, 'target'>({ facets: { target: ({ projectId }) => projectId } });
const byConvApp = listing<Bundle, 'convApp'>({ facets: { convApp: ({ convApp }) => convApp?.id } });
const bySmsApp = listing<Bundle, 'smsApp'>({ facets: { smsApp: ({ smsApp }) => smsApp?.id } });

/** Webhooks of running bundles in a project, created already or not: their targets count as used from the order on. */
export function orderedWebhooks(world: World): BundlesWebhookDto[] {
  const running = bundlesOf(world, { filterStates: ['IN_PROGRESS'] });
  return Array.from(running.after(undefined), ([, bundle]) => bundle)
    .filter(({ projectId }) => projectId === world.id)
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
