// Creates a bundle from an order: the rules for orders, and the parts as they are shown before they exist.
import type {
  BundlesBundlesDto,
  BundlesConversationAppInputDto,
  BundlesInputBundlesDto,
  BundlesWebhookInputDto,
} from '../../contract/types.js';
import type { World } from '../../engine/model.js';
import { hidden } from '../../engine/records/hidden.js';
import { invalidInput, Problem } from '../../engine/requests/problem.js';
import { serviceOf } from '../sms/sms-app-record.js';
import { targetMustBeFree, webhooksMustBeAllowed } from '../webhooks/webhooks.js';
import { bundles } from './bundle-lifecycle.js';
import { type Bundle, newBundleId } from './bundle-record.js';

/** The bundle of an order, not stored yet. Throws the error for an invalid order. */
export function bundleFrom(world: World, order: BundlesInputBundlesDto): Bundle {
  const { name, region, webhooks: wantedWebhooks = [], testNumber } = order;
  const parts = partsOf(order);
  orderMustBeSound(world, order, parts);

  const { subproject, smsApp, convApp } = parts;
  const nameOf = (part: { name?: string }): string => part.name ?? name!;
  const projectId = subproject ? world.uuid() : world.id;
  const smsServiceId = (subproject ? undefined : serviceOf(world)?.id) ?? world.ulid();
  const made = wantedWebhooks.map(({ target, triggers }) => ({ id: world.ulid(), target, projectId, triggers }));
  // The first transition sets the state.
  return {
    id: newBundleId(world),
    projectId,
    ...(name !== undefined && { name }),
    region,
    ...(subproject && {
      subproject: {
        id: projectId,
        name: nameOf(subproject),
        ...(subproject.labels && { labels: subproject.labels }),
        parentProjectId: world.id,
        status: 'PENDING',
      },
    }),
    ...(smsApp && {
      smsApp: {
        id: world.ulid(),
        smsServiceId,
        name: nameOf(smsApp),
        status: 'PENDING_ADD',
        regions: [region],
        test: false,
      },
    }),
    ...(convApp && { convApp: conversationAppFrom(world, convApp, nameOf(convApp), smsApp !== undefined) }),
    ...(testNumber !== undefined && { testNumber }),
    ...(made.length > 0 && { webhooks: made }),
    [hidden]: { secrets: Object.fromEntries(made.map(({ id }, index) => [id, wantedWebhooks[index]!.secret])) },
  } as Bundle;
}

type Parts = ReturnType<typeof partsOf>;

const partsOf = ({ subproject, smsApp, convApp }: BundlesInputBundlesDto) => ({
  subproject: wanted(subproject),
  smsApp: wanted(smsApp),
  convApp: wanted(convApp),
});

/** `true` asks for a part with defaults, an object for one with settings; anything else for none. */
function wanted<Part extends object>(part: Part | boolean | undefined): Part | Partial<Part> | undefined {
  return part === true ? {} : part || undefined;
}

function orderMustBeSound(
  world: World,
  { name, webhooks: wantedWebhooks = [], testNumber }: BundlesInputBundlesDto,
  { subproject, smsApp, convApp }: Parts,
): void {
  const parts = [subproject, smsApp, convApp].filter((part) => part !== undefined);
  if (parts.length === 0) throw new Problem('no_services_to_create');
  if (parts.some((part) => (part.name ?? name) === undefined)) throw new Problem('missing_name');
  targetsMustBeAllowed(wantedWebhooks, convApp);
  if (subproject && world.parent !== undefined) throw new Problem('forbidden_payload', { cause: 'nested_subproject' });
  if (smsApp) parentServiceMustBeCopyable(world, subproject !== undefined);
  if (subproject) return;
  webhooksMustFit(world, wantedWebhooks);
  if (isWanted(testNumber)) mustHaveNoTestNumber(world);
}

const isWanted = (testNumber: unknown): boolean => testNumber !== undefined && testNumber !== false;

/** A project has one active test number; that of a bundle that failed is not. */
function mustHaveNoTestNumber(world: World): void {
  for (const { projectId, state, testNumber } of world.collection(bundles).values()) {
    if (projectId === world.id && state !== 'FAILED' && isWanted(testNumber))
      throw new Problem('only_one_test_number_allowed', { projectId: world.id });
  }
}

/** Targets must be unique among the bundle's webhooks, and must not be the Conversation API's own. */
function targetsMustBeAllowed(
  wantedWebhooks: readonly BundlesWebhookInputDto[],
  convApp: BundlesConversationAppInputDto | undefined,
): void {
  const targets = wantedWebhooks.map(({ target }) => target);
  const faults = targets.flatMap((target, index) =>
    targets.indexOf(target) < index ? [`webhooks.${index}.target must be unique`] : [],
  );
  for (const [index, { target }] of (convApp?.webhooks ?? []).entries()) {
    if (/^(\w+:\/\/)?([^/?#]*@)?conversation-api\.([^/:?#]+\.)?sinch\.com\.?([/:?#]|$)/i.test(target))
      faults.push(`convApp.webhooks.${index}.target must not be a host of the Conversation API`);
  }
  if (faults.length > 0) throw invalidInput(faults);
}

/** If the parent has an SMS service, the SMS app of a sub-project is a copy of the parent's. */
function parentServiceMustBeCopyable(world: World, intoNew: boolean): void {
  const parent = intoNew ? world : world.parent;
  const service = parent && serviceOf(parent);
  if (service?.[hidden].bespokePrice) throw new Problem('parent_sms_bespoke_price');
  if (service?.[hidden].routeAssisted === false) throw new Problem('parent_sms_not_route_assisted');
}

/** The project's own rules for webhooks. */
function webhooksMustFit(world: World, wantedWebhooks: readonly BundlesWebhookInputDto[]): void {
  if (wantedWebhooks.length === 0) return;
  for (const { target } of wantedWebhooks) targetMustBeFree(world, target);
  webhooksMustBeAllowed(world, wantedWebhooks.length);
}

function conversationAppFrom(
  world: World,
  wantedApp: BundlesConversationAppInputDto,
  name: string,
  hasSmsApp: boolean,
): BundlesBundlesDto['convApp'] {
  const { processingMode = 'DISPATCH', retentionPolicy, consentManagerSettings } = wantedApp;
  const { retentionPolicyType = 'MESSAGE_EXPIRE_POLICY', ttl = processingMode === 'DISPATCH' ? 7 : 180 } =
    retentionPolicy ?? {};
  return {
    id: world.ulid(),
    name,
    ...(wantedApp.webhooks && {
      webhooks: wantedApp.webhooks.map(({ target, triggers, secret }) => ({
        id: world.ulid(),
        target,
        triggers,
        ...(secret !== undefined && { secret }),
      })),
    }),
    processingMode,
    retentionPolicy: { retentionPolicyType, ...(retentionPolicyType !== 'PERSIST_RETENTION_POLICY' && { ttl }) },
    ...(consentManagerSettings && { consentManagerSettings }),
    ...(hasSmsApp && { smsChannelStatus: 'PENDING' }),
  };
}
