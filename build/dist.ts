// All of the code that is published: the bundle, the parsed YAML, and the type declarations.
import { join } from 'node:path';
import { bundle } from './bundle.js';
import { declare } from './declarations.js';
import { pack, packDocuments } from './pack.js';

/** Fills an empty folder. False when the compiler objects to src; what was made runs all the same. */
export async function makeDist(folder: string): Promise<boolean> {
  await bundle(folder, { shorten: true });
  pack(folder);
  await packDocuments(folder);
  return declare(join(folder, 'types'));
}
