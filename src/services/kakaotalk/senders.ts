// KakaoTalk senders: channels that KakaoTalk reviews, and whose administrator then confirms a code sent to their phone.
// Odd rule: a sender that was never approved has neither id nor times, only its plusFriendId and what waits under `changes`.
import type { KakaotalkInputUpdateSenderDetailsDto, KakaotalkSenderDetailsDto } from '../../contract/types.js';
import { activityReply, newLog } from '../../engine/records/activity.js';
import { hidden } from '../../engine/records/collection.js';
import { takeOtp } from '../../engine/records/otp.js';
import { page } from '../../engine/records/page.js';
import { stateFilter } from '../../engine/records/state-filter.js';
import { invalidInput, Problem } from '../../engine/requests/problem.js';
import { duration } from '../../engine/time/duration.js';
import type { ServiceModule } from '../../engine/world/service-module.js';
import type { World } from '../../engine/world/world.js';
import { senderCategoriesMustExist } from './category-catalog.js';
import { senderLifecycle } from './sender-lifecycle.js';
import { requireSender, type Sender, senders, sendersElsewhere } from './sender-record.js';

/** How long a deleted sender stays, so that last messages can go out. */
const grace = duration('60d');

/** Content as it is written: a draft may lack any of it. */
type Details = Partial<KakaotalkSenderDetailsDto>;

export const sendersModule: ServiceModule<'KakaotalkSendersController'> = {
  controller: 'KakaotalkSendersController',
  collections: [senders, sendersElsewhere],
  lifecycles: [senderLifecycle],
  handlers: {
    listSenders({ operation, query }, world) {
      const { items, fields } = page(world.collection(senders), query, {
        scope: `${world.id} ${operation}`,
        size: 50,
        filters: ['filterStates', 'filterStatuses'],
        where: stateFilter(),
      });
      return { ...fields, senders: items };
    },

    createSender({ body }, world) {
      const { plusFriendId, details = {}, status = 'SUBMIT', saveDraftOnFailure } = body;
      categoriesMustExist(world, details);
      plusFriendIdMustBeFree(world, plusFriendId);
      const sender: Sender = { plusFriendId, changes: { status: 'DRAFT', details }, [hidden]: newLog() };
      const refusal = status === 'SUBMIT' && world.decisions.refusal(senderLifecycle, 'submit', sender);
      if (refusal) {
        if (saveDraftOnFailure) store(world, sender, 'draft');
        throw refusal;
      }
      store(world, sender, status === 'SUBMIT' ? 'submit' : 'draft');
      return sender;
    },

    getSender: ({ params }, world) => requireSender(world, params.plusFriendId),

    deleteSender({ params }, world) {
      const sender = requireSender(world, params.plusFriendId);
      if (world.decisions.isComing(senderLifecycle, sender, 'remove')) throw new Problem('sender_already_deleted');
      // Nothing can be on its way through a sender that KakaoTalk has never taken in.
      if (sender.state === undefined) world.fire(senderLifecycle, sender, 'remove');
      else world.decisions.later(senderLifecycle, sender, 'remove', grace);
    },

    updateSender({ params, body: { details: edit = {}, status = 'DRAFT' } }, world) {
      const sender = requireSender(world, params.plusFriendId);
      const submitted = status === 'SUBMIT';
      const edited = Object.keys(edit).length > 0;
      if (!edited && !(submitted && sender.changes)) throw new Problem('no_fields_to_update');
      mustBeEditable(sender);
      const details = merged(sender, edit);
      categoriesMustExist(world, details);
      if (submitted) mustBeComplete(details);
      if (edited) world.fire(senderLifecycle, sender, 'edit', { details });
      if (submitted) world.fire(senderLifecycle, sender, 'submit');
      return sender;
    },

    listActivities({ operation, params, query }, world) {
      const sender = requireSender(world, params.plusFriendId);
      const scope = `${world.id} ${operation} ${sender.plusFriendId}`;
      return activityReply(sender[hidden], query, scope);
    },

    deleteChanges({ params: { plusFriendId } }, world) {
      const sender = world.collection(senders).get(plusFriendId);
      if (!sender?.changes) throw new Problem('sender_changes_not_found', { plusFriendId });
      if (sender.changes.status === 'IN_PROGRESS') throw new Problem('sender_changes_not_deletable', { plusFriendId });
      world.fire(senderLifecycle, sender, sender.state === undefined ? 'remove' : 'discard');
    },

    createComment({ params, body: { comment } }, world) {
      const sender = requireSender(world, params.plusFriendId);
      const { created } = world.log(sender[hidden], 'COMMENT_ADDED', 'caller', { comment });
      world.emit('KAKAOTALK_SENDER_COMMENT_ADDED', sender, { comment });
      return { type: 'CREATED', comment, created };
    },

    registerSender({ params }, world) {
      const sender = requireSender(world, params.plusFriendId);
      if (sender.state !== 'INACTIVE' && sender.state !== 'VERIFYING') throw new Problem('not_allowed_register');
      world.fire(senderLifecycle, sender, 'register');
      return sender;
    },

    verifySender({ params, body }, world) {
      const sender = requireSender(world, params.plusFriendId);
      if (sender.state !== 'VERIFYING') throw new Problem('not_allowed_verify');
      // The code is a number in this API, so that leading zeros get lost on the way.
      if (!takeOtp(world, sender[hidden], String(body.code).padStart(6, '0'))) throw new Problem('not_allowed_verify');
      world.fire(senderLifecycle, sender, 'verify');
      return sender;
    },
  },
};

function store(world: World, sender: Sender, event: 'draft' | 'submit'): void {
  const { details } = sender.changes!;
  delete sender.changes;
  world.collection(senders).add(sender);
  // The first sender sets up the project's KakaoTalk account.
  world.initialized.add('kakaotalk');
  world.log(sender[hidden], 'CREATED', 'caller');
  world.fire(senderLifecycle, sender, event, { details });
}

function plusFriendIdMustBeFree(world: World, plusFriendId: string): void {
  const used = world.collection(senders).has(plusFriendId) || world.collection(sendersElsewhere).has(plusFriendId);
  if (used) throw new Problem('plus_friend_id_used', { plusFriendId });
}

function categoriesMustExist(world: World, details: Details): void {
  const { topLevelCategoryCode, midLevelCategoryCode, subLevelCategoryCode } = details;
  senderCategoriesMustExist(world, [topLevelCategoryCode, midLevelCategoryCode, subLevelCategoryCode]);
}

function mustBeEditable({ plusFriendId, state, changes }: Sender): void {
  if (state !== undefined && state !== 'ACTIVE') throw new Problem('sender_not_updatable', { plusFriendId });
  if (changes && changes.status !== 'DRAFT') throw new Problem('sender_changes_not_updatable', { plusFriendId });
}

const needed = [
  'adminPhoneNo',
  'name',
  'topLevelCategoryCode',
  'midLevelCategoryCode',
  'subLevelCategoryCode',
] as const satisfies (keyof KakaotalkSenderDetailsDto)[];

/** What a draft may lack must be there when it is submitted. */
function mustBeComplete(details: Details): void {
  const missing = needed.filter((name) => details[name] === undefined);
  if (missing.length > 0) throw invalidInput(missing.map((name) => `details.${name} should not be empty`));
}

/** The content after an edit: absent fields stay, null removes. */
function merged({ changes, details }: Sender, edit: KakaotalkInputUpdateSenderDetailsDto): Details {
  const { logoImage, ...rest } = { ...(changes?.details ?? details), ...edit };
  return typeof logoImage === 'string' ? { ...rest, logoImage } : rest;
}
