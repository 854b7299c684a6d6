// How project ids are written into tables: PostgreSQL's texts have no NUL and no half of a surrogate pair, and keys a largest
// size.
import { createHash } from 'node:crypto';

/** A key for any project id. */
export function keyOf(id: string): string {
  const text = JSON.stringify(id).slice(1, -1);
  return text.length <= 500 ? text : `${text.slice(0, 400)}~${createHash('sha256').update(id).digest('hex')}`;
}

/** A project id as a text that `idOf` reads. */
export const nameOf = (id: string): string => JSON.stringify(id);

export const idOf = (name: string): string => String(JSON.parse(name));
