// Other processes that may have a database: whether they still live, and the wait until that is known.
import { systemClock } from '../../engine/time/clock.js';
import type { FolderInUse, Owner } from '../lock.js';
import { hasEnded } from '../lock.js';

/** How often a process whose life is in doubt is looked at, real milliseconds. */
const interval = 500;

/** Tokens of the owners in this process. */
export const own = new Set<string>();

export interface Rival {
  token: string;
  process: string;
  /** Text: compared only. */
  until: string;
  /** Where others reach it; undefined: it is alone. */
  address?: string;
}

/** It has left in between: the next attempt will show. */
export const gone: Rival = { token: '', process: '{}', until: '' };

/** Who it is, for an error. */
export const pidOf = ({ token, process: text }: Rival): string => {
  const { pid }: Partial<Owner> = JSON.parse(text);
  return own.has(token) ? 'another simulator of this process' : `process ${pid}`;
};

/**
 * Attempts until no rival is left. `attempt` returns a rival, unless there is none; `dead`: token of one that has ended.
 * Throws what `inUse` makes of a rival that lives.
 */
export async function claim(
  attempt: (dead?: string) => Promise<Rival | undefined>,
  inUse: (rival: Rival) => FolderInUse,
): Promise<void> {
  let seen: Rival | undefined;
  let dead: string | undefined;
  for (;;) {
    const other = await attempt(dead);
    if (!other) return;
    if (own.has(other.token)) throw inUse(other);
    if (hasEnded(JSON.parse(other.process))) dead = other.token;
    else {
      const isSame = seen?.token === other.token;
      if (isSame && seen?.until !== other.until) throw inUse(other);
      if (!isSame) seen = other;
      await systemClock.sleep(interval);
    }
  }
}
