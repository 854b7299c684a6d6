// Instants of the project's clock, and how far they are from now.
const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** `2 h 40 min`, with the two greatest units. */
export function span(milliseconds: number): string {
  const parts: string[] = [];
  let rest = Math.abs(milliseconds);
  for (const [name, size] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count} ${name}`);
    rest -= count * size;
    if (parts.length === 2) break;
  }
  return parts.length === 0 ? 'now' : parts.join(' ');
}

/** `in 2 h`, `now` or `3 d ago`, as seen from an instant. */
export function distance(at: string, from: string): string {
  const milliseconds = Date.parse(at) - Date.parse(from);
  if (Math.abs(milliseconds) < 1000) return 'now';
  return milliseconds > 0 ? `in ${span(milliseconds)}` : `${span(milliseconds)} ago`;
}

/** `2026-01-01 00:00:02`: the API writes instants in UTC. */
export const plain = (at: string): string => at.slice(0, 19).replace('T', ' ');

/** At most eleven characters, as seen from an instant: the time of day, `06-15 09:00` on another day, the date in another year. */
export function short(at: string, now: string): string {
  if (at.slice(0, 10) === now.slice(0, 10)) return at.slice(11, 19);
  return at.slice(0, 4) === now.slice(0, 4) ? plain(at).slice(5, 16) : at.slice(0, 10);
}

export function At({ at, now }: { at: string; now?: string | undefined }) {
  return (
    <time dateTime={at} title={plain(at)}>
      {now === undefined ? plain(at) : short(at, now)}
    </time>
  );
}
