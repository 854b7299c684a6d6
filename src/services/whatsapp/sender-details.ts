// The details of a WhatsApp sender: how pending changes are stored, and how they go live.
import type {
  WhatsappSenderChangesDetailsDto,
  WhatsappSenderDetailsDto,
  WhatsappSenderErrorCodeEnum,
  WhatsappSenderMetadataDto,
} from '../../contract/types.js';
import type { World } from '../../engine/model.js';
import { type Edit, edited } from '../../engine/records/edit.js';
import { hidden } from '../../engine/records/hidden.js';
import { pickNumber, type Sender } from './sender-record.js';
import { wabas } from './waba-record.js';

/** The content of a create, edit or submit request. */
export interface Content {
  edit?: Edit<WhatsappSenderChangesDetailsDto> | undefined;
}

/** Adds an edit to the pending changes. Removals are stored separately: `changes` has no null in the contract. */
export function write(sender: Sender, { edit }: Content): void {
  if (edit === undefined) return;
  const inside = sender[hidden];
  const removing = Object.entries(edit).flatMap(([name, value]) => (value === null ? [name] : []));
  inside.removed = [...inside.removed.filter((name) => !(name in edit)), ...removing];
  sender.changes = { status: 'DRAFT', details: edited({ ...sender.changes?.details }, edit) };
}

/** Makes the pending changes live; fields that a new sender omits are filled in as by Meta or Sinch. */
export function publish(sender: Sender, { verifiedAtMeta }: { verifiedAtMeta?: boolean }, world: World): void {
  const inside = sender[hidden];
  const before: WhatsappSenderChangesDetailsDto = { ...sender.details, ...sender.changes?.details };
  const details = edited(before, Object.fromEntries(inside.removed.map((name) => [name, null])));
  inside.removed = [];
  const displayName = details.displayName ?? world.fake((faker) => faker.company.name());
  sender.details = { ...details, displayName, vertical: details.vertical ?? 'NOT_SET' };
  pickNumber(sender, world);
  if (verifiedAtMeta) inside.verifiedAtMeta = true;
  if (inside.entry === 'EMBEDDED_SIGNUP') activate(sender, {}, world);
}

/** The fields of a sender that has become ready for use (chosen: Meta's initial values). */
export function activate(sender: Sender, _data: object, world: World): void {
  sender.bearerToken ??= [36, 74, 43].map((length) => world.code(length)).join('.');
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

interface Failure {
  errorCode: WhatsappSenderErrorCodeEnum;
  errorReason?: string;
}

export function noteError(sender: Sender, { errorCode, errorReason }: Failure): void {
  const words = errorCode.toLowerCase().replaceAll('_', ' ');
  const reason = errorReason ?? `Setting the sender up failed: ${words}.`;
  sender.changes = { status: 'ERROR', ...sender.changes, errorCode, errorReason: reason };
}

type Field = keyof WhatsappSenderMetadataDto & keyof WhatsappSenderDetailsDto;

/** A new value of one field. */
export interface Proposal {
  value: string;
}

/** Makes a new value of one field pending; it replaces an earlier one. */
export const propose =
  (field: Field) =>
  (sender: Sender, { value }: Proposal): void => {
    sender.metadata = { ...sender.metadata, [field]: { status: 'PENDING', value } };
  };

/** Makes the pending value live. */
export const apply =
  (field: Field) =>
  (sender: Sender): void => {
    sender.details = { ...sender.details!, [field]: sender.metadata![field]!.value! };
  };

export const explain =
  (field: Field) =>
  (sender: Sender, { rejectionReason = `Meta does not accept this ${field}.` }: { rejectionReason?: string }): void => {
    sender.metadata![field] = { ...sender.metadata![field]!, rejectionReason };
  };

/** Removes the username, live and pending. */
export function dropUsername(sender: Sender): void {
  if (sender.details) delete sender.details.username;
  sender.metadata = { ...sender.metadata, username: { status: 'DELETED' } };
}
