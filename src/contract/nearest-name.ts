/** A longer text is no misspelled name, and takes long to compare with many. */
const longestName = 500;

/** The known name that a misspelled or shortened one probably means; undefined if none is close. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > longestName) return undefined;
  const candidates = [...known];
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const edits = editsBetween(name.toLowerCase(), candidate.toLowerCase(), least);
    if (edits < least) [best, least] = [candidate, edits];
  }
  const begunWith = candidates.filter((candidate) => name.length > 2 && candidate.startsWith(name));
  return best ?? (begunWith.length === 1 ? begunWith[0] : undefined);
}

/** Longer texts are compared by their beginnings. */
const compared = 200;

/** How different two texts are, from 0 (equal) to 1 (nothing in common). */
export function difference(one: string, other: string): number {
  if (one === other) return 0;
  const [from, to] = [one.slice(0, compared), other.slice(0, compared)];
  const longest = Math.max(from.length, to.length);
  // Equal beginnings of different texts.
  return Math.max(editsBetween(from, to, longest + 1), 1) / (longest + 1);
}

/** The known names that are most similar to one, the most similar first; fewer than `count` if others are too different. */
export function nearestNames(name: string, known: readonly string[], count: number): string[] {
  if (name.length > longestName) return [];
  const limit = Math.max(2, Math.ceil(name.length / 2));
  return known
    .map((candidate) => ({ candidate, edits: editsBetween(name.toLowerCase(), candidate.toLowerCase(), limit) }))
    .filter(({ edits }) => edits < limit)
    .sort((one, two) => one.edits - two.edits)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** Edit distance: insertions, deletions, replacements and swaps of neighbors; exact only below `limit`. */
export function editsBetween(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) return limit;
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line++) {
    const next = [line];
    for (let column = 1; column <= to.length; column++) {
      const replaced = row[column - 1]! + (from[line - 1] === to[column - 1] ? 0 : 1);
      const swapped =
        line > 1 && column > 1 && from[line - 1] === to[column - 2] && from[line - 2] === to[column - 1]
          ? before[column - 2]! + 1
          : limit;
      next.push(Math.min(replaced, swapped, row[column]! + 1, next[column - 1]! + 1));
    }
    [before, row] = [row, next];
  }
  return row[to.length]!;
}
