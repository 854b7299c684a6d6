// Every error has the same shape, whether it comes from the server, the HTTP edge or a rule.
import { createConnection } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { contract } from '../../src/contract/load.js';
import { Problem } from '../../src/engine/requests/problem.js';
import { limits } from '../../src/limits.js';
import { simulator } from '../simulator.js';
import { edge, envelope } from './edge.js';

const webhooks = '/v1/projects/one/webhooks';
const problemShape = { ...envelope, additionalInformation: undefined };

t.test('an unknown route is a 404 in the common error shape', async (t) => {
  const { ask } = await edge(t);
  for (const url of [
    '/',
    '/v1',
    '/v1/projects',
    '/v1/projects/',
    '/v1/projects//webhooks',
    '/v2/projects/one/webhooks',
    `${webhooks}/a/b`,
    '/favicon.ico',
  ]) {
    const { status, body } = await ask('GET', url);
    t.equal(status, 404, url);
    t.match(body, { ...problemShape, errorCode: 'route_not_found' });
  }
});

t.test('a method that a path does not support is a 405 that lists those it supports', async (t) => {
  const { ask } = await edge(t);
  for (const [method, url, allow] of [
    ['PATCH', webhooks, 'GET, HEAD, OPTIONS, POST'],
    ['POST', `${webhooks}/01ARZ3NDEKTSV4RRFFQ69G5FAV`, 'DELETE, GET, HEAD, OPTIONS, PATCH, PUT'],
    ['GET', '/v1/projects/one/whatsapp/templates/a/languages/EN/comments', 'OPTIONS, POST'],
    ['GET', '/oauth2/token', 'OPTIONS, POST'],
  ] as const) {
    const { status, body, headers } = await ask(method, url);
    t.equal(status, 405, `${method} ${url}`);
    t.equal(headers.allow, allow);
    t.match(body, {
      ...problemShape,
      errorCode: 'method_not_allowed',
      message: `${method} is not allowed on this path.`,
      resolution: `Use one of: ${allow}.`,
    });
  }
});

t.test('the query of a URL does not make a route unknown', async (t) => {
  const { ask } = await edge(t);
  t.equal((await ask('PATCH', `${webhooks}?x=1`)).status, 405);
});

t.test('a body that is not JSON is invalid_payload, with the position', async (t) => {
  const { ask } = await edge(t);
  for (const body of ['{"target":', 'not json', '{"a":1}x', "{'a':1}", '\u0000']) {
    const answer = await ask('POST', webhooks, { body });
    t.equal(answer.status, 400, JSON.stringify(body));
    t.match(answer.body, { ...envelope, errorCode: 'invalid_payload' });
    t.match(answer.body.additionalInformation.validationErrors, [/^the body is not JSON: /]);
  }
});

t.test('a number that JSON cannot hold is invalid_payload, and its place is named', async (t) => {
  const { ask, calls } = await edge(t);
  const body = (number: string) =>
    `{"target":"http://localhost/","secret":"s","triggers":["ALL"],"a":[{"b":${number}}]}`;
  for (const number of ['1e999', '-1E+400', `1${'0'.repeat(400)}`, `1${'0'.repeat(300)}e9`]) {
    const answer = await ask('POST', webhooks, { body: body(number) });
    t.equal(answer.status, 400, number);
    t.match(answer.body, { ...envelope, errorCode: 'invalid_payload', resolution: /too large: a\.0\.b/ });
  }
  t.match((await ask('POST', webhooks, { body: '1e999' })).body.additionalInformation.validationErrors, [
    /^the body has a number that is too large; the largest is 1\.79\d+e\+308$/,
  ]);
  t.same(calls, []);
  for (const number of ['1e308', '1e-999', '"1e999"', '0.1e5'])
    t.equal((await ask('POST', webhooks, { body: body(number) })).status, 201, number);
});

t.test('a body with too many levels is invalid_payload, wherever they are', async (t) => {
  const { ask } = await edge(t);
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  const unknown = (levels: number) =>
    `{"target":"http://localhost/[{","secret":"\\"[","triggers":["ALL"],"unknown":${nested(levels)}}`;
  for (const body of [nested(100_000), `{"triggers":[${nested(50_000)},${nested(50_000)}]}`, unknown(500)]) {
    const answer = await ask('POST', webhooks, { body });
    t.match(answer, { status: 400, body: { errorCode: 'invalid_payload' } }, body.slice(0, 20));
  }
  t.equal((await ask('POST', webhooks, { body: unknown(499) })).status, 201);
});

t.test('JSON that is not an object is rejected; the error says that an object is expected', async (t) => {
  const { ask } = await edge(t);
  for (const body of ['null', '5', '"text"', '[]', 'true']) {
    const answer = await ask('POST', webhooks, { body });
    t.match(answer, { status: 400, body: { errorCode: 'invalid_input' } }, body);
    t.same(answer.body.additionalInformation.validationErrors, ['body must be an object'], body);
  }
});

t.test('a missing body is rejected with every required field', async (t) => {
  const { ask } = await edge(t);
  for (const body of [undefined, '', '{}']) {
    const answer = await ask('POST', webhooks, { body });
    t.match(answer, { status: 400, body: { errorCode: 'invalid_input' } });
    t.equal(answer.body.additionalInformation.validationErrors.length, 3);
  }
});

t.test('a URL that cannot be decoded is a 400 in the common error shape', async (t) => {
  const { ask } = await edge(t);
  for (const url of ['/v1/projects/%/webhooks', '/v1/projects/%zz/webhooks', '/v1/projects/%C3%28/webhooks']) {
    t.match(await ask('GET', url), { status: 400, body: { ...problemShape, errorCode: 'bad_request' } }, url);
  }
});

t.test('a body above the limit is a 413 that names the limit', async (t) => {
  const { ask } = await edge(t);
  const { status, body } = await ask('POST', webhooks, {
    body: JSON.stringify({ secret: 'x'.repeat(limits.apiBody.most) }),
  });
  t.equal(status, 413);
  t.match(body, { ...problemShape, errorCode: 'payload_too_large', message: new RegExp(String(limits.apiBody.most)) });
});

t.test('a control call accepts larger bodies, and its 413 names that larger limit', async (t) => {
  const sim = await simulator(t);
  const limit = 64 * 1024 * 1024;
  const { status, body } = await sim.raw('PUT', '/__admin/projects/one/state', '{}', {
    'content-length': String(limit + 1),
  });
  t.equal(status, 413);
  t.equal(body.message, `The body is larger than ${limit} bytes.`);
});

t.test('an invalid content type is ignored', async (t) => {
  const { ask } = await edge(t);
  const body = { target: 'http://localhost/', secret: 's', triggers: ['ALL'] };
  for (const type of ['json', ';;', 'application/']) {
    const headers = { 'content-type': type };
    t.equal((await ask('POST', webhooks, { headers, body })).status, 201, type);
    t.equal((await ask('POST', webhooks, { headers: { ...headers, authorization: '' }, body })).status, 401, type);
  }
});

t.test('an over-long id is rejected like any other invalid id', async (t) => {
  const { ask } = await edge(t);
  const { status, body } = await ask('GET', `${webhooks}/${'a'.repeat(10_000)}`);
  t.equal(status, 400);
  t.equal(body.errorCode, 'invalid_id_format');
});

/** Sends raw bytes over a socket and resolves with everything that comes back. */
const exchange = (t: Test, port: number, text: string): Promise<string> =>
  new Promise((resolve) => {
    let answer = '';
    const socket = createConnection(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer));
    t.teardown(() => socket.destroy());
  });

t.test('malformed HTTP and over-long headers are rejected in the common error shape', async (t) => {
  const sim = await simulator(t);
  await sim.application.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = sim.application.app.server.address() as { port: number };
  for (const [text, status] of [
    ['HELLO\r\n\r\n', 400],
    ['GET / HTTP/1.1\r\nbroken header\r\n\r\n', 400],
    [`GET /?${'x'.repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`, 431],
  ] as const) {
    const answer = await exchange(t, port, text);
    t.match(answer, new RegExp(`^HTTP/1.1 ${status} `));
    t.match(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))), { ...problemShape, errorCode: 'bad_request' });
  }
});

t.test('a request whose body stalls is answered with 408, and its connection is closed', async (t) => {
  const sim = await simulator(t);
  const { app } = sim.application;
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { server } = app;
  const { port } = server.address() as { port: number };
  t.same([server.headersTimeout, server.requestTimeout], [20_000, 60_000]);
  // The moment at which Node notices it.
  server.once('request', ({ socket }) => {
    const late = Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
    server.emit('clientError', late, socket);
  });
  const head = 'POST /v1/projects/one/webhooks HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{';
  const answer = await exchange(t, port, head);
  t.match(answer, /^HTTP\/1.1 408 /);
  t.match(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))), { ...problemShape, errorCode: 'request_timeout' });
});

t.test('a missing file of the documentation pages is a 404 in the common error shape', async (t) => {
  const sim = await simulator(t);
  for (const path of ['static/nothing.js', 'nothing', 'static/../../secret', 'static//secret']) {
    const { status, body } = await sim.raw('GET', `/documentation/${path}`);
    t.equal(status, 404, path);
    t.match(body, { ...problemShape, errorCode: 'route_not_found' });
  }
});

t.test('a request that arrives while the server closes is answered as usual', async (t) => {
  const sim = await simulator(t);
  const { app } = sim.application;
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  const begun = new Promise((resolve) => app.server.once('request', resolve));
  const head = (method: string) => `${method} ${webhooks} HTTP/1.1\r\nhost: a\r\n`;
  const socket = createConnection(port, '127.0.0.1');
  t.teardown(() => socket.destroy());
  let answers = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    answers += chunk;
  });
  socket.write(`${head('POST')}content-length: 2\r\n\r\n{`);
  await begun;
  const closed = sim.application.close();
  while (app.server.listening) await setImmediate();
  socket.write(`}${head('GET')}\r\n`);
  await Promise.all([closed, new Promise((resolve) => socket.on('close', resolve))]);
  t.same(answers.match(/"errorCode":"\w+"/g), Array(2).fill('"errorCode":"unauthorized_error"'));
});

t.test(
  'single values in additionalInformation become lists of strings, as its schema requires, and objects stay',
  async (t) => {
    const refuse = () => {
      throw new Problem(
        'webhook_exists',
        { value: 'x' },
        { codes: ['a', 5], one: 3, several: { code: '100', reason: 'why' } },
      );
    };
    const { ask } = await edge(t, {
      modules: [{ controller: 'WebhookWebhookController', handlers: { createWebhook: refuse } }],
    });
    const body = { target: 'http://localhost/', secret: 's', triggers: ['ALL'] };
    const answer = await ask('POST', webhooks, { body });
    t.equal(answer.status, 409);
    t.same(answer.body.additionalInformation, {
      codes: ['a', '5'],
      one: ['3'],
      several: { code: '100', reason: 'why' },
    });
  },
);

t.test('every placeholder of an error text is filled', async (t) => {
  for (const code of contract.errors.keys()) {
    const { message, resolution } = contract.errorText(code);
    t.ok(message.length > 0 && resolution.length > 0, code);
  }
  const { ask } = await edge(t, {
    modules: [
      {
        controller: 'WebhookWebhookController',
        handlers: {
          getWebhook() {
            throw new Problem('webhook_not_found');
          },
        },
      },
    ],
  });
  const { body } = await ask('GET', `${webhooks}/01ARZ3NDEKTSV4RRFFQ69G5FAV`);
  t.notMatch(body.message, /[{}]/);
});

t.test('an undocumented error is a 500 marked as a fault of the simulator', async (t) => {
  const handlers = {
    getWebhook() {
      throw new Error('an unlucky handler\nwith two lines: ü');
    },
    deleteWebhook() {
      throw new Problem('template_exists');
    },
    listWebhooks() {
      throw 'a text';
    },
  };
  const { ask, faults } = await edge(t, { modules: [{ controller: 'WebhookWebhookController', handlers }] });
  const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
  for (const [method, url, bug] of [
    ['GET', `${webhooks}/${id}`, 'an unlucky handler with two lines:  '],
    ['DELETE', `${webhooks}/${id}`, 'WebhookWebhookController_deleteWebhook_v1 does not document template_exists'],
    ['GET', webhooks, 'a text'],
  ] as const) {
    const { status, body, headers } = await ask(method, url);
    t.equal(status, 500);
    t.match(body, { ...problemShape, errorCode: 'internal_error' });
    t.equal(headers['x-simulator-bug'], bug);
  }
  t.equal(faults.length, 3);
});
