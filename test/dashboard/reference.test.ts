// What the page of documentation sends for what its form holds.
import t from 'tap';
import { type Credentials, curlOf, requestOf } from '../../src/dashboard/reference/request.js';

const operation = {
  operationId: 'update',
  method: 'PATCH',
  path: '/v1/projects/{projectId}/things/{name}',
  parameters: [
    { name: 'projectId', in: 'path', required: true },
    { name: 'name', in: 'path', required: true },
    { name: 'filterStates', in: 'query' },
    { name: 'pageSize', in: 'query' },
    { name: 'Prefer', in: 'header' },
  ] as const,
};
const listed = { ...operation, parameters: [...operation.parameters] };
const values = { 'path:projectId': 'p', 'path:name': 'a/ü', 'query:filterStates': 'A,B', 'header:Prefer': 'code=409' };
const key: Credentials = { keyId: 'key', keySecret: 'sécret', token: '' };

t.test('parameters are encoded in their places, and empty ones are not sent', async (t) => {
  t.strictSame(requestOf(listed, { values, type: 'application/json', body: '{}' }, key), {
    method: 'PATCH',
    path: 'v1/projects/p/things/a%2F%C3%BC?filterStates=A%2CB',
    headers: {
      authorization: `Basic ${Buffer.from('key:sécret').toString('base64')}`,
      prefer: 'code=409',
      'content-type': 'application/json',
    },
    body: '{}',
  });
});

t.test('an empty body is none, a token takes the place of the key, and no key is no credentials', async (t) => {
  const filled = { values, type: 'application/json', body: ' \n' };
  t.strictSame(requestOf(listed, filled, { ...key, token: 'abc' }).headers, {
    authorization: 'Bearer abc',
    prefer: 'code=409',
  });
  t.strictSame(requestOf(listed, filled, { ...key, keyId: '' }).headers, { prefer: 'code=409' });
  t.notOk('body' in requestOf(listed, filled, key));
});

t.test('a path without a value is no request', async (t) => {
  const { 'path:name': _, ...others } = values;
  t.throws(() => requestOf(listed, { values: others, body: '' }, key), { message: 'Enter a value for name.' });
});

t.test('the command is one that a shell reads as it was meant', async (t) => {
  const request = requestOf(
    listed,
    { values, type: 'application/json', body: `{"name":"it's"}` },
    { ...key, token: 'abc' },
  );
  t.equal(
    curlOf(request, new URL('http://localhost:7462/')),
    [
      "curl -X PATCH 'http://localhost:7462/v1/projects/p/things/a%2F%C3%BC?filterStates=A%2CB'",
      "-H 'authorization: Bearer abc'",
      "-H 'prefer: code=409'",
      "-H 'content-type: application/json'",
      `-d '{"name":"it'\\''s"}'`,
    ].join(' \\\n  '),
  );
});
