// Where the contract is read from: one JSON file beside the bundle, or the YAML beside this module.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Parsed documents by file name without extension: 'whatsapp', 'webhooks', ..., 'messages'. */
export type Documents = Record<string, unknown>;

/** The file into which a build writes all documents, so that a start parses no YAML. */
export const packedName = 'contract.json';

export function readDocuments(folder: string): Documents {
  const packed = join(folder, packedName);
  return existsSync(packed) ? JSON.parse(readFileSync(packed, 'utf8')) : readYaml(folder);
}

export function readYaml(folder: string): Documents {
  // Loaded here only: a packed contract starts without the YAML parser.
  const { load } = require('js-yaml') as typeof import('js-yaml');
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  if (names.length === 0) throw new Error(`no contract in ${folder}: neither ${packedName} nor *.yaml`);
  return Object.fromEntries(
    names.sort().map((name) => [basename(name, '.yaml'), load(readFileSync(join(folder, name), 'utf8'))]),
  );
}
