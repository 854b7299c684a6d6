// `Prefer: code=..., example=...`: any documented error of any operation, on demand.
import t from 'tap';
import { contract, type Operation, refName, type Schema } from '../../src/contract/load.js';
import { checkRecord } from '../../src/contract/validate.js';
import { edge, envelope } from './edge.js';

const operations = [...contract.operations.values()].filter(({ service }) => service !== 'control');
const urlOf = ({ path }: Operation): string => path.replace(/\{(\w+)\}/g, 'x');
const webhooks = '/v1/projects/one/webhooks';

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, { content: Record<string, { schema: Schema }> }> }>>;
}

/** Name of the schema that an operation documents for a status. */
function errorSchema(document: Document, { path, method }: Operation, status: number): string {
  const response = document.paths[path]![method.toLowerCase()]!.responses[status]!;
  return refName(response.content['application/json']!.schema.$ref!);
}

t.test(
  'every documented error of every operation can be requested, with its documented status and shape',
  async (t) => {
    const { ask, calls } = await edge(t);
    const document = contract.document((service) => service !== 'control') as unknown as Document;
    let forced = 0;
    for (const operation of operations) {
      for (const [code, status] of operation.errors) {
        const answer = await ask(operation.method, urlOf(operation), {
          headers: { prefer: `code=${status}, example=${code}`, authorization: '' },
        });
        const faults = checkRecord(errorSchema(document, operation, status), answer.body);
        if (
          answer.status !== status ||
          answer.body.errorCode !== code ||
          faults.length > 0 ||
          answer.headers['x-simulator-bug']
        )
          t.fail(`${operation.id} ${status} ${code}: ${answer.status} ${answer.text} ${faults}`);
        else if (/\{\w+\}/.test(answer.text)) t.fail(`${operation.id} ${code} has a placeholder left: ${answer.text}`);
        forced++;
      }
    }
    t.equal(forced, 696, 'pairs of an operation and an error code');
    t.same(calls, [], 'no handler was asked');
  },
);

t.test('requesting an undocumented error is rejected; the error lists the documented ones', async (t) => {
  const { ask, calls } = await edge(t);
  for (const operation of operations) {
    const { status, body } = await ask(operation.method, urlOf(operation), { headers: { prefer: 'code=418' } });
    t.equal(status, 400);
    t.match(body, { ...envelope, errorCode: 'preference_not_documented' });
    for (const [code, status] of operation.errors) {
      if (!body.resolution.includes(`code=${status}, example=${code}`))
        t.fail(`${operation.id}: ${code} is not listed`);
    }
  }
  t.same(calls, []);
});

t.test('code, example or both can be given; a code alone means the first error with that status', async (t) => {
  const { ask } = await edge(t);
  const preferred = async (prefer: string) => (await ask('POST', webhooks, { headers: { prefer } })).body.errorCode;
  t.equal(await preferred('code=409'), 'webhook_exists');
  t.equal(await preferred('example=webhook_exists'), 'webhook_exists');
  t.equal(await preferred('code=400'), 'invalid_input');
  t.equal(await preferred('code=400, example=invalid_payload'), 'invalid_payload');
  t.equal(await preferred('Code="409"; EXAMPLE="webhook_exists"'), 'webhook_exists', 'quotes, semicolons and capitals');
  t.equal(await preferred('wait=10, code=409'), 'webhook_exists', 'beside other preferences');
  t.equal(await preferred('code=400, example=webhook_exists'), 'preference_not_documented', 'both must fit');
});

t.test('clients that cannot set headers can use the query', async (t) => {
  const { ask } = await edge(t);
  t.match(await ask('POST', `${webhooks}?__code=409`), { status: 409 });
  t.match(await ask('POST', `${webhooks}?__example=invalid_payload`), {
    status: 400,
    body: { errorCode: 'invalid_payload' },
  });
  t.match(await ask('GET', `${webhooks}?__code=401&__example=unauthorized_error`), { status: 401 });
  t.match(await ask('GET', `${webhooks}?__code=409`), {
    status: 400,
    body: { errorCode: 'preference_not_documented' },
  });
});

t.test('an invalid or redundant preference is ignored', async (t) => {
  const { ask, calls, simulation } = await edge(t);
  for (const prefer of ['wait=5', 'respond-async', 'dynamic=true', 'code', 'code=200', '']) {
    t.equal((await ask('GET', webhooks, { headers: { prefer } })).status, 200, prefer);
    // Otherwise the answer is kept, and the handler not called again.
    for (const world of simulation.worlds.values()) world.markChanged();
  }
  t.equal((await ask('GET', `${webhooks}?__code=200`)).status, 200);
  t.equal(calls.length, 7);
  t.ok(
    calls.every(({ query }) => Object.keys(query).length === 0),
    'no handler sees it',
  );
});

t.test('a requested error needs no credentials, no valid id and no valid body, and changes nothing', async (t) => {
  const { ask, simulation } = await edge(t);
  const answer = await ask('PUT', `${webhooks}/no-id`, {
    headers: { prefer: 'code=404', authorization: '' },
    body: 'not json',
  });
  t.match(answer, { status: 404, body: { errorCode: 'webhook_not_found' } });
  t.equal(simulation.world('one').timeline.pending, 0);
});

t.test('an operation that is not simulated returns a 501, but its documented errors can be requested', async (t) => {
  const { ask } = await edge(t, { modules: [] });
  const { status, body } = await ask('GET', webhooks);
  t.equal(status, 501);
  t.match(body, { ...envelope, errorCode: 'not_simulated', message: /WebhookWebhookController_listWebhooks_v1/ });
  t.match(await ask('GET', webhooks, { headers: { prefer: 'example=internal_error' } }), {
    status: 500,
    body: { errorCode: 'internal_error' },
  });
});
