import fc from 'fast-check';
import t from 'tap';
import { matchesGlob } from '../../../src/engine/requests/glob.js';

t.test('a star matches any text, a question mark one character, and case is ignored', async (t) => {
  t.ok(matchesGlob('spring*', 'Spring_sale'));
  t.ok(matchesGlob('*/webhooks', '/v1/projects/p/webhooks'));
  t.ok(matchesGlob('sale_?', 'sale_1'));
  t.notOk(matchesGlob('sale_?', 'sale_12'));
  t.notOk(matchesGlob('spring', 'spring_sale'), 'the whole text must match');
  t.ok(matchesGlob('*', 'two\nlines'));
});

t.test('any other character matches itself', async () => {
  const plain = fc.string().filter((text) => !/[*?]/.test(text));
  fc.assert(fc.property(plain, (text) => matchesGlob(text, text)));
  fc.assert(fc.property(plain, plain, (one, other) => matchesGlob(`${one}*${other}`, `${one}anything${other}`)));
});

t.test('many stars match what a regular expression would match', async () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
  fc.assert(
    fc.property(pattern, word, (glob, text) => {
      const expression = new RegExp(`^${glob.replaceAll('?', '.').replaceAll('*', '.*')}$`);
      return matchesGlob(glob, text) === expression.test(text);
    }),
    { numRuns: 2000 },
  );
});

t.test('matching takes a short time for every pattern', async (t) => {
  t.notOk(matchesGlob(`${'*'.repeat(40)}x`, '/v1/projects/p/webhooks'));
  t.notOk(matchesGlob(`${'*a'.repeat(40)}b`, 'a'.repeat(2000)));
});
