// An exported state is the state of any project that imports it.
import fc from 'fast-check';
import t from 'tap';
import { listen, simulator, type TestProject } from '../simulator.js';
import { at, path, template } from './templates.js';

type Sim = TestProject;
const source = 'source-of-it-all';

const state = (project: Sim) => project.control('GET', '/state?secrets=true');

/** What an export says, apart from the ids of its projects and from the random state. */
function apartFromIds({ worlds }: any): string {
  const ids: string[] = worlds.map(({ id }: { id: string }) => id);
  const announced = [...JSON.stringify(worlds).matchAll(/"(?:p|parentP)rojectId\\?":\\?"([^"\\]+)/g)].map(
    ([, id]) => id!,
  );
  let text = JSON.stringify(worlds.map(({ random: _, ...world }: any) => world));
  for (const [index, id] of [...new Set([...ids, ...announced])].entries())
    text = text.replaceAll(id, `project ${index}`);
  return text;
}

/** A small past: each step makes something that an import has to continue. */
const steps = {
  template: async (project: Sim, n: number) => void (await project.post(path, template(`t${n}`))),
  webhook: async (project: Sim, n: number) =>
    void (await project.post('/webhooks', { target: `http://127.0.0.1:9/${n}`, secret: `s${n}`, triggers: ['ALL'] })),
  bundle: async (project: Sim, n: number) =>
    void (await project.post('/bundles', { name: `b${n}`, region: 'EU', subproject: true, webhooks: [] })),
  held: async (project: Sim, n: number) =>
    void (await project.post('/bundles', { name: `mock_hold ${n}`, region: 'EU', subproject: true })),
  rule: async (project: Sim) =>
    void (await project.control('POST', '/rules', {
      match: { lifecycle: 'whatsapp.template' },
      outcome: 'reject',
      times: 1,
    })),
  second: async (project: Sim) => void (await project.advance('1s')),
  hour: async (project: Sim) => void (await project.advance('1h')),
};

t.test('an export that another project imports equals its export, apart from ids', async (t) => {
  const sim = await simulator(t, { retries: 2 });
  let number = 0;
  const step = fc.constantFrom(...(Object.keys(steps) as (keyof typeof steps)[]));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (names) => {
      const one = sim.project(`${source}-${++number}`);
      for (const [n, name] of names.entries()) await steps[name](one, n);
      const document = await state(one);
      const [two, three] = [sim.project(`copy-${number}-a`), sim.project(`copy-${number}-b`)];
      await two.control('PUT', '/state', document);
      await three.control('PUT', '/state', document);
      const copy = await state(two);
      t.equal(apartFromIds(copy), apartFromIds(document), names.join());
      t.notMatch(JSON.stringify(copy), new RegExp(`${source}-${number}\\b`), 'no id of the source is left');
      // Both continue, and neither reaches into the other or into the source.
      for (const each of [two, three]) await each.advance('2h');
      t.equal(apartFromIds(await state(one)), apartFromIds(document), 'the source is as it was');
      const family = async (project: Sim): Promise<string[]> => (await state(project)).worlds.map(({ id }: any) => id);
      const [of2, of3] = [await family(two), await family(three)];
      t.equal(new Set([...of2, ...of3]).size, of2.length + of3.length, 'no sub-project belongs to both');
    }),
    { numRuns: 12 },
  );
});

t.test('in an imported project webhooks, deliveries and jobs continue', async (t) => {
  const sim = await simulator(t);
  const receiver = await listen(t);
  const one = sim.project(source);
  await one.post('/webhooks', { target: receiver.url, secret: 'top secret', triggers: ['ALL'] });
  await one.control('PUT', '/deliveries/mode', { mode: 'hold' });
  await one.post(path, template('held'));
  await one.advance('2s');
  await one.post(path, template('waiting'));
  const two = sim.project('another');
  t.match(await two.control('PUT', '/state', await state(one)), { id: 'another', pending: 1, deliveries: { held: 1 } });
  await two.control('POST', '/deliveries/release');
  t.match(receiver.received, [{ body: { type: 'WHATSAPP_TEMPLATE_APPROVED', payload: { name: 'held' } } }]);
  await two.control('PUT', '/deliveries/mode', { mode: 'send' });
  await two.advance('2s');
  t.match(receiver.received[1], { body: { payload: { name: 'waiting' } } });
  t.equal((await two.get(at('waiting'))).body.state, 'APPROVED');
  t.match((await two.get('/webhooks')).body.webhooks, [{ projectId: 'another' }]);
  t.equal(receiver.received.length, 2, 'the source sent nothing');
});

t.test('a secret that an export does not contain is kept if the project has it', async (t) => {
  const sim = await simulator(t);
  const receiver = await listen(t);
  await sim.post('/webhooks', { target: receiver.url, secret: 'top secret', triggers: ['ALL'] });
  const document = await sim.control('GET', '/state');
  t.notMatch(JSON.stringify(document), 'top secret');
  t.notOk('toSetAgain' in (await sim.control('PUT', '/state', document)));
  t.match(JSON.stringify(await state(sim)), '"secret":"top secret"');
});

t.test('a secret that neither has must be set again: the answer says which, and [REDACTED] is never it', async (t) => {
  const sim = await simulator(t);
  const receiver = await listen(t);
  await sim.post('/webhooks', { target: receiver.url, secret: 'top secret', triggers: ['ALL'] });
  const [{ id }] = (await sim.get('/webhooks')).body.webhooks;
  const document = await sim.control('GET', '/state');
  const other = sim.project('other');
  t.same((await other.control('PUT', '/state', document)).toSetAgain, [
    { project: 'other', collection: 'webhooks', key: id, field: 'secret' },
  ]);
  t.notMatch(JSON.stringify(await state(other)), /\[REDACTED/);
  t.match(await other.patch(`/webhooks/${id}`, { secret: 'set again' }), { status: 200 });
  const plain = JSON.parse(JSON.stringify(document).replaceAll(/\[REDACTED \d+\]/g, '[REDACTED]'));
  t.notOk('toSetAgain' in (await other.control('PUT', '/state', plain)), 'it has been set again');
  const third = sim.project('third');
  t.match((await third.control('PUT', '/state', plain)).toSetAgain, [{ key: id }]);
  t.notMatch(JSON.stringify(await state(third)), /"\[REDACTED/);
  t.notMatch(JSON.stringify(await state(other)), /"\[REDACTED/);
});

t.test('a text that only looks like a stand-in is a text', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, { ...template('plain'), details: { components: [{ type: 'BODY', text: '[REDACTED]' }] } });
  await sim.control('PUT', '/state', await state(sim));
  t.match(JSON.stringify(await state(sim)), '"text":"[REDACTED]"');
});
