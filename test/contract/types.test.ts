import { readFileSync } from 'node:fs';
import t from 'tap';
import { typesOf } from '../../build/generate-types.js';
import { contract } from '../../src/contract/load.js';
import { shape } from '../../src/contract/shape.js';
import type {
  ActionOf,
  AsyncHandlers,
  Events,
  EventType,
  Handlers,
  WebhookWebhookDto,
} from '../../src/contract/types.js';

t.test('types.ts is what the contract generates (npm run contract writes it)', async (t) => {
  const committed = readFileSync(new URL('../../src/contract/types.ts', import.meta.url), 'utf8');
  t.ok(committed === typesOf(contract), 'differs: run npm run contract and commit the result');
});

t.test('the compiler knows the actions, replies and events of the contract', async (t) => {
  const webhook: WebhookWebhookDto = { id: '1', target: 'https://example.com', projectId: 'p', triggers: ['ALL'] };
  const action: ActionOf<'WebhookWebhookController'> = 'createWebhook';
  const handlers: Pick<Handlers<'WebhookWebhookController', null>, 'createWebhook' | 'deleteWebhook'> = {
    createWebhook: ({ body, params }) => ({ ...webhook, target: body.target, projectId: params.projectId }),
    deleteWebhook: () => undefined,
  };
  const later: Pick<AsyncHandlers<'WebhookWebhookController', null>, 'getWebhook'> = {
    getWebhook: async () => webhook,
  };
  // @ts-expect-error no such action
  const misspelt: ActionOf<'WebhookWebhookController'> = 'createWebhok';
  // @ts-expect-error a reply has all its required fields
  const short: Handlers<'WebhookWebhookController', null>['getWebhook'] = () => ({ id: '1' });
  const type: EventType = 'BUNDLE_DONE';
  const event: Pick<Events['RCS_ACCOUNT_COMMENT_ADDED'], 'type' | 'comment'> = {
    type: 'RCS_ACCOUNT_COMMENT_ADDED',
    comment: 'hello',
  };
  t.same(
    [action, misspelt, type, event.type],
    ['createWebhook', 'createWebhok', 'BUNDLE_DONE', 'RCS_ACCOUNT_COMMENT_ADDED'],
  );
  t.same([handlers, later, { short }].flatMap(Object.keys), ['createWebhook', 'deleteWebhook', 'getWebhook', 'short']);
});

t.test('each form of schema becomes a type', async (t) => {
  const typeOf = (schema: object) =>
    /export type A = ([\s\S]*?);\n\n/.exec(
      typesOf(shape({ one: { info: { title: '', version: '' }, components: { schemas: { A: schema } } } })),
    )?.[1];
  t.equal(typeOf({ type: 'string' }), 'string');
  t.equal(typeOf({ type: ['integer', 'null'] }), 'number | null');
  t.equal(typeOf({ const: "it's" }), "'it\\'s'");
  t.equal(typeOf({ type: 'array', items: { enum: ['a', 2] } }), "('a' | 2)[]");
  t.equal(typeOf({ type: 'array' }), 'unknown[]');
  t.equal(typeOf({ type: 'object' }), '{ [name: string]: unknown }');
  t.equal(typeOf({ type: 'object', additionalProperties: { type: 'string' } }), '{ [name: string]: string }');
  t.equal(typeOf({ type: 'object', additionalProperties: false }), 'Record<string, never>');
  t.equal(typeOf({ anyOf: [{ $ref: '#/x/B' }, { type: 'boolean' }] }), 'B | boolean');
  t.equal(typeOf({ allOf: [{ $ref: '#/x/B' }, { $ref: '#/x/C' }] }), 'B & C');
  t.equal(typeOf({ type: ['object', 'null'], allOf: [{ $ref: '#/x/B' }] }), 'B | null');
  t.equal(typeOf({ required: ['a-b'], properties: { 'a-b': {}, c: {} } }), "{\n  'a-b': unknown;\n  c?: unknown;\n}");
});
