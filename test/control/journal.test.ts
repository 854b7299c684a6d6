import fc from 'fast-check';
import t from 'tap';
import { limits } from '../../src/limits.js';
import { simulator } from '../simulator.js';
import { path, template } from './templates.js';

t.test('the journal shows requests and responses without secrets', async (t) => {
  const sim = await simulator(t);
  const target = 'https://example.com/hooks';
  const created = await sim.post('/webhooks?trace=1', { target, secret: 'do not tell', triggers: ['ALL'] });
  const { requests } = await sim.control('GET', '/requests');
  t.match(requests, [
    {
      number: 1,
      at: '2026-01-01T00:00:00.000Z',
      operation: 'WebhookWebhookController_createWebhook_v1',
      method: 'POST',
      url: '/v1/projects/test-project/webhooks?trace=1',
      request: { headers: { authorization: '[REDACTED]' }, body: { target, secret: '[REDACTED]' } },
      answer: { status: 201, body: created.body },
    },
  ]);
  t.notOk('errorCode' in requests[0]);
  const open = await sim.control('GET', '/requests?secrets=true');
  t.equal(open.requests[0].request.body.secret, 'do not tell');
  t.match(open.requests[0].request.headers.authorization, /^Basic /);
});

t.test('bodies with an extreme number of levels do not make the journal unreadable', async (t) => {
  const sim = await simulator(t);
  const nested = `{"text":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
  await sim.post('/webhooks', nested);
  await sim.post('/webhooks', { target: nested });
  const { requests } = await sim.control('GET', '/requests');
  t.same(
    requests.map(({ request }: { request: { body: unknown } }) => request.body),
    [nested, { target: nested }],
  );
  t.equal((await sim.control('POST', '/requests/count', { match: { body: { text: [] } } })).count, 0);
});

t.test('a rejected request lists the rules of the contract that it violates', async (t) => {
  const sim = await simulator(t);
  await sim.post('/webhooks', { target: 'nowhere', triggers: ['ALL'] });
  const hook = { target: 'https://example.com/', secret: 's', triggers: ['ALL'] };
  await sim.post('/webhooks', hook);
  await sim.post('/webhooks', hook);
  await sim.get('/webhooks/01HZXW3V5Q0000000000000000');
  const { requests } = await sim.control('GET', '/requests');
  t.match(requests[0].brokenRules, [
    { in: 'body', field: 'secret', rule: 'webhooks.yaml WebhookWebhookInputDto/required' },
    {
      field: 'target',
      message: 'target must be a valid url',
      rule: 'webhooks.yaml WebhookWebhookInputDto/properties/target/format',
    },
  ]);
  t.match(requests[2], {
    errorCode: 'webhook_exists',
    brokenRules: [
      {
        message: 'target must be unique in the project (409 webhook_exists)',
        rule: 'webhooks.yaml WebhookWebhookController_createWebhook_v1 x-rules',
      },
    ],
  });
  t.match(requests[3].brokenRules, [{ rule: 'webhooks.yaml x-errors webhook_not_found' }]);
});

t.test('the journal includes requests that matched no operation', async (t) => {
  const sim = await simulator(t);
  await sim.get('/whatsap/templates');
  await sim.get('/webhooks', { authorization: 'nonsense' });
  await sim.get('/webhooks', { prefer: 'code=500, example=internal_error' });
  t.match((await sim.control('GET', '/requests')).requests, [
    { url: '/v1/projects/test-project/whatsap/templates', answer: { status: 404 }, errorCode: 'route_not_found' },
    { answer: { status: 401 }, errorCode: 'unauthorized_error' },
    { answer: { status: 500 }, errorCode: 'internal_error' },
  ]);
});

t.test('the journal can be filtered by number, operation and status, and cleared', async (t) => {
  const sim = await simulator(t);
  for (const name of ['one', 'two', 'two', 'three']) await sim.post(path, template(name));
  await sim.get(path);
  const numbers = async (query: string) =>
    (await sim.control('GET', `/requests${query}`)).requests.map(({ number }: { number: number }) => number);
  const [first, second, third, fourth, fifth] = await numbers('');
  t.same(await numbers(`?since=${third}`), [fourth, fifth]);
  t.same(await numbers('?limit=2'), [fourth, fifth]);
  t.same(await numbers('?status=409'), [third]);
  const created = '?operation=WhatsappTemplatesController_createTemplate_v1&status=201';
  t.same(await numbers(created), [first, second, fourth]);
  t.equal((await sim.admin('GET', '/requests?statu=409')).status, 400, 'an unknown filter is rejected');
  const misspelt = await sim.admin('GET', '/requests?operation=WhatsappTemplatesController_createTemplates_v1');
  t.match(misspelt.body.additionalInformation.validationErrors, [/did you mean '.*createTemplate_v1'/]);
  t.equal((await sim.admin('DELETE', '/requests')).status, 204);
  t.same(await numbers(''), []);
  await sim.get(path);
  t.ok((await numbers(''))[0] > fifth, 'numbering continues');
});

t.test('the journal keeps the newest thousand requests, or fewer if they are long', async (t) => {
  const sim = await simulator(t);
  for (let count = 0; count < 1005; count++) await sim.get('/webhooks');
  const { requests } = await sim.control('GET', '/requests');
  t.equal(requests.length, 1000);
  t.equal(requests[0].number, 6);
  t.equal(requests.at(-1).number, 1005);
  for (let count = 0; count < 70; count++) await sim.post('/webhooks', `"${'x'.repeat(300_000)}"`);
  t.ok(sim.world.journal.size < 70);
});

t.test('requests are counted by what they match', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('spring_sale'), { 'x-trace': 'abc-1' });
  await sim.post(path, template('autumn_sale'));
  await sim.get(`${path}?pageSize=5`);
  const count = async (match: object) => (await sim.control('POST', '/requests/count', { match })).count;
  t.equal(await count({}), 3);
  t.equal(await count({ method: 'POST', path: '*/whatsapp/templates' }), 2);
  t.equal(await count({ body: { name: 'spring_sale' } }), 1);
  t.equal(await count({ body: { details: { components: [{ type: 'BODY', text: 'Hello' }] } } }), 2);
  t.equal(await count({ headers: { 'X-Trace': 'abc*' } }), 1);
  t.equal(await count({ headers: { 'x-missing': '*' } }), 0, '`*` does not match a missing header');
  t.equal(await count({ query: { pageSize: '5' } }), 1);
  t.equal(await count({ operation: 'WhatsappTemplatesController_createTemplate_v1', status: 201 }), 2);
});

t.test('a count of zero comes with the nearest misses', async (t) => {
  const sim = await simulator(t);
  await sim.post(path, template('spring_sale'));
  await sim.get('/webhooks');
  const match = { method: 'POST', path: '*/whatsapp/templates', status: 409, body: { name: 'spring_sales' } };
  t.same(await sim.control('POST', '/requests/count', { match }), {
    count: 0,
    nearMisses: [
      {
        what: 'request 1: POST /v1/projects/test-project/whatsapp/templates -> 201',
        differences: ['status is 201, not 409', 'body.name is "spring_sale", not "spring_sales"'],
      },
      {
        what: 'request 4: GET /v1/projects/test-project/webhooks -> 200',
        differences: [
          'method is "GET", not "POST"',
          'status is 200, not 409',
          'path is "/v1/projects/test-project/webhooks", not */whatsapp/templates',
          'body is nothing, not an object',
        ],
      },
    ],
  });
});

t.test('a wait returns as soon as the requests have arrived', async (t) => {
  const sim = await simulator(t);
  const waiting = sim.control('POST', '/requests/wait', { match: { method: 'POST' }, count: 2, timeoutMs: 20_000 });
  await sim.post(path, template('one'));
  await sim.get(path);
  await sim.post(path, template('two'));
  t.match(await waiting, { satisfied: true, count: 2, requests: [{ number: 1 }, { number: 5 }] });
  const again = await sim.control('POST', '/requests/wait', { match: { method: 'POST' }, count: 2 });
  t.equal(again.satisfied, true, 'earlier requests count');
});

t.test('a wait that times out shows what arrived instead', async (t) => {
  const sim = await simulator(t);
  // Without a listening server the process would exit while nothing happens.
  await sim.application.app.listen({ port: 0 });
  await sim.post(path, template('one'));
  t.match(await sim.control('POST', '/requests/wait', { match: { method: 'DELETE' }, timeoutMs: 10 }), {
    satisfied: false,
    count: 0,
    requests: [],
    nearMisses: [{ differences: ['method is "POST", not "DELETE"'] }],
  });
});

t.test('closing the simulator ends pending waits', async (t) => {
  const sim = await simulator(t);
  await sim.application.app.listen({ port: 0 });
  const waiting = sim.control('POST', '/requests/wait', { timeoutMs: 300_000 });
  await sim.control('GET', '/clock');
  await sim.application.close();
  t.match(await waiting, { satisfied: false });
});

t.test(
  'near misses: what matches in more fields is nearer, and a spelling mistake is nearer than another value',
  async (t) => {
    const sim = await simulator(t);
    const wanted = { name: 'spring_sale', language: 'EN_US', category: 'MARKETING' };
    const other = { name: 'zzz', language: 'DE', category: 'UTILITY' };
    const misspelt = { name: 'spring_sail', language: 'EN_UK', category: 'MARKETINK' };
    const fields = ['name', 'language', 'category'] as const;
    type Kind = 'equal' | 'misspelt' | 'other';
    const value = { equal: wanted, misspelt, other };
    const kinds = fc.constantFrom<Kind>('equal', 'misspelt', 'other');
    const candidate = fc.tuple(kinds, kinds, kinds).filter((three) => three.some((kind) => kind !== 'equal'));
    const rank = { equal: 0, misspelt: 1, other: 2 };
    await fc.assert(
      fc.asyncProperty(candidate, candidate, async (one, two) => {
        await sim.control('DELETE', '/requests');
        for (const candidate of [one, two]) {
          await sim.post('/whatsapp/templates', Object.fromEntries(fields.map((f, i) => [f, value[candidate[i]!][f]])));
        }
        const numbers = (await sim.control('GET', '/requests')).requests.map(
          ({ number }: { number: number }) => number,
        );
        const { nearMisses } = await sim.control('POST', '/requests/count', { match: { body: wanted } });
        const first = Number(/request (\d+)/.exec(nearMisses[0].what)?.[1]) === numbers[0] ? one : two;
        const last = first === one ? two : one;
        // A candidate that is nearer in a field and farther in none comes first.
        const nearer =
          last.every((kind, i) => rank[kind] <= rank[first[i]!]) && last.some((kind, i) => kind !== first[i]);
        return !nearer;
      }),
      { numRuns: 60 },
    );
  },
);

t.test('near misses: another operation is farther than any other field', async (t) => {
  const sim = await simulator(t);
  await sim.post('/whatsapp/templates', { name: 'zzz', category: 'UTILITY' });
  await sim.get('/webhooks');
  const match = {
    operation: 'whatsapp.createTemplate',
    status: 201,
    body: { name: 'a', category: 'b', language: 'c' },
  };
  const { nearMisses } = await sim.control('POST', '/requests/count', { match });
  t.match(nearMisses[0].what, /POST .*\/whatsapp\/templates/);
});

t.test('a wait looks at each request once, and not at those that were dropped meanwhile', async (t) => {
  const sim = await simulator(t);
  await sim.post('/webhooks', { secret: 'first' });
  const match = { body: { secret: 'first' } };
  const waiting = sim.control('POST', '/requests/wait', { match, count: 3, timeoutMs: 20_000 });
  await sim.post('/webhooks', { secret: 'first' });
  await sim.control('DELETE', '/requests');
  for (const secret of ['first', 'other', 'first']) await sim.post('/webhooks', { secret });
  t.equal((await sim.control('GET', '/requests')).requests.length, 3);
  await sim.post('/webhooks', { secret: 'first' });
  t.match(await waiting, { satisfied: true, count: 3 });
});

t.test('of a long body the journal has the beginning only, and says so', async (t) => {
  const sim = await simulator(t);
  const most = limits.journalBody.most;
  await sim.post('/webhooks', { secret: 'x', target: 'y'.repeat(most) });
  await sim.post('/webhooks', { secret: 'x', target: 'y'.repeat(most - 100) });
  const [long, short] = (await sim.control('GET', '/requests')).requests;
  t.type(long.request.body, 'string');
  t.match(long.request.body, /^\{"secret":"\[REDACTED\]","target":"y+ \[\.\.\. \d+ more characters\]$/);
  t.ok(long.request.body.length < most + 100);
  t.match(short.request.body, { secret: '[REDACTED]', target: /^y+$/ });
  t.match(
    await sim.control('POST', '/requests/count', { match: { body: { secret: 'x' } } }),
    { count: 1 },
    'what is cut off matches no body',
  );
});

t.test('the journal counts headers and URLs as it does bodies', async (t) => {
  const sim = await simulator(t);
  const padding = 'x'.repeat(1_000_000);
  // 16 Mi characters hold 16 of these headers.
  for (let count = 0; count < 20; count++) await sim.get('/webhooks', { 'x-padding': padding });
  const { requests } = await sim.control('GET', '/requests');
  t.equal(requests.length, 16);
});

t.test('many waits at the same time cause no warning about a leak', async (t) => {
  const sim = await simulator(t);
  await sim.admin('GET', '/requests');
  const warnings: Error[] = [];
  const note = (warning: Error): unknown => warnings.push(warning);
  process.on('warning', note);
  t.teardown(() => process.off('warning', note));
  const { changed } = sim.world.journal;
  const { until } = changed;
  let begun = (): void => undefined;
  const allBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  let count = 0;
  t.intercept(changed, 'until', {
    value: (...given: Parameters<typeof until>) => {
      if (++count === 11) begun();
      return until.apply(changed, given);
    },
  });
  const waits = Array.from({ length: 11 }, () => sim.control('POST', '/requests/wait', { timeoutMs: 60_000 }));
  await allBegun;
  await sim.get('/webhooks');
  for (const wait of waits) t.match(await wait, { satisfied: true });
  t.same(warnings, []);
});
