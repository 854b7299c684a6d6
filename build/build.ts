// `npm run build`: makes dist, which is all of the code that is published. A type error is printed and ends with exit code 1,
// after a dist that runs has been made.
import { chmodSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.js';
import { declare } from './declarations.js';
import { pack } from './pack.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const made = mkdtempSync(join(root, '.dist-'));
try {
  await bundle(made);
  pack(made);
  if (!declare(join(made, 'types'))) process.exitCode = 1;
  // A temporary folder is its maker's alone; dist is for everyone.
  chmodSync(made, 0o755);
  // Only a whole build takes the place of the one before.
  rmSync(dist, { recursive: true, force: true });
  renameSync(made, dist);
} finally {
  rmSync(made, { recursive: true, force: true });
}
