import { readFileSync } from 'node:fs';
import t from 'tap';
import { simulator } from '../../simulator.js';

const path = '/bundles';
const order = { name: 'Harbour branch', region: 'EU', subproject: true, smsApp: true, convApp: true };

t.test('an unfinished bundle continues after a restart, in the same family', async (t) => {
  const data = t.testdir();
  const first = await simulator(t, { data });
  const { body } = await first.post(path, order);
  await first.advance('1s');
  await first.application.close();

  const second = await simulator(t, { data });
  const before = (await second.get(`${path}/${body.id}`)).body;
  t.match(before, { state: 'IN_PROGRESS', subproject: { status: 'READY' }, smsApp: { status: 'PENDING_ADD' } });
  await second.advance('1s');
  t.match((await second.get(`${path}/${body.id}`)).body, { state: 'DONE', smsApp: { status: 'ACTIVE' } });
  const branch = second.project(body.projectId);
  t.equal((await branch.get('/sms/smsApps')).body.totalSize, 1);
  t.equal(branch.world.timeline, second.world.timeline);
  await second.application.close();
});

t.test('a bundle in a scenario has its sub-project and continues from its state', async (t) => {
  const sim = await simulator(t);
  const branch = sim.project('9d0a7a5e-33b7-4f0c-8f0e-1c8e1f6f4f10');
  const subproject = { id: branch.id, name: 'Branch', parentProjectId: sim.id, status: 'READY' };
  const smsApp = {
    id: '01HZX60W4R8J5P2Y7T3G9A1S6D',
    smsServiceId: '01HZX60W4R8J5P2Y7T3G9A1S6E',
    name: 'Branch',
    status: 'PENDING_ADD',
    regions: ['EU'],
    test: false,
  };
  const records = {
    'bundles.bundles': [
      { name: 'Old', subproject },
      { name: 'Running', state: 'IN_PROGRESS', projectId: branch.id, subproject, smsApp },
    ],
  };
  const scenario = { name: 'family', description: '', projects: { [sim.id]: { initialized: ['sms'], records } } };
  t.same(sim.application.simulation.addScenario(scenario), []);
  t.notOk(sim.application.simulation.worlds.has(branch.id), 'validating a scenario creates no project');
  sim.application.simulation.begin(sim.id, { scenario: 'family' });
  t.equal(branch.world.parent?.id, sim.id);
  t.equal((await sim.get(path)).body.totalSize, 2);
  await sim.advance('2s');
  t.equal((await sim.get(`${path}?filterStates=DONE`)).body.totalSize, 2);
  t.equal((await branch.get(`/sms/smsApps/${smsApp.id}`)).body.status, 'ACTIVE');
});

t.test('every example order is accepted', async (t) => {
  const sim = await simulator(t);
  const file = new URL('../../../fixtures/examples/bundles/BundlesBundlesController.create.json', import.meta.url);
  const { examples } = JSON.parse(readFileSync(file, 'utf8')) as { examples: Record<string, { body: object }> };
  for (const [name, { body }] of Object.entries(examples)) {
    const { status, body: bundle } = await sim.post(path, body);
    t.equal(status, 201, name);
    await sim.advance('2s');
    t.equal((await sim.get(`${path}/${bundle.id}`)).body.state, 'DONE', name);
  }
});
