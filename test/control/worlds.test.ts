import t from 'tap';
import { simulator } from '../simulator.js';
import { template } from './templates.js';

t.test('a project is created on first use', async (t) => {
  const sim = await simulator(t);
  const projects = async () => (await sim.raw('GET', '/__admin/projects')).body.projects;
  t.same(await projects(), []);
  await sim.get('/webhooks');
  await sim.project('other').pending();
  t.match(await projects(), [{ id: 'test-project', scenario: 'default', seed: 1 }, { id: 'other' }]);
});

t.test('a project is returned with its clock and the number of its records', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe();
  await sim.post('/whatsapp/templates', template('plain'));
  await sim.post('/whatsapp/templates', template('other'));
  await sim.decide('other/EN_US', 'approve');
  t.match(await sim.control('GET', ''), {
    clock: { mode: 'frozen', now: '2026-01-01T00:00:00.000Z', scale: 1 },
    pending: 1,
    records: { 'whatsapp.templates': 2, webhooks: 1 },
    deliveries: { delivered: 1 },
  });
});

t.test('a reset starts over from the scenario', async (t) => {
  const sim = await simulator(t);
  await sim.post('/whatsapp/templates', template('plain'));
  await sim.advance('1d');
  t.match(await sim.control('POST', '/reset', { seed: 7 }), {
    seed: 7,
    pending: 0,
    clock: { now: '2026-01-01T00:00:00.000Z' },
  });
  t.equal((await sim.get('/whatsapp/templates')).body.totalSize, 0);
  const unknown = await sim.admin('POST', '/reset', { scenario: 'defalt' });
  t.match(unknown, {
    status: 404,
    body: { errorCode: 'scenario_not_found', resolution: /Did you mean default\? Known scenarios: / },
  });
});

t.test('all projects can be reset at once, and a single one can be deleted', async (t) => {
  const sim = await simulator(t);
  const other = sim.project('other');
  await other.post('/whatsapp/templates', template('plain'));
  await sim.post('/whatsapp/templates', template('plain'));
  t.match((await sim.raw('POST', '/__admin/reset')).body.projects, [{ records: {} }, { records: {} }]);
  t.equal((await other.get('/whatsapp/templates')).body.totalSize, 0);
  t.equal((await other.admin('DELETE', '')).status, 204);
  t.match((await sim.raw('GET', '/__admin/projects')).body.projects, [{ id: 'test-project' }]);
  t.equal((await other.admin('DELETE', '')).status, 204, 'deleting twice succeeds');
});

t.test('strict mode accepts only the projects of its scenario', async (t) => {
  const sim = await simulator(t, { mode: 'strict' });
  t.match(await sim.project('nobody').admin('GET', '/pending'), {
    status: 404,
    body: { errorCode: 'project_not_found' },
  });
});

t.test('a request that is rejected before its project is looked up does not create the project', async (t) => {
  const sim = await simulator(t);
  for (const [project, path, headers] of [
    ['no-credentials', '/webhooks', { authorization: '' }],
    ['malformed-credentials', '/webhooks', { authorization: 'Basic !' }],
    ['mock_malformed', '/sms/smsApps', {}],
    ['no-such-path', '/nothing', { authorization: 'Basic !' }],
    ['empty-segment', '/webhooks/', { authorization: 'Digest x' }],
  ] as const) {
    const { status } = await sim.project(project).get(path, headers);
    t.ok(status >= 400, `${project}: ${status}`);
  }
  t.same([...sim.application.simulation.worlds.keys()], []);
});

t.test('the journal of a project in use notes such requests', async (t) => {
  const sim = await simulator(t);
  await sim.get('/webhooks');
  await sim.get('/nothing');
  await sim.get('/webhooks', { authorization: 'Basic !' });
  const { requests } = await sim.control('GET', '/requests');
  t.same(
    requests.map(({ answer }: { answer: { status: number } }) => answer.status),
    [200, 404, 401],
  );
});

t.test('a page of projects looks at the projects on it only', async (t) => {
  const sim = await simulator(t);
  for (const id of ['one', 'two', 'three']) await sim.project(id).get('/webhooks');
  const looked = t.capture(sim.project('two').world, 'sizes', () => ({}));
  const page = async (query: string) => (await sim.raw('GET', `/__admin/projects?${query}`)).body;
  const { projects, nextPageToken } = await page('pageSize=1');
  t.match([projects, nextPageToken], [[{ id: 'one' }], 'one']);
  t.match(await page('q=three&pageSize=1'), { projects: [{ id: 'three' }] });
  t.equal(looked().length, 0);
  t.match(await page('pageSize=1&pageToken=one'), { projects: [{ id: 'two' }], nextPageToken: 'two' });
  t.equal(looked().length, 1);
});
