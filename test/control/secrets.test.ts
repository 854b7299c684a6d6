// No secret that went in comes out without `?secrets=true`: unique ones are sent through every door, and everything that
// the simulator shows is searched for them.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { contract } from '../../src/contract/load.js';
import { isSecretName, textWithout, withoutSecrets } from '../../src/engine/requests/redact.js';
import { listen, simulator, type TestProject } from '../simulator.js';

/** Characters of any credential; never a part of the texts around it. */
const secretText = fc
  .stringMatching(/^[A-Za-z0-9_-]{8,30}$/)
  .map((text) => `s3${text.replaceAll('--', '-')}`)
  .filter((text) => /[A-Za-z]/.test(text));

const names = fc.constantFrom(
  'secret',
  'client_secret',
  'keySecret',
  'password',
  'access_token',
  'facebookToken',
  'facebookCode',
  'x-api-key',
  'apiKey',
  'authorization',
  'Cookie',
);

const shapes: readonly ((name: string, secret: string) => string)[] = [
  (name, secret) => JSON.stringify({ [name]: secret }),
  (name, secret) => JSON.stringify({ a: [{ [name]: secret, b: 'x' }] }),
  (name, secret) => JSON.stringify({ [name]: { deep: [secret] } }),
  (name, secret) => `{"a": 1, "${name}": "${secret}"`,
  (name, secret) => `{"a": 1, "${name}": "${secret}`,
  (name, secret) => `{"a": 1, "${name}" : ${secret}, "b"`,
  (name, secret) => `{"${name}": ["${secret}"`,
  (name, secret) => `{'${name}': '${secret}'}`,
  (name, secret) => `{${name}: "${secret}"}`,
  (name, secret) =>
    `{"${[...name].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}": "${secret}"`,
  (name, secret) => `${name}=${secret}&a=1`,
  (name, secret) => `a=1&${encodeURIComponent(name)}=${secret}`,
  (name, secret) => `request 3: POST /v1/projects/p/webhooks?a=1&${name}=${secret} -> 201`,
  (name, secret) => `https://example.com/hook?${name}=${secret}#part`,
  (_name, secret) => `https://user:${secret}@example.com/hook`,
  (_name, secret) => `https://${secret}@example.com/hook`,
  (_name, secret) => `the header was Bearer ${secret}.`,
  (_name, secret) => `Basic ${Buffer.from(`key:${secret}`).toString('base64')}`,
  (name, secret) => `<a><${name}>${secret}</${name}></a>`,
  (name, secret) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${secret}\r\n--x--`,
  (name, secret) => `GET / HTTP/1.1\n${name}: ${secret}\nhost: a`,
];

t.test('a secret is hidden in every notation', async (t) => {
  for (const [number, shape] of shapes.entries()) {
    fc.assert(
      fc.property(names, secretText, (name, secret) => {
        const text = shape(name, secret);
        const encoded = Buffer.from(`key:${secret}`).toString('base64');
        for (const shown of [textWithout(text), JSON.stringify(withoutSecrets({ text, list: [text] }))]) {
          if (shown.includes(secret) || shown.includes(encoded)) throw new Error(`${text} shows ${shown}`);
        }
      }),
      { numRuns: 50 },
    );
    t.pass(`notation ${number}`);
  }
});

t.test('what is hidden once stays as it is, and a text without secrets, too', async (t) => {
  fc.assert(
    fc.property(names, secretText, fc.constantFrom(...shapes), (name, secret, shape) => {
      const once = textWithout(shape(name, secret));
      return textWithout(once) === once;
    }),
  );
  for (const text of [
    'Basic credentials or a Bearer token',
    'Send the header Authorization: Bearer <admin token>.',
    'https://example.com/a?pageToken=abc123&page_token=1',
    '{"pageToken": "abc", "key": "value",',
    'a mock-invalid- token',
    '12:30: the time',
  ]) {
    t.equal(textWithout(text), text);
    t.same(withoutSecrets({ text }), { text });
  }
  t.ok(isSecretName('body.secret.0'));
  t.notOk(isSecretName('query.pageToken'));
});

const path = '/whatsapp/templates';
const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** Secrets that went in, and how. */
type Seeded = Map<string, string>;

/** Sends a unique secret through every door. */
async function seed(t: Test, sim: TestProject): Promise<Seeded> {
  const seeded: Seeded = new Map();
  const secret = (door: string): string => {
    const text = `s3${randomUUID().replaceAll('-', '')}`;
    seeded.set(text, door);
    return text;
  };
  const basicOf = (door: string): string => {
    const encoded = Buffer.from(`key:${secret(door)}`).toString('base64');
    seeded.set(encoded, `${door}, encoded`);
    return `Basic ${encoded}`;
  };
  await sim.raw('POST', '/__admin/scenarios', {
    name: 'own',
    projects: { '*': { initialized: ['whatsapp'], credentials: [{ keyId: 'own', keySecret: secret('scenario') }] } },
  });
  await sim.control('POST', '/reset', { scenario: 'own' });
  const { url: target } = await listen(t);
  const hook = { secret: secret('webhook'), triggers: ['ALL'] };
  await sim.post('/webhooks', { ...hook, target });
  await sim.post('/webhooks', { ...hook, target: target.replace('//', `//user:${secret('user info of a target')}@`) });
  await sim.post('/webhooks', { ...hook, target: `${target}?access_token=${secret('query of a target')}` });
  await sim.post('/webhooks', { secret: secret('refused webhook'), target: 'nowhere', triggers: ['ALL'] });
  await sim.post('/webhooks', `{"target": "x", "secret": "${secret('broken body')}"`);
  await sim.post('/webhooks', `{"secret": "${secret('body that ends early')}`);
  await sim.post('/webhooks', `secret=${secret('form')}&target=x`, form);
  await sim.get('/webhooks', { authorization: basicOf('Basic') });
  await sim.get('/webhooks', { authorization: `Bearer ${secret('Bearer')}` });
  await sim.get('/webhooks', { 'x-api-key': secret('x-api-key'), cookie: `session=${secret('cookie')}` });
  await sim.get(`/webhooks?secret=${secret('query')}&access_token=${secret('query of a token')}`);
  await sim.get(`/nothing?client_secret=${secret('unknown path')}`);
  await sim.raw('GET', `/v1/projects//webhooks?secret=${secret('empty segment')}`);
  await sim.raw('GET', `/v1/projects/%zz/webhooks?secret=${secret('malformed path')}`);
  await sim.get('/webhooks', { prefer: `code=400, example=x?secret=${secret('Prefer')}` });
  await sim.raw(
    'POST',
    '/oauth2/token',
    `grant_type=client_credentials&client_id=a&client_secret=${secret('token')}`,
    form,
  );
  await sim.post('/whatsapp/accounts', {
    facebookToken: secret('facebookToken'),
    facebookCode: secret('facebookCode'),
  });
  await sim.post(path, {
    name: 'one',
    language: 'EN_US',
    category: 'MARKETING',
    details: { components: [{ type: 'BODY', text: `https://user:${secret('text of a template')}@example.com` }] },
  });
  await sim.advance('1h');
  await sim.control('PUT', '/checkpoints/x');
  return seeded;
}

/** Bodies of the control calls that need one; a call with the error that it gives otherwise is an output as well. */
const bodies: Readonly<Record<string, object | ((secrets: Seeded) => object)>> = {
  JournalController_countRequests_v1: (secrets) => ({ match: { headers: { 'x-api-key': [...secrets.keys()][0] } } }),
  JournalController_waitForRequests_v1: { match: { status: 599, body: { secret: 'x' } }, timeoutMs: 0 },
  DeliveriesController_waitForDeliveries_v1: { match: { target: 'x' }, timeoutMs: 0 },
  DeliveriesController_setMode_v1: { mode: 'send' },
  ClockController_setClock_v1: { mode: 'frozen' },
  ClockController_advance_v1: { by: '1s' },
  ScenariosController_addScenario_v1: { name: 'another', projects: { '*': { initialized: [] } } },
};

/** These start the world over, or end it: read last. */
const destructive = /resetAll|resetProject|forgetProject|clearRequests|restoreCheckpoint|importState|deleteCheckpoint/;

t.test('no output shows a secret that went in, and every control call is read', async (t) => {
  t.setTimeout(120_000);
  const logged: string[] = [];
  const { write } = process.stderr;
  process.stderr.write = (chunk: string | Uint8Array): boolean => logged.push(String(chunk)) > 0;
  t.teardown(() => {
    process.stderr.write = write;
  });
  const sim = await simulator(t, { logLevel: 'debug' });
  const seeded = await seed(t, sim);
  t.ok(seeded.size > 20);

  const outputs = new Map<string, string>();
  const read = async (label: string, method: string, url: string, body?: unknown): Promise<void> => {
    const { status, body: shown } = await sim.raw(method, url, body);
    outputs.set(label, `${status} ${typeof shown === 'string' ? shown : JSON.stringify(shown)}`);
  };
  const operations = [...contract.operations.values()].filter(({ service }) => service === 'control');
  const ordered = [...operations].sort(
    (one, other) => Number(destructive.test(one.id)) - Number(destructive.test(other.id)),
  );
  for (const { id, method, path } of ordered) {
    const url = path.replace('{projectId}', sim.id).replace(/\{\w+\}/g, 'x');
    const body = bodies[id];
    await read(
      id,
      method,
      url,
      typeof body === 'function' ? body(seeded) : (body ?? (method === 'GET' ? undefined : {})),
    );
    const [leaked] = [...seeded].find(([secret]) => outputs.get(id)!.includes(secret)) ?? [];
    t.equal(leaked && `${seeded.get(leaked)}: ${outputs.get(id)}`, undefined, `${method} ${url}`);
  }
  t.same([...outputs.keys()].sort(), operations.map(({ id }) => id).sort(), `${outputs.size} outputs were read`);

  const log = logged.join('');
  t.match(log, /\/webhooks\?secret=/, 'requests were logged');
  t.same(
    [...seeded].filter(([secret]) => log.includes(secret)),
    [],
    'the log',
  );
});

t.test('with ?secrets=true the journal and the export show them', async (t) => {
  const sim = await simulator(t, { logLevel: 'silent' });
  const seeded = await seed(t, sim);
  const all = await sim.control('GET', '/requests?secrets=true');
  const state = await sim.control('GET', '/state?secrets=true');
  const shown = JSON.stringify([all, state]);
  const missing = [...seeded].filter(([secret]) => !shown.includes(secret)).map(([, door]) => door);
  t.same(missing, ['Basic', 'empty segment', 'malformed path', 'token'], 'only what belongs to no project is missing');
});

t.test('errors of the API do not repeat secrets', async (t) => {
  const sim = await simulator(t, { logLevel: 'silent' });
  for (const [method, url, body] of [
    ['GET', '/nothing?secret=s3hidden123', undefined],
    ['POST', '/webhooks', '{"secret": "s3hidden123" x'],
    ['POST', '/webhooks', 's3hidden123'],
    ['POST', '/webhooks', '"s3hidden123'],
    ['POST', '/webhooks', { target: 'https://user:s3hidden123@', secret: 's3hidden123', triggers: ['s'] }],
  ] as const) {
    const answer = await sim.request(method, url, body);
    t.ok(answer.status >= 400);
    t.notMatch(JSON.stringify(answer.body), /s3hidden123/, `${method} ${url} ${JSON.stringify(body)}`);
  }
});
