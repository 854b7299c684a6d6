// The order of checks: route, authentication, project, path parameters, body syntax, body validation, existence of the
// resource, its state. Of several errors in one request, the first in this order is returned.
import t, { type Test } from 'tap';
import { readConfig } from '../../src/config.js';
import { contract } from '../../src/contract/load.js';
import { basic, simulator, type TestProject } from '../simulator.js';
import { edge } from './edge.js';

const body = {
  name: 'spring_sale',
  language: 'EN_US',
  category: 'MARKETING',
  details: { components: [{ type: 'BODY', text: 'Hello' }] },
};

/** Each request has the error it is named after, and all errors that are checked later. */
interface Row {
  fault: string;
  method: string;
  path: string;
  project?: string;
  authorization?: string;
  body?: unknown;
  status: number;
  code: string;
}

const templates = '/whatsapp/templates';
const comments = (language: string) => `${templates}/unknown/languages/${language}/comments`;

const rows: Row[] = [
  {
    fault: 'no such route',
    method: 'POST',
    path: '/whatsapp/nothing',
    authorization: '',
    body: '{',
    status: 404,
    code: 'route_not_found',
  },
  {
    fault: 'no such method',
    method: 'PUT',
    path: templates,
    authorization: '',
    body: '{',
    status: 405,
    code: 'method_not_allowed',
  },
  {
    fault: 'no credentials',
    method: 'POST',
    path: comments('XX'),
    project: 'new-project',
    authorization: '',
    body: '{',
    status: 401,
    code: 'unauthorized_error',
  },
  {
    fault: 'wrong credentials',
    method: 'POST',
    path: comments('XX'),
    project: 'unknown',
    authorization: 'Basic YTpi',
    body: '{',
    status: 401,
    code: 'unauthorized_error',
  },
  {
    fault: 'a project of somebody else',
    method: 'POST',
    path: comments('XX'),
    project: 'other-project',
    body: '{',
    status: 401,
    code: 'unauthorized_error',
  },
  {
    fault: 'a channel without onboarding',
    method: 'POST',
    path: comments('XX'),
    project: 'new-project',
    body: '{',
    status: 400,
    code: 'project_not_initialized',
  },
  {
    fault: 'a malformed path',
    method: 'POST',
    path: comments('XX'),
    body: '{',
    status: 400,
    code: 'template_invalid_language_code',
  },
  {
    fault: 'a malformed path and query',
    method: 'GET',
    path: `${templates}/unknown/languages/XX?fieldMask=x`,
    status: 400,
    code: 'template_invalid_language_code',
  },
  {
    fault: 'a body that is not JSON',
    method: 'POST',
    path: comments('EN'),
    body: '{',
    status: 400,
    code: 'invalid_payload',
  },
  {
    fault: 'a body against its schema',
    method: 'POST',
    path: comments('EN'),
    body: { comment: '' },
    status: 400,
    code: 'invalid_input',
  },
  {
    fault: 'a resource that is not there',
    method: 'POST',
    path: comments('EN'),
    body: { comment: 'Hi' },
    status: 404,
    code: 'template_not_found',
  },
  {
    fault: 'a body against its schema, for a resource that is in the way',
    method: 'POST',
    path: templates,
    body: { ...body, category: 'ANY' },
    status: 400,
    code: 'template_invalid_category',
  },
  {
    fault: 'a state that does not allow it',
    method: 'POST',
    path: templates,
    body,
    status: 409,
    code: 'template_exists',
  },
];

async function world(t: Test): Promise<TestProject> {
  const config = readConfig({ clock: 'frozen', scenario: 'strict', mode: 'strict', logLevel: 'silent' }, {});
  const sim = await simulator(t, config);
  const key = [{ keyId: 'onboarded-key', keySecret: 'onboarded-secret' }];
  const scenario = sim.application.simulation.scenarios.get('strict')!;
  scenario.projects['new-project']!.credentials = key;
  scenario.projects['other-project'] = { initialized: ['whatsapp'], credentials: [{ keyId: 'a', keySecret: 'b' }] };
  return sim.project('onboarded-project');
}

const codes: Record<string, string> = { senderId: 'invalid_id_format', languageCode: 'template_invalid_language_code' };
const right = `Basic ${Buffer.from('onboarded-key:onboarded-secret').toString('base64')}`;

t.test('of several errors in one request, the first in the order of the checks is returned', async (t) => {
  const sim = await world(t);
  const url = (project: string, path: string) => `/v1/projects/${project}${path}`;
  const created = await sim.raw('POST', url(sim.id, templates), body, { authorization: right });
  t.equal(created.status, 201);
  for (const { fault, method, path, project = sim.id, authorization = right, body, status, code } of rows) {
    const headers = authorization === '' ? {} : { authorization };
    const answer = await sim.raw(method, url(project, path), body, headers as Record<string, string>);
    t.equal(`${answer.status} ${answer.body.errorCode}`, `${status} ${code}`, fault);
  }
});

t.test('a malformed id is reported before an invalid body and before a missing resource', async (t) => {
  const sim = await simulator(t);
  const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
  t.match(await sim.patch('/webhooks/no-id', '{'), { status: 400, body: { errorCode: 'invalid_id_format' } });
  t.match(await sim.patch(`/webhooks/${id}`, '{'), { status: 400, body: { errorCode: 'invalid_payload' } });
  t.match(await sim.patch(`/webhooks/${id}`, { target: 5 }), { status: 400, body: { errorCode: 'invalid_input' } });
  t.match(await sim.patch(`/webhooks/${id}`, {}), { status: 404, body: { errorCode: 'webhook_not_found' } });
});

t.test('a malformed path is reported before a malformed query, whatever the operation documents', async (t) => {
  const { ask } = await edge(t);
  let compared = 0;
  for (const operation of contract.operations.values()) {
    const { service, method, path, parameters, errors } = operation;
    const malformed = Object.keys(codes).find((name) => path.includes(`{${name}}`) && errors.has(codes[name]!));
    if (service === 'control' || !malformed || !parameters.some(({ name }) => name === 'pageSize')) continue;
    const { body } = await ask(method, `${path.replace(/\{\w+\}/g, 'no-id')}?pageSize=none`);
    t.equal(body.errorCode, codes[malformed], operation.id);
    compared++;
  }
  t.ok(compared > 0);
});

t.test('a request that is rejected before its handler changes nothing', async (t) => {
  const sim = await simulator(t);
  await sim.post(templates, body);
  const before = (await sim.get(templates)).body;
  await sim.post(templates, { ...body, name: 'another', category: 'ANY' });
  await sim.post(templates, '{');
  await sim.raw('POST', `/v1/projects/${sim.id}${templates}`, { ...body, name: 'another' });
  await sim.raw('PUT', `/v1/projects/${sim.id}${templates}`, body, { authorization: basic });
  t.same((await sim.get(templates)).body, before);
});

t.test('the rate limit is checked before faults are injected', async (t) => {
  const sim = await simulator(t);
  await sim.control('PUT', '/limit', { requests: 1, per: '1m' });
  t.equal((await sim.get('/webhooks')).status, 200);
  await sim.control('POST', '/faults', { status: 500 });
  t.equal((await sim.get('/webhooks')).status, 429);
  t.match(await sim.control('GET', '/faults'), { faults: [{ hits: 0 }] });
});

t.test('a control call from a page of another origin is rejected before its token is checked', async (t) => {
  const sim = await simulator(t, { adminToken: 'token' });
  const { status } = await sim.raw('GET', '/__admin/projects', undefined, { origin: 'https://evil.example' });
  t.equal(status, 403);
});

t.test('due jobs run before the handler', async (t) => {
  const happened: string[] = [];
  const listWebhooks = () => {
    happened.push('handler');
    return { webhooks: [], pageSize: 10, totalSize: 0 };
  };
  const { ask, simulation } = await edge(t, {
    modules: [{ controller: 'WebhookWebhookController', handlers: { listWebhooks } }],
  });
  simulation.addRunner('probe', () => void happened.push('job'));
  simulation.world('one').schedule(0, 'probe', {});
  await ask('GET', '/v1/projects/one/webhooks');
  t.same(happened, ['job', 'handler']);
});
