import fc from 'fast-check';
import t from 'tap';
import { nearestName } from '../../src/contract/nearest-name.js';

const names = ['outcome', 'match', 'latency', 'probability', 'times'];

t.test('a name with one letter missing finds the name that was meant', async () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(), (name, at) => {
      const position = at % name.length;
      return nearestName(name.slice(0, position) + name.slice(position + 1), names) === name;
    }),
  );
});

t.test('case does not matter, and a name that resembles no other finds none', async (t) => {
  t.equal(nearestName('OutCome', names), 'outcome');
  t.equal(nearestName('colour', names), undefined);
  t.equal(nearestName('x', []), undefined);
});

t.test('swapped letters count as one edit, and a prefix finds the only name that starts with it', async (t) => {
  t.equal(nearestName('opne', ['open', 'strict']), 'open');
  t.equal(nearestName('strat', ['start', 'exec']), 'start');
  t.equal(nearestName('pend', ['pending', 'decide']), 'pending');
  t.equal(nearestName('res', ['resend', 'reset']), undefined);
});
