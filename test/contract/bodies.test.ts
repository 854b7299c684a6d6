import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import t from 'tap';
import { contract } from '../../src/contract/load.js';
import { sampleOf } from '../../src/contract/sample.js';
import { checkBody } from '../../src/contract/validate.js';
import { madeUpOperation } from './made-up-operation.js';

const operation = (id: string) => contract.operations.get(`${id}_v1`)!;
const messages = (id: string, body: unknown) => checkBody(operation(id), body).violations.map((one) => one.message);

const createWebhook = 'WebhookWebhookController_createWebhook';
const createTemplate = 'WhatsappTemplatesController_createTemplate';
const updateTemplate = 'WhatsappTemplatesController_updateTemplate';
const createSender = 'WhatsappSendersController_createSender';

const template = (...components: unknown[]) => ({
  name: 'order_shipped',
  language: 'EN',
  category: 'UTILITY',
  details: { components },
});

t.test('every missing field is reported with the type that it needs', async (t) => {
  t.same(messages(createWebhook, {}), [
    'target must be a string',
    'secret must be a string',
    'triggers must be an array',
  ]);
  t.same(messages(createWebhook, undefined), messages(createWebhook, {}));
  t.match(messages(createTemplate, { name: 'ab', language: 'EN' }), [
    'category must be one of the following values: AUTHENTICATION, MARKETING, UTILITY',
    'details should not be empty',
  ]);
  t.same(messages('KakaotalkSendersController_verifySender', {}), ['code must be a number']);
});

t.test('each broken rule has its own message', async (t) => {
  const faults = messages(createWebhook, { target: 'nowhere', secret: '', triggers: [] });
  t.same(faults.sort(), [
    'secret should not be empty',
    'target must be a valid url',
    'triggers must contain at least 1 elements',
  ]);
  t.same(messages(createWebhook, { target: 5, secret: 'x'.repeat(129), triggers: ['ALL', 'ALL'] }).sort(), [
    "All triggers's elements must be unique",
    'secret must be shorter than or equal to 128 characters',
    'target must be a string',
  ]);
  t.match(messages(createTemplate, { ...template(), name: 'Order-Shipped' }), [
    'name must have at least two characters: lowercase letters, digits and underscores, without an underscore at either end',
  ]);
});

t.test('wrong elements of a plain list are reported once, for the list', async (t) => {
  const faults = messages(createWebhook, { target: 'http://localhost', secret: 's', triggers: ['NO', 'NEITHER'] });
  t.equal(faults.length, 1);
  t.match(faults[0], /^each value in triggers must be one of the following values: ALL, BUNDLE_DONE, /);
});

t.test('a value of the wrong kind for a list of values is one fault', async (t) => {
  t.same(messages(createTemplate, { ...template(), category: 5 }), [
    'category must be one of the following values: AUTHENTICATION, MARKETING, UTILITY',
  ]);
});

t.test('a body that is not an object is rejected', async (t) => {
  for (const body of [null, [], 'text', 5]) t.same(messages(createWebhook, body), ['body must be an object']);
});

t.test('a violation names its place and the rule of the contract', async (t) => {
  t.same(checkBody(operation(createTemplate), template({ type: 'BODY', text: '' })).violations, [
    {
      in: 'body',
      field: 'details.components.0.text',
      message: 'details.components.0.text should not be empty',
      rule: 'WhatsappBodyComponentInputDto/properties/text/minLength',
    },
  ]);
});

t.test('null deletes where the contract allows null, and only there', async (t) => {
  t.same(messages(updateTemplate, { details: { optimization: null } }), []);
  t.same(messages(updateTemplate, { details: null }), ['details must be an object']);
  t.same(messages('WhatsappSendersController_update', { details: { about: null, displayName: null } }), [
    'details.displayName must be a string',
  ]);
});

t.test('unknown fields are dropped at any depth, and the original body is not modified', async (t) => {
  const body = {
    ...template({ type: 'BODY', text: 'Hello', mood: 'good' }, { type: 'BUTTONS', buttons: [{ type: 'OTP', no: 1 }] }),
    status: 'DRAFT',
    madeUp: true,
    details: undefined as unknown,
  };
  body.details = {
    components: [
      { type: 'BODY', text: 'Hello', mood: 'good' },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes', no: 1 }] },
    ],
    optimization: {
      bidAmount: 1,
      bidStrategy: 'LOWEST_COST_WITH_BID_CAP',
      bidCountryMultiplierOverrides: { SE: '1.2', anything: '1.0' },
      bid: 0,
    },
  };
  const before = structuredClone(body);
  const { body: kept, violations } = checkBody(operation(createTemplate), body);
  t.same(violations, []);
  t.same(body, before);
  t.strictSame(kept, {
    name: 'order_shipped',
    language: 'EN',
    category: 'UTILITY',
    status: 'DRAFT',
    details: {
      components: [
        { type: 'BODY', text: 'Hello' },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }] },
      ],
      optimization: {
        bidAmount: 1,
        bidStrategy: 'LOWEST_COST_WITH_BID_CAP',
        bidCountryMultiplierOverrides: { SE: '1.2', anything: '1.0' },
      },
    },
  });
});

t.test('fields of another form of the same body are dropped, too', async (t) => {
  const { body } = checkBody(operation(createSender), { phoneNumberId: '1', wabaId: '2', name: 'x' });
  t.strictSame(body, { phoneNumberId: '1', wabaId: '2' });
});

t.test('an absent field stays absent: defaults are not filled in', async (t) => {
  t.strictSame(checkBody(operation(updateTemplate), {}).body, {});
});

t.test('an operation without a body ignores the one that is sent', async (t) => {
  t.strictSame(checkBody(operation('RcsSendersController_launchSender'), { a: 1 }), {
    body: undefined,
    violations: [],
    unknown: [],
  });
});

t.test('a closed schema rejects an unknown field and suggests the closest name', async (t) => {
  const rule = madeUpOperation({
    body: {
      type: 'object',
      additionalProperties: false,
      properties: { outcome: { type: 'string' }, match: { type: 'object', additionalProperties: { type: 'string' } } },
    },
  });
  t.match(checkBody(rule, { outcom: 'approve' }).violations, [
    { field: 'outcom', message: "unknown field 'outcom'; did you mean 'outcome'?" },
  ]);
  t.match(checkBody(rule, { weather: 'fine' }).violations, [{ message: "unknown field 'weather'" }]);
  t.strictSame(checkBody(rule, { match: { any: 'name' } }).body, { match: { any: 'name' } });
});

t.test('an allOf keeps the fields of all its parts', async (t) => {
  const whole = madeUpOperation({
    body: {
      allOf: [
        { $ref: '#/components/schemas/WebhookWebhookInputDto' },
        { type: 'object', properties: { note: { type: 'string' } } },
      ],
    },
  });
  const body = { target: 'http://localhost:1', secret: 's', triggers: ['ALL'], note: 'x' };
  t.match(checkBody(whole, { ...body, other: 1 }), { violations: [], unknown: [{ within: '', name: 'other' }] });
  t.strictSame(checkBody(whole, { ...body, other: 1 }).body, body);
  t.match(checkBody(whole, { ...body, note: 5 }).violations, [{ message: 'note must be a string' }]);
});

t.test('the less common keywords have a message, too', async (t) => {
  const limits = madeUpOperation({
    body: {
      type: 'object',
      minProperties: 2,
      properties: {
        above: { type: 'number', exclusiveMinimum: 0 },
        below: { type: 'number', exclusiveMaximum: 0 },
        even: { type: 'integer', multipleOf: 2 },
        long: { type: 'string', minLength: 3 },
        map: { type: 'object', maxProperties: 1 },
        list: { type: 'array', maxItems: 1 },
        either: { type: ['string', 'number'] },
        named: { type: 'object', propertyNames: { pattern: '^a' } },
      },
    },
  });
  const messagesOf = (body: object) => checkBody(limits, body).violations.map((one) => one.message);
  t.same(messagesOf({ above: 0 }).sort(), ['above must be greater than 0', 'body must have at least 2 fields']);
  t.same(messagesOf({ below: 0, even: 3 }).sort(), ['below must be less than 0', 'even must be a multiple of 2']);
  t.same(messagesOf({ long: 'a', list: [1, 2] }).sort(), [
    'list must contain no more than 1 elements',
    'long must be longer than or equal to 3 characters',
  ]);
  t.same(messagesOf({ map: { a: 1, b: 2 }, either: true }).sort(), [
    'either must be a string or a number',
    'map must have no more than 1 fields',
  ]);
  t.ok(messagesOf({ above: 1, named: { b: 1 } }).length > 0);
});

t.test('every example request is accepted and returned unchanged', async (t) => {
  const folder = new URL('../../fixtures/examples/', import.meta.url);
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.json')) continue;
    const { operation: id, examples } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    for (const [name, { body }] of Object.entries<{ body: unknown }>(examples)) {
      const checked = checkBody(contract.operations.get(id)!, body);
      t.strictSame(checked, { body, violations: [], unknown: [] }, `${id} ${name}`);
    }
  }
});

const withBody = [...contract.operations.values()].filter((one) => one.body);

/** A message begins with words of its own or with the name of a field, which is any text where the caller chooses names. */
const startsWell = (message: string, body: unknown): boolean =>
  /^(All |each value in |[a-z])/.test(message) || Object.keys(Object(body)).some((name) => message.startsWith(name));

t.test('any body leads to a checked body or to a list of distinct messages', async () => {
  fc.assert(
    fc.property(fc.constantFrom(...withBody), fc.jsonValue(), (one, body) => {
      const before = structuredClone(body);
      const { violations } = checkBody(one, body);
      const messages = violations.map((violation) => violation.message);
      const whole = messages.every((message) => startsWell(message, body) && !message.includes('undefined'));
      return whole && new Set(messages).size === messages.length && JSON.stringify(body) === JSON.stringify(before);
    }),
    { numRuns: 1000 },
  );
});

t.test('only the damaged field is reported', async () => {
  const cases = withBody.flatMap((one) => {
    const body = sampleOf(one.body!.schema, 'full') as Record<string, unknown>;
    return checkBody(one, body).violations.length === 0 ? Object.keys(body).map((field) => ({ one, body, field })) : [];
  });
  fc.assert(
    fc.property(fc.constantFrom(...cases), ({ one, body, field }) => {
      const { violations } = checkBody(one, { ...body, [field]: () => 'no JSON' });
      return violations.length === 1 && violations[0]!.field === field;
    }),
    { numRuns: 500 },
  );
});

/** A list that counts how often its elements are read. */
function counted(list: readonly unknown[]): { list: unknown; reads(): number } {
  let reads = 0;
  const proxy = new Proxy(list, {
    get(target, name) {
      if (typeof name === 'string' && /^\d+$/.test(name)) reads++;
      return Reflect.get(target, name);
    },
  });
  return { list: proxy, reads: () => reads };
}

const more = 'there may be more faults: only the first ones are listed';

t.test(
  'a body with very many faults is rejected with the first hundred, and says that there may be more',
  async (t) => {
    const faults = messages(createTemplate, template(...Array(10_000).fill(0)));
    t.equal(faults.length, 101);
    t.equal(faults.at(-1), more);
    t.equal(new Set(faults).size, 101);
    t.match(faults[0], /^details\.components\.0 must be /);
    const few = messages(createTemplate, template(...Array(40).fill({ type: 'BODY' })));
    t.notOk(few.includes(more));
  },
);

t.test('faults that are one sentence do not hide that the rest was not read', async (t) => {
  const webhook = { target: 'http://localhost', secret: 's', triggers: Array.from({ length: 5000 }, (_, i) => i) };
  t.equal(messages(createWebhook, webhook).at(-1), more);
});

t.test('unknown fields count among the first hundred faults where they are refused', async (t) => {
  const unknown = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`field${i}`, 0]));
  const { violations } = checkBody(operation(createWebhook), unknown, 'reject');
  t.equal(violations.length, 101);
  t.equal(violations.at(-1)!.message, more);
});

t.test('validation stops reading a list after the thousandth fault', async (t) => {
  const items = { type: 'object' };
  const made = madeUpOperation({ body: { type: 'object', properties: { list: { type: 'array', items } } } });
  const { list, reads } = counted(Array(10_000).fill(0));
  t.equal(checkBody(made, { list }).violations.length > 0, true);
  // Once more each, to look for unknown fields.
  t.ok(reads() < 12_000, `${reads()} reads`);
});

t.test('whether elements are unique is decided with one look at each', async (t) => {
  const made = madeUpOperation({
    body: { type: 'object', properties: { list: { type: 'array', uniqueItems: true } } },
  });
  const { list, reads } = counted(Array.from({ length: 3000 }, (_, number) => ({ number })));
  t.same(checkBody(made, { list }).violations, []);
  t.ok(reads() < 10_000, `${reads()} reads`);
});

t.test('elements are equal whatever the order of their fields', async (t) => {
  const made = madeUpOperation({
    body: { type: 'object', properties: { list: { type: 'array', uniqueItems: true } } },
  });
  const unique = (...list: unknown[]) => checkBody(made, { list }).violations.length === 0;
  t.notOk(unique({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 }));
  t.ok(unique({ a: 1 }, { a: '1' }, [['a', 1]], { '': [['a', 1]] }, 'a', 1, '1', null, false, {}, []));
  t.ok(unique({ a: [1, 2] }, { a: [2, 1] }));
});
