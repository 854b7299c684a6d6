import t from 'tap';
import { Checkpoints } from '../../src/engine/world/checkpoints.js';
import { limits } from '../../src/limits.js';
import { simulator } from '../simulator.js';
import { at, path, template } from './templates.js';

t.test('a checkpoint restores records, clock, pending decisions, queued deliveries, rules and faults', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  await sim.control('PUT', '/deliveries/mode', { mode: 'hold' });
  await sim.post(path, template('first'));
  await sim.advance('2s');
  await sim.post(path, template('second'));
  await sim.control('POST', '/faults', { match: { path: '*/never' }, status: 500 });
  await sim.control('POST', '/rules', { match: { lifecycle: 'whatsapp.template', name: 'third' }, outcome: 'reject' });
  const pending = await sim.pending();
  const { name, now, projects } = await sim.control('PUT', '/checkpoints/before');
  t.same([name, now, projects], ['before', '2026-01-01T00:00:02.000Z', ['test-project']]);

  await sim.advance('30d');
  await sim.delete(`${at('first')}?deleteSubmitted=true`);
  await sim.control('DELETE', '/faults');
  await sim.control('DELETE', '/rules');
  await sim.control('POST', '/deliveries/release');
  const sent = receiver.received.length;

  t.match(await sim.control('POST', '/checkpoints/before/restore'), { clock: { now }, deliveries: { held: 1 } });
  t.same(await sim.pending(), pending);
  t.equal((await sim.get(at('first'))).body.state, 'APPROVED');
  t.equal((await sim.control('GET', '/faults')).faults.length, 1);
  t.equal((await sim.control('GET', '/rules')).rules.length, 1);
  t.equal((await sim.control('GET', '/requests')).requests.length, 1, 'the journal starts empty');
  await sim.control('POST', '/deliveries/release');
  t.equal(receiver.received.length, sent + 1, 'the restored event can be sent again');
  t.match(await sim.advance('2s'), [{ what: 'whatsapp.template approve', resource: 'second/EN_US' }]);
});

t.test('after a restore, the same calls give the same results', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  await sim.control('PUT', '/checkpoints/start');
  const run = async () => {
    receiver.received.length = 0;
    const created = await sim.post(path, template('plain'));
    const hook = await sim.post('/webhooks', { target: 'http://127.0.0.1:9/', secret: 's', triggers: ['BUNDLE_DONE'] });
    const fired = await sim.advance('1d');
    const list = await sim.get(path);
    return JSON.stringify([created.body, hook.body, fired, list.body, receiver.received]);
  };
  const first = await run();
  await sim.control('POST', '/checkpoints/start/restore');
  t.equal(await run(), first);
  await sim.control('POST', '/checkpoints/start/restore');
  t.equal(await run(), first, 'a checkpoint can be restored again');
});

t.test('a scheduled retry is still scheduled after a restore', async (t) => {
  const sim = await simulator(t);
  const receiver = await sim.subscribe();
  receiver.answers.push(500);
  await sim.post(path, template('plain'));
  await sim.advance('2s');
  await sim.control('PUT', '/checkpoints/failing');
  await sim.advance('1h');
  t.equal(receiver.received.length, 2);
  await sim.control('POST', '/checkpoints/failing/restore');
  t.match(await sim.deliveries(), [{ status: 'pending', nextAttempt: '2026-01-01T00:00:07.000Z' }]);
  await sim.advance('1h');
  t.equal(receiver.received.length, 3);
});

t.test(
  'checkpoints can be listed, read and deleted; they survive a reset and are deleted with their project',
  async (t) => {
    const sim = await simulator(t);
    await sim.control('PUT', '/checkpoints/b');
    await sim.control('PUT', '/checkpoints/a');
    const names = async () =>
      (await sim.control('GET', '/checkpoints')).checkpoints.map(({ name }: { name: string }) => name);
    t.same(await names(), ['a', 'b']);
    t.match(await sim.control('GET', '/checkpoints/a'), { name: 'a', size: Number });
    t.equal((await sim.admin('DELETE', '/checkpoints/a')).status, 204);
    t.match(await sim.admin('POST', '/checkpoints/a/restore'), {
      status: 404,
      body: { errorCode: 'checkpoint_not_found', resolution: /Its checkpoints: b\./ },
    });
    await sim.control('POST', '/reset');
    t.same(await names(), ['b']);
    await sim.control('DELETE', '');
    t.same(await names(), []);
  },
);

t.test('a checkpoint of a thousand templates restores all of them and their pending decisions', async (t) => {
  const sim = await simulator(t);
  for (let count = 0; count < 1000; count++) await sim.post(path, template(`template_${count}`));
  await sim.control('PUT', '/checkpoints/large');
  await sim.advance('2s');
  t.equal((await sim.pending()).length, 0);
  await sim.control('POST', '/checkpoints/large/restore');
  t.equal((await sim.pending()).length, 1000);
});

t.test('a project is saved and restored with its sub-projects', async (t) => {
  const sim = await simulator(t);
  const bundle = { name: 'Harbour branch', region: 'EU', subproject: true, smsApp: true };
  const branch = sim.project((await sim.post('/bundles', bundle)).body.subproject.id);
  await sim.advance('1h');
  const apps = (await branch.get('/sms/smsApps')).body;
  t.equal(apps.totalSize, 1);
  t.match(await branch.control('PUT', '/checkpoints/branched'), { projects: [sim.id, branch.id] });
  await sim.control('POST', '/reset');
  t.match((await sim.raw('GET', '/__admin/projects')).body.projects, [{ id: sim.id }]);
  await sim.control('POST', '/checkpoints/branched/restore');
  t.same((await branch.get('/sms/smsApps')).body, apps);
  await sim.advance('1d');
  t.equal((await branch.control('GET', '/clock')).now, (await sim.control('GET', '/clock')).now, 'they share a clock');
  const document = await sim.control('GET', '/state');
  t.equal(document.worlds.length, 2);
  t.match(await sim.control('PUT', '/state', document), { id: sim.id });
  t.match(await branch.control('GET', ''), { parent: sim.id });
});

t.test('a project has at most 100 checkpoints; one of them can be saved again', async (t) => {
  const sim = await simulator(t);
  for (let count = 0; count < 100; count++) await sim.control('PUT', `/checkpoints/number-${count}`);
  const { status, body } = await sim.admin('PUT', '/checkpoints/another');
  t.equal(status, 400);
  t.same(body.additionalInformation.validationErrors, ['a project has at most 100 checkpoints: delete some first']);
  t.equal((await sim.admin('PUT', '/checkpoints/number-5')).status, 200);
});

t.test('all checkpoints together have a limited length; one that does not fit is not saved', async (t) => {
  const sim = await simulator(t);
  await sim.post('/webhooks', { target: 'http://127.0.0.1:9/hook', secret: 's', triggers: ['ALL'] });
  await sim.project('other').get('/webhooks');
  const { size } = await sim.control('PUT', '/checkpoints/measured');
  // Room for two and a half of them; 256 Mi characters show the same.
  const most = Math.floor(2.5 * size);
  t.intercept(limits.checkpointText, 'most', { value: most });
  const checkpoints = new Checkpoints(sim.application.simulation);
  t.ok(checkpoints.save(sim.world, 'one'));
  t.ok(checkpoints.save(sim.world, 'two'));
  t.equal(checkpoints.save(sim.world, 'three'), undefined);
  t.same([...checkpoints.of(sim.world).keys()], ['one', 'two']);
  t.ok(checkpoints.save(sim.world, 'two'), 'one of them can be saved again');
  checkpoints.remove(sim.world, 'one');
  t.ok(checkpoints.save(sim.world, 'three'), 'and there is room when another one is deleted');
});
