import t from 'tap';
import { simulator } from '../../simulator.js';
import { activeSender, path, refused, sent, sentCode, waitingSender } from './sender-setup.js';

t.test('the code sent on registration makes the sender ACTIVE', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  const at = await waitingSender(sim);
  const registered = await sim.post(`${at}/register`, { method: 'SMS' });
  t.equal(registered.status, 200);
  t.match(registered.body, {
    id: at.slice(path.length + 1),
    method: 'SMS',
    accepted: String,
    verificationCodeSent: true,
  });
  const { codes } = await sim.control('GET', '/codes');
  t.match(codes, [{ collection: 'whatsapp.senders', code: /^\d{6}$/, to: '+46701740605' }]);

  const verified = await sim.post(`${at}/verify`, { code: codes[0].code });
  t.equal(verified.status, 204);
  t.equal(verified.body, '');
  const sender = (await sim.get(at)).body;
  t.match(sender, { state: 'ACTIVE', bearerToken: /^\w+\.\w+\.\w+$/, dailyLimit: 'TIER_250' });
  t.same((await sent(t, sim, 'WHATSAPP_SENDER_ACTIVE'))[0].payload, sender);
});

t.test('only a sender in PENDING_VERIFICATION can be registered and verified', async (t) => {
  const sim = await simulator(t);
  const at = await activeSender(sim);
  await refused(t, sim.post(`${at}/register`, { method: 'VOICE' }), 'not_allowed_register', 409);
  await refused(t, sim.post(`${at}/verify`, { code: '123456' }), 'not_allowed_verify', 409);
  await refused(t, sim.post(`${at}/register`, { method: 'PIGEON' }), 'invalid_input', 400);
  await refused(t, sim.post(`${at}/register`, {}), 'invalid_input', 400);
  await refused(t, sim.post(`${at}/verify`, { code: '12 456' }), 'invalid_input', 400);
});

t.test('a new code replaces the previous one', async (t) => {
  const sim = await simulator(t);
  const at = await waitingSender(sim);
  await sim.post(`${at}/register`, { method: 'SMS' });
  const first = await sentCode(sim);
  await sim.post(`${at}/register`, { method: 'VOICE' });
  const second = await sentCode(sim);
  t.not(first, second);
  await refused(t, sim.post(`${at}/verify`, { code: first }), 'wrong_otp', 409);
  await refused(t, sim.post(`${at}/verify`, { code: '000000' }), 'wrong_otp', 409);
  await refused(t, sim.post(`${at}/verify`, {}), 'invalid_input', 400);
  t.equal((await sim.post(`${at}/verify`, { code: second })).status, 204);
});

t.test('after five wrong codes, the code is invalid and no new one is sent for an hour', async (t) => {
  const sim = await simulator(t);
  const at = await waitingSender(sim);
  await sim.post(`${at}/register`, { method: 'SMS' });
  const code = await sentCode(sim);
  for (let guess = 0; guess < 5; guess++)
    await refused(t, sim.post(`${at}/verify`, { code: '000000' }), 'wrong_otp', 409);
  await refused(t, sim.post(`${at}/verify`, { code }), 'wrong_otp', 409);
  await refused(t, sim.post(`${at}/register`, { method: 'SMS' }), 'too_many_invalid_verification_codes', 429);
  await sim.advance('59m');
  await refused(t, sim.post(`${at}/register`, { method: 'SMS' }), 'too_many_invalid_verification_codes', 429);
  await sim.advance('1m');
  t.equal((await sim.post(`${at}/register`, { method: 'SMS' })).status, 200);
  t.equal((await sim.post(`${at}/verify`, { code: await sentCode(sim) })).status, 204);
});

t.test('a sender can be registered at most five times an hour', async (t) => {
  const sim = await simulator(t);
  const at = await waitingSender(sim);
  for (let call = 0; call < 5; call++) t.equal((await sim.post(`${at}/register`, { method: 'SMS' })).status, 200);
  await refused(t, sim.post(`${at}/register`, { method: 'SMS' }), 'sender-register-too-many-requests', 429);
  await sim.advance('1h');
  t.equal((await sim.post(`${at}/register`, { method: 'SMS' })).status, 200);
});

t.test('a number that Meta has already verified needs no code', async (t) => {
  const sim = await simulator(t);
  const at = await waitingSender(sim, 'Mock Verified Ltd');
  t.equal((await sim.get(at)).body.state, 'PENDING_VERIFICATION');
  t.equal((await sim.post(`${at}/register`, { method: 'SMS' })).body.verificationCodeSent, false);
  t.same((await sim.control('GET', '/codes')).codes, []);
  t.equal((await sim.post(`${at}/verify`, {})).status, 204);
  t.equal((await sim.get(at)).body.state, 'ACTIVE');
});

t.test('Meta can refuse to send a code', async (t) => {
  const sim = await simulator(t);
  for (const [name, code, status] of [
    ['Mock Code Failed', 'sender_request_code_failed', 400],
    ['Mock Not Approved', 'sender-number-not-approved-for-enterprise', 409],
    ['Mock Already Registered', 'sender-already-registered', 429],
  ] as const) {
    const project = sim.project(code);
    const at = await waitingSender(project, name);
    await refused(t, project.post(`${at}/register`, { method: 'SMS' }), code, status);
  }
});
