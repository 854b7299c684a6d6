// Fixture files: scenarios to start from, magic values, and catalogues. Scenarios and magic values are read at the start,
// checked against closed schemas, refused with file, path and reason; a catalogue is read when it is first needed.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WrongConfig } from './config.js';
import { faultsAgainst } from './contract/check-fixture.js';
import type { MagicOutcome } from './engine/choice.js';
import type { MagicError } from './engine/magic.js';
import type { MagicCode } from './engine/otp.js';
import type { Scenario } from './engine/scenario.js';
import type { Simulation } from './engine/simulation.js';

/** The folder of the fixtures that come with the simulator; it lies beside both src and dist. */
export const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));

/** A fixture that cannot be used; the message names file, path and reason. */
export class FaultyFixture extends WrongConfig {}

/** Where a build has put what the fixtures say; js-yaml takes longer to load than they take to read. */
export const packed = fileURLToPath(new URL('./fixtures', import.meta.url));

export function readYaml(path: string): unknown {
  const text = readText(path);
  const pack = join(packed, `${relative(fixtures, path)}.json`);
  if (path.startsWith(fixtures) && existsSync(pack)) {
    const known = JSON.parse(readFileSync(pack, 'utf8')) as { text: string; content: unknown };
    // A fixture that was edited after the build counts as it is now.
    if (known.text === text) return known.content;
  }
  return parseYaml(path, text);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new FaultyFixture(`${path} cannot be read: ${(error as Error).message}`);
  }
}

/** Throws FaultyFixture, naming the file, for a text that is no YAML. */
export function parseYaml(path: string, text: string): unknown {
  const { load } = createRequire(import.meta.url)('js-yaml') as typeof import('js-yaml');
  try {
    return load(text);
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

/**
 * Brings a scenario into the simulation: a name (a file in the fixtures) or the path of a YAML or JSON file. Throws
 * FaultyFixture with every fault.
 */
export function loadScenario(simulation: Simulation, nameOrPath: string): void {
  const path = scenarioPath(nameOrPath);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    const known = scenarioNames().join(', ');
    throw new FaultyFixture(`--scenario must be one of ${known}, or the path of a .yaml file, not '${nameOrPath}'`);
  }
  const content = readYaml(path);
  // What comes with the simulator is checked by its tests; a start need not do it again.
  if (path !== nameOrPath) simulation.scenarios.set(nameOrPath, { ...(content as Scenario), name: nameOrPath });
  else addScenario(simulation, nameOrPath, content);
}

/** Takes a scenario in after checking all of it, under the name it is to have. Throws FaultyFixture. */
export function addScenario(simulation: Simulation, name: string, content: unknown): void {
  mustFulfil('scenario', name, content);
  const faults = simulation.addScenario({ ...(content as Scenario), name });
  if (faults.length > 0) throw new FaultyFixture(`${name}: ${faults.join('; ')}`);
}

/** Throws FaultyFixture with every fault of a file against a schema in fixtures/schema. */
export function mustFulfil(schema: 'scenario' | 'magic', path: string, content: unknown): void {
  const written = JSON.parse(readFileSync(join(fixtures, 'schema', `${schema}.json`), 'utf8')) as object;
  const faults = faultsAgainst(written, content);
  if (faults.length > 0) throw new FaultyFixture(`${path}: ${faults.join('; ')}`);
}

/** The file of a scenario: one of the fixtures for a name, the path itself for a path. */
export const scenarioPath = (nameOrPath: string): string =>
  extname(nameOrPath) === '' ? join(fixtures, 'scenarios', `${nameOrPath}.yaml`) : nameOrPath;

export function scenarioNames(): string[] {
  return readdirSync(join(fixtures, 'scenarios')).map((file) => basename(file, '.yaml'));
}
