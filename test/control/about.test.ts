import t from 'tap';
import { simulator } from '../simulator.js';
import { path, template } from './templates.js';

t.test('the settings say how the simulator was started, and the credentials of its scenario', async (t) => {
  const sim = await simulator(t, { scenario: 'demo', adminToken: 'hush' });
  const headers = { authorization: 'Bearer hush' };
  const { status, body } = await sim.raw('GET', '/__admin/settings', undefined, headers);
  t.equal(status, 200);
  t.match(body, { settings: { seed: 1, mode: 'open', adminToken: true }, scenario: { name: 'demo' } });
  const { credentials } = sim.application.simulation.scenarios.get('demo')!.projects['demo-project']!;
  t.match(body.scenario.projects[0], { id: 'demo-project', credentials: [{ keyId: String, keySecret: '[REDACTED]' }] });
  const shown = (await sim.raw('GET', '/__admin/settings?secrets=true', undefined, headers)).body;
  t.match(shown.scenario.projects[0], { credentials });
  t.notMatch(JSON.stringify(shown), /hush/);
  t.notMatch(JSON.stringify(body), /hush/);
  t.equal((await sim.raw('GET', '/__admin/settings')).status, 401);
});

t.test(
  'projects of the scenario are listed before their first call, with last activity and next due after it',
  async (t) => {
    const sim = await simulator(t, { scenario: 'demo' });
    const list = async (query = '') => (await sim.raw('GET', `/__admin/projects${query}`)).body;
    const [first] = (await list()).projects;
    t.match(first, { id: 'demo-project', begun: false, pending: 0, clock: { mode: 'frozen' } });
    const own = sim.project('another');
    await own.post(path, template('one'));
    const { projects } = await list('?q=ANOTHER');
    t.match(projects, [
      { id: 'another', begun: true, lastActivity: '2026-01-01T00:00:00.000Z', nextDue: '2026-01-01T00:00:02.000Z' },
    ]);
    const ids: string[] = [];
    for (let token: string | undefined = ''; token !== undefined; ) {
      const page: any = await list(`?pageSize=1${token && `&pageToken=${token}`}`);
      ids.push(...page.projects.map(({ id }: { id: string }) => id));
      token = page.nextPageToken;
    }
    t.same(
      ids,
      (await list()).projects.map(({ id }: { id: string }) => id),
    );
    t.equal((await sim.raw('GET', '/__admin/projects?pageToken=none')).status, 400);
  },
);

t.test('a checkpoint shows what has changed since, without secrets', async (t) => {
  const sim = await simulator(t);
  await sim.subscribe('first secret');
  await sim.post(path, template('one'));
  await sim.control('PUT', '/checkpoints/before');
  t.same((await sim.control('GET', '/checkpoints/before/diff')).changes, []);
  await sim.advance('2s');
  await sim.post(path, template('two'));
  const { id } = (await sim.get('/webhooks')).body.webhooks[0];
  await sim.patch(`/webhooks/${id}`, { secret: 'second secret' });
  const { saved, now, changes } = await sim.control('GET', '/checkpoints/before/diff');
  t.same([saved, now], ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:02.000Z']);
  const find = (part: string, key: string) =>
    changes.find((change: { part: string; key: string }) => change.part === part && change.key === key);
  t.match(find('whatsapp.templates', 'two/EN_US'), { change: 'added', project: 'test-project' });
  const one = find('whatsapp.templates', 'one/EN_US');
  t.equal(one.change, 'changed');
  t.match(
    one.fields.find(({ field }: { field: string }) => field === 'state'),
    { after: 'APPROVED' },
  );
  t.match(find('pending', 'decision-1'), { change: 'removed' });
  const [secret] = find('webhooks', id).fields.filter(({ field }: { field: string }) => field.endsWith('secret'));
  t.match(secret, { before: /^\[REDACTED/, after: /^\[REDACTED/ });
  t.not(secret.before, secret.after);
});

t.test('the root says what this is, and sends browsers to the dashboard', async (t) => {
  const sim = await simulator(t, { scenario: 'demo' });
  t.equal((await sim.raw('GET', '/', undefined, { accept: 'text/html' })).status, 302);
  const json = await sim.raw('GET', '/');
  t.match(json, { status: 200, body: { name: 'sinch-provisioning-mock', contract: String, version: String } });
  t.ok(json.body.projects.includes('demo-project'));
  for (const link of ['documentation', 'openapi', 'health'])
    t.equal((await sim.raw('GET', json.body.links[link])).status < 400, true, link);
  t.equal(json.body.links.dashboard, '/dashboard/');
});

t.test('the scenario of the settings needs no description', async (t) => {
  const sim = await simulator(t);
  const { name } = (await sim.raw('GET', '/__admin/settings')).body.scenario;
  await sim.raw('POST', '/__admin/scenarios', { name, projects: { '*': { initialized: [] } } });
  const { status, body, headers } = await sim.raw('GET', '/__admin/settings');
  t.match({ status, body }, { status: 200, body: { scenario: { name, description: '' } } });
  t.notOk(headers['x-simulator-bug']);
});
