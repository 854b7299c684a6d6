// The record of a bundle. It belongs to the project that ordered it. What it creates belongs to its target project: the same
// one, or the new sub-project, which can see the bundle, too.
import type { BundlesBundlesDto, BundlesBundlesSmsAppDto } from '../../contract/types.js';
import { hex } from '../../engine/chance/ids.js';
import type { World } from '../../engine/model.js';
import type { Stored } from '../../engine/records/hidden.js';
import { conversationApps } from '../conversation/app-lifecycle.js';
import { smsApps } from '../sms/sms-app-lifecycle.js';
import type { SmsApp } from '../sms/sms-app-record.js';

/** `secrets`: of its webhooks, by their ids, until they are created. `made`: ids of the parts that it has created. */
export type Bundle = Stored<BundlesBundlesDto, { secrets: Record<string, string>; made?: string[] }>;

/** Time, a hash of the project, a counter: ids of this format sort by age. */
export function newBundleId(world: World): string {
  const seconds = Math.floor(world.clock.now() / 1000).toString(16);
  const number = world.count('bundle').toString(16);
  return seconds.padStart(8, '0') + hex(world.chance('bundle ids'), 10) + number.padStart(6, '0');
}

/** The target project of a bundle; undefined if it has been deleted. */
export function targetProjectOf(world: World, { projectId }: Bundle): World | undefined {
  return projectId === world.id ? world : world.project(projectId);
}

/** As targetProjectOf, but creates a missing sub-project, onboarded for its parent's channels. */
export function openTargetProject(world: World, bundle: Bundle): World {
  const known = targetProjectOf(world, bundle);
  if (known) return known;
  // The first SMS app creates the SMS service.
  const initialized = [...world.initialized].filter((channel) => channel !== 'sms');
  return world.subproject(bundle.projectId, { initialized });
}

/** A bundle as the API returns it; a finished one shows its parts in their current state. */
export function view(home: World, bundle: Bundle): BundlesBundlesDto {
  const project = targetProjectOf(home, bundle);
  if (bundle.state !== 'DONE' || !project) return bundle;
  const { smsApp, convApp } = bundle;
  const sms = smsApp && project.collection(smsApps).get(smsApp.id);
  const conversation = convApp && project.collection(conversationApps).get(convApp.id);
  return {
    ...bundle,
    ...(smsApp && { smsApp: sms ? smsAppIn(sms) : { ...smsApp, status: 'DELETED' } }),
    ...(conversation && { convApp: conversation }),
  };
}

/** An SMS app as bundles show it. */
export function smsAppIn({ id, smsServiceId, name, status, regions, test }: SmsApp): BundlesBundlesSmsAppDto {
  return { id, smsServiceId, name, status, regions, test };
}
