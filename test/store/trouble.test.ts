// Trouble with the disk while the simulator runs: what is answered, and how it recovers.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { UnsavedChanges } from '../../src/store/store.js';
import { simulator, type TestProject } from '../simulator.js';
import { holdTimers } from '../timers.js';

const hook = (number: number) => ({ target: `http://127.0.0.1:9/${number}`, secret: 's', triggers: ['ALL'] });

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

const health = async (sim: TestProject) => (await sim.raw('GET', '/__admin/health')).body;

/** The webhooks that a start with these files finds. */
async function webhooksAfterRestart(t: Test, sim: TestProject, data: string): Promise<number> {
  await sim.application.close();
  const again = await simulator(t, { data });
  const { totalSize } = (await again.get('/webhooks')).body;
  await again.application.close();
  return totalSize;
}

for (const code of ['ENOSPC', 'EROFS', 'EDQUOT', 'EIO']) {
  t.test(`${code}: only changes are refused, and only as long as it lasts`, async (t) => {
    const data = t.testdir();
    const sim = await simulator(t, { data, durable: true });
    t.equal((await sim.post('/webhooks', hook(1))).status, 201);
    t.match(await health(sim), { status: 'ok', troubles: undefined });

    const end = await failing(t, data, code);
    const refused = await sim.post('/webhooks', hook(2));
    t.match(refused, {
      status: 503,
      headers: { 'retry-after': '1' },
      body: { errorCode: 'storage_unavailable', message: new RegExp(`cannot be saved: .*${code}`) },
    });
    const before = (await sim.get('/webhooks')).body.totalSize;
    t.equal((await sim.post('/webhooks', hook(3))).status, 503);
    t.equal((await sim.admin('POST', '/reset', {})).status, 503, 'control calls that change it, too');
    t.equal((await sim.get('/webhooks')).body.totalSize, before, 'reads go on, and a refused call is not carried out');
    t.equal((await sim.admin('GET', '/clock')).status, 200);
    t.match(await health(sim), { status: 'degraded', troubles: [new RegExp(`project test-project: .*${code}`)] });
    t.equal((await sim.raw('GET', '/readyz')).status, 200);

    end();
    while ((await health(sim)).status !== 'ok') await new Promise((resolve) => setImmediate(resolve));
    t.equal((await sim.post('/webhooks', hook(4))).status, 201);
    const { totalSize } = (await sim.get('/webhooks')).body;
    t.equal(await webhooksAfterRestart(t, sim, data), totalSize);
  });
}

t.test('a project that cannot be saved does not affect the others', async (t) => {
  const data = t.testdir();
  const sim = await simulator(t, { data, durable: true });
  await sim.post('/webhooks', hook(1));
  rmSync(join(data, 'test-project.log'), { force: true });
  mkdirSync(join(data, 'test-project.log'));
  t.equal((await sim.post('/webhooks', hook(2))).status, 503);
  const other = sim.project('other');
  t.equal((await other.post('/webhooks', hook(1))).status, 201);
  t.equal((await other.admin('POST', '/clock/advance', { by: '1h' })).status, 200);
  t.equal((await sim.raw('GET', '/__admin/projects')).status, 200);
  const scenario = { name: 'new', projects: { '*': { initialized: [] } } };
  t.ok((await sim.raw('POST', '/__admin/scenarios', scenario)).status < 300);
  rmSync(join(data, 'test-project.log'), { recursive: true });
  await sim.application.close();
});

t.test('a folder that goes away and comes back is noticed both times', async (t) => {
  const parent = t.testdir({ data: {} });
  const [data, away] = [join(parent, 'data'), join(parent, 'away')];
  const sim = await simulator(t, { data, durable: true });
  await sim.post('/webhooks', hook(1));
  await sim.post('/webhooks', hook(2));
  renameSync(data, away);
  t.equal((await sim.post('/webhooks', hook(3))).status, 503, 'an open file in it is not enough');
  renameSync(away, data);
  while ((await health(sim)).status !== 'ok') await new Promise((resolve) => setImmediate(resolve));
  t.equal((await sim.post('/webhooks', hook(4))).status, 201);
  rmSync(data, { recursive: true });
  t.equal((await sim.post('/webhooks', hook(5))).status, 503);
  mkdirSync(data);
  while ((await health(sim)).status !== 'ok') await new Promise((resolve) => setImmediate(resolve));
  const { totalSize } = (await sim.get('/webhooks')).body;
  t.equal(await webhooksAfterRestart(t, sim, data), totalSize, 'everything is written again');
});

t.test('without --durable, a failed write is tried again, too', async (t) => {
  const timers = holdTimers(t);
  const data = t.testdir();
  const sim = await simulator(t, { data });
  const end = await failing(t, data, 'ENOSPC');
  t.equal((await sim.post('/webhooks', hook(1))).status, 201);
  timers.expire(100);
  while ((await health(sim)).status === 'ok') await new Promise((resolve) => setImmediate(resolve));
  end();
  timers.expire(1000);
  while ((await health(sim)).status !== 'ok') await new Promise((resolve) => setImmediate(resolve));
  t.ok(existsSync(join(data, 'test-project.json')));
});

t.test('a simulator that stops while the disk fails says so in one line', async (t) => {
  const data = t.testdir();
  const sim = await simulator(t, { data });
  const end = await failing(t, data, 'ENOSPC');
  await sim.post('/webhooks', hook(1));
  await sim.project('other').post('/webhooks', hook(1));
  await t.rejects(sim.application.close(), {
    constructor: UnsavedChanges,
    message: /^changes could not be saved, and those of 1 more projects: [^\n]*ENOSPC[^\n]*$/,
  });
  end();
  t.notOk(readdirSync(data).some((file) => file.endsWith('.tmp')));
});

t.test('only the user of the simulator can read what it saves', { skip: process.platform === 'win32' }, async (t) => {
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

t.test('saved state that would break later stops the start, with one line', async (t) => {
  const data = t.testdir();
  const sim = await simulator(t, { data });
  await sim.post('/webhooks', hook(1));
  await sim.application.close();
  const path = join(data, 'test-project.json');
  const good = readFileSync(path, 'utf8');
  const breaks: Record<string, (world: any) => void> = {
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
    'no counters': ({ parts }) => {
      delete parts.counters;
    },
  };
  for (const [what, damage] of Object.entries(breaks)) {
    const content = JSON.parse(good);
    damage(content.worlds[0]);
    writeFileSync(path, JSON.stringify(content));
    await t.rejects(
      simulator(t, { data }),
      { message: /^--data: [^\n]*test-project\.json cannot be read \([^\n]+\); move/ },
      what,
    );
  }
  writeFileSync(path, good);
  t.equal((await (await simulator(t, { data })).get('/webhooks')).body.totalSize, 1);
});
