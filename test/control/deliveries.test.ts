import t from 'tap';
import { simulator } from '../simulator.js';
import { path, template } from './templates.js';

t.test('a delivery lists every attempt with its request and response', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  receiver.answers.push(503);
  await sim.post(path, template('plain'));
  await sim.advance('2s');
  const [failed] = await sim.deliveries();
  t.match(failed, {
    id: 'delivery-00000001',
    type: 'WHATSAPP_TEMPLATE_APPROVED',
    status: 'pending',
    nextAttempt: '2026-01-01T00:00:07.000Z',
    attempts: [{ at: '2026-01-01T00:00:02.000Z', response: { status: 503, body: 'received' } }],
  });
  t.ok(failed?.attempts[0]?.request.headers['x-sinch-webhook-signature']);
  await sim.advance('5s');
  t.match(await sim.deliveries(), [{ status: 'delivered', attempts: [{}, { response: { status: 200 } }] }]);
});

t.test('a delivery has its event as an object beside the text that is signed', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  await sim.post(path, template('plain'));
  await sim.advance('2s');
  const [listed] = await sim.deliveries();
  t.match(listed?.event, { type: 'WHATSAPP_TEMPLATE_APPROVED', payload: { name: 'plain', language: 'EN_US' } });
  t.same(listed?.event, JSON.parse(listed!.body));
  const { delivery } = await sim.control('GET', '/deliveries/delivery-00000001');
  t.same(delivery.event, listed?.event);
  t.match(await sim.control('POST', '/deliveries/wait', {}), { deliveries: [{ event: listed!.event }] });
  const [{ number }] = (await sim.control('GET', '/history?kind=event')).history;
  t.equal(listed?.number, number, 'its number is that of the event in the history');
});

t.test('a delivery is resent with the same body and a new signature', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  await sim.post(path, template('plain'));
  await sim.advance('2s');
  const again = await sim.control('POST', '/deliveries/delivery-00000001/resend');
  t.match(again, { status: 'delivered', attempts: [{}, { response: { status: 200 } }] });
  const [first, second] = receiver.received;
  t.equal(second?.text, first?.text);
  const nonce = 'x-sinch-webhook-signature-nonce';
  t.not(second?.headers[nonce], first?.headers[nonce]);
  t.match(await sim.admin('POST', '/deliveries/delivery-9/resend'), {
    status: 404,
    body: { errorCode: 'delivery_not_found' },
  });
});

t.test('a delivery waiting for a retry can be sent immediately, and is then sent only once', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  receiver.answers.push(500, 500);
  await sim.post(path, template('plain'));
  await sim.advance('2s');
  await sim.control('POST', '/deliveries/delivery-00000001/resend');
  t.equal(receiver.received.length, 2);
  await sim.advance('9s');
  t.equal(receiver.received.length, 2, 'the retry that was planned before is not made');
  await sim.advance('1h');
  t.equal(receiver.received.length, 3);
  t.match(await sim.deliveries(), [{ status: 'delivered' }]);
});

t.test('held events are released all at once, or in a given order', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  t.match(await sim.control('PUT', '/deliveries/mode', { mode: 'hold' }), { mode: 'hold' });
  for (const name of ['one', 'two', 'three']) await sim.post(path, template(name));
  await sim.advance('1h');
  t.equal(receiver.received.length, 0);
  const held = await sim.deliveries();
  t.same(
    held.map(({ status }) => status),
    ['held', 'held', 'held'],
  );
  const ids = [held[2]!.id, held[0]!.id];
  t.match(await sim.control('POST', '/deliveries/release', { ids }), {
    mode: 'hold',
    deliveries: [{ id: ids[0], status: 'delivered' }, { id: ids[1] }],
  });
  t.same(
    receiver.received.map(({ body }) => body.payload.name),
    ['three', 'one'],
  );
  t.equal((await sim.admin('POST', '/deliveries/release', { ids })).status, 404, 'they are no longer held');
  await sim.control('PUT', '/deliveries/mode', { mode: 'send' });
  t.equal(receiver.received.length, 2, 'held deliveries stay held');
  await sim.control('POST', '/deliveries/release');
  t.equal(receiver.received.at(-1)?.body.payload.name, 'two');
});

t.test('a wait returns when the delivery has arrived, or with the nearest misses', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  await sim.post(path, template('plain'));
  const match = { type: 'WHATSAPP_TEMPLATE_APPROVED', body: { payload: { name: 'plain' } } };
  const waiting = sim.control('POST', '/deliveries/wait', { match, timeoutMs: 20_000 });
  await sim.advance('2s');
  t.match(await waiting, { satisfied: true, count: 1, deliveries: [{ status: 'delivered' }] });
  const missed = await sim.control('POST', '/deliveries/wait', {
    match: { ...match, body: { payload: { name: 'plane' } } },
    timeoutMs: 10,
  });
  t.match(missed, {
    satisfied: false,
    nearMisses: [{ differences: ['body.payload.name is "plain", not "plane"'] }],
  });
});

t.test('a wait matches delivered events unless it gives another status', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  receiver.answers.push(500);
  await sim.post(path, template('plain'));
  await sim.advance('2s');
  const wait = async (match: object) =>
    (await sim.control('POST', '/deliveries/wait', { match, timeoutMs: 10 })).satisfied;
  t.equal(await wait({}), false);
  t.equal(await wait({ status: 'pending' }), true);
  t.equal((await sim.admin('POST', '/deliveries/wait', { match: { status: 'deliverd' } })).status, 400);
});
