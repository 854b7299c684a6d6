// Projects that nobody uses are let go from memory, and come back as they were.
import t from 'tap';
import { systemClock } from '../../src/engine/time/clock.js';
import { receiver } from '../delivery/receivers.js';
import { holdTimers } from '../timers.js';
import { countTurns } from '../turns.js';
import { folderPlace } from './folder-place.js';
import { everywhere } from './places.js';
import { restingSimulator } from './rest.js';
import { until } from './until.js';

const template = (name: string, status = 'SUBMIT') => ({
  name,
  language: 'EN',
  category: 'UTILITY',
  status,
  details: { components: [{ type: 'BODY', text: 'Hi' }] },
});

everywhere('a project that nobody uses is let go from memory, and the next call brings it back', async (t, place) => {
  const { sim, rest, resting } = await restingSimulator(t, place);
  await sim.post('/whatsapp/templates', template('spring'));
  t.same(await resting(), []);
  const before = await sim.control('GET', '/state');
  await rest();
  t.same(await resting(), ['test-project']);
  t.equal(sim.application.simulation.worlds.size, 0);
  t.equal((await sim.get('/whatsapp/templates/spring/languages/EN')).status, 200);
  t.same(await resting(), []);
  t.same(await sim.control('GET', '/state'), before);
});

everywhere('calls that come at the same time bring a project back once', async (t, place) => {
  const { sim, rest } = await restingSimulator(t, place);
  await sim.get('/webhooks');
  await rest();
  const names = ['spring', 'summer', 'autumn', 'winter'];
  const answers = await Promise.all(names.map((name) => sim.post('/whatsapp/templates', template(name))));
  t.same(
    answers.map(({ status }) => status),
    [201, 201, 201, 201],
  );
  t.equal((await sim.get('/whatsapp/templates')).body.totalSize, 4);
});

everywhere(
  'journal, history and checkpoints come back, too, and the history goes on with its numbers',
  async (t, place) => {
    const { sim, rest } = await restingSimulator(t, place);
    const told = async () => [
      (await sim.control('GET', '/requests')).requests,
      (await sim.control('GET', '/history')).history,
      (await sim.control('GET', '/checkpoints')).checkpoints,
    ];
    await sim.post('/whatsapp/templates', template('spring'));
    await sim.control('PUT', '/checkpoints/before');
    const before = await told();
    await rest();
    t.same(await told(), before);
    await sim.get('/webhooks');
    const [requests, history] = await told();
    t.equal(requests.length, 2);
    t.equal(history.at(-1).number, before[1].at(-1).number + 1);
  },
);

everywhere('a stream goes on after its project has rested', async (t, place) => {
  const { sim, rest } = await restingSimulator(t, place);
  await sim.get('/webhooks');
  const next = (await sim.control('GET', '/history')).next;
  await rest();
  await sim.get('/webhooks');
  const { history, restarted } = await sim.control('GET', `/events?since=${next}&waitMs=0`);
  t.equal(restarted, undefined);
  t.match(history, [{ number: next + 1, kind: 'request' }]);
});

everywhere('the list of projects shows one that rests as it was, and does not bring it back', async (t, place) => {
  const { sim, rest, resting } = await restingSimulator(t, place);
  await sim.subscribe();
  for (const id of ['b', 'a', 'c']) await sim.project(id).post('/whatsapp/templates', template('spring'));
  const listed = async () => (await sim.raw('GET', '/__admin/projects')).body.projects;
  const before = await listed();
  await rest();
  t.same(
    await listed(),
    before.map((project: object) => ({ ...project, resting: true })),
  );
  t.equal(sim.application.simulation.worlds.size, 0);
  await sim.project('a').get('/webhooks');
  t.same(await resting(), ['test-project', 'b', 'c'], 'each keeps its place in the list');
  const page = (await sim.raw('GET', '/__admin/projects?pageSize=2&pageToken=test-project')).body;
  t.match(page, { projects: [{ id: 'b' }, { id: 'a' }], nextPageToken: 'a' });
  t.equal((await sim.raw('GET', '/__admin/health')).body.projects, 4);
});

everywhere('a project that is in use is not let go', async (t, place) => {
  const { sim, rest, resting } = await restingSimulator(t, place);
  const poll = sim.control('GET', '/events?waitMs=30000');
  await until(() => sim.world.history.changed.isHeard);
  await rest();
  t.same(await resting(), [], 'somebody waits for its history');
  await sim.get('/webhooks');
  await poll;
  const wait = sim.control('POST', '/requests/wait', { match: { path: '*/templates' } });
  await until(() => sim.world.journal.changed.isHeard);
  await rest();
  t.same(await resting(), [], 'somebody waits for a request');
  await sim.get('/whatsapp/templates');
  await wait;
  const delivered = sim.control('POST', '/deliveries/wait', {});
  await until(() => sim.world.deliveriesChanged.isHeard);
  await rest();
  t.same(await resting(), [], 'somebody waits for a delivery');
  await sim.subscribe();
  await sim.post('/whatsapp/templates', template('spring'));
  await sim.advance('2s');
  await delivered;
  await rest();
  t.same(await resting(), ['test-project'], 'nobody does');
});

everywhere('a project whose delivery is under way is not let go', async (t, place) => {
  const { sim, rest, resting } = await restingSimulator(t, place, { review: 0 });
  let answer = (): void => undefined;
  const slow = await receiver(t, (response) => {
    answer = () => void response.end();
  });
  await sim.post('/webhooks', { target: slow.url, secret: 's', triggers: ['ALL'] });
  await sim.post('/whatsapp/templates', template('spring'));
  await slow.arrived(1);
  await rest();
  t.same(await resting(), []);
  answer();
  await sim.control('POST', '/deliveries/wait', {});
  await rest();
  t.same(await resting(), ['test-project']);
});

everywhere('a project whose changes cannot be saved is not let go', async (t, place) => {
  const { sim, rest, resting } = await restingSimulator(t, place, { durable: true });
  await sim.post('/whatsapp/templates', template('spring'));
  const end = await place.fail();
  t.equal((await sim.post('/whatsapp/templates', template('summer'))).status, 503);
  await rest();
  t.same(await resting(), []);
  await end();
  await sim.application.simulation.eviction?.sweep();
  t.equal((await sim.get('/whatsapp/templates/summer/languages/EN')).status, 200, 'it is kept in memory');
});

everywhere('a project comes back when its next job falls due', async (t, place) => {
  const timers = holdTimers(t);
  let now = systemClock.now();
  t.intercept(systemClock, 'now', { value: () => now });
  const { sim, rest, resting } = await restingSimulator(t, place, { clock: { mode: 'real' }, review: 3_600_000 });
  await sim.post('/whatsapp/templates', template('spring'));
  await sim.project('other').get('/webhooks');
  await rest();
  t.same(await resting(), ['test-project', 'other']);
  const { worlds } = sim.application.simulation;
  now += 3_600_000;
  timers.expire(3_600_000);
  while (worlds.size === 0) await systemClock.pause();
  timers.expire(0);
  t.same(await resting(), ['other']);
  const state = (await sim.get('/whatsapp/templates/spring/languages/EN')).body;
  t.match(state, { state: 'APPROVED' });
  const { history } = await sim.control('GET', '/history?kind=decision');
  const [opened, taken] = history;
  t.match([opened, taken], [{ change: 'opened' }, { change: 'taken', cause: opened.number }]);
});

everywhere('a project with a job that is due soon is not let go', async (t, place) => {
  const { sim, rest, resting } = await restingSimulator(t, place, { clock: { mode: 'real' }, review: 300_000 });
  await sim.post('/whatsapp/templates', template('spring'));
  await rest();
  t.same(await resting(), []);
});

everywhere('a family rests as a whole, and a call to a sub-project brings all of it back', async (t, place) => {
  const { sim, rest, resting } = await restingSimulator(t, place);
  const order = { name: 'Branch', region: 'EU', subproject: true, smsApp: true };
  const { projectId, id } = (await sim.post('/bundles', order)).body;
  await sim.advance('5s');
  await rest();
  t.same(await resting(), ['test-project', projectId]);
  t.equal((await sim.project(projectId).get('/sms/smsApps')).body.totalSize, 1);
  t.same(await resting(), []);
  t.match((await sim.get(`/bundles/${id}`)).body, { state: 'DONE', smsApp: { status: 'ACTIVE' } });

  await sim.project(projectId).admin('DELETE', '');
  await sim.project(projectId).get('/webhooks');
  await rest();
  t.same(await resting(), ['test-project'], 'a project of its own that records of another one name stays');
  t.equal((await sim.get(`/bundles/${id}`)).status, 200);
});

everywhere('a resting project can be reset, deleted and replaced, and counts as a project', async (t, place) => {
  const { sim, rest, resting } = await restingSimulator(t, place, { maxProjects: 3 });
  const other = sim.project('other');
  for (const project of [sim, other]) await project.post('/whatsapp/templates', template('spring'));
  const exported = await other.control('GET', '/state?secrets=true');
  await rest();
  t.equal((await other.admin('DELETE', '')).status, 204);
  t.same(await resting(), ['test-project']);
  t.equal((await sim.project('new').get('/webhooks')).status, 200);
  t.equal((await other.get('/whatsapp/templates')).body.totalSize, 0, 'it begins again');
  await rest();
  t.equal((await sim.project('fourth').get('/webhooks')).status, 403, 'resting projects count');
  t.equal((await sim.project('fourth').admin('PUT', '/state', exported)).status, 403);
  await other.control('PUT', '/state', exported);
  t.equal((await other.get('/whatsapp/templates')).body.totalSize, 1);
  const [world] = exported.worlds;
  const stolen = { ...exported, worlds: [world, { ...world, id: 'new', parent: 'other' }] };
  t.match(await other.admin('PUT', '/state', stolen), {
    status: 400,
    body: { message: /new exists already as another project/ },
  });
  await rest();
  const { projects } = (await sim.raw('POST', '/__admin/reset')).body;
  t.same(
    projects.map(({ id, records }: { id: string; records: object }) => [id, records]),
    [
      ['test-project', {}],
      ['new', {}],
      ['other', {}],
    ],
  );
});

everywhere(
  'strict mode knows the keys of projects that rest or have not begun, and begins none for a stranger',
  async (t, place) => {
    const key = (id: string) => ({ initialized: [], credentials: [{ keyId: `${id}-key`, keySecret: 'secret' }] });
    const scenario = { description: 'Keys', projects: { one: key('one'), two: key('two') } };
    const { sim, rest, resting } = await restingSimulator(t, place, { mode: 'strict' }, { scenario });
    const basicOf = (id: string) => ({ authorization: `Basic ${Buffer.from(`${id}-key:secret`).toString('base64')}` });
    t.equal((await sim.project('one').get('/webhooks', basicOf('one'))).status, 200);
    await rest();
    t.same(await resting(), ['one']);
    const unknown = sim.project('three');
    t.equal((await unknown.get('/webhooks', basicOf('three'))).status, 401, 'a caller that no project knows');
    t.equal((await unknown.get('/whatsapp/solutions', basicOf('one'))).body.errorCode, 'project_not_found');
    t.equal((await unknown.get('/whatsapp/solutions', basicOf('two'))).body.errorCode, 'project_not_found');
    t.same([...sim.application.simulation.worlds.keys()], [], 'none was brought back or begun');
    const form = 'grant_type=client_credentials';
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const { access_token: token } = (await sim.raw('POST', '/oauth2/token', form, { ...basicOf('one'), ...type })).body;
    const bearer = { authorization: `Bearer ${token}` };
    t.equal((await sim.project('one').get('/webhooks', bearer)).status, 200);
    await rest();
    t.equal((await sim.raw('POST', '/__admin/tokens/expire', { projectId: 'one' })).status, 204);
    t.same(await resting(), ['one'], 'to expire tokens brings nothing back');
    t.equal((await sim.project('one').get('/webhooks', bearer)).status, 401);
  },
);

everywhere('a start validates every project and keeps none in memory that need not be', async (t, place) => {
  const first = await restingSimulator(t, place);
  await first.sim.post('/whatsapp/templates', template('spring'));
  const before = (await first.sim.get('/whatsapp/templates')).body;
  await first.sim.application.close();
  const second = await restingSimulator(t, place);
  t.same(await second.resting(), ['test-project']);
  t.match((await second.sim.raw('GET', '/__admin/projects')).body.projects, [{ records: { 'whatsapp.templates': 1 } }]);
  t.equal(second.sim.application.simulation.worlds.size, 0);
  t.same((await second.sim.get('/whatsapp/templates')).body, before);
  t.match(await second.sim.advance('2s'), [{ what: 'whatsapp.template approve' }]);
});

everywhere('what a killed process has set aside is not mixed into a newer project', async (t, place) => {
  const { sim, rest } = await restingSimulator(t, place);
  await sim.post('/whatsapp/templates', template('spring'));
  await rest();
  const after = await restingSimulator(t, await place.copy());
  t.same((await after.sim.control('GET', '/history')).history, []);
  t.equal((await after.sim.get('/whatsapp/templates')).body.totalSize, 1);
});

everywhere('a project that cannot be read back is refused with the reason, and others are not', async (t, place) => {
  const { sim, rest } = await restingSimulator(t, place);
  const other = sim.project('other');
  for (const project of [sim, other]) await project.post('/whatsapp/templates', template('spring'));
  const told = await sim.control('GET', '/history');
  await rest();
  const rename = (from: string, to: string): Promise<void> =>
    place.edit(({ worlds: [{ tables }] }) => {
      tables[to] = tables[from];
      delete tables[from];
    });
  await rename('whatsapp.templates', 'whatsapp.stamps');
  for (const answer of [
    await sim.get('/webhooks'),
    await sim.admin('GET', '/state'),
    await sim.admin('POST', '/reset'),
  ]) {
    t.match(answer, { status: 503, headers: { 'retry-after': '1' }, body: { errorCode: 'storage_unavailable' } });
    t.match(answer.body.message, /test-project[^\n]* cannot be read \([^\n]+$/);
  }
  t.match((await sim.raw('GET', '/__admin/health')).body, {
    status: 'degraded',
    troubles: [/^project test-project: /],
  });
  t.equal((await other.get('/webhooks')).status, 200);
  await rename('whatsapp.stamps', 'whatsapp.templates');
  t.same(await sim.control('GET', '/history'), told, 'nothing is lost when it is repaired');
  t.match((await sim.raw('GET', '/__admin/health')).body, { status: 'ok' });
});

t.test('with --idle off, and without --data, all projects stay in memory', async (t) => {
  for (const settings of [{ idle: null }, { data: undefined }]) {
    const { sim, rest, resting } = await restingSimulator(t, folderPlace(), settings);
    await sim.get('/webhooks');
    await rest();
    t.same(await resting(), []);
  }
});

everywhere(
  'a large project that comes back gives way to other work, and is found when it is complete',
  async (t, place) => {
    const { sim, rest } = await restingSimulator(t, place);
    const names = Array.from({ length: 60 }, (_, number) => `name_${number}`);
    for (const name of names) await sim.post('/whatsapp/templates', template(name));
    await rest();
    const turns = countTurns(t, () =>
      t.notOk(sim.application.simulation.worlds.has(sim.id), 'not before it is complete'),
    );
    t.equal((await sim.get('/whatsapp/templates')).body.totalSize, names.length);
    t.ok(turns.count > names.length / 10, `${turns.count} turns`);
  },
);
