// Copies of long documents, in steps.
import type { Steps } from '../time/turns.js';

/** Levels of a document that are gone through in steps. */
const spine = 6;

type Copy = (piece: unknown) => unknown;
type Whole = (name: string) => boolean;

/**
 * A copy of a document, made of the copies of its pieces: of each field that is no object, with its name, of what is deep
 * within it, and of each object that is copied with its name (`isWhole`). The caller knows what the copy is.
 */
export function* inPieces<T>(value: unknown, copyOf: Copy, isWhole: Whole = () => false): Steps<T> {
  return (yield* copying(value, copyOf, isWhole, spine)) as T;
}

function* copying(value: unknown, copyOf: Copy, isWhole: Whole, depth: number): Steps<unknown> {
  if (Array.isArray(value) && depth > 0) {
    const items: unknown[] = [];
    for (const item of value) items.push(yield* copying(item, copyOf, isWhole, depth - 1));
    return items;
  }
  yield;
  if (typeof value !== 'object' || value === null || depth === 0) return copyOf(value);
  const fields: [string, unknown][] = [];
  for (const [name, inner] of Object.entries(value)) {
    const isPlain = typeof inner !== 'object' || isWhole(name);
    const copy = isPlain
      ? Object.values(Object(copyOf(Object.fromEntries([[name, inner]]))))[0]
      : yield* copying(inner, copyOf, isWhole, depth - 1);
    fields.push([name, copy]);
  }
  return Object.fromEntries(fields);
}
