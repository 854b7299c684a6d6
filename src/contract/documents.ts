// Where the contract is read from: a folder of JSON files beside the bundle, or the YAML beside this module.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Parsed documents by file name without extension: 'whatsapp', 'webhooks', ..., 'messages'. */
export type Documents = Record<string, unknown>;

/** The folder into which a build writes each document, and what a start needs of all, so that it parses no YAML and little JSON. */
export const packedFolder = 'contract';

/** Returns the text of a file of the packed contract: `read('whatsapp')`. Undefined: the contract is not packed. */
export function packedReader(folder: string): ((name: string) => string) | undefined {
  const packed = join(folder, packedFolder);
  return existsSync(packed) ? (name) => readFileSync(join(packed, `${name}.json`), 'utf8') : undefined;
}

export function readYaml(folder: string): Documents {
  // Loaded here only: a packed contract starts without the YAML parser.
  const { load } = require('js-yaml') as typeof import('js-yaml');
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  if (names.length === 0) throw new Error(`no contract in ${folder}: neither ${packedFolder} nor *.yaml`);
  return Object.fromEntries(
    names.sort().map((name) => [basename(name, '.yaml'), load(readFileSync(join(folder, name), 'utf8'))]),
  );
}
