// Changes are noticed automatically: when an operation responds, everything it changed is on disk, and an operation that
// changed nothing writes nothing. With --durable, a kill leaves exactly what is on disk when the response is sent.
import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { createApplication } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import type { ProjectWorld } from '../../src/engine/world/world.js';
import { comment, receiver, subscribe } from '../delivery/receivers.js';
import { call, operations, prepare } from '../populated.js';
import { simulator, type TestProject } from '../simulator.js';

const textOf = (worlds: Iterable<ProjectWorld>): string =>
  JSON.stringify([...worlds].map((world) => world.save()).sort((one, other) => (one.id < other.id ? -1 : 1)));

/** The worlds that a simulator loads when it starts with a copy of a data folder. */
async function afterRestart(data: string, copy: string): Promise<string> {
  cpSync(data, copy, { recursive: true });
  const application = await createApplication(readConfig({ data: copy, clock: 'frozen', idle: 'off' }, {}));
  const text = textOf(application.simulation.worlds.values());
  await application.close();
  return text;
}

/** A write replaces a file, which gets another inode number, or makes it longer. */
const writesIn = (folder: string): string =>
  readdirSync(folder)
    .filter((file) => /\.(json|log)$/.test(file))
    .map((file) => `${file} ${statSync(join(folder, file)).ino} ${readFileSync(join(folder, file), 'utf8').length}`)
    .join('\n');

/** Resolves when everything is on disk: a durable response waits for that. */
const flushed = (sim: TestProject) => sim.get('/webhooks');

t.test(
  'for every operation, a kill after the response loses nothing, and a call without a change writes nothing',
  async (t) => {
    const folders = t.testdir({ data: {}, copies: {} });
    const [data, copies] = [join(folders, 'data'), join(folders, 'copies')];
    const sim = await simulator(t, { data, durable: true });
    const { worlds } = sim.application.simulation;
    for (const operation of operations) {
      prepare(sim, operation);
      await flushed(sim);
      const [before, written] = [textOf(worlds.values()), writesIn(data)];
      const { status } = await call(sim, operation);
      const after = textOf(worlds.values());
      t.equal(status, operation.success.status, operation.id);
      t.equal(await afterRestart(data, join(copies, operation.id)), after, `${operation.id} is there after a kill`);
      t.equal(writesIn(data) !== written, after !== before, `${operation.id} is written when it changed something`);
    }
  },
);

t.test('a rejected call of any operation writes nothing', async (t) => {
  const data = t.testdir();
  const sim = await simulator(t, { data, durable: true });
  await flushed(sim);
  const written = writesIn(data);
  for (const operation of operations) {
    const { status } = await call(sim, operation, { headers: { authorization: 'none' } });
    t.equal(status, 401, operation.id);
  }
  t.equal(writesIn(data), written);
});

t.test('changes that the world itself makes are written, too', async (t) => {
  const folders = t.testdir({ data: {}, copies: {} });
  const data = join(folders, 'data');
  const sim = await simulator(t, { data, durable: true });
  const { worlds } = sim.application.simulation;
  const same = async (what: string): Promise<void> => {
    t.equal(await afterRestart(data, join(folders, 'copies', what)), textOf(worlds.values()), what);
  };
  const template = {
    name: 'spring',
    language: 'EN',
    category: 'UTILITY',
    details: { components: [{ type: 'BODY', text: 'Hi' }] },
  };
  await sim.post('/whatsapp/templates', template);
  await sim.advance('2s');
  await same('the review of a template, by a job');
  await sim.control('PUT', '/deliveries/mode', { mode: 'hold' });
  await same('held deliveries, by a control call');
  await sim.control('PUT', '/limit', { requests: 5, per: '1m' });
  await sim.get('/webhooks');
  await same('a call that only takes a token of the rate limit');
  await sim.control('PUT', '/clock', { scale: 2 });
  await same('the speed of the clock');
});

t.test('what the response to a webhook event changes is written', async (t) => {
  const folders = t.testdir({ data: {}, copy: {} });
  const data = join(folders, 'data');
  const sim = await simulator(t, { data, durable: true });
  let respond = (): void => undefined;
  const slow = await receiver(t, (response) => {
    respond = () => response.end();
  });
  await subscribe(sim, slow.url);
  await comment(sim, 'one');
  await slow.arrived(1);
  await flushed(sim);
  respond();
  await sim.world.timeline.settled();
  await flushed(sim);
  t.match(await sim.deliveries(), [{ status: 'delivered' }]);
  t.equal(await afterRestart(data, join(folders, 'copy')), textOf(sim.application.simulation.worlds.values()));
});

t.test('a GET without a change does not even look for changes', async (t) => {
  const sim = await simulator(t, { data: t.testdir(), durable: true });
  await flushed(sim);
  const { world } = sim;
  const { parts } = world;
  let saves = 0;
  t.intercept(world, 'parts', {
    value() {
      saves++;
      return parts.call(world);
    },
  });
  for (const path of ['/webhooks', '/whatsapp/templates', '/whatsapp/templates/none/languages/EN']) await sim.get(path);
  await sim.control('GET', '/clock');
  t.equal(saves, 0);
  await sim.post('/webhooks', { target: 'http://127.0.0.1:9/hooks', secret: 's', triggers: ['ALL'] });
  t.ok(saves > 0, 'any other call does');
});
