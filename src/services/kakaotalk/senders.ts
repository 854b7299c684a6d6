// KakaoTalk senders: channels that KakaoTalk reviews, and whose administrator then confirms a code sent to their phone.
// Quirk: a sender that was never approved has neither id nor times, only its plusFriendId and its `changes`.
import type { KakaotalkInputUpdateSenderDetailsDto, KakaotalkSenderChangesDetailsDto } from '../../contract/types.js';
import type { ServiceModule, World } from '../../engine/model.js';
import { activityReply, newLog } from '../../engine/records/activity.js';
import { hidden } from '../../engine/records/hidden.js';
import { takeOtp } from '../../engine/records/otp.js';
import { listPage } from '../../engine/records/page.js';
import { reviewedList, stateSelection } from '../../engine/records/state-filter.js';
import { invalidInput, Problem } from '../../engine/requests/problem.js';
import { duration } from '../../engine/time/duration.js';
import { senderCategoriesMustBePossible } from './category-catalog.js';
import { requireSender, type Sender, senders, sendersElsewhere } from './sender-record.js';
import { categoryCodesOf, senderChecks } from './sender-rules.js';
// Adds the transitions.
import './sender-lifecycle.js';

/** How long a deleted sender remains, so that its last messages can be sent. */
const grace = duration('60d');

/** The content of a request; a draft may omit any of it. */
type Details = KakaotalkSenderChangesDetailsDto;

export const sendersModule: ServiceModule<'KakaotalkSendersController'> = {
  controller: 'KakaotalkSendersController',
  resources: [senders],
  collections: [sendersElsewhere],
  platformChecks: { [senders.name]: senderChecks },
  handlers: {
    listSenders(call, world) {
      type Query = typeof call.query;
      const listed = (filter: Partial<Query>) => world.collection(senders).listed(reviewedList, stateSelection(filter));
      const { items, fields } = listPage<Query, Sender>(call, world, listed, {
        filters: ['filterStates', 'filterStatuses'],
      });
      return { ...fields, senders: items };
    },

    createSender({ body }, world) {
      const { plusFriendId, details = {}, status = 'SUBMIT', saveDraftOnFailure } = body;
      categoriesMustBePossible(world, details);
      plusFriendIdMustBeFree(world, plusFriendId);
      const sender: Sender = { plusFriendId, changes: { status: 'DRAFT', details }, [hidden]: newLog() };
      const refusal = status === 'SUBMIT' && refusalOf(world, sender);
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
      if (world.decisions.isComing(senders, sender, 'remove')) throw new Problem('sender_already_deleted');
      // A sender that KakaoTalk has never approved has no messages to finish.
      if (sender.state === undefined) world.fire(senders, sender, 'remove');
      else world.decisions.later(senders, sender, 'remove', grace);
    },

    updateSender({ params, body: { details: edit = {}, status = 'DRAFT' } }, world) {
      const sender = requireSender(world, params.plusFriendId);
      const submitted = status === 'SUBMIT';
      const edited = Object.keys(edit).length > 0;
      if (!edited && !(submitted && sender.changes)) throw new Problem('no_fields_to_update');
      mustBeEditable(sender);
      const details = merged(sender, edit);
      categoriesMustBePossible(world, details);
      if (submitted) mustBeComplete(details);
      if (submitted) world.decisions.ask(senders, 'category', { ...sender, changes: { status: 'DRAFT', details } });
      if (edited) world.fire(senders, sender, 'edit', { details });
      if (submitted) world.fire(senders, sender, 'submit');
      return sender;
    },

    listActivities: (call, world) => activityReply(call, world, requireSender(world, call.params.plusFriendId)[hidden]),

    deleteChanges({ params: { plusFriendId } }, world) {
      const sender = world.collection(senders).get(plusFriendId);
      if (!sender?.changes) throw new Problem('sender_changes_not_found', { plusFriendId });
      if (sender.changes.status === 'IN_PROGRESS') throw new Problem('sender_changes_not_deletable', { plusFriendId });
      world.fire(senders, sender, sender.state === undefined ? 'remove' : 'discard');
    },

    createComment({ params, body: { comment } }, world) {
      const sender = requireSender(world, params.plusFriendId);
      const { created } = world.log(sender[hidden], 'COMMENT_ADDED', 'caller', comment);
      world.emit('KAKAOTALK_SENDER_COMMENT_ADDED', sender, { comment });
      return { type: 'CREATED', comment, created };
    },

    registerSender({ params }, world) {
      const sender = requireSender(world, params.plusFriendId);
      if (sender.state !== 'INACTIVE' && sender.state !== 'VERIFYING') throw new Problem('not_allowed_register');
      world.fire(senders, sender, 'register');
      return sender;
    },

    verifySender({ params, body }, world) {
      const sender = requireSender(world, params.plusFriendId);
      if (sender.state !== 'VERIFYING') throw new Problem('not_allowed_verify');
      if (!takeOtp(world, sender[hidden], body.code)) throw new Problem('not_allowed_verify', { cause: 'wrong_code' });
      world.fire(senders, sender, 'verify');
      return sender;
    },
  },
};

function store(world: World, sender: Sender, event: 'draft' | 'submit'): void {
  const { details } = sender.changes!;
  delete sender.changes;
  world.collection(senders).add(sender);
  // The first sender sets up the project's KakaoTalk account.
  world.initialize('kakaotalk');
  world.log(sender[hidden], 'CREATED', 'caller');
  world.fire(senders, sender, event, { details });
}

function plusFriendIdMustBeFree(world: World, plusFriendId: string): void {
  const used = world.collection(senders).has(plusFriendId) || world.collection(sendersElsewhere).has(plusFriendId);
  if (used) throw new Problem('plus_friend_id_used', { plusFriendId });
}

/** Why KakaoTalk rejects a new sender; undefined when it accepts it. */
const refusalOf = (world: World, sender: Sender): Problem | undefined =>
  world.decisions.refusal(senders, 'submit', sender) ?? world.decisions.refusal(senders, 'category', sender);

const categoriesMustBePossible = (world: World, details: Details): void =>
  senderCategoriesMustBePossible(world, categoryCodesOf(details));

function mustBeEditable({ plusFriendId, state, changes }: Sender): void {
  if (state !== undefined && state !== 'ACTIVE') throw new Problem('sender_not_updatable', { plusFriendId });
  if (changes?.status === 'IN_PROGRESS') throw new Problem('sender_changes_not_updatable', { plusFriendId });
}

const needed = [
  'adminPhoneNo',
  'name',
  'topLevelCategoryCode',
  'midLevelCategoryCode',
  'subLevelCategoryCode',
] as const satisfies readonly (keyof Details)[];

/** Fields that a draft may omit are required when it is submitted. */
function mustBeComplete(details: Details): void {
  const missing = needed.filter((name) => details[name] === undefined);
  if (missing.length > 0) throw invalidInput(missing.map((name) => `details.${name} should not be empty`));
}

/** The content after an edit: absent fields stay, null removes. */
function merged({ changes, details }: Sender, edit: KakaotalkInputUpdateSenderDetailsDto): Details {
  const { logoImage, ...rest } = { ...(changes?.details ?? details), ...edit };
  return typeof logoImage === 'string' ? { ...rest, logoImage } : rest;
}
