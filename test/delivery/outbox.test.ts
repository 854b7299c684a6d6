import { unsubscribe as offChannel, subscribe as onChannel } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { checkEvent } from '../../src/contract/validate.js';
import { listen, simulator } from '../simulator.js';
import { holdTimers } from '../timers.js';
import { comment, receiver, subscribe } from './receivers.js';
import { validateWebhookSignature } from './sdk.js';

const seconds = (iso: string): number => Date.parse(iso) / 1000;
const comments = (bodies: readonly string[]) => bodies.map((body) => JSON.parse(body).comment);

/** An event that no entry of the history tells of. */
const unrecorded = () => ({ number: 0, deliveries: [] });

t.test('the published SDK accepts the signature of every delivery, for any secret and any text', async (t) => {
  const sim = await simulator(t);
  const printable = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(printable, printable, fc.uuid(), async (secret, text, id) => {
      const project = sim.project(id);
      const to = await listen(t);
      await subscribe(project, to.url, secret);
      await comment(project, text);
      await project.advance('0s');
      const [got] = to.received;
      t.equal(got!.body.comment, text);
      t.ok(validateWebhookSignature(secret, got!.headers, got!.text));
      t.ok(validateWebhookSignature(secret, got!.headers, got!.body), 'even when it serializes the parsed body again');
      t.notOk(validateWebhookSignature(`${secret}x`, got!.headers, got!.text));
      t.notOk(validateWebhookSignature(secret, got!.headers, `${got!.text} `));
    }),
    { numRuns: 15 },
  );
});

t.test('each delivery has the headers that the platform sends', async (t) => {
  const sim = await simulator(t);
  const to = await sim.subscribe('secret');
  await comment(sim, 'one');
  await sim.advance('0s');
  await comment(sim, 'two');
  await sim.advance('0s');
  const nonces = to.received.map(({ headers }) => {
    t.equal(headers['content-type'], 'application/json');
    t.equal(headers['x-sinch-webhook-signature-algorithm'], 'HmacSHA256');
    t.match(headers['x-sinch-webhook-signature-nonce'], /^[0-9A-HJKMNP-TV-Z]{26}$/);
    t.equal(Number(headers['x-sinch-webhook-signature-timestamp']), Math.floor(sim.world.clock.now() / 1000));
    return headers['x-sinch-webhook-signature-nonce'];
  });
  t.equal(new Set(nonces).size, 2);
  for (const { body } of to.received) t.same(checkEvent('WHATSAPP_TEMPLATE_COMMENT_ADDED', body), []);
});

t.test('an event goes to every webhook that subscribes to its type or to ALL, and to no other', async (t) => {
  const sim = await simulator(t);
  const all = await sim.subscribe('a', ['ALL']);
  const some = await sim.subscribe('b', ['WHATSAPP_TEMPLATE_APPROVED', 'WHATSAPP_TEMPLATE_COMMENT_ADDED']);
  const others = await sim.subscribe('c', ['WHATSAPP_TEMPLATE_APPROVED']);
  const foreign = await sim.project('another').subscribe();
  await comment(sim, 'hello');
  await sim.advance('0s');
  t.same(
    [all, some, others, foreign].map(({ received }) => received.length),
    [1, 1, 0, 0],
  );
});

t.test('any 2xx acknowledges, whatever its body', async (t) => {
  const sim = await simulator(t);
  for (const [index, status] of [200, 201, 202, 204, 299].entries()) {
    const to = await receiver(t, (response) =>
      response.writeHead(status).end(status === 204 ? undefined : '{not json'),
    );
    const project = sim.project(`p${index}`);
    await subscribe(project, to.url);
    await comment(project, 'x');
    await project.advance('1d');
    t.equal(to.received.length, 1, String(status));
    t.match(await project.deliveries(), [{ status: 'delivered', attempts: [{ response: { status } }] }]);
  }
});

t.test('any other status is retried after 5 s, then after twice as long each time, at most 8 times', async (t) => {
  const sim = await simulator(t);
  const to = await receiver(t, (response) => response.writeHead(500).end('no'));
  await subscribe(sim, to.url);
  await comment(sim, 'x');
  await sim.advance('1d');
  t.equal(to.received.length, 9);
  const [delivery] = await sim.deliveries();
  t.match(delivery, { status: 'failed', reason: 'given up after 9 attempts' });
  const at = delivery!.attempts.map(({ at }) => seconds(at) - seconds(delivery!.created));
  t.same(at, [0, 5, 15, 35, 75, 155, 315, 635, 1275]);
  t.ok(
    delivery!.attempts.every(
      ({ response, durationMs }) => response?.status === 500 && response.body === 'no' && durationMs >= 0,
    ),
  );
});

t.test('a retry is made when due on the clock of the project, with a new signature', async (t) => {
  const sim = await simulator(t);
  const to = await sim.subscribe('secret');
  to.answers.push(503, 404, 301);
  await comment(sim, 'x');
  await sim.advance('4999ms');
  t.equal(to.received.length, 1);
  t.match(await sim.deliveries(), [{ status: 'pending', nextAttempt: /T00:00:05/ }]);
  await sim.advance('1ms');
  t.equal(to.received.length, 2);
  await sim.advance('30s');
  t.match(await sim.deliveries(), [{ status: 'delivered', attempts: { length: 4 } }]);
  t.equal(new Set(to.received.map(({ headers }) => headers['x-sinch-webhook-signature-nonce'])).size, 4);
  t.ok(to.received.every(({ headers, text }) => validateWebhookSignature('secret', headers, text)));
  t.equal(new Set(to.received.map(({ text }) => text)).size, 1, 'the body does not change');
});

t.test('the number of retries and the delay are configurable', async (t) => {
  const sim = await simulator(t, { retries: 1, retryDelay: 60_000 });
  const to = await receiver(t, (response) => response.writeHead(500).end());
  await subscribe(sim, to.url);
  await comment(sim, 'x');
  await sim.advance('59s');
  t.equal(to.received.length, 1);
  await sim.advance('1d');
  t.equal(to.received.length, 2);
});

t.test('a receiver that is down gets the event in a retry once it is up', async (t) => {
  const sim = await simulator(t);
  const gone = await receiver(t, (response) => response.end());
  await gone.close();
  await subscribe(sim, gone.url);
  await comment(sim, 'x');
  await sim.advance('1s');
  t.match(await sim.deliveries(), [{ status: 'pending', attempts: [{ error: /ECONNREFUSED/ }] }]);
  const back = await receiver(t, (response) => response.end(), { port: Number(new URL(gone.url).port) });
  await sim.advance('5s');
  t.equal(back.received.length, 1);
});

t.test('events reach a target in order, even if the first one is retried', async (t) => {
  const sim = await simulator(t);
  const failing = [500, 500];
  const to = await receiver(t, (response) => response.writeHead(failing.shift() ?? 200).end());
  const quick = await receiver(t, (response) => response.end());
  await subscribe(sim, to.url);
  await subscribe(sim, quick.url);
  for (const text of ['one', 'two', 'three']) await comment(sim, text);
  await sim.advance('0s');
  t.same(comments(to.received), ['one']);
  t.same(comments(quick.received), ['one', 'two', 'three'], 'another target does not wait for it');
  await sim.advance('1m');
  t.same(comments(to.received), ['one', 'one', 'one', 'two', 'three']);
});

t.test('the next event is sent when the previous one has failed', async (t) => {
  const sim = await simulator(t, { retries: 0 });
  const to = await receiver(t, (response, body) =>
    response.writeHead(body.includes('"comment":"one"') ? 500 : 200).end(),
  );
  await subscribe(sim, to.url);
  for (const text of ['one', 'two']) await comment(sim, text);
  await sim.advance('0s');
  t.match(await sim.deliveries(), [{ status: 'failed' }, { status: 'delivered' }]);
});

t.test('a slow or dead receiver never delays a response of the API', async (t) => {
  const timers = holdTimers(t);
  const sim = await simulator(t, { deliveryTimeout: 60_000, retries: 0 });
  let release = (): void => undefined;
  const silent = await receiver(t, (response) => {
    release = () => response.end();
  });
  await subscribe(sim, silent.url);
  await comment(sim, 'one');
  await comment(sim, 'two');
  t.equal((await sim.get('/whatsapp/templates')).status, 200);
  t.match(await sim.deliveries(), [
    { status: 'pending', attempts: { length: 0 } },
    { status: 'pending', attempts: { length: 0 } },
  ]);
  await silent.arrived(1);
  release();
  await silent.arrived(2);
  timers.expire(60_000);
  await sim.advance('0s');
  t.match(await sim.deliveries(), [{ status: 'delivered' }, { status: 'failed' }]);
});

t.test('a response that comes too late counts as none', async (t) => {
  const timers = holdTimers(t);
  const sim = await simulator(t, { deliveryTimeout: 10_000, retries: 1 });
  const silent = await receiver(t, () => undefined);
  await subscribe(sim, silent.url);
  await comment(sim, 'x');
  const advanced = sim.advance('1d');
  for (const attempt of [1, 2]) {
    await silent.arrived(attempt);
    timers.expire(10_000);
  }
  await advanced;
  t.match(await sim.deliveries(), [
    { status: 'failed', attempts: [{ error: 'no answer within 10000 ms' }, { error: 'no answer within 10000 ms' }] },
  ]);
});

/** Resolves when the sender has read the beginning of a response's body. */
function bodyBegun(t: Test): Promise<void> {
  return new Promise((resolve) => {
    const look = (message: unknown): void => {
      const { response } = message as { response: IncomingMessage };
      response.once('data', () => resolve());
    };
    onChannel('http.client.response.finish', look);
    t.teardown(() => offChannel('http.client.response.finish', look));
  });
}

t.test('the status counts even if the body never ends', async (t) => {
  const timers = holdTimers(t);
  const sim = await simulator(t, { deliveryTimeout: 10_000 });
  const endless = await receiver(t, (response) => response.writeHead(202).write('and so on'));
  await subscribe(sim, endless.url);
  const begun = bodyBegun(t);
  await comment(sim, 'x');
  await begun;
  timers.expire(10_000);
  await sim.advance('0s');
  t.match(await sim.deliveries(), [
    { status: 'delivered', attempts: [{ response: { status: 202, body: 'and so on' } }] },
  ]);
});

t.test('the status counts even if the body is cut off', async (t) => {
  const sim = await simulator(t);
  const cut = await receiver(t, (response) =>
    response.writeHead(200, { 'content-length': '100' }).write('half', () => response.socket!.destroy()),
  );
  await subscribe(sim, cut.url);
  await comment(sim, 'x');
  await sim.advance('0s');
  t.match(await sim.deliveries(), [{ status: 'delivered', attempts: [{ response: { status: 200, body: 'half' } }] }]);
});

t.test('a connection that breaks before the status counts as no response', async (t) => {
  const sim = await simulator(t, { retries: 0 });
  const rude = await receiver(t, (response) => response.socket!.destroy());
  await subscribe(sim, rude.url);
  await comment(sim, 'x');
  await sim.advance('0s');
  t.match(await sim.deliveries(), [{ status: 'failed', attempts: [{ error: /\w/ }] }]);
});

t.test('only the beginning of a long response is kept', async (t) => {
  const sim = await simulator(t);
  const chatty = await receiver(t, (response) => response.end('x'.repeat(100_000)));
  await subscribe(sim, chatty.url);
  await comment(sim, 'x');
  await sim.advance('0s');
  const [delivery] = await sim.deliveries();
  t.match(delivery, { status: 'delivered', attempts: [{ response: { body: 'x'.repeat(1000) } }] });
  t.equal(delivery!.attempts[0]!.response!.body.length, 1000);
});

t.test('a redirect is not followed', async (t) => {
  const sim = await simulator(t);
  const other = await receiver(t, (response) => response.end());
  const redirecting = await receiver(t, (response) => response.writeHead(307, { location: other.url }).end());
  await subscribe(sim, redirecting.url);
  await comment(sim, 'x');
  await sim.advance('1s');
  t.equal(other.received.length, 0);
  t.match(await sim.deliveries(), [{ status: 'pending', attempts: [{ response: { status: 307 } }] }]);
});

t.test('nothing is sent to a public address unless the flag allows it, and the delivery names the flag', async (t) => {
  const sim = await simulator(t);
  for (const target of [
    'http://203.0.113.1/hooks',
    'https://203.0.113.1:8443/',
    'http://[2001:db8::1]/',
    'http://8.8.8.8/hooks',
    'http://169.254.169.254/latest',
  ]) {
    await subscribe(sim, target);
  }
  await comment(sim, 'x');
  await sim.advance('1d');
  const deliveries = await sim.deliveries();
  t.equal(deliveries.length, 5);
  for (const delivery of deliveries) {
    t.match(delivery, { status: 'withheld', reason: /--public-webhooks/, attempts: { length: 0 } }, delivery.target);
  }
  const reasonOf = (part: string) => deliveries.find(({ target }) => target.includes(part))?.reason;
  t.equal(reasonOf('8.8.8.8'), 'the address 8.8.8.8 is public; --public-webhooks allows it');
  t.match(reasonOf('169.254'), /^the address 169\.254\.169\.254 is link-local,/);
});

t.test('pending deliveries of a deleted webhook are cancelled', async (t) => {
  const sim = await simulator(t);
  const to = await receiver(t, (response) => response.writeHead(500).end());
  const id = await subscribe(sim, to.url);
  for (const text of ['one', 'two', 'three']) await comment(sim, text);
  await sim.advance('0s');
  t.equal((await sim.delete(`/webhooks/${id}`)).status, 204);
  await sim.advance('1d');
  t.equal(to.received.length, 1);
  t.match(await sim.deliveries(), [
    { status: 'cancelled', reason: 'the webhook was deleted', attempts: { length: 1 } },
    { status: 'cancelled', attempts: { length: 0 } },
    { status: 'cancelled', attempts: { length: 0 } },
  ]);
});

t.test('a new webhook does not wait for deliveries of a deleted one with the same target', async (t) => {
  const sim = await simulator(t);
  const answers = [500];
  const to = await receiver(t, (response) => response.writeHead(answers.shift() ?? 200).end());
  const id = await subscribe(sim, to.url);
  await comment(sim, 'old');
  await sim.advance('0s');
  await sim.delete(`/webhooks/${id}`);
  await subscribe(sim, to.url);
  await comment(sim, 'new');
  await sim.advance('0s');
  t.same(comments(to.received), ['old', 'new']);
  const [cancelled, delivered] = await sim.deliveries();
  t.equal(cancelled?.status, 'cancelled');
  t.notOk('nextAttempt' in cancelled!);
  t.equal(delivered?.status, 'delivered');
});

t.test('deleting a webhook cancels thousands of pending deliveries', async (t) => {
  const sim = await simulator(t);
  const to = await receiver(t, (response) => response.writeHead(500).end());
  const id = await subscribe(sim, to.url);
  await comment(sim, 'first');
  const payload = {};
  for (let number = 0; number < 10_000; number++)
    sim.application.outbox.accept(sim.world, {
      type: 'WHATSAPP_TEMPLATE_APPROVED',
      body: JSON.stringify(payload),
      ...unrecorded(),
    });
  await sim.advance('0s');
  await sim.delete(`/webhooks/${id}`);
  await sim.advance('1m');
  t.equal([...sim.application.outbox.all(sim.world)].filter(({ status }) => status === 'pending').length, 0);
  t.equal(to.received.length, 1);
});

t.test('a new secret signs everything sent from then on', async (t) => {
  const sim = await simulator(t);
  const to = await sim.subscribe('old');
  to.answers.push(500);
  await comment(sim, 'x');
  await sim.advance('0s');
  const { id } = (await sim.get('/webhooks')).body.webhooks[0];
  await sim.patch(`/webhooks/${id}`, { secret: 'new' });
  await sim.advance('5s');
  const [first, second] = to.received;
  t.ok(validateWebhookSignature('old', first!.headers, first!.text));
  t.ok(validateWebhookSignature('new', second!.headers, second!.text));
});

t.test('the newest settled deliveries are kept, a thousand with all pending and held ones', async (t) => {
  const sim = await simulator(t, { retries: 1 });
  const { outbox } = sim.application;
  const failing = await receiver(t, (response) => response.writeHead(500).end());
  const to = await receiver(t, (response) => response.end());
  const type = 'WHATSAPP_TEMPLATE_APPROVED';
  outbox.accept(sim.world, { type, body: '{}', webhookIds: [await subscribe(sim, failing.url)], ...unrecorded() });
  const webhookIds = [await subscribe(sim, to.url)];
  sim.world.deliveryMode = 'hold';
  outbox.accept(sim.world, { type, body: '{}', webhookIds, ...unrecorded() });
  sim.world.deliveryMode = 'send';
  for (let number = 0; number < 1200; number++)
    outbox.accept(sim.world, { type, body: `{"number":${number}}`, webhookIds, ...unrecorded() });
  t.equal([...outbox.all(sim.world)].length, 1202);
  await sim.advance('0s');
  t.equal(to.received.length, 1200);
  const left = [...outbox.all(sim.world)];
  t.equal(left.length, 1000);
  const [pending, held, first] = left;
  t.match([pending, held, first], [{ status: 'pending' }, { status: 'held' }, { body: '{"number":202}' }]);
});

t.test('only a held delivery is released', async (t) => {
  const sim = await simulator(t);
  const to = await sim.subscribe();
  await comment(sim, 'x');
  await sim.advance('0s');
  const [delivered] = await sim.deliveries();
  sim.application.outbox.release(sim.world, [delivered!.id, 'delivery-none']);
  await sim.advance('1h');
  t.equal(to.received.length, 1);
});

t.test('a failed delivery that is resent successfully has no reason any more', async (t) => {
  const sim = await simulator(t, { retries: 0 });
  const to = await sim.subscribe();
  to.answers.push(500);
  await comment(sim, 'x');
  await sim.advance('0s');
  const [failed] = await sim.deliveries();
  t.match(failed, { status: 'failed', reason: /^given up/ });
  const resent = await sim.control('POST', `/deliveries/${failed!.id}/resend`);
  t.equal(resent.status, 'delivered');
  t.notOk('reason' in resent);
});

t.test('a response that arrives after its project was reset changes nothing, and sends nothing more', async (t) => {
  const sim = await simulator(t);
  const releases: (() => void)[] = [];
  const slow = await receiver(t, (response) => {
    if (slow.received.length > 1) response.end();
    else releases.push(() => response.writeHead(500).end());
  });
  await subscribe(sim, slow.url);
  await comment(sim, 'one');
  await comment(sim, 'two');
  await slow.arrived(1);
  const old = sim.world;
  await sim.control('POST', '/reset');
  for (const release of releases) release();
  await old.timeline.settled();
  t.match(
    [...sim.application.outbox.all(old)],
    [
      { status: 'pending', attempts: { length: 0 } },
      { status: 'pending', attempts: { length: 0 } },
    ],
  );
  t.equal(old.timeline.pending, 0, 'no retry is planned');
  t.same(await sim.deliveries(), []);
  t.equal(slow.received.length, 1);
});
