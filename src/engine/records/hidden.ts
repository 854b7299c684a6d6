// What the platform knows of a record and never shows.

/** Where a record keeps it. A symbol: serialisers and checks skip it. */
export const hidden: unique symbol = Symbol('hidden');

export type HiddenOf<R> = R extends { [hidden]: infer Inside } ? Inside : Record<never, never>;

/** A stored record: the wire form as it is answered, and beside it what stays inside. */
export type Stored<Wire, Hidden extends object = Record<never, never>> = Wire & { [hidden]: Hidden };

/** The hidden part of any record; empty when it has none. */
export function hiddenOf(record: object): object {
  return hidden in record && typeof record[hidden] === 'object' && record[hidden] !== null ? record[hidden] : {};
}
