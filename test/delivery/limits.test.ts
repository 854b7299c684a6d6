// How many deliveries a project can have, and what becomes of further ones.
import t from 'tap';
import { limits } from '../../src/limits.js';
import { simulator } from '../simulator.js';
import { comment } from './receivers.js';

/** A webhook that takes part in many events: as many deliveries as webhooks for each of them. */
const webhooks = (count: number) =>
  Array.from({ length: count }, (_, number) => ({
    id: String(number).padStart(24, '0'),
    target: `http://127.0.0.1:9/${number}`,
    triggers: ['ALL'],
    hidden: { secret: 's' },
  }));

t.test('beyond 10,000 deliveries that wait, further ones fail and say so; a release makes room', async (t) => {
  const sim = await simulator(t, { retries: 0 });
  sim.startFrom({ webhooks: webhooks(101) });
  await sim.control('PUT', '/deliveries/mode', { mode: 'hold' });
  await comment(sim, '1');
  const perEvent = 101;
  const events = Math.ceil(limits.waiting.most / perEvent);
  for (let count = 1; count < events; count++) await comment(sim, 'again');
  t.same(
    (await sim.control('GET', '')).deliveries,
    { held: limits.waiting.most },
    'finished ones have no room beside them',
  );
  const reason = '10000 deliveries of the project wait already';
  t.match((await sim.control('GET', '/history?kind=delivery&limit=1')).history, [{ result: 'failed', error: reason }]);
});

t.test('finished deliveries make room for the bodies of new ones; what does not fit at all fails', async (t) => {
  const sim = await simulator(t);
  sim.startFrom({ webhooks: webhooks(40) });
  await sim.control('PUT', '/deliveries/mode', { mode: 'hold' });
  const long = 'x'.repeat(60_000);
  const state = async () => (await sim.control('GET', '')).deliveries;
  // 40 bodies for each event: 2.4 million characters.
  for (let count = 0; count < 14; count++) await comment(sim, long);
  const { held, failed } = await state();
  t.ok(held * 60_000 <= limits.deliveryText.most && failed > 0, `${held} are held, ${failed} failed`);
  const [refused] = (await sim.control('GET', '/deliveries?status=failed&pageSize=1')).deliveries;
  t.match(refused.reason, /the bodies of the deliveries that wait have 33554432 characters already/);
  await sim.control('POST', `/deliveries/${refused.id}/resend`);
  t.match(await state(), { failed }, 'what was not kept cannot be sent again');
});

t.test('the delay between two attempts stops doubling at 30 days', async (t) => {
  const sim = await simulator(t, { retries: 60, retryDelay: 86_400_000 });
  const receiver = await sim.subscribe();
  receiver.answers.push(...Array.from({ length: 60 }, () => 500));
  await comment(sim, 'hello');
  await sim.advance('8d');
  const at = async () => Date.parse((await sim.deliveries()).find(({ status }) => status === 'pending')!.nextAttempt!);
  for (let attempt = 0; attempt < 5; attempt++) await sim.control('POST', '/clock/advance', { to: 'next' });
  const before = await at();
  await sim.control('POST', '/clock/advance', { to: 'next' });
  t.equal(await at(), before + limits.retryDelay.most);
});

t.test('a delivery keeps its newest attempts, and counts all of them', async (t) => {
  const sim = await simulator(t);
  const to = await sim.subscribe();
  await comment(sim, 'hello');
  await sim.advance('0s');
  const { most } = limits.attempts;
  for (let count = 1; count < most + 3; count++) await sim.control('POST', '/deliveries/delivery-00000001/resend');
  t.equal(to.received.length, most + 3);
  const [delivery] = await sim.deliveries();
  t.equal(delivery!.attempts.length, most);
  const { history } = await sim.control('GET', '/history?kind=delivery&limit=1');
  t.match(history, [{ attempt: most + 3, result: 'delivered' }]);
  const nonces = delivery!.attempts.map(({ request }) => request.headers['x-sinch-webhook-signature-nonce']);
  t.equal(new Set(nonces).size, most, 'no two attempts have the same nonce');
});
