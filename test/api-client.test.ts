// The typed client: `project.api`, and `createApi` of sinch-provisioning-mock/api.
import { readFileSync } from 'node:fs';
import t from 'tap';
import { apiTypesOf, namedOperations, operationTableOf } from '../build/generate-api.js';
import { ApiError, createApi, type WebhookEvent, type WhatsappTemplateInputDto } from '../src/api.js';
import { contract } from '../src/contract/load.js';
import { type Project, startSimulator } from '../src/index.js';

const simulator = await startSimulator({ clock: 'frozen' });
t.teardown(() => simulator.close());

const template: WhatsappTemplateInputDto = {
  name: 'spring_sale',
  language: 'EN_US',
  category: 'MARKETING',
  details: { components: [{ type: 'BODY', text: 'Hello' }] },
};

/** The function that has a name such as `whatsapp.templates.createTemplate`. */
const functionAt = (project: Project, name: string): ((...given: unknown[]) => Promise<unknown>) =>
  name.split('.').reduce((group: any, part) => group[part], project.api);

t.test('the table and the types are what the contract generates (npm run contract writes them)', async (t) => {
  const committed = (name: string) => readFileSync(new URL(`../src/library/${name}.ts`, import.meta.url), 'utf8');
  t.ok(committed('api-types') === apiTypesOf(contract), 'api-types.ts: run npm run contract and commit the result');
  t.ok(committed('operations') === operationTableOf(contract), 'operations.ts: run npm run contract');
});

t.test('every operation is called under each of its names, with its parameters and its body', async (t) => {
  const named = namedOperations(contract);
  t.equal(named.length, 90);
  const project = simulator.project();
  for (const { operation, names } of named) {
    const own = operation.parameters.filter(({ name }) => name !== 'projectId');
    const valueFor = ({ name, in: place, schema }: (typeof own)[number]): string | string[] =>
      place === 'path' ? `a b/${name}` : schema.type === 'array' ? ['A', 'B'] : 'A';
    const body = { any: 'body' };
    const given = [
      ...(own.length > 0 ? [Object.fromEntries(own.map((parameter) => [parameter.name, valueFor(parameter)]))] : []),
      ...(operation.body ? [body] : []),
    ];
    // What it answers does not matter here, only what it is asked.
    for (const name of names) await functionAt(project, name)(...given).catch(() => undefined);
    const requests = (await project.requests()).filter((request) => request.operation === operation.id);
    t.equal(requests.length, names.length, operation.id);
    for (const { method, url, request } of requests) {
      t.strictSame([method, request.body], [operation.method, operation.body && body], operation.id);
      const { pathname, searchParams } = new URL(url, simulator.url);
      for (const parameter of own) {
        const [value] = [valueFor(parameter)].flat();
        if (parameter.in === 'path') t.match(pathname, `/${encodeURIComponent(value!)}`);
        else t.strictSame(searchParams.getAll(parameter.name), [valueFor(parameter)].flat(), parameter.name);
      }
    }
  }
});

t.test('an answer is typed and comes as a value', async (t) => {
  const { api, ...project } = { api: simulator.project().api };
  t.same(project, {});
  const created = await api.createTemplate(template);
  t.equal(created.changes?.status, 'IN_PROGRESS');
  const { templates } = await api.listTemplates({ pageSize: 10, filterStatuses: ['IN_PROGRESS'] });
  t.match(templates, [{ name: 'spring_sale' }]);
  t.equal(
    await api.deleteTemplateByNameAndLanguage({
      templateName: 'spring_sale',
      languageCode: 'EN_US',
      deleteSubmitted: true,
    }),
    undefined,
  );
});

t.test('an error of the API is thrown with its code and its message', async (t) => {
  const project = simulator.project();
  const error = await project.api.whatsapp
    .getTemplate({ templateName: 'none', languageCode: 'EN_US' })
    .catch((thrown) => thrown);
  t.type(error, ApiError);
  t.match(error, {
    name: 'ApiError',
    code: 'template_not_found',
    status: 404,
    operation: 'WhatsappTemplatesController_getTemplate_v1',
  });
  const [{ answer } = { answer: {} }] = await project.requests();
  t.match(answer, { body: { message: error.message, resolution: error.resolution } });
  const { api } = project;
  // @ts-expect-error a template has a name
  await t.rejects(api.createTemplate({ language: 'EN_US' }), {
    code: 'invalid_input',
    additionalInformation: { validationErrors: Array },
  });
});

t.test('credentials, a token and headers can be set', async (t) => {
  const strict = await startSimulator({ mode: 'strict', scenario: 'strict' });
  t.teardown(() => strict.close());
  const { scenario } = await strict.settings({ secrets: true });
  const [id, credentials] = scenario.projects.flatMap((each) =>
    each.credentials.map((key) => [each.id, key] as const),
  )[0]!;
  const project = strict.project(id);
  await t.rejects(project.api.listWebhooks(), { code: 'unauthorized_error', status: 401 });
  t.ok(await project.apiWith({ credentials }).listWebhooks());
  await t.rejects(project.apiWith({ token: 'unknown' }).listWebhooks(), { code: 'unauthorized_error' });
  const limited = createApi({ url: simulator.url, projectId: 'p', headers: { prefer: 'code=500' } });
  await t.rejects(limited.listWebhooks(), { code: 'internal_error', status: 500 });
});

t.test('a missing parameter and a name that does not exist are reported before a call', async (t) => {
  const { api } = simulator.project();
  // @ts-expect-error a template has a language
  await t.rejects(api.getTemplate({ templateName: 'x' }), /getTemplate needs languageCode/);
  t.throws(
    // @ts-expect-error several services have senders
    () => api.createSender,
    /kakaotalk\.senders\.createSender or rcs\.senders\.createSender or whatsapp\.senders\.createSender/,
  );
  // @ts-expect-error misspelt
  t.throws(() => api.whatsapp.createTemplat, /use whatsapp\.createTemplate$/);
  t.equal(await Promise.resolve(api), api, 'it can be awaited and returned');
});

t.test('the calls of the client do not go through a fetch that a test has replaced', async (t) => {
  const { fetch } = globalThis;
  t.teardown(() => Object.assign(globalThis, { fetch }));
  globalThis.fetch = () => Promise.reject(new Error('replaced'));
  t.ok(await simulator.project().api.listWebhooks());
});

t.test('the type of a webhook event tells what it contains', async (t) => {
  const says = (event: WebhookEvent): string => {
    switch (event.type) {
      case 'WHATSAPP_TEMPLATE_STATUS_UPDATED':
        return `${event.payload.name} is ${event.newState}`;
      case 'WHATSAPP_SENDER_ACTIVE':
        // @ts-expect-error only the event of a template has it
        return `${event.payload.id} ${event.newState}`;
      default:
        return event.type;
    }
  };
  t.equal(
    says({ type: 'WHATSAPP_TEMPLATE_STATUS_UPDATED', payload: { name: 'x' } as never, newState: 'PAUSED' }),
    'x is PAUSED',
  );
});
