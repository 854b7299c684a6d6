import t from 'tap';
import { simulator } from '../simulator.js';
import { path, template } from './templates.js';

const lifecycle = 'whatsapp.template';

t.test('an edited rule applies to pending decisions, and keeps its id, its place and its hits', async (t) => {
  const sim = await simulator(t);
  await sim.control('POST', '/rules', { match: { lifecycle, name: 'a*' }, outcome: 'reject' });
  await sim.control('POST', '/rules', { match: { lifecycle, name: 'b*' }, outcome: 'hold' });
  await sim.post(path, template('apple'));
  t.match(await sim.pending(), [{ outcome: 'reject', because: 'rule rule-1' }]);
  const edited = await sim.control('PATCH', '/rules/rule-1', { outcome: 'approve', after: '3d' });
  t.match(edited, { id: 'rule-1', outcomes: ['approve'], after: '3d', hits: 1, match: { name: 'a*' } });
  t.match(await sim.pending(), [{ outcome: 'approve', because: 'rule rule-1', due: '2026-01-04T00:00:00.000Z' }]);
  const replaced = await sim.control('PUT', '/rules/rule-1', { match: { lifecycle, name: 'z*' }, outcome: 'reject' });
  t.same(Object.keys(replaced).includes('after'), false, 'what a replacement does not name is gone');
  t.match(await sim.pending(), [{ because: 'default', outcome: 'approve' }]);
  const { rules } = await sim.control('GET', '/rules');
  t.same(
    rules.map(({ id }: { id: string }) => id),
    ['rule-2', 'rule-1'],
  );
});

t.test('a rule that is switched off does not apply until it is switched on', async (t) => {
  const sim = await simulator(t);
  await sim.control('POST', '/rules', { match: { lifecycle }, outcome: 'reject', enabled: false });
  await sim.post(path, template('one'));
  t.match(await sim.pending(), [{ outcome: 'approve', because: 'default' }]);
  t.match(await sim.control('PATCH', '/rules/rule-1', { enabled: true }), { hits: 1 });
  t.match(await sim.pending(), [{ outcome: 'reject', because: 'rule rule-1' }]);
  t.match(await sim.control('PATCH', '/rules/rule-1', { enabled: false }), { enabled: false, hits: 0 });
  t.match(await sim.pending(), [{ outcome: 'approve', because: 'default' }]);
});

t.test('an edit is checked like a new rule or fault', async (t) => {
  const sim = await simulator(t);
  await sim.control('POST', '/rules', { match: { lifecycle }, outcome: 'reject' });
  await sim.control('POST', '/faults', { status: 503 });
  t.match(await sim.admin('PATCH', '/rules/rule-1', { outcome: 'rejct' }), { status: 400 });
  t.match(await sim.admin('PATCH', '/rules/rule-9', { outcome: 'reject' }), { status: 404 });
  t.match(await sim.admin('PATCH', '/faults/fault-1', { error: 'template_exists' }), { status: 400 });
  t.match(await sim.admin('PUT', '/faults/fault-9', { status: 500 }), { status: 404 });
  t.match(await sim.admin('PATCH', '/faults/fault-1', {}), { status: 400 });
});

t.test('a fault can be edited, replaced and switched off, and keeps its hits', async (t) => {
  const sim = await simulator(t);
  await sim.control('POST', '/faults', { status: 503, latency: '1ms', times: 5 });
  t.equal((await sim.get('/webhooks')).status, 503);
  t.match(await sim.control('PATCH', '/faults/fault-1', { status: 500 }), {
    status: 500,
    times: 5,
    hits: 1,
    latency: '1ms',
  });
  t.equal((await sim.get('/webhooks')).status, 500);
  await sim.control('PATCH', '/faults/fault-1', { enabled: false });
  t.equal((await sim.get('/webhooks')).status, 200);
  const replaced = await sim.control('PUT', '/faults/fault-1', { status: 502 });
  t.match(replaced, { id: 'fault-1', status: 502, hits: 2 });
  t.notOk('times' in replaced || 'enabled' in replaced);
  t.equal((await sim.get('/webhooks')).status, 502);
});

t.test('testing the rules says which one would decide, and why the others would not', async (t) => {
  const sim = await simulator(t);
  await sim.control('POST', '/rules', { match: { lifecycle, name: 'spring*' }, outcome: 'reject', after: '1h' });
  await sim.control('POST', '/rules', { match: { lifecycle, name: 'autumn*' }, outcome: 'reject' });
  await sim.control('POST', '/rules', { match: { lifecycle: 'whatsapp.sender' }, outcome: 'reject' });
  const test = (body: object) => sim.control('POST', '/rules/test', body);
  const tested = await test({ lifecycle, name: 'spring_sale' });
  t.match(
    tested.decisions.find(({ decision }: { decision: string }) => decision === 'review'),
    { who: 'Meta', outcome: 'reject', because: 'rule rule-1', after: '1h' },
  );
  t.match(tested.rules, [
    { id: 'rule-3', applies: false, because: 'it is for whatsapp.sender' },
    { id: 'rule-2', applies: false, because: 'no name matches autumn*: spring_sale' },
    { id: 'rule-1', applies: true },
  ]);
  t.match(
    (await test({ lifecycle, name: 'mock_reject_me' })).decisions.find(
      ({ decision }: { decision: string }) => decision === 'review',
    ),
    { outcome: 'reject', because: 'magic value mock_reject' },
  );
  t.match(await sim.control('GET', '/rules'), { rules: [{ hits: 0 }, { hits: 0 }, { hits: 0 }] }, 'nothing is a hit');
  t.match((await sim.admin('POST', '/rules/test', { lifecycle: 'nothing' })).status, 404);
});
