// WhatsApp senders: phone numbers of a project that can send messages. Embedded signup brings one that is verified; any
// other waits in PENDING_VERIFICATION for a one-time password. Odd rule: a new display name or username of a live sender
// waits under `metadata` and not in `changes`.
import type { WhatsappSenderDto } from '../../contract/types.js';
import { activityReply } from '../../engine/records/activity.js';
import { hidden } from '../../engine/records/collection.js';
import { takeOtp } from '../../engine/records/otp.js';
import { page } from '../../engine/records/page.js';
import { stateFilter } from '../../engine/records/state-filter.js';
import { invalidInput, Problem } from '../../engine/requests/problem.js';
import { duration } from '../../engine/time/duration.js';
import type { ServiceModule } from '../../engine/world/service-module.js';
import type { World } from '../../engine/world/world.js';
import { ensureAccount } from './account-signup.js';
import type { Edit } from './sender-details.js';
import { senderLifecycle } from './sender-lifecycle.js';
import { isTaken, type Sender, senders, view } from './sender-record.js';
import { detailsFrom, isDraft, keepsDraft, type NewSender, senderFrom } from './sender-signup.js';
import { suggestedUsernames } from './sender-usernames.js';
import { wabas } from './waba-record.js';

/** How long a deleted sender stays for its last messages. */
const grace = duration('30d');
/** Limits of the registration (chosen): the contract gives no figures. */
const registrations = 5;
const wrongCodes = 5;
const pause = duration('1h');

export const sendersModule: ServiceModule<'WhatsappSendersController'> = {
  controller: 'WhatsappSendersController',
  collections: [senders, wabas],
  lifecycles: [senderLifecycle],
  handlers: {
    listSenders({ operation, query }, world) {
      const { items, fields } = page(world.collection(senders), query, {
        scope: `${world.id} ${operation}`,
        size: 50,
        filters: ['filterStates', 'filterStatuses'],
        where: stateFilter(),
      });
      return { ...fields, senders: items.map((sender) => view(world, sender)) };
    },

    createSender({ body }, world) {
      const sender = senderFrom(world, body);
      const edit = detailsFrom(body);
      if (isDraft(body)) return store(world, sender, 'draft', edit);
      mustBeSubmittable(world, sender, body, edit);
      const { wayIn, wabaId } = sender[hidden];
      if (wayIn === 'EMBEDDED_SIGNUP') {
        ensureAccount(world, { businessManager: sender.businessManager, ...(wabaId !== undefined && { wabaId }) });
      }
      return store(world, sender, 'submit', edit);
    },

    get: ({ params }, world) => view(world, find(world, params)),

    delete({ params }, world) {
      const sender = find(world, params);
      if (world.decisions.isComing(senderLifecycle, sender, 'remove')) throw new Problem('sender_already_deleted');
      world.decisions.later(senderLifecycle, sender, 'remove', grace);
    },

    update({ params, body: { details = {}, status = 'DRAFT' } }, world) {
      const sender = find(world, params);
      const { username, ...rest } = details;
      const { displayName, ...profile } = rest;
      // Before a sender is live, its name is a detail like all others.
      const isLive = sender.state !== undefined;
      const newName = isLive ? displayName : undefined;
      const edit: Edit = isLive ? profile : rest;
      const edited = Object.keys(edit).length > 0;
      const isEmpty = Object.keys(details).length === 0;
      const submitted = status === 'SUBMIT';
      if (isEmpty && !(submitted && sender.changes)) throw new Problem('no_fields_to_update');

      const touchesChanges = edited || (submitted && isEmpty);
      if (username !== undefined) usernameMustBeChangeable(world, sender, username);
      mustBeEditable(sender, touchesChanges);
      if (newName !== undefined) displayNameMustBeSettled(sender);
      if (newName !== undefined || username !== undefined) mustBeOnCloudApi(sender);

      if (newName !== undefined) world.fire(senderLifecycle, sender, 'changeDisplayName', { value: newName });
      if (username === null) world.fire(senderLifecycle, sender, 'dropUsername');
      else if (username !== undefined) world.fire(senderLifecycle, sender, 'changeUsername', { value: username });
      if (edited) world.fire(senderLifecycle, sender, 'edit', { edit });
      if (submitted && (touchesChanges || sender.changes?.status === 'DRAFT'))
        world.fire(senderLifecycle, sender, 'submit');
      return view(world, sender);
    },

    listActivities({ operation, params, query }, world) {
      const sender = find(world, params);
      return activityReply(sender[hidden], query, `${world.id} ${operation} ${sender.id}`);
    },

    deleteChanges({ params }, world) {
      const sender = world.collection(senders).get(params.senderId);
      if (!sender?.changes) throw new Problem('sender_changes_not_found');
      if (sender.changes.status === 'IN_PROGRESS' || sender.changes.status === 'MULTIPLE_WABA_ERROR')
        throw new Problem('sender_changes_not_deletable');
      // A sender that was never live is nothing but its changes.
      world.fire(senderLifecycle, sender, sender.state === undefined ? 'remove' : 'discard');
    },

    createComment({ params, body: { comment } }, world) {
      const sender = find(world, params);
      const { created } = world.log(sender[hidden], 'COMMENT_ADDED', 'caller', { comment });
      world.emit('WHATSAPP_SENDER_COMMENT_ADDED', view(world, sender), { comment });
      return { type: 'CREATED', comment, created };
    },

    register({ params, body: { method } }, world) {
      const sender = find(world, params);
      const { id, state } = sender;
      if (state !== 'PENDING_VERIFICATION') throw new Problem('not_allowed_register');
      if ((sender[hidden].blockedUntil ?? 0) > world.clock.now())
        throw new Problem('too_many_invalid_verification_codes');
      if (!world.takeToken(`whatsapp.sender register ${id}`, registrations, pause))
        throw new Problem('sender-register-too-many-requests');
      world.decisions.ask(senderLifecycle, 'register', sender);
      world.fire(senderLifecycle, sender, 'register');
      return { id, method, accepted: world.clock.iso(), verificationCodeSent: !sender[hidden].verifiedAtMeta };
    },

    getSuggestedUsernames: ({ params }, world) => ({ usernames: suggestedUsernames(world, find(world, params)) }),

    verify({ params, body: { code } }, world) {
      const sender = find(world, params);
      if (sender.state !== 'PENDING_VERIFICATION') throw new Problem('not_allowed_verify');
      if (!sender[hidden].verifiedAtMeta) codeMustBeRight(world, sender, code);
      world.fire(senderLifecycle, sender, 'verify');
      world.log(sender[hidden], 'ACTIVE', 'platform');
    },
  },
};

const find = (world: World, { senderId }: { senderId: string }): Sender =>
  world.collection(senders).require(senderId, { projectId: world.id });

function store(world: World, sender: Sender, event: 'draft' | 'submit', edit: Edit | undefined): WhatsappSenderDto {
  world.collection(senders).add(sender);
  world.log(sender[hidden], 'CREATED', 'caller');
  world.fire(senderLifecycle, sender, event, { edit });
  return view(world, sender);
}

/** Asks the platform to take a new sender; what it refuses stays as a draft where the caller wants that. */
function mustBeSubmittable(world: World, sender: Sender, body: NewSender, edit: Edit | undefined): void {
  const submitted: Sender = { ...sender, changes: { status: 'DRAFT', details: edit ?? {} } };
  const refusal = world.decisions.refusal(senderLifecycle, 'submit', submitted);
  if (!refusal) return;
  if (keepsDraft(body)) store(world, sender, 'draft', edit);
  throw refusal;
}

/** A live sender must be ACTIVE; what waits must be a draft or rejected, if the update touches it. */
function mustBeEditable({ state, changes }: Sender, touchesChanges: boolean): void {
  if (state !== undefined && state !== 'ACTIVE') throw new Problem('sender_not_updatable');
  const settled = changes === undefined || changes.status === 'DRAFT' || changes.status === 'REJECTED';
  if (touchesChanges && !settled) throw new Problem('sender_changes_not_updatable');
}

function displayNameMustBeSettled({ metadata }: Sender): void {
  const status = metadata?.displayName?.status;
  if (status === 'PENDING' || status === 'DEFERRED') throw new Problem('sender_display_name_update_not_allowed');
}

function usernameMustBeChangeable(world: World, sender: Sender, username: string | null): void {
  if (sender.state !== 'ACTIVE') throw new Problem('sender_username_update_not_available');
  if (username !== null && isTaken(world, username, sender)) throw new Problem('sender_username_not_available');
}

/** Names are kept by Meta's Cloud API, which an old sender of a scenario may not be on. */
function mustBeOnCloudApi({ cloudApi }: Sender): void {
  if (!cloudApi) throw new Problem('sender_phone_number_not_registered_with_meta_cloud_api');
}

/** After too many wrong codes the one that was sent is void, and no new one is sent for a while. */
function codeMustBeRight(world: World, sender: Sender, code: string | undefined): void {
  if (code === undefined) throw invalidInput(['code should not be empty']);
  const inside = sender[hidden];
  if (takeOtp(world, inside, code)) {
    inside.wrongCodes = 0;
    return;
  }
  inside.wrongCodes++;
  if (inside.wrongCodes === wrongCodes) {
    inside.wrongCodes = 0;
    inside.blockedUntil = world.clock.now() + pause;
    delete inside.otp;
  }
  throw new Problem('wrong_otp');
}
