// How a WhatsApp account moves: `changes.status` is what is under review, `state` is what the review came to before.
import type {
  WhatsappAccountChangeStateEnum,
  WhatsappAccountChangesDetailsDto,
  WhatsappAccountDetailsDto,
  WhatsappAccountStateEnum,
} from '../../contract/types.js';
import { type Given, lifecycle, tellComment } from '../../engine/lifecycle/lifecycle.js';
import { hidden } from '../../engine/records/collection.js';
import type { World } from '../../engine/world/world.js';
import { type Account, accountKey, accounts, openAtMeta } from './account-record.js';

const dailyLimits = ['TIER_1K', 'TIER_50', 'TIER_250', 'TIER_2K', 'TIER_10K', 'TIER_100K', 'TIER_UNLIMITED'] as const;
const bans = ['DISABLE', 'SCHEDULE_FOR_DISABLE', 'REINSTATE'] as const;

// biome-ignore format: a table, one row an arrow
export const accountLifecycle = lifecycle<
  Account,
  { 'changes.status': WhatsappAccountChangeStateEnum; state: WhatsappAccountStateEnum }
>({
  name: 'whatsapp.account',
  find: (world) => world.collection(accounts).get(accountKey),
  all: (world) => world.collection(accounts).values(),
  key: () => accountKey,
  names,
  activities: (account) => account[hidden],
  decisions: { processing: { who: 'Sinch' }, verification: { who: 'Meta' } },
  gates: {
    data: { who: 'the platform', outcomes: { corrupt: { error: 'account_data_is_corrupt' } } },
    insights: { who: 'Meta', outcomes: { no_insights: { error: 'template_insights_not_yet_available' } } },
    deletion: { who: 'the platform', outcomes: { stuck_drafts: { error: 'template_could_not_delete_drafts' } } },
  },
  tables: {
    'changes.status': [
      { on: 'submit', from: null, to: 'IN_PROGRESS', do: write, log: 'IN_PROGRESS' },
      { on: 'edit', from: [null, 'REJECTED'], to: 'IN_PROGRESS', do: write, log: 'EDITED' },
      { on: 'verify', by: 'processing', from: 'IN_PROGRESS', to: 'PENDING_FACEBOOK_VERIFICATION', log: 'PENDING_FACEBOOK_VERIFICATION', event: 'WHATSAPP_ACCOUNT_PENDING_VERIFICATION' },
      { on: 'refuse', by: 'processing', from: 'IN_PROGRESS', to: 'REJECTED', log: 'REJECTED', event: 'WHATSAPP_ACCOUNT_REJECTED', extras: tellComment, with: { comment: 'text' } },
      { on: 'approve', by: 'verification', from: 'PENDING_FACEBOOK_VERIFICATION', to: null, do: onboard, event: 'WHATSAPP_ACCOUNT_ONBOARDED' },
      { on: 'reject', by: 'verification', from: 'PENDING_FACEBOOK_VERIFICATION', to: 'REJECTED', log: 'REJECTED', event: 'WHATSAPP_ACCOUNT_REJECTED', extras: tellComment, with: { comment: 'text' } },
    ],
    state: [
      { on: 'edit', from: 'REJECTED', to: 'same', log: 'IN_PROGRESS' },
      { on: 'refuse', by: 'processing', from: [null, 'REJECTED'], to: 'REJECTED', do: lift },
      { on: 'reject', by: 'verification', from: [null, 'REJECTED'], to: 'REJECTED', do: lift },
      { on: 'approve', by: 'verification', from: [null, 'REJECTED'], to: 'ONBOARDED' },
      { on: 'signUp', from: null, to: 'ONBOARDED', do: onboardWith, event: 'WHATSAPP_ACCOUNT_ONBOARDED' },
      { on: 'limit', by: 'platform', from: 'ONBOARDED', to: 'same', do: limit, event: 'WHATSAPP_ACCOUNT_DAILY_LIMIT_CHANGED', with: { businessDailyLimit: dailyLimits } },
      { on: 'ban', by: 'platform', from: 'ONBOARDED', to: 'same', do: ban, event: 'WHATSAPP_WABA_ACCOUNT_CHANGED', with: { wabaBanState: bans } },
      { on: 'change', by: 'platform', from: 'ONBOARDED', to: 'same', do: change, event: 'WHATSAPP_WABA_ACCOUNT_CHANGED', with: { wabaName: 'text', currency: 'text', wabaMaxPriceOnboarded: 'boolean', wabaEnabledForDirectSend: 'boolean' } },
      { on: 'comment', by: 'platform', from: '*', to: 'same', log: 'COMMENT_ADDED', event: 'WHATSAPP_ACCOUNT_COMMENT_ADDED', extras: (_, { comment = '' }) => ({ comment }), with: { comment: 'text' } },
    ],
  },
});

/** What is under review counts; what was rejected before does not. */
function names({ details, changes, wabaId }: Account): string[] {
  const { wabaName, companyLegalName, clientBusinessManagerId } = changes?.details ?? details ?? {};
  return [wabaName, companyLegalName, clientBusinessManagerId, wabaId].filter((name) => name !== undefined);
}

function write(account: Account, { details }: Given): void {
  account.changes = { status: 'IN_PROGRESS', details: details as WhatsappAccountChangesDetailsDto };
}

/** What was rejected lies at the top too, where it stays beside the next attempt. */
function lift(account: Account): void {
  account.details = live(account.changes?.details ?? {});
}

function onboard(account: Account, _given: Given, world: World): void {
  account.details = live(account.changes?.details ?? {});
  openAtMeta(account, world);
}

function onboardWith(account: Account, { details }: Given, world: World): void {
  account.details = live(details as WhatsappAccountChangesDetailsDto);
  openAtMeta(account, world);
}

/** Details as they lie at the top, where the brand name is a must: the older form has a legal name only. */
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

function limit(account: Account, { businessDailyLimit }: Given): void {
  account.businessDailyLimit = businessDailyLimit as NonNullable<Account['businessDailyLimit']>;
}

/** The date tells when a ban was set; it goes with the ban. */
function ban(account: Account, { wabaBanState }: Given, world: World): void {
  account.wabaBanState = wabaBanState as NonNullable<Account['wabaBanState']>;
  if (wabaBanState === 'REINSTATE') delete account.wabaBanDate;
  else account.wabaBanDate = world.clock.iso();
}

function change(account: Account, { wabaName, ...facts }: Given): void {
  if (typeof wabaName === 'string' && account.details) account.details = { ...account.details, wabaName };
  for (const name of ['currency', 'wabaMaxPriceOnboarded', 'wabaEnabledForDirectSend'] as const) {
    if (facts[name] !== undefined) Object.assign(account, { [name]: facts[name] });
  }
}
