import fc from 'fast-check';
import t from 'tap';
import { Run } from '../../../src/engine/records/run.js';

const place = (number: number): string => String(number).padStart(5, '0');

t.test('a run gives ranks and parts as a sorted list does, whatever was added and removed', async (t) => {
  const numbers = fc.uniqueArray(fc.nat(99_999), { minLength: 1500, maxLength: 3000, size: 'max' });
  const asked = fc.array(fc.record({ at: fc.nat(99_999), count: fc.nat(600) }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(numbers, fc.boolean(), asked, (added, inOrder, questions) => {
      const run = new Run<number>();
      if (inOrder) added.sort((one, other) => one - other);
      for (const number of added) run.add(place(number), number);
      const removed = new Set(added.filter((_, index) => index % 3 === 0));
      for (const number of removed) run.remove(place(number));
      const left = added.filter((number) => !removed.has(number)).sort((one, other) => one - other);
      const numbersFrom = (rank: number, count: number, way: 'after' | 'before') =>
        Array.from(run.entries(rank, count, way), ([, number]) => number);

      t.equal(run.size, left.length);
      for (const { at, count } of questions) {
        const before = left.filter((number) => number < at).length;
        t.equal(run.rank(place(at)), before);
        t.equal(run.rank(place(left[0]!), true), 1);
        const after = Math.min(count, left.length - before);
        t.strictSame(numbersFrom(before, after, 'after'), left.slice(before, before + after));
        const back = Math.min(count, before);
        t.strictSame(numbersFrom(before - 1, back, 'before'), left.slice(before - back, before).reverse());
      }
    }),
    { numRuns: 20 },
  );
});
