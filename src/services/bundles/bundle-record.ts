// What the simulator keeps of a bundle. It belongs to the project that ordered it; what it makes lies there, or in the new
// sub-project, whose calls find the bundle too.
import type { BundlesBundlesDto, BundlesBundlesSmsAppDto, BundlesWebhookDto } from '../../contract/types.js';
import { hex } from '../../engine/chance/ids.js';
import { collection, hidden, type Stored } from '../../engine/records/collection.js';
import type { World } from '../../engine/world/world.js';
import { conversationApps } from '../conversation/app-record.js';
import { type SmsApp, smsApps } from '../sms/sms-app-record.js';

/** `secrets`: of its webhooks, by their ids, until they are made. */
export type Bundle = Stored<BundlesBundlesDto, { secrets: Record<string, string> }>;

export const bundles = collection<Bundle>({
  name: 'bundles.bundles',
  schema: 'BundlesBundlesDto',
  key: ({ id }) => id,
  missing: 'bundle_not_found',
  hidden: { secrets: 'of its webhooks, by their ids, while they are not made' },
  complete(bundle, world) {
    bundle.id ??= newBundleId(world);
    bundle.projectId ??= bundle.subproject?.id ?? world.id;
    bundle.state ??= 'DONE';
    bundle.region ??= 'EU';
    bundle[hidden].secrets ??= {};
    // Not for a world that only tries out whether a scenario is sound.
    if (!world.gone) openHolder(world, bundle);
  },
});

/** Time, a mark of the project, a counter: ids of this form sort by age. */
export function newBundleId(world: World): string {
  const seconds = Math.floor(world.clock.now() / 1000).toString(16);
  const number = world.count('bundle').toString(16);
  return seconds.padStart(8, '0') + hex(world.chance('bundle ids'), 10) + number.padStart(6, '0');
}

/** The world of the project that holds what a bundle makes; undefined when it was forgotten since. */
export function holderOf(world: World, { projectId }: Bundle): World | undefined {
  return projectId === world.id ? world : world.simulation.worlds.get(projectId);
}

/** As holderOf; a sub-project's world that is not there yet begins, beside its parent's on the same timeline. */
export function openHolder(world: World, bundle: Bundle): World {
  const { scenario, seed } = world;
  const known = holderOf(world, bundle);
  if (known) return known;
  const begun = world.simulation.begin(bundle.projectId, { scenario, seed, parent: world });
  // The SMS service comes with the first SMS app.
  const isNew = !(begun.id in (world.simulation.scenarios.get(scenario)?.projects ?? {}));
  if (isNew) begun.initialized.delete('sms');
  return begun;
}

function parentOf(world: World): World | undefined {
  return world.parent === undefined ? undefined : world.simulation.worlds.get(world.parent);
}

/** Bundles that a project ordered, and the one that made it. */
export function bundlesOf(world: World): Bundle[] {
  const above = parentOf(world)
    ?.collection(bundles)
    .filter(({ projectId }) => projectId === world.id);
  return [...(above ?? []), ...world.collection(bundles).values()];
}

/** Webhooks that running bundles make in a project, made yet or not: their targets are taken from the order on. */
export function orderedWebhooks(world: World): BundlesWebhookDto[] {
  return bundlesOf(world)
    .filter(({ state, projectId }) => state === 'IN_PROGRESS' && projectId === world.id)
    .flatMap((bundle) => bundle.webhooks ?? []);
}

/** A bundle that a project can see, and the world whose record it is. */
export function locate(world: World, id: string): { home: World; bundle: Bundle } | undefined {
  const own = world.collection(bundles).get(id);
  if (own) return { home: world, bundle: own };
  const parent = parentOf(world);
  const bundle = parent?.collection(bundles).get(id);
  return bundle?.projectId === world.id ? { home: parent!, bundle } : undefined;
}

/** A bundle as it is answered: a finished one shows what it made as that is now. */
export function view(home: World, bundle: Bundle): BundlesBundlesDto {
  const holder = holderOf(home, bundle);
  if (bundle.state !== 'DONE' || !holder) return bundle;
  const { smsApp, convApp } = bundle;
  const sms = smsApp && holder.collection(smsApps).get(smsApp.id);
  const conversation = convApp && holder.collection(conversationApps).get(convApp.id);
  return {
    ...bundle,
    ...(smsApp && { smsApp: sms ? smsAppIn(sms) : { ...smsApp, status: 'DELETED' } }),
    ...(conversation && { convApp: conversation }),
  };
}

/** An SMS app in the form that bundles show. */
export function smsAppIn({ id, smsServiceId, name, status, regions, test }: SmsApp): BundlesBundlesSmsAppDto {
  return { id, smsServiceId, name, status, regions, test };
}
