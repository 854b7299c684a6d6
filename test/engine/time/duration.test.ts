import fc from 'fast-check';
import t from 'tap';
import { duration, milliseconds, timeSpan } from '../../../src/engine/time/duration.js';

t.test('a duration is one or more numbers with units', async (t) => {
  const known: Record<string, number> = {
    '500ms': 500,
    '10s': 10_000,
    '5m': 300_000,
    '2h': 7_200_000,
    '30d': 2_592_000_000,
    '1w': 604_800_000,
    '1h30m': 5_400_000,
    '1.5s': 1500,
    '0s': 0,
    '1 day': 86_400_000,
    '2 hours 30 minutes': 9_000_000,
    '10 sec': 10_000,
    PT1H: 3_600_000,
    P30D: 2_592_000_000,
    P2W: 1_209_600_000,
    P1DT2H3M4S: 93_784_000,
    'PT0.5S': 500,
  };
  for (const [text, expected] of Object.entries(known)) t.equal(milliseconds(text), expected, text);
});

t.test('anything else is not a duration', async (t) => {
  for (const text of [
    '',
    '10',
    's',
    '-1s',
    '1y',
    '1.s',
    'soon',
    '1h soon',
    'P',
    'PT',
    'P1M',
    'P1Y',
    'P1DT',
    '1D',
    '1  h',
  ]) {
    t.equal(milliseconds(text), undefined, `'${text}'`);
  }
  t.throws(() => duration('soon'), { message: 'not a duration: soon' });
});

t.test('the parts of a duration add up', async () => {
  const part = fc.tuple(fc.nat(100), fc.constantFrom('ms', 's', 'm', 'h', 'd', 'w'));
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
      const each = parts.map(([amount, unit]) => duration(`${amount}${unit}`));
      const sum = each.reduce((one, other) => one + other, 0);
      return duration(parts.map(([amount, unit]) => `${amount}${unit}`).join('')) === sum;
    }),
  );
});

t.test('milliseconds are formatted as people write durations', async (t) => {
  for (const text of ['30d', '1h30m', '2s', '250ms', '1d1h1m1s1ms', '0s']) t.equal(timeSpan(duration(text)), text);
  t.equal(timeSpan(90_000), '1m30s');
});
