// The lifecycle of a bundle: its parts are created one after the other while it is IN_PROGRESS, the last one when it becomes
// DONE. Parts that were created before a failure stay; a retry creates the others, and nothing twice, even if it was deleted
// in the meantime.
import type { ErrorCode } from '../../contract/types.js';
import { byClient, byClock, byDecision, byPlatform, resource } from '../../engine/lifecycle/resource.js';
import type { Check, World } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import { addConversationApp, conversationApps } from '../conversation/app-lifecycle.js';
import { addSmsApp, connect, smsApps } from '../sms/sms-app-lifecycle.js';
import { addWebhook, webhooks } from '../webhooks/webhook-record.js';
import { type Bundle, newBundleId, openTargetProject, smsAppIn, targetProjectOf, view } from './bundle-record.js';

/** Errors that only a rule or a magic value triggers: of test numbers, copies and the services behind. */
const refusals: readonly ErrorCode[] = [
  'invalid_webhooks',
  'invalid_staging_bundles_input_region',
  'parent_sms_bespoke_price',
  'target_project_not_subproject',
  'parent_sms_not_route_assisted',
  'conversation_app_already_connected_to_sms_app',
  'forbidden_payload',
  'conversation_app_not_found',
  'sms_app_not_found',
  'default_sms_app_not_found',
  'conversation_app_is_already_in_bundles_process',
  'default_sms_app_already_exists',
  'more_than_one_sms_app',
  'sms_app_is_already_linked_to_conversation_app',
  'sms_app_is_already_in_bundles_process',
  'allowed_only_for_default_test_sms_app',
  'not_allowed_for_subproject',
  'not_allowed_for_non_test_account',
  'only_one_test_number_allowed',
  'failed_to_create_subproject',
  'failed_to_create_sms_service',
  'failed_to_create_conversation_service',
];

/** Each outcome has the name of its code. */
const order: Check = { who: 'Sinch', outcomes: Object.fromEntries(refusals.map((error) => [error, { error }])) };

type Make = (bundle: Bundle, data: object, world: World) => void;

// biome-ignore format: a table, one row a transition
export const bundles = resource<Bundle>()({
  name: 'bundles.bundle',
  collection: 'bundles.bundles',
  schema: 'BundlesBundlesDto',
  key: ({ id }) => id,
  read: { operation: 'BundlesBundlesController_get_v1', params: ({ id }) => ({ bundleId: id }) },
  names: ({ name, subproject, smsApp, convApp }) =>
    [name, subproject?.name, smsApp?.name, convApp?.name].filter((text) => text !== undefined),
  missing: 'bundle_not_found',
  hidden: {
    secrets: 'of its webhooks, by their ids, until they are created',
    made: 'ids of the parts that it has created; a retry creates none of them again',
  },
  complete(bundle, world) {
    bundle.id ??= newBundleId(world);
    bundle.projectId ??= bundle.subproject?.id ?? world.id;
    bundle.state ??= 'DONE';
    bundle.region ??= 'EU';
    bundle[hidden].secrets ??= {};
    // Not in a scratch world, which only validates a scenario.
    if (!world.gone) openTargetProject(world, bundle);
  },
  payload: (bundle, world) => view(world, bundle),
  decisions: { work: { who: 'Sinch' } },
  checks: { order },
  events: {
    order: byClient(),
    makeSubproject: byClock(),
    makeSmsApp: byClock(),
    makeConvApp: byClock(),
    makeWebhooks: byClock(),
    finish: byDecision('work'),
    fail: byDecision('work'),
    retry: byPlatform(),
  },
  transitions: {
    state: [
      { on: 'order', from: null, to: 'IN_PROGRESS', do: plan },
      { on: 'makeSubproject', from: 'IN_PROGRESS', to: 'same', do: makeSubproject },
      { on: 'makeSmsApp', from: 'IN_PROGRESS', to: 'same', do: makeSmsApp },
      { on: 'makeConvApp', from: 'IN_PROGRESS', to: 'same', do: makeConvApp },
      { on: 'makeWebhooks', from: 'IN_PROGRESS', to: 'same', do: makeWebhooks },
      { on: 'finish', from: 'IN_PROGRESS', to: 'DONE', do: makeWhatIsLeft, sends: 'BUNDLE_DONE', next: notifySubproject },
      { on: 'fail', from: 'IN_PROGRESS', to: 'FAILED', do: giveUp },
      { on: 'retry', from: 'FAILED', to: 'IN_PROGRESS', do: plan },
    ],
  },
});

interface Step {
  event: 'makeSubproject' | 'makeSmsApp' | 'makeConvApp' | 'makeWebhooks';
  isWanted(bundle: Bundle): boolean;
  make: Make;
}

/** The steps that create the parts of a bundle, in order; a step does nothing if its part is not ordered or exists. */
const steps: readonly Step[] = [
  { event: 'makeSubproject', isWanted: ({ subproject }) => subproject !== undefined, make: makeSubproject },
  { event: 'makeSmsApp', isWanted: ({ smsApp }) => smsApp !== undefined, make: makeSmsApp },
  { event: 'makeConvApp', isWanted: ({ convApp }) => convApp !== undefined, make: makeConvApp },
  { event: 'makeWebhooks', isWanted: ({ webhooks }) => webhooks !== undefined, make: makeWebhooks },
];

/** Distributes the steps over the duration of the bundle; the last one runs at its end. */
function plan(bundle: Bundle, _data: object, world: World): void {
  const { reviewDelay } = world.settings;
  if (bundle.smsApp?.status === 'FAILED_ADD') bundle.smsApp.status = 'PENDING_ADD';
  if (reviewDelay === null) return;
  const wanted = steps.filter(({ isWanted }) => isWanted(bundle));
  for (const [index, { event }] of wanted.slice(0, -1).entries()) {
    world.decisions.later(bundles, bundle, event, Math.round((reviewDelay * (index + 1)) / wanted.length));
  }
}

function makeSubproject(bundle: Bundle, _data: object, world: World): void {
  if (!bundle.subproject) return;
  openTargetProject(world, bundle);
  bundle.subproject.status = 'READY';
}

function makeSmsApp(bundle: Bundle, _data: object, world: World): void {
  const { smsApp, region } = bundle;
  const project = openTargetProject(world, bundle);
  if (!smsApp || smsApp.status === 'ACTIVE' || !isMadeNow(bundle, smsApp.id, project.collection(smsApps))) return;
  const { id, smsServiceId, name } = smsApp;
  bundle.smsApp = smsAppIn(addSmsApp(project, { id, smsServiceId, name, region }));
}

function makeConvApp(bundle: Bundle, _data: object, world: World): void {
  const { convApp, smsApp, region } = bundle;
  const project = openTargetProject(world, bundle);
  if (!convApp || !isMadeNow(bundle, convApp.id, project.collection(conversationApps))) return;
  // The connection adds the SMS channel; the SMS app may have been deleted in the meantime.
  const { smsChannelStatus, ...wanted } = convApp;
  const made = addConversationApp(project, wanted, region);
  const sms = smsApp && project.collection(smsApps).get(smsApp.id);
  if (sms) connect(project, sms, made);
  bundle.convApp = { ...made };
}

function makeWebhooks(bundle: Bundle, _data: object, world: World): void {
  const project = openTargetProject(world, bundle);
  for (const webhook of bundle.webhooks ?? []) {
    const { id, target, triggers } = webhook;
    if (!isMadeNow(bundle, id, project.collection(webhooks))) continue;
    // The targets of a failed bundle are free. A webhook that has taken one since gets the events in its place.
    const taken = project.collection(webhooks).find((other) => other.target === target);
    if (taken) Object.assign(webhook, { id: taken.id, triggers: [...taken.triggers] });
    else addWebhook(project, { id, target, secret: bundle[hidden].secrets[id] ?? '', triggers });
  }
}

/** Notes that a part is created now; false if it was created before. */
function isMadeNow(bundle: Bundle, id: string, existing: { has(id: string): boolean }): boolean {
  const inside = bundle[hidden];
  const made = inside.made ?? [];
  if (made.includes(id) || existing.has(id)) return false;
  inside.made = [...made, id];
  return true;
}

function makeWhatIsLeft(bundle: Bundle, data: object, world: World): void {
  stopSteps(bundle, world);
  for (const { make } of steps) make(bundle, data, world);
}

function giveUp(bundle: Bundle, _data: object, world: World): void {
  stopSteps(bundle, world);
  if (bundle.smsApp?.status === 'PENDING_ADD') bundle.smsApp.status = 'FAILED_ADD';
}

/** Steps belong to no state field, so no transition cancels them. */
function stopSteps(bundle: Bundle, world: World): void {
  world.decisions.close(bundles, bundle, '');
}

/** The bundle's own webhooks belong to the sub-project; those of the ordering project have already been notified. */
function notifySubproject(bundle: Bundle, _data: object, world: World): void {
  const project = targetProjectOf(world, bundle);
  if (project && project !== world) project.emit('BUNDLE_DONE', view(world, bundle));
}
