// A tester who does not know the names of the control API is told them.
import t from 'tap';
import { contract } from '../../src/contract/load.js';
import { wordRows } from '../../src/contract/words.js';
import { simulator } from '../simulator.js';
import { path, template } from './templates.js';

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  anyOf?: Schema[];
}

/** Dotted paths of the fields of a body, as the control document has them. */
function fieldsOf(schema: Schema, schemas: Record<string, Schema>, depth = 4): string[] {
  if (depth === 0) return [];
  if (schema.$ref !== undefined) return fieldsOf(schemas[schema.$ref.split('/').at(-1)!]!, schemas, depth);
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [
      name,
      ...fieldsOf(inner, schemas, depth - 1).map((rest) => `${name}.${rest}`),
    ]),
    ...(schema.anyOf ?? []).flatMap((branch) => fieldsOf(branch, schemas, depth)),
  ];
}

const last = (field: string): string => field.split('.').at(-1)!;
const filled = (url: string): string => url.replace(/\{(\w+)\}/g, 'one');

async function bodies(sim: Awaited<ReturnType<typeof simulator>>) {
  const { body: document } = await sim.raw('GET', '/__admin/openapi.json');
  const found = [];
  for (const [url, item] of Object.entries<Record<string, any>>(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const schema: Schema | undefined = operation.requestBody?.content['application/json'].schema;
      if (!schema) continue;
      const { schemas } = document.components;
      const top = schema.$ref === undefined ? schema : schemas[schema.$ref.split('/').at(-1)!];
      // A body that is a map takes any name.
      if (top.additionalProperties !== false) continue;
      const call = `${method.toUpperCase()} ${url}`;
      found.push({
        call,
        method: method.toUpperCase(),
        url,
        fields: fieldsOf(schema, schemas),
        top: Object.keys(top.properties),
      });
    }
  }
  return found;
}

t.test('a known word in the wrong place or the wrong call is refused with a right place for it', async (t) => {
  const sim = await simulator(t);
  const all = await bodies(sim);
  t.ok(all.length > 20, `${all.length} bodies`);
  const words = [...new Set(all.flatMap(({ fields }) => fields.map(last)))];
  const unhelpful: string[] = [];
  for (const { method, url, call, fields, top } of all) {
    for (const word of words.filter((each) => !top.includes(each))) {
      const { status, body } = await sim.raw(method, filled(url), { [word]: 1 });
      const faults: string[] = body.additionalInformation?.validationErrors ?? [];
      const told = faults.find((fault) => fault.startsWith(`unknown field '${word}'`)) ?? '';
      const here = fields.filter((field) => last(field) === word);
      const calls = all
        .filter((other) => other.fields.some((field) => last(field) === word))
        .map((other) => other.call);
      const helps =
        here.length > 0
          ? here.some((field) => told.includes(`'${field}'`))
          : calls.some((other) => told.includes(other));
      // A synonym within the same body is nearer than another call.
      const synonym = wordRows('fields').some(
        ([guesses, meant]) => guesses.includes(word) && fields.includes(meant) && told.includes(`'${meant}'`),
      );
      const data = fields.includes(`with`) && told.includes(`'with.${word}'`);
      const own = wordRows('calls').some(([guesses, meant]) => guesses.includes(word) && told.includes(meant));
      const allowed = top.every((name) => told.includes(name));
      if (status !== 400 || !(helps || synonym || data || own) || !allowed) unhelpful.push(`${call} ${word}: ${told}`);
    }
  }
  t.strictSame(unhelpful, []);
});

t.test('data of an outcome or an event goes into with', async (t) => {
  const sim = await simulator(t);
  const told = async (url: string, body: object) =>
    (await sim.admin('POST', url, body)).body.additionalInformation.validationErrors.join();
  const match = { lifecycle: 'whatsapp.template' };
  t.match(
    await told('/rules', { match, outcome: 'reject', rejectionCode: 'SCAM' }),
    "unknown field 'rejectionCode'; it goes into with: 'with.rejectionCode'. Allowed: match, outcome, with",
  );
  t.match(await told('/pending/decision-1', { rejectionCode: 'SCAM' }), "'with.rejectionCode'");
  t.match(await told('/clock/advance', { rejectionCode: 'SCAM' }), /is data: is 'with' of POST .*\/pending\//);
  t.match(await told('/clock/advance', { duration: '1d' }), "unknown field 'duration'; use 'by'. Allowed: by, to");
  t.match(await told('/faults', { operation: 'createWebhook' }), "it goes into match: 'match.operation'");
  t.match(await told('/faults', { match: { status: 503 } }), "it goes into the body itself: 'status'");
});

t.test('each word that people guess for a field leads to a field of some body, and is none of it itself', async (t) => {
  const sim = await simulator(t);
  const all = await bodies(sim);
  for (const [guesses, meant] of wordRows('fields')) {
    const having = all.filter(({ fields }) => fields.includes(meant));
    t.ok(having.length > 0, meant);
    for (const guess of guesses) {
      const useful = having.filter(({ fields }) => !fields.some((field) => last(field) === guess));
      t.ok(useful.length > 0, `${guess} for ${meant}`);
    }
  }
});

t.test('an unknown parameter is refused with those that the call has', async (t) => {
  const sim = await simulator(t);
  const told = async (url: string) => (await sim.admin('GET', url)).body.additionalInformation.validationErrors;
  t.same(await told('/requests?statsu=409'), [
    "unknown parameter 'statsu'; did you mean 'status'? Allowed: since, limit, operation, status, secrets",
  ]);
  t.same(await told('/pending?sort=due'), ["unknown parameter 'sort'. This call has none"]);
});

t.test('an unknown path suggests the nearest one, and names the document', async (t) => {
  const sim = await simulator(t);
  const told = async (method: string, url: string): Promise<string> => {
    const { status, body } = await sim.raw(method, url);
    t.match({ status, code: body.errorCode }, { status: 404, code: 'route_not_found' }, url);
    t.match(body.resolution, /GET \/__admin\/openapi\.json lists every control call/);
    return /^Did you mean (\S+)\?/.exec(body.resolution)?.[1] ?? '';
  };
  for (const [guess, meant] of [
    ['/__admin/project', '/__admin/projects'],
    ['/__admin/projects/one/rule', '/__admin/projects/one/rules'],
    ['/__admin/projects/one/fault/fault-1', '/__admin/projects/one/faults/fault-1'],
    ['/__admin/projects/one/advance', '/__admin/projects/one/clock/advance'],
    ['/__admin/clock', '/__admin/projects/{projectId}/clock'],
    ['/__admin/pending', '/__admin/projects/{projectId}/pending'],
    ['/__admin/projects/one/webhooks', '/__admin/projects/one/deliveries'],
    ['/__admin/projects/one/journal', '/__admin/projects/one/requests'],
    ['/__admin/projects/one/snapshots/a', '/__admin/projects/one/checkpoints/a'],
    ['/__admin/swagger.json', '/__admin/openapi.json'],
    ['/__admin/lifecycle', '/__admin/lifecycles'],
    ['/__admin/xyzzy/plugh', ''],
  ] as const) {
    t.equal(await told('GET', guess), meant, guess);
  }
  for (const [guesses, meant] of wordRows('paths')) {
    for (const guess of guesses) {
      const suggestions = [await told('GET', `/__admin/${guess}`), await told('GET', `/__admin/projects/one/${guess}`)];
      t.ok(
        suggestions.some((each) => each !== ''),
        `${guess} (${meant}): ${suggestions}`,
      );
    }
  }
});

t.test('an operation is named by its id, or by as much of its name as is unique', async (t) => {
  const sim = await simulator(t);
  const fault = async (operation: string) =>
    (await sim.admin('POST', '/faults', { match: { operation }, status: 500 })).body;
  const id = 'WhatsappTemplatesController_createTemplate_v1';
  for (const name of [id, 'whatsapp.createTemplate', 'whatsapp.templates.createTemplate', 'WHATSAPP.CREATETEMPLATE']) {
    t.match(await fault(name), { match: { operation: id } }, name);
  }
  t.match(await fault('createWebhook'), { match: { operation: 'WebhookWebhookController_createWebhook_v1' } });
  t.match((await fault('createTemplate')).additionalInformation.validationErrors, [
    "'createTemplate' is the name of several operations; use one of kakaotalk.createTemplate, whatsapp.createTemplate",
  ]);
  t.match((await fault('creatWebhook')).additionalInformation.validationErrors, [/did you mean 'createWebhook'\?/]);
  const { operations } = (await sim.raw('GET', '/__admin/catalog')).body;
  for (const { name, operation } of operations) t.match(await fault(name), { match: { operation } });
  t.equal(operations.length, [...contract.operations.values()].filter(({ service }) => service !== 'control').length);
  await sim.control('DELETE', '/faults');

  await sim.post(path, template('one'));
  const count = (match: object) => sim.control('POST', '/requests/count', { match });
  t.match(await count({ operation: 'whatsapp.createTemplate' }), { count: 1 });
  t.match(await count({ method: 'post' }), { count: 1 });
  t.equal((await sim.control('GET', '/requests?operation=whatsapp.createTemplate')).requests.length, 1);
  t.equal((await sim.admin('GET', '/requests?operation=createTemplate')).status, 400);
});

t.test('a key is a text, or an object with its parts; a lifecycle has a short name where it is unique', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('one'));
  const key = { name: 'one', language: 'EN_US' };
  const lifecycle = 'whatsapp.template';
  t.match(await sim.control('POST', '/rules', { match: { lifecycle, key }, outcome: 'reject' }), {
    match: { lifecycle, key: 'one/EN_US' },
  });
  t.match(await sim.control('POST', '/rules/test', { lifecycle, key }), { decisions: [{ outcome: 'reject' }] });
  const until = { match: { lifecycle, key, state: 'REJECTED' } };
  t.match(await sim.control('POST', '/clock/advance', { until }), { found: { key: 'one/EN_US' } });
  t.match(
    await sim.control('POST', '/deliveries/sample', {
      type: 'WHATSAPP_TEMPLATE_REJECTED',
      resource: { lifecycle, key },
    }),
    {
      deliveries: [],
    },
  );
  const refused = async (body: object) => (await sim.admin('POST', '/trigger', { event: 'pause', ...body })).body;
  t.match(
    (await refused({ lifecycle, key: { name: 'one', langauge: 'EN_US' } })).additionalInformation.validationErrors,
    ['key.language is needed', "unknown field 'key.langauge'. Did you mean language? Allowed: name, language"],
  );
  t.match(await refused({ lifecycle, key: 'one' }), {
    errorCode: 'resource_not_found',
    resolution: /Did you mean one\/EN_US\?/,
  });
  t.match((await refused({ lifecycle: 'template', key })).additionalInformation.validationErrors, [
    /'template' is the name of several lifecycles; use one of .*kakaotalk\.template/,
  ]);
  t.match(await sim.control('POST', '/rules/test', { lifecycle: 'solution' }), { decisions: [] });
});

t.test('a wait for something that can never happen is refused immediately', async (t) => {
  const sim = await simulator(t);
  const told = async (url: string, body: object) =>
    (await sim.admin('POST', url, body)).body.additionalInformation?.validationErrors;
  t.match(await told('/deliveries/wait', { match: { type: 'WHATSAPP_TEMPLATE_APROVED' }, timeoutMs: 300_000 }), [
    "unknown event 'WHATSAPP_TEMPLATE_APROVED'; did you mean 'WHATSAPP_TEMPLATE_APPROVED'?",
  ]);
  t.match(await told('/deliveries/wait', { match: { type: 'approved' }, timeoutMs: 300_000 }), [
    "unknown event 'approved'; did you mean 'KAKAOTALK_TEMPLATE_APPROVED' or 'WHATSAPP_TEMPLATE_APPROVED'?",
  ]);
  t.match(await told('/requests/wait', { match: { errorCode: 'template_exist' }, timeoutMs: 300_000 }), [
    /did you mean 'template_exists'\?/,
  ]);
  const until = (match: object) => told('/clock/advance', { until: { match } });
  t.match(await until({ type: 'WHATSAPP_TEMPLATE_APROVED' }), [/^unknown event /]);
  t.match(await until({ lifecycle: 'whatsapp.template', event: 'aprove' }), [/'aprove'; did you mean 'approve'\?/]);
  t.match(await until({ lifecycle: 'whatsapp.template', state: 'APROVED' }), [
    /unknown state 'APROVED'; did you mean 'APPROVED'\?/,
  ]);
  t.match(await until({ decision: 'reveiw' }), [/did you mean 'review'\?/]);
  const lost = await sim.admin('POST', '/clock/advance', { until: { match: { lifecycle: 'whatsapp.templat' } } });
  t.match(lost, { status: 404, body: { errorCode: 'lifecycle_not_found' } });
});
