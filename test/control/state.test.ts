import t from 'tap';
import { simulator } from '../simulator.js';
import { countTurns } from '../turns.js';
import { at, path, template } from './templates.js';

t.test('a project exported from one simulator continues in another', async (t) => {
  const one = await simulator(t);
  const receiver = await one.subscribe('top secret');
  await one.post(path, template('plain'));
  const document = await one.control('GET', '/state?secrets=true');
  t.match(document, { format: 1, contract: /^\d/, worlds: [{ id: 'test-project', clock: { mode: 'frozen' } }] });

  const other = await simulator(t, { seed: 99 });
  t.match(await other.control('PUT', '/state', document), {
    id: 'test-project',
    seed: 1,
    pending: 1,
    records: { webhooks: 1, 'whatsapp.templates': 1 },
  });
  t.match(await other.advance('2s'), [{ what: 'whatsapp.template approve' }]);
  t.same((await other.get(at('plain'))).body.state, 'APPROVED');
  await one.advance('2s');
  const [first, second] = receiver.received;
  t.same(second?.text, first?.text, 'both send the very same event');
  const signature = 'x-sinch-webhook-signature';
  t.equal(second?.headers[signature], first?.headers[signature]);
});

t.test('an export with a frozen clock does not contain the real time, so its bytes never differ', async (t) => {
  const sim = await simulator(t);
  const clock = async () => (await sim.control('GET', '/state')).worlds[0].clock;
  t.same(await clock(), { mode: 'frozen', at: Date.UTC(2026, 0, 1), scale: 1 });
  await sim.control('PUT', '/clock', { mode: 'real' });
  t.type((await clock()).systemTime, 'number');
});

t.test('secrets are exported only on request', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe('top secret');
  const text = JSON.stringify(await sim.control('GET', '/state'));
  t.notMatch(text, /top secret/);
  t.match(text, /\[REDACTED 1\]/);
});

t.test('rules, faults and the rate limit are exported with a project', async (t) => {
  const one = await simulator(t);
  const match = { method: 'GET' };
  const faults = [
    { match, error: 'template_not_found', times: 2 },
    { match, status: 503, probability: 0.5 },
    { match, drop: 'reset', lost: 'answer', latency: '1s' },
    { match, latency: { uniform: { min: '5ms', max: '2s' } } },
    { match, latency: { lognormal: { median: '5ms', sigma: 0.5 } } },
  ];
  for (const fault of faults) await one.control('POST', '/faults', fault);
  const rule = {
    match: { lifecycle: 'whatsapp.template', name: 'a*' },
    outcome: ['reject', 'hold'],
    after: '3d',
    times: 7,
  };
  await one.control('POST', '/rules', rule);
  await one.control('PUT', '/limit', { requests: 10, per: '1h' });

  const other = await simulator(t);
  await other.control('PUT', '/state', await one.control('GET', '/state'));
  for (const place of ['/faults', '/rules', '/limit']) {
    t.same(await other.control('GET', place), await one.control('GET', place), place);
  }
});

t.test('a project exported without its tokens can be imported', async (t) => {
  const one = await simulator(t);
  const tokens = ['first-token', 'second-token'].map((longLivedAccessToken) => ({ longLivedAccessToken }));
  const projects = { '*': { initialized: ['whatsapp'], records: { 'whatsapp.longLivedTokens': tokens } } };
  await one.raw('POST', '/__admin/scenarios', { name: 'two tokens', projects });
  await one.control('POST', '/reset', { scenario: 'two tokens' });
  const document = await one.control('GET', '/state');
  t.notMatch(JSON.stringify(document), /-token"/);
  const other = await simulator(t);
  t.match(await other.control('PUT', '/state', document), { records: { 'whatsapp.longLivedTokens': 2 } });
});

t.test('tokens in an event are removed from its text', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe('top secret');
  await sim.post('/whatsapp/senders', { wabaId: '1', phoneNumberId: '2', region: 'EU', metaLocalStorage: 'DE' });
  await sim.advance('2s');
  const [{ id, bearerToken }] = (await sim.get('/whatsapp/senders')).body.senders;
  t.match(bearerToken, /./);
  t.match(JSON.stringify(await sim.control('GET', '/state?secrets=true')), bearerToken);
  const document = await sim.control('GET', '/state');
  t.notMatch(JSON.stringify(document), bearerToken);
  const events = document.worlds[0].collections.deliveries.map(({ wire }: any) => JSON.parse(wire.body));
  t.match(events.at(-1), { type: 'WHATSAPP_SENDER_ACTIVE', payload: { id, bearerToken: /^\[REDACTED \d+\]$/ } });
});

t.test('the secrets of an unfinished bundle are not exported either', async (t) => {
  const sim = await simulator(t);
  const webhooks = [{ target: 'http://127.0.0.1:9/hooks', secret: 'top secret', triggers: ['ALL'] }];
  t.equal((await sim.post('/bundles', { name: 'mock_hold', region: 'EU', subproject: true, webhooks })).status, 201);
  t.match(JSON.stringify(await sim.control('GET', '/state?secrets=true')), /top secret/);
  t.notMatch(JSON.stringify(await sim.control('GET', '/state')), /top secret/);
});

t.test('an invalid document changes nothing', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('plain'));
  const document = await sim.control('GET', '/state');
  const [world] = document.worlds;
  const refused = async (body: object) => {
    const answer = await sim.admin('PUT', '/state', body);
    t.equal(answer.status, 400);
    return answer.body.additionalInformation.validationErrors;
  };
  t.equal(
    (await refused({ ...document, worlds: Array(40_000).fill(0) })).length,
    101,
    'the first hundred and a remark',
  );
  t.match(await refused({ ...document, worlds: [{ ...world, collections: { 'whatsapp.template': [] } }] }), [
    /'whatsapp.template' does not exist. Did you mean whatsapp.templates\?/,
  ]);
  t.match(await refused({ ...document, worlds: [{ ...world, jobs: [{ ...world.jobs[0], kind: 'decisions' }] }] }), [
    /'decisions' does not exist. Did you mean decision\?/,
  ]);
  t.match(await refused({ ...document, worlds: [{ ...world, waiting: [{ ...world.waiting[0], field: 'status' }] }] }), [
    /'status' does not exist. .*changes.status/,
  ]);
  for (const clock of [{ at: 9e15 }, { at: -1 }, { scale: 0 }]) {
    t.match(await refused({ ...document, worlds: [{ ...world, clock: { ...world.clock, ...clock } }] }), [/clock/]);
  }
  t.match(await refused({ ...document, version: 1 }), [/unknown field 'version'/]);
  t.match(await refused({ ...document, worlds: [{ ...world, job: [] }] }), [/did you mean 'jobs'/]);
  const twice = [...world.collections['whatsapp.templates'], ...world.collections['whatsapp.templates']];
  t.match(await refused({ ...document, worlds: [{ ...world, collections: { 'whatsapp.templates': twice } }] }), [
    /the document cannot be used: .*already/,
  ]);
  t.equal((await sim.get(path)).body.totalSize, 1);
  t.equal((await sim.pending()).length, 1);
});

t.test('a document cannot overwrite a project of another family', async (t) => {
  const sim = await simulator(t);
  const { simulation } = sim.application;
  simulation.begin('child', { parent: sim.world });
  const document = await sim.control('GET', '/state');
  await sim.control('PUT', '/checkpoints/with-child');
  simulation.forget('child');
  const sole = sim.project('child');
  await sole.post('/webhooks', { target: 'http://127.0.0.1:9/', secret: 's', triggers: ['ALL'] });
  for (const [what, answer] of [
    ['an import', await sim.admin('PUT', '/state', document)],
    ['a checkpoint', await sim.admin('POST', '/checkpoints/with-child/restore')],
  ] as const) {
    t.equal(answer.status, 400, what);
    t.match(answer.body.additionalInformation.validationErrors, [
      'worlds.1.id: child exists already as another project; delete it first',
    ]);
  }
  t.equal((await sole.get('/webhooks')).body.webhooks.length, 1, 'the other project is unchanged');

  simulation.begin('cousin', { parent: sole.world });
  const twice = {
    ...document,
    worlds: [...document.worlds, { ...document.worlds[1], id: 'cousin' }, document.worlds[1]],
  };
  t.match((await sim.admin('PUT', '/state', twice)).body.additionalInformation.validationErrors, [
    /child exists already/,
    'worlds.2.id: cousin exists already as a sub-project of child; delete it first',
    'worlds.3.id: child is in the document twice',
  ]);
  t.match(await sole.control('PUT', '/state', await sole.control('GET', '/state')), { id: 'child' });
});

t.test('a rejected document for a new project leaves no project behind', async (t) => {
  const sim = await simulator(t);
  const document = await sim.control('GET', '/state');
  const [world] = document.worlds;
  const projects = async () =>
    (await sim.raw('GET', '/__admin/projects')).body.projects.map(({ id }: { id: string }) => id);
  const fresh = sim.project('fresh');
  const broken = { ...document, worlds: [{ ...world, id: 'fresh', collections: { nonsense: [] } }] };
  t.equal((await fresh.admin('PUT', '/state', broken)).status, 400, 'an unknown collection');
  const record = { wire: { id: '1' }, hidden: {} };
  const twice = { ...document, worlds: [{ ...world, id: 'fresh', collections: { webhooks: [record, record] } }] };
  t.match((await fresh.admin('PUT', '/state', twice)).body.additionalInformation.validationErrors, [/already/]);
  t.same(await projects(), ['test-project']);
  const fitting = { ...document, worlds: [{ ...world, id: 'fresh' }] };
  t.equal((await fresh.admin('PUT', '/state', fitting)).status, 200);
  t.same(await projects(), ['test-project', 'fresh']);
});

t.test('a rejected document for a new sub-project does not leave its parent behind either', async (t) => {
  const sim = await simulator(t);
  const projects = { parent: { initialized: [] }, child: { initialized: [], parent: 'parent' } };
  t.equal((await sim.raw('POST', '/__admin/scenarios', { name: 'family', projects })).status, 201);
  const family = await simulator(t, { scenario: 'default' });
  t.equal((await family.raw('POST', '/__admin/scenarios', { name: 'default', projects })).status, 201);
  const document = await sim.control('GET', '/state');
  t.equal((await family.project('child').admin('PUT', '/state', document)).status, 400);
  t.match((await family.raw('GET', '/__admin/projects')).body.projects, [{ begun: false }, { begun: false }]);
});

t.test('an export, a comparison and a restore of many records give way to other requests', async (t) => {
  const sim = await simulator(t);
  const webhooks = Array.from({ length: 300 }, (_, number) => ({
    id: String(number).padStart(24, '0'),
    target: `http://127.0.0.1:9/${number}`,
    triggers: ['ALL'],
    hidden: { secret: `s${number}` },
  }));
  sim.startFrom({ webhooks });
  await sim.control('PUT', '/checkpoints/full');
  const before = await sim.control('GET', '/state?secrets=true');
  const turns = countTurns(t);
  const turnsOf = async (method: string, path: string): Promise<number> => {
    turns.count = 0;
    await sim.control(method, path);
    return turns.count;
  };
  t.ok((await turnsOf('GET', '/state')) > 50);
  t.ok((await turnsOf('GET', '/checkpoints/full/diff')) > 50);
  t.ok((await turnsOf('POST', '/checkpoints/full/restore')) > 20);
  t.same((await sim.control('GET', '/state?secrets=true')).worlds[0].collections, before.worlds[0].collections);
});
