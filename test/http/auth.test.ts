import t, { type Test } from 'tap';
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
  const { token, right, simulation } = await strict(t);
  const { body } = await token({ headers: right, body: 'grant_type=client_credentials' });
  const claims = JSON.parse(Buffer.from(body.access_token.split('.')[1], 'base64url').toString());
  t.match(claims, { sub: 'key', exp: simulation.world('known').clock.now() / 1000 + 3599 });
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

t.test("a token expires on its project's clock", async (t) => {
  const { ask, token, right, simulation } = await strict(t);
  const { body } = await token({ headers: right, body: 'grant_type=client_credentials' });
  const status = async () => (await ask('GET', webhooks, { headers: bearer(body.access_token) })).status;
  const world = simulation.world('known');
  await world.advance((now) => now + 3_598_999);
  t.equal(await status(), 200);
  await world.advance((now) => now + 1);
  t.equal(await status(), 401);
});

t.test('an expired token gets a 401 that makes the published SDK refresh it', async (t) => {
  const { ask, token, right, simulation } = await strict(t);
  const { body } = await token({ headers: right, body: 'grant_type=client_credentials' });
  await simulation.world('known').advance((now) => now + 3_600_000);
  const challenge = async (headers: Record<string, string>) =>
    (await ask('GET', webhooks, { headers })).headers['www-authenticate'];
  t.match(await challenge(bearer(body.access_token)), /^Bearer error="invalid_token".*expired/);
  t.equal(await challenge(bearer(`${body.access_token}x`)), undefined, 'not with a forged one');
  t.equal(await challenge(basicOf('key', 'wrong')), undefined);
});

t.test('an altered token is rejected', async (t) => {
  const { ask, token, right } = await strict(t);
  const { body } = await token({ headers: right, body: 'grant_type=client_credentials' });
  const [head, claims, signature] = body.access_token.split('.');
  const longer = Buffer.from(JSON.stringify({ sub: 'key', exp: 9_999_999_999 })).toString('base64url');
  for (const forged of [
    `${head}.${longer}.${signature}`,
    `${head}.${claims}`,
    `${head}.${claims}.`,
    `${head}.${claims}.x${signature.slice(1)}y`,
    '..',
    '.',
  ]) {
    t.equal((await ask('GET', webhooks, { headers: bearer(forged) })).status, 401, forged);
  }
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
