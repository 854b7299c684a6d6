// How a KakaoTalk sender moves: `changes.status` is what waits for KakaoTalk, `state` is the sender that exists there.
// Diagrams are drawn from these rows.
import type {
  KakaotalkSenderDetailsDto,
  KakaotalkSenderStatesEnum,
  KakaotalkSenderStatusesEnum,
} from '../../contract/types.js';
import { type Given, lifecycle, tellComment } from '../../engine/lifecycle/lifecycle.js';
import { hidden } from '../../engine/records/collection.js';
import { sendOtp } from '../../engine/records/otp.js';
import type { World } from '../../engine/world/world.js';
import { identify, type Sender, senders } from './sender-record.js';
import { templateLifecycle } from './template-lifecycle.js';
import { templates, templatesOf } from './template-record.js';

const live = ['ACTIVE', 'INACTIVE', 'SUSPENDED', 'VERIFYING'] as const;
const active = { log: 'ACTIVE', event: 'KAKAOTALK_SENDER_ACTIVE', extras: tellComment } as const;

// biome-ignore format: a table, one row an arrow
export const senderLifecycle = lifecycle<
  Sender,
  { 'changes.status': KakaotalkSenderStatusesEnum; state: KakaotalkSenderStatesEnum }
>({
  name: 'kakaotalk.sender',
  find: (world, key) => world.collection(senders).get(key),
  all: (world) => world.collection(senders).values(),
  key: ({ plusFriendId }) => plusFriendId,
  names: ({ plusFriendId, changes, details }) => [plusFriendId, (changes?.details ?? details)?.name ?? ''],
  activities: (sender) => sender[hidden],
  decisions: { review: { who: 'KakaoTalk' } },
  gates: {
    submit: {
      who: 'KakaoTalk',
      outcomes: {
        account_exists: { error: 'account_exists' },
        account_not_updatable: { error: 'account_not_updatable' },
        account_data_is_corrupt: { error: 'account_data_is_corrupt' },
        account_is_in_progress: { error: 'account_is_in_progress' },
      },
    },
  },
  tables: {
    'changes.status': [
      { on: 'draft', from: null, to: 'DRAFT', do: write, log: 'DRAFT' },
      { on: 'edit', from: [null, 'DRAFT'], to: 'DRAFT', do: write, log: 'EDITED' },
      { on: 'submit', from: [null, 'DRAFT'], to: 'IN_PROGRESS', do: write, log: 'IN_PROGRESS' },
      { on: 'approve', by: 'review', from: 'IN_PROGRESS', to: null, do: publish },
      { on: 'reject', by: 'review', from: 'IN_PROGRESS', to: 'REJECTED', log: 'REJECTED', event: 'KAKAOTALK_SENDER_REJECTED', extras: tellComment, with: { comment: 'text' } },
      { on: 'discard', from: ['DRAFT', 'REJECTED'], to: null },
    ],
    state: [
      { on: 'approve', by: 'review', from: null, to: 'INACTIVE', log: 'INACTIVE' },
      { on: 'register', from: ['INACTIVE', 'VERIFYING'], to: 'VERIFYING', do: sendCode },
      { on: 'verify', from: 'VERIFYING', to: 'ACTIVE', do: stamp, ...active },
      { on: 'suspend', by: 'platform', from: 'ACTIVE', to: 'SUSPENDED', do: stamp },
      { on: 'resume', by: 'platform', from: 'SUSPENDED', to: 'ACTIVE', do: stamp, ...active },
      { on: 'block', by: 'platform', from: live, to: 'BLOCKED', do: stamp },
      { on: 'unblock', by: 'platform', from: 'BLOCKED', to: 'ACTIVE', do: stamp, ...active },
      { on: 'deactivate', by: 'platform', from: ['ACTIVE', 'BLOCKED', 'SUSPENDED', 'VERIFYING'], to: 'INACTIVE', do: stamp, log: 'INACTIVE', event: 'KAKAOTALK_SENDER_INACTIVE', extras: tellComment, with: { comment: 'text' } },
      { on: 'comment', by: 'platform', from: '*', to: 'same', log: 'COMMENT_ADDED', event: 'KAKAOTALK_SENDER_COMMENT_ADDED', extras: (_, { comment }) => ({ comment: comment ?? '' }), with: { comment: 'text' } },
      { on: 'remove', by: 'clock', from: '*', to: null, do: erase },
    ],
  },
});

function stamp(sender: Sender, _given: Given, world: World): void {
  if (sender.state !== undefined) sender.modified = world.clock.iso();
}

/** Puts new content where it waits. */
function write(sender: Sender, given: Given, world: World): void {
  const details = given.details as KakaotalkSenderDetailsDto | undefined;
  if (details) sender.changes = { status: 'DRAFT', ...sender.changes, details };
  stamp(sender, given, world);
}

/** What waited becomes the sender itself. */
function publish(sender: Sender, given: Given, world: World): void {
  sender.details = sender.changes!.details as KakaotalkSenderDetailsDto;
  identify(sender, world);
  stamp(sender, given, world);
}

function sendCode(sender: Sender, given: Given, world: World): void {
  sendOtp(world, sender[hidden], sender.details!.adminPhoneNo);
  stamp(sender, given, world);
}

/** The sender goes, and its templates with it. */
function erase(sender: Sender, _given: Given, world: World): void {
  for (const template of templatesOf(world, sender.plusFriendId)) world.remove(templates, template, templateLifecycle);
  world.remove(senders, sender, senderLifecycle);
}
