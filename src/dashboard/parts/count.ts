/** `1 entry`, `3 entries`, `12,345 requests`. */
export function counted(count: number, noun: string): string {
  const number = count.toLocaleString('en-US');
  if (count === 1) return `${number} ${noun}`;
  return `${number} ${noun.replace(/y$/, 'ie')}s`;
}

const units = ['B', 'kB', 'MB', 'GB'] as const;

/** `1.4 MB`. */
export function bytes(count: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, count)) / 3));
  return `${Number((count / 1000 ** power).toFixed(1))} ${units[power]}`;
}
