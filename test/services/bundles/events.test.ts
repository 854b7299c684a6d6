import t from 'tap';
import { checkEvent } from '../../../src/contract/validate.js';
import { listen, simulator } from '../../simulator.js';

const path = '/bundles';
const order = { name: 'Harbour branch', region: 'EU', subproject: true, smsApp: true, convApp: true };
const hook = (target: string, triggers = ['BUNDLE_DONE']) => ({ target, secret: 'secret', triggers });

t.test('a finished bundle is sent to its own webhooks that subscribe to it', async (t) => {
  const sim = await simulator(t);
  const [wanting, all, other] = [await listen(t), await listen(t), await listen(t)];
  const webhooks = [hook(wanting.url), hook(all.url, ['ALL']), hook(other.url, ['WHATSAPP_SENDER_ACTIVE'])];
  const { body } = await sim.post(path, { ...order, webhooks });
  await sim.advance('2s');
  t.same(
    [wanting, all, other].map(({ received }) => received.length),
    [1, 1, 0],
  );
  const event = wanting.received[0]!.body;
  t.same(checkEvent('BUNDLE_DONE', event), []);
  t.match(event, {
    type: 'BUNDLE_DONE',
    payload: { id: body.id, state: 'DONE', subproject: { status: 'READY' }, smsApp: { status: 'ACTIVE' } },
  });
  t.ok(wanting.received[0]!.headers['x-sinch-webhook-signature']);
  t.match(await sim.project(body.projectId).deliveries(), [{ type: 'BUNDLE_DONE' }, { type: 'BUNDLE_DONE' }]);
});

t.test('the webhooks of the ordering project get the event too, once', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe('secret', ['BUNDLE_DONE']);
  await sim.post(path, order);
  await sim.post(path, { name: 'Here', region: 'EU', smsApp: true });
  await sim.advance('2s');
  t.same(
    receiver.received.map(({ body }) => body.payload.name),
    ['Harbour branch', 'Here'],
  );
});

t.test('the bundle keeps the result of each delivery', async (t) => {
  const sim = await simulator(t);
  const fine = await listen(t);
  const busy = await listen(t);
  busy.answers.push(503);
  const { body } = await sim.post(path, { ...order, webhooks: [hook(fine.url), hook(busy.url)] });
  const [first, second] = body.webhooks.map(({ id }: { id: string }) => id);
  const results = async () => {
    const { webhookDeliveryStatuses } = (await sim.get(`${path}/${body.id}`)).body;
    return Object.fromEntries(webhookDeliveryStatuses.map(({ webhookId, ...result }: any) => [webhookId, result]));
  };
  await sim.advance('2s');
  t.same(await results(), {
    [first]: { httpStatusCode: 200, date: '2026-01-01T00:00:02.000Z' },
    [second]: { httpStatusCode: 503, errorMessage: 'The webhook answered 503', date: '2026-01-01T00:00:02.000Z' },
  });
  await sim.advance('5s');
  t.same((await results())[second], { httpStatusCode: 200, date: '2026-01-01T00:00:07.000Z' }, 'a retry replaces it');
});

t.test('a result is one of the statuses in the contract', async (t) => {
  const sim = await simulator(t);
  const odd = await listen(t);
  odd.answers.push(499);
  const webhooks = [hook(odd.url), hook('http://127.0.0.1:1/nobody')];
  const { body } = await sim.post(path, { name: 'Odd', region: 'EU', smsApp: true, webhooks });
  await sim.advance('2s');
  const { webhookDeliveryStatuses } = (await sim.get(`${path}/${body.id}`)).body;
  t.match(
    webhookDeliveryStatuses.find(({ webhookId }: any) => webhookId === body.webhooks[0].id),
    {
      httpStatusCode: 400,
      errorMessage: 'The webhook answered 499',
    },
  );
  t.match(
    webhookDeliveryStatuses.find(({ webhookId }: any) => webhookId === body.webhooks[1].id),
    {
      httpStatusCode: 504,
      errorMessage: /ECONNREFUSED/,
    },
  );
});

t.test('a withheld delivery has no result', async (t) => {
  const sim = await simulator(t);
  const webhooks = [hook('https://192.0.2.1/hooks')];
  const { body } = await sim.post(path, { name: 'Public', region: 'EU', smsApp: true, webhooks });
  await sim.advance('2s');
  t.match(await sim.deliveries(), [{ status: 'withheld' }]);
  t.notOk('webhookDeliveryStatuses' in (await sim.get(`${path}/${body.id}`)).body);
});
