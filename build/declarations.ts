// Writes the type declarations of the library: those that index.d.ts needs, directly or through others.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs the compiler, which prints what it objects to, and writes into `folder`. False when it objects to anything. */
export function declare(folder: string): boolean {
  const written = mkdtempSync(join(root, '.declarations-'));
  try {
    const compiler = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));
    const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', written], {
      cwd: root,
      stdio: 'inherit',
    });
    for (const file of reachable(join(written, 'index.d.ts'))) {
      const target = join(folder, relative(written, file));
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(file, target);
    }
    return status === 0;
  } finally {
    rmSync(written, { recursive: true });
  }
}

function reachable(entry: string): Set<string> {
  const found = new Set([entry]);
  // A Set's loop reaches what is added meanwhile.
  for (const file of found) {
    for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles) {
      if (fileName.startsWith('.')) found.add(join(dirname(file), fileName.replace(/\.js$/, '.d.ts')));
    }
  }
  return found;
}
