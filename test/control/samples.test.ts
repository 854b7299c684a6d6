import { createHmac } from 'node:crypto';
import t from 'tap';
import { contract } from '../../src/contract/load.js';
import { checkEvent } from '../../src/contract/validate.js';
import { simulator } from '../simulator.js';
import { path, template } from './templates.js';

t.test('a sample of every event can be sent, and is as the contract describes it', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  for (const type of contract.events.keys()) {
    const { deliveries } = await sim.control('POST', '/deliveries/sample', { type });
    t.match(deliveries, [{ type, status: 'delivered' }]);
    const { body } = receiver.received.at(-1)!;
    t.same(checkEvent(type, body), [], type);
  }
  t.equal(receiver.received.length, 38);
});

t.test(
  'a sample can have the payload of a resource, and can go to one webhook that does not subscribe to it',
  async (t) => {
    const sim = await simulator(t);
    const receiver = await sim.subscribe('secret', ['WHATSAPP_SENDER_ACTIVE']);
    await sim.post(path, template('spring_sale'));
    const { id } = (await sim.get('/webhooks')).body.webhooks[0];
    const resource = { lifecycle: 'whatsapp.template', key: 'spring_sale/EN_US' };
    const type = 'WHATSAPP_TEMPLATE_REJECTED';
    t.match(await sim.control('POST', '/deliveries/sample', { type, resource }), { deliveries: [] });
    await sim.control('POST', '/deliveries/sample', { type, resource, webhookId: id });
    t.match(receiver.received, [{ body: { type, payload: { name: 'spring_sale' } } }]);
    const refused = async (body: object) => (await sim.admin('POST', '/deliveries/sample', body)).body;
    t.match(await refused({ type: 'WHATSAPP_TEMPLATE_REJECTD' }), {
      resolution: /did you mean 'WHATSAPP_TEMPLATE_REJECTED'/,
    });
    t.match(await refused({ type, webhookId: 'none' }), { errorCode: 'webhook_unknown' });
    t.match(await refused({ type: 'WHATSAPP_SENDER_ACTIVE', resource }), { errorCode: 'invalid_input' });
  },
);

t.test('a delivery shows the text that was signed, part by part', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe('my secret');
  receiver.answers.push(500);
  await sim.control('POST', '/deliveries/sample', { type: 'WHATSAPP_TEMPLATE_REJECTED' });
  await sim.advance('1m');
  const { delivery, signed } = await sim.control('GET', '/deliveries/delivery-00000001');
  t.equal(delivery.attempts.length, 2);
  t.equal(signed.length, 2);
  for (const [index, { text, parts, signature }] of signed.entries()) {
    const { headers } = receiver.received[index]!;
    t.equal(createHmac('sha256', 'my secret').update(text).digest('base64'), signature);
    t.equal(signature, headers['x-sinch-webhook-signature']);
    t.same(parts, [
      { from: 'body', value: receiver.received[index]!.text },
      { from: 'x-sinch-webhook-signature-nonce', value: headers['x-sinch-webhook-signature-nonce'] },
      { from: 'x-sinch-webhook-signature-timestamp', value: headers['x-sinch-webhook-signature-timestamp'] },
    ]);
  }
  t.equal((await sim.admin('GET', '/deliveries/delivery-9')).status, 404);
});

t.test('deliveries can be filtered and paged, and those that match can be sent again', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  const sample = (type: string) => sim.control('POST', '/deliveries/sample', { type });
  for (const type of ['BUNDLE_DONE', 'WHATSAPP_TEMPLATE_REJECTED', 'BUNDLE_DONE']) await sample(type);
  const ids = ({ deliveries }: { deliveries: { id: string }[] }) => deliveries.map(({ id }) => Number(id.slice(9)));
  t.same(ids(await sim.control('GET', '/deliveries?type=BUNDLE_DONE')), [1, 3]);
  t.same(ids(await sim.control('GET', '/deliveries?status=failed')), []);
  const first = await sim.control('GET', '/deliveries?pageSize=2');
  t.same(ids(first), [1, 2]);
  const second = await sim.control('GET', `/deliveries?pageSize=2&pageToken=${first.nextPageToken}`);
  t.same(ids(second), [3]);
  t.notOk('nextPageToken' in second);
  t.same(ids(await sim.control('POST', '/deliveries/resend', { match: { type: 'BUNDLE_DONE' } })), [1, 3]);
  t.same(
    receiver.received.map(({ body }) => body.type),
    ['BUNDLE_DONE', 'WHATSAPP_TEMPLATE_REJECTED', 'BUNDLE_DONE', 'BUNDLE_DONE', 'BUNDLE_DONE'],
  );
});
