// npm run kill -- [--kills 50] [--seed 1]: kill -9, SIGSTOP and a full disk in the middle of durable writes, then each trouble
// that a disk can have. Ends with exit code 1 if anything that was acknowledged is missing afterwards, or if a trouble is not
// answered as docs/persistence.md says. A full disk and a read-only mount need a tmpfs,
// which only root can mount.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { diskTroubles } from './disk-troubles.ts';
import { killRounds } from './kill-rounds.ts';
import { fillDisk, mountSmall } from './small-disk.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
});
const folder = mkdtempSync(join(tmpdir(), 'kill-'));
const unmount = mountSmall(folder, '16m');
if (!unmount) console.log('no tmpfs can be mounted here: a full disk and a read-only mount are not tried');
const data = join(folder, 'data');
mkdirSync(data);
// A process that does not run as root must get there.
chmodSync(folder, 0o755);
const command = [fileURLToPath(new URL('../dist/cli.js', import.meta.url))];
try {
  const result = await killRounds({
    command,
    data,
    kills: Number(values.kills),
    seed: Number(values.seed),
    ways: unmount ? ['kill', 'pause', 'fill'] : ['kill', 'pause'],
    fill: () => fillDisk(folder),
    longest: 800,
    until: 30,
    progress: (done) => done % 10 === 0 && console.log(`${done} kills`),
  });
  for (const line of result.lost) console.error(line);
  console.log({ ...result, lost: result.lost.length });
  const disk = await diskTroubles({ command, folder, canFill: unmount !== undefined });
  for (const line of disk.wrong) console.error(line);
  console.log({ ...disk, wrong: disk.wrong.length });
  process.exitCode = result.lost.length + disk.wrong.length > 0 ? 1 : 0;
} finally {
  unmount?.();
  rmSync(folder, { recursive: true, force: true });
}
