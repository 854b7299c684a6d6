// `npm run build`: makes dist. A type error is printed and ends with exit code 1, after a dist that runs has been made.
import { chmodSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOfSources, noteBuilt } from './built-from.js';
import { makeDist } from './dist.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const hash = hashOfSources();
const made = mkdtempSync(join(root, '.dist-'));
try {
  const compiles = await makeDist(made);
  if (!compiles) process.exitCode = 1;
  // Only its owner can read a temporary folder; dist is for everyone.
  chmodSync(made, 0o755);
  // Only a whole build takes the place of the one before.
  rmSync(dist, { recursive: true, force: true });
  renameSync(made, dist);
  if (compiles) noteBuilt(hash);
} finally {
  rmSync(made, { recursive: true, force: true });
}
