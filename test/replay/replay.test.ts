// Replays against servers of the test: what they receive, and when.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import t, { type Test } from 'tap';
import { shortened } from '../../src/engine/requests/shortened.js';
import { markdownOf } from '../../src/replay/markdown.js';
import { readRecording } from '../../src/replay/recording.js';
import { type Replayed, type ReplayOptions, replay } from '../../src/replay/replay.js';

interface Reply {
  status: number;
  body: unknown;
}

/** Answers each request in turn, and the last ones as the last; keeps the Authorization headers and bodies it received. */
async function serverWith(t: Test, replies: readonly Reply[]) {
  const received: { url: string; authorization: string | undefined; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { status, body: answer } = replies[Math.min(received.length, replies.length - 1)]!;
    received.push({ url: request.url ?? '', authorization: request.headers.authorization, body });
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, received };
}

const entry = (at: string, url = '/v1/projects/p/webhooks') => ({
  at,
  method: 'GET',
  url,
  request: { headers: { authorization: '[REDACTED]' } },
  answer: { status: 200, body: {} },
});

const options = (more: Partial<ReplayOptions>): ReplayOptions => ({
  against: '',
  project: undefined,
  keyId: 'key',
  keySecret: 'the-secret',
  tokenUrl: undefined,
  secrets: new Map(),
  only: undefined,
  pace: 0,
  sleep: async () => {},
  ...more,
});

async function allOf(content: unknown, more: Partial<ReplayOptions>): Promise<Replayed[]> {
  const results: Replayed[] = [];
  for await (const result of replay(readRecording(content), options(more))) results.push(result);
  return results;
}

const ok = { status: 200, body: {} };

t.test('with a pace, it waits as long as between the recorded requests, and at most that time', async (t) => {
  const { url } = await serverWith(t, [ok]);
  const times = [
    '2026-01-01T00:00:00.000Z',
    '2026-01-01T00:00:00.250Z',
    '2026-02-01T00:00:00Z',
    '2026-01-31T00:00:00Z',
  ];
  const recording = { requests: [...times, 'yesterday'].map((at) => entry(at)) };
  const waits: number[] = [];
  const sleep = async (ms: number) => void waits.push(ms);
  t.equal((await allOf(recording, { against: url, pace: 5000, sleep })).length, 5);
  t.strictSame(waits, [250, 5000], 'an earlier time and none wait for nothing');
  await allOf(recording, { against: url, sleep });
  t.equal(waits.length, 2, 'without a pace, requests follow each other immediately');
});

t.test('a HAR file says when its requests were sent, and to which server', async (t) => {
  const { url } = await serverWith(t, [ok, { status: 500, body: {} }]);
  const har = (startedDateTime: string) => ({
    startedDateTime,
    request: { method: 'GET', url: 'https://provisioning.example.com/v1/projects/p/webhooks?pageSize=1', headers: [] },
    response: { status: 200, content: { text: '{}' } },
  });
  const recording = { log: { entries: [har('2026-01-01T00:00:00Z'), har('2026-01-01T00:00:02+00:00')] } };
  const waits: number[] = [];
  const results = await allOf(recording, { against: url, pace: 9000, sleep: async (ms) => void waits.push(ms) });
  t.strictSame(waits, [2000]);
  t.match(results, [{ url: 'https://provisioning.example.com/v1/projects/p/webhooks?pageSize=1' }]);
  t.match(
    markdownOf(results, 'a.har', url),
    '## 2. `GET https://provisioning.example.com/v1/projects/p/webhooks?pageSize=1`',
  );
});

t.test(
  'a HAR file without any Authorization header is sent with the key; otherwise each request as it was',
  async (t) => {
    const { url, received } = await serverWith(t, [ok]);
    const har = (headers: object[], method = 'GET') => ({
      startedDateTime: '2026-01-01T00:00:00Z',
      request: { method, url: 'https://provisioning.example.com/v1/projects/p/webhooks', headers },
      response: { status: 200, content: { text: '{}' } },
    });
    const key = { name: 'Authorization', value: '[REDACTED]' };
    await allOf({ log: { entries: [har([])] } }, { against: url });
    t.ok(received[0]?.authorization);
    await allOf({ log: { entries: [har([], 'OPTIONS'), har([key]), har([])] } }, { against: url });
    t.strictSame(
      received.slice(1).map(({ authorization }) => authorization !== undefined),
      [true, false],
      'the question that a browser asks before is not sent',
    );
    const other = { request: { method: 'GET', url: 'https://example.com/', headers: [] } };
    t.equal((await allOf({ log: { entries: [other, har([])] } }, { against: url })).length, 1, 'others need no answer');
  },
);

t.test('sizes and states in a query stay as they were recorded, page tokens are carried over', async (t) => {
  const page = (totalSize: number, state: string, nextPageToken: string) => ({ totalSize, state, nextPageToken });
  const { url, received } = await serverWith(t, [{ status: 200, body: page(0, 'PAUSED', 'theirs') }]);
  const list = (query: string) => ({
    ...entry('2026-01-01T00:00:00Z', `/v1/projects/p/whatsapp/templates?${query}`),
    answer: { status: 200, body: page(1, 'APPROVED', 'ours') },
  });
  const queries = ['pageSize=1&filterStates=APPROVED', 'pageSize=1&filterStates=APPROVED&pageToken=ours'];
  await allOf({ requests: queries.map(list) }, { against: url });
  t.strictSame(
    received.map((request) => request.url.split('?')[1]),
    [queries[0], queries[1]!.replace('ours', 'theirs')],
  );
});

t.test('what needs the id of a skipped request is skipped, until an answer has the id', async (t) => {
  const list = { status: 200, body: { webhooks: [{ id: 'there', projectId: 'p' }] } };
  const { url } = await serverWith(t, [ok, list, { status: 200, body: { id: 'there' } }]);
  const request = (method: string, path: string, answer: object, body?: object) => ({
    ...entry('2026-01-01T00:00:00Z', `/v1/projects/p${path}`),
    method,
    request: { headers: { authorization: '[REDACTED]' }, body },
    answer: { status: 200, body: answer },
  });
  const made = { id: 'here', projectId: 'p', target: 'T' };
  const requests = [
    request('POST', '/webhooks', made, { target: 'T', secret: '[REDACTED]' }),
    request('GET', '/webhooks/here', made),
    request('POST', '/sms/smsApps', made, { webhook: 'here' }),
    request('GET', '/webhooks/T', {}),
    request('GET', '/webhooks', { webhooks: [{ id: 'here', projectId: 'p' }] }),
    request('GET', '/webhooks/here', { id: 'here' }),
  ];
  const needs = 'request 1, which was skipped, made here';
  t.match(await allOf({ requests }, { against: url }), [
    { result: 'skipped' },
    { result: 'skipped', notes: [needs] },
    { result: 'skipped', notes: [needs] },
    { result: 'same' },
    { result: 'same' },
    { result: 'same' },
  ]);
});

t.test('a body that the journal shortened is not sent, and of a shortened answer only the status counts', async (t) => {
  const { url, received } = await serverWith(t, [ok]);
  const whole = entry('2026-01-01T00:00:00Z');
  const sent = { ...whole, request: { ...whole.request, body: shortened(JSON.stringify({ name: 'long' }), 5) } };
  const answered = { ...whole, answer: { status: 200, body: shortened(JSON.stringify({ list: ['long'] }), 5) } };
  const other = { ...answered, answer: { ...answered.answer, status: 201 } };
  t.match(await allOf({ requests: [sent, answered, other] }, { against: url }), [
    { result: 'skipped', notes: ['the recording has only the beginning of the body'] },
    { result: 'same' },
    { result: 'differs', notes: ['status 201 -> 200'] },
  ]);
  t.equal(received.filter(({ body }) => body !== 'grant_type=client_credentials').length, 2);
});

t.test('the access key is exchanged for a token, once until it is refused', async (t) => {
  const tokens = await serverWith(t, [
    { status: 200, body: { access_token: 'one' } },
    { status: 200, body: { access_token: 'two' } },
  ]);
  const expired = { status: 401, body: { errorCode: 'unauthorized_error' } };
  const target = await serverWith(t, [ok, ok, expired, ok]);
  const recording = { requests: ['1', '2', '3'].map((number) => entry(`2026-01-0${number}T00:00:00Z`)) };
  const results = await allOf(recording, { against: target.url, tokenUrl: `${tokens.url}/oauth2/token` });
  t.strictSame(
    results.map(({ result }) => result),
    ['same', 'same', 'same'],
  );
  const basic = `Basic ${Buffer.from('key:the-secret').toString('base64')}`;
  const asked = { url: '/oauth2/token', authorization: basic, body: 'grant_type=client_credentials' };
  t.strictSame(tokens.received, [asked, asked]);
  t.strictSame(
    target.received.map(({ authorization }) => authorization),
    ['Bearer one', 'Bearer one', 'Bearer one', 'Bearer two'],
  );
});

t.test('a recorded 401 is no reason for a new token', async (t) => {
  const tokens = await serverWith(t, [{ status: 200, body: { access_token: 'one' } }]);
  const target = await serverWith(t, [{ status: 401, body: {} }]);
  const refused = { ...entry('2026-01-01T00:00:00Z'), answer: { status: 401, body: {} } };
  await allOf({ requests: [refused] }, { against: target.url, tokenUrl: tokens.url });
  t.equal(tokens.received.length, 1);
});

t.test('no token is an error that repeats neither the key nor the answer', async (t) => {
  const requests = [entry('2026-01-01T00:00:00Z')];
  const { url } = await serverWith(t, [ok]);
  const replies: [Reply, RegExp][] = [
    [{ status: 401, body: { error: 'the-secret is wrong' } }, /^refused the access key with 401$/],
    [{ status: 200, body: { token: 'the-secret' } }, /^returned no access_token$/],
  ];
  for (const [reply, reason] of replies) {
    const tokens = await serverWith(t, [reply]);
    await t.rejects(allOf({ requests }, { against: url, tokenUrl: tokens.url }), { message: reason });
  }
  await t.rejects(allOf({ requests }, { against: url, tokenUrl: 'http://127.0.0.1:1' }), {
    message: /^cannot be reached: /,
  });
});

t.test('a report has no secret of the recording, of the answers, of URLs or of the credentials', async (t) => {
  const answer = { status: 400, body: { errorCode: 'x', token: 'answered-secret', message: 'Bearer told-secret' } };
  const { url } = await serverWith(t, [answer]);
  const recorded = {
    at: '2026-01-01T00:00:00Z',
    method: 'POST',
    url: 'https://user:url-secret@provisioning.example.com/v1/projects/p/webhooks?facebookToken=query-secret',
    request: {
      headers: { authorization: 'Bearer header-secret', cookie: 'a=cookie-secret' },
      body: { secret: 'sent-secret' },
    },
    answer: { status: 201, body: { nested: { bearerToken: 'nested-secret' } } },
  };
  const results = await allOf({ requests: [recorded] }, { against: url });
  t.match(results, [{ result: 'differs' }]);
  const report = markdownOf(results, 'journal.json', url.replace('://', '://user:address-secret@'));
  t.match(report, /Request body/);
  t.notMatch(report, /[a-z]+-secret/);
});
