// Trouble with what keeps the projects: what is answered, how it recovers, and what stops a start.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Test } from 'tap';
import { UnsavedChanges } from '../../src/store/store.js';
import { simulator, type TestProject } from '../simulator.js';
import { holdTimers } from '../timers.js';
import type { Place } from './place.js';
import { everywhere, onlyIn } from './places.js';
import { health, recovery } from './recovery.js';
import { restingSimulator } from './rest.js';
import { until } from './until.js';

const hook = (number: number) => ({ target: `http://127.0.0.1:9/${number}`, secret: 'hidden', triggers: ['ALL'] });

/** Node does not export the class of file handles. */
async function handlesOf(path: string): Promise<FileHandle> {
  const probe = await open(path, 'r');
  await probe.close();
  return Object.getPrototypeOf(probe);
}

/** Lets every write of a file fail as the system does; the result ends that. */
async function failing(t: Test, data: string, code: string): Promise<() => void> {
  const handles = await handlesOf(data);
  const { writeFile } = handles;
  let fails = true;
  t.intercept(handles, 'writeFile', {
    value(this: FileHandle, content: string | Buffer) {
      if (!fails) return writeFile.call(this, content);
      // A part of it is written before the disk is full.
      const part = Buffer.from(content).subarray(0, 10);
      return writeFile.call(this, part).then(() => {
        throw Object.assign(new Error(`${code}: it cannot be written`), { code });
      });
    },
  });
  return () => {
    fails = false;
  };
}

const webhooks = async (sim: TestProject): Promise<number> => (await sim.get('/webhooks')).body.totalSize;

/** The webhooks that a start finds. */
async function webhooksAfterRestart(
  t: Test,
  sim: TestProject,
  { config, options }: Pick<Place, 'config' | 'options'>,
): Promise<number> {
  await sim.application.close();
  const again = await simulator(t, config, options);
  const found = await webhooks(again);
  await again.application.close();
  return found;
}

everywhere('only changes are refused, and only as long as nothing can be written', async (t, place) => {
  const timers = holdTimers(t);
  const sim = await simulator(t, { ...place.config, durable: true }, place.options);
  t.equal((await sim.post('/webhooks', hook(1))).status, 201);
  t.match(await health(sim), { status: 'ok', troubles: undefined });

  const end = await place.fail();
  const refused = await sim.post('/webhooks', hook(2));
  t.match(refused, {
    status: 503,
    headers: { 'retry-after': '1' },
    body: { errorCode: 'storage_unavailable', message: /cannot be saved: [^\n]+ cannot be written: [^\n]+$/ },
  });
  const before = await webhooks(sim);
  t.equal((await sim.post('/webhooks', hook(3))).status, 503);
  t.equal((await sim.admin('POST', '/reset', {})).status, 503, 'control calls that change it, too');
  t.equal(await webhooks(sim), before, 'reads go on, and a refused call is not carried out');
  t.equal((await sim.admin('GET', '/clock')).status, 200);
  const { troubles, status } = await health(sim);
  t.equal(status, 'degraded');
  t.match(troubles, [/^project test-project: [^\n]+ cannot be written: [^\n]+$/]);
  t.notMatch(`${refused.body.message} ${troubles}`, /hidden|tester@/, 'nothing of what was to be written is shown');
  t.equal((await sim.raw('GET', '/readyz')).status, 200);

  await end();
  await recovery(sim, timers);
  t.equal((await sim.post('/webhooks', hook(4))).status, 201);
  const expected = await webhooks(sim);
  t.equal(await webhooksAfterRestart(t, sim, place), expected);
});

everywhere('a project that cannot be saved does not affect the others', async (t, place) => {
  const sim = await simulator(t, { ...place.config, durable: true }, place.options);
  await sim.post('/webhooks', hook(1));
  const end = await place.fail();
  t.equal((await sim.post('/webhooks', hook(2))).status, 503);
  const other = sim.project('other');
  t.equal((await other.post('/webhooks', hook(1))).status, 201);
  t.equal((await other.admin('POST', '/clock/advance', { by: '1h' })).status, 200);
  t.equal((await sim.raw('GET', '/__admin/projects')).status, 200);
  const scenario = { name: 'new', projects: { '*': { initialized: [] } } };
  t.ok((await sim.raw('POST', '/__admin/scenarios', scenario)).status < 300);
  await end();
  const expected = await webhooks(sim);
  t.equal(await webhooksAfterRestart(t, sim, place), expected, 'a stop saves it, too');
});

everywhere('without --durable, a failed write is tried again, too', async (t, place) => {
  const timers = holdTimers(t);
  const sim = await simulator(t, place.config, place.options);
  const end = await place.fail();
  t.equal((await sim.post('/webhooks', hook(1))).status, 201);
  timers.expire(100);
  await until(async () => (await health(sim)).status === 'degraded');
  await end();
  await recovery(sim, timers);
  t.match(await place.text(), /127\.0\.0\.1:9\/1/);
});

everywhere('a project that is deleted while nothing can be written is gone afterwards', async (t, place) => {
  const timers = holdTimers(t);
  const sim = await simulator(t, { ...place.config, durable: true }, place.options);
  await sim.project('other').post('/webhooks', hook(1));
  await sim.post('/webhooks', hook(1));
  const end = await place.fail();
  t.equal((await sim.admin('DELETE', '')).status, 503);
  t.match(await place.text(), /test-project/);
  await end();
  await recovery(sim, timers);
  await until(async () => !(await place.text()).includes('test-project'));
  await sim.application.close();
  const again = await simulator(t, place.config, place.options);
  t.same([...again.application.simulation.projects.ids()], ['other']);
});

everywhere('a simulator that stops while nothing can be written says so in one line', async (t, place) => {
  const sim = await simulator(t, place.config, place.options);
  const ends = [await place.fail(), await place.fail('other')];
  await sim.post('/webhooks', hook(1));
  await sim.project('other').post('/webhooks', hook(1));
  await t.rejects(sim.application.close(), {
    constructor: UnsavedChanges,
    message: /^changes could not be saved, and those of 1 more projects: (?!.*hidden)[^\n]* cannot be written: [^\n]*$/,
  });
  for (const end of ends) await end();
  t.notMatch(await place.text(), /test-project|hidden/, 'nothing is left in part');
});

everywhere('a deleted project leaves nothing, whether it was at rest or not', async (t, place) => {
  const { sim, rest } = await restingSimulator(t, place, { durable: true });
  for (const id of ['used', 'resting']) {
    const project = sim.project(id);
    await project.post('/webhooks', hook(1));
    await project.post('/bundles', { name: 'Branch', region: 'EU', subproject: true, smsApp: true });
    await project.advance('5s');
    await project.control('PUT', '/checkpoints/before');
    await rest();
    if (id === 'used') await project.get('/webhooks');
  }
  t.match(await place.text(), /hidden/);
  for (const id of ['used', 'resting']) await sim.project(id).control('DELETE', '');
  for (const { id } of (await sim.raw('GET', '/__admin/projects')).body.projects)
    await sim.project(id).control('DELETE', '');
  await sim.get('/webhooks');
  t.notMatch(await place.text(), /used|resting|hidden/);
});

const onDisk = 'only a folder is on a disk that the simulator sees';

onlyIn(
  'a folder',
  onDisk,
  'whatever the system says, a part that was written is not taken for a whole',
  async (t, { path }) => {
    for (const code of ['ENOSPC', 'EROFS', 'EDQUOT', 'EIO']) {
      const data = join(path, code);
      const timers = holdTimers(t);
      const sim = await simulator(t, { data, durable: true });
      t.equal((await sim.post('/webhooks', hook(1))).status, 201);
      const end = await failing(t, data, code);
      const refused = await sim.post('/webhooks', hook(2));
      t.match(refused, { status: 503, body: { message: new RegExp(`cannot be saved: .*${code}`) } });
      end();
      await recovery(sim, timers);
      t.equal((await sim.post('/webhooks', hook(4))).status, 201);
      const expected = await webhooks(sim);
      t.equal(await webhooksAfterRestart(t, sim, { config: { data }, options: {} }), expected);
      t.notOk(readdirSync(data).some((file) => file.endsWith('.tmp')));
    }
  },
);

onlyIn('a folder', onDisk, 'one that goes away and comes back is noticed both times', async (t) => {
  const timers = holdTimers(t);
  const parent = t.testdir({ data: {} });
  const [data, away] = [join(parent, 'data'), join(parent, 'away')];
  const sim = await simulator(t, { data, durable: true });
  await sim.post('/webhooks', hook(1));
  await sim.post('/webhooks', hook(2));
  renameSync(data, away);
  t.equal((await sim.post('/webhooks', hook(3))).status, 503, 'an open file in it is not enough');
  renameSync(away, data);
  await recovery(sim, timers);
  t.equal((await sim.post('/webhooks', hook(4))).status, 201);
  rmSync(data, { recursive: true });
  t.equal((await sim.post('/webhooks', hook(5))).status, 503);
  mkdirSync(data);
  await recovery(sim, timers);
  const { totalSize } = (await sim.get('/webhooks')).body;
  t.equal(
    await webhooksAfterRestart(t, sim, { config: { data }, options: {} }),
    totalSize,
    'everything is written again',
  );
});

onlyIn('a folder', 'a database has its own rights', 'only the user of the simulator can read it', async (t) => {
  if (process.platform === 'win32') return t.comment('this system has other rights');
  const data = join(t.testdir(), 'new', 'data');
  const sim = await simulator(t, { data, durable: true });
  await sim.post('/webhooks', hook(1));
  await sim.post('/webhooks', hook(2));
  const modes = readdirSync(data).map((file) => [file, (statSync(join(data, file)).mode & 0o777).toString(8)]);
  t.same(Object.fromEntries(modes), {
    lock: '600',
    'test-project.json': '600',
    'test-project.log': '600',
    ...Object.fromEntries(modes.filter(([file]) => file === 'token-key')),
  });
  t.equal((statSync(data).mode & 0o777).toString(8), '700');
});

everywhere('saved state that would break later stops the start, with one line', async (t, place) => {
  const sim = await simulator(t, place.config, place.options);
  await sim.post('/webhooks', hook(1));
  await sim.application.close();
  let good: object = {};
  await place.edit((snapshot) => {
    good = structuredClone(snapshot);
  });
  const breaks: Record<string, (world: any, snapshot: any) => void> = {
    'a job of an unknown kind': ({ tables }) => {
      tables.jobs = [['job-1', { id: 'job-1', at: 1, world: 'test-project', kind: 'nonsense', data: {} }]];
    },
    'a job without an instant': ({ tables }) => {
      tables.jobs = [['job-1', { id: 'job-1', world: 'test-project', kind: 'decision', data: {} }]];
    },
    'a record of a wrong form': ({ tables }) => {
      tables.webhooks[0][1].wire.triggers = 'ALL';
    },
    'a hidden field of a wrong form': ({ tables }) => {
      tables.webhooks[0][1].hidden.secret = 7;
    },
    'a log that is no list': ({ tables }) => {
      tables.webhooks[0][1].hidden.activities = 'none';
    },
    'a record without its log': ({ tables }) => {
      tables['rcs.accounts'] = [['k', { wire: {}, hidden: {} }]];
    },
    'a delivery of a wrong form': ({ tables }) => {
      tables.deliveries = [['delivery-1', { wire: { id: 'delivery-1', status: 'pending' }, hidden: {} }]];
    },
    'a job for a decision that is not named': ({ tables }) => {
      tables.jobs = [['job-1', { id: 'job-1', at: 1, world: 'test-project', kind: 'decision', data: { id: 7 } }]];
    },
    'a credential without its secret': ({ parts }) => {
      parts.credentials = [{ keyId: 'key' }];
    },
    'an unknown collection': ({ tables }) => {
      tables['whatsapp.nonsense'] = [['k', { wire: {}, hidden: {} }]];
    },
    'a later version': (_, snapshot) => {
      snapshot.format = 3;
    },
    'no counters': ({ parts }) => {
      delete parts.counters;
    },
  };
  const start = () => simulator(t, place.config, place.options);
  for (const [what, damage] of Object.entries(breaks)) {
    await place.edit((snapshot) => damage(Object.assign(snapshot, structuredClone(good)).worlds[0], snapshot));
    await t.rejects(start(), { message: place.unreadable }, what);
  }
  await place.edit((snapshot) => void Object.assign(snapshot, good));
  t.equal(await webhooks(await start()), 1);
});

everywhere(
  'a project that is in two families stops the start, with one line',
  async (t, place) => {
    const sim = await simulator(t, place.config, place.options);
    sim.application.simulation.begin('child', { parent: sim.world });
    await sim.post('/webhooks', hook(1));
    await sim.application.close();
    let copy: any;
    await place.edit((snapshot) => {
      copy = structuredClone(snapshot);
    });
    copy.worlds[0].id = 'two';
    copy.worlds[1].parent = 'two';
    await place.put('two', copy);
    await t.rejects(simulator(t, place.config, place.options), { message: place.unreadable });
    await t.rejects(simulator(t, place.config, place.options), { message: /it contains project child, as does / });
  },
  { memory: 'nobody can copy what is in it' },
);
