// Durations as people write them: "30d", "2h30m", "500ms".

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Milliseconds of a duration such as `10s`, `1h30m` or `30d`; undefined when it is not one. */
export function milliseconds(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|[smhdw]))+$/.test(text)) return undefined;
  let sum = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g)) sum += Number(amount) * units[unit!]!;
  return Math.round(sum);
}

/** As `milliseconds`, for durations written in code, where a wrong one is our bug. */
export function duration(text: string): number {
  const ms = milliseconds(text);
  if (ms === undefined) throw new Error(`not a duration: ${text}`);
  return ms;
}
