// Bodies at random, to every operation that takes one: whatever the schema allows is accepted or refused with a documented
// error, and whatever it does not allow is refused with all that is wrong.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import type { Operation } from '../src/contract/load.js';
import { checkBody } from '../src/contract/validate.js';
import { arbitraryOf } from './contract/arbitrary.js';
import { call, operations, prepare } from './populated.js';
import { names } from './sentences.js';
import { type Answer, simulator, type TestProject } from './simulator.js';

const seed = Number(process.env.SEED ?? 20260101);
const runs = 20;
const withBody = operations.filter(({ body }) => body);

/** Fields that stand for something that is there, by service where it matters: no schema knows what there is. */
const known: Record<string, unknown> = {
  topLevelCategoryCode: '004',
  midLevelCategoryCode: '0003',
  subLevelCategoryCode: '0001',
  categoryCode: '006001',
  'kakaotalk code': 123456,
  'whatsapp code': '123456',
  businessManager: 'SINCH_UK',
  wabaId: '102290129340398',
  templateName: 'order_delayed',
  templateLanguage: 'EN_US',
  // The end of a comparison: most numbers stand for a time in which nothing was sent.
  endTimestamp: 4_102_444_800,
};

const withKnown = ({ service }: Operation, body: unknown): unknown =>
  JSON.parse(JSON.stringify(body), (name, value) => known[`${service} ${name}`] ?? known[name] ?? value);

/** Bodies that the schema allows; every second one names what there is. */
const bodiesOf = (operation: Operation): fc.Arbitrary<any> =>
  fc
    .tuple(arbitraryOf(operation.body!.schema), fc.boolean())
    .map(([body, real]) => (real ? withKnown(operation, body) : body));

/** Calls an operation in a project where it is possible, which is the same before each call. */
function asker(sim: TestProject, operation: Operation): (body: unknown) => Promise<Answer> {
  prepare(sim, operation);
  return (body) => {
    sim.application.simulation.reset(sim.id);
    return call(sim, operation, { body });
  };
}

t.test('what a schema allows is accepted, or refused with a documented error', async (t) => {
  const sim = await simulator(t);
  for (const operation of withBody) {
    const ask = asker(sim, operation);
    let accepted = 0;
    const property = fc.asyncProperty(bodiesOf(operation), async (body) => {
      const { status, headers, body: answer } = await ask(body);
      assert.equal(headers['x-simulator-bug'], undefined);
      assert.ok(status < 500, `${status} ${answer?.errorCode}`);
      if (status === operation.success.status) accepted++;
      else assert.equal(operation.errors.get(answer.errorCode), status);
    });
    await fc.assert(property, { seed, numRuns: runs });
    t.ok(accepted > 0, `${operation.id}: ${accepted} of ${runs} accepted`);
  }
});

/** Paths of the fields of a body; those that tell which form it has are left alone. */
function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = [...path, name];
    return tells.has(name) ? [] : [here, ...pathsOf(inner, here)];
  });
}
const tells = new Set(['type', 'format', 'status', 'processingMode', 'retentionPolicyType', 'otpType']);

/** A list in a list, which no field takes, in place of some fields. */
function damaged(body: unknown, paths: readonly string[][]): any {
  const copy = structuredClone(body) as any;
  for (const path of paths) {
    const parent = path.slice(0, -1).reduce((inner, name) => inner[name], copy);
    parent[path.at(-1)!] = [[]];
  }
  return copy;
}

t.test('what a schema does not allow is refused with everything that is wrong', async (t) => {
  const sim = await simulator(t);
  for (const operation of withBody) {
    const ask = asker(sim, operation);
    let reported = 0;
    const whole = bodiesOf(operation).filter(
      (body) => pathsOf(body).length > 0 && checkBody(operation, body).violations.length === 0,
    );
    const choice = fc.tuple(whole, fc.array(fc.nat(), { minLength: 1, maxLength: 3 })).map(([body, picks]) => {
      const all = pathsOf(body);
      const chosen = picks.map((pick) => all[pick % all.length]!);
      // Of a field and what lies in it only the outer one can be damaged.
      const paths = chosen.filter((path, index) =>
        chosen.every((other, at) => at === index || !path.join('.').startsWith(other.join('.'))),
      );
      return { body, paths: paths.length > 0 ? paths : [chosen[0]!] };
    });
    const property = fc.asyncProperty(choice, async ({ body, paths }) => {
      const { status, headers, body: answer } = await ask(damaged(body, paths));
      assert.equal(headers['x-simulator-bug'], undefined);
      assert.ok(status >= 400 && status < 500, `${status}`);
      assert.equal(operation.errors.get(answer.errorCode), status);
      const sentences: string[] = answer.additionalInformation?.validationErrors ?? [];
      // A code of its own for one field says all that there is to say.
      if (sentences.length === 0) return;
      reported++;
      for (const path of paths) {
        assert.ok(
          sentences.some((sentence) => names(sentence, path)),
          `${path.join('.')} in ${sentences}`,
        );
      }
    });
    await fc.assert(property, { seed, numRuns: runs });
    t.ok(reported > 0, operation.id);
  }
});
