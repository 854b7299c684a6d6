// Catalogues: what the platform knows by heart and no project changes, such as the KakaoTalk categories. Each is read at
// its first use (start-up stays short), then kept for all worlds.

/** Finds the content of a catalogue by its name: fixtures/catalog/<name>.yaml. Throws for a name that is not there. */
export type CatalogReader = (name: string) => unknown;

/** Remembers what was read. */
export function catalogs(read: CatalogReader): CatalogReader {
  const known = new Map<string, unknown>();
  return (name) => {
    if (!known.has(name)) known.set(name, frozen(read(name)));
    return known.get(name);
  };
}

/** All worlds share a catalogue, so that nobody may write into it. */
function frozen(value: unknown): unknown {
  if (value !== null && typeof value === 'object')
    for (const inner of Object.values(Object.freeze(value))) frozen(inner);
  return value;
}
