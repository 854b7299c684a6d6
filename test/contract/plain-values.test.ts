import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { createCompiler } from '../../src/contract/compile.js';
import { contract, type Schema } from '../../src/contract/load.js';
import { plainCheck } from '../../src/contract/plain-values.js';

const compiler = createCompiler(true);
const schemas: Schema[] = [...contract.operations.values()].flatMap(({ parameters }) =>
  parameters.map((one) => one.schema),
);
const plain = schemas.flatMap((schema) => {
  const check = plainCheck(schema);
  return check ? [{ schema, check, validate: compiler.compile(schema, 'submitted').validate }] : [];
});

t.test('most parameters are plain; one with a pattern, a format or a number that is no integer is not', async (t) => {
  t.ok(plain.length > schemas.length / 2, `${plain.length} of ${schemas.length}`);
  for (const schema of [
    { type: 'string', pattern: '^a$' },
    { type: 'string', format: 'email' },
    { type: 'number' },
    { type: ['string', 'null'] },
    { type: 'array', items: { type: 'string', pattern: 'a' } },
    { type: 'object', properties: { a: { type: 'string', format: 'email' } } },
    { anyOf: [{ type: 'string' }] },
    { type: 'array', items: { type: 'string' }, minItems: 1 },
    {},
  ] satisfies Schema[]) {
    t.equal(plainCheck(schema), undefined, JSON.stringify(schema));
  }
});

const words = plain.flatMap(({ schema }) => schema.enum ?? []);
const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom(...words, '', 'x'.repeat(2000), '😀', '\ud800'),
  fc.integer({ min: -5, max: 5000 }),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, undefined, {}, [], [1]),
);

t.test('a plain check says the same as the compiled validator', async () => {
  const one = fc.constantFrom(...plain);
  fc.assert(
    fc.property(one, fc.oneof(value, fc.array(value, { maxLength: 3 })), ({ check, validate }, value) => {
      assert.equal(check(value), validate(value) === true);
    }),
    { numRuns: 5000 },
  );
});

t.test('it does so for schemas of every form that it knows', async () => {
  const bound = fc.integer({ min: 0, max: 3 });
  const word = fc.oneof(fc.string({ maxLength: 2 }), fc.integer({ min: 0, max: 3 }), fc.boolean());
  const leaf = fc.oneof(
    fc.record({ type: fc.constant('string'), minLength: bound, maxLength: bound }, { requiredKeys: ['type'] }),
    fc.record({ type: fc.constant('integer'), minimum: bound, maximum: bound }, { requiredKeys: ['type'] }),
    fc.record({ type: fc.constantFrom('string', 'integer', 'boolean'), enum: fc.uniqueArray(word, { minLength: 1 }) }),
  );
  const object = fc.record({
    type: fc.constant('object'),
    properties: fc.record({ a: leaf, b: fc.record({ type: fc.constant('array'), items: leaf }) }),
    required: fc.subarray(['a', 'b']),
  });
  const values = fc.oneof(
    value,
    fc.record(
      { a: fc.oneof(value, word), b: fc.array(fc.oneof(value, word), { maxLength: 2 }), c: value },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(object, values, (schema, value) => {
      const { validate } = compiler.compile(schema, 'submitted');
      assert.equal(plainCheck(schema)!(value), validate(value) === true);
    }),
    { numRuns: 150 },
  );
});
