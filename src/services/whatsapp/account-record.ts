// What the simulator keeps of a project's WhatsApp account: there is one at most.
import type { WhatsappAccountDto } from '../../contract/types.js';
import { type ActivityLog, hiddenLog, newLog } from '../../engine/records/activity.js';
import { collection, hidden, type Stored } from '../../engine/records/collection.js';
import type { World } from '../../engine/world/world.js';
import { compatibleRegionsOf } from './business-managers.js';

export type Account = Stored<WhatsappAccountDto, ActivityLog>;

/** The key of every account: a project has no second one. */
export const accountKey = 'account';

export const accounts = collection<Account>({
  name: 'whatsapp.accounts',
  about: 'at most one',
  schema: 'WhatsappAccountDto',
  key: () => accountKey,
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
});

export const accountOf = (world: World): Account | undefined => world.collection(accounts).get(accountKey);

/** Throws `account_not_found`. */
export const requireAccount = (world: World): Account =>
  world.collection(accounts).require(accountKey, { projectId: world.id });

const homes = {
  SINCH_AMERICA: { primaryBusinessLocation: 'US', currency: 'USD' },
  SINCH_BR: { primaryBusinessLocation: 'BR', currency: 'BRL' },
  SINCH_MX: { primaryBusinessLocation: 'MX', currency: 'MXN' },
  SINCH_SEP: { primaryBusinessLocation: 'SE', currency: 'EUR' },
  SINCH_UK: { primaryBusinessLocation: 'GB', currency: 'GBP' },
  UNRECOGNIZED: { primaryBusinessLocation: 'SE', currency: 'EUR' },
} as const;

/** What is known of a business account from the day it is onboarded; what is known already stays. */
export function openAtMeta(account: Account, world: World): void {
  world.initialized.add('whatsapp');
  account.wabaId ??= world.digits(15);
  account.wabaEnabledForInsights ??= false;
  account.wabaEnabledForDirectSend ??= false;
  account.primaryBusinessLocation ??= homes[account.businessManager].primaryBusinessLocation;
  account.businessDailyLimit ??= 'TIER_250';
  account.currency ??= homes[account.businessManager].currency;
}
