// Build step: what the YAML fixtures of the start say, as JSON beside the compiled code, so that starting parses no YAML.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fixtures, packed, parseYaml, scenarioNames } from './fixtures/scenarios.js';

for (const name of ['magic.yaml', ...scenarioNames().map((scenario) => `scenarios/${scenario}.yaml`)]) {
  const path = join(fixtures, name);
  const text = readFileSync(path, 'utf8');
  const target = join(packed, `${name}.json`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, JSON.stringify({ text, content: parseYaml(path, text) }));
}
