// One process owns a data folder.
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { FolderInUse, FolderLock } from '../../src/store/lock.js';
import { run, serve } from '../cli/command-line.js';

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
