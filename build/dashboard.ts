// Builds the dashboard: one script, one stylesheet, the diagrams, all with their hash in the name, and the page that names them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { contract } from '../src/contract/load.js';
import { layOutDiagrams } from './diagrams.js';
import { hashedName } from './hashed-name.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src/dashboard');

/** Writes the folder that src/http/dashboard.ts serves. Returns what esbuild joined, for the licences. */
export async function makeDashboard(folder: string): Promise<Metafile> {
  mkdirSync(folder, { recursive: true });
  const diagrams = write(folder, 'diagrams', 'json', JSON.stringify(await layOutDiagrams()));
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/dashboard/app.tsx'],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: {
      DIAGRAMS: JSON.stringify(diagrams),
      EVENTS: JSON.stringify([...contract.events.keys()]),
    },
    outdir: folder,
    write: false,
    metafile: true,
    logLevel: 'warning',
  });
  const text = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))!.text;
  const script = write(folder, 'app', 'js', text('.js'));
  const style = write(folder, 'style', 'css', text('.css'));
  const page = readFileSync(join(source, 'index.html'), 'utf8').replace('app.js', script).replace('style.css', style);
  writeFileSync(join(folder, 'index.html'), page);
  return metafile;
}

/** Writes a file with the hash of its content in its name, compressed; returns the name that a browser asks for. */
function write(folder: string, name: string, ending: string, text: string): string {
  const file = hashedName(name, ending, text);
  writeFileSync(join(folder, `${file}.gz`), gzipSync(text, { level: 9 }));
  return file;
}
