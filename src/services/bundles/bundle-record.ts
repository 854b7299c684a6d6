// What the simulator keeps of a bundle. It belongs to the project that ordered it. What it makes lies in its target project:
// the same one, or the new sub-project, whose calls find the bundle too.
import type { BundlesBundlesDto, BundlesBundlesSmsAppDto } from '../../contract/types.js';
import { hex } from '../../engine/chance/ids.js';
import type { World } from '../../engine/model.js';
import type { Stored } from '../../engine/records/hidden.js';
import { conversationApps } from '../conversation/app-lifecycle.js';
import { smsApps } from '../sms/sms-app-lifecycle.js';
import type { SmsApp } from '../sms/sms-app-record.js';

/** `secrets`: of its webhooks, by their ids, until they are made. */
export type Bundle = Stored<BundlesBundlesDto, { secrets: Record<string, string> }>;

/** Time, a mark of the project, a counter: ids of this form sort by age. */
export function newBundleId(world: World): string {
  const seconds = Math.floor(world.clock.now() / 1000).toString(16);
  const number = world.count('bundle').toString(16);
  return seconds.padStart(8, '0') + hex(world.chance('bundle ids'), 10) + number.padStart(6, '0');
}

/** The target project of a bundle; undefined when it was deleted since. */
export function targetProjectOf(world: World, { projectId }: Bundle): World | undefined {
  return projectId === world.id ? world : world.project(projectId);
}

/** As targetProjectOf; a sub-project that is not there yet is begun, onboarded for what its parent is. */
export function openTargetProject(world: World, bundle: Bundle): World {
  const known = targetProjectOf(world, bundle);
  if (known) return known;
  // The SMS service comes with the first SMS app.
  const initialized = [...world.initialized].filter((channel) => channel !== 'sms');
  return world.subproject(bundle.projectId, { initialized });
}

/** A bundle as it is answered: a finished one shows what it made as that is now. */
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

/** An SMS app in the form that bundles show. */
export function smsAppIn({ id, smsServiceId, name, status, regions, test }: SmsApp): BundlesBundlesSmsAppDto {
  return { id, smsServiceId, name, status, regions, test };
}
