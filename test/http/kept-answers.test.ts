// An answer is kept until something that it can depend on changes: nobody may see a difference.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import type { Operation } from '../../src/contract/load.js';
import { call, channels, everything, operations } from '../populated.js';
import { simulator, type TestProject } from '../simulator.js';

const seed = Number(process.env.SEED ?? 20260101);
const reads = operations.filter(({ method }) => method === 'GET');
const day = 86_400_000;

/** A parameter of the simulator itself: nothing reads it, but the URL is one that was never asked for. */
let asked = 0;
const never = (): string => `__asked=${asked++}`;

/** Every read gives the same answer as one that cannot have been kept. */
async function seesNoDifference(sim: TestProject): Promise<void> {
  for (const read of reads) {
    const [kept, fresh] = [await call(sim, read), await call(sim, read, { query: never() })];
    assert.deepEqual([kept.status, kept.body], [fresh.status, fresh.body], read.id);
  }
}

/** Records of every kind; a template shows its analytics of the last day, which change with the time. */
async function begin(sim: TestProject): Promise<void> {
  sim.startFrom(everything, channels);
  await call(sim, operation('WhatsappTemplateAnalyticsHelpersController_enableTemplateAnalytics_v1'));
}

const operation = (id: string): Operation => operations.find((each) => each.id === id)!;

type Step = (sim: TestProject) => Promise<unknown>;

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    arbitrary: fc.constantFrom(...operations).map(
      (operation): Step =>
        (sim) =>
          call(sim, operation),
    ),
    weight: 6,
  },
  fc.constantFrom('1s', '1h', '3d', '40d').map(
    (by): Step =>
      (sim) =>
        sim.advance(by),
  ),
  // Time that passes without any job or call, as on a real clock.
  fc.constantFrom(1, day, 9 * day).map(
    (by): Step =>
      async ({ world: { clock } }) =>
        clock.set(clock.now() + by),
  ),
  fc.nat(10).map(
    (index): Step =>
      async (sim) => {
        const waiting = await sim.pending();
        const chosen = waiting[index % Math.max(1, waiting.length)];
        if (chosen) await sim.admin('POST', `/pending/${chosen.id}`, {});
      },
  ),
  fc.boolean().map(
    (enabled): Step =>
      (sim) =>
        sim.admin('PATCH', '/settings', { unknownFields: enabled ? 'hint' : 'drop' }),
  ),
);

t.test('after any calls and any time, each read answers as if it had never been asked before', async (t) => {
  const sim = await simulator(t);
  const property = fc.asyncProperty(fc.array(steps, { minLength: 8, maxLength: 16 }), async (walk) => {
    await begin(sim);
    await seesNoDifference(sim);
    for (const step of walk) {
      await step(sim);
      await seesNoDifference(sim);
    }
  });
  await fc.assert(property, { seed, numRuns: 4 });
  t.ok(asked > 1000);
});

t.test('an answer that shows the time changes with it, though nothing happens', async (t) => {
  const sim = await simulator(t);
  await begin(sim);
  const read = operation('WhatsappTemplatesController_getTemplate_v1');
  const before = await call(sim, read);
  const { clock } = sim.world;
  clock.set(clock.now() + 9 * day);
  t.not(JSON.stringify((await call(sim, read)).body), JSON.stringify(before.body));
});

t.test('a project that was reset, or deleted and used again, answers nothing from before', async (t) => {
  const sim = await simulator(t);
  for (const [method, path] of [
    ['POST', '/reset'],
    ['DELETE', ''],
    ['POST', '/reset'],
  ] as const) {
    await sim.post('/webhooks', { target: 'http://127.0.0.1:9/hooks', secret: 'secret', triggers: ['ALL'] });
    t.equal((await sim.get('/webhooks')).body.totalSize, 1);
    await sim.control(method, path, method === 'POST' ? {} : undefined);
    t.equal((await sim.get('/webhooks')).body.totalSize, 0);
  }
});
