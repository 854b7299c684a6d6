import fc from 'fast-check';
import t from 'tap';
import { parseJson, UnusableJson } from '../../../src/engine/requests/json.js';
import { parsingJson } from '../../../src/engine/requests/long-json.js';
import { atOnce } from '../../../src/engine/time/turns.js';

/** What a parser makes of a text: the value, written again, or that it is refused. */
function outcome(parse: (text: string) => unknown, text: string): string {
  try {
    return JSON.stringify(parse(text));
  } catch (error) {
    if (error instanceof UnusableJson) return 'refused';
    throw error;
  }
}

const inSteps = (text: string): unknown => atOnce(parsingJson(text));
/** Long enough to be divided, and to be a part of its own. */
const long = 'x'.repeat(70_000);
const filler = Array.from({ length: 5 }, () => long);

const key = fc.oneof(fc.constantFrom('a', 'b', '1', '0', '__proto__', 'quote"', 'back\\'), fc.string({ maxLength: 5 }));
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(0, null, true, '', '"', '\\', '],[', '},{', long, [], {}, filler),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((fields) => Object.fromEntries(fields)),
  ),
}));

t.test('a long text is read in steps as it is read as a whole', (t) => {
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 1), (inner, space) => {
      const text = JSON.stringify({ before: filler, inner, again: [inner, filler, inner] }, null, space);
      t.equal(outcome(inSteps, text), outcome(parseJson, text));
    }),
    { numRuns: 20 },
  );
  t.end();
});

t.test('a long text that is no JSON is refused in steps, too', (t) => {
  const whole = JSON.stringify({ one: filler, two: { three: filler, four: [1, { five: long }] }, six: filler });
  const places = [...whole.matchAll(/[[\]{},:]|"\w{1,5}"/g)].map(({ index }) => index);
  fc.assert(
    fc.property(
      fc.constantFrom(...places, whole.length),
      fc.constantFrom('', ',', ']', '}', '[', '{', ':', '"', '0', '\\', '1e999', '"a":1', ',"a":1'),
      fc.nat(1),
      (place, piece, dropped) => {
        const text = whole.slice(0, place) + piece + whole.slice(place + dropped);
        t.equal(outcome(inSteps, text), outcome(parseJson, text), `${piece} at ${place}, ${dropped} dropped`);
      },
    ),
    { numRuns: 80 },
  );
  t.end();
});

t.test('it is read in many steps, and its faults name their places', (t) => {
  const numbers = Array.from({ length: 100_000 }, () => 0);
  const text = JSON.stringify({ list: numbers, more: { list: [...numbers, 7] } });
  let steps = 0;
  for (const work = parsingJson(text); !work.next().done; ) steps++;
  t.ok(steps > 10);
  t.throws(() => inSteps(text.replace('7', '1e999')), {
    message: /has a number that is too large: more\.list\.100000; the largest is/,
  });
  t.throws(() => inSteps(text.replace('7', '7 7')), { message: /is not JSON/ });
  t.throws(() => inSteps(`${'['.repeat(501)}${text}`), { message: /more than 500 levels/ });
  t.end();
});
