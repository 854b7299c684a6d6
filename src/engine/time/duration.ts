// Durations as people and programs write them: "30d", "2h30m", "500ms", "2 hours", and ISO 8601: "PT1H", "P30D".

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Other words for the units. */
const unitWords: Readonly<Record<string, string>> = {
  millisecond: 'ms',
  milliseconds: 'ms',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
  week: 'w',
  weeks: 'w',
};

const step = /(\d+(?:\.\d+)?) ?([a-z]+) ?/g;
const iso =
  /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?=\d)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Milliseconds of a duration such as `10s`, `1h30m`, `2 hours` or `PT1H`; undefined if it is invalid. */
export function milliseconds(text: string): number | undefined {
  const written = text.trim();
  if (written.startsWith('P')) return isoMilliseconds(written);
  if (!/^(?:\d+(?:\.\d+)? ?[a-z]+ ?)+$/.test(written)) return undefined;
  let sum = 0;
  for (const [, amount, word] of written.matchAll(step)) {
    const size = units[unitWords[word!] ?? word!];
    if (size === undefined) return undefined;
    sum += Number(amount) * size;
  }
  return Math.round(sum);
}

/** ISO 8601. Years and months have no fixed length: a text with them is invalid. */
function isoMilliseconds(text: string): number | undefined {
  const amounts = iso.exec(text)?.slice(1);
  if (!amounts?.some((amount) => amount !== undefined)) return undefined;
  const sizes = [units.w!, units.d!, units.h!, units.m!, units.s!];
  return Math.round(sizes.reduce((sum, size, index) => sum + Number(amounts[index] ?? 0) * size, 0));
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
