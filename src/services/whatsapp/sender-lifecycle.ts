// The lifecycle of a WhatsApp sender: `changes.status` is the state of pending changes, `state` that of the live sender. A new
// display name and a new username of a live sender are reviewed separately, under `metadata`.
import { byClient, byClock, byDecision, byPlatform, resource } from '../../engine/lifecycle/resource.js';
import type { World } from '../../engine/model.js';
import { hiddenLog, withComment } from '../../engine/records/activity.js';
import { hidden } from '../../engine/records/hidden.js';
import { hiddenOtp, sendOtp } from '../../engine/records/otp.js';
import { reviewedList } from '../../engine/records/state-filter.js';
import { compatibleRegionsOf, placeOf, storageOf } from './business-managers.js';
import {
  activate,
  apply,
  type Content,
  discard,
  dropUsername,
  explain,
  noteError,
  type Proposal,
  propose,
  publish,
  write,
} from './sender-details.js';
import { names, numberOf, pickNumber, type Sender, secrets } from './sender-record.js';
import { errorCode, registration, submission, usernameForm } from './sender-refusals.js';
import { nameWillBeRejected } from './sender-rules.js';
import { view } from './sender-view.js';

const qualityRating = ['GREEN', 'YELLOW', 'RED', 'UNKNOWN'] as const;
const dailyLimit = [
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
  sender.state === undefined && sender[hidden].entry !== 'EMBEDDED_SIGNUP';
const isStopped = ({ state }: Sender): boolean => state === 'SUSPENDED' || state === 'INACTIVE';

/** An effect that shows in `modified`. */
const changed =
  <Data extends object>(effect: (sender: Sender, data: Data, world: World) => void) =>
  (sender: Sender, data: Data, world: World): void => {
    effect(sender, data, world);
    stamp(sender, data, world);
  };

// biome-ignore format: a table, one row a transition
export const senders = resource<Sender>()({
  name: 'whatsapp.sender',
  collection: 'whatsapp.senders',
  times: ['created', 'modified', 'hidden.activities.created', 'hidden.otp.sent'],
  schema: 'WhatsappSenderDto',
  key: ({ id }) => id,
  read: { operation: 'WhatsappSendersController_get_v1', params: ({ id }) => ({ senderId: id }) },
  names,
  order: (sender) => String(sender[hidden].number).padStart(12, '0'),
  lists: [reviewedList],
  missing: 'sender_not_found',
  hidden: {
    ...hiddenLog,
    ...hiddenOtp,
    entry: '`EMBEDDED_SIGNUP`, `PHONE_PROVISIONING` or `PARTNER_INITIATED`; by `numberProvider` when left out',
    wabaId: 'its WhatsApp Business Account',
    phoneNumberId: 'its number at Meta',
    removed: 'names of details that the pending changes remove',
    verifiedAtMeta: '`true`: Meta knows the number, no one-time password is needed',
    registrations: 'when one-time passwords were requested lately, in milliseconds',
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
    const entry = sender.numberProvider === undefined ? 'EMBEDDED_SIGNUP' : 'PARTNER_INITIATED';
    sender[hidden] = { ...secrets(world, entry), ...sender[hidden] };
    if (sender.state !== undefined) pickNumber(sender, world);
  },
  payload: (sender, world) => view(world, sender),
  activities: (sender) => sender[hidden],
  decisions: { review: { who: 'Sinch and Meta' }, displayName: { who: 'Meta' }, username: { who: 'Meta' } },
  checks: { submit: submission, register: registration, usernameForm },
  events: {
    draft: byClient<Content>(),
    edit: byClient<Content>(),
    submit: byClient<Content>(),
    approve: byDecision('review', { verifiedAtMeta: 'boolean', comment: 'text' }),
    reject: byDecision('review', { comment: 'text' }),
    fail: byDecision('review', { errorCode, errorReason: 'text', comment: 'text' }),
    discard: byClient(),
    register: byClient(),
    verify: byClient(),
    suspend: byPlatform(),
    reinstate: byPlatform({ comment: 'text' }),
    deactivate: byPlatform({ comment: 'text' }),
    rate: byPlatform({ qualityRating }),
    limit: byPlatform({ dailyLimit }),
    comment: byPlatform({ comment: 'text' }),
    remove: byClock(),
    changeDisplayName: byClient<Proposal>(),
    approveDisplayName: byDecision('displayName'),
    rejectDisplayName: byDecision('displayName', { rejectionReason: 'text' }),
    deferDisplayName: byDecision('displayName'),
    changeUsername: byClient<Proposal>(),
    dropUsername: byClient(),
    approveUsername: byDecision('username'),
    rejectUsername: byDecision('username', { rejectionReason: 'text' }),
    reserveUsername: byDecision('username'),
    expireUsername: byDecision('username'),
  },
  transitions: {
    'changes.status': [
      { on: 'draft', from: null, to: 'DRAFT', do: changed(write), log: 'DRAFT' },
      { on: 'edit', from: [null, 'DRAFT', 'REJECTED'], to: 'DRAFT', do: changed(write), log: 'EDITED' },
      { on: 'submit', from: [null, 'DRAFT', 'REJECTED'], to: 'IN_PROGRESS', do: changed(write), log: 'IN_PROGRESS' },
      { on: 'approve', from: 'IN_PROGRESS', to: null, when: mustVerify, do: changed(publish), sends: 'WHATSAPP_SENDER_PENDING_VERIFICATION' },
      { on: 'approve', from: 'IN_PROGRESS', to: null, when: isStopped, do: changed(publish) },
      { on: 'approve', from: 'IN_PROGRESS', to: null, do: changed(publish), log: 'ACTIVE', sends: 'WHATSAPP_SENDER_ACTIVE' },
      { on: 'reject', from: 'IN_PROGRESS', to: 'REJECTED', do: stamp, log: 'REJECTED', sends: 'WHATSAPP_SENDER_REJECTED', extras: withComment },
      { on: 'fail', from: 'IN_PROGRESS', to: 'ERROR', do: changed(noteError), log: 'ERROR', sends: 'WHATSAPP_SENDER_ERROR' },
      { on: 'discard', from: ['DRAFT', 'REJECTED', 'ERROR'], to: null, do: changed(discard) },
    ],
    state: [
      { on: 'approve', from: null, to: 'PENDING_VERIFICATION', when: mustVerify },
      { on: 'approve', from: null, to: 'ACTIVE' },
      { on: 'register', from: 'PENDING_VERIFICATION', to: 'same', do: changed(sendCode), log: 'REGISTERED' },
      { on: 'verify', from: 'PENDING_VERIFICATION', to: 'ACTIVE', do: changed(activate), log: 'VERIFIED', sends: 'WHATSAPP_SENDER_ACTIVE' },
      { on: 'suspend', from: 'ACTIVE', to: 'SUSPENDED', do: stamp },
      { on: 'reinstate', from: 'SUSPENDED', to: 'ACTIVE', do: stamp, log: 'ACTIVE', sends: 'WHATSAPP_SENDER_ACTIVE' },
      { on: 'deactivate', from: ['ACTIVE', 'SUSPENDED'], to: 'INACTIVE', do: stamp, log: 'INACTIVE', sends: 'WHATSAPP_SENDER_INACTIVE' },
      { on: 'rate', from: ['ACTIVE', 'SUSPENDED'], to: 'same', do: changed(rate), sends: 'WHATSAPP_SENDER_QUALITY_RATING_CHANGED' },
      { on: 'limit', from: ['ACTIVE', 'SUSPENDED'], to: 'same', do: changed(limit), sends: 'WHATSAPP_SENDER_DAILY_LIMIT_CHANGED' },
      { on: 'comment', from: '*', to: 'same', log: 'COMMENT_ADDED', sends: 'WHATSAPP_SENDER_COMMENT_ADDED', extras: (_, { comment = '' }) => ({ comment }) },
      { on: 'remove', from: '*', to: 'same', do: takeAway, sends: 'WHATSAPP_SENDER_DELETED' },
    ],
    'metadata.displayName.status': [
      { on: 'approve', from: '*', to: 'PENDING', when: isNameAtFault, do: proposeOwnName },
      { on: 'changeDisplayName', from: '*', to: 'PENDING', do: changed(propose('displayName')), log: 'EDITED' },
      { on: 'approveDisplayName', from: ['PENDING', 'DEFERRED'], to: 'APPROVED', do: changed(apply('displayName')), sends: 'WHATSAPP_SENDER_DISPLAY_NAME_UPDATED' },
      { on: 'rejectDisplayName', from: ['PENDING', 'DEFERRED'], to: 'REJECTED', do: changed(explain('displayName')), sends: 'WHATSAPP_SENDER_DISPLAY_NAME_UPDATED' },
      { on: 'deferDisplayName', from: 'PENDING', to: 'DEFERRED', do: stamp, sends: 'WHATSAPP_SENDER_DISPLAY_NAME_UPDATED' },
    ],
    'metadata.username.status': [
      { on: 'changeUsername', from: '*', to: 'PENDING', do: changed(propose('username')), log: 'EDITED' },
      { on: 'dropUsername', from: '*', to: 'DELETED', do: changed(dropUsername), log: 'EDITED', sends: 'WHATSAPP_SENDER_USERNAME_UPDATED' },
      { on: 'approveUsername', from: ['PENDING', 'RESERVED'], to: 'APPROVED', do: changed(apply('username')), sends: 'WHATSAPP_SENDER_USERNAME_UPDATED' },
      { on: 'rejectUsername', from: ['PENDING', 'RESERVED'], to: 'REJECTED', do: changed(explain('username')), sends: 'WHATSAPP_SENDER_USERNAME_UPDATED' },
      { on: 'reserveUsername', from: 'PENDING', to: 'RESERVED', do: stamp, sends: 'WHATSAPP_SENDER_USERNAME_UPDATED' },
      { on: 'expireUsername', from: 'RESERVED', to: 'EXPIRED', do: stamp, sends: 'WHATSAPP_SENDER_USERNAME_UPDATED' },
    ],
  },
});

/** A name that Meta rejects does not stop the sender: its review ends after that of the sender. */
function isNameAtFault(sender: Sender, _data: object, world: World): boolean {
  return nameWillBeRejected(world, senders, sender);
}

function proposeOwnName(sender: Sender): void {
  propose('displayName')(sender, { value: sender.details!.displayName });
}

function stamp(sender: Sender, _data: object, world: World): void {
  sender.modified = world.clock.iso();
}

/** Sends a one-time password, unless Meta has verified the number already. */
function sendCode(sender: Sender, _data: object, world: World): void {
  if (!sender[hidden].verifiedAtMeta) sendOtp(world, sender[hidden], numberOf(sender)!);
}

function rate(sender: Sender, data: { qualityRating: (typeof qualityRating)[number] }): void {
  sender.qualityRating = data.qualityRating;
}

function limit(sender: Sender, data: { dailyLimit: (typeof dailyLimit)[number] }): void {
  sender.dailyLimit = data.dailyLimit;
}

/** Removes the sender and everything pending for it; its last event shows the remaining fields. */
function takeAway(sender: Sender, _data: object, world: World): void {
  sender[hidden].gone = true;
  world.remove(senders, sender);
}
