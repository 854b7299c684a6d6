import fc from 'fast-check';
import t from 'tap';
import { matchesGlob } from '../../src/engine/glob.js';

t.test('a star stands for any text, a question mark for one character, case does not matter', async (t) => {
  t.ok(matchesGlob('spring*', 'Spring_sale'));
  t.ok(matchesGlob('*/webhooks', '/v1/projects/p/webhooks'));
  t.ok(matchesGlob('sale_?', 'sale_1'));
  t.notOk(matchesGlob('sale_?', 'sale_12'));
  t.notOk(matchesGlob('spring', 'spring_sale'), 'the whole text must match');
  t.ok(matchesGlob('*', 'two\nlines'));
});

t.test('any other character stands for itself', async () => {
  const plain = fc.string().filter((text) => !/[*?]/.test(text));
  fc.assert(fc.property(plain, (text) => matchesGlob(text, text)));
  fc.assert(fc.property(plain, plain, (one, other) => matchesGlob(`${one}*${other}`, `${one}anything${other}`)));
});
