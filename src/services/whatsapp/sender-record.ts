// The record of a WhatsApp sender.
import type { WhatsappSenderDto } from '../../contract/types.js';
import type { ActivityLog, World } from '../../engine/model.js';
import { newLog } from '../../engine/records/activity.js';
import { hidden, type Stored } from '../../engine/records/hidden.js';
import type { OtpRecord } from '../../engine/records/otp.js';

/** How a sender was created; only a number from the embedded signup is verified by then. */
export type Entry = 'EMBEDDED_SIGNUP' | 'PHONE_PROVISIONING' | 'PARTNER_INITIATED';

interface SenderSecrets extends ActivityLog, OtpRecord {
  /** Counts the project's senders; the list is in this order. */
  number: number;
  entry: Entry;
  wabaId?: string;
  phoneNumberId?: string;
  /** Names of details that the pending changes remove. */
  removed: string[];
  /** Meta knows the number already: no one-time password is needed. */
  verifiedAtMeta?: boolean;
  /** Wrong one-time passwords since the last right one. */
  wrongCodes: number;
  /** When one-time passwords were requested lately, milliseconds. */
  registrations?: number[];
  /** No new code before this instant, milliseconds. */
  blockedUntil?: number;
  /** Removed for good: only the last event still shows it. */
  gone?: boolean;
}

export type Sender = Stored<WhatsappSenderDto, SenderSecrets>;

export const secrets = (world: World, entry: Entry): SenderSecrets => ({
  ...newLog(),
  number: world.count('whatsapp.sender'),
  entry,
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

/** The complete number as people write it; undefined if it is not known yet. */
export const numberOf = ({ countryCode, phoneNumber }: Sender): string | undefined =>
  phoneNumber === undefined ? undefined : `+${countryCode}${phoneNumber}`;

/** Statuses in which a new name waits for Meta. */
export const inReview: readonly string[] = ['PENDING', 'DEFERRED', 'RESERVED'];

/** The texts that magic values and rules match: live and pending names, the number and Meta's ids. */
export function names(sender: Sender): string[] {
  const { details, changes, metadata } = sender;
  const { wabaId, phoneNumberId } = sender[hidden];
  const proposed = [metadata?.displayName, metadata?.username].map((field) =>
    field && inReview.includes(field.status) ? field.value : undefined,
  );
  const displayName = changes?.details?.displayName ?? details?.displayName;
  return [displayName, ...proposed, numberOf(sender), wabaId, phoneNumberId].filter((name) => name !== undefined);
}
