// Writes what the contract's and the fixtures' YAML says as JSON, so that a start parses no YAML, and the documents that the
// simulator serves.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { createApplication } from '../src/app.js';
import { readConfig } from '../src/config.js';
import { packedFolder, readYaml } from '../src/contract/documents.js';
import { packedContract } from '../src/contract/packed.js';
import { packedDocument } from '../src/fixtures/document-texts.js';
import { platformRuleFiles } from '../src/fixtures/platform-rules.js';
import { hashOf, parseYaml, scenarioNames } from '../src/fixtures/scenarios.js';
import { documentNames, makeDocument } from '../src/fixtures/served-documents.js';
import { fixtures } from '../src/paths.js';

const contract = fileURLToPath(new URL('../src/contract', import.meta.url));

/** Longer than all others together: to parse it takes some 50 ms, to hold it twice a fiftieth of the package. */
const unpacked: ReadonlySet<string> = new Set(['demo']);

/** Writes contract/ and packed/ into the folder of the bundle. */
export function pack(folder: string): void {
  mkdirSync(join(folder, packedFolder), { recursive: true });
  for (const [name, content] of Object.entries(packedContract(readYaml(contract)))) {
    writeFileSync(join(folder, packedFolder, `${name}.json`), JSON.stringify(content));
  }
  const scenarios = scenarioNames()
    .filter((name) => !unpacked.has(name))
    .map((scenario) => `scenarios/${scenario}.yaml`);
  for (const name of ['magic.yaml', ...platformRuleFiles, ...scenarios]) {
    const path = join(fixtures, name);
    const text = readFileSync(path, 'utf8');
    const target = join(folder, 'packed', `${name}.json`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, JSON.stringify({ hash: hashOf(text), content: parseYaml(path, text) }));
  }
}

/** Writes the documents that are served into the folder of the bundle; without them, the first call makes each. */
export async function packDocuments(folder: string): Promise<void> {
  const { simulation, close } = await createApplication(readConfig({ clock: 'frozen', logLevel: 'silent' }, {}));
  try {
    for (const name of documentNames) {
      const target = join(folder, 'packed', packedDocument(name));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, brotliCompressSync(await makeDocument(name, simulation.resources())));
    }
  } finally {
    await close();
  }
}
