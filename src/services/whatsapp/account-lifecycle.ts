// The lifecycle of a WhatsApp account: `changes.status` is the state of the review, `state` the result of the last one.
import type { WhatsappAccountChangesDetailsDto, WhatsappAccountDetailsDto } from '../../contract/types.js';
import { byClient, byDecision, byPlatform, resource } from '../../engine/lifecycle/resource.js';
import type { World } from '../../engine/model.js';
import { hiddenLog, newLog, withComment } from '../../engine/records/activity.js';
import { hidden } from '../../engine/records/hidden.js';
import { type Account, accountKey, names, openAtMeta } from './account-record.js';
import { compatibleRegionsOf } from './business-managers.js';

const businessDailyLimit = [
  'TIER_1K',
  'TIER_50',
  'TIER_250',
  'TIER_2K',
  'TIER_10K',
  'TIER_100K',
  'TIER_UNLIMITED',
] as const;
const wabaBanState = ['DISABLE', 'SCHEDULE_FOR_DISABLE', 'REINSTATE'] as const;

/** The content of a create or edit request. */
interface Content {
  details: WhatsappAccountChangesDetailsDto;
}

// biome-ignore format: a table, one row a transition
export const accounts = resource<Account>()({
  name: 'whatsapp.account',
  collection: 'whatsapp.accounts',
  times: ['wabaBanDate', 'hidden.activities.created'],
  about: 'at most one',
  schema: 'WhatsappAccountDto',
  key: () => accountKey,
  read: { operation: 'WhatsappAccountsController_getAccount_v1', params: () => ({}) },
  names,
  missing: 'account_not_found',
  hidden: hiddenLog,
  complete(account, world) {
    account.isEmbeddedSignup ??= false;
    account.businessManager ??= 'SINCH_UK';
    account.wabaMaxPriceOnboarded ??= false;
    account.compatibleRegions ??= compatibleRegionsOf(account.businessManager);
    account[hidden] = { ...newLog(), ...account[hidden] };
    if (account.state === 'ONBOARDED') openAtMeta(account, world);
  },
  activities: (account) => account[hidden],
  decisions: { processing: { who: 'Sinch' }, verification: { who: 'Meta' } },
  checks: {
    data: { who: 'the platform', outcomes: { corrupt: { error: 'account_data_is_corrupt' } } },
    insights: { who: 'Meta', outcomes: { no_insights: { error: 'template_insights_not_yet_available' } } },
    deletion: { who: 'the platform', outcomes: { stuck_drafts: { error: 'template_could_not_delete_drafts' } } },
  },
  events: {
    submit: byClient<Content>(),
    edit: byClient<Content>(),
    verify: byDecision('processing', { comment: 'text' }),
    refuse: byDecision('processing', { comment: 'text' }),
    approve: byDecision('verification'),
    reject: byDecision('verification', { comment: 'text' }),
    signUp: byClient<Content>(),
    limit: byPlatform({ businessDailyLimit }),
    ban: byPlatform({ wabaBanState }),
    change: byPlatform({ wabaName: 'text', currency: 'text', wabaMaxPriceOnboarded: 'boolean', wabaEnabledForDirectSend: 'boolean' }),
    comment: byPlatform({ comment: 'text' }),
  },
  transitions: {
    'changes.status': [
      { on: 'submit', from: null, to: 'IN_PROGRESS', do: write, log: 'IN_PROGRESS' },
      { on: 'edit', from: [null, 'REJECTED'], to: 'IN_PROGRESS', do: write, log: 'EDITED' },
      { on: 'verify', from: 'IN_PROGRESS', to: 'PENDING_FACEBOOK_VERIFICATION', log: 'PENDING_FACEBOOK_VERIFICATION', sends: 'WHATSAPP_ACCOUNT_PENDING_VERIFICATION' },
      { on: 'refuse', from: 'IN_PROGRESS', to: 'REJECTED', log: 'REJECTED', sends: 'WHATSAPP_ACCOUNT_REJECTED', extras: withComment },
      { on: 'approve', from: 'PENDING_FACEBOOK_VERIFICATION', to: null, do: onboard, sends: 'WHATSAPP_ACCOUNT_ONBOARDED' },
      { on: 'reject', from: 'PENDING_FACEBOOK_VERIFICATION', to: 'REJECTED', log: 'REJECTED', sends: 'WHATSAPP_ACCOUNT_REJECTED', extras: withComment },
    ],
    state: [
      { on: 'edit', from: 'REJECTED', to: 'same', log: 'IN_PROGRESS' },
      { on: 'refuse', from: [null, 'REJECTED'], to: 'REJECTED', do: lift },
      { on: 'reject', from: [null, 'REJECTED'], to: 'REJECTED', do: lift },
      { on: 'approve', from: [null, 'REJECTED'], to: 'ONBOARDED' },
      { on: 'signUp', from: null, to: 'ONBOARDED', do: onboardWith, sends: 'WHATSAPP_ACCOUNT_ONBOARDED' },
      { on: 'limit', from: 'ONBOARDED', to: 'same', do: (account, data) => { account.businessDailyLimit = data.businessDailyLimit; }, sends: 'WHATSAPP_ACCOUNT_DAILY_LIMIT_CHANGED' },
      { on: 'ban', from: 'ONBOARDED', to: 'same', do: ban, sends: 'WHATSAPP_WABA_ACCOUNT_CHANGED' },
      { on: 'change', from: 'ONBOARDED', to: 'same', do: change, sends: 'WHATSAPP_WABA_ACCOUNT_CHANGED' },
      { on: 'comment', from: '*', to: 'same', log: 'COMMENT_ADDED', sends: 'WHATSAPP_ACCOUNT_COMMENT_ADDED', extras: (_, { comment = '' }) => ({ comment }) },
    ],
  },
});

export const accountOf = (world: World): Account | undefined => world.collection(accounts).get(accountKey);

/** Throws `account_not_found`. */
export const requireAccount = (world: World): Account =>
  world.collection(accounts).require(accountKey, { projectId: world.id });

function write(account: Account, { details }: Content): void {
  account.changes = { status: 'IN_PROGRESS', details };
}

/** Copies rejected data to the top level, where they stay during the next attempt. */
function lift(account: Account): void {
  account.details = live(account.changes?.details ?? {});
}

function onboard(account: Account, _data: object, world: World): void {
  account.details = live(account.changes?.details ?? {});
  openAtMeta(account, world);
}

function onboardWith(account: Account, { details }: Content, world: World): void {
  account.details = live(details);
  openAtMeta(account, world);
}

/** Details at the top level, where the brand name is required: the older form has only a legal name. */
function live({
  clientBusinessManagerId = '',
  companyLegalName,
  wabaName = companyLegalName ?? '',
  senderDetails,
}: WhatsappAccountChangesDetailsDto): WhatsappAccountDetailsDto {
  return {
    clientBusinessManagerId,
    ...(companyLegalName !== undefined && { companyLegalName }),
    wabaName,
    ...(senderDetails && { senderDetails }),
  };
}

/** The date of a ban is removed together with it. */
function ban(account: Account, data: { wabaBanState: (typeof wabaBanState)[number] }, world: World): void {
  account.wabaBanState = data.wabaBanState;
  if (data.wabaBanState === 'REINSTATE') delete account.wabaBanDate;
  else account.wabaBanDate = world.clock.iso();
}

type Facts = Partial<Pick<Account, 'currency' | 'wabaMaxPriceOnboarded' | 'wabaEnabledForDirectSend'>>;

function change(account: Account, data: Facts & { wabaName?: string }): void {
  const { wabaName, currency, wabaMaxPriceOnboarded, wabaEnabledForDirectSend } = data;
  if (wabaName !== undefined && account.details) account.details = { ...account.details, wabaName };
  if (currency !== undefined) account.currency = currency;
  if (wabaMaxPriceOnboarded !== undefined) account.wabaMaxPriceOnboarded = wabaMaxPriceOnboarded;
  if (wabaEnabledForDirectSend !== undefined) account.wabaEnabledForDirectSend = wabaEnabledForDirectSend;
}
