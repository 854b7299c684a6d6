// Remembers from which sources dist was built, so that tests need not build it again.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const note = join(root, 'node_modules/.cache/dist-built-from');

/** What a build reads. The lock file stands for the packages. */
const sources = [
  'src',
  'build',
  'fixtures',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

function filesOf(path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  const names = readdirSync(join(root, path), { recursive: true, encoding: 'utf8' });
  return names.map((name) => join(path, name)).filter((file) => statSync(join(root, file)).isFile());
}

/** A hash over the names and the content of all sources. */
export function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesOf).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Notes that dist was built; `hash` is that of the sources before the build. */
export function noteBuilt(hash: string): void {
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, hash);
}

/** Whether dist is what the sources of now make. */
export const isBuilt = (): boolean =>
  existsSync(note) && existsSync(join(root, 'dist')) && readFileSync(note, 'utf8') === hashOfSources();
