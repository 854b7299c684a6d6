import t from 'tap';
import { Carried } from '../../src/replay/carry.js';
import { differencesBetween } from '../../src/replay/compare.js';
import { readRecording } from '../../src/replay/recording.js';
import { fillSecrets } from '../../src/replay/redacted.js';

const bodies = (recorded: unknown, current: unknown): string[] =>
  differencesBetween({ status: 200, body: recorded }, { status: 200, body: current });

t.test('ids, times, tokens, numbers and texts for people may differ', async (t) => {
  const one = {
    id: '01ABC',
    at: '2026-01-01T00:00:00Z',
    token: 'AAA',
    text: 'one',
    count: 1,
    list: [{ id: 'a' }],
    appId: 'ABC',
  };
  const two = {
    id: '01DEF',
    at: '2026-02-01T00:00:00Z',
    token: 'BBB',
    text: 'two',
    count: 2,
    list: [{ id: 'b' }, { id: 'c' }],
    appId: 'DEF',
  };
  t.strictSame(bodies(one, two), []);
});

t.test('presence, types, values of enums, booleans and empty lists may not', async (t) => {
  const cases: [unknown, unknown, string][] = [
    [{ state: 'x' }, {}, 'state: text -> missing'],
    [{ state: 'DRAFT' }, {}, 'state: DRAFT -> missing'],
    [{}, { more: { a: 1 } }, 'more: missing -> object'],
    [{ a: { state: 'DRAFT' } }, { a: { state: 'APPROVED' } }, 'a.state: DRAFT -> APPROVED'],
    [{ a: [{ n: 1 }] }, { a: [{ n: '1' }] }, 'a[0].n: number -> text'],
    [{ a: null }, { a: 'b' }, 'a: null -> text'],
    [{ a: true }, { a: false }, 'a: true -> false'],
    [{ a: [1, 2] }, { a: [] }, 'a: 2 entries -> empty'],
    [{ a: 1 }, undefined, 'body: object -> missing'],
  ];
  for (const [one, two, difference] of cases) t.strictSame(bodies(one, two), [difference]);
});

t.test('two errors are compared by code; an error and a success by status and code only', async (t) => {
  const error = { errorCode: 'not_found', message: 'x' };
  t.strictSame(differencesBetween({ status: 200, body: { a: 1 } }, { status: 404, body: error }), [
    'status 200 -> 404',
    'errorCode none -> not_found',
  ]);
  t.strictSame(differencesBetween({ status: 404, body: error }, { status: 404, body: { ...error, message: 'y' } }), []);
  t.strictSame(differencesBetween({ status: 404, body: error }, { status: 0, body: undefined }), [
    'status 404 -> no answer',
    'errorCode not_found -> none',
  ]);
});

t.test('ids in paths, queries and bodies become those of the new answers', async (t) => {
  const recording = readRecording({
    requests: ['/things/a%2Fb', '/things?pageToken=next&x=1', '/things'].map((path) => ({
      method: 'GET',
      url: `/v1/projects/p${path}`,
      request: {},
      answer: { status: 200 },
    })),
  });
  const carried = new Carried(recording);
  carried.set('p', 'q r');
  carried.learn(
    { key: 'a/b', nextPageToken: 'next', things: [{ thingId: 'one', label: 'old' }], numberIds: [7] },
    { key: 'c/d', nextPageToken: 'n+1', things: [{ thingId: 'two', label: 'new' }], numberIds: [8] },
  );
  t.equal(carried.url('/v1/projects/p/things/a%2Fb/7'), '/v1/projects/q%20r/things/c%2Fd/8');
  t.equal(
    carried.url('/v1/projects/p/things?pageToken=next&x=1&flag'),
    '/v1/projects/q%20r/things?pageToken=n%2B1&x=1&flag',
  );
  t.strictSame(carried.body({ list: ['one', 'old', 7] }), { list: ['two', 'old', 7] });
});

t.test('a secret is found by the path of its field or by its name', async (t) => {
  const body = { a: { secret: '[REDACTED]' }, list: [{ token: '[REDACTED 2]' }], kept: 'x' };
  t.strictSame(fillSecrets(body, new Map([['a.secret', 'one']])), {
    body: { a: { secret: 'one' }, list: [{ token: '[REDACTED 2]' }], kept: 'x' },
    redacted: ['a.secret', 'list[0].token'],
    missing: ['list[0].token'],
  });
  t.match(
    fillSecrets(
      body,
      new Map([
        ['secret', 'one'],
        ['token', 'two'],
      ]),
    ),
    { missing: [], body: { list: [{ token: 'two' }] } },
  );
});

t.test('a HAR file of a browser is read: whole addresses, base64, requests of other servers', async (t) => {
  const entry = (url: string): object => ({
    request: {
      method: 'POST',
      url,
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      postData: { text: '{"a":1}' },
    },
    response: { status: 201, content: { text: Buffer.from('{"id":"x"}').toString('base64'), encoding: 'base64' } },
  });
  const urls = ['https://auth.test/oauth2/token', 'https://api.test/base/v1/projects/p/webhooks?x=1#top'];
  t.match(readRecording({ log: { entries: urls.map(entry) } }), [
    {
      url: '/v1/projects/p/webhooks?x=1',
      project: 'p',
      operation: 'WebhookWebhookController_createWebhook_v1',
      headers: { 'content-type': 'application/json' },
      body: { a: 1 },
      answer: { id: 'x' },
      status: 201,
    },
  ]);
});
