// The record of a KakaoTalk sender: a channel on KakaoTalk, identified by its plusFriendId.
import type { KakaotalkSenderChangesDetailsDto, KakaotalkSenderDto } from '../../contract/types.js';
import { byClient, byClock, byDecision, byPlatform, resourceInParts } from '../../engine/lifecycle/resource.js';
import type { ActivityLog, World } from '../../engine/model.js';
import { hiddenLog, newLog } from '../../engine/records/activity.js';
import { collection } from '../../engine/records/collection.js';
import { hidden, type Stored } from '../../engine/records/hidden.js';
import { hiddenOtp, type OtpRecord, sendOtp } from '../../engine/records/otp.js';
import { reviewedList } from '../../engine/records/state-filter.js';
import { senderCategories } from './category-catalog.js';

export type Sender = Stored<KakaotalkSenderDto, ActivityLog & OtpRecord>;

/** The content of a create, edit or submit request; a draft may omit any of it. */
export interface Content {
  details?: KakaotalkSenderChangesDetailsDto;
}

/** The transitions are in sender-lifecycle.ts, because deleting a sender deletes its templates, which import this file. */
export const senders = resourceInParts<Sender>()({
  name: 'kakaotalk.sender',
  collection: 'kakaotalk.senders',
  times: ['created', 'modified', 'hidden.activities.created', 'hidden.otp.sent'],
  schema: 'KakaotalkSenderDto',
  key: ({ plusFriendId }) => plusFriendId,
  read: { operation: 'KakaotalkSendersController_getSender_v1', params: ({ plusFriendId }) => ({ plusFriendId }) },
  names: ({ plusFriendId, changes, details }) => [plusFriendId, (changes?.details ?? details)?.name ?? ''],
  lists: [reviewedList],
  missing: 'sender_not_found',
  hidden: { ...hiddenLog, ...hiddenOtp },
  complete(sender, world) {
    sender[hidden] = { ...newLog(), ...sender[hidden] };
    if (!sender.changes) sender.state ??= 'ACTIVE';
    if (sender.state === undefined) return;
    identify(sender, world);
    sender.details ??= madeUpDetails(sender.plusFriendId, world);
    if (sender.state === 'VERIFYING' && !sender[hidden].otp)
      sendOtp(world, sender[hidden], sender.details.adminPhoneNo, 'number');
  },
  activities: (sender) => sender[hidden],
  decisions: { review: { who: 'KakaoTalk' } },
  checks: {
    submit: {
      who: 'KakaoTalk',
      outcomes: {
        account_exists: { error: 'account_exists' },
        account_not_updatable: { error: 'account_not_updatable' },
        account_data_is_corrupt: { error: 'account_data_is_corrupt' },
        account_is_in_progress: { error: 'account_is_in_progress' },
      },
    },
    category: { who: 'KakaoTalk', outcomes: { unknown_category: { error: 'sender_invalid_category_code' } } },
  },
  events: {
    draft: byClient<Content>(),
    edit: byClient<Content>(),
    submit: byClient<Content>(),
    approve: byDecision('review', { comment: 'text' }),
    reject: byDecision('review', { comment: 'text' }),
    discard: byClient(),
    register: byClient(),
    verify: byClient(),
    suspend: byPlatform(),
    resume: byPlatform({ comment: 'text' }),
    block: byPlatform(),
    unblock: byPlatform({ comment: 'text' }),
    deactivate: byPlatform({ comment: 'text' }),
    comment: byPlatform({ comment: 'text' }),
    remove: byClock(),
  },
});

/** Senders of other projects and providers: their plusFriendIds are taken. */
export const sendersElsewhere = collection<Stored<KakaotalkSenderDto>>({
  collection: 'kakaotalk.sendersElsewhere',
  times: ['created', 'modified'],
  about: 'senders of others: their plusFriendId is taken',
  schema: 'KakaotalkSenderDto',
  key: ({ plusFriendId }) => plusFriendId,
  missing: 'sender_not_found',
});

/** Sets the fields that only an approved sender has: id and times. */
export function identify(sender: Sender, world: World): void {
  sender.id ??= world.uuid();
  sender.created ??= world.clock.iso();
  sender.modified ??= sender.created;
}

/** The sender of a path; throws `sender_not_found`. */
export function requireSender(world: World, plusFriendId: string): Sender {
  return world.collection(senders).require(plusFriendId, { plusFriendId, projectId: world.id });
}

/** Details of a sender if the scenario has none. */
export function madeUpDetails(name: string, world: World): NonNullable<Sender['details']> {
  const top = senderCategories(world)[0]!;
  const middle = top.subcategories[0]!;
  return {
    adminPhoneNo: '+821000000000',
    name,
    topLevelCategoryCode: top.code,
    midLevelCategoryCode: middle.code,
    subLevelCategoryCode: middle.subcategories[0]!.code,
  };
}
