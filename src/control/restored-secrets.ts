// The secrets that an exported state does not contain: those that the project already has are kept; the answer lists the
// others, which must be set again. The stand-in of a secret is never used as the secret.
import type { ControlMissingSecret, ControlSavedWorld, ControlState } from '../contract/types.js';
import type { CollectionDefinition } from '../engine/model.js';
import { hidden, hiddenOf } from '../engine/records/hidden.js';
import { inPieces } from '../engine/requests/pieces.js';
import type { Steps } from '../engine/time/turns.js';
import type { SavedWorld } from '../engine/world/saved.js';
import type { Simulation } from '../engine/world/simulation.js';
import type { ProjectWorld } from '../engine/world/world.js';
import { redactedIn, withoutRedacted } from './secrets.js';

/** What was delivered is past: its texts show secrets, but nothing needs them. */
const past = 'deliveries';

/** Where a text of a document is, and the text. */
interface Place extends ControlMissingSecret {
  text: string;
}

type Texts = Iterable<readonly [path: string, text: string]>;

function* textsIn(value: unknown, path = ''): Texts {
  if (typeof value === 'string') yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) yield* textsIn(inner, path === '' ? name : `${path}.${name}`);
}

/** The places of the stand-ins among some texts. */
const standInsIn = (texts: Texts, of: Omit<Place, 'field' | 'text'>): Place[] =>
  Array.from(texts, ([field, text]) => ({ ...of, field, text })).filter(
    ({ field, text }) => redactedIn(text, field).length > 0,
  );

const keyIdOf = (credential: object): string => ('keyId' in credential ? String(credential.keyId) : '');

/** Where the records and credentials of some worlds have stand-ins. */
function* placesIn(simulation: Simulation, worlds: readonly ControlSavedWorld[]): Steps<Place[]> {
  const places: Place[] = [];
  for (const { id: project, collections, credentials } of worlds) {
    for (const credential of credentials) {
      const of = { project, collection: 'credentials', key: keyIdOf(credential) };
      places.push(...standInsIn(textsIn(credential), of));
      yield;
    }
    for (const [collection, records] of Object.entries(collections)) {
      if (collection === past) continue;
      const definition = simulation.collectionNamed(collection);
      for (const record of records) {
        places.push(...standInsOf(record, { project, collection }, definition));
        yield;
      }
    }
  }
  return places;
}

function standInsOf(
  { wire, hidden: inside }: ControlSavedWorld['collections'][string][number],
  of: Pick<Place, 'project' | 'collection'>,
  definition: CollectionDefinition,
): Place[] {
  if (typeof wire !== 'object') return [];
  const key = String(definition.key({ ...wire, [hidden]: inside }));
  return standInsIn(textsIn({ ...wire, ...inside }), { ...of, key });
}

/** The text that a project has at a place. */
function presentText(
  simulation: Simulation,
  world: ProjectWorld,
  { collection, key, field }: Place,
): string | undefined {
  const found = collection === 'credentials' ? credentialOf(world, key) : recordOf(simulation, world, collection, key);
  for (const [path, text] of textsIn({ ...found, ...hiddenOf(found ?? {}) })) if (path === field) return text;
  return undefined;
}

const credentialOf = (world: ProjectWorld, keyId: string): object | undefined =>
  world.credentials.findLast((credential) => keyIdOf(credential) === keyId);

/** A collection that nobody uses is not made. */
function recordOf(simulation: Simulation, world: ProjectWorld, collection: string, key: string): object | undefined {
  const definition = simulation.collectionNamed(collection);
  return world.sizeOf(definition) === 0 ? undefined : world.collection(definition).get(key);
}

/** The worlds of a document that was validated, with the secrets that the family has, and where it has none. */
export function* fillingSecrets(
  simulation: Simulation,
  document: ControlState,
  family: readonly ProjectWorld[],
): Steps<{ worlds: SavedWorld[]; missing: ControlMissingSecret[] }> {
  const present = new Map(family.map((world) => [world.id, world]));
  // Equal secrets have equal stand-ins, so one known place is enough.
  const secrets = new Map<string, string>();
  const needed = yield* placesIn(simulation, document.worlds);
  for (const place of needed) {
    yield;
    const [standIn] = redactedIn(place.text, place.field);
    if (standIn !== place.text) continue;
    const world = present.get(place.project);
    const secret = world && presentText(simulation, world, place);
    if (secret !== undefined) secrets.set(standIn, secret);
  }
  const worlds = yield* inPieces<SavedWorld[]>(document.worlds, (piece) =>
    withSecrets(piece, (standIn) => secrets.get(standIn)),
  );
  const missing: ControlMissingSecret[] = [];
  for (const { text, ...place } of needed) {
    if (redactedIn(text, place.field).some((standIn) => !secrets.has(standIn))) missing.push(place);
    yield;
  }
  return { worlds, missing };
}

/** A value with secrets in the place of their stand-ins. */
function withSecrets(value: unknown, secretOf: (standIn: string) => string | undefined): unknown {
  const text = JSON.stringify(value);
  return text.includes('[REDACTED') ? JSON.parse(withoutRedacted(text, secretOf)) : value;
}
