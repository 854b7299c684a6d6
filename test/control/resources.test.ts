import t from 'tap';
import { readConfig } from '../../src/config.js';
import type { ControlResourceSummary, ControlResources } from '../../src/contract/types.js';
import { hidden, hiddenOf } from '../../src/engine/records/hidden.js';
import { simulator, type TestProject } from '../simulator.js';
import { countTurns } from '../turns.js';
import { at, path, template } from './templates.js';

const page = (sim: TestProject, query = ''): Promise<ControlResources> => sim.control('GET', `/resources${query}`);

const keys = ({ resources }: ControlResources): string[] => resources.map(({ key }) => key);

t.test('a resource is listed with its states, what it waits for, and what can happen to it', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('spring_sale'));
  const { resources, total } = await page(sim);
  t.equal(total, 1);
  t.match(resources, [
    {
      lifecycle: 'whatsapp.template',
      key: 'spring_sale/EN_US',
      title: 'spring_sale',
      states: { 'changes.status': 'IN_PROGRESS', state: null },
      pending: [{ who: 'Meta', outcome: 'approve', because: 'default', due: '2026-01-01T00:00:02.000Z' }],
    },
  ]);
  await sim.advance('2s');
  const [approved] = (await page(sim)).resources;
  t.match(approved, { states: { 'changes.status': null, state: 'APPROVED' }, pending: [] });
  t.ok(approved!.possible.includes('pause'));
  await sim.trigger('whatsapp.template', 'spring_sale/EN_US', 'pause');
  t.notOk((await page(sim)).resources[0]!.possible.includes('pause'), 'only what is possible now');
});

t.test('resources can be searched by lifecycle, state and text', async (t) => {
  const sim = await simulator(t);
  for (const name of ['one', 'two', 'twofold_mock_reject']) await sim.post(path, template(name));
  await sim.advance('2s');
  await sim.trigger('whatsapp.template', 'one/EN_US', 'pause');
  t.same(keys(await page(sim, '?state=PAUSED')), ['one/EN_US']);
  t.same(keys(await page(sim, '?q=TWO')), ['two/EN_US', 'twofold_mock_reject/EN_US']);
  t.same(keys(await page(sim, '?q=two&state=REJECTED')), ['twofold_mock_reject/EN_US']);
  t.same(keys(await page(sim, '?lifecycle=whatsapp.sender')), []);
  t.match((await sim.admin('GET', '/resources?lifecycle=whatsapp.templat')).body, {
    errorCode: 'lifecycle_not_found',
    resolution: /whatsapp\.template/,
  });
});

t.test('a search by names of other records gives way to other requests, and shows nothing that is gone', async (t) => {
  const sim = (await simulator(t, { scenario: 'demo' })).project('demo-project');
  const { simulation } = sim.application;
  const operators = sim.world.collection(simulation.resource('rcs.operator'));
  const [one] = operators.values();
  const copies = Array.from({ length: 40 }, (_, number) => `Copy ${number + 10}`);
  for (const [number, name] of copies.entries())
    operators.add({ ...one!, name, [hidden]: { ...hiddenOf(one!), number: 100 + number } });
  const query = '?lifecycle=rcs.operator&pageSize=100&q=copy';
  const names = async (): Promise<string[]> => (await page(sim, query)).resources.map(({ title }) => title);
  t.same(await names(), copies, 'all are found');
  const turns = countTurns(t, () => {
    if (turns.count === 1) operators.remove(operators.find((each) => 'name' in each && each.name === copies[0])!);
  });
  t.same(await names(), copies.slice(1));
  t.ok(turns.count > 1, `${turns.count} turns`);
});

t.test('pages contain every resource once, in the same order as one long page', async (t) => {
  const sim = (await simulator(t, { scenario: 'demo' })).project('demo-project');
  const all = await page(sim, '?pageSize=1000');
  const placeOf = ({ lifecycle, key }: ControlResourceSummary): string => `${lifecycle} ${key}`;
  t.ok(all.total > 10 && all.resources.length === all.total && all.nextPageToken === undefined);
  const seen: string[] = [];
  let token: string | undefined;
  do {
    const next = await page(sim, `?pageSize=3${token === undefined ? '' : `&pageToken=${token}`}`);
    t.equal(next.total, all.total);
    seen.push(...next.resources.map(placeOf));
    token = next.nextPageToken;
  } while (token !== undefined);
  t.same(seen, all.resources.map(placeOf));
  t.equal((await sim.admin('GET', '/resources?pageToken=nonsense')).status, 400);
});

t.test('each resource of the demo is shown as the API returns it, under its path', async (t) => {
  const config = readConfig({ clock: 'frozen', scenario: 'demo', logLevel: 'silent', port: '0' }, {});
  const root = await simulator(t, config);
  const lifecycles = new Set<string>();
  const { scenarios } = (await root.raw('GET', '/__admin/scenarios')).body;
  const { projects } = scenarios.find(({ name }: { name: string }) => name === 'demo');
  for (const id of projects) {
    const sim = root.project(id);
    for (const { lifecycle, key } of (await page(sim, '?pageSize=1000')).resources) {
      const one = await sim.control('GET', `/resources/${lifecycle}/${encodeURIComponent(key)}?secrets=true`);
      if (one.path === undefined) continue;
      lifecycles.add(lifecycle);
      const credentials = sim.world.credentials[0] ?? { keyId: 'key', keySecret: 'secret' };
      const authorization = `Basic ${Buffer.from(`${credentials.keyId}:${credentials.keySecret}`).toString('base64')}`;
      const answer = await root.raw('GET', one.path, undefined, { authorization });
      t.equal(answer.status, 200, `${lifecycle} ${key}: ${one.path}`);
      t.same(JSON.stringify(one.resource), JSON.stringify(answer.body), `${lifecycle} ${key}`);
    }
  }
  t.ok(lifecycles.size > 6, [...lifecycles].join(', '));
});

t.test('one resource has its triggers with their data, its activities and its history', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('spring_sale'));
  await sim.advance('2s');
  const one = await sim.control('GET', '/resources/whatsapp.template/spring_sale/EN_US');
  t.same(one, await sim.control('GET', '/resources/whatsapp.template/spring_sale%2FEN_US'), 'the slash can be encoded');
  t.match(one, {
    path: `/v1/projects/test-project${at('spring_sale')}`,
    resource: { name: 'spring_sale', state: 'APPROVED' },
    activities: [{ type: 'CREATED' }, { type: 'IN_PROGRESS' }],
  });
  const score = one.triggers.find(({ outcome }: { outcome: string }) => outcome === 'score');
  t.ok(score.with.qualityScore.includes('QUALITY_SCORE_RED'));
  t.match(one.history[0], { kind: 'request', number: 1 });
  t.match(one.history.at(-1), { kind: 'event', type: 'WHATSAPP_TEMPLATE_APPROVED' });
  t.match((await sim.admin('GET', '/resources/whatsapp.template/spring_sal/EN_US')).body, {
    errorCode: 'resource_not_found',
    resolution: /spring_sale\/EN_US/,
  });
});

t.test('looking at a resource uses up no rule', async (t) => {
  const sim = (await simulator(t, { scenario: 'demo' })).project('demo-project');
  const [account] = (await page(sim, '?lifecycle=whatsapp.account')).resources;
  await sim.control('POST', '/rules', { match: { lifecycle: 'whatsapp.account' }, outcome: 'corrupt', times: 1 });
  await sim.control('GET', `/resources/whatsapp.account/${account!.key}`);
  t.match(await sim.control('GET', '/rules'), { rules: [{ hits: 0 }] });
});

t.test('the agenda lists all that is due, in order of time', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  receiver.answers.push(500);
  for (const name of ['old', 'first', 'mock_hold_this']) await sim.post(path, template(name));
  await sim.advance('2s');
  await sim.delete(`${at('old')}?deleteSubmitted=true`);
  await sim.post(path, template('new'));
  const { now, agenda } = await sim.control('GET', '/agenda');
  t.equal(now, '2026-01-01T00:00:02.000Z');
  const times = agenda.map((item: { at: string | null }) => item.at ?? 'never');
  t.same(times, [...times].sort());
  t.match(
    agenda.map(({ kind, what }: { kind: string; what: string }) => `${kind} ${what}`),
    [
      'decision whatsapp.template approve',
      /^delivery WHATSAPP_TEMPLATE_APPROVED to /,
      'expiry whatsapp.templateReservations',
      'decision whatsapp.template hold',
    ],
  );
  t.match(agenda[1], { because: 'attempt 1 got 500', id: 'delivery-00000001' });
  t.match(agenda.at(-1), { at: null, because: 'magic value mock_hold', key: 'mock_hold_this/EN_US', who: 'Meta' });
  const limited = await sim.control('GET', '/agenda?limit=2');
  t.same(limited.agenda, agenda.slice(0, 2), 'only the first ones if asked');
});

t.test('the agenda includes what the clock will do, and the sub-projects that share the clock', async (t) => {
  const sim = await simulator(t);
  const child = sim.world.subproject('child');
  child.initialize('whatsapp');
  await sim.project('child').post(path, template('spring_sale'));
  t.match(await sim.control('GET', '/agenda'), { agenda: [{ project: 'child', key: 'spring_sale/EN_US' }] });
});
