import t from 'tap';
import { contract } from '../../src/contract/load.js';
import { sampleOf } from '../../src/contract/sample.js';
import { checkEvent, checkRecord, checkReply } from '../../src/contract/validate.js';
import { madeUpOperation } from './made-up-operation.js';

const operation = (id: string) => contract.operations.get(`${id}_v1`)!;
const template = {
  name: 'order_shipped',
  language: 'EN',
  category: 'UTILITY',
  state: 'APPROVED',
  details: { components: [{ type: 'BODY', text: 'Hello' }] },
  analytics: [],
  isMetaGenerated: false,
};

t.test('every documented reply is valid, complete or with only its required fields', async (t) => {
  for (const one of contract.operations.values()) {
    const { schema } = one.success;
    // The control API answers what no sample can guess; its own tests look at real answers.
    if (one.service === 'control') continue;
    if (!schema) {
      t.same(checkReply(one, undefined), [], one.id);
      continue;
    }
    for (const branch of [0, 1, 2, 3, 4, 5, 6, 7]) {
      t.same(checkReply(one, sampleOf(schema, 'full', branch)), [], `${one.id}, whole, alternative ${branch}`);
    }
    t.same(checkReply(one, sampleOf(schema, 'least')), [], `${one.id}, least`);
  }
});

t.test('every documented event is valid, and only under its own name', async (t) => {
  for (const { type, schema } of contract.events.values()) {
    const body = { ...(sampleOf(schema, 'full') as object), type };
    t.same(checkEvent(type, body), [], type);
    t.match(checkEvent(type, { ...body, type: 'OTHER' }), [`type must be one of the following values: ${type}`]);
  }
  t.same(checkEvent('NO_SUCH_EVENT', {}), ['the contract has no event NO_SUCH_EVENT']);
});

t.test('a field that is not documented is a fault, at any depth', async (t) => {
  const get = operation('WhatsappTemplatesController_getTemplate');
  t.same(checkReply(get, template), []);
  t.same(checkReply(get, { ...template, stat: 'x' }), ["unknown field 'stat'; did you mean 'state'?"]);
  const [body] = template.details.components;
  t.same(checkReply(get, { ...template, details: { components: [{ ...body, hidden: 1 }] } }), [
    "unknown field 'details.components.0.hidden'",
  ]);
  t.same(checkEvent('WHATSAPP_TEMPLATE_APPROVED', { type: 'WHATSAPP_TEMPLATE_APPROVED', payload: template, x: 1 }), [
    "unknown field 'x'",
  ]);
});

t.test('a reply is of the documented types', async (t) => {
  const get = operation('WebhookWebhookController_getWebhook');
  const webhook = { id: '1', target: 'http://localhost', projectId: 'p', triggers: ['ALL'] };
  t.same(checkReply(get, webhook), []);
  t.same(checkReply(get, { ...webhook, id: 1 }), ['id must be a string']);
  t.same(checkReply(get, undefined), ['body must be an object']);
});

t.test('a response without content has no body', async (t) => {
  const remove = operation('WebhookWebhookController_deleteWebhook');
  t.same(checkReply(remove, undefined), []);
  t.same(checkReply(remove, {}), ['a 204 has no body']);
});

t.test('a field mask may leave out any field of a template', async (t) => {
  const list = operation('WhatsappTemplatesController_listTemplates');
  t.same(checkReply(list, { totalSize: 1, pageSize: 10, templates: [{ name: 'order_shipped' }] }), []);
});

t.test('a record is checked against a schema by its name', async (t) => {
  t.same(checkRecord('WhatsappTemplateDto', template), []);
  t.same(checkRecord('WhatsappTemplateDto', { ...template, state: 'GREAT' }).length, 1);
  t.same(checkRecord('NoSuchDto', {}), ['the contract has no schema NoSuchDto']);
});

t.test('a reply with an allOf can have the fields of each part, and no others', async (t) => {
  const whole = madeUpOperation({
    reply: {
      allOf: [
        { $ref: '#/components/schemas/WebhookWebhookDto' },
        { type: 'object', properties: { note: { type: 'string' } } },
      ],
      properties: { more: { type: 'boolean' } },
    },
  });
  const webhook = { id: '1', target: 'http://localhost', projectId: 'p', triggers: ['ALL'], note: 'x', more: true };
  t.same(checkReply(whole, webhook), []);
  t.same(checkReply(whole, { ...webhook, mor: 1 }), ["unknown field 'mor'; did you mean 'more'?"]);
});

t.test('faults of alternatives without a tag come from the one that fits best', async (t) => {
  const either = madeUpOperation({
    reply: {
      oneOf: [
        {
          type: 'object',
          required: ['a'],
          properties: { a: { type: 'object', properties: { b: { type: 'string' } } } },
        },
        { type: 'object', required: ['c'], properties: { c: { type: 'string' } } },
      ],
    },
  });
  t.same(checkReply(either, { c: 'x' }), []);
  t.same(checkReply(either, { a: { b: 1 } }), ['a.b must be a string']);
});
