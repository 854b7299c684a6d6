// How a bundle moves: its parts are made one after the other while it is IN_PROGRESS, the last one when it is DONE. What was
// made before a failure stays.
import type { BundlesBundleServicesStateEnum, ErrorCode } from '../../contract/types.js';
import { type Gate, type Given, lifecycle } from '../../engine/lifecycle/lifecycle.js';
import { hidden } from '../../engine/records/collection.js';
import type { World } from '../../engine/world/world.js';
import { addConversationApp, conversationApps } from '../conversation/app-record.js';
import { addSmsApp, connect, smsApps } from '../sms/sms-app-record.js';
import { addWebhook, webhooks } from '../webhooks/webhooks.js';
import { type Bundle, bundles, holderOf, openHolder, smsAppIn, view } from './bundle-record.js';

/** Refusals that no body can bring about: those of test numbers, of copies and of the services behind; by rule or magic. */
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

/** Each code is the name of its outcome. */
const order: Gate = { who: 'Sinch', outcomes: Object.fromEntries(refusals.map((error) => [error, { error }])) };

type Make = (bundle: Bundle, given: Given, world: World) => void;

// biome-ignore format: a table, one row an arrow
export const bundleLifecycle = lifecycle<Bundle, { state: BundlesBundleServicesStateEnum }>({
  name: 'bundles.bundle',
  find: (world, key) => world.collection(bundles).get(key),
  all: (world) => world.collection(bundles).values(),
  key: ({ id }) => id,
  names: ({ name, subproject, smsApp, convApp }) =>
    [name, subproject?.name, smsApp?.name, convApp?.name].filter((text) => text !== undefined),
  payload: (bundle, world) => view(world, bundle),
  decisions: { work: { who: 'Sinch' } },
  gates: { order },
  tables: {
    state: [
      { on: 'order', from: null, to: 'IN_PROGRESS', do: plan },
      { on: 'makeSubproject', by: 'clock', from: 'IN_PROGRESS', to: 'same', do: makeSubproject },
      { on: 'makeSmsApp', by: 'clock', from: 'IN_PROGRESS', to: 'same', do: makeSmsApp },
      { on: 'makeConvApp', by: 'clock', from: 'IN_PROGRESS', to: 'same', do: makeConvApp },
      { on: 'makeWebhooks', by: 'clock', from: 'IN_PROGRESS', to: 'same', do: makeWebhooks },
      { on: 'finish', by: 'work', from: 'IN_PROGRESS', to: 'DONE', do: makeWhatIsLeft, event: 'BUNDLE_DONE', next: tellSubproject },
      { on: 'fail', by: 'work', from: 'IN_PROGRESS', to: 'FAILED', do: giveUp },
      { on: 'retry', by: 'platform', from: 'FAILED', to: 'IN_PROGRESS', do: plan },
    ],
  },
});

/** What makes the parts of a bundle, in order; each does nothing when its part is not wanted or is there already. */
const steps: Readonly<Record<string, { wanted: (bundle: Bundle) => unknown; make: Make }>> = {
  makeSubproject: { wanted: ({ subproject }) => subproject, make: makeSubproject },
  makeSmsApp: { wanted: ({ smsApp }) => smsApp, make: makeSmsApp },
  makeConvApp: { wanted: ({ convApp }) => convApp, make: makeConvApp },
  makeWebhooks: { wanted: ({ webhooks }) => webhooks, make: makeWebhooks },
};

/** Spreads the steps over the time that the work takes; the last one is left to its end. */
function plan(bundle: Bundle, _given: Given, world: World): void {
  const { reviewDelay } = world.settings;
  if (bundle.smsApp?.status === 'FAILED_ADD') bundle.smsApp.status = 'PENDING_ADD';
  if (reviewDelay === null) return;
  const wanted = Object.keys(steps).filter((name) => steps[name]!.wanted(bundle));
  for (const [index, name] of wanted.slice(0, -1).entries()) {
    world.decisions.later(bundleLifecycle, bundle, name, Math.round((reviewDelay * (index + 1)) / wanted.length));
  }
}

function makeSubproject(bundle: Bundle, _given: Given, world: World): void {
  if (!bundle.subproject) return;
  openHolder(world, bundle);
  bundle.subproject.status = 'READY';
}

function makeSmsApp(bundle: Bundle, _given: Given, world: World): void {
  const { smsApp, region } = bundle;
  const holder = openHolder(world, bundle);
  // One that was made may have been deleted since.
  if (!smsApp || smsApp.status === 'ACTIVE' || holder.collection(smsApps).has(smsApp.id)) return;
  const { id, smsServiceId, name } = smsApp;
  bundle.smsApp = smsAppIn(addSmsApp(holder, { id, smsServiceId, name, region }));
}

function makeConvApp(bundle: Bundle, _given: Given, world: World): void {
  const { convApp, smsApp, region } = bundle;
  const holder = openHolder(world, bundle);
  if (!convApp || holder.collection(conversationApps).has(convApp.id)) return;
  // The SMS channel comes with the connection: the SMS app may have been deleted since.
  const { smsChannelStatus, ...wanted } = convApp;
  const made = addConversationApp(holder, wanted, region);
  const sms = smsApp && holder.collection(smsApps).get(smsApp.id);
  if (sms) connect(holder, sms, made);
  bundle.convApp = { ...made };
}

function makeWebhooks(bundle: Bundle, _given: Given, world: World): void {
  const holder = openHolder(world, bundle);
  for (const { id, target, triggers } of bundle.webhooks ?? []) {
    if (holder.collection(webhooks).has(id)) continue;
    addWebhook(holder, { id, target, secret: bundle[hidden].secrets[id] ?? '', triggers });
  }
}

function makeWhatIsLeft(bundle: Bundle, given: Given, world: World): void {
  stopSteps(bundle, world);
  for (const { make } of Object.values(steps)) make(bundle, given, world);
}

function giveUp(bundle: Bundle, _given: Given, world: World): void {
  stopSteps(bundle, world);
  if (bundle.smsApp?.status === 'PENDING_ADD') bundle.smsApp.status = 'FAILED_ADD';
}

/** Steps belong to no state field, so no move ends them. */
function stopSteps(bundle: Bundle, world: World): void {
  world.decisions.close(bundleLifecycle.name, bundle.id, '');
}

/** The bundle's own webhooks lie in the sub-project; those of the ordering project have heard of it already. */
function tellSubproject(bundle: Bundle, _given: Given, world: World): void {
  const holder = holderOf(world, bundle);
  if (holder && holder !== world) holder.emit('BUNDLE_DONE', view(world, bundle));
}
