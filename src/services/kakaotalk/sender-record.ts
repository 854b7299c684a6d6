// What the simulator keeps of a KakaoTalk sender: a channel on KakaoTalk, known by its plusFriendId.
import type { KakaotalkSenderDto } from '../../contract/types.js';
import { type ActivityLog, hiddenLog, newLog } from '../../engine/records/activity.js';
import { collection, hidden, type Stored } from '../../engine/records/collection.js';
import { hiddenOtp, type OtpHolder, sendOtp } from '../../engine/records/otp.js';
import type { World } from '../../engine/world/world.js';
import { senderCategories } from './category-catalog.js';

export type Sender = Stored<KakaotalkSenderDto, ActivityLog & OtpHolder>;

export const senders = collection<Sender>({
  name: 'kakaotalk.senders',
  schema: 'KakaotalkSenderDto',
  key: ({ plusFriendId }) => plusFriendId,
  missing: 'sender_not_found',
  hidden: { ...hiddenLog, ...hiddenOtp },
  complete(sender, world) {
    sender[hidden] = { ...newLog(), ...sender[hidden] };
    if (!sender.changes) sender.state ??= 'ACTIVE';
    if (sender.state === undefined) return;
    identify(sender, world);
    sender.details ??= madeUpDetails(sender.plusFriendId, world);
    if (sender.state === 'VERIFYING' && !sender[hidden].otp)
      sendOtp(world, sender[hidden], sender.details.adminPhoneNo);
  },
});

/** Senders of other projects and providers: only their plusFriendId matters, because it is taken. */
export const sendersElsewhere = collection<Stored<KakaotalkSenderDto>>({
  name: 'kakaotalk.sendersElsewhere',
  about: 'senders of others: their plusFriendId is taken',
  schema: 'KakaotalkSenderDto',
  key: ({ plusFriendId }) => plusFriendId,
  missing: 'sender_not_found',
});

/** Gives a sender that KakaoTalk has taken in what a mere draft lacks: id and times. */
export function identify(sender: Sender, world: World): void {
  sender.id ??= world.ulid();
  sender.created ??= world.clock.iso();
  sender.modified ??= sender.created;
}

/** The sender of a path; throws `sender_not_found`. */
export function requireSender(world: World, plusFriendId: string): Sender {
  return world.collection(senders).require(plusFriendId, { plusFriendId, projectId: world.id });
}

function madeUpDetails(name: string, world: World): NonNullable<Sender['details']> {
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
