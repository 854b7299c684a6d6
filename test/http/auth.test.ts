import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { AccessTokens } from '../../src/http/access-token.js';
import { edge, envelope } from './edge.js';

const webhooks = '/v1/projects/known/webhooks';
const encode = (text: string): string => Buffer.from(text).toString('base64');
const basicOf = (keyId: string, keySecret: string) => ({ authorization: `Basic ${encode(`${keyId}:${keySecret}`)}` });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Two projects with keys of their own; the first one has a sub-project. */
async function strict(t: Test) {
  const made = await edge(t, { settings: { mode: 'strict', scenario: 'strict' } });
  const credentials = [{ keyId: 'key', keySecret: 'sécret:☃' }];
  const project = (keys: typeof credentials) => ({ initialized: ['whatsapp'], credentials: keys });
  const projects = { known: project(credentials), other: project([{ keyId: 'other', keySecret: 'secret' }]) };
  made.simulation.scenarios.set('strict', { name: 'strict', description: '', projects });
  const token = (options: { headers?: Record<string, string>; body?: unknown }) =>
    made.ask('POST', '/oauth2/token', { headers: { authorization: '', ...options.headers }, body: options.body });
  return { ...made, right: basicOf('key', 'sécret:☃'), token };
}

t.test('open mode accepts any Basic or Bearer credentials', async (t) => {
  const { ask } = await edge(t);
  for (const headers of [
    basicOf('any', 'thing'),
    basicOf('key', ''),
    bearer('abc.def_-~+/=='),
    { authorization: `basic ${encode('a:b')}` },
  ]) {
    t.equal((await ask('GET', webhooks, { headers })).status, 200, headers.authorization);
  }
});

t.test('missing or malformed credentials are rejected with a 401', async (t) => {
  const { ask, calls } = await edge(t);
  for (const authorization of [
    '',
    'Basic',
    'Bearer',
    'Bearer ',
    'Basic !!!',
    `Basic ${encode('nocolon')}`,
    `Basic ${encode(':secret')}`,
    'Digest abc',
    'abc',
    'Bearer a b',
  ]) {
    const { status, body } = await ask('GET', webhooks, { headers: { authorization } });
    t.equal(status, 401, `'${authorization}'`);
    t.match(body, { ...envelope, errorCode: 'unauthorized_error' });
  }
  t.same(calls, []);
});

t.test('strict mode knows keys, secrets and their projects', async (t) => {
  const { ask, right } = await strict(t);
  const status = async (headers: Record<string, string>, url = webhooks) => (await ask('GET', url, { headers })).status;
  t.equal(await status(right), 200);
  t.equal(await status(basicOf('key', 'wrong')), 401);
  t.equal(await status(basicOf('key', 'secret:☃')), 401);
  t.equal(await status(basicOf('key', 'séc:ret☃')), 401, 'as long as the right one');
  t.equal(await status(basicOf('key', 'secret:ab')), 401, 'as many letters, fewer bytes');
  t.equal(await status(basicOf('nobody', 'sécret:☃')), 401);
  t.equal(await status(right, '/v1/projects/other/webhooks'), 401, 'a key of another project');
  t.equal(await status(bearer('made-up')), 401);
});

t.test('a project unknown in strict mode is a 404 where the operation documents one, else a 401', async (t) => {
  const { ask, right } = await strict(t);
  const solutions = '/v1/projects/unknown/whatsapp/solutions';
  const unknown = { status: 404, body: { errorCode: 'project_not_found' } };
  const unauthorized = { status: 401, body: { errorCode: 'unauthorized_error' } };
  t.match(await ask('GET', solutions, { headers: right }), unknown);
  t.match(await ask('GET', '/v1/projects/unknown/webhooks', { headers: right }), unauthorized);
  const stranger = await ask('GET', solutions, { headers: basicOf('key', 'wrong') });
  t.match(stranger, unauthorized, 'who is not known at all learns nothing about projects');
});

t.test('the keys of a project are valid for its sub-projects, and vice versa', async (t) => {
  const { ask, right, simulation } = await strict(t);
  const child = simulation.begin('child', { parent: simulation.world('known') });
  t.equal((await ask('GET', '/v1/projects/child/webhooks', { headers: right })).status, 200);
  child.credentials = [{ keyId: 'child', keySecret: 'secret' }];
  t.equal((await ask('GET', webhooks, { headers: basicOf('child', 'secret') })).status, 200);
});

t.test('a token is issued for Basic credentials or for form fields, in a form or as JSON', async (t) => {
  const { ask, right, token } = await strict(t);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const fields = new URLSearchParams({ client_id: 'key', client_secret: 'sécret:☃', scope: 'anything' });
  const grant = 'grant_type=client_credentials';
  for (const [way, options] of Object.entries({
    'Basic header': { headers: { ...form, ...right }, body: grant },
    'form fields': { headers: form, body: `${grant}&${fields}` },
    JSON: { body: { grant_type: 'client_credentials', ...Object.fromEntries(fields) } },
  })) {
    const { status, body, headers } = await token(options);
    t.equal(status, 200, way);
    t.match(body, { token_type: 'bearer', expires_in: 3599, access_token: /^[\w-]+\.[\w-]+\.[\w-]+$/ });
    t.equal(headers['cache-control'], 'no-store');
    t.equal(
      (await ask('GET', webhooks, { headers: bearer(body.access_token) })).status,
      200,
      `${way}: the token works`,
    );
  }
});

t.test('a token states when it expires and which key it was issued for', async (t) => {
  const { token, right } = await strict(t);
  const { body } = await token({ headers: right, body: 'grant_type=client_credentials' });
  const claims = JSON.parse(Buffer.from(body.access_token.split('.')[1], 'base64url').toString());
  const now = Date.parse('2026-06-01T00:00:00Z') / 1000;
  t.match(claims, { sub: 'key', iat: now, exp: now + 3599, projects: ['known'] });
});

t.test('wrong credentials get no token, and neither does an invalid grant', async (t) => {
  const { token, right } = await strict(t);
  const grant = 'grant_type=client_credentials';
  const refused = { status: 401, body: { error: 'invalid_client', error_description: String } };
  t.match(await token({ headers: basicOf('key', 'wrong'), body: grant }), refused);
  t.match(await token({ body: grant }), refused);
  t.match(await token({ body: `${grant}&client_id=key` }), refused);
  t.match(await token({ body: `${grant}&client_id=key&client_secret=s%C3%A9cret` }), refused);
  for (const client_secret of [5, null, ['sécret:☃'], {}]) {
    t.match(await token({ body: { grant_type: 'client_credentials', client_id: 'key', client_secret } }), refused);
  }
  t.match((await token({ headers: { authorization: 'Basic !' }, body: grant })).headers, {
    'www-authenticate': /^Basic/,
  });
  t.match(await token({ headers: right, body: 'grant_type=password' }), {
    status: 400,
    body: { error: 'unsupported_grant_type' },
  });
  for (const body of ['', undefined, '{"grant_type":', 'null', '[]']) {
    t.match(await token({ headers: right, body }), { status: 400, body: { error: 'invalid_request' } }, `${body}`);
  }
});

t.test('a token expires in real time, whatever the clock of its project says', async (t) => {
  const { ask, token, right, simulation, passTime } = await strict(t);
  const { body } = await token({ headers: right, body: 'grant_type=client_credentials' });
  const status = async () => (await ask('GET', webhooks, { headers: bearer(body.access_token) })).status;
  await simulation.world('known').advance((now) => now + 86_400_000);
  t.equal(await status(), 200, 'a day later on the clock of the project');
  passTime(3_598_999);
  t.equal(await status(), 200);
  passTime(1);
  t.equal(await status(), 401);
});

t.test('an expired token gets a 401 that makes the published SDK refresh it, in open mode too', async (t) => {
  for (const { ask, token, right, passTime } of [await strict(t), { ...(await edge(t)), right: basicOf('a', 'b') }].map(
    (made) => ({ token: (options: object) => made.ask('POST', '/oauth2/token', options), ...made }),
  )) {
    const { body } = await token({ headers: right, body: 'grant_type=client_credentials' });
    passTime(3_600_000);
    const refused = await ask('GET', webhooks, { headers: bearer(body.access_token) });
    t.match(refused, { status: 401, headers: { 'www-authenticate': /^Bearer error="invalid_token".*expired/ } });
    t.match(refused.body, { ...envelope, errorCode: 'unauthorized_error' });
    const forged = await ask('GET', webhooks, { headers: bearer(`${body.access_token}x`) });
    t.equal(forged.headers['www-authenticate'], undefined, 'not with a forged one');
  }
});

t.test('tokens can be expired: all, those of a key, or those used for a project', async (t) => {
  const { ask, token, right, tokens, simulation } = await strict(t);
  simulation.begin('child', { parent: simulation.world('known') });
  const issued = async (headers: Record<string, string>) =>
    (await token({ headers, body: 'grant_type=client_credentials' })).body.access_token;
  const status = async (text: string, project: string) =>
    (await ask('GET', `/v1/projects/${project}/webhooks`, { headers: bearer(text) })).status;
  const others = basicOf('other', 'secret');
  for (const [which, known, other] of [
    [{}, 401, 401],
    [{ keyId: 'key' }, 401, 200],
    [{ projectId: 'other' }, 200, 401],
    [{ projectId: 'child' }, 401, 200],
    [{ keyId: 'key', projectId: 'other' }, 200, 200],
  ] as const) {
    const [first, second] = [await issued(right), await issued(others)];
    tokens.expire(which);
    const label = JSON.stringify(which);
    t.equal(await status(first, 'known'), known, label);
    t.equal(await status(first, 'child'), known, `${label}, in a sub-project`);
    t.equal(await status(second, 'other'), other, label);
    t.equal(await status(await issued(right), 'known'), 200, `${label}: one that is issued later, in the same instant`);
  }
});

t.test('a key of the same id in another project does not share its tokens', async (t) => {
  const { ask, token, right, simulation } = await strict(t);
  const { body } = await token({ headers: right, body: 'grant_type=client_credentials' });
  simulation.world('other').credentials = [{ keyId: 'key', keySecret: 'another' }];
  const status = async (project: string) =>
    (await ask('GET', `/v1/projects/${project}/webhooks`, { headers: bearer(body.access_token) })).status;
  t.equal(await status('known'), 200);
  t.equal(await status('other'), 401);
});

/** A token as another program could make it. */
function forge(header: object, claims: unknown, key: Buffer | string = 'guess'): string {
  const encoded = (part: unknown): string => encode(JSON.stringify(part)).replace(/=+$/, '');
  const text = `${encoded(header)}.${encoded(claims)}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

t.test('a forged or malformed token is a 401, never a 500', async (t) => {
  const { ask, token, right, faults } = await strict(t);
  const { body } = await token({ headers: right, body: 'grant_type=client_credentials' });
  const [head, claims, signature] = body.access_token.split('.');
  const content = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const longer = encode(JSON.stringify({ ...content, exp: 9_999_999_999 }));
  for (const forged of [
    `${head}.${longer}.${signature}`,
    `${head}.${claims}`,
    `${head}.${claims}.`,
    `${head}.${claims}.x${signature.slice(1)}y`,
    `${body.access_token}.`,
    `${body.access_token}.${signature}`,
    `.${body.access_token}`,
    `${encode('{"alg":"none"}')}.${claims}.`,
    forge({ alg: 'none' }, content),
    forge({ alg: 'HS256', typ: 'JWT' }, content),
    forge({ alg: 'HS256', typ: 'JWT' }, content, 'tokens of seed 1'),
    forge({ alg: 'HS256', typ: 'JWT' }, null),
    '..',
    '.',
    '...',
    `${encode('[')}.${encode('[')}.${encode('[')}`,
  ]) {
    t.equal((await ask('GET', webhooks, { headers: bearer(forged) })).status, 401, forged);
  }
  t.equal((await ask('GET', webhooks, { headers: bearer(body.access_token) })).status, 200, 'the genuine one');
  t.same(faults, []);
});

const algorithms = fc.constantFrom('none', 'None', 'nOnE', '', 'HS256', 'hs256', 'HS384', 'RS256', null, 1, ['HS256']);
const headers = fc.record({ alg: algorithms, typ: fc.constantFrom('JWT', 'jwt', 'JWE') }, { requiredKeys: [] });
const keys = fc.constantFrom('', 'guess', '0', 'tokens of seed 1');
const changes = fc.record(
  {
    sub: fc.constantFrom('other', 'key', '', '__proto__', 5, null),
    exp: fc.constantFrom(0, 1, -1, 9_999_999_999, 1e308, 'later', null),
    iat_ms: fc.constantFrom(0, 9_999_999_999_999, null),
    iss: fc.constantFrom('sinch-provisioning-mock', 'https://auth.example'),
    projects: fc.constantFrom(['known', 'other'], [], 'known', {}, [['known']]),
    kid: fc.constantFrom('../../dev/null', "' or 1=1"),
  },
  { requiredKeys: [] },
);
/** The texts of a header without those that no header can have. */
const sendable = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)) });
type Forging = (genuine: string) => string;
const partsOf = (token: string): string[] => token.split('.');
const claimsOf = (token: string): object => JSON.parse(Buffer.from(partsOf(token)[1]!, 'base64url').toString());
const forgeries: fc.Arbitrary<Forging> = fc.oneof(
  fc.tuple(headers, changes, keys).map(
    ([head, change, key]): Forging =>
      (token) =>
        forge(head, { ...claimsOf(token), ...change }, key),
  ),
  // Without a signature, and with the one of other claims.
  fc.tuple(headers, changes, fc.boolean()).map(
    ([head, change, keep]): Forging =>
      (token) => {
        const [first, second] = partsOf(forge(head, { ...claimsOf(token), ...change, jti: 'forged' }));
        return `${first}.${second}.${keep ? partsOf(token)[2] : ''}`;
      },
  ),
  fc
    .array(fc.integer({ min: 0, max: 2 }), { maxLength: 6 })
    .filter((order) => order.join() !== '0,1,2')
    .map(
      (order): Forging =>
        (token) =>
          order.map((index) => partsOf(token)[index]).join('.') || '.',
    ),
  fc.tuple(fc.nat(400), fc.constantFrom('!', '*', 'é', '=', '+', '/', '%41', ' ', 'A.', '\t')).map(
    ([place, piece]): Forging =>
      (token) => {
        const at = place % token.length;
        return `${token.slice(0, at)}${piece}${token.slice(at + (token[at] === piece ? 0 : 1))}`;
      },
  ),
  fc.tuple(fc.constantFrom('.', 'A', 'e30.', '=', 'A='), fc.integer({ min: 1, max: 15_000 })).map(
    ([piece, length]): Forging =>
      () =>
        piece.repeat(Math.ceil(length / piece.length)),
  ),
  sendable.map(
    (text): Forging =>
      () =>
        text || '.',
  ),
);

t.test('whatever is forged is a 401 in strict mode, and in open mode no more than any other token', async (t) => {
  const [closed, open] = [await strict(t), await edge(t)];
  const { body } = await closed.token({ headers: closed.right, body: 'grant_type=client_credentials' });
  const genuine: string = body.access_token;
  await fc.assert(
    fc.asyncProperty(forgeries, fc.constantFrom('Bearer', 'bearer', 'BEARER  '), async (forging, scheme) => {
      const forged = forging(genuine);
      const asked = { headers: { authorization: `${scheme} ${forged}` } };
      t.equal((await closed.ask('GET', webhooks, asked)).status, 401, forged.slice(0, 300));
      t.ok([200, 401].includes((await open.ask('GET', webhooks, asked)).status), forged.slice(0, 300));
    }),
    { numRuns: 200, seed: 1 },
  );
  t.equal((await closed.ask('GET', webhooks, { headers: bearer(genuine) })).status, 200, 'the genuine one still works');
  t.same([...closed.faults, ...open.faults], []);
});

t.test('a correctly signed token needs the algorithm and the claims that were issued', async (t) => {
  const key = Buffer.alloc(32, 7);
  const now = Date.parse('2026-06-01T00:00:00Z');
  const storage = { read: () => ({ key: key.toString('base64'), expiries: [] }), write: () => undefined };
  const tokens = new AccessTokens(storage, () => now);
  const iat = now / 1000;
  const claims = { iss: 'sinch-provisioning-mock', sub: 'key', iat, exp: iat + 3599, iat_ms: now };
  const header = { alg: 'HS256', typ: 'JWT' };
  t.match(tokens.read(forge(header, claims, key)), { sub: 'key' });
  for (const wrong of [
    { ...claims, iss: 'https://auth.example' },
    { ...claims, sub: undefined },
    { ...claims, sub: 5 },
    { ...claims, exp: 'later' },
    { ...claims, exp: undefined },
    { ...claims, iat: null },
    { ...claims, iat_ms: undefined },
    { ...claims, projects: 'known' },
    [],
    'text',
    null,
  ]) {
    t.equal(tokens.read(forge(header, wrong, key)), undefined, JSON.stringify(wrong));
  }
  t.equal(tokens.read(forge({ ...header, alg: 'none' }, claims, key)), undefined, 'another algorithm');
  t.equal(tokens.read(forge([], claims, key)), undefined, 'no algorithm');
});

t.test('a token of one simulator is not valid in another with the same seed', async (t) => {
  const [one, other] = [await strict(t), await strict(t)];
  const { body } = await one.token({ headers: one.right, body: 'grant_type=client_credentials' });
  t.equal((await other.ask('GET', webhooks, { headers: bearer(body.access_token) })).status, 401);
});

t.test('a token issued in open mode is not valid in strict mode', async (t) => {
  const { ask, tokens } = await strict(t);
  t.equal((await ask('GET', webhooks, { headers: bearer(tokens.issue('key')) })).status, 401);
});

t.test('open mode issues a token for any credentials', async (t) => {
  const { ask } = await edge(t);
  const { status, body } = await ask('POST', '/oauth2/token', {
    headers: basicOf('any', 'thing'),
    body: 'grant_type=client_credentials',
  });
  t.equal(status, 200);
  t.equal((await ask('GET', webhooks, { headers: bearer(body.access_token) })).status, 200);
});
