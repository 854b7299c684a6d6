// The record of a project's WhatsApp account: at most one.
import type { WhatsappAccountDto } from '../../contract/types.js';
import type { ActivityLog, World } from '../../engine/model.js';
import type { Stored } from '../../engine/records/hidden.js';

export type Account = Stored<WhatsappAccountDto, ActivityLog>;

/** The key of every account, because a project has only one. */
export const accountKey = 'account';

/** The texts that magic values and rules match: those under review, not those rejected before. */
export function names({ details, changes, wabaId }: Account): string[] {
  const { wabaName, companyLegalName, clientBusinessManagerId } = changes?.details ?? details ?? {};
  return [wabaName, companyLegalName, clientBusinessManagerId, wabaId].filter((name) => name !== undefined);
}

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
  world.initialize('whatsapp');
  account.wabaId ??= world.digits(15);
  account.wabaEnabledForInsights ??= false;
  account.wabaEnabledForDirectSend ??= false;
  account.primaryBusinessLocation ??= homes[account.businessManager].primaryBusinessLocation;
  account.businessDailyLimit ??= 'TIER_250';
  account.currency ??= homes[account.businessManager].currency;
}
