/** One list of rules for every place: memory, a folder and PostgreSQL. */
import t, { type Test } from 'tap';
import { type FolderPlace, folderPlace } from './folder-place.js';
import { memoryPlace } from './memory-place.js';
import type { Place } from './place.js';
import { type PostgresPlace, postgresPlace } from './postgres-place.js';
import { missing, startServer } from './postgres-server.js';

export const server = await startServer();

/** Why there is no PostgreSQL here; false: there is one. */
export const noPostgres: string | false = server ? false : missing;

interface Places {
  memory: Place;
  'a folder': FolderPlace;
  PostgreSQL: PostgresPlace;
}

export type PlaceName = keyof Places;

export const newPlace: { [Name in PlaceName]: () => Places[Name] } = {
  memory: memoryPlace,
  'a folder': folderPlace,
  PostgreSQL: () => postgresPlace(server!),
};

const names: readonly PlaceName[] = ['memory', 'a folder', 'PostgreSQL'];

/** Why a rule has no meaning in a place. */
export type Exceptions = Partial<Record<PlaceName, string>>;

/** Memory is for tests: no process of its own has it. */
export const inProcesses: Exceptions = { memory: 'it ends with its process' };

/** A rule of every place, but those that have a reason. */
export function everywhere(
  title: string,
  rule: (t: Test, place: Place, name: PlaceName) => Promise<void>,
  except: Exceptions = {},
): void {
  for (const name of names) {
    const skip = except[name] ?? (name === 'PostgreSQL' && noPostgres);
    t.test(`${name}: ${title}`, { skip }, (t) => rule(t, newPlace[name](), name));
  }
}

/** A rule that only one place can have; `reason`: why the others cannot. */
export function onlyIn<Name extends PlaceName>(
  name: Name,
  reason: string,
  title: string,
  rule: (t: Test, place: Places[Name]) => Promise<void>,
): void {
  for (const other of names.filter((each) => each !== name))
    t.test(`${other}: ${title}`, { skip: reason }, () => undefined);
  t.test(`${name}: ${title}`, { skip: name === 'PostgreSQL' && noPostgres }, (t) => rule(t, newPlace[name]()));
}
