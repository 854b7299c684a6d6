// What a WhatsApp sender says of itself: how pending changes are written down, and how they go live.
import type {
  WhatsappSenderDetailsDto,
  WhatsappSenderErrorCodeEnum,
  WhatsappSenderMetadataDto,
} from '../../contract/types.js';
import type { Given } from '../../engine/lifecycle/lifecycle.js';
import { hidden } from '../../engine/records/collection.js';
import type { World } from '../../engine/world/world.js';
import { pickNumber, type Sender } from './sender-record.js';
import { errorCodes } from './sender-refusals.js';
import { wabas } from './waba-record.js';

/** Fields of an update: null removes, an absent one stays. */
export type Edit = Record<string, string | null | undefined>;

/** Puts an edit to the pending changes. What it removes is remembered: the contract's form of changes has no null. */
export function write(sender: Sender, { edit }: Given): void {
  if (edit === undefined) return;
  const written = Object.entries(edit as Edit);
  const removing = written.filter(([, value]) => value === null).map(([name]) => name);
  const setting = Object.fromEntries(written.filter(([, value]) => value != null));
  const kept = { ...sender.changes?.details, ...setting } as Record<string, string>;
  for (const name of removing) delete kept[name];
  sender[hidden].removed = [...sender[hidden].removed.filter((name) => !(name in setting)), ...removing];
  sender.changes = { status: 'DRAFT', details: kept };
}

/** What waited becomes the live sender; what a new one left out, Meta knows or Sinch picks. */
export function publish(sender: Sender, { verifiedAtMeta }: Given, world: World): void {
  const inside = sender[hidden];
  const details = { ...sender.details, ...sender.changes?.details } as WhatsappSenderDetailsDto & Edit;
  for (const name of inside.removed) delete details[name];
  inside.removed = [];
  details.displayName ??= world.fake((faker) => faker.company.name());
  details.vertical ??= 'NOT_SET';
  sender.details = details;
  pickNumber(sender, world);
  if (verifiedAtMeta === true) inside.verifiedAtMeta = true;
  if (inside.wayIn === 'EMBEDDED_SIGNUP') activate(sender, {}, world);
}

/** What a sender has from the day it is ready for use (chosen: where Meta starts). */
export function activate(sender: Sender, _given: Given, world: World): void {
  sender.bearerToken ??= world.hex(32);
  sender.maxTps ??= 80;
  sender.qualityRating ??= 'UNKNOWN';
  sender.dailyLimit ??= 'TIER_250';
  const { wabaId = '', phoneNumberId } = sender[hidden];
  const number = world
    .collection(wabas)
    .get(wabaId)
    ?.numbers.find(({ id }) => id === phoneNumberId);
  // The contract's word for a number that can still be chosen.
  if (number) number.provisioned = false;
}

/** Drops the changes' removals with the changes themselves. */
export function discard(sender: Sender): void {
  sender[hidden].removed = [];
}

export function noteError(sender: Sender, { errorCode, errorReason }: Given): void {
  const code = (errorCode ?? errorCodes[0]) as WhatsappSenderErrorCodeEnum;
  const words = code.toLowerCase().replaceAll('_', ' ');
  sender.changes = {
    ...sender.changes!,
    errorCode: code,
    errorReason: typeof errorReason === 'string' ? errorReason : `Setting the sender up failed: ${words}.`,
  };
}

type Field = keyof WhatsappSenderMetadataDto & keyof WhatsappSenderDetailsDto;

/** A new value of one field starts to wait; an earlier one gives way. */
export const propose =
  (field: Field) =>
  (sender: Sender, { value }: Given): void => {
    sender.metadata = { ...sender.metadata, [field]: { status: 'PENDING', value: value as string } };
  };

/** The value that waited goes live. */
export const apply =
  (field: Field) =>
  (sender: Sender): void => {
    sender.details = { ...sender.details!, [field]: sender.metadata![field]!.value! };
  };

export const explain =
  (field: Field) =>
  (sender: Sender, { rejectionReason }: Given): void => {
    const reason = typeof rejectionReason === 'string' ? rejectionReason : `Meta does not accept this ${field}.`;
    sender.metadata![field] = { ...sender.metadata![field]!, rejectionReason: reason };
  };

/** The username is given up: nothing waits, nothing is left. */
export function dropUsername(sender: Sender): void {
  if (sender.details) delete sender.details.username;
  sender.metadata = { ...sender.metadata, username: { status: 'DELETED' } };
}
