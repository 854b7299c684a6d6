// How a WhatsApp sender moves: `changes.status` is what waits for a review, `state` is what is live; a new display name
// and a new username of a live sender wait for Meta each by itself, under `metadata`.
import type {
  WhatsappSenderStatesEnum,
  WhatsappSenderStatusesEnum,
  WhatsappWhatsAppSenderFieldUpdateStatusEnum,
} from '../../contract/types.js';
import { type Given, lifecycle, tellComment } from '../../engine/lifecycle/lifecycle.js';
import { hidden } from '../../engine/records/collection.js';
import { sendOtp } from '../../engine/records/otp.js';
import type { World } from '../../engine/world/world.js';
import {
  activate,
  apply,
  discard,
  dropUsername,
  explain,
  noteError,
  propose,
  publish,
  write,
} from './sender-details.js';
import { names, numberOf, type Sender, senders, view } from './sender-record.js';
import { errorCodes, registerGate, submitGate } from './sender-refusals.js';

const ratings = ['GREEN', 'YELLOW', 'RED', 'UNKNOWN'] as const;
const limits = [
  'TIER_1K',
  'TIER_50',
  'TIER_250',
  'TIER_2K',
  'TIER_10K',
  'TIER_100K',
  'TIER_UNLIMITED',
  'NOT_SET',
] as const;

const mustVerify = (sender: Sender): boolean =>
  sender.state === undefined && sender[hidden].wayIn !== 'EMBEDDED_SIGNUP';
const isStopped = ({ state }: Sender): boolean => state === 'SUSPENDED' || state === 'INACTIVE';

type Move = (sender: Sender, given: Given, world: World) => void;

/** A move that shows in `modified`. */
const changed =
  (move?: Move): Move =>
  (sender, given, world) => {
    move?.(sender, given, world);
    sender.modified = world.clock.iso();
  };

// biome-ignore format: a table, one row an arrow
export const senderLifecycle = lifecycle<
  Sender,
  {
    'changes.status': WhatsappSenderStatusesEnum;
    state: WhatsappSenderStatesEnum;
    'metadata.displayName.status': WhatsappWhatsAppSenderFieldUpdateStatusEnum;
    'metadata.username.status': WhatsappWhatsAppSenderFieldUpdateStatusEnum;
  }
>({
  name: 'whatsapp.sender',
  find: (world, key) => world.collection(senders).get(key),
  all: (world) => world.collection(senders).values(),
  key: ({ id }) => id,
  names,
  payload: (sender, world) => view(world, sender),
  activities: (sender) => sender[hidden],
  decisions: { review: { who: 'Sinch and Meta' }, displayName: { who: 'Meta' }, username: { who: 'Meta' } },
  gates: { submit: submitGate, register: registerGate },
  tables: {
    'changes.status': [
      { on: 'draft', from: null, to: 'DRAFT', do: changed(write), log: 'DRAFT' },
      { on: 'edit', from: [null, 'DRAFT', 'REJECTED'], to: 'DRAFT', do: changed(write), log: 'EDITED' },
      { on: 'submit', from: [null, 'DRAFT', 'REJECTED'], to: 'IN_PROGRESS', do: changed(write), log: 'IN_PROGRESS' },
      { on: 'approve', by: 'review', from: 'IN_PROGRESS', to: null, when: mustVerify, do: changed(publish), event: 'WHATSAPP_SENDER_PENDING_VERIFICATION', with: { verifiedAtMeta: 'boolean' } },
      { on: 'approve', by: 'review', from: 'IN_PROGRESS', to: null, when: isStopped, do: changed(publish) },
      { on: 'approve', by: 'review', from: 'IN_PROGRESS', to: null, do: changed(publish), log: 'ACTIVE', event: 'WHATSAPP_SENDER_ACTIVE' },
      { on: 'reject', by: 'review', from: 'IN_PROGRESS', to: 'REJECTED', do: changed(), log: 'REJECTED', event: 'WHATSAPP_SENDER_REJECTED', extras: tellComment, with: { comment: 'text' } },
      { on: 'fail', by: 'review', from: 'IN_PROGRESS', to: 'ERROR', do: changed(noteError), log: 'ERROR', event: 'WHATSAPP_SENDER_ERROR', with: { errorCode: errorCodes, errorReason: 'text' } },
      { on: 'discard', from: ['DRAFT', 'REJECTED', 'ERROR'], to: null, do: changed(discard) },
    ],
    state: [
      { on: 'approve', by: 'review', from: null, to: 'PENDING_VERIFICATION', when: mustVerify },
      { on: 'approve', by: 'review', from: null, to: 'ACTIVE' },
      { on: 'register', from: 'PENDING_VERIFICATION', to: 'same', do: changed(sendCode), log: 'REGISTERED' },
      { on: 'verify', from: 'PENDING_VERIFICATION', to: 'ACTIVE', do: changed(activate), log: 'VERIFIED', event: 'WHATSAPP_SENDER_ACTIVE' },
      { on: 'suspend', by: 'platform', from: 'ACTIVE', to: 'SUSPENDED', do: changed() },
      { on: 'reinstate', by: 'platform', from: 'SUSPENDED', to: 'ACTIVE', do: changed(), log: 'ACTIVE', event: 'WHATSAPP_SENDER_ACTIVE' },
      { on: 'deactivate', by: 'platform', from: ['ACTIVE', 'SUSPENDED'], to: 'INACTIVE', do: changed(), log: 'INACTIVE', event: 'WHATSAPP_SENDER_INACTIVE' },
      { on: 'rate', by: 'platform', from: ['ACTIVE', 'SUSPENDED'], to: 'same', do: changed(rate), event: 'WHATSAPP_SENDER_QUALITY_RATING_CHANGED', with: { qualityRating: ratings } },
      { on: 'limit', by: 'platform', from: ['ACTIVE', 'SUSPENDED'], to: 'same', do: changed(limit), event: 'WHATSAPP_SENDER_DAILY_LIMIT_CHANGED', with: { dailyLimit: limits } },
      { on: 'comment', by: 'platform', from: '*', to: 'same', log: 'COMMENT_ADDED', event: 'WHATSAPP_SENDER_COMMENT_ADDED', extras: (_, { comment = '' }) => ({ comment }), with: { comment: 'text' } },
      { on: 'remove', by: 'clock', from: '*', to: 'same', do: takeAway, event: 'WHATSAPP_SENDER_DELETED' },
    ],
    'metadata.displayName.status': [
      { on: 'changeDisplayName', from: '*', to: 'PENDING', do: changed(propose('displayName')), log: 'EDITED' },
      { on: 'approveDisplayName', by: 'displayName', from: ['PENDING', 'DEFERRED'], to: 'APPROVED', do: changed(apply('displayName')), event: 'WHATSAPP_SENDER_DISPLAY_NAME_UPDATED' },
      { on: 'rejectDisplayName', by: 'displayName', from: ['PENDING', 'DEFERRED'], to: 'REJECTED', do: changed(explain('displayName')), event: 'WHATSAPP_SENDER_DISPLAY_NAME_UPDATED', with: { rejectionReason: 'text' } },
      { on: 'deferDisplayName', by: 'displayName', from: 'PENDING', to: 'DEFERRED', do: changed(), event: 'WHATSAPP_SENDER_DISPLAY_NAME_UPDATED' },
    ],
    'metadata.username.status': [
      { on: 'changeUsername', from: '*', to: 'PENDING', do: changed(propose('username')), log: 'EDITED' },
      { on: 'dropUsername', from: '*', to: 'DELETED', do: changed(dropUsername), log: 'EDITED', event: 'WHATSAPP_SENDER_USERNAME_UPDATED' },
      { on: 'approveUsername', by: 'username', from: ['PENDING', 'RESERVED'], to: 'APPROVED', do: changed(apply('username')), event: 'WHATSAPP_SENDER_USERNAME_UPDATED' },
      { on: 'rejectUsername', by: 'username', from: ['PENDING', 'RESERVED'], to: 'REJECTED', do: changed(explain('username')), event: 'WHATSAPP_SENDER_USERNAME_UPDATED', with: { rejectionReason: 'text' } },
      { on: 'reserveUsername', by: 'username', from: 'PENDING', to: 'RESERVED', do: changed(), event: 'WHATSAPP_SENDER_USERNAME_UPDATED' },
      { on: 'expireUsername', by: 'username', from: 'RESERVED', to: 'EXPIRED', do: changed(), event: 'WHATSAPP_SENDER_USERNAME_UPDATED' },
    ],
  },
});

/** Sends a one-time password, unless Meta knows the number already. */
function sendCode(sender: Sender, _given: Given, world: World): void {
  if (!sender[hidden].verifiedAtMeta) sendOtp(world, sender[hidden], numberOf(sender)!);
}

function rate(sender: Sender, { qualityRating }: Given): void {
  sender.qualityRating = qualityRating as NonNullable<Sender['qualityRating']>;
}

function limit(sender: Sender, { dailyLimit }: Given): void {
  sender.dailyLimit = dailyLimit as NonNullable<Sender['dailyLimit']>;
}

/** The sender goes, with everything that waits for it; its last event shows what is left. */
function takeAway(sender: Sender, _given: Given, world: World): void {
  sender[hidden].gone = true;
  world.remove(senders, sender, senderLifecycle);
}
