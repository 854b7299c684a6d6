// Random actions of clients, Meta and time on WhatsApp senders: each response and each state is the one that the rules
// require.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { answers, randomWalks, type Step, stepsWith } from '../../random.js';
import type { TestProject } from '../../simulator.js';
import { ownNumber, partner, path, signup } from './sender-setup.js';

const second = 1000;
const hour = 3600 * second;
const day = 24 * hour;

interface Sender {
  id: string;
  /** An embedded signup needs no one-time password. */
  verified: boolean;
  state?: 'PENDING_VERIFICATION' | 'ACTIVE' | 'SUSPENDED' | 'INACTIVE';
  changes?: 'DRAFT' | 'IN_PROGRESS' | 'REJECTED' | 'ERROR';
  displayName?: 'PENDING' | 'APPROVED' | 'REJECTED';
  /** Meta rejects its name, but not the sender. */
  isNameBad: boolean;
  registered: number[];
  wrongCodes: number;
  blockedUntil: number;
  /** When it is removed. */
  ends?: number;
  gone?: boolean;
}

interface Model {
  now: number;
  senders: Sender[];
}

type Act = (sender: Sender, sim: TestProject, model: Model) => Promise<void>;

/** A step on one of the senders, whether or not it still exists. */
const withSender = stepsWith<Model, Sender>('sender', ({ senders }) => senders, 4);

let numbers = 0;

const create = (
  title: string,
  body: () => object,
  verified: boolean,
  changes: 'DRAFT' | 'IN_PROGRESS',
  isNameBad = false,
) =>
  fc.constant<Step<Model>>({
    title,
    when: ({ senders }) => senders.filter(({ gone }) => !gone).length < 3,
    async run(model, sim) {
      const answer = await sim.post(path, body());
      answers(answer, 201);
      const { id } = answer.body;
      const begun = { registered: [], wrongCodes: 0, blockedUntil: 0 };
      model.senders.push({ id, verified, changes, isNameBad, ...begun });
    },
  });

const creations = [
  create('sign up', () => signup({ phoneNumberId: `10${numbers++}` }), true, 'IN_PROGRESS'),
  create(
    'sign up with a number',
    () =>
      ownNumber('Nordic Parcel', {
        details: { countryCode: '46', phoneNumber: `70${100000 + numbers++}`, displayName: 'A' },
      }),
    false,
    'IN_PROGRESS',
    true,
  ),
  create(
    'draft',
    () => {
      const { details, ...body } = partner('Harbour Street Books', { status: 'DRAFT' });
      return { ...body, details: { ...details, phoneNumber: `79${100000 + numbers++}` } };
    },
    false,
    'DRAFT',
  ),
];

/** Why an update is rejected; undefined when it is accepted. */
function refusal(
  sender: Sender,
  touches: { changes: boolean; displayName: boolean; username: boolean },
): string | undefined {
  const { gone, state, changes, displayName } = sender;
  if (gone) return 'sender_not_found';
  if (touches.username && state !== 'ACTIVE') return 'sender_username_update_not_available';
  if (state !== undefined && state !== 'ACTIVE') return 'sender_not_updatable';
  const draftsName = touches.displayName && state === undefined;
  if ((touches.changes || draftsName) && (changes === 'IN_PROGRESS' || changes === 'ERROR'))
    return 'sender_changes_not_updatable';
  if (touches.displayName && state === 'ACTIVE' && displayName === 'PENDING')
    return 'sender_display_name_update_not_allowed';
  return undefined;
}

const update = (title: string, details: Record<string, string | null>, status?: 'SUBMIT') => {
  const { displayName, username, ...profile } = details;
  const touches = {
    changes: Object.keys(profile).length > 0 || (status === 'SUBMIT' && Object.keys(details).length === 0),
    displayName: displayName !== undefined,
    username: username !== undefined,
  };
  return withSender(title, async (sender, sim) => {
    const answer = await sim.patch(`${path}/${sender.id}`, { ...(status && { status }), details });
    const empty = Object.keys(details).length === 0 && !(status && sender.changes);
    const code = sender.gone ? 'sender_not_found' : empty ? 'no_fields_to_update' : refusal(sender, touches);
    answers(answer, code ?? 200);
    if (code) return;
    const live = sender.state === 'ACTIVE';
    if (live && touches.displayName) sender.displayName = 'PENDING';
    if (touches.displayName) sender.isNameBad = false;
    const edits = Object.keys(profile).length > 0 || (!live && touches.displayName);
    if (edits) sender.changes = 'DRAFT';
    if (status && (edits || touches.changes || sender.changes === 'DRAFT')) sender.changes = 'IN_PROGRESS';
  });
};

const verify =
  (right: boolean): Act =>
  async (sender, sim, { now }) => {
    const answer = await sim.post(`${path}/${sender.id}/verify`, { code: right ? '123456' : '000000' });
    if (sender.gone) return answers(answer, 'sender_not_found');
    if (sender.state !== 'PENDING_VERIFICATION') return answers(answer, 'not_allowed_verify');
    answers(answer, right ? 204 : 'wrong_otp');
    if (right) sender.state = 'ACTIVE';
    else if (++sender.wrongCodes === 5) Object.assign(sender, { wrongCodes: 0, blockedUntil: now + hour });
  };

const guess: Act = async (sender, sim, model) => {
  for (let times = 0; times < 5; times++) await verify(false)(sender, sim, model);
};

const register = withSender('register', async (sender, sim, { now }) => {
  const answer = await sim.post(`${path}/${sender.id}/register`, { method: 'SMS' });
  if (sender.gone) return answers(answer, 'sender_not_found');
  if (sender.state !== 'PENDING_VERIFICATION') return answers(answer, 'not_allowed_register');
  if (sender.blockedUntil > now) return answers(answer, 'too_many_invalid_verification_codes');
  if (sender.registered.filter((at) => at > now - hour).length >= 5)
    return answers(answer, 'sender-register-too-many-requests');
  answers(answer, 200);
  sender.registered.push(now);
});

const dropChanges = withSender('drop changes', async (sender, sim) => {
  const answer = await sim.delete(`${path}/${sender.id}/changes`);
  if (sender.gone || !sender.changes) return answers(answer, 'sender_changes_not_found');
  if (sender.changes === 'IN_PROGRESS') return answers(answer, 'sender_changes_not_deletable');
  answers(answer, 204);
  delete sender.changes;
  if (!sender.state) sender.gone = true;
});

const remove = withSender('delete', async (sender, sim, { now }) => {
  const answer = await sim.delete(`${path}/${sender.id}`);
  if (sender.gone) return answers(answer, 'sender_not_found');
  if (sender.ends !== undefined) return answers(answer, 'sender_already_deleted');
  answers(answer, 204);
  sender.ends = now + 30 * day;
});

const comment = withSender('comment', async (sender, sim) =>
  answers(
    await sim.post(`${path}/${sender.id}/comments`, { comment: 'Hello' }),
    sender.gone ? 'sender_not_found' : 201,
  ),
);

function approve(sender: Sender): void {
  delete sender.changes;
  if (sender.state === undefined && sender.isNameBad) sender.displayName = 'PENDING';
  sender.state ??= sender.verified ? 'ACTIVE' : 'PENDING_VERIFICATION';
}

const inReview = ({ gone, changes }: Sender): boolean => !gone && changes === 'IN_PROGRESS';

const decide = (outcome: 'approve' | 'reject' | 'fail') =>
  withSender(
    `Meta decides: ${outcome}`,
    async (sender, sim) => {
      const review = (await sim.pending()).find(({ key, decision }) => key === sender.id && decision === 'review')!;
      await sim.control('POST', `/pending/${review.id}`, { outcome });
      if (outcome === 'approve') approve(sender);
      else sender.changes = outcome === 'reject' ? 'REJECTED' : 'ERROR';
    },
    inReview,
  );

const trigger = (event: string, from: readonly Sender['state'][], to: NonNullable<Sender['state']>) =>
  withSender(
    `Meta moves: ${event}`,
    async (sender, sim) => {
      await sim.trigger('whatsapp.sender', sender.id, event);
      sender.state = to;
    },
    ({ gone, state }) => !gone && from.includes(state),
  );

/** By then every pending decision is made, favourably. */
const wait = (by: string, milliseconds: number) =>
  fc.constant<Step<Model>>({
    title: `${by} pass`,
    async run(model, sim) {
      await sim.advance(by);
      model.now += milliseconds;
      for (const sender of model.senders) {
        if (inReview(sender)) approve(sender);
        if (sender.displayName === 'PENDING') sender.displayName = sender.isNameBad ? 'REJECTED' : 'APPROVED';
        if (sender.ends !== undefined && sender.ends <= model.now) sender.gone = true;
      }
    },
  });

async function isAsPredicted({ senders }: Model, sim: TestProject): Promise<void> {
  const listed = (await sim.get(`${path}?pageSize=100`)).body.senders;
  const present = senders.filter(({ gone }) => !gone);
  assert.deepEqual(
    listed.map(({ id }: any) => id),
    present.map(({ id }) => id),
  );
  for (const [index, { state, changes, displayName }] of present.entries()) {
    const shown = listed[index];
    assert.deepEqual(
      [shown.state, shown.changes?.status, shown.metadata?.displayName?.status],
      [state, changes, displayName],
    );
    assert.equal(
      shown.details === undefined,
      state === undefined,
      'details are at the top level once the sender is live',
    );
  }
}

t.test('senders follow their rules in any order of steps', async (t) => {
  await randomWalks<Model>(t, {
    begin: () => ({ now: 0, senders: [] }),
    steps: [
      ...creations,
      update('edit', { about: 'Open every day.', email: null }),
      update('edit and submit', { about: 'Open on Sundays.' }, 'SUBMIT'),
      update('submit', {}, 'SUBMIT'),
      update('update nothing', {}),
      update('rename', { displayName: 'Another Name' }, 'SUBMIT'),
      update('drop the username', { username: null }),
      register,
      withSender('verify', verify(true)),
      withSender('verify wrongly', verify(false)),
      withSender('guess', guess),
      dropChanges,
      remove,
      comment,
      decide('approve'),
      decide('reject'),
      decide('fail'),
      trigger('suspend', ['ACTIVE'], 'SUSPENDED'),
      trigger('reinstate', ['SUSPENDED'], 'ACTIVE'),
      trigger('deactivate', ['ACTIVE', 'SUSPENDED'], 'INACTIVE'),
      wait('10s', 10 * second),
      wait('1h', hour),
      wait('30d', 30 * day),
    ],
    holds: isAsPredicted,
    walks: 40,
    length: 150,
  });
});
