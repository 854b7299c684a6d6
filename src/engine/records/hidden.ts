// Internal data of records that the API never returns.

/** The key of that data. A symbol, so that serialization and validation skip it. */
export const hidden: unique symbol = Symbol('hidden');

export type HiddenOf<R> = R extends { [hidden]: infer Inside } ? Inside : Record<never, never>;

/** A stored record: as the API returns it, plus its hidden part. */
export type Stored<Wire, Hidden extends object = Record<never, never>> = Wire & { [hidden]: Hidden };

/** The hidden part of any record; empty if it has none. */
export function hiddenOf(record: object): object {
  return hidden in record && typeof record[hidden] === 'object' && record[hidden] !== null ? record[hidden] : {};
}
