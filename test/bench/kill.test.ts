// The short form of npm run kill: a simulator in a process of its own, killed in the middle of durable writes.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { diskTroubles } from '../../bench/disk-troubles.js';
import { killRounds } from '../../bench/kill-rounds.js';
import { fillDisk, mountSmall } from '../../bench/small-disk.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const command = ['--import', import.meta.resolve('tsx'), join(root, 'src/cli.ts')];

t.test('nothing acknowledged is lost by kill -9, a pause and a full disk', async (t) => {
  t.setTimeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'kill-'));
  const unmount = mountSmall(folder, '16m');
  t.teardown(() => {
    unmount?.();
    rmSync(folder, { recursive: true, force: true });
  });
  if (!unmount) t.comment('no tmpfs can be mounted here: the full disk is not tried');
  const data = join(folder, 'data');
  mkdirSync(data);
  const ways = unmount ? (['kill', 'pause', 'fill'] as const) : (['kill', 'pause'] as const);
  const result = await killRounds({
    command,
    data,
    kills: ways.length,
    seed: 1,
    ways,
    fill: () => fillDisk(folder),
    writers: 4,
    until: 20,
  });
  t.ok(result.acknowledged >= 20, `${result.acknowledged} changes were acknowledged`);
  t.same(result.lost, []);
});

t.test('a file system that is mounted read-only is reported, survived, and loses nothing', async (t) => {
  t.setTimeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'read-only-'));
  const unmount = mountSmall(folder, '16m');
  t.teardown(() => {
    unmount?.();
    rmSync(folder, { recursive: true, force: true });
  });
  if (!unmount) return t.comment('nothing can be mounted here: a read-only file system is not tried');
  const result = await diskTroubles({ command, folder, canFill: true, only: /mounted read-only/ });
  t.equal(result.tried.length, 1);
  t.ok(result.acknowledged > 2 && result.refused > 0);
  t.same(result.wrong, []);
});
