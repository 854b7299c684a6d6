import fc from 'fast-check';
import t from 'tap';
import type { Job } from '../../../src/engine/model.js';
import { Clock, frozenEpoch, systemClock } from '../../../src/engine/time/clock.js';
import { cutOff, Timeline } from '../../../src/engine/time/timeline.js';
import { atOnce } from '../../../src/engine/time/turns.js';

interface Ran {
  id: string;
  at: number;
}

/** A timeline on a frozen clock that starts at 0; each job calls `act` and adds a line to `ran`. */
function timelineOf(act: (job: Job, timeline: Timeline) => void = () => undefined, longest = 1000) {
  const ran: Ran[] = [];
  const failures: string[] = [];
  const dropped: string[] = [];
  const run = (job: Job): void => {
    ran.push({ id: job.id, at: timeline.clock.now() });
    act(job, timeline);
  };
  const clock = new Clock({ mode: 'frozen', at: 0 });
  const timeline: Timeline = new Timeline(
    clock,
    {
      run,
      failed: ({ message }) => void failures.push(message),
      dropped: ({ id }) => void dropped.push(id),
    },
    longest,
  );
  return { timeline, ran, failures, dropped, ids: () => ran.map(({ id }) => id) };
}

const job = (data: Record<string, unknown> = {}, world = 'one') => ({ world, kind: 'test', data });
const by = (ms: number) => (now: number) => now + ms;

t.test('jobs run in time order, each with the clock at its own instant', async (t) => {
  const { timeline, ran } = timelineOf();
  const late = timeline.in(500, job());
  const early = timeline.in(100, job());
  const never = timeline.in(9000, job());
  await timeline.advance(by(1000));
  t.same(ran, [
    { id: early.id, at: 100 },
    { id: late.id, at: 500 },
  ]);
  t.equal(timeline.clock.now(), 1000);
  t.same([...timeline.jobs()], [never]);
});

t.test('all jobs up to the target run in time order, including those that other jobs schedule', async (t) => {
  const delays = fc.array(fc.nat(2000), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(2000), delays)), fc.nat(3000), async (planned, target) => {
      const { timeline, ran } = timelineOf(({ data }) => {
        for (const delay of data.makes as number[]) timeline.in(delay, job({ makes: [] }));
      });
      for (const [delay, makes] of planned) timeline.in(delay, job({ makes }));
      await timeline.advance(by(target));
      const order = ran.map(({ at, id }) => [at, Number(id.slice(4))] as const);
      const sorted = [...order].sort((one, other) => one[0] - other[0]);
      t.same(
        order.map(([at]) => at),
        sorted.map(([at]) => at),
      );
      // Jobs of the same instant run in the order in which they were scheduled.
      const first = order.filter(([, number]) => number <= planned.length);
      for (const [index, [at, number]] of first.entries()) {
        const [laterAt, laterNumber] = first[index + 1] ?? [at + 1, 0];
        if (laterAt === at && laterNumber < number) return false;
      }
      const reached = planned.filter(([delay]) => delay <= target);
      const made = reached.flatMap(([at, makes]) => makes.filter((delay) => at + delay <= target));
      return (
        ran.length === reached.length + made.length &&
        [...timeline.jobs()].every(({ at }) => at > target) &&
        timeline.clock.now() === target
      );
    }),
    { numRuns: 60 },
  );
});

t.test('an endless chain of jobs is cut off once, and the timeline works on', async (t) => {
  const { timeline, ran, dropped } = timelineOf(({ data }) => {
    if (data.endless) timeline.in(0, job({ endless: true }));
  });
  const chain = timeline.in(10, job({ endless: true }));
  const later = timeline.in(15, job());
  await t.rejects(timeline.advance(by(20)), cutOff(1000, '1970-01-01T00:00:00.010Z'));
  t.equal(ran.length, 1001);
  t.equal(ran[0]!.id, chain.id);
  t.same(dropped, ['job-1003']);
  t.same([...timeline.jobs()], [later], 'nothing of it is left');
  await timeline.advance(by(20));
  t.same(ran.slice(1001), [{ id: later.id, at: 15 }]);
});

t.test('an endless chain is cut off and reported on a real clock, too, and other due jobs run', async (t) => {
  const { timeline, ran, failures } = timelineOf(({ data }) => {
    if (data.endless) timeline.in(0, job(data));
  });
  timeline.in(0, job({ endless: true }));
  const other = timeline.in(0, job());
  timeline.tick();
  t.same(failures, [cutOff(1000, '1970-01-01T00:00:00.000Z').message]);
  t.ok(ran.some(({ id }) => id === other.id));
  timeline.tick();
  t.equal(ran.length, 1002, 'it does not begin again');
});

t.test('a chain that takes time is none: its jobs run at their own instants', async (t) => {
  const { timeline, ran, dropped } = timelineOf(() => void timeline.in(1, job()));
  timeline.in(1, job());
  await timeline.advance(by(3000));
  t.same([ran.length, ran.at(-1)!.at, dropped], [3000, 3000, []]);
});

t.test('jobs that are due before a timer fires run in turns, and a request needs no turn', async (t) => {
  let elapsed = 0;
  let fire = (): void => undefined;
  t.intercept(systemClock, 'elapsed', { value: () => elapsed });
  const timer = (_: number, call: () => void) => {
    fire = call;
    return () => undefined;
  };
  t.intercept(systemClock, 'timer', { value: timer });
  let now = 0;
  t.intercept(systemClock, 'now', { value: () => now });
  const ran: string[] = [];
  const run = ({ id }: Job): void => {
    ran.push(id);
    elapsed += 4;
  };
  const timeline = new Timeline(new Clock({ mode: 'real', at: 0 }), { run, failed: (error) => t.fail(error.message) });
  for (let index = 0; index < 9; index++) timeline.in(5, job());
  now = 10;
  fire();
  t.equal(ran.length, 3);
  fire();
  t.equal(ran.length, 6);
  timeline.tick();
  t.equal(ran.length, 9);
});

t.test('a cancelled job does not run, and neither do the jobs of a deleted world', async (t) => {
  const { timeline, ids } = timelineOf();
  const kept = timeline.in(10, job());
  const cancelled = timeline.in(10, job());
  timeline.in(10, job({}, 'two'));
  timeline.cancel(cancelled.id);
  timeline.cancel(cancelled.id);
  timeline.forget('two');
  t.equal(timeline.pending, 1);
  await timeline.advance(by(10));
  t.same(ids(), [kept.id]);
});

t.test('advances run one after the other', async (t) => {
  const { timeline, ran } = timelineOf();
  timeline.in(15, job());
  const [first, second] = await Promise.all([timeline.advance(by(10)), timeline.advance(by(10))]);
  t.same([first, second], [[], []]);
  t.equal(timeline.clock.now(), 20);
  t.same(
    ran.map(({ at }) => at),
    [15],
  );
});

t.test('an advance returns only what happened during it', async (t) => {
  const line = { at: '1970-01-01T00:00:00.005Z', project: 'one', what: 'a test', events: [] };
  const { timeline } = timelineOf(() => timeline.note(line));
  timeline.note({ ...line, what: 'nobody listens' });
  timeline.in(5, job());
  t.same(await timeline.advance(by(10)), [line]);
  t.same(await timeline.advance(by(10)), []);
});

t.test('the clock moves on only after work outside the process has finished', async (t) => {
  const order: string[] = [];
  const { timeline } = timelineOf(({ data }, timeline) => {
    order.push(`${data.name} at ${timeline.clock.now()}`);
    if (data.name !== 'sends') return;
    const answered = Promise.resolve().then(() => order.push(`answered at ${timeline.clock.now()}`));
    timeline.track(answered.then(() => undefined));
  });
  timeline.in(10, job({ name: 'sends' }));
  timeline.in(20, job({ name: 'next' }));
  await timeline.advance(by(30));
  t.same(order, ['sends at 10', 'answered at 10', 'next at 20']);
});

t.test('work that fails outside the process is reported and does not stop the clock', async (t) => {
  const { timeline, failures } = timelineOf();
  timeline.track(Promise.reject(new Error('a broken delivery')));
  await timeline.settled();
  t.same(failures, ['a broken delivery']);
  await timeline.advance(by(10));
  t.equal(timeline.clock.now(), 10);
});

t.test('a failing job stops only its own advance', async (t) => {
  const { timeline, ids } = timelineOf(({ data }) => {
    if (data.fails) throw new Error('a broken job');
  });
  timeline.in(10, job({ fails: true }));
  const other = timeline.in(20, job());
  await t.rejects(timeline.advance(by(30)), { message: 'a broken job' });
  t.same(await timeline.advance(by(30)), []);
  t.equal(ids().at(-1), other.id);
});

t.test('on a real clock jobs run without an advance, and a failing one does not stop the others', async (t) => {
  const failures: string[] = [];
  await new Promise<void>((resolve) => {
    const timeline = new Timeline(new Clock({ mode: 'real' }), {
      run: ({ data }) => {
        if (data.fails) throw new Error('a broken job');
        resolve();
      },
      failed: (error) => void failures.push(error.message),
    });
    // Keeps the process alive in the meantime; the simulator's own timers do not.
    systemClock.sleep(50);
    timeline.in(1, job({ fails: true }));
    timeline.in(3, job());
  });
  t.same(failures, ['a broken job']);
});

t.test(
  'one timer is set, for the next job; it is set again when an earlier job is added or the speed changes',
  async (t) => {
    const waits: number[] = [];
    let cancelled = 0;
    t.intercept(systemClock, 'timer', { value: (ms: number) => waits.push(ms) && (() => cancelled++) });
    t.intercept(systemClock, 'now', { value: () => frozenEpoch });
    const clock = new Clock({ mode: 'real', at: 0 });
    const timeline = new Timeline(clock, { run: () => undefined, failed: () => undefined });
    timeline.in(1000, job());
    timeline.in(2000, job());
    timeline.in(500, job());
    t.same(waits, [1000, 500]);
    timeline.changeClock({ scale: 10 });
    t.same(waits, [1000, 500, 50]);
    timeline.changeClock({ mode: 'frozen' });
    t.equal(waits.length, 3, 'a frozen clock needs no timer');
    t.equal(cancelled, 3);
  },
);

t.test('jobs that became due while the process was down run at their own instants', async (t) => {
  const before = timelineOf();
  before.timeline.in(10, job({ makes: 1 }));
  before.timeline.in(20, job());
  before.timeline.in(20, job({}, 'two'));
  const saved = JSON.parse(JSON.stringify(before.timeline.jobsOf('one'))) as Job[];
  t.equal(saved.length, 2);

  const { timeline, ran } = timelineOf();
  timeline.clock.set(1000);
  atOnce(timeline.restoringJobs(saved));
  timeline.tick();
  t.same(
    ran.map(({ at }) => at),
    [10, 20],
  );
  const next = timeline.in(1, job());
  t.notOk(
    saved.some(({ id }) => id === next.id),
    'a new job gets an id of its own',
  );
});

t.test('a closed timeline runs no jobs', async (t) => {
  const { timeline, ran } = timelineOf();
  timeline.in(0, job());
  timeline.close();
  timeline.tick();
  t.same(ran, []);
});

t.test('an advance over many jobs, even at one instant, lets other work run in between', async (t) => {
  const { timeline, ran } = timelineOf();
  for (let number = 0; number < 1000; number++) timeline.in(5, job());
  let now = 0;
  // Each look at the clock takes a millisecond.
  t.intercept(systemClock, 'elapsed', { value: () => now++ });
  let between = 0;
  const look = (): void => {
    if (ran.length > 0 && ran.length < 1000) between++;
    if (ran.length < 1000) setImmediate(look);
  };
  setImmediate(look);
  await timeline.advance((time) => time + 10);
  t.equal(ran.length, 1000);
  t.ok(between > 10, `${between} turns of others`);
});
