import fc from 'fast-check';
import t from 'tap';
import { isoTime } from '../../../src/engine/time/clock.js';
import { readDuration, readInstant, readMilliseconds } from '../../../src/engine/time/written.js';

t.test('an instant is a date, a date and time, or milliseconds since 1970', async (t) => {
  const march = Date.UTC(2026, 2, 1);
  const known: [unknown, number][] = [
    ['2026-03-01', march],
    ['2026-03-01T00:00Z', march],
    ['2026-03-01T00:00:00.000Z', march],
    ['2026-03-01t00:00:00z', march],
    ['2026-03-01T01:00:00+01:00', march],
    ['2026-02-28T22:00:00-0200', march],
    ['2026-03-01T00:00:00.5Z', march + 500],
    ['2026-03-01T00:00:00.123456789Z', march + 123],
    [march, march],
    [String(march), march],
    [new Date(march).toJSON(), march],
  ];
  for (const [written, instant] of known) t.same(readInstant(written), { value: instant }, String(written));
});

t.test('a time of day without an offset is UTC, wherever the simulator runs', async (t) => {
  for (const written of ['2026-07-01T12:30:00', '2026-07-01 12:30']) {
    t.same(readInstant(written), { value: Date.UTC(2026, 6, 1, 12, 30) }, written);
  }
});

t.test('what is no instant is refused with a form that is one', async (t) => {
  const refused: [unknown, RegExp][] = [
    ['soon', /^must be a date or a date and time, such as 2026-03-01 or 2026-03-01T12:00:00Z$/],
    ['2026-02-30', /there is no 2026-02-30/],
    ['2026-13-01', /there is no 2026-13-01/],
    ['2026-03-01T24:00:00Z', /must be a date/],
    ['2026-03-01T23:59:60Z', /must be a date/],
    ['2026-03-01T00:00:00+25:00', /must be a date/],
    ['30d', /not a duration/],
    [1_767_225_600, /milliseconds since 1970, such as 1767225600000/],
    ['5', /milliseconds since 1970/],
    [1e18, /before the year 10000/],
    [null, /must be a date/],
    [{}, /must be a date/],
  ];
  for (const [written, fault] of refused) t.match(readInstant(written).fault, fault, JSON.stringify(written));
});

t.test('what is no duration is refused; a number needs a unit', async (t) => {
  t.same(readDuration(0), { value: 0 });
  t.same(readDuration('0'), { value: 0 });
  const refused: [unknown, RegExp][] = [
    ['soon', /^must be a duration such as 10s, 1h30m, 30d or PT1H$/],
    [30, /30 has no unit: write 30ms, 30s, 30m, 30h or 30d/],
    ['30', /30 has no unit/],
    [-1, /time does not go back/],
    ['P1M', /years and months have no fixed length/],
    ['P1Y2D', /years and months have no fixed length/],
    ['2026-03-01', /not a date/],
    [true, /must be a duration/],
    [null, /must be a duration/],
  ];
  for (const [written, fault] of refused) t.match(readDuration(written).fault, fault, JSON.stringify(written));
});

t.test('a number of real milliseconds has its unit in the name of the field', async (t) => {
  for (const written of [1500, '1500', '1500ms', '1.5s', 'PT1.5S']) {
    t.same(readMilliseconds(written), { value: 1500 }, String(written));
  }
  t.match(readMilliseconds('soon').fault, /must be a duration/);
});

t.test('every instant that the simulator writes is read as itself', async () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) }), (instant) => {
      return readInstant(isoTime(instant)).value === instant;
    }),
  );
});
