// Writes what the contract's and the fixtures' YAML says as JSON, so that a start parses no YAML.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packedName, readYaml } from '../src/contract/documents.js';
import { platformRuleFiles } from '../src/fixtures/platform-rules.js';
import { parseYaml, scenarioNames } from '../src/fixtures/scenarios.js';
import { fixtures } from '../src/paths.js';

const contract = fileURLToPath(new URL('../src/contract', import.meta.url));

/** Writes contract.json and packed/ into the folder of the bundle. */
export function pack(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, packedName), JSON.stringify(readYaml(contract)));
  const scenarios = scenarioNames().map((scenario) => `scenarios/${scenario}.yaml`);
  for (const name of ['magic.yaml', ...platformRuleFiles, ...scenarios]) {
    const path = join(fixtures, name);
    const text = readFileSync(path, 'utf8');
    const target = join(folder, 'packed', `${name}.json`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, JSON.stringify({ text, content: parseYaml(path, text) }));
  }
}
