// How a request is read: bodies, empty bodies, arrays in queries, plus signs in paths, HEAD.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import t from 'tap';
import { contract } from '../../src/contract/load.js';
import { readBytes, readLongBytes } from '../../src/http/bytes.js';
import { fixtures } from '../../src/paths.js';
import { edge, envelope } from './edge.js';

const project = '/v1/projects/one';
const sender = '00000000-0000-4000-8000-000000000000';
const ulid = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const json = { 'content-type': 'application/json' };

t.test('GET and DELETE accept an empty body with a JSON content type', async (t) => {
  const { ask, calls } = await edge(t);
  for (const body of [undefined, '']) {
    t.equal((await ask('GET', `${project}/webhooks`, { headers: json, body })).status, 200);
    t.equal((await ask('DELETE', `${project}/webhooks/${ulid}`, { headers: json, body })).status, 204);
  }
  t.equal(
    (await ask('DELETE', `${project}/webhooks/${ulid}`, { headers: { ...json, 'content-length': '0' } })).status,
    204,
  );
  t.equal(calls.length, 5);
});

t.test('an operation without a body ignores whatever is sent', async (t) => {
  const { ask, calls } = await edge(t);
  const launch = `${project}/rcs/senders/${sender}/launch`;
  for (const body of [undefined, '', '{}', 'not json']) {
    const { status } = await ask('POST', launch, { headers: json, body });
    t.equal(status, 200, `'${body}'`);
    t.equal(calls.at(-1)!.body, undefined);
  }
});

t.test('a JSON body is accepted under any content type', async (t) => {
  const { ask, calls } = await edge(t);
  const body = JSON.stringify({ target: 'http://localhost/', secret: 's', triggers: ['ALL'] });
  for (const type of [
    'application/json',
    'application/json; charset=utf-8',
    'application/merge-patch+json',
    'text/plain',
    'application/octet-stream',
  ]) {
    const { status } = await ask('POST', `${project}/webhooks`, { headers: { 'content-type': type }, body });
    t.equal(status, 201, type);
  }
  t.equal(calls.length, 5);
});

const hook = { target: 'http://localhost/', secret: 's', triggers: ['ALL'] };

t.test('a body that is not UTF-8 is refused, after authentication', async (t) => {
  const { ask, calls } = await edge(t);
  const body = Buffer.from(JSON.stringify({ ...hook, secret: 'pass\u00e9' }), 'latin1');
  const answer = await ask('POST', `${project}/webhooks`, { body });
  t.match(answer, { status: 400, body: { ...envelope, message: /the body is not UTF-8/ } });
  t.equal((await ask('POST', `${project}/webhooks`, { body, headers: { authorization: '' } })).status, 401);
  t.same(calls, [], 'nothing is stored');
});

const wide = (text: string): Buffer => Buffer.from(Uint32Array.from(text, (letter) => letter.charCodeAt(0)).buffer);

t.test('a body in UTF-16 or UTF-32 is refused by that name', async (t) => {
  const { ask, calls } = await edge(t);
  const text = JSON.stringify(hook);
  const bodies: [string, Buffer][] = [
    ['UTF-16LE', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16LE', Buffer.from(text, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-16BE', Buffer.from(text, 'utf16le').swap16()],
    ['UTF-32', wide(`\uFEFF${text}`)],
    ['UTF-32', wide(text)],
    ['UTF-32', wide(text).swap32()],
  ];
  for (const [name, body] of bodies) {
    const answer = await ask('POST', `${project}/webhooks`, { body });
    t.match(answer, { status: 400, body: { message: new RegExp(`the body is ${name}, not UTF-8`) } });
  }
  t.same(calls, []);
});

t.test('a byte-order mark is skipped', async (t) => {
  const { ask, calls } = await edge(t);
  const body = Buffer.from(`\uFEFF${JSON.stringify(hook)}`);
  t.equal((await ask('POST', `${project}/webhooks`, { body })).status, 201);
  t.same(calls[0]!.body, hook);
});

t.test('an encoded body is decoded, and any other encoding is refused', async (t) => {
  const { ask, calls } = await edge(t);
  const text = JSON.stringify(hook);
  const encoded: [string, Buffer][] = [
    ['gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['identity', Buffer.from(text)],
  ];
  const sent = (encoding: string, body: Buffer) =>
    ask('POST', `${project}/webhooks`, { body, headers: { 'content-encoding': encoding } });
  for (const [encoding, body] of encoded) {
    t.equal((await sent(encoding, body)).status, 201, encoding);
    t.same(calls.pop()?.body, hook);
  }
  t.match(await sent('zstd', Buffer.from(text)), {
    status: 415,
    body: { ...envelope, errorCode: 'unsupported_encoding' },
  });
  t.match(await sent('gzip', Buffer.from(text)), { status: 400, body: { message: /not encoded as gzip/ } });
  t.match(await sent('gzip', gzipSync(' '.repeat(2 ** 21))), { status: 413, body: { errorCode: 'payload_too_large' } });
  t.same(calls, []);
});

t.test('a long document is read as any other body, in turns and without a long stop to decompress it', async (t) => {
  const limit = 4 * 2 ** 20;
  const long = '☃'.repeat(2 ** 18);
  const bodies = [
    Buffer.from(`x${long}`),
    Buffer.from(`\uFEFF${long}`),
    Buffer.from(`\uFFFD${long}`),
    Buffer.concat([Buffer.from(long), Buffer.from([0xe2, 0x98])]),
    Buffer.concat([Buffer.from(long), Buffer.from([0xff]), Buffer.from('x')]),
    Buffer.from(`x${long}`.slice(0, 2 ** 18), 'utf16le'),
    Buffer.from('short'),
  ];
  const encodings: [string | undefined, (body: Buffer) => Buffer][] = [
    [undefined, (body) => body],
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['gzip, br', (body) => brotliCompressSync(gzipSync(body), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
  ];
  for (const body of bodies) {
    for (const [encoding, encode] of encodings) {
      const encoded = encode(body);
      let turns = 0;
      const count = (): void => {
        turns++;
        if (turns < 1000) counting = setImmediate(count);
      };
      let counting = setImmediate(count);
      const read = await readLongBytes(encoded, encoding, limit);
      clearImmediate(counting);
      if (encoding !== undefined && body.length > 2 ** 19) t.ok(turns > 0, `${turns} turns`);
      t.ok(read.text === readBytes(encoded, encoding, limit).text, `${encoding}: the same text`);
      t.same(read.refusal?.values, readBytes(encoded, encoding, limit).refusal?.values);
    }
  }
  const bomb = await readLongBytes(gzipSync(Buffer.alloc(2 * limit)), 'gzip', limit);
  t.equal(bomb.refusal?.code, 'payload_too_large');
  t.equal((await readLongBytes(Buffer.from('no'), 'gzip', limit)).refusal?.code, 'bad_request');
  t.equal((await readLongBytes(Buffer.from('no'), 'zstd', limit)).refusal?.code, 'unsupported_encoding');
});

t.test('a 204 is empty, and so is a success without a documented body', async (t) => {
  const { ask } = await edge(t);
  const deleted = await ask('DELETE', `${project}/webhooks/${ulid}`);
  t.equal(deleted.status, 204);
  t.equal(deleted.text, '');
  t.notOk('content-type' in deleted.headers);
  t.notOk('content-length' in deleted.headers);
  const synced = await ask('POST', `${project}/whatsapp/templates/sync`);
  t.match(synced, { status: 200, text: '' });
});

t.test('a query array can be repeated, comma-separated or a single value', async (t) => {
  const { ask, calls } = await edge(t);
  const asked = async (query: string) => {
    t.equal((await ask('GET', `${project}/whatsapp/templates?${query}`)).status, 200, query);
    return calls.at(-1)!.query;
  };
  const both = ['APPROVED', 'REJECTED'];
  t.same(await asked('filterStates=APPROVED&filterStates=REJECTED'), { filterStates: both });
  t.same(await asked('filterStates=APPROVED,REJECTED'), { filterStates: both });
  t.same(await asked('filterStates=APPROVED%2CREJECTED'), { filterStates: both });
  t.same(await asked('filterStates=APPROVED'), { filterStates: ['APPROVED'] });
  t.same(await asked('fieldMask=name,state&fieldMask=changes.status'), {
    fieldMask: ['name', 'state', 'changes.status'],
  });
  t.same(await asked('filterStates='), {}, 'an empty one is as good as none');
  t.same(await asked('pageSize=7&unknown=1'), { pageSize: 7 }, 'unknown names are ignored');
});

t.test('a plus sign in a path can be literal or encoded', async (t) => {
  const { ask, calls } = await edge(t);
  const numbers = `${project}/rcs/senders/${sender}/testNumbers`;
  for (const number of ['%2B48123456789', '+48123456789']) {
    t.equal((await ask('GET', `${numbers}/${number}`)).status, 200, number);
    t.equal(calls.at(-1)!.params.testNumber, '+48123456789');
  }
});

t.test('an encoded slash does not split a path parameter', async (t) => {
  const { ask, calls } = await edge(t);
  t.equal((await ask('GET', '/v1/projects/a%2Fb%20c/webhooks')).status, 200);
  t.equal(calls.at(-1)!.params.projectId, 'a/b c');
});

t.test('HEAD returns what GET would, without the body', async (t) => {
  const { ask } = await edge(t);
  const head = await ask('HEAD', `${project}/webhooks`);
  const get = await ask('GET', `${project}/webhooks`);
  t.match(head, { status: 200, text: '', headers: { 'content-type': get.headers['content-type'] } });
  t.equal(head.headers['content-length'], get.headers['content-length']);
  t.match(await ask('HEAD', `${project}/nothing`), { status: 404, text: '' });
});

t.test('a GET with a side effect has no HEAD', async (t) => {
  const { ask, calls } = await edge(t);
  const url = `${project}/rcs/senders/${sender}/testNumbers/%2B46701740605/retry`;
  t.match(await ask('HEAD', url), { status: 405, text: '', headers: { allow: 'GET, OPTIONS' } });
  t.equal(calls.length, 0);
  t.equal((await ask('GET', url)).status, 200);
});

t.test('a trailing slash is ignored', async (t) => {
  const { ask } = await edge(t);
  t.equal((await ask('GET', `${project}/webhooks/`)).status, 200);
});

t.test('numbers and booleans in a query are converted', async (t) => {
  const { ask, calls } = await edge(t);
  const template = `${project}/whatsapp/templates/a_b/languages/EN`;
  t.equal((await ask('DELETE', `${template}?deleteSubmitted=true`)).status, 204);
  t.equal(calls.at(-1)!.query.deleteSubmitted, true);
  t.equal((await ask('DELETE', template)).status, 204);
  t.equal(calls.at(-1)!.query.deleteSubmitted, false, 'with its default when it is left out');
});

t.test("every violation of a body is reported, not only the first, in the platform's wording", async (t) => {
  const { ask, calls } = await edge(t);
  const { status, body } = await ask('POST', `${project}/webhooks`, {
    body: { target: 5, secret: '', triggers: ['SOME'] },
  });
  t.equal(status, 400);
  t.match(body, { ...envelope, errorCode: 'invalid_input' });
  const errors: string[] = body.additionalInformation.validationErrors;
  t.ok(errors.includes('target must be a string'));
  t.ok(errors.includes('secret should not be empty'));
  t.ok(errors.some((error) => error.startsWith('each value in triggers must be one of the following values: ALL, ')));
  t.same(calls, []);
});

t.test('unknown fields are removed before the handler sees the body', async (t) => {
  const { ask, calls } = await edge(t);
  const known = { target: 'http://localhost/', secret: 's', triggers: ['ALL'] };
  t.equal((await ask('POST', `${project}/webhooks`, { body: { ...known, color: 'red' } })).status, 201);
  t.same(calls[0]!.body, known);
});

/** Path parameters that fit their form; a ULID for the others. */
const fitting: Record<string, string> = {
  projectId: 'one',
  languageCode: 'EN',
  useCase: 'OTP',
  testNumber: '+46701740605',
  senderId: '00000000-0000-4000-8000-000000000000',
  bundleId: '0123456789abcdef01234567',
};

t.test('every operation reaches its handler with its path parameters', async (t) => {
  const { ask, calls } = await edge(t);
  for (const { id, service, method, path, body } of contract.operations.values()) {
    if (service === 'control') continue;
    const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    const url = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(fitting[name] ?? ulid));
    const example = body && exampleOf(id);
    if (body && example === undefined) {
      t.fail(`${id} has no example`);
      continue;
    }
    await ask(method, url, { body: example });
    const expected = Object.fromEntries(params.map((name) => [name, fitting[name] ?? ulid]));
    t.match(calls.pop(), { operation: id, params: expected }, id);
  }
});

/** The first example request of an operation, in fixtures/examples. */
function exampleOf(id: string): unknown {
  const { service } = contract.operations.get(id)!;
  const path = join(fixtures, 'examples', service, `${id.replace(/_v1$/, '').replace('_', '.')}.json`);
  const { examples } = JSON.parse(readFileSync(path, 'utf8')) as { examples: Record<string, { body: unknown }> };
  return Object.values(examples)[0]?.body;
}
