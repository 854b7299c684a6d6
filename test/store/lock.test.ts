// One process owns a data folder.
import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { systemClock } from '../../src/engine/time/clock.js';
import { FolderInUse, FolderLock } from '../../src/store/lock.js';
import { run, serve } from '../cli/command-line.js';
import { basic } from '../simulator.js';

const lockOf = (folder: string): any => JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'));

t.test('a second process on the same folder exits with 1 and one line that names the first', async (t) => {
  const data = t.testdir();
  const { child, ended } = await serve(t, ['--data', data]);
  const second = await run(t, ['--port', '0', '--data', data]);
  t.equal(second.code, 1);
  t.match(second.stderr, new RegExp(`^--data [^\\n]* is in use by process ${child.pid}; [^\\n]*\\n$`));
  child.kill('SIGKILL');
  await ended;
  t.equal(lockOf(data).pid, child.pid, 'the lock is left behind');
  const third = await serve(t, ['--data', data]);
  t.equal(lockOf(data).pid, third.child.pid, 'a dead owner is replaced');
  third.child.kill('SIGTERM');
  t.equal((await third.ended).code, 0);
  t.throws(() => lockOf(data), { code: 'ENOENT' }, 'a normal stop gives the folder back');
});

t.test('a process can own a folder once', async (t) => {
  const data = t.testdir();
  const lock = await FolderLock.take(data);
  await t.rejects(FolderLock.take(data), { constructor: FolderInUse, message: /another simulator of this process/ });
  lock.release();
  (await FolderLock.take(data)).release();
});

t.test('what is left by a process that no longer exists is taken over', async (t) => {
  const data = t.testdir();
  const lock = await FolderLock.take(data);
  const own = lockOf(data);
  lock.release();
  const long = new Date(Date.now() - 11_000);
  const leftovers: Record<string, object> = {
    'our own pid: a container starts again with it': { ...own, token: 'another' },
    'a pid of another process that started later': { ...own, token: 'another', pid: 1, started: '-1' },
    'another pid namespace, without a heartbeat for ten seconds': { ...own, token: 'another', namespace: 'elsewhere' },
  };
  for (const [what, owner] of Object.entries(leftovers)) {
    writeFileSync(join(data, 'lock'), JSON.stringify(owner));
    if ('namespace' in owner && owner.namespace === 'elsewhere') utimesSync(join(data, 'lock'), long, long);
    (await FolderLock.take(data)).release();
    t.pass(what);
  }
});

t.test('an owner in another pid namespace that beats is respected', async (t) => {
  const data = t.testdir();
  const file = join(data, 'lock');
  writeFileSync(file, JSON.stringify({ token: 'another', pid: process.pid, started: '1', namespace: 'elsewhere' }));
  const beats = setInterval(() => utimesSync(file, new Date(), new Date()), 50);
  await t.rejects(FolderLock.take(data), { constructor: FolderInUse, message: /is in use by process/ });
  clearInterval(beats);
});

t.test(
  'an owner that was paused looks at its lock before it goes on, and never writes after it was lost',
  async (t) => {
    const elapsed = systemClock.elapsed();
    let paused = 0;
    t.intercept(systemClock, 'elapsed', { value: () => elapsed + paused });
    const cases: [what: string, change: (file: string) => void, pause: number, lost: RegExp | undefined][] = [
      ['nothing happened', () => undefined, 60_000, undefined],
      [
        'a process took it over',
        (file) => writeFileSync(file, '{"token":"another","pid":12}'),
        5000,
        /process 12 has taken/,
      ],
      ['a process came and went', (file) => rmSync(file), 11_000, /without an owner/],
      ['the lock was deleted without a pause', (file) => rmSync(file), 5000, undefined],
    ];
    for (const [what, change, pause, reason] of cases) {
      const data = t.testdir();
      const lock = await FolderLock.take(data);
      change(join(data, 'lock'));
      paused += pause;
      if (reason) t.match(lock.lost(), reason, what);
      else t.equal(lock.lost(), undefined, what);
      rmSync(join(data, 'lock'), { force: true });
      paused += 60_000;
      if (reason) t.match(lock.lost(), reason, 'for good');
      lock.release();
    }
  },
);

t.test('a stopped process whose folder was taken over writes nothing when it continues', async (t) => {
  const data = t.testdir();
  const first = await serve(t, ['--data', data, '--durable']);
  const post = async (url: string, number: number) =>
    fetch(`${url}/v1/projects/shared/webhooks`, {
      method: 'POST',
      headers: { authorization: basic, 'content-type': 'application/json' },
      body: JSON.stringify({ target: `http://127.0.0.1:9/${number}`, secret: 's', triggers: ['ALL'] }),
    });
  t.equal((await post(first.url, 1)).status, 201);
  first.child.kill('SIGSTOP');
  // As if it ran in another container, and had been stopped for longer than the silence.
  writeFileSync(join(data, 'lock'), JSON.stringify({ ...lockOf(data), namespace: 'elsewhere' }));
  const long = new Date(Date.now() - 11_000);
  utimesSync(join(data, 'lock'), long, long);
  const second = await serve(t, ['--data', data, '--durable']);
  t.equal((await post(second.url, 2)).status, 201);
  const files = () => ['lock', 'shared.json', 'shared.log'].map((file) => readFileSync(join(data, file), 'utf8'));
  const kept = files();
  first.child.kill('SIGCONT');
  const health = async () => (await fetch(`${first.url}/__admin/health`)).json();
  let seen: any = await health();
  while (seen.status === 'ok') seen = await health();
  t.match(seen, { status: 'degraded', troubles: [new RegExp(`process ${second.child.pid} has taken over`)] });
  const refused = await post(first.url, 3);
  t.equal(refused.status, 503);
  t.match(await refused.json(), { errorCode: 'storage_unavailable', message: /has taken over the data folder/ });
  first.child.kill('SIGTERM');
  await first.ended;
  t.strictSame(files(), kept);
});
