// Installs the packed package without asking a registry: npm finds the packages that it needs in its cache, where `npm ci`
// left them, if a lockfile names them.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

interface Lockfile {
  lockfileVersion: number;
  packages: Record<string, { dev?: boolean; optional?: boolean }>;
}

const lockIn = (folder: string): Lockfile => JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));

/** The folders of the packages that are installed beside ours, as `node_modules/name`. */
export const companions: readonly string[] = Object.entries(lockIn(root).packages).flatMap(
  ([path, { dev, optional }]) => (path === '' || dev || optional ? [] : [path]),
);

/** Installs a tarball in a folder that has a package.json. Resolves with what npm warned of. */
export async function installPacked(
  folder: string,
  tarball: string,
  env: NodeJS.ProcessEnv,
  words: readonly string[] = [],
): Promise<string> {
  const lockfile = join(folder, 'package-lock.json');
  const known: Lockfile = existsSync(lockfile) ? lockIn(folder) : { lockfileVersion: 3, packages: { '': {} } };
  const { packages } = lockIn(root);
  for (const path of companions) known.packages[path] ??= packages[path]!;
  writeFileSync(lockfile, JSON.stringify(known));
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--offline', ...words];
  const { stderr } = await run('npm', ['install', ...options, tarball], { cwd: folder, env });
  return stderr;
}
