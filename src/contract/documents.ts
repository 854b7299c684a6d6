// Where the contract lies: packed as one JSON file with the compiled modules, or as the YAML that it is written in.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

/** Parsed documents by file name without extension: 'whatsapp', 'webhooks', ..., 'messages'. */
export type Documents = Record<string, unknown>;

export const packedName = 'contract.json';

export function readDocuments(folder: string): Documents {
  // Above the compiled module, or beside it where a build has drawn all modules together into one file.
  const packed = [join(folder, '..', packedName), join(folder, packedName)].find((path) => existsSync(path));
  return packed ? (JSON.parse(readFileSync(packed, 'utf8')) as Documents) : readYaml(folder);
}

export function readYaml(folder: string): Documents {
  // Loaded here only: a packed contract starts without the YAML parser.
  const { load } = createRequire(import.meta.url)('js-yaml') as typeof import('js-yaml');
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  if (names.length === 0) throw new Error(`no contract in ${folder}: neither ${packedName} nor *.yaml`);
  return Object.fromEntries(
    names.sort().map((name) => [basename(name, '.yaml'), load(readFileSync(join(folder, name), 'utf8'))]),
  );
}
