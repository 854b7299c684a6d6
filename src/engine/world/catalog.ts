// Catalogues: fixed data of the platform that no project changes, such as the KakaoTalk categories. Each is read on first
// use, which keeps the start fast, and is shared by all worlds.

/** Returns the content of a catalogue: fixtures/catalog/<name>.yaml. Throws for an unknown name. */
export type CatalogReader = (name: string) => unknown;

/** Caches what `read` returns. */
export function catalogs(read: CatalogReader): CatalogReader {
  const known = new Map<string, unknown>();
  return (name) => {
    if (!known.has(name)) known.set(name, frozen(read(name)));
    return known.get(name);
  };
}

/** All worlds share a catalogue, so it must not change. */
function frozen(value: unknown): unknown {
  if (value !== null && typeof value === 'object')
    for (const inner of Object.values(Object.freeze(value))) frozen(inner);
  return value;
}
