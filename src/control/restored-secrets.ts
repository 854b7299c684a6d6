// The secrets that an exported state does not contain: those that the project already has are kept; the answer lists the
// others, which must be set again. The stand-in of a secret is never used as the secret.
import type { ControlMissingSecret, ControlSavedWorld, ControlState } from '../contract/types.js';
import { hidden } from '../engine/records/hidden.js';
import type { SavedWorld } from '../engine/world/saved.js';
import type { Simulation } from '../engine/world/simulation.js';
import { redactedIn, withoutRedacted } from './secrets.js';

/** What was delivered is past: its texts show secrets, but nothing needs them. */
const past = 'deliveries';

/** Where a text of a document is. */
interface Place extends ControlMissingSecret {
  text: string;
}

function* textsIn(value: unknown, path = ''): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) yield* textsIn(inner, path === '' ? name : `${path}.${name}`);
}

type Parts = Pick<SavedWorld, 'id' | 'collections' | 'credentials'>;

/** Every text of the records and credentials of some worlds. */
function* places(simulation: Simulation, worlds: Iterable<Parts | ControlSavedWorld>): Generator<Place> {
  for (const { id: project, collections, credentials } of worlds) {
    for (const credential of credentials) {
      const key = 'keyId' in credential ? String(credential.keyId) : '';
      for (const [field, text] of textsIn(credential)) yield { project, collection: 'credentials', key, field, text };
    }
    for (const [collection, records] of Object.entries(collections)) {
      if (collection === past) continue;
      const definition = simulation.collectionNamed(collection);
      for (const { wire, hidden: inside } of records) {
        if (typeof wire !== 'object') continue;
        const key = String(definition.key({ ...wire, [hidden]: inside }));
        for (const [field, text] of textsIn({ ...wire, ...inside })) yield { project, collection, key, field, text };
      }
    }
  }
}

const nameOf = ({ project, collection, key, field }: ControlMissingSecret): string =>
  JSON.stringify([project, collection, key, field]);

/** The document with the secrets that the project has, and where it has none. */
export function withKnownSecrets(
  simulation: Simulation,
  document: ControlState,
  present: readonly SavedWorld[],
): { document: ControlState; missing: ControlMissingSecret[] } {
  const text = JSON.stringify(document.worlds);
  if (!text.includes('[REDACTED')) return { document, missing: [] };
  const known = new Map([...places(simulation, present)].map((place) => [nameOf(place), place.text]));
  // Equal secrets have equal stand-ins, so one known place is enough.
  const secrets = new Map<string, string>();
  const needed: Place[] = [];
  for (const place of places(simulation, document.worlds)) {
    const standIns = redactedIn(place.text, place.field);
    if (standIns.length === 0) continue;
    needed.push(place);
    const secret = known.get(nameOf(place));
    if (standIns[0] === place.text && secret !== undefined) secrets.set(place.text, secret);
  }
  const replaced = withoutRedacted(text, (standIn) => secrets.get(standIn));
  const missing = needed
    .filter((place) => redactedIn(place.text, place.field).some((standIn) => !secrets.has(standIn)))
    .map(({ text: _, ...place }) => place);
  return { document: { ...document, worlds: JSON.parse(replaced) }, missing };
}
