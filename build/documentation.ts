// What the pages of documentation load: Swagger UI, of which @fastify/swagger-ui has the files, compressed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const assets = fileURLToPath(new URL('../node_modules/@fastify/swagger-ui/static', import.meta.url));

/** Writes the folder that src/http/documentation.ts serves. */
export function makeDocumentation(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of ['swagger-ui-bundle.js', 'swagger-ui.css']) {
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(readFileSync(join(assets, name))));
  }
}
