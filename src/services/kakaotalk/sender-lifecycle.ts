// The lifecycle of a KakaoTalk sender: `changes.status` is the state of pending content, `state` that of the approved sender.
import { transitionsOf } from '../../engine/lifecycle/resource.js';
import type { World } from '../../engine/model.js';
import { withComment } from '../../engine/records/activity.js';
import { hidden } from '../../engine/records/hidden.js';
import { sendOtp } from '../../engine/records/otp.js';
import { type Content, identify, madeUpDetails, type Sender, senders } from './sender-record.js';
import { templates, templatesOf } from './template-lifecycle.js';

const live = ['ACTIVE', 'INACTIVE', 'SUSPENDED', 'VERIFYING'] as const;
const active = { log: 'ACTIVE', sends: 'KAKAOTALK_SENDER_ACTIVE', extras: withComment } as const;

// biome-ignore format: a table, one row a transition
transitionsOf(senders, {
  'changes.status': [
    { on: 'draft', from: null, to: 'DRAFT', do: write, log: 'DRAFT' },
    { on: 'edit', from: [null, 'DRAFT', 'REJECTED'], to: 'DRAFT', do: write, log: 'EDITED' },
    { on: 'submit', from: [null, 'DRAFT', 'REJECTED'], to: 'IN_PROGRESS', do: write, log: 'IN_PROGRESS' },
    { on: 'approve', from: 'IN_PROGRESS', to: null, do: publish },
    { on: 'reject', from: 'IN_PROGRESS', to: 'REJECTED', log: 'REJECTED', sends: 'KAKAOTALK_SENDER_REJECTED', extras: withComment },
    { on: 'discard', from: ['DRAFT', 'REJECTED'], to: null },
  ],
  state: [
    { on: 'approve', from: null, to: 'INACTIVE', log: 'INACTIVE' },
    { on: 'register', from: ['INACTIVE', 'VERIFYING'], to: 'VERIFYING', do: sendCode },
    { on: 'verify', from: 'VERIFYING', to: 'ACTIVE', do: stamp, ...active },
    { on: 'suspend', from: 'ACTIVE', to: 'SUSPENDED', do: stamp },
    { on: 'resume', from: 'SUSPENDED', to: 'ACTIVE', do: stamp, ...active },
    { on: 'block', from: live, to: 'BLOCKED', do: stamp },
    { on: 'unblock', from: 'BLOCKED', to: 'ACTIVE', do: stamp, ...active },
    { on: 'deactivate', from: ['ACTIVE', 'BLOCKED', 'SUSPENDED', 'VERIFYING'], to: 'INACTIVE', do: stamp, log: 'INACTIVE', sends: 'KAKAOTALK_SENDER_INACTIVE', extras: withComment },
    { on: 'comment', from: '*', to: 'same', log: 'COMMENT_ADDED', sends: 'KAKAOTALK_SENDER_COMMENT_ADDED', extras: (_, { comment = '' }) => ({ comment }) },
    { on: 'remove', from: '*', to: null, do: erase },
  ],
});

function stamp(sender: Sender, _data: object, world: World): void {
  if (sender.state !== undefined) sender.modified = world.clock.iso();
}

/** Stores new content as pending changes. */
function write(sender: Sender, content: Content, world: World): void {
  if (content.details) sender.changes = { status: 'DRAFT', ...sender.changes, details: content.details };
  stamp(sender, content, world);
}

/** Makes the pending content live; a submission from a scenario can be incomplete. */
function publish(sender: Sender, data: object, world: World): void {
  sender.details = { ...madeUpDetails(sender.plusFriendId, world), ...sender.changes?.details };
  identify(sender, world);
  stamp(sender, data, world);
}

function sendCode(sender: Sender, data: object, world: World): void {
  sendOtp(world, sender[hidden], sender.details!.adminPhoneNo, 'number');
  stamp(sender, data, world);
}

/** Removes the sender and its templates. */
function erase(sender: Sender, _data: object, world: World): void {
  for (const template of templatesOf(world, sender.plusFriendId)) world.remove(templates, template);
  world.remove(senders, sender);
}
