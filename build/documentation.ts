// Builds the page of documentation: one script and one stylesheet, compressed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Writes the folder that src/http/documentation.ts serves. Returns what esbuild joined, for the licences. */
export async function makeDocumentation(folder: string): Promise<Metafile> {
  mkdirSync(folder, { recursive: true });
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { reference: 'src/dashboard/reference/page.tsx' },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir: folder,
    write: false,
    metafile: true,
    logLevel: 'warning',
  });
  for (const { path, contents } of outputFiles) writeFileSync(`${path}.br`, brotliCompressSync(contents));
  return metafile;
}
