import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { createCompiler } from '../../src/contract/compile.js';
import { contract, refName, type Schema } from '../../src/contract/load.js';
import { FirstValues, plainCheck } from '../../src/contract/plain-values.js';
import { sampleOf } from '../../src/contract/sample.js';
import { checkReply } from '../../src/contract/validate.js';

const requests = createCompiler(true);
const replies = createCompiler(false);
const operations = [...contract.operations.values()];
const parameters: Schema[] = operations.flatMap((each) => each.parameters.map(({ schema }) => schema));

const wordsOf = ({ enum: words = [], items = {}, $ref = '' }: Schema): readonly unknown[] => [
  ...words,
  ...(items.enum ?? []),
  ...(contract.schemas[refName($ref)]?.enum ?? []),
];

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom('', 'x'.repeat(2000), '😀', '\ud800'),
);
const value = fc.oneof(
  text,
  fc.constantFrom(...parameters.flatMap(wordsOf)),
  fc.integer({ min: -5, max: 5000 }),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, undefined, {}, [], [1]),
);

t.test('a plain check of a parameter says the same as the compiled validator', async (t) => {
  const plain = parameters.filter((schema) => plainCheck(schema)(sampleOf(schema, 'least')));
  t.ok(plain.length > parameters.length / 2, `${plain.length} of ${parameters.length}`);
  const pairs = plain.map((schema) => [plainCheck(schema), requests.compile(schema, 'submitted').validate] as const);
  fc.assert(
    fc.property(
      fc.constantFrom(...pairs),
      fc.oneof(value, fc.array(value, { maxLength: 3 })),
      ([check, validate], value) => {
        assert.equal(check(value), validate(value) === true);
      },
    ),
    { numRuns: 5000 },
  );
});

t.test('it accepts nothing where it does not know a keyword', async (t) => {
  for (const [schema, accepted] of [
    [{ type: 'string', pattern: '^a$' }, 'a'],
    [{ type: 'string', format: 'email' }, 'a@example.com'],
    [{ type: ['string', 'integer'] }, 'a'],
    [{ type: 'array', items: { type: 'string', pattern: 'a' } }, ['a']],
    [{ type: 'array', items: { type: 'string' }, uniqueItems: true }, []],
    [{ type: 'object', properties: { a: { type: 'string', format: 'email' } } }, { a: 'a@example.com' }],
    [{ type: 'object', additionalProperties: { anyOf: [{ type: 'string' }] } }, { a: 'a' }],
    [{ anyOf: [{ type: 'string' }] }, 'a'],
    [{}, 'a'],
  ] satisfies [Schema, unknown][]) {
    t.equal(requests.compile(schema, 'submitted').validate(accepted), true);
    t.equal(plainCheck(schema)(accepted), false, JSON.stringify(schema));
  }
});

t.test('it says the same for schemas of every form that it knows, open and closed', async () => {
  const bound = fc.integer({ min: 0, max: 3 });
  const word = fc.oneof(fc.string({ maxLength: 2 }), fc.integer({ min: 0, max: 3 }), fc.boolean());
  const type = (name: string) => fc.constantFrom<string | string[]>(name, [name, 'null']);
  const leaf = fc.oneof(
    fc.record({ type: type('string'), minLength: bound, maxLength: bound }, { requiredKeys: ['type'] }),
    fc.record({ type: type('integer'), minimum: bound, maximum: bound }, { requiredKeys: ['type'] }),
    fc.record({ type: type('number'), maximum: bound }, { requiredKeys: ['type'] }),
    fc.record({ type: fc.constantFrom('string', 'integer', 'boolean'), const: word }),
    fc.record({
      type: fc.constantFrom('string', 'integer', 'boolean'),
      enum: fc.uniqueArray(fc.oneof(word, fc.constant(null)), { minLength: 1 }),
    }),
  );
  const list = fc.record({ type: fc.constant('array'), items: leaf, minItems: bound, maxItems: bound });
  const object = fc.record(
    {
      type: fc.constant('object'),
      properties: fc.record({ a: leaf, b: list }),
      required: fc.subarray(['a', 'b']),
      additionalProperties: fc.oneof(fc.boolean(), leaf),
    },
    { requiredKeys: ['type'] },
  );
  const field = fc.oneof(value, word);
  const values = fc.oneof(
    value,
    fc.record({ a: field, b: fc.array(field, { maxLength: 2 }), c: field }, { requiredKeys: [] }),
  );
  fc.assert(
    fc.property(object, fc.array(values, { minLength: 5, maxLength: 20 }), (schema, values) => {
      const open = requests.compile(schema, 'submitted').validate;
      const closed = replies.compile(schema, 'said').validate;
      for (const value of values) {
        assert.equal(plainCheck(schema)(value), open(value) === true);
        assert.equal(plainCheck(schema, true)(value), closed(value) === true);
      }
    }),
    { numRuns: 100 },
  );
});

t.test('what it accepts of a reply is what the contract accepts', async (t) => {
  let accepted = 0;
  for (const { id, success } of operations) {
    const { schema } = success;
    if (!schema) continue;
    const check = plainCheck(schema, true);
    const { validate } = replies.compile(schema, 'said');
    for (const said of [sampleOf(schema, 'least'), sampleOf(schema, 'full')]) {
      const changed = Object.entries(Object(said)).flatMap(([name, field]) => [
        { ...Object(said), [name]: null },
        { ...Object(said), [name]: [field] },
        { ...Object(said), [`${name}_`]: field },
      ]);
      for (const each of [said, ...changed]) {
        if (!check(each)) continue;
        accepted++;
        if (!validate(each)) t.fail(`${id}: ${JSON.stringify(each)}`);
      }
    }
  }
  t.ok(accepted > 20, `${accepted} accepted`);
});

t.test('a reply that is not simple, or wrong, is checked by the compiled validator', async (t) => {
  const listWebhooks = contract.operations.get('WebhookWebhookController_listWebhooks_v1')!;
  t.strictSame(checkReply(listWebhooks, { webhooks: [], pageSize: 10, totalSize: 0 }), []);
  t.match(checkReply(listWebhooks, { webhooks: 1, pageSize: 10, totalSize: 0 }), [/webhooks/]);
  t.match(checkReply(listWebhooks, { webhooks: [{ id: 1 }], pageSize: 10, totalSize: 0 }), [/webhooks\.0/]);
});

t.test('only the first values of a schema are checked without a compiled validator', async (t) => {
  const values = new FirstValues({ type: 'array', items: { type: 'string', maxLength: 1 } }, false);
  const accepted = Array.from({ length: 20 }, (_, index) => values.accepts(index === 3 ? ['too long'] : ['a']));
  t.strictSame(accepted, [
    ...Array.from({ length: 10 }, (_, index) => index !== 3),
    ...Array.from({ length: 10 }, () => false),
  ]);
});
