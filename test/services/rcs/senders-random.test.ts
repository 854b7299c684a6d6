// Random actions of clients, Google, operators, handsets and time on RCS senders: each response follows from the visible
// state, only allowed state changes happen, and every change sends an event.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { answers, randomWalks, type Step, stepsWith } from '../../random.js';
import type { TestProject } from '../../simulator.js';
import { complete, minimal, path } from './setup.js';

const hour = 3_600_000;
const day = 24 * hour;

/** The event whose whole chain each walk verifies. */
const statusEvent = 'RCS_SENDER_STATUS_UPDATED';

interface Sender {
  id: string;
  /** As last returned. */
  state: string;
  /** Has everything that a launch requires. */
  ready: boolean;
  /** Makes it ready to launch. */
  whole: { brand: object; questionnaire: object };
  countries: string[];
  numbers: Map<string, 'asked' | 'VERIFIED' | 'DECLINED'>;
  invitations: number[];
  /** The states that a step can lead to, other than the current one. */
  mayBecome: readonly string[];
}

interface Model {
  now: number;
  senders: Sender[];
}

const withSender = stepsWith<Model, Sender>('sender', ({ senders }) => senders, 2);

const at = ({ id }: Sender): string => `${path}/${id}`;
const over = ['LAUNCHED', 'UNLAUNCHED'];

const create = (example: 'unitedKingdom' | 'unitedStatesPrivate', ready: boolean) =>
  fc.constant<Step<Model>>({
    title: `create ${example}, ${ready ? 'ready' : 'empty'}`,
    when: ({ senders }) => senders.length < 2,
    async run(model, sim) {
      const body = complete(example);
      const { brand, questionnaire } = body.details;
      const countries = example === 'unitedKingdom' ? ['GB'] : ['US'];
      const { region, billingCategory, useCase } = body;
      const answer = await sim.post(
        path,
        ready ? body : minimal({ region, billingCategory, useCase, details: { countries } }),
      );
      answers(answer, 201);
      const { id, state } = answer.body;
      const whole = { brand, questionnaire };
      model.senders.push({ id, state, ready, whole, countries, numbers: new Map(), invitations: [], mayBecome: [] });
    },
  });

const isLocked = ({ state }: Sender): boolean => state === 'LAUNCHING' || state === 'LAUNCHED';

const fillIn = withSender('fill everything in', async (sender, sim) => {
  if (sender.state === 'PREPARING_LAUNCH') sender.mayBecome = ['LAUNCHING', ...over];
  const answer = await sim.patch(at(sender), { details: sender.whole });
  answers(answer, isLocked(sender) ? 'fields_not_updatable' : 200);
  sender.ready ||= !isLocked(sender);
});

const takeAnswerBack = withSender('take an answer back', async (sender, sim) => {
  const questionnaire = { verification: { answers: { email: null } } };
  const answer = await sim.patch(at(sender), { details: { questionnaire } });
  answers(answer, isLocked(sender) ? 'fields_not_updatable' : 200);
  if (!isLocked(sender)) sender.ready = false;
});

const takeVideoBack = withSender('take the video back', async (sender, sim) => {
  const questionnaire = { general: { answers: { videoUris: null } } };
  const answer = await sim.patch(at(sender), { details: { questionnaire } });
  answers(answer, isLocked(sender) ? 'fields_not_updatable' : 200);
});

const changeCountries = (more: readonly string[]) =>
  withSender(`launch in ${more} too`, async (sender, sim) => {
    if (sender.state === 'LAUNCHING') sender.mayBecome = over;
    const [home] = sender.countries as [string];
    sender.countries = [home, ...more];
    answers(await sim.patch(at(sender), { details: { countries: sender.countries } }), 200);
  });

const updateNothing = withSender('update nothing', async (sender, sim) =>
  answers(await sim.patch(at(sender), { details: {} }), 'no_fields_to_update'),
);

const launch = withSender('launch', async (sender, sim) => {
  const launchable = ['IN_TEST', 'UNLAUNCHED', 'LAUNCHING', 'LAUNCHED'].includes(sender.state);
  const answer = await sim.post(`${at(sender)}/launch`);
  if (!launchable) return answers(answer, 'launch_invalid_agent_state');
  if (!sender.ready) return answers(answer, 'launch_precondition_failed');
  answers(answer, 200);
  sender.mayBecome = ['PREPARING_LAUNCH', 'LAUNCHING', ...over];
});

const comment = withSender('comment', async (sender, sim) =>
  answers(await sim.post(`${at(sender)}/comments`, { comment: 'Hello' }), 201),
);

const phones = ['+447700900123'];

/** Why an invitation fails; undefined when it is sent. */
function refusalOfInvitation({ numbers, invitations }: Sender, number: string, now: number): string | undefined {
  if (numbers.get(number) === 'DECLINED') return 'blocked_because_the_recipient_declined';
  return invitations.filter((when) => when > now - day).length >= 20 ? 'rbm_too_many_requests' : undefined;
}

const withNumber = (
  title: string,
  act: (sender: Sender, number: string, sim: TestProject, model: Model) => Promise<void>,
) => phones.map((number) => withSender(`${title} ${number}`, (sender, sim, model) => act(sender, number, sim, model)));

const invite = withNumber('invite', async (sender, number, sim, { now }) => {
  const answer = await sim.post(`${at(sender)}/testNumbers`, { testNumbers: [number] });
  const refusal = refusalOfInvitation(sender, number, now);
  answers(answer, refusal ?? 200);
  if (refusal) return;
  sender.numbers.set(number, 'asked');
  sender.invitations.push(now);
});

const inviteAgain = withNumber('invite again', async (sender, number, sim, { now }) => {
  const answer = await sim.get(`${at(sender)}/testNumbers/${number}/retry`);
  if (!sender.numbers.has(number)) return answers(answer, 'user_is_not_tester_for_agent');
  const refusal = refusalOfInvitation(sender, number, now);
  answers(answer, refusal ?? 200);
  if (refusal) return;
  sender.numbers.set(number, 'asked');
  sender.invitations.push(now);
});

const dismiss = withNumber('dismiss', async (sender, number, sim) => {
  const answer = await sim.delete(`${at(sender)}/testNumbers/${number}`);
  answers(answer, sender.numbers.delete(number) ? 204 : 'user_is_not_tester_for_agent');
});

const ask = withNumber('ask for the capabilities of', async (sender, number, sim) => {
  const expected = {
    asked: 'user_has_not_accepted_invite',
    DECLINED: 'blocked_because_the_recipient_declined',
    VERIFIED: 200,
  };
  const state = sender.numbers.get(number);
  const answer = await sim.get(`${at(sender)}/testNumbers/${number}/capabilities`);
  answers(answer, state ? expected[state] : 'user_is_not_tester_for_agent');
});

const decline = withSender(
  'the owner of a phone declines',
  async (sender, sim) => {
    const [number] = [...sender.numbers].find(([, state]) => state === 'asked')!;
    await sim.decide(`${sender.id}/${number}`, 'decline');
    sender.numbers.set(number, 'DECLINED');
  },
  ({ numbers }) => [...numbers.values()].includes('asked'),
);

/** Makes one of the pending decisions, if there is any. */
const decide = (lifecycle: string, outcome: string, mayBecome: Record<string, readonly string[]>) =>
  withSender(`${lifecycle}: ${outcome}`, async (sender, sim) => {
    const waiting = (await sim.pending()).find(
      (each) =>
        each.lifecycle === lifecycle &&
        each.key.startsWith(sender.id) &&
        each.outcomes.some((possible) => possible === outcome || (possible as any).outcome === outcome),
    );
    if (!waiting) return;
    sender.mayBecome = mayBecome[sender.state] ?? [];
    await sim.control('POST', `/pending/${waiting.id}`, { outcome });
  });

const unlaunch = withSender(
  'the platform takes the sender down',
  async (sender, sim) => {
    sender.mayBecome = ['UNLAUNCHED'];
    await sim.trigger('rcs.sender', sender.id, 'unlaunch');
  },
  ({ state }) => state === 'LAUNCHED',
);

/** By then every pending decision is made, favourably. */
const wait = (by: string, milliseconds: number) =>
  fc.constant<Step<Model>>({
    title: `${by} pass`,
    async run(model, sim) {
      await sim.advance(by);
      model.now += milliseconds;
      for (const sender of model.senders) {
        if (['PREPARING_LAUNCH', 'LAUNCHING'].includes(sender.state)) sender.mayBecome = ['LAUNCHED', 'UNLAUNCHED'];
        for (const [number, state] of sender.numbers) if (state === 'asked') sender.numbers.set(number, 'VERIFIED');
        const { state } = (await sim.get(at(sender))).body;
        assert.ok(['IN_TEST', ...over].includes(state), 'nothing is pending');
      }
    },
  });

async function isAsPredicted({ senders }: Model, sim: TestProject): Promise<void> {
  const events = (await sim.deliveries())
    .filter(({ type }) => type === statusEvent)
    .map(({ body }) => JSON.parse(body));
  for (const sender of senders) {
    const { body } = await sim.get(at(sender));
    assert.ok([sender.state, ...sender.mayBecome].includes(body.state), `${sender.state} -> ${body.state}`);
    sender.state = body.state;
    sender.mayBecome = [];

    const changes = events.filter(({ payload }) => payload.id === sender.id);
    for (const [index, { previousState, currentState, payload }] of changes.entries()) {
      assert.equal(payload.state, currentState);
      if (index > 0) assert.equal(previousState, changes[index - 1].currentState, 'no change is missing');
    }
    assert.equal(changes.at(-1)?.currentState, body.state, 'the last change was sent');

    assert.deepEqual(
      body.countryStatus.map(({ country }: any) => country),
      sender.countries,
    );
    for (const { status, operators } of body.countryStatus) {
      const statuses = operators.map((operator: any) => operator.status);
      assert.ok(statuses.includes(status));
      assert.equal(status === 'LAUNCHED', statuses.includes('LAUNCHED'), 'one launched operator launches a country');
      if (body.state === 'IN_TEST') assert.equal(status, 'NOT_LAUNCHED');
      if (body.state === 'UNLAUNCHED')
        assert.notEqual(status, 'PENDING', 'no operator is asked about a sender that is down');
    }
    const states = { asked: 'UNVERIFIED', VERIFIED: 'VERIFIED', DECLINED: 'DECLINED' };
    assert.deepEqual(
      Object.fromEntries(body.testNumberStates.map(({ number, state }: any) => [number, state])),
      Object.fromEntries([...sender.numbers].map(([number, state]) => [number, states[state]])),
    );
  }
}

t.test('senders follow their rules in any order of steps', async (t) => {
  await randomWalks<Model>(t, {
    begin: () => ({ now: 0, senders: [] }),
    prepare: async (sim) => {
      await sim.control('PUT', '/deliveries/mode', { mode: 'hold' });
      await sim.post('/webhooks', { target: 'http://127.0.0.1:9/hooks', secret: 'secret', triggers: [statusEvent] });
    },
    steps: [
      create('unitedKingdom', true),
      create('unitedKingdom', false),
      create('unitedStatesPrivate', true),
      fillIn,
      takeAnswerBack,
      takeVideoBack,
      changeCountries(['SE']),
      changeCountries([]),
      updateNothing,
      launch,
      comment,
      ...invite,
      ...inviteAgain,
      ...dismiss,
      ...ask,
      decline,
      decide('rcs.operator', 'launch', { LAUNCHING: over }),
      decide('rcs.operator', 'reject', { LAUNCHING: over }),
      decide('rcs.operator', 'suspend', { LAUNCHING: over }),
      decide('rcs.brandRegistration', 'approve', { PREPARING_LAUNCH: ['LAUNCHING', ...over] }),
      decide('rcs.brandRegistration', 'reject', { PREPARING_LAUNCH: ['UNLAUNCHED'] }),
      unlaunch,
      wait('1h', hour),
      wait('1d', day),
    ],
    holds: isAsPredicted,
    walks: 20,
    length: 100,
  });
});
