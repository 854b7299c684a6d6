import t, { type Test } from 'tap';
import { listen, simulator } from '../../simulator.js';

const path = '/bundles';
const ulid = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const order = { name: 'Harbour branch', region: 'EU', subproject: true, smsApp: true, convApp: true };
const hook = (target: string, triggers = ['BUNDLE_DONE']) => ({ target, secret: 'secret of the bundle', triggers });

/** A simulator with an ordered bundle of every part; `receiver` gets the events of its webhook. */
async function ordered(t: Test) {
  const sim = await simulator(t);
  const receiver = await listen(t);
  const { status, body } = await sim.post(path, { ...order, webhooks: [hook(receiver.url)] });
  t.equal(status, 201);
  return { sim, receiver, bundle: body, branch: sim.project(body.subproject.id) };
}

t.test('an order is accepted immediately, with every part pending', async (t) => {
  const { sim, bundle } = await ordered(t);
  t.match(bundle, {
    id: /^[0-9a-f]{24}$/,
    projectId: bundle.subproject.id,
    name: 'Harbour branch',
    state: 'IN_PROGRESS',
    region: 'EU',
    subproject: { id: /^[0-9a-f-]{36}$/, name: 'Harbour branch', parentProjectId: sim.id, status: 'PENDING' },
    smsApp: {
      id: ulid,
      smsServiceId: ulid,
      name: 'Harbour branch',
      status: 'PENDING_ADD',
      regions: ['EU'],
      test: false,
    },
    convApp: { id: ulid, name: 'Harbour branch', processingMode: 'DISPATCH', smsChannelStatus: 'PENDING' },
    webhooks: [{ id: ulid, projectId: bundle.subproject.id, triggers: ['BUNDLE_DONE'] }],
  });
  t.notOk('secret' in bundle.webhooks[0], 'secrets are never returned');
  t.notOk('webhookDeliveryStatuses' in bundle);
  t.same((await sim.get(`${path}/${bundle.id}`)).body, bundle);
});

t.test('the parts are created one after the other, and the bundle is DONE after the last one', async (t) => {
  const { sim, bundle, branch } = await ordered(t);
  const seen = async () => {
    const { state, subproject, smsApp, convApp } = (await sim.get(`${path}/${bundle.id}`)).body;
    return [state, subproject.status, smsApp.status, convApp.smsChannelStatus];
  };
  const madeHooks = async () => (await branch.get('/webhooks')).body.totalSize;
  const steps = ['makeSubproject', 'makeSmsApp', 'makeConvApp', 'finish'].map((event) => `bundles.bundle ${event}`);
  const fired = [];
  fired.push(...(await sim.advance('500ms')));
  t.same(await seen(), ['IN_PROGRESS', 'READY', 'PENDING_ADD', 'PENDING']);
  t.equal((await branch.get('/sms/smsApps')).body.errorCode, 'sms_service_not_found');
  fired.push(...(await sim.advance('500ms')));
  t.same(await seen(), ['IN_PROGRESS', 'READY', 'ACTIVE', 'PENDING']);
  fired.push(...(await sim.advance('500ms')));
  t.same(await seen(), ['IN_PROGRESS', 'READY', 'ACTIVE', 'ACTIVE']);
  t.equal(await madeHooks(), 0);
  fired.push(...(await sim.advance('500ms')));
  t.same(await seen(), ['DONE', 'READY', 'ACTIVE', 'ACTIVE']);
  t.equal(await madeHooks(), 1);
  t.same(
    fired.map(({ what }) => what).filter((what) => what.startsWith('bundles.')),
    steps,
  );
  t.same(await sim.pending(), [], 'nothing is pending');
});

t.test('the parts of a bundle exist in their own APIs', async (t) => {
  const { sim, bundle, branch } = await ordered(t);
  await sim.advance('2s');
  const { id } = bundle.smsApp;
  const sms = (await branch.get(`/sms/smsApps/${id}`)).body;
  t.match(sms, { id, status: 'ACTIVE', smsServiceId: bundle.smsApp.smsServiceId });
  t.match(sms.conversationApiAppDetails, { id: bundle.convApp.id, projectId: branch.id, channelStatus: 'ACTIVE' });
  t.equal((await branch.get('/sms/smsApps')).body.totalSize, 1);
  const { secret: _, ...webhook } = bundle.webhooks[0];
  t.same((await branch.get(`/webhooks/${webhook.id}`)).body, webhook);
  const channel = await branch.get(`/conversation/apps/${bundle.convApp.id}/viber`);
  t.equal(channel.body.errorCode, 'conversation_app_no_viber_channel', 'the Conversation app exists');
  t.equal((await sim.get('/sms/smsApps')).body.totalSize, 0, 'the parent has none of it');
  t.equal((await branch.post('/sms/smsApps', { name: 'One more', region: 'EU' })).status, 201);
});

t.test('a sub-project shares the clock of its parent and is onboarded for the same channels', async (t) => {
  const { sim, branch } = await ordered(t);
  await sim.advance('30d');
  t.equal(branch.world.clock.iso(), sim.world.clock.iso());
  t.equal(branch.world.parent?.id, sim.id);
  t.equal((await branch.get('/whatsapp/templates')).status, 200);
});

t.test('without a sub-project, everything is created in the ordering project', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.post(path, { region: 'BR', smsApp: { name: 'Order updates' } });
  t.equal(body.projectId, sim.id);
  t.match(body.smsApp, { name: 'Order updates', regions: ['BR'] });
  t.notOk('subproject' in body || 'convApp' in body || 'webhooks' in body || 'name' in body);
  await sim.advance('2s');
  t.equal((await sim.get(`${path}/${body.id}`)).body.state, 'DONE');
  t.equal((await sim.get(`/sms/smsApps/${body.smsApp.id}`)).body.name, 'Order updates');
});

t.test('each part uses its own settings and defaults', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.post(path, {
    name: 'Airport',
    region: 'US',
    subproject: { name: 'Airport project', labels: { team: 'retail' } },
    convApp: {
      processingMode: 'CONVERSATION',
      consentManagerSettings: { mode: 'PRIMARY' },
      webhooks: [
        { target: 'http://127.0.0.1:9/in', triggers: ['MESSAGE_INBOUND'], secret: 'its own', targetType: 'HTTP' },
      ],
    },
  });
  t.match(body.subproject, { name: 'Airport project', labels: { team: 'retail' } });
  t.match(body.convApp, {
    name: 'Airport',
    processingMode: 'CONVERSATION',
    retentionPolicy: { retentionPolicyType: 'MESSAGE_EXPIRE_POLICY', ttl: 180 },
    consentManagerSettings: { mode: 'PRIMARY' },
    webhooks: [{ id: ulid, target: 'http://127.0.0.1:9/in', triggers: ['MESSAGE_INBOUND'] }],
  });
  t.notOk('smsChannelStatus' in body.convApp, 'there is no SMS app to connect');
  const dispatch = await sim.post(path, { name: 'Plain', region: 'EU', convApp: true });
  t.same(dispatch.body.convApp.retentionPolicy, { retentionPolicyType: 'MESSAGE_EXPIRE_POLICY', ttl: 7 });
  const retentionPolicy = { retentionPolicyType: 'PERSIST_RETENTION_POLICY' };
  const kept = await sim.post(path, {
    name: 'Endless',
    region: 'EU',
    convApp: { processingMode: 'CONVERSATION', retentionPolicy },
  });
  t.same(kept.body.convApp.retentionPolicy, retentionPolicy);
});

t.test('the test number of an order stays in the bundle', async (t) => {
  const first = await simulator(t);
  for (const testNumber of ['+46701740605', true, { number: '+46701740605', country: 'SE' }]) {
    const sim = first.project(JSON.stringify(testNumber));
    const { status, body } = await sim.post(path, { ...order, testNumber });
    t.equal(status, 201);
    t.same(body.testNumber, testNumber);
    await sim.advance('2s');
    t.match((await sim.get(`${path}/${body.id}`)).body, { state: 'DONE', testNumber });
  }
  t.notOk('testNumber' in (await first.post(path, order)).body);
});

t.test('a project has one active test number', async (t) => {
  const sim = await simulator(t);
  const ask = (more: object) => sim.post(path, { ...order, subproject: false, ...more });
  const refusal = { status: 409, body: { errorCode: 'only_one_test_number_allowed' } };
  t.equal((await ask({ name: 'mock_fail', testNumber: true })).status, 201);
  await sim.advance('2s');
  t.equal((await ask({ testNumber: true })).status, 201, 'that of a failed bundle does not count');
  t.match(await ask({ testNumber: '+46701740605' }), refusal);
  await sim.advance('2s');
  t.match(await ask({ testNumber: true }), refusal);
  t.equal((await ask({ testNumber: false })).status, 201);
  t.equal((await ask({ subproject: true, testNumber: true })).status, 201, 'the sub-project has none yet');
});

t.test('only the ordering project and the sub-project can read a bundle', async (t) => {
  const { sim, bundle, branch } = await ordered(t);
  t.equal((await branch.get(`${path}/${bundle.id}`)).body.id, bundle.id);
  t.equal((await branch.get(path)).body.totalSize, 1);
  const stranger = await sim.project('stranger').get(`${path}/${bundle.id}`);
  t.equal(stranger.status, 404);
  t.equal(stranger.body.errorCode, 'bundle_not_found');
  t.equal((await sim.project('stranger').get(path)).body.totalSize, 0);
  const { body: sibling } = await sim.post(path, order);
  t.equal((await branch.get(`${path}/${sibling.id}`)).body.errorCode, 'bundle_not_found');
});

t.test('a DONE bundle shows the current state of its apps', async (t) => {
  const { sim, bundle, branch } = await ordered(t);
  await sim.advance('2s');
  const shown = async () => (await sim.get(`${path}/${bundle.id}`)).body;
  await branch.patch(`/sms/smsApps/${bundle.smsApp.id}`, { name: 'Renamed' });
  t.equal((await shown()).smsApp.name, 'Renamed');
  await branch.trigger('conversation.app', bundle.convApp.id, 'failSms');
  t.equal((await shown()).convApp.smsChannelStatus, 'FAILING');
  await branch.delete(`/sms/smsApps/${bundle.smsApp.id}`);
  const { smsApp, convApp } = await shown();
  t.equal(smsApp.status, 'DELETED');
  t.notOk('smsChannelStatus' in convApp);
});

t.test('a DONE bundle whose Conversation app was deleted cannot be read, but is still listed', async (t) => {
  const { sim, bundle, branch } = await ordered(t);
  await sim.advance('2s');
  await branch.trigger('conversation.app', bundle.convApp.id, 'delete');
  const { status, body } = await sim.get(`${path}/${bundle.id}`);
  t.equal(status, 404);
  t.equal(body.errorCode, 'conversation_app_not_found');
  t.equal((await sim.get(path)).body.bundles[0].id, bundle.id);
});

t.test('bundles are listed by age, ten per page by default', async (t) => {
  const sim = await simulator(t);
  const ids: string[] = [];
  for (let number = 0; number < 12; number++) {
    ids.push((await sim.post(path, { name: `Bundle ${number}`, region: 'EU', smsApp: true })).body.id);
  }
  const first = (await sim.get(path)).body;
  t.match(first, { totalSize: 12, pageSize: 10 });
  const second = (await sim.get(`${path}?pageToken=${first.nextPageToken}`)).body;
  t.same(
    [...first.bundles, ...second.bundles].map(({ id }: { id: string }) => id),
    ids,
  );
  t.equal((await sim.get(`${path}?pageSize=25`)).body.bundles.length, 12);
});

t.test('bundles are filtered by their apps and their states', async (t) => {
  const { sim, bundle } = await ordered(t);
  await sim.advance('2s');
  const { body: other } = await sim.post(path, { name: 'Second', region: 'EU', smsApp: true });
  const found = async (query: string) =>
    (await sim.get(`${path}?${query}`)).body.bundles.map(({ name }: { name: string }) => name);
  t.same(await found(`filterConvAppIds=${bundle.convApp.id}`), ['Harbour branch']);
  t.same(await found(`filterSmsAppIds=${other.smsApp.id},${bundle.smsApp.id}`), ['Harbour branch', 'Second']);
  t.same(await found('filterStates=IN_PROGRESS'), ['Second']);
  t.same(await found('filterStates=DONE&filterStates=FAILED'), ['Harbour branch']);
  t.same(await found(`filterConvAppIds=${other.smsApp.id}`), []);
});

t.test('a failed bundle keeps the parts that were created and can be retried', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  const { body } = await sim.post(path, { name: 'mock_fail', region: 'EU', subproject: true, smsApp: true });
  await sim.advance('2s');
  const failed = (await sim.get(`${path}/${body.id}`)).body;
  t.match(failed, { state: 'FAILED', subproject: { status: 'READY' }, smsApp: { status: 'FAILED_ADD' } });
  t.same(receiver.received, [], 'only a finished bundle sends an event');
  t.same(await sim.pending(), []);
  await sim.trigger('bundles.bundle', body.id, 'retry');
  t.match((await sim.get(`${path}/${body.id}`)).body, { state: 'IN_PROGRESS', smsApp: { status: 'PENDING_ADD' } });
  await sim.decide(body.id, 'finish');
  t.match((await sim.get(`${path}/${body.id}`)).body, { state: 'DONE', smsApp: { status: 'ACTIVE' } });
  t.equal((await sim.project(body.projectId).get('/sms/smsApps')).body.totalSize, 1);
});

t.test('a held bundle waits for a manual decision before its last step', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.post(path, { ...order, name: 'mock_hold' });
  await sim.advance('1d');
  t.match((await sim.get(`${path}/${body.id}`)).body, { state: 'IN_PROGRESS', smsApp: { status: 'ACTIVE' } });
  await sim.decide(body.id, 'finish');
  t.equal((await sim.get(`${path}/${body.id}`)).body.state, 'DONE');
});

t.test('an SMS app deleted while its bundle is in progress stays deleted', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.post(path, { ...order, name: 'mock_hold' });
  await sim.advance('2s');
  const branch = sim.project(body.projectId);
  t.equal((await branch.delete(`/sms/smsApps/${body.smsApp.id}`)).status, 204);
  await sim.decide(body.id, 'finish');
  t.equal((await branch.get('/sms/smsApps')).body.totalSize, 0);
  t.match((await sim.get(`${path}/${body.id}`)).body, { state: 'DONE', smsApp: { status: 'DELETED' } });
});

t.test('a Conversation app whose SMS app was deleted in the meantime has no SMS channel', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.post(path, { ...order, name: 'mock_hold' });
  await sim.advance('2s');
  await sim.project(body.projectId).delete(`/sms/smsApps/${body.smsApp.id}`);
  await sim.decide(body.id, 'finish');
  const { convApp } = (await sim.get(`${path}/${body.id}`)).body;
  t.match(convApp, { id: body.convApp.id, smsChannelStatus: undefined });
});

t.test('a retry creates nothing twice, even if it was deleted after the failure', async (t) => {
  const sim = await simulator(t);
  const held = { ...order, name: 'mock_hold', webhooks: [hook('http://127.0.0.1:9/hooks')] };
  const { body } = await sim.post(path, held);
  await sim.advance('2s');
  const branch = sim.project(body.projectId);
  t.same(await branch.get('/webhooks').then((answer) => answer.body.totalSize), 0, 'the webhook is the last step');
  await sim.decide(body.id, 'fail');
  t.equal((await branch.delete(`/sms/smsApps/${body.smsApp.id}`)).status, 204);
  await branch.trigger('conversation.app', body.convApp.id, 'delete');
  await sim.trigger('bundles.bundle', body.id, 'retry');
  await sim.decide(body.id, 'finish');
  t.equal((await branch.get('/sms/smsApps')).body.totalSize, 0);
  t.equal((await branch.get(`/conversation/apps/${body.convApp.id}/messenger`)).status, 404);
  t.same(
    (await branch.get('/webhooks')).body.webhooks.map(({ id }: { id: string }) => id),
    [body.webhooks[0].id],
  );
  t.match((await sim.get(path)).body.bundles, [{ state: 'DONE', smsApp: { status: 'DELETED' } }]);
});

t.test('a retry of a bundle whose parts all exist changes none of them', async (t) => {
  const sim = await simulator(t);
  const failing = { ...order, name: 'mock_hold', subproject: false };
  const { body } = await sim.post(path, failing);
  await sim.advance('2s');
  for (const outcome of ['fail', 'fail', 'finish']) {
    await sim.decide(body.id, outcome);
    if (outcome === 'fail') {
      await sim.trigger('bundles.bundle', body.id, 'retry');
      await sim.advance('2s');
    }
  }
  t.match((await sim.get('/sms/smsApps')).body.smsApps, [{ id: body.smsApp.id, status: 'ACTIVE' }]);
  t.equal((await sim.get('/sms/smsApps')).body.totalSize, 1);
  t.equal((await sim.control('GET', '')).records['conversation.apps'], 1);
});

t.test('the webhook that has taken a target after a failure stands for that of the bundle', async (t) => {
  const sim = await simulator(t);
  const receiver = await listen(t);
  const webhooks = [hook(receiver.url), hook('http://127.0.0.1:9/free')];
  const { body } = await sim.post(path, { name: 'mock_fail', region: 'EU', smsApp: true, webhooks });
  await sim.advance('2s');
  const own = { target: receiver.url, secret: 'of the client', triggers: ['ALL'] };
  const { body: taken } = await sim.post('/webhooks', own);
  await sim.trigger('bundles.bundle', body.id, 'retry');
  await sim.decide(body.id, 'finish');
  const targets = (await sim.get('/webhooks')).body.webhooks.map(({ target }: { target: string }) => target);
  t.same(targets.sort(), [receiver.url, 'http://127.0.0.1:9/free'].sort());
  t.match((await sim.get(`${path}/${body.id}`)).body.webhooks, [
    { id: taken.id, triggers: ['ALL'] },
    { id: body.webhooks[1].id, triggers: ['BUNDLE_DONE'] },
  ]);
  t.equal(receiver.received.length, 1, 'one event');
});

t.test(
  'nothing is created before a decision in manual mode, and everything right after the response in instant mode',
  async (t) => {
    const manual = await simulator(t, { review: null });
    const { body: waiting } = await manual.post(path, order);
    await manual.advance('1d');
    t.match((await manual.get(`${path}/${waiting.id}`)).body, {
      state: 'IN_PROGRESS',
      subproject: { status: 'PENDING' },
    });
    await manual.decide(waiting.id, 'finish');
    t.match((await manual.get(`${path}/${waiting.id}`)).body, { state: 'DONE', subproject: { status: 'READY' } });
    const instant = await simulator(t, { review: 0 });
    const { body: quick } = await instant.post(path, order);
    t.equal(quick.state, 'IN_PROGRESS');
    t.equal((await instant.get(`${path}/${quick.id}`)).body.state, 'DONE');
  },
);

t.test('strict mode accepts the credentials of the parent for the sub-project immediately', async (t) => {
  const sim = await simulator(t, { mode: 'strict' });
  const credentials = [{ keyId: 'key', keySecret: 'secret' }];
  sim.application.simulation.begin(sim.id, { start: { initialized: ['sms'], credentials } });
  const { body } = await sim.post(path, order);
  await sim.advance('2s');
  const branch = sim.project(body.subproject.id);
  t.equal((await branch.get('/sms/smsApps')).body.totalSize, 1);
  const authorization = `Basic ${Buffer.from('other:key').toString('base64')}`;
  t.equal((await branch.get('/sms/smsApps', { authorization })).status, 401);
  t.equal((await branch.get('/whatsapp/templates')).body.errorCode, 'project_not_initialized');
});

t.test('a reset of the parent deletes its sub-projects', async (t) => {
  const { sim, branch } = await ordered(t);
  await sim.advance('2s');
  const { simulation } = sim.application;
  simulation.reset(sim.id);
  t.notOk(simulation.worlds.has(branch.id));
  t.equal((await sim.get(path)).body.totalSize, 0);
});
