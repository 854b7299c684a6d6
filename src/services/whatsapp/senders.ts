// WhatsApp senders: phone numbers of a project that can send messages. Embedded signup brings one that is verified; any
// other waits in PENDING_VERIFICATION for a one-time password. Quirk: a new display name or username of a live sender
// is pending under `metadata`, not in `changes`.
import type { WhatsappSenderChangesDetailsDto, WhatsappSenderDto } from '../../contract/types.js';
import type { ServiceModule, World } from '../../engine/model.js';
import { activityReply } from '../../engine/records/activity.js';
import { hidden } from '../../engine/records/hidden.js';
import { takeOtp } from '../../engine/records/otp.js';
import { listPage } from '../../engine/records/page.js';
import { reviewedList, stateSelection } from '../../engine/records/state-filter.js';
import { invalidInput, Problem } from '../../engine/requests/problem.js';
import { duration } from '../../engine/time/duration.js';
import { ensureAccount } from './account-signup.js';
import { senders } from './sender-lifecycle.js';
import type { Sender } from './sender-record.js';
import { registrationWindow, senderChecks } from './sender-rules.js';
import { detailsFrom, isDraft, keepsDraft, type NewSender, senderFrom } from './sender-signup.js';
import { isTaken, suggestedUsernames } from './sender-usernames.js';
import { view } from './sender-view.js';
import { wabas } from './waba-record.js';

/** How long a deleted sender remains for its last messages. */
const grace = duration('30d');
/** Limits of the registration (chosen): the contract gives no figures. */
const registrations = 5;
const wrongCodes = 5;
const pause = duration('1h');

type Details = WhatsappSenderChangesDetailsDto;

export const sendersModule: ServiceModule<'WhatsappSendersController'> = {
  controller: 'WhatsappSendersController',
  resources: [senders],
  collections: [wabas],
  platformChecks: { [senders.name]: senderChecks },
  handlers: {
    listSenders(call, world) {
      type Query = typeof call.query;
      const listed = (filter: Partial<Query>) => world.collection(senders).listed(reviewedList, stateSelection(filter));
      const { items, fields } = listPage<Query, Sender>(call, world, listed, {
        filters: ['filterStates', 'filterStatuses'],
      });
      return { ...fields, senders: items.map((sender) => view(world, sender)) };
    },

    createSender({ body }, world) {
      const sender = senderFrom(world, body);
      const details = detailsFrom(body);
      if (isDraft(body)) return store(world, sender, 'draft', details);
      mustBeSubmittable(world, sender, body, details);
      const { entry, wabaId } = sender[hidden];
      if (entry === 'EMBEDDED_SIGNUP') {
        ensureAccount(world, { businessManager: sender.businessManager, ...(wabaId !== undefined && { wabaId }) });
      }
      return store(world, sender, 'submit', details);
    },

    get: ({ params }, world) => view(world, find(world, params)),

    delete({ params }, world) {
      const sender = find(world, params);
      if (world.decisions.isComing(senders, sender, 'remove')) throw new Problem('sender_already_deleted');
      world.decisions.later(senders, sender, 'remove', grace);
    },

    update({ params, body: { details = {}, status = 'DRAFT' } }, world) {
      const sender = find(world, params);
      const { username, ...rest } = details;
      const { displayName, ...profile } = rest;
      // Before a sender is live, its name is a detail like all others.
      const isLive = sender.state !== undefined;
      const newName = isLive ? displayName : undefined;
      const edit = isLive ? profile : rest;
      const edited = Object.keys(edit).length > 0;
      const isEmpty = Object.keys(details).length === 0;
      const submitted = status === 'SUBMIT';
      if (isEmpty && !(submitted && sender.changes)) throw new Problem('no_fields_to_update');

      const editsChanges = edited || (submitted && isEmpty);
      if (username !== undefined) usernameMustBeChangeable(world, sender, username);
      mustBeEditable(sender, editsChanges);
      if (newName !== undefined) displayNameMustBeSettled(sender);
      if (newName !== undefined || username !== undefined) mustBeOnCloudApi(sender);
      if (typeof username === 'string') world.decisions.ask(senders, 'usernameForm', withUsername(sender, username));

      if (newName !== undefined) world.fire(senders, sender, 'changeDisplayName', { value: newName });
      if (username === null) world.fire(senders, sender, 'dropUsername');
      else if (username !== undefined) world.fire(senders, sender, 'changeUsername', { value: username });
      if (edited) world.fire(senders, sender, 'edit', { edit });
      if (submitted && (editsChanges || sender.changes?.status === 'DRAFT')) world.fire(senders, sender, 'submit');
      return view(world, sender);
    },

    listActivities: (call, world) => activityReply(call, world, find(world, call.params)[hidden]),

    deleteChanges({ params }, world) {
      const sender = world.collection(senders).get(params.senderId);
      if (!sender?.changes) throw new Problem('sender_changes_not_found');
      if (sender.changes.status === 'IN_PROGRESS' || sender.changes.status === 'MULTIPLE_WABA_ERROR')
        throw new Problem('sender_changes_not_deletable');
      // A sender that was never live consists only of its changes.
      world.fire(senders, sender, sender.state === undefined ? 'remove' : 'discard');
    },

    createComment({ params, body: { comment } }, world) {
      const sender = find(world, params);
      const { created } = world.log(sender[hidden], 'COMMENT_ADDED', 'caller', comment);
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
      noteRegistration(world, sender);
      world.decisions.ask(senders, 'register', sender);
      world.fire(senders, sender, 'register');
      return { id, method, accepted: world.clock.iso(), verificationCodeSent: !sender[hidden].verifiedAtMeta };
    },

    getSuggestedUsernames: ({ params }, world) => ({ usernames: suggestedUsernames(world, find(world, params)) }),

    verify({ params, body: { code } }, world) {
      const sender = find(world, params);
      if (sender.state !== 'PENDING_VERIFICATION') throw new Problem('not_allowed_verify');
      if (!sender[hidden].verifiedAtMeta) codeMustBeRight(world, sender, code);
      world.fire(senders, sender, 'verify');
      world.log(sender[hidden], 'ACTIVE', 'platform');
    },
  },
};

const find = (world: World, { senderId }: { senderId: string }): Sender =>
  world.collection(senders).require(senderId, { projectId: world.id });

function store(
  world: World,
  sender: Sender,
  event: 'draft' | 'submit',
  details: Details | undefined,
): WhatsappSenderDto {
  world.collection(senders).add(sender);
  world.log(sender[hidden], 'CREATED', 'caller');
  world.fire(senders, sender, event, { edit: details });
  return view(world, sender);
}

/** Submits a new sender to the platform; a rejected one is kept as a draft if the caller requests it. */
function mustBeSubmittable(world: World, sender: Sender, body: NewSender, details: Details | undefined): void {
  const submitted: Sender = { ...sender, changes: { status: 'DRAFT', details: details ?? {} } };
  const refusal = world.decisions.refusal(senders, 'submit', submitted);
  if (!refusal) return;
  if (keepsDraft(body)) store(world, sender, 'draft', details);
  throw refusal;
}

/** A live sender must be ACTIVE; pending changes that the update edits must be a draft or rejected. */
function mustBeEditable({ state, changes }: Sender, editsChanges: boolean): void {
  if (state !== undefined && state !== 'ACTIVE') throw new Problem('sender_not_updatable');
  const settled = changes === undefined || changes.status === 'DRAFT' || changes.status === 'REJECTED';
  if (editsChanges && !settled) throw new Problem('sender_changes_not_updatable');
}

function displayNameMustBeSettled({ metadata }: Sender): void {
  const status = metadata?.displayName?.status;
  if (status === 'PENDING' || status === 'DEFERRED') throw new Problem('sender_display_name_update_not_allowed');
}

function usernameMustBeChangeable(world: World, sender: Sender, username: string | null): void {
  if (sender.state !== 'ACTIVE') throw new Problem('sender_username_update_not_available');
  if (username !== null && isTaken(world, username, sender)) throw new Problem('sender_username_not_available');
}

const withUsername = (sender: Sender, value: string): Sender => ({
  ...sender,
  metadata: { ...sender.metadata, username: { status: 'PENDING', value } },
});

function noteRegistration(world: World, { [hidden]: inside }: Sender): void {
  const now = world.clock.now();
  const lately = (inside.registrations ?? []).filter((at) => at > now - registrationWindow);
  inside.registrations = [...lately, now];
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
