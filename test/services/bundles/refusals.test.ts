import t from 'tap';
import { contract } from '../../../src/contract/load.js';
import { bundles } from '../../../src/services/bundles/bundle-lifecycle.js';
import { simulator } from '../../simulator.js';

const path = '/bundles';
const order = { name: 'Harbour branch', region: 'EU', smsApp: true };
const hook = (target: string) => ({ target, secret: 'secret', triggers: ['ALL'] });
const local = (number: number) => `http://127.0.0.1:9/hooks/${number}`;
const conversationTriggers = contract.schemas.BundlesWebhooksInputWebhookTriggerEnum!.enum!;

t.test('an order must contain a sub-project, an SMS app or a Conversation app', async (t) => {
  const sim = await simulator(t);
  for (const none of [{}, { smsApp: false, convApp: false }, { webhooks: [hook(local(1))] }]) {
    const { status, body } = await sim.post(path, { name: 'Nothing', region: 'EU', ...none });
    t.equal(status, 400);
    t.equal(body.errorCode, 'no_services_to_create');
  }
});

t.test('every part needs a name, or else the bundle does', async (t) => {
  const sim = await simulator(t);
  for (const part of ['subproject', 'smsApp', 'convApp']) {
    const { status, body } = await sim.post(path, { region: 'EU', [part]: true });
    t.equal(status, 400);
    t.equal(body.errorCode, 'missing_name');
    t.equal((await sim.post(path, { region: 'EU', [part]: { name: 'Its own' } })).status, 201);
  }
  const half = await sim.post(path, { region: 'EU', smsApp: { name: 'Named' }, convApp: true });
  t.equal(half.body.errorCode, 'missing_name');
});

t.test('the body is validated first, and an invalid one has no effect', async (t) => {
  const sim = await simulator(t);
  const wrong: [object, RegExp][] = [
    [{ ...order, region: 'AU' }, /region must be one of/],
    [{ ...order, subproject: 'yes' }, /subproject must be/],
    [{ ...order, name: '' }, /name/],
    [{ ...order, webhooks: [] }, /webhooks/],
    [{ ...order, webhooks: [{ target: 'hooks', secret: 'secret', triggers: ['ALL'] }] }, /webhooks\.0\.target must be/],
    [
      { ...order, webhooks: [hook(local(1)), { ...hook(local(1)), secret: 'other' }] },
      /webhooks\.1\.target must be unique/,
    ],
    [{ ...order, convApp: { retentionPolicy: { ttl: 8 } } }, /convApp\.retentionPolicy\.ttl/],
    [
      { ...order, convApp: { webhooks: [{ target: 'https://conversation-api.eu1.sinch.com/x', triggers: [] }] } },
      /convApp\.webhooks\.0\.target must not/,
    ],
    [
      {
        ...order,
        convApp: { webhooks: [{ target: 'https://example.com', triggers: conversationTriggers.slice(0, 21) }] },
      },
      /convApp\.webhooks\.0\.triggers must contain no more than 20 elements/,
    ],
  ];
  for (const [body, sentence] of wrong) {
    const answer = await sim.post(path, body);
    t.equal(answer.status, 400);
    t.match(answer.body, { errorCode: 'invalid_input', additionalInformation: { validationErrors: [sentence] } });
  }
  t.equal((await sim.post(path, '{')).body.errorCode, 'invalid_payload');
  t.equal((await sim.get(path)).body.totalSize, 0);
});

t.test('a webhook of a Conversation app cannot target a host of the Conversation API, in any spelling', async (t) => {
  const sim = await simulator(t);
  const status = async (target: string): Promise<number> =>
    (await sim.post(path, { ...order, convApp: { webhooks: [{ target, triggers: [] }] } })).status;
  for (const rest of ['', '/x', ':443/x', '?x=1', '#x'])
    for (const host of [
      'https://conversation-api.eu1.sinch.com',
      'https://me@Conversation-API.sinch.com',
      'conversation-api.sinch.com',
      'https://conversation-api.eu1.sinch.com./x',
    ])
      t.equal(await status(host + rest), 400, host + rest);
  for (const target of [
    'https://my-conversation-api.eu1.sinch.com/x',
    'https://conversation-api.eu1.sinch.com.example.com/x',
    'https://example.com/?to=conversation-api.eu1.sinch.com',
    'https://example.com/@conversation-api.eu1.sinch.com',
  ])
    t.equal(await status(target), 201, target);
});

t.test('a webhook of the bundle cannot have the target of another webhook of its project', async (t) => {
  const sim = await simulator(t);
  await sim.post('/webhooks', hook(local(1)));
  const taken = await sim.post(path, { ...order, webhooks: [hook(local(1))] });
  t.equal(taken.status, 409);
  t.equal(taken.body.errorCode, 'webhook_exists');
  t.match(taken.body.message, local(1));
  const elsewhere = await sim.post(path, { ...order, subproject: true, webhooks: [hook(local(1))] });
  t.equal(elsewhere.status, 201, 'a sub-project has webhooks of its own');
});

t.test('webhooks that a running bundle will create already count', async (t) => {
  const sim = await simulator(t);
  t.equal((await sim.post(path, { ...order, webhooks: [hook(local(1))] })).status, 201);
  t.equal((await sim.post(path, { ...order, webhooks: [hook(local(1))] })).body.errorCode, 'webhook_exists');
  t.equal(
    (await sim.post('/webhooks', hook(local(1)))).body.errorCode,
    'webhook_exists',
    'even for one without a bundle',
  );
  const { id } = (await sim.post('/webhooks', hook(local(2)))).body;
  t.equal((await sim.patch(`/webhooks/${id}`, { target: local(1) })).body.errorCode, 'webhook_exists');
  await sim.advance('2s');
  t.same(
    (await sim.get('/webhooks')).body.webhooks.map(({ target }: { target: string }) => target),
    [local(1), local(2)],
  );
});

t.test('a project has at most fifteen webhooks, including those of bundles', async (t) => {
  const sim = await simulator(t);
  await sim.post('/webhooks', hook(local(0)));
  const hooks = Array.from({ length: 15 }, (_, number) => hook(local(number + 1)));
  const { status, body } = await sim.post(path, { ...order, webhooks: hooks });
  t.equal(status, 424);
  t.equal(body.errorCode, 'webhook_limit_reached');
  t.equal((await sim.post(path, { ...order, webhooks: hooks.slice(1) })).status, 201);
  t.equal((await sim.post('/webhooks', hook(local(1)))).body.errorCode, 'webhook_limit_reached');
  await sim.advance('2s');
  t.equal((await sim.get('/webhooks')).body.totalSize, 15);
});

t.test('a sub-project cannot have sub-projects', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.post(path, { ...order, subproject: true });
  await sim.advance('2s');
  const refused = await sim.project(body.projectId).post(path, { ...order, subproject: true });
  t.equal(refused.status, 403);
  t.match(refused.body, { errorCode: 'forbidden_payload', message: 'A sub-project cannot have sub-projects.' });
  t.equal((await sim.project(body.projectId).post(path, order)).status, 201);
});

t.test("a sub-project's SMS app is a copy, which the SMS service of the parent must allow", async (t) => {
  const sim = await simulator(t);
  for (const [id, hidden, code] of [
    ['dear', { bespokePrice: true }, 'parent_sms_bespoke_price'],
    ['direct', { routeAssisted: false }, 'parent_sms_not_route_assisted'],
  ] as const) {
    sim.application.simulation.begin(id, {
      start: { initialized: ['sms'], records: { 'sms.services': [{ hidden }] } },
    });
    const parent = sim.project(id);
    const { status, body } = await parent.post(path, { ...order, subproject: true });
    t.equal(status, 400);
    t.equal(body.errorCode, code);
    t.equal((await parent.post(path, order)).status, 201, 'nothing is copied within the project');
    const empty = await parent.post(path, { name: 'Empty', region: 'EU', subproject: true });
    t.equal(empty.status, 201);
    t.equal((await parent.project(empty.body.projectId).post(path, order)).body.errorCode, code);
  }
});

t.test('each documented error that no order causes can be triggered by a magic name and by a rule', async (t) => {
  const sim = await simulator(t);
  const documented = contract.operations.get('BundlesBundlesController_create_v1')!.errors;
  const forced = Object.keys(bundles.checks.order.outcomes);
  const plain = ['invalid_input', 'invalid_payload', 'no_services_to_create', 'missing_name', 'unauthorized_error'];
  const others = [...plain, 'webhook_exists', 'webhook_limit_reached', 'internal_error'];
  t.same([...forced, ...others].sort(), [...documented.keys()].sort());
  for (const code of forced) {
    const named = await sim.post(path, { ...order, smsApp: { name: `mock ${code}` } });
    t.equal(named.status, documented.get(code));
    t.equal(named.body.errorCode, code);
    t.notMatch(named.body.message, /projectId|\{/);
    const match = { lifecycle: 'bundles.bundle', name: 'Harbour*' };
    sim.world.decisions.rules.push({ id: code, match, outcomes: [code], with: {}, times: 1, hits: 0 });
    t.equal((await sim.post(path, order)).body.errorCode, code);
  }
  t.equal((await sim.get(path)).body.totalSize, 0, 'a rejected order leaves nothing behind');
  t.equal((await sim.post(path, { ...order, name: 'mock_internal_error' })).body.errorCode, 'internal_error');
});

t.test('each invalid request for bundles gets its own code', async (t) => {
  const sim = await simulator(t);
  const codeOf = async (below: string, id = sim.id) => (await sim.project(id).get(`${path}${below}`)).body.errorCode;
  t.equal(await codeOf('?pageSize=26'), 'invalid_page_size');
  t.equal(await codeOf('?pageToken=mine'), 'invalid_page_token');
  t.equal(await codeOf('', 'mock_malformed'), 'invalid_id_format');
  t.equal(await codeOf('/not-an-id'), 'invalid_id_format');
  t.equal(await codeOf('/65f0c0ffee65f0c0ffee65f0'), 'bundle_not_found');
  t.equal((await sim.raw('GET', `/v1/projects/${sim.id}${path}`)).body.errorCode, 'unauthorized_error');
});
