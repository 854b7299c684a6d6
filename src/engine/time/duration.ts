// Durations as people write them: "30d", "2h30m", "500ms".

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Milliseconds of a duration such as `10s`, `1h30m` or `30d`; undefined if it is invalid. */
export function milliseconds(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|[smhdw]))+$/.test(text)) return undefined;
  let sum = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g)) sum += Number(amount) * units[unit!]!;
  return Math.round(sum);
}

/** As `milliseconds`, for durations written in code, where an invalid one is a bug of ours. */
export function duration(text: string): number {
  const ms = milliseconds(text);
  if (ms === undefined) throw new Error(`not a duration: ${text}`);
  return ms;
}

/** Formats milliseconds as people write durations: `1h30m`. */
export function timeSpan(ms: number): string {
  let rest = Math.round(ms);
  let text = '';
  for (const [unit, size] of Object.entries(units).toSorted(([, one], [, other]) => other - one)) {
    const amount = Math.floor(rest / size);
    // Weeks are written as days: 30d is easier to read than 4w2d.
    if (amount === 0 || unit === 'w') continue;
    text += `${amount}${unit}`;
    rest -= amount * size;
  }
  return text || '0s';
}
