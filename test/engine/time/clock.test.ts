import fc from 'fast-check';
import t, { type Test } from 'tap';
import {
  Clock,
  frozenEpoch,
  instantOf,
  isoTime,
  lastInstant,
  type SavedClock,
  systemClock,
} from '../../../src/engine/time/clock.js';

/** A system clock that the test controls. */
function machine(t: Test): { now: number } {
  const hands = { now: Date.UTC(2026, 5, 1) };
  t.intercept(systemClock, 'now', { value: () => hands.now });
  return hands;
}

t.test('a frozen clock starts at the same instant in every run', async (t) => {
  const hands = machine(t);
  const clock = new Clock({ mode: 'frozen' });
  t.equal(clock.now(), frozenEpoch);
  hands.now += 5000;
  t.equal(clock.now(), frozenEpoch);
  t.equal(clock.iso(), '2026-01-01T00:00:00.000Z');
  t.equal(new Clock({ mode: 'frozen', at: 12 }).now(), 12);
});

t.test('a real clock follows the system clock, from now or from a chosen instant', async (t) => {
  const hands = machine(t);
  const clock = new Clock({ mode: 'real' });
  const future = new Clock({ mode: 'real', at: Date.UTC(2030, 0, 1) });
  hands.now += 1500;
  t.equal(clock.now(), hands.now);
  t.equal(future.iso(), '2030-01-01T00:00:01.500Z');
});

t.test('a scaled clock runs faster by its factor', async (t) => {
  const hands = machine(t);
  const clock = new Clock({ mode: 'real', scale: 60, at: 0 });
  hands.now += 1000;
  t.equal(clock.now(), 60_000);
  t.equal(clock.scale, 60);
  clock.change({ scale: 2 });
  hands.now += 1000;
  t.equal(clock.now(), 62_000, 'a new speed applies from the change on');
});

t.test('a clock can be set forward and continues from there', async (t) => {
  const hands = machine(t);
  const clock = new Clock({ mode: 'real', at: 1000 });
  clock.set(9000);
  hands.now += 10;
  t.equal(clock.now(), 9010);
  clock.set(3000);
  t.equal(clock.now(), 9010, 'an earlier instant is ignored');
});

t.test('a clock can be frozen and run again', async (t) => {
  const hands = machine(t);
  const clock = new Clock({ mode: 'real', at: 0 });
  hands.now += 100;
  clock.change({ mode: 'frozen' });
  hands.now += 100;
  t.equal(clock.now(), 100);
  t.equal(clock.mode, 'frozen');
  clock.change({ mode: 'real' });
  hands.now += 100;
  t.equal(clock.now(), 200);
});

t.test('a clock continues from its own time when the system clock is set back', async (t) => {
  const hands = machine(t);
  const clock = new Clock({ mode: 'real', at: 0 });
  hands.now += 5000;
  t.equal(clock.now(), 5000);
  hands.now -= 3_600_000;
  t.equal(clock.now(), 5000);
  hands.now += 10;
  t.equal(clock.now(), 5010);
});

t.test('a clock never goes back, whatever is done to it', async (t) => {
  const hands = machine(t);
  const step = fc.oneof(
    fc.record({ machine: fc.integer({ min: -10_000, max: 10_000 }) }),
    fc.record({ set: fc.integer({ min: 0, max: 50_000 }) }),
    fc.record({ mode: fc.constantFrom('real' as const, 'frozen' as const) }),
    fc.record({ scale: fc.double({ min: 0.01, max: 1000, noNaN: true }) }),
  );
  fc.assert(
    fc.property(fc.constantFrom('real' as const, 'frozen' as const), fc.array(step), (mode, steps) => {
      const clock = new Clock({ mode, at: 0 });
      let before = clock.now();
      for (const step of steps) {
        if ('machine' in step) hands.now += step.machine;
        else if ('set' in step) clock.set(step.set);
        else clock.change(step);
        const now = clock.now();
        if (now < before) return false;
        before = now;
      }
      return true;
    }),
  );
});

t.test('while a job runs, the clock shows the instant of the job', async (t) => {
  const clock = new Clock({ mode: 'frozen', at: 50 });
  const seen = clock.standAt(20, () => [clock.now(), clock.standAt(30, () => clock.now()), clock.now()]);
  t.same(seen, [20, 30, 20]);
  t.equal(clock.now(), 50);
  t.throws(() =>
    clock.standAt(20, () => {
      throw new Error('the job failed');
    }),
  );
  t.equal(clock.now(), 50, 'even after a failed job');
});

t.test('the real time until an instant depends on the speed', async (t) => {
  machine(t);
  t.equal(new Clock({ mode: 'real', at: 0 }).realTimeUntil(6000), 6000);
  t.equal(new Clock({ mode: 'real', at: 0, scale: 60 }).realTimeUntil(6000), 100);
  t.equal(new Clock({ mode: 'real', at: 9000 }).realTimeUntil(6000), 0, 'never negative');
  t.equal(new Clock({ mode: 'frozen', at: 0 }).realTimeUntil(6000), undefined, 'a frozen clock never reaches it');
});

t.test('a saved clock continues as if it had never stopped, unless it comes from a checkpoint', async (t) => {
  const hands = machine(t);
  const clock = new Clock({ mode: 'real', at: 0, scale: 10 });
  const saved = JSON.parse(JSON.stringify(clock.save())) as SavedClock;
  hands.now += 1000;
  t.equal(Clock.restore(saved, true).now(), 10_000);
  t.equal(Clock.restore(saved, false).now(), 0);
  t.equal(Clock.restore(new Clock({ mode: 'frozen', at: 7 }).save(), true).now(), 7);
  hands.now -= 100_000;
  t.equal(Clock.restore(saved, true).now(), 0, 'even if the system clock was set back in the meantime');
});

t.test('instants are written in UTC with milliseconds, and read from any ISO 8601 text', async (t) => {
  t.equal(isoTime(1), '1970-01-01T00:00:00.001Z');
  t.equal(instantOf('2026-01-01T01:00:00+01:00'), frozenEpoch);
  t.equal(instantOf('tomorrow'), undefined);
});

t.test('a system timer runs once, or not at all if it is cancelled', async (t) => {
  const cancelled = systemClock.timer(0, () => t.fail('a cancelled timer ran'));
  cancelled();
  await new Promise<void>((resolve) => {
    systemClock.timer(-5, resolve);
    systemClock.sleep(1);
  });
  t.type(systemClock.elapsed(), 'number');
});

t.test('instants are written exactly as Date writes them', (t) => {
  const instants = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 });
  fc.assert(fc.property(instants, (instant) => isoTime(instant) === new Date(instant).toISOString()));
  t.end();
});

t.test('a clock stops at the end of the year 9999, and what is due later is shown with that time', async (t) => {
  const hands = machine(t);
  const clock = new Clock({ mode: 'real', at: lastInstant - 5, scale: 1_000_000 });
  hands.now += 1000;
  t.equal(clock.iso(), '9999-12-31T23:59:59.999Z');
  t.equal(clock.realTimeUntil(lastInstant + 1), undefined, 'never reached');
  t.equal(isoTime(lastInstant + 1e18), '9999-12-31T23:59:59.999Z');
});
