import t from 'tap';
import { simulator } from '../../simulator.js';
import { created, idOf, launched, minimal, path, refused, startFrom } from './setup.js';

const number = '+447700900123';
const [declines, silent, unreachable, later, invalid] = [1, 2, 3, 4, 5].map((last) => `+1500555000${last}`) as [
  string,
  string,
  string,
  string,
  string,
];

t.test('a test number is verified when its owner accepts the invitation', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim);
  const { status, body } = await sim.post(`${at}/testNumbers`, { testNumbers: [number, '+33639981235'] });
  t.equal(status, 200);
  t.match(body.testNumbers, [{ number, state: 'UNVERIFIED', submitted: /T/ }, { number: '+33639981235' }]);
  await refused(t, sim.get(`${at}/testNumbers/${number}/capabilities`), 'user_has_not_accepted_invite', 404);
  const waiting = await sim.pending();
  t.match(
    waiting.filter(({ decision }) => decision === 'invitation'),
    [{ lifecycle: 'rcs.testNumber', key: `${idOf(at)}/${number}`, who: 'the handset' }, {}],
  );
  await sim.advance('2s');
  t.match((await sim.get(`${at}/testNumbers/${encodeURIComponent(number)}`)).body, { number, state: 'VERIFIED' });
  t.match((await sim.get(at)).body.testNumberStates, [{ number, state: 'VERIFIED' }, { state: 'VERIFIED' }]);
  const { features } = (await sim.get(`${at}/testNumbers/${number}/capabilities`)).body;
  t.ok(features.includes('RICHCARD_CAROUSEL'));
});

t.test('numbers in the details are test numbers too', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim, minimal({ details: { testNumbers: [number] } }));
  const { body } = await sim.get(at);
  t.same(body.details.testNumbers, [number]);
  t.match(body.testNumberStates, [{ number, state: 'UNVERIFIED' }]);
  await sim.advance('2s');
  await sim.patch(at, { details: { testNumbers: [number, silent] } });
  t.match((await sim.get(at)).body.testNumberStates, [{ state: 'VERIFIED' }, { number: silent, state: 'UNVERIFIED' }]);
  const { body: emptied } = await sim.patch(at, { details: { testNumbers: null } });
  t.notOk('testNumbers' in emptied.details);
  t.equal(emptied.testNumberStates.length, 2, 'testers are removed only by deletion');
});

t.test('a verified number that is added or invited again must accept again', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim, minimal({ details: { testNumbers: [number] } }));
  await sim.advance('2s');
  const { body } = await sim.post(`${at}/testNumbers`, { testNumbers: [number] });
  t.match(body.testNumbers, [{ number, state: 'UNVERIFIED' }]);
  await sim.advance('2s');
  const retried = await sim.get(`${at}/testNumbers/${number}/retry`);
  t.match(retried, { status: 200, body: { number, state: 'UNVERIFIED' } });
  await sim.advance('2s');
  t.equal((await sim.get(`${at}/testNumbers/${number}`)).body.state, 'VERIFIED');
});

t.test('an owner who has declined is not invited again', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim);
  await sim.post(`${at}/testNumbers`, { testNumbers: [declines] });
  await sim.advance('2s');
  t.equal((await sim.get(`${at}/testNumbers/${declines}`)).body.state, 'DECLINED');
  const code = 'blocked_because_the_recipient_declined';
  await refused(t, sim.post(`${at}/testNumbers`, { testNumbers: [number, declines] }), code, 404);
  await refused(t, sim.get(`${at}/testNumbers/${declines}/retry`), code, 404);
  await refused(t, sim.get(`${at}/testNumbers/${declines}/capabilities`), code, 404);
  await refused(t, sim.patch(at, { details: { testNumbers: [declines] } }), code, 404);
  t.equal((await sim.get(at)).body.testNumberStates.length, 1, 'no one was invited again');
});

t.test('an unanswered invitation expires after seven days and can be sent again', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim);
  await sim.post(`${at}/testNumbers`, { testNumbers: [silent] });
  const state = async () => (await sim.get(`${at}/testNumbers/${silent}`)).body.state;
  await sim.advance('6d23h');
  t.equal(await state(), 'UNVERIFIED');
  await sim.advance('1h');
  t.equal(await state(), 'EXPIRED');
  t.equal((await sim.get(`${at}/testNumbers/${silent}/retry`)).body.state, 'UNVERIFIED');
  await sim.decide(`${idOf(at)}/${silent}`, 'accept');
  t.equal(await state(), 'VERIFIED');
});

t.test('a phone without RCS cannot be reached', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim, minimal({ details: { testNumbers: [unreachable] } }));
  const { message } = await refused(
    t,
    sim.post(`${at}/testNumbers`, { testNumbers: [unreachable] }),
    'user_cannot_be_reached',
    404,
  );
  t.match(message, unreachable);
  await sim.advance('2s');
  t.equal((await sim.get(`${at}/testNumbers/${unreachable}`)).body.state, 'FAILED');
  await refused(t, sim.get(`${at}/testNumbers/${unreachable}/capabilities`), 'user_cannot_be_reached', 404);
});

t.test('some carriers accept test numbers only after the launch', async (t) => {
  const sim = await simulator(t);
  const code = 'add_test_number_not_allowed_before_launch';
  const early = await created(sim, minimal({ details: { testNumbers: [later] } }));
  await sim.advance('2s');
  t.equal((await sim.get(`${early}/testNumbers/${later}`)).body.state, 'REJECTED');
  await refused(t, sim.get(`${early}/testNumbers/${later}/retry`), code, 404);
  await refused(t, sim.post(`${early}/testNumbers`, { testNumbers: [later] }), code, 404);
  const at = await launched(sim);
  t.equal((await sim.post(`${at}/testNumbers`, { testNumbers: [later] })).status, 200);
  await sim.advance('2s');
  t.equal((await sim.get(`${at}/testNumbers/${later}`)).body.state, 'VERIFIED');
});

t.test('a number that does not exist is rejected wherever it is given', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim, minimal({ details: { testNumbers: [number] } }));
  const code = 'add_test_number_invalid';
  await refused(t, sim.post(`${at}/testNumbers`, { testNumbers: [invalid] }), code, 400);
  const { message, resolution } = (await sim.post(`${at}/testNumbers`, { testNumbers: [number, invalid] })).body;
  t.match(message, invalid, 'the message tells which one');
  t.match(resolution, 'Set testNumbers to ');
  await refused(t, sim.post(`${at}/testNumbers`, { testNumbers: [number, '+999447700900123'] }), code, 400);
  for (const legal of ['+998901234567', '+211912345678', '+12894441234', '+8613812345678', '+81901234567']) {
    t.equal((await sim.post(`${at}/testNumbers`, { testNumbers: [legal] })).status, 200, legal);
  }
  await refused(t, sim.post(path, minimal({ details: { testNumbers: [invalid] } })), code, 400);
  await refused(t, sim.patch(at, { details: { testNumbers: [invalid] } }), code, 400);
  await refused(t, sim.get(`${at}/testNumbers/12/retry`), code, 400);
  await refused(t, sim.post(`${at}/testNumbers`, { testNumbers: ['12'] }), 'invalid_input', 400);
  await refused(t, sim.post(`${at}/testNumbers`, { testNumbers: [number, number] }), 'invalid_input', 400);
});

t.test('a deleted number is no longer a tester', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim, minimal({ details: { testNumbers: [number, silent] } }));
  const answer = await sim.delete(`${at}/testNumbers/${number}`);
  t.equal(answer.status, 204);
  t.same((await sim.get(at)).body.details.testNumbers, [silent]);
  const code = 'user_is_not_tester_for_agent';
  await refused(t, sim.get(`${at}/testNumbers/${number}`), code, 404);
  await refused(t, sim.get(`${at}/testNumbers/${number}/capabilities`), code, 404);
  await refused(t, sim.get(`${at}/testNumbers/${number}/retry`), code, 404);
  await refused(t, sim.delete(`${at}/testNumbers/${number}`), code, 404);
  t.same(
    (await sim.pending()).filter(({ key }) => key.endsWith(number)),
    [],
  );
});

const phones = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => `+4477009${10000 + first + index}`);

t.test('a sender can send twenty invitations a day, however many calls they take', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim, minimal({ details: { testNumbers: phones(0, 5) } }));
  const add = (first: number, count: number) => sim.post(`${at}/testNumbers`, { testNumbers: phones(first, count) });
  t.equal((await add(5, 12)).status, 200);
  const code = 'rbm_too_many_requests';
  const { resolution } = await refused(t, add(17, 4), code, 429);
  t.match(resolution, /tomorrow\. Rule rcs\.tester-requests: .* Here: 4 more after 17 in the last 24 hours\.$/);
  t.equal((await sim.get(at)).body.testNumberStates.length, 17, 'a refused call invites no one');
  t.equal((await add(17, 1)).status, 200);
  t.equal((await sim.get(`${at}/testNumbers/${phones(0, 1)[0]}/retry`)).status, 200);
  t.equal((await sim.patch(at, { details: { testNumbers: [...phones(0, 5), ...phones(18, 1)] } })).status, 200);
  await refused(t, add(19, 1), code, 429);
  await refused(t, add(0, 1), code, 429);
  await refused(t, sim.get(`${at}/testNumbers/${phones(0, 1)[0]}/retry`), code, 429);
  await refused(t, sim.patch(at, { details: { testNumbers: phones(19, 1) } }), code, 429);
  await refused(t, sim.post(path, minimal({ details: { testNumbers: phones(0, 21) } })), code, 429);
  t.equal((await sim.post(path, minimal({ details: { testNumbers: phones(0, 20) } }))).status, 201, 'of its own');
  await sim.advance('1d');
  t.equal((await add(19, 20)).status, 200);
  await refused(t, add(40, 1), code, 429);
});

t.test('a sender can send two hundred invitations in its life, and removed numbers count', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim);
  for (let day = 0; day < 10; day++) {
    const numbers = phones(20 * day, 20);
    t.equal((await sim.post(`${at}/testNumbers`, { testNumbers: numbers })).status, 200);
    if (day === 0) for (const each of numbers) await sim.delete(`${at}/testNumbers/${each}`);
    await sim.advance('1d');
  }
  const code = 'rbm_too_many_requests';
  const used = await refused(t, sim.post(`${at}/testNumbers`, { testNumbers: phones(300, 1) }), code, 429);
  t.match(used.resolution, /at most 200 invitations .* Here: 1 more after 200 in total\./);
  t.notMatch(used.resolution, /\bwait a while|tomorrow|repeat the request/i, 'waiting does not help');
  await refused(t, sim.get(`${at}/testNumbers/${phones(199, 1)[0]}/retry`), code, 429);
  const id = '5c0d7c4e-6c3a-4a0f-9c55-0d8f6f3f2b11';
  startFrom(sim, { id, details: { testNumbers: phones(0, 199) } });
  t.equal((await sim.post(`${path}/${id}/testNumbers`, { testNumbers: phones(300, 1) })).status, 200);
  await refused(t, sim.post(`${path}/${id}/testNumbers`, { testNumbers: phones(301, 1) }), code, 429);
});

t.test('only senders supplied by Google can have test numbers', async (t) => {
  const sim = await simulator(t);
  const id = '5c0d7c4e-6c3a-4a0f-9c55-0d8f6f3f2b11';
  const at = `${path}/${id}/testNumbers`;
  startFrom(sim, { id, supplierDetails: {}, details: { testNumbers: [number] } });
  const calls = [
    sim.post(at, { testNumbers: [number] }),
    sim.get(`${at}/${number}`),
    sim.delete(`${at}/${number}`),
    sim.get(`${at}/${number}/capabilities`),
    sim.get(`${at}/${number}/retry`),
  ];
  for (const call of calls) await refused(t, call, 'no_google_supplier', 400);
});

t.test('magic numbers trigger the other errors of the supplier', async (t) => {
  const sim = await simulator(t);
  const at = await created(sim);
  const [wrong, lookup, busy] = [6, 7, 9].map((last) => `+1500555000${last}`);
  await sim.post(`${at}/testNumbers`, { testNumbers: [wrong, lookup, busy] });
  await sim.advance('2s');
  const capabilities = (tester: string | undefined) => sim.get(`${at}/testNumbers/${tester}/capabilities`);
  await refused(t, capabilities(wrong), 'wrong_supplier_configuration', 403);
  await refused(t, capabilities(lookup), 'looking_up_the_rbm_agent', 404);
  for (const call of [sim.get, sim.delete]) {
    await refused(t, call(`${at}/testNumbers/${busy}`), 'rbm_too_many_requests', 429);
  }
  await refused(t, capabilities(busy), 'rbm_too_many_requests', 429);
  t.equal((await sim.post(`${at}/launch`)).status, 200, 'test numbers do not prevent the launch');
});
