// GET /metrics: what is counted, who may read it, and that it costs nothing without the flag.
import { createRequire } from 'node:module';
import t, { type Test } from 'tap';
import type { Config } from '../../src/config/settings.js';
import { comment, receiver, subscribe } from '../delivery/receivers.js';
import { simulator, type TestProject } from '../simulator.js';
import { folderPlace } from '../store/folder-place.js';
import { restingSimulator } from '../store/rest.js';

const isLoaded = (): boolean =>
  Object.keys(createRequire(import.meta.url).cache).some((path) => path.includes('/node_modules/prom-client/'));

/** The value of a metric with these labels; undefined if it has none. */
async function metric(sim: TestProject, name: string, labels = ''): Promise<number | undefined> {
  const { body } = await sim.raw('GET', '/metrics');
  const start = labels === '' ? `${name} ` : `${name}{${labels}} `;
  const line = String(body)
    .split('\n')
    .find((each) => each.startsWith(start));
  return line === undefined ? undefined : Number(line.slice(start.length));
}

const measured = (t: Test, overrides: Partial<Config> = {}): Promise<TestProject> =>
  simulator(t, { metrics: true, ...overrides });

t.test('without --metrics there is no such path, and nothing is loaded for it', async (t) => {
  const sim = await simulator(t);
  t.match(await sim.raw('GET', '/metrics'), { status: 404, body: { errorCode: 'route_not_found' } });
  t.notOk(isLoaded());
  await measured(t);
  t.ok(isLoaded());
});

t.test('requests are counted by operation and status', async (t) => {
  const sim = await measured(t);
  const path = '/webhooks';
  await sim.post(path, { target: 'http://127.0.0.1:9/hooks', secret: 's', triggers: ['ALL'] });
  for (const name of ['one', 'two']) await sim.post(path, { name });
  await sim.get(path);
  await sim.application.app.inject({ method: 'HEAD', url: `/v1/projects/${sim.id}${path}` });
  await sim.control('GET', '/clock');
  await sim.raw('GET', '/nowhere');
  await sim.raw('GET', '/readyz');
  const requests = (operation: string, status: number): Promise<number | undefined> =>
    metric(sim, 'sinch_mock_requests_total', `operation="${operation}",status="${status}"`);
  t.equal(await requests('WebhookWebhookController_createWebhook_v1', 201), 1);
  t.equal(await requests('WebhookWebhookController_createWebhook_v1', 400), 2);
  t.equal(await requests('WebhookWebhookController_listWebhooks_v1', 200), 1, 'the body of a GET');
  t.equal(
    await requests('WebhookWebhookController_listWebhooks_v1', 401),
    1,
    'a HEAD without credentials counts as its GET',
  );
  t.equal(await requests('ClockController_getClock_v1', 200), 1);
  t.equal(await requests('unknown', 404), 1);
  t.equal(await requests('/readyz', 200), 1);
});

t.test('an answer that is not sent whole has no status', async (t) => {
  const sim = await measured(t);
  const base = await sim.application.listen();
  await sim.control('POST', '/faults', { match: { operation: 'listWebhooks' }, drop: 'reset' });
  await t.rejects(
    fetch(`${base}/v1/projects/${sim.id}/webhooks`, { headers: { authorization: 'Basic a2V5OnNlY3JldA==' } }),
  );
  const labels = 'operation="WebhookWebhookController_listWebhooks_v1",status="none"';
  while ((await metric(sim, 'sinch_mock_requests_total', labels)) === undefined) await new Promise(setImmediate);
  t.equal(await metric(sim, 'sinch_mock_requests_total', labels), 1);
});

t.test('deliveries are counted by outcome, attempts by status', async (t) => {
  const sim = await measured(t, { retries: 1, retryDelay: 1000 });
  const failing = await receiver(t, (response) => response.writeHead(500).end());
  const good = await receiver(t, (response) => response.end());
  const gone = await receiver(t, (response) => response.end());
  await gone.close();
  for (const { url } of [failing, good, gone]) await subscribe(sim, url);
  await comment(sim, 'one');
  await sim.advance('1m');
  const deliveries = (outcome: string) => metric(sim, 'sinch_mock_deliveries_total', `outcome="${outcome}"`);
  const attempts = (status: string) => metric(sim, 'sinch_mock_delivery_attempts_total', `status="${status}"`);
  const listed = await sim.deliveries();
  for (const outcome of ['delivered', 'failed']) {
    const { length } = listed.filter(({ status }) => status === outcome);
    t.equal(await deliveries(outcome), length, outcome);
    t.ok(length > 0);
  }
  const made = listed.flatMap((delivery) => delivery.attempts);
  for (const [label, status] of [
    ['200', 200],
    ['500', 500],
    ['none', undefined],
  ] as const) {
    const { length } = made.filter(({ response }) => response?.status === status);
    t.equal(await attempts(label), length, label);
    t.ok(length > 0);
  }
});

t.test(
  'projects in memory and the delay of the event loop are measured; simulators of a process count apart',
  async (t) => {
    const [one, other] = [await measured(t), await measured(t)];
    for (const id of ['a', 'b', 'c']) await one.project(id).get('/webhooks');
    const before = await metric(one, 'sinch_mock_projects', 'place="held"');
    t.equal(before, one.application.simulation.worlds.size);
    t.equal(await metric(other, 'sinch_mock_projects', 'place="held"'), 0);
    t.equal(await metric(one, 'sinch_mock_storage_troubles'), 0);
    t.ok(Number.isFinite(await metric(one, 'nodejs_eventloop_lag_seconds')));
    const { headers } = await one.raw('GET', '/metrics');
    t.match(headers['content-type'], /^text\/plain; version=0\.0\.4/);
  },
);

t.test('projects at rest count as evicted until somebody asks for them', async (t) => {
  const { sim, rest } = await restingSimulator(t, folderPlace(), { metrics: true });
  for (const id of ['a', 'b', 'c']) await sim.project(id).get('/webhooks');
  const projects = async () => [
    await metric(sim, 'sinch_mock_projects', 'place="held"'),
    await metric(sim, 'sinch_mock_projects', 'place="evicted"'),
  ];
  t.same(await projects(), [3, 0]);
  await rest();
  t.same(await projects(), [0, 3]);
  await sim.project('b').get('/webhooks');
  t.same(await projects(), [1, 2]);
});

t.test('metrics are as open as the control API: hosts, origins and the admin token', async (t) => {
  const sim = await measured(t, { adminToken: 'token' });
  const get = (headers: Record<string, string>) => sim.raw('GET', '/metrics', undefined, headers);
  const authorization = 'Bearer token';
  t.match(await get({}), { status: 401, body: { errorCode: 'admin_token_required' } });
  t.equal((await get({ authorization })).status, 200);
  t.match(await get({ authorization, host: 'evil.example' }), { status: 403, body: { errorCode: 'host_not_allowed' } });
  t.equal((await get({ authorization, origin: 'http://evil.example' })).status, 403);
});
