import t from 'tap';
import { contract } from '../../../src/contract/load.js';
import { simulator, type TestProject } from '../../simulator.js';

const webhook = (target = 'http://localhost:8080/hooks', more: object = {}) => ({
  target,
  secret: 'a secret',
  triggers: ['ALL'],
  ...more,
});
const absent = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const refused = (status: number, errorCode: string) => ({ status, body: { errorCode } });

async function register(sim: TestProject, target?: string, more?: object): Promise<string> {
  const { status, body } = await sim.post('/webhooks', webhook(target, more));
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}

t.test('a new webhook is returned with its id and without its secret', async (t) => {
  const sim = await simulator(t);
  const { status, body } = await sim.post('/webhooks', webhook());
  t.equal(status, 201);
  t.match(body.id, /^[0-9A-HJKMNP-TV-Z]{26}$/);
  t.same(body, { id: body.id, target: 'http://localhost:8080/hooks', projectId: sim.id, triggers: ['ALL'] });
  t.same((await sim.get(`/webhooks/${body.id}`)).body, body);
});

t.test('no response contains a secret', async (t) => {
  const sim = await simulator(t);
  const id = await register(sim, undefined, { secret: 'do-not-show' });
  const answers = [
    await sim.get('/webhooks'),
    await sim.get(`/webhooks/${id}`),
    await sim.patch(`/webhooks/${id}`, { secret: 'do-not-show-2' }),
    await sim.put(`/webhooks/${id}`, webhook(undefined, { secret: 'do-not-show-3' })),
  ];
  t.ok(answers.every(({ status, body }) => status === 200 && !JSON.stringify(body).includes('do-not-show')));
});

t.test('a webhook can subscribe to any trigger of the contract, and to several', async (t) => {
  const sim = await simulator(t);
  const triggers = contract.schemas.WebhookWebhookTriggersEnum!.enum as string[];
  t.equal(triggers.length, contract.events.size + 1);
  for (const trigger of triggers) {
    const id = await register(sim.project(trigger), undefined, { triggers: [trigger] });
    t.same((await sim.project(trigger).get(`/webhooks/${id}`)).body.triggers, [trigger]);
  }
  const several = triggers.slice(1, 5);
  t.same((await sim.post('/webhooks', webhook(undefined, { triggers: several }))).body.triggers, several);
});

t.test('an invalid webhook is rejected with every reason', async (t) => {
  const sim = await simulator(t);
  for (const [body, errors] of [
    [{}, ['target must be a string', 'secret must be a string', 'triggers must be an array']],
    [webhook('no url'), ['target must be a valid url']],
    [webhook('ftp://localhost/'), ['target must be a valid url']],
    [{ ...webhook(), target: 5 }, ['target must be a string']],
    [webhook(`http://localhost/${'x'.repeat(742)}`), ['target must be shorter than or equal to 742 characters']],
    [webhook(undefined, { secret: 'x'.repeat(129) }), ['secret must be shorter than or equal to 128 characters']],
    [webhook(undefined, { triggers: [] }), ['triggers must contain at least 1 elements']],
    [webhook(undefined, { triggers: ['ALL', 'ALL'] }), ["All triggers's elements must be unique"]],
  ] as const) {
    const answer = await sim.post('/webhooks', body);
    t.match(answer, refused(400, 'invalid_input'));
    t.same([...answer.body.additionalInformation.validationErrors].sort(), [...errors].sort());
  }
  t.match(await sim.post('/webhooks', '{'), refused(400, 'invalid_payload'));
  t.equal((await sim.get('/webhooks')).body.totalSize, 0);
});

t.test('a project has one webhook per target', async (t) => {
  const sim = await simulator(t);
  await register(sim);
  const again = await sim.post('/webhooks', webhook());
  t.match(again, refused(409, 'webhook_exists'));
  t.match(again.body.message, 'http://localhost:8080/hooks');
  await register(sim.project('another'));
  t.pass('another project may have the same');
});

t.test('a project has at most 15 webhooks', async (t) => {
  const sim = await simulator(t);
  const ids: string[] = [];
  for (let number = 0; number < 15; number++) ids.push(await register(sim, `http://localhost/${number}`));
  t.match(await sim.post('/webhooks', webhook()), refused(424, 'webhook_limit_reached'));
  t.match(await sim.post('/webhooks', webhook('http://localhost/3')), refused(409, 'webhook_exists'));
  await sim.delete(`/webhooks/${ids[0]}`);
  await register(sim);
});

t.test('all webhooks are listed on one page, by target', async (t) => {
  const sim = await simulator(t);
  for (const name of ['cherry', 'apple', 'banana']) await register(sim, `http://localhost/${name}`);
  const { body } = await sim.get('/webhooks');
  t.match(body, { totalSize: 3, pageSize: 15, nextPageToken: undefined, previousPageToken: undefined });
  t.same(
    body.webhooks.map(({ target }: { target: string }) => target.slice(17)),
    ['apple', 'banana', 'cherry'],
  );
});

t.test('a list can be read in pages', async (t) => {
  const sim = await simulator(t);
  for (const name of ['a', 'b', 'c']) await register(sim, `http://localhost/${name}`);
  const first = (await sim.get('/webhooks?pageSize=2')).body;
  t.match(first, { totalSize: 3, pageSize: 2, webhooks: { length: 2 } });
  const second = (await sim.get(`/webhooks?pageToken=${first.nextPageToken}`)).body;
  t.match(second.webhooks, [{ target: 'http://localhost/c' }]);
  t.same((await sim.get(`/webhooks?pageToken=${second.previousPageToken}`)).body.webhooks, first.webhooks);
});

t.test('an invalid page size or token is rejected', async (t) => {
  const sim = await simulator(t);
  for (const size of ['0', '16', 'five', '1.5', '-1']) {
    t.match(await sim.get(`/webhooks?pageSize=${size}`), refused(400, 'invalid_page_size'), size);
  }
  for (const number of [1, 2]) await register(sim, `http://localhost/${number}`);
  const { nextPageToken } = (await sim.get('/webhooks?pageSize=1')).body;
  t.match(await sim.get('/webhooks?pageToken=made-up'), refused(400, 'invalid_page_token'));
  const other = sim.project('another');
  t.match(
    await other.get(`/webhooks?pageToken=${nextPageToken}`),
    refused(400, 'invalid_page_token'),
    'of another project',
  );
});

t.test('a replacement changes everything', async (t) => {
  const sim = await simulator(t);
  const id = await register(sim);
  const { status, body } = await sim.put(
    `/webhooks/${id}`,
    webhook('http://localhost/new', { triggers: ['BUNDLE_DONE'] }),
  );
  t.equal(status, 200);
  t.same(body, { id, target: 'http://localhost/new', projectId: sim.id, triggers: ['BUNDLE_DONE'] });
  const partial = await sim.put(`/webhooks/${id}`, { target: 'http://localhost/' });
  t.match(partial, refused(400, 'invalid_input'), 'and requires every field');
  t.same((await sim.get(`/webhooks/${id}`)).body, body);
});

t.test('an update changes only the given fields', async (t) => {
  const sim = await simulator(t);
  const id = await register(sim);
  const update = async (change: object) => (await sim.patch(`/webhooks/${id}`, change)).body;
  t.match(await update({ triggers: ['BUNDLE_DONE'] }), {
    target: 'http://localhost:8080/hooks',
    triggers: ['BUNDLE_DONE'],
  });
  t.match(await update({ target: 'http://localhost/new' }), {
    target: 'http://localhost/new',
    triggers: ['BUNDLE_DONE'],
  });
  t.match(await update({}), { target: 'http://localhost/new' });
  t.match(await sim.patch(`/webhooks/${id}`, { triggers: ['SOME'] }), refused(400, 'invalid_input'));
  t.match(await sim.patch(`/webhooks/${id}`, { secret: '' }), refused(400, 'invalid_input'));
  t.match(await sim.patch(`/webhooks/${id}`, '{'), refused(400, 'invalid_payload'));
  t.match(await sim.put(`/webhooks/${id}`, '{'), refused(400, 'invalid_payload'));
});

t.test('a target stays unique when a webhook changes; its own target is not a conflict', async (t) => {
  const sim = await simulator(t);
  const id = await register(sim, 'http://localhost/a');
  await register(sim, 'http://localhost/b');
  t.match(await sim.patch(`/webhooks/${id}`, { target: 'http://localhost/b' }), refused(409, 'webhook_exists'));
  t.match(await sim.put(`/webhooks/${id}`, webhook('http://localhost/b')), refused(409, 'webhook_exists'));
  t.equal((await sim.put(`/webhooks/${id}`, webhook('http://localhost/a'))).status, 200);
});

t.test('a deleted webhook is gone and its target is free', async (t) => {
  const sim = await simulator(t);
  const id = await register(sim);
  t.match(await sim.delete(`/webhooks/${id}`), { status: 204, body: '' });
  t.match(await sim.get(`/webhooks/${id}`), refused(404, 'webhook_not_found'));
  await register(sim);
});

t.test('an unknown id is not found; an invalid one is malformed', async (t) => {
  const sim = await simulator(t);
  for (const [method, body] of [
    ['GET', undefined],
    ['DELETE', undefined],
    ['PUT', webhook()],
    ['PATCH', {}],
  ] as const) {
    t.match(await sim.request(method, `/webhooks/${absent}`, body), refused(404, 'webhook_not_found'), method);
    const hex = await sim.request(method, '/webhooks/00112233445566778899aabbccddeeff', body);
    t.match(hex, refused(404, 'webhook_not_found'), '32 hex digits are an id');
    t.match(await sim.request(method, '/webhooks/no-id', body), refused(400, 'invalid_id_format'), method);
  }
  const elsewhere = await register(sim.project('another'));
  t.match(await sim.get(`/webhooks/${elsewhere}`), refused(404, 'webhook_not_found'), 'of another project');
});

t.test('a scenario can define webhooks; omitted fields are filled in', async (t) => {
  const sim = await simulator(t);
  sim.startFrom({ webhooks: [{ target: 'http://localhost/seeded', triggers: ['ALL'] }] });
  const { body } = await sim.get('/webhooks');
  t.match(body.webhooks, [{ id: /^\w{26}$/, projectId: sim.id, target: 'http://localhost/seeded' }]);
});

t.test('every operation requires credentials, and fails with a magic project id', async (t) => {
  const sim = await simulator(t);
  for (const [method, path, body] of [
    ['GET', '/webhooks', undefined],
    ['POST', '/webhooks', webhook()],
    ['GET', `/webhooks/${absent}`, undefined],
    ['DELETE', `/webhooks/${absent}`, undefined],
    ['PUT', `/webhooks/${absent}`, webhook()],
    ['PATCH', `/webhooks/${absent}`, {}],
  ] as const) {
    const stranger = await sim.raw(method, `/v1/projects/${sim.id}${path}`, body);
    t.match(stranger, refused(401, 'unauthorized_error'), `${method} ${path}`);
    const failing = await sim.project('mock_internal_error').request(method, path, body);
    t.match(failing, refused(500, 'internal_error'), `${method} ${path}`);
  }
});
