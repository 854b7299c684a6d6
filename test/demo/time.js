// Times of the demo: everything happened before one fixed time.
import { createHash } from 'node:crypto';

/** Where the clock of every project starts. */
export const now = '2026-06-15T09:00:00.000Z';

const units = { d: 86_400_000, h: 3_600_000, m: 60_000 };

/**
 * The time `age` (`12d 4h`) before now, in milliseconds, minus a random offset that is always the same for the same day, so
 * that the demo looks natural.
 */
function instant(age) {
  const [first, ...rest] = age.split(' ');
  const span = [first, ...rest].reduce((sum, part) => sum + Number.parseInt(part, 10) * units[part.at(-1)], 0);
  const most = first.endsWith('d') ? 18 * units.h : 50 * units.m;
  const chance = createHash('sha256').update(first).digest().readUInt32LE() / 2 ** 32;
  return Date.parse(now) - span - Math.floor((chance * most) / 1000) * 1000;
}

export const ago = (age) => new Date(instant(age)).toISOString();

export const ahead = (days) => new Date(Date.parse(now) + days * units.d).toISOString();

const reviewers = ['Mira Lindqvist', 'Tomas Ferreira', 'Hana Kim', 'Owen Pryce'];
const caller = 'Provisioning API user';
const byPlatform = ['REJECTED', 'ACTIVE', 'INACTIVE', 'ERROR', 'PENDING_FACEBOOK_VERIFICATION', 'TEST'];

/** A log, oldest entry first: `[type, age, comment?, author?]`. The platform's entries are signed by a reviewer. */
export function log(...entries) {
  return entries.map(([type, age, comment, author], index) => ({
    type,
    // Entries of the same age follow each other.
    created: new Date(instant(age) + index * 1000).toISOString(),
    author: author ?? (byPlatform.includes(type) ? reviewers[(index + age.length) % reviewers.length] : caller),
    ...(comment && { comment }),
  }));
}

/** A reviewer, as the author of the platform's comments. */
export const reviewer = reviewers[0];
