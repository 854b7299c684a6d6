// What the simulator refuses because there is no room for it, seen through HTTP.
import t from 'tap';
import { simulator } from '../simulator.js';

const path = '/whatsapp/templates';
const template = (name: string) => ({
  name,
  language: 'EN_US',
  category: 'UTILITY',
  details: { components: [{ type: 'BODY', text: 'Hello' }] },
});

const full = {
  errorCode: 'limit_reached',
  message: 'There is no room for more: the simulator has at most 2 projects.',
  resolution: 'Delete some (DELETE /__admin/projects/<id>), or start it with a higher --max-projects.',
};

t.test('a call that would begin one project too many is refused, and begins none', async (t) => {
  const sim = await simulator(t, { maxProjects: 2 });
  t.equal((await sim.get('/webhooks')).status, 200);
  const second = sim.project('second');
  t.equal((await second.get('/webhooks')).status, 200);
  const third = sim.project('third');
  for (const answer of [await third.get('/webhooks'), await third.post(path, template('one'))])
    t.match(answer, { status: 403, body: full });
  t.match(await third.admin('GET', ''), { status: 403, body: full }, 'in the control API, too');
  t.match(await third.admin('POST', '/reset'), { status: 403, body: full });
  t.match(await sim.raw('GET', '/__admin/projects'), { body: { projects: { length: 2 } } });

  t.equal((await second.control('POST', '/reset')).id, 'second', 'a project can still be reset');
  await second.admin('DELETE', '');
  t.equal((await third.get('/webhooks')).status, 200, 'there is room again');
});

t.test('a bundle whose sub-project would be one too many is refused as a whole', async (t) => {
  const sim = await simulator(t, { maxProjects: 1 });
  const order = { name: 'Shop', subproject: { name: 'Shop' }, region: 'EU' };
  t.match(await sim.post('/bundles', order), { status: 403, body: { errorCode: 'limit_reached' } });
  t.same((await sim.get('/bundles')).body.bundles, []);
});

t.test('an import that brings too many projects is refused', async (t) => {
  const sim = await simulator(t, { maxProjects: 2 });
  await sim.post('/bundles', { name: 'Shop', subproject: { name: 'Shop' }, region: 'EU' });
  const state = await sim.control('GET', '/state');
  await sim.admin('DELETE', '');
  await sim.project('other').get('/webhooks');
  t.match(await sim.admin('PUT', '/state', state), { status: 403, body: { errorCode: 'limit_reached' } });
  await sim.project('other').admin('DELETE', '');
  t.equal((await sim.admin('PUT', '/state', state)).status, 200);
});

t.test('a project that is full accepts no POST, but reads, changes and deletes', async (t) => {
  const sim = await simulator(t, { maxRecords: 2 });
  for (const name of ['one', 'two'])
    t.equal((await sim.post(path, { ...template(name), status: 'DRAFT' })).status, 201);
  const refused = await sim.post(path, template('three'));
  t.match(refused, {
    status: 403,
    body: {
      errorCode: 'limit_reached',
      message: 'There is no room for more: project test-project has at most 2 records.',
      resolution: 'Delete some, reset the project, or start the simulator with a higher --max-records.',
    },
  });
  t.match((await sim.control('GET', '/requests?status=403')).requests, [{ errorCode: 'limit_reached' }]);
  const one = `${path}/one/languages/EN_US`;
  t.ok((await sim.patch(one, { details: template('').details, status: 'DRAFT' })).status < 300);
  t.equal((await sim.delete(`${one}?deleteSubmitted=true`)).status, 204);
  t.equal((await sim.post(path, template('three'))).status, 201);
});

t.test('an import and a scenario obey the limits of the calls', async (t) => {
  const sim = await simulator(t, { maxRecords: 3 });
  for (const name of ['one', 'two', 'three']) await sim.post(path, template(name));
  await sim.control('POST', '/rules', { match: { lifecycle: 'whatsapp.template' }, outcome: 'reject' });
  await sim.control('POST', '/faults', { status: 503, match: { path: '/never' } });
  const state = await sim.control('GET', '/state');
  t.equal((await sim.admin('PUT', '/state', state)).status, 200, 'as it was exported');
  const [world] = state.worlds;
  const templates = world.collections['whatsapp.templates'];
  const times = <T>(count: number, thing: T): T[] => Array.from({ length: count }, () => thing);
  const changed = (change: object) => ({ ...state, worlds: [{ ...world, ...change }] });
  for (const [change, fault] of [
    [{ rules: times(1001, world.rules[0]) }, 'worlds.0.rules: 1001 rules, but a project has at most 1000'],
    [
      { faults: { ...world.faults, list: times(1001, world.faults.list[0]) } },
      'worlds.0.faults: 1001 faults, but a project has at most 1000',
    ],
    [
      { collections: { 'whatsapp.templates': times(4, templates[0]) } },
      'worlds.0.collections: 4 records, but a project has at most 3',
    ],
  ] as const) {
    const { status, body } = await sim.admin('PUT', '/state', changed(change));
    t.equal(status, 400, fault);
    t.ok(body.additionalInformation.validationErrors.includes(fault), JSON.stringify(body));
  }
  t.equal((await sim.get(path)).body.templates.length, 3, 'nothing was imported');

  const records = { 'webhooks.webhooks': times(4, {}) };
  const add = (name: string, projects: object) => sim.raw('POST', '/__admin/scenarios', { name, projects });
  t.match((await add('large', { '*': { initialized: [], records } })).body.additionalInformation.validationErrors, [
    'projects.*.records: 4 records, but a project has at most 3',
  ]);
  const many = Object.fromEntries(times(1001, { initialized: [] }).map((project, number) => [`p${number}`, project]));
  t.match((await add('wide', many)).body.additionalInformation.validationErrors, [
    'projects: 1001, but a scenario has at most 1000',
  ]);
  for (let number = 0; number < 100; number++) await add(`own-${number}`, { '*': { initialized: [] } });
  t.match((await add('one-more', { '*': { initialized: [] } })).body.additionalInformation.validationErrors, [
    'at most 100 scenarios can be added: replace one of them',
  ]);
  t.ok((await add('own-1', { '*': { initialized: [] } })).status < 300, 'one can be replaced');
});
