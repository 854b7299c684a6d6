import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Test } from 'tap';
import t from 'tap';
import { path, template } from '../control/templates.js';
import { basic, simulator, type TestProject } from '../simulator.js';

const createTemplate = 'WhatsappTemplatesController_createTemplate_v1';
const listWebhooks = 'WebhookWebhookController_listWebhooks_v1';

const addFault = async (sim: TestProject, fault: object): Promise<string> =>
  (await sim.control('POST', '/faults', fault)).id;

/** Sends a request over a real connection; resolves with the response, or with how the connection failed. */
async function overTheWire(
  sim: TestProject,
  method: string,
  url: string,
  { body, timeout = 30_000 }: { body?: object; timeout?: number } = {},
): Promise<string> {
  const { app } = sim.application;
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return new Promise((resolve) => {
    const outgoing = request(
      { port, method, path: `/v1/projects/${sim.id}${url}`, headers: { authorization: basic }, timeout },
      (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve(`${response.statusCode} ${text}`));
        response.on('error', () => resolve(`cut off after ${text}`));
      },
    );
    outgoing.on('timeout', () => {
      resolve('no answer');
      outgoing.destroy();
    });
    outgoing.on('error', (error: { code?: string }) => resolve(error.code ?? 'failed'));
    outgoing.end(body && JSON.stringify(body));
  });
}

/** The real time that something takes, milliseconds. */
async function timed(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
}

t.test('a documented error is injected as often as requested and changes no state', async (t) => {
  const sim = await simulator(t);
  const match = { operation: createTemplate };
  await addFault(sim, { match, error: 'template_limit_reached', times: 2 });
  for (const _ of [1, 2]) {
    const { status, body } = await sim.post(path, template('plain'));
    t.equal(status, 424);
    t.equal(body.errorCode, 'template_limit_reached');
  }
  t.equal((await sim.post(path, template('plain'))).status, 201);
  t.match(await sim.control('GET', '/faults'), { faults: [{ id: 'fault-1', hits: 2, times: 2 }] });
  const { requests } = await sim.control('GET', '/requests');
  t.equal(requests[0].fault, 'fault-1');
  t.notOk('brokenRules' in requests[0], 'the request itself broke no rule');
});

t.test('an error hits only operations that document it', async (t) => {
  const sim = await simulator(t);
  await addFault(sim, { error: 'template_not_found' });
  t.equal((await sim.get('/webhooks')).status, 200);
  t.equal((await sim.delete(`${path}/x/languages/EN_US`)).status, 404);
});

t.test('a status without a code is matched by method and path', async (t) => {
  const sim = await simulator(t);
  await addFault(sim, { match: { method: 'GET', path: '/v1/projects/*/webhooks' }, status: 503 });
  const { status, body } = await sim.get('/webhooks?pageSize=3');
  t.equal(status, 503);
  t.equal(body.errorCode, 'simulated_fault');
  t.equal((await sim.get(path)).status, 200);
});

t.test('the error of a fault without a code names the fault and how to delete it', async (t) => {
  const sim = await simulator(t);
  const project = sim.project('a/b');
  const { id } = await project.control('POST', '/faults', { status: 500 });
  const { body } = await project.get('/webhooks');
  t.equal(body.message, `Injected by ${id}.`);
  t.equal(body.resolution, `Delete the fault: DELETE /__admin/projects/a%2Fb/faults/${id}`);
  t.equal((await project.admin('DELETE', `/faults/${id}`)).status, 204);
});

t.test('the newest fault that matches answers; a deleted one does not', async (t) => {
  const sim = await simulator(t);
  await addFault(sim, { status: 500 });
  const newer = await addFault(sim, { status: 502 });
  t.equal((await sim.get('/webhooks')).status, 502);
  t.equal((await sim.admin('DELETE', `/faults/${newer}`)).status, 204);
  t.equal((await sim.get('/webhooks')).status, 500);
  t.equal((await sim.admin('DELETE', `/faults/${newer}`)).body.errorCode, 'fault_not_found');
  t.equal((await sim.admin('DELETE', '/faults')).status, 204);
  t.equal((await sim.get('/webhooks')).status, 200);
});

t.test('authorization is checked before any fault applies', async (t) => {
  const sim = await simulator(t);
  await addFault(sim, { status: 500 });
  t.equal((await sim.get('/webhooks', { authorization: 'none' })).status, 401);
});

t.test('the same seed hits the same calls, whatever else happens', async (t) => {
  const hits = async (t: Test, busy: boolean): Promise<number[]> => {
    const sim = await simulator(t, { seed: 5 });
    await addFault(sim, { match: { operation: listWebhooks }, status: 500, probability: 0.4 });
    const statuses: number[] = [];
    for (let call = 0; call < 30; call++) {
      if (busy) await sim.post(path, template(`noise_${call}`));
      if (busy) await sim.project('other').get('/webhooks');
      statuses.push((await sim.get('/webhooks')).status);
    }
    return statuses;
  };
  const quiet = await hits(t, false);
  t.same(await hits(t, true), quiet);
  const hit = quiet.filter((status) => status === 500).length;
  t.ok(hit > 4 && hit < 20, `${hit} of 30`);
});

t.test('an answer can be delayed by a fixed or a random time', async (t) => {
  const sim = await simulator(t);
  await sim.application.app.listen({ port: 0 });
  const fixed = await addFault(sim, { latency: '60ms' });
  t.ok((await timed(() => sim.get('/webhooks'))) >= 55);
  await addFault(sim, { latency: { uniform: { min: '40ms', max: '50ms' } } });
  t.ok((await timed(() => sim.get('/webhooks'))) >= 95, 'latencies add up');
  await sim.control('DELETE', `/faults/${fixed}`);
  await addFault(sim, { latency: { lognormal: { median: '20ms', sigma: 0.1 } }, error: 'internal_error' });
  let answer = 0;
  t.ok((await timed(async () => (answer = (await sim.get('/webhooks')).status))) >= 50);
  t.equal(answer, 500, 'a failure can be late too');
  t.match(await sim.control('GET', '/faults'), {
    faults: [
      { latency: { lognormal: { median: '20ms', sigma: 0.1 } } },
      { latency: { uniform: { min: '40ms', max: '50ms' } } },
    ],
  });
});

t.test('a connection is reset, before the operation or after it', async (t) => {
  const sim = await simulator(t);
  await addFault(sim, { match: { method: 'POST' }, drop: 'reset', times: 1 });
  t.equal(await overTheWire(sim, 'POST', path, { body: template('plain') }), 'ECONNRESET');
  t.equal((await sim.get(path)).body.totalSize, 0, 'the request was lost');
  await addFault(sim, { match: { method: 'POST' }, drop: 'reset', lost: 'answer', times: 1 });
  t.equal(await overTheWire(sim, 'POST', path, { body: template('plain') }), 'ECONNRESET');
  t.equal((await sim.get(path)).body.totalSize, 1, 'the answer was lost');
  const { requests } = await sim.control('GET', '/requests?operation=WhatsappTemplatesController_createTemplate_v1');
  t.match(requests, [
    { answer: { status: 0, body: undefined }, fault: 'fault-1' },
    { answer: { status: 201 }, fault: 'fault-2' },
  ]);
});

t.test('a request is never answered', async (t) => {
  const sim = await simulator(t);
  await addFault(sim, { drop: 'timeout', times: 1 });
  t.equal(await overTheWire(sim, 'GET', '/webhooks', { timeout: 300 }), 'no answer');
  t.match(await overTheWire(sim, 'GET', '/webhooks'), /^200 /);
});

t.test('an answer is cut off in the middle', async (t) => {
  const sim = await simulator(t);
  await addFault(sim, { drop: 'truncated', times: 1 });
  const cut = await overTheWire(sim, 'POST', path, { body: template('plain') });
  t.match(cut, /^cut off after \{/);
  t.throws(() => JSON.parse(cut.slice('cut off after '.length)));
  t.equal((await sim.get(path)).body.totalSize, 1, 'it was carried out');
});

t.test('a fault that can never hit is rejected when it is created', async (t) => {
  const sim = await simulator(t);
  const sentences = async (fault: object) =>
    (await sim.admin('POST', '/faults', fault)).body.additionalInformation.validationErrors;
  t.match(await sentences({ match: { operation: 'WebhookWebhookController_listWebhook_v1' }, status: 500 }), [
    /unknown operation .* did you mean 'WebhookWebhookController_listWebhooks_v1'\?/,
  ]);
  t.match(await sentences({ match: { operation: listWebhooks }, error: 'webhook_exists' }), [
    /listWebhooks_v1 does not document 'webhook_exists'.* It documents: invalid_page_size/,
  ]);
  t.match(await sentences({ error: 'webhook_exist' }), [/Did you mean 'webhook_exists'\?/]);
  t.match(await sentences({ error: 'webhook_exists', status: 500 }), [/exclude each other/]);
  t.match(await sentences({ match: { method: 'GET' } }), [/one of error, status, drop and latency is needed/]);
  t.match(await sentences({ status: 500, lost: 'answer' }), [/lost goes with drop/]);
  t.match(await sentences({ status: 200 }), [/status must not be less than 400/]);
  t.match(await sentences({ status: 500, probability: 2 }), [/probability/]);
  t.match(await sentences({ latency: '1h' }), [/latency must not be longer than 10m/]);
  t.match(await sentences({ latency: { uniform: { min: '2s', max: '1s' } } }), [/min must not be greater than/]);
  t.match(await sentences({ latency: { unifrom: { min: '1s', max: '2s' } } }), [/did you mean 'uniform'/]);
});

t.test("a limit counts calls on the project's clock", async (t) => {
  const sim = await simulator(t);
  t.same(await sim.control('GET', '/limit'), {});
  t.same(await sim.control('PUT', '/limit', { requests: 2, per: '1m' }), {
    limit: { requests: 2, per: '1m', remaining: 2 },
  });
  t.match((await sim.get('/webhooks')).headers, {
    'ratelimit-limit': '2',
    'ratelimit-remaining': '1',
    'ratelimit-reset': '60',
  });
  await sim.advance('20s');
  t.match(await sim.get('/webhooks/nonsense'), { status: 400, headers: { 'ratelimit-remaining': '0' } });
  const { status, headers, body } = await sim.get('/webhooks');
  t.equal(status, 429);
  t.equal(body.errorCode, 'too_many_requests');
  t.match(headers, { 'retry-after': '40', 'ratelimit-remaining': '0', 'ratelimit-reset': '40' });
  t.match(await sim.control('GET', '/limit'), { limit: { remaining: 0, resets: '2026-01-01T00:01:00.000Z' } });
  t.equal((await sim.project('other').get('/webhooks')).status, 200, 'another project has a limit of its own');
  await sim.advance('40s');
  t.equal((await sim.get('/webhooks')).status, 200);
  t.equal((await sim.admin('DELETE', '/limit')).status, 204);
  t.notOk((await sim.get('/webhooks')).headers['ratelimit-limit']);
});

t.test('the error of a rate limit says how many calls it allows', async (t) => {
  const sim = await simulator(t);
  const messageAt = async (requests: number): Promise<string> => {
    await sim.control('PUT', '/limit', { requests, per: '1m' });
    for (let call = 0; call < requests; call++) await sim.get('/webhooks');
    return (await sim.get('/webhooks')).body.message;
  };
  t.equal(await messageAt(1), 'The project has reached its limit of 1 call.');
  t.equal(await messageAt(2), 'The project has reached its limit of 2 calls.');
});

t.test('a project has at most 1,000 faults', async (t) => {
  const sim = await simulator(t);
  const add = () => sim.admin('POST', '/faults', { match: { method: 'GET' }, status: 500 });
  for (let count = 0; count < 1000; count++) await add();
  const { status, body } = await add();
  t.equal(status, 400);
  t.same(body.additionalInformation.validationErrors, ['a project has at most 1000 faults: delete some first']);
});
