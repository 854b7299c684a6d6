import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { packedFolder, packedReader, readYaml } from '../../src/contract/documents.js';
import { contract, refName } from '../../src/contract/load.js';
import { packedContract, unpack } from '../../src/contract/packed.js';
import { shape } from '../../src/contract/shape.js';

const ofTheApi = [...contract.operations.values()].filter((operation) => operation.service !== 'control');

t.test('every operation, schema, error code and event of the platform is loaded', async (t) => {
  t.equal(contract.version, '1.2.117');
  t.equal(ofTheApi.length, 90);
  t.ok(Object.keys(contract.schemas).length >= 475);
  t.equal(contract.events.size, 38);
  t.equal(new Set(ofTheApi.flatMap((operation) => [...operation.errors.keys()])).size, 160);
  t.equal(
    ofTheApi.reduce((sum, operation) => sum + operation.errors.size, 0),
    696,
  );
});

t.test('every document in the folder is part of the contract', async (t) => {
  const files = readdirSync(new URL('../../src/contract/', import.meta.url)).filter((name) => name.endsWith('.yaml'));
  const services = new Set([...contract.operations.values()].map((operation) => `${operation.service}.yaml`));
  t.same(files.filter((name) => name !== 'messages.yaml').sort(), [...services].sort());
});

t.test('packing the documents as JSON loses nothing', async (t) => {
  const written = readYaml(fileURLToPath(new URL('../../src/contract/', import.meta.url)));
  const files = Object.entries(packedContract(written)).map(([name, content]) => [
    `${name}.json`,
    JSON.stringify(content),
  ]);
  const read = packedReader(t.testdir({ [packedFolder]: Object.fromEntries(files) }))!;
  const whole = shape(written);
  const unpacked = unpack(read);
  t.strictSame([...unpacked.operations], [...whole.operations]);
  t.strictSame([...unpacked.events], [...whole.events]);
  t.strictSame(unpacked.outlines, whole.outlines);
  t.strictSame({ ...unpacked.schemas }, whole.schemas);
  t.strictSame([...unpacked.errors], [...whole.errors]);
  t.equal(unpacked.version, whole.version);
  for (const wanted of [(service: string) => service !== 'control', (service: string) => service === 'rcs'])
    t.strictSame(unpacked.document(wanted), whole.document(wanted));
  for (const code of [...whole.errors.keys(), 'unheard_of']) {
    t.strictSame(unpacked.errorText(code), whole.errorText(code));
    t.strictSame(unpacked.errorInfo(code), whole.errorInfo(code));
  }
  t.equal(unpacked.operations.get('unheard_of'), undefined);
  t.equal(unpacked.events.get('unheard_of'), undefined);
});

t.test('a packed contract reads a document when something in it is asked for, and only once', async (t) => {
  const written = readYaml(fileURLToPath(new URL('../../src/contract/', import.meta.url)));
  const files = packedContract(written);
  const asked: string[] = [];
  const { operations, events, schemas, errorText } = unpack((name) => {
    asked.push(name);
    return JSON.stringify(files[name]);
  });
  t.ok(operations.has('WebhookWebhookController_listWebhooks_v1') && operations.size > 100);
  t.equal(events.size, contract.events.size);
  t.strictSame(asked, ['summary']);
  for (let time = 0; time < 2; time++) {
    t.ok(operations.get('WebhookWebhookController_listWebhooks_v1'));
    t.ok(schemas.WebhookWebhookDto);
    t.ok(errorText('internal_error').message);
  }
  t.strictSame(asked, ['summary', 'webhooks', 'errors']);
});

t.test('a folder without a contract is rejected', async (t) => {
  const empty = t.testdir({});
  t.equal(packedReader(empty), undefined);
  t.throws(() => readYaml(empty), /no contract in/);
});

t.test('every reference resolves', async (t) => {
  const missing: string[] = [];
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [keyword, value] of Object.entries(part)) {
      if (keyword !== '$ref') visit(value);
      else if (!(refName(String(value)) in contract.schemas)) missing.push(String(value));
    }
  };
  visit(contract.schemas);
  visit([...contract.operations.values()]);
  visit([...contract.events.values()]);
  t.same(missing, []);
});

t.test('an operation has its controller, action, path, success and documented errors', async (t) => {
  const operation = contract.operations.get('WhatsappTemplatesController_createTemplate_v1')!;
  t.match(operation, {
    controller: 'WhatsappTemplatesController',
    action: 'createTemplate',
    service: 'whatsapp',
    method: 'POST',
    path: '/v1/projects/{projectId}/whatsapp/templates',
    success: { status: 201 },
    body: { required: true },
  });
  t.equal(operation.errors.get('template_exists'), 409);
  t.ok(operation.rules.length > 3);
});

t.test('a code keeps its status in every operation that documents it', async (t) => {
  for (const { id, errors } of contract.operations.values()) {
    for (const [code, status] of errors) {
      const known = contract.errorInfo(code);
      if (known && known.status !== status) t.fail(`${id}: ${code} is ${status} here and ${known.status} elsewhere`);
    }
  }
});

t.test('no name of a controller contains an underscore', async (t) => {
  const controllers = new Set([...contract.operations.values()].map((operation) => operation.controller));
  t.same(
    [...controllers].filter((name) => name.includes('_')),
    [],
  );
});

t.test('every documented code has a text, and an unknown one gets a general text', async (t) => {
  for (const { errors } of ofTheApi) {
    for (const code of errors.keys()) {
      const { message, resolution } = contract.errorText(code);
      if (!message || !resolution) t.fail(`${code} has no text`);
    }
  }
  t.ok(contract.errorText('no_such_code').resolution);
});

t.test('an OpenAPI document contains the requested services', async (t) => {
  const whole = contract.document((service) => service !== 'control') as {
    openapi: string;
    tags: { name: string }[];
    paths: Record<string, Record<string, { 'x-rules'?: string[] }>>;
    webhooks: Record<string, object>;
    components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
  };
  t.equal(whole.openapi, '3.1.0');
  t.equal(Object.values(whole.paths).flatMap((item) => Object.values(item)).length, 90);
  t.equal(Object.keys(whole.webhooks).length, 38);
  t.same(Object.keys(whole.components.securitySchemes), ['basic', 'bearer']);
  t.ok(whole.tags.some((tag) => tag.name === 'Webhooks'));
  t.ok(whole.paths['/v1/projects/{projectId}/webhooks']?.post?.['x-rules']);
  const one = contract.document((service) => service === 'sms') as typeof whole;
  t.ok(Object.keys(one.components.schemas).every((name) => name.startsWith('Sms')));
});

t.test('modifying the OpenAPI document does not modify the contract', async (t) => {
  const document = contract.document(() => true) as { components: { schemas: Record<string, object> } };
  delete (document.components.schemas.WebhookWebhookDto as { properties?: object }).properties;
  t.ok(contract.schemas.WebhookWebhookDto?.properties);
});

t.test('an inconsistent contract is rejected', async (t) => {
  const info = { title: 'x', version: '1' };
  const operation = (operationId: string, responses: object = { 200: {} }) => ({ get: { operationId, responses } });
  const load = (one: object, two: object = {}) => shape({ one: { info, ...one }, two: { info, ...two } });
  t.throws(() => load({ paths: { '/a': operation('listThings') } }), /<controller>_<action>_v1/);
  t.throws(() => load({ paths: { '/a': operation('A_b_v1', {}) } }), /0 successes/);
  t.throws(() => load({ paths: { '/a': operation('A_b_v1'), '/b': operation('A_b_v1') } }), /occurs twice/);
  t.throws(
    () => load({ components: { schemas: { A: {} } } }, { components: { schemas: { A: { type: 'string' } } } }),
    /written twice/,
  );
  t.throws(
    () =>
      load(
        { components: { 'x-errors': { gone: { status: 404 } } } },
        { components: { 'x-errors': { gone: { status: 410 } } } },
      ),
    /two statuses/,
  );
});

/** Two small services, the control API and the texts of errors, as their documents are written. */
const documents = () => ({
  control: { info: { title: 'Control', version: '9' } },
  letters: {
    info: { title: 'Letters', version: '3' },
    paths: {
      '/letters/{id}': {
        description: 'not an operation',
        patch: {
          operationId: 'LetterController_edit_v1',
          tags: ['Letters'],
          summary: 'Edits a letter',
          'x-rules': ['Only drafts can be edited'],
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'dry', in: 'query', schema: { type: 'boolean' } },
          ],
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Letter' } } } },
          responses: {
            200: { content: { 'application/json': { schema: { type: 'object' } } } },
            404: { 'x-error-codes': ['letter_not_found'] },
          },
        },
        delete: { operationId: 'LetterController_remove_v1', tags: ['Letters'], responses: { 204: {} } },
      },
    },
    webhooks: {
      LETTER_SENT: {
        post: {
          operationId: 'letterSent',
          summary: 'A letter was sent',
          requestBody: { content: { 'application/json': { schema: { const: 'sent' } } } },
          responses: {},
        },
      },
    },
    components: {
      schemas: { Letter: { type: 'object' }, Page: { type: 'integer' } },
      securitySchemes: { key: { type: 'apiKey' } },
      'x-errors': { letter_not_found: { status: 404, says: 'No such letter' } },
    },
  },
  stamps: {
    info: { title: 'Stamps', version: '4' },
    paths: {
      '/stamps': {
        get: { operationId: 'StampController_list_v1', tags: ['Stamps', 'Letters'], responses: { 200: {} } },
      },
    },
    components: {
      schemas: { Page: { type: 'integer' }, Stamp: {} },
      'x-errors': {
        letter_not_found: { status: 404, says: 'A letter is missing' },
        stamp_torn: { status: 422, says: 'The stamp is torn' },
      },
    },
  },
  messages: { codes: { letter_not_found: { message: 'Letter {id} not found', resolution: 'Check the id.' } } },
});

t.test('an operation is loaded as its document describes it', async (t) => {
  const { operations, version } = shape(documents());
  t.equal(version, '3', 'the version of the API, not of the control API');
  t.same(
    [...operations.values()],
    [
      {
        id: 'LetterController_edit_v1',
        controller: 'LetterController',
        action: 'edit',
        service: 'letters',
        method: 'PATCH',
        path: '/letters/{id}',
        summary: 'Edits a letter',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'dry', in: 'query', required: false, schema: { type: 'boolean' } },
        ],
        body: { required: false, schema: { $ref: '#/components/schemas/Letter' } },
        success: { status: 200, schema: { type: 'object' } },
        errors: new Map([['letter_not_found', 404]]),
        rules: ['Only drafts can be edited'],
        hasEffect: true,
      },
      {
        id: 'LetterController_remove_v1',
        controller: 'LetterController',
        action: 'remove',
        service: 'letters',
        method: 'DELETE',
        path: '/letters/{id}',
        summary: '',
        parameters: [],
        success: { status: 204 },
        errors: new Map(),
        rules: [],
        hasEffect: true,
      },
      {
        id: 'StampController_list_v1',
        controller: 'StampController',
        action: 'list',
        service: 'stamps',
        method: 'GET',
        path: '/stamps',
        summary: '',
        parameters: [],
        success: { status: 200 },
        errors: new Map(),
        rules: [],
        hasEffect: false,
      },
    ],
  );
});

t.test('events, schemas and errors are loaded from all documents; of two wordings the first one counts', async (t) => {
  const { events, schemas, errorInfo, errorText } = shape(documents());
  t.same(
    [...events.values()],
    [{ type: 'LETTER_SENT', service: 'letters', summary: 'A letter was sent', schema: { const: 'sent' } }],
  );
  t.same(schemas, { Letter: { type: 'object' }, Page: { type: 'integer' }, Stamp: {} });
  t.same(errorInfo('letter_not_found'), { status: 404, says: 'No such letter' });
  t.same(errorText('letter_not_found'), { message: 'Letter {id} not found', resolution: 'Check the id.' });
  t.equal(errorText('stamp_torn').message, 'The stamp is torn');
  t.equal(errorText('no_such_code').message, 'no_such_code');
});

t.test('an OpenAPI document merges the requested services', async (t) => {
  const { document } = shape(documents());
  const { paths, webhooks, components, ...rest } = document((service) => service !== 'control');
  t.same(rest, {
    openapi: '3.1.0',
    info: { title: 'Sinch Provisioning API', version: '3' },
    tags: [{ name: 'Letters' }, { name: 'Stamps' }],
    security: [{ basic: [] }, { bearer: [] }],
  });
  t.same(Object.keys(paths as object), ['/letters/{id}', '/stamps']);
  t.same(Object.keys(webhooks as object), ['LETTER_SENT']);
  const { schemas, securitySchemes } = components as Record<string, object>;
  t.same(schemas, { Letter: { type: 'object' }, Page: { type: 'integer' }, Stamp: {} });
  t.same(securitySchemes, {
    key: { type: 'apiKey' },
    basic: { type: 'http', scheme: 'basic' },
    bearer: { type: 'http', scheme: 'bearer' },
  });
  t.same(document((service) => service === 'stamps').info, { title: 'Stamps', version: '4' });
});

t.test('an operation with two successful statuses is rejected', async (t) => {
  const contents = documents();
  contents.stamps.paths['/stamps'].get.responses = {
    ...contents.stamps.paths['/stamps'].get.responses,
    201: {},
  } as never;
  t.throws(() => shape(contents), { message: 'StampController_list_v1 has 2 successes' });
});
