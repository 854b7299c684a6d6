// Fixture files: scenarios to start from, magic values, and catalogues. Scenarios and magic values are read at the start,
// checked against closed schemas, refused with file, path and reason; a catalogue is read when it is first needed.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MagicOutcome } from './engine/decisions.js';
import type { MagicError } from './engine/magic.js';
import type { MagicCode } from './engine/otp.js';
import type { Scenario } from './engine/scenario.js';

/** The folder of the fixtures that come with the simulator; it lies beside both src and dist. */
export const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));

/** A fixture that cannot be used; the message names file, path and reason. */
export class FaultyFixture extends Error {}

export function readYaml(path: string): unknown {
  const { load } = createRequire(import.meta.url)('js-yaml') as typeof import('js-yaml');
  try {
    return load(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new FaultyFixture(`${path}: ${(error as Error).message.split('\n')[0]}`);
  }
}

export interface Magic {
  outcomes: MagicOutcome[];
  errors: MagicError[];
  codes: MagicCode[];
}

export const readMagic = (): Magic => readYaml(join(fixtures, 'magic.yaml')) as Magic;

/** A catalogue by its name, as it stands in the file. Throws FaultyFixture. */
export const readCatalog = (name: string): unknown => readYaml(join(fixtures, 'catalog', `${name}.yaml`));

/** The scenario of a name (a file in the fixtures) or of a path to a YAML or JSON file. Throws FaultyFixture. */
export function readScenario(nameOrPath: string): Scenario {
  const path = extname(nameOrPath) === '' ? join(fixtures, 'scenarios', `${nameOrPath}.yaml`) : nameOrPath;
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    throw new FaultyFixture(
      `no scenario ${nameOrPath}; known: ${scenarioNames().join(', ')}, or the path of a .yaml file`,
    );
  }
  return { ...(readYaml(path) as Scenario), name: nameOrPath };
}

export function scenarioNames(): string[] {
  return readdirSync(join(fixtures, 'scenarios')).map((file) => basename(file, '.yaml'));
}
