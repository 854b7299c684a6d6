// What the simulator keeps of a WhatsApp sender, and how it is shown.
import type { WhatsappSenderDto } from '../../contract/types.js';
import { type ActivityLog, hiddenLog, newLog } from '../../engine/records/activity.js';
import { collection, hidden, type Stored } from '../../engine/records/collection.js';
import { hiddenOtp, type OtpHolder } from '../../engine/records/otp.js';
import type { World } from '../../engine/world/world.js';
import { accountOf } from './account-record.js';
import { compatibleRegionsOf, placeOf, storageOf } from './business-managers.js';

/** How a sender came in; only a number from the embedded signup is verified by then. */
export type WayIn = 'EMBEDDED_SIGNUP' | 'PHONE_PROVISIONING' | 'PARTNER_INITIATED';

interface SenderSecrets extends ActivityLog, OtpHolder {
  /** Counts the project's senders; the list is in this order. */
  number: number;
  wayIn: WayIn;
  wabaId?: string;
  phoneNumberId?: string;
  /** Names of details that the pending changes remove. */
  removed: string[];
  /** Meta knows the number already: no one-time password is needed. */
  verifiedAtMeta?: boolean;
  /** Wrong one-time passwords since the last right one. */
  wrongCodes: number;
  /** No new code before this instant, milliseconds. */
  blockedUntil?: number;
  /** Removed for good: only the last event still shows it. */
  gone?: boolean;
}

export type Sender = Stored<WhatsappSenderDto, SenderSecrets>;

export const senders = collection<Sender>({
  name: 'whatsapp.senders',
  schema: 'WhatsappSenderDto',
  key: ({ id }) => id,
  order: (sender) => String(sender[hidden].number).padStart(12, '0'),
  missing: 'sender_not_found',
  hidden: {
    ...hiddenLog,
    ...hiddenOtp,
    wayIn: '`EMBEDDED_SIGNUP`, `PHONE_PROVISIONING` or `PARTNER_INITIATED`; by `numberProvider` when left out',
    wabaId: 'its WhatsApp Business Account',
    phoneNumberId: 'its number at Meta',
    removed: 'names of details that the pending changes remove',
    verifiedAtMeta: '`true`: Meta knows the number, no one-time password is needed',
    wrongCodes: 'wrong one-time passwords since the last right one',
  },
  complete(sender, world) {
    const { region, manager } = placeOf(
      sender.region === 'UNRECOGNIZED' ? undefined : sender.region,
      sender.businessManager,
    );
    sender.id ??= world.uuid();
    sender.region ??= region;
    sender.businessManager ??= manager;
    sender.metaLocalStorage ??= storageOf[region];
    sender.cloudApi ??= true;
    sender.compatibleRegions ??= compatibleRegionsOf(sender.businessManager);
    sender.created ??= world.clock.iso();
    sender.modified ??= sender.created;
    const wayIn = sender.numberProvider === undefined ? 'EMBEDDED_SIGNUP' : 'PARTNER_INITIATED';
    sender[hidden] = { ...secrets(world, wayIn), ...sender[hidden] };
    if (sender.state !== undefined) pickNumber(sender, world);
  },
});

export const secrets = (world: World, wayIn: WayIn): SenderSecrets => ({
  ...newLog(),
  number: world.count('whatsapp.sender'),
  wayIn,
  removed: [],
  wrongCodes: 0,
});

/** Calling codes of numbers that the platform picks (chosen). */
const callingCodes = { BR: '55', EU: '46', US: '1', UNRECOGNIZED: '46' } as const;

/** A number for a sender that has none yet. */
export function pickNumber(sender: Sender, world: World): void {
  sender.countryCode ??= callingCodes[sender.region];
  sender.phoneNumber ??= `7${world.digits(8)}`;
}

/** The whole number as people write it; undefined while nobody knows it. */
export const numberOf = ({ countryCode, phoneNumber }: Sender): string | undefined =>
  phoneNumber === undefined ? undefined : `+${countryCode}${phoneNumber}`;

const inReview: readonly string[] = ['PENDING', 'DEFERRED', 'RESERVED'];

/** What magic values and rules look at: the names as they are or as they are to be, number and Meta's ids. */
export function names(sender: Sender): string[] {
  const { details, changes, metadata } = sender;
  const { wabaId, phoneNumberId } = sender[hidden];
  const proposed = [metadata?.displayName, metadata?.username].map((field) =>
    field && inReview.includes(field.status) ? field.value : undefined,
  );
  const displayName = changes?.details?.displayName ?? details?.displayName;
  return [displayName, ...proposed, numberOf(sender), wabaId, phoneNumberId].filter((name) => name !== undefined);
}

/** Whether somebody else has the username, or waits for it. */
export const isTaken = (world: World, username: string, sender: Sender): boolean =>
  world.collection(senders).find((other) => {
    if (other === sender) return false;
    const { value, status } = other.metadata?.username ?? {};
    const waiting = status !== undefined && inReview.includes(status) ? value : undefined;
    return [other.details?.username, waiting].some((name) => name?.toLowerCase() === username.toLowerCase());
  }) !== undefined;

/**
 * A sender as it is answered: a ban of the project's WABA shows on it too. A removed one shrinks to what the contract's
 * last event shows.
 */
export function view(world: World, sender: Sender): WhatsappSenderDto {
  if (sender[hidden].gone) {
    const { id, businessManager } = sender;
    const region = 'UNRECOGNIZED';
    return { id, region, metaLocalStorage: region, cloudApi: false, businessManager, compatibleRegions: [] };
  }
  const { wabaBanState, wabaBanDate } = accountOf(world) ?? {};
  return {
    ...sender,
    ...(wabaBanState !== undefined && { wabaBanState }),
    ...(wabaBanDate !== undefined && { wabaBanDate }),
  };
}
