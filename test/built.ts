// dist as the sources make it: that of the last build if nothing has changed since, else one that is made for this process.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt } from '../build/built-from.js';
import { makeDist } from '../build/dist.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The folder of a whole dist. Throws when src does not compile. */
export async function builtDist(): Promise<string> {
  if (isBuilt()) return join(root, 'dist');
  // Directly below the root, because the bundle finds its files from there.
  const folder = mkdtempSync(join(root, '.dist-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  if (!(await makeDist(folder))) throw new Error('src does not compile');
  return folder;
}
