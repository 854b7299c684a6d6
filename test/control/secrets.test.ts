// No secret that went in comes out without `?secrets=true`: unique ones are sent through every door, and everything that
// the simulator shows is searched for them.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { contract } from '../../src/contract/load.js';
import { sampleOf } from '../../src/contract/sample.js';
import { isSecretName, textWithout, withoutSecrets } from '../../src/engine/requests/redact.js';
import { runCommand } from '../cli/command.js';
import { call, operations } from '../populated.js';
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

/** A copy of a body with other texts in its secret fields. */
function filled(value: unknown, secretFor: (field: string) => string, field = ''): unknown {
  if (typeof value === 'string') return isSecretName(field) ? secretFor(field) : value;
  if (Array.isArray(value)) return value.map((item) => filled(item, secretFor, field));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner, secretFor, name)]));
}

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
  // Every field of the contract whose name says that it is secret.
  for (const operation of operations) {
    if (!operation.body) continue;
    const doors: string[] = [];
    const body = filled(sampleOf(operation.body.schema, 'full'), (field) => {
      doors.push(field);
      return secret(`${operation.id} ${field}`);
    });
    if (doors.length > 0) await call(sim, operation, { body });
  }
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

/** Every text that the export with secrets has under a secret name: also those that the simulator itself made up. */
function* madeUp(value: unknown, place: string): Iterable<[string, string]> {
  if (typeof value === 'string') {
    if (value.length >= 12 && isSecretName(place.split('.').at(-1)!)) yield [value, `export, ${place}`];
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) yield* madeUp(inner, `${place}.${name}`);
  }
}

/** Every URL of a control call: one for each thing that exists, and one for a thing that does not. */
async function urlsOf(sim: TestProject, path: string): Promise<string[]> {
  const there = async (what: string, list: string): Promise<any[]> => (await sim.control('GET', what))[list];
  const idsOf = async (what: string): Promise<string[]> => (await there(`/${what}`, what)).map(({ id }) => id);
  // The poll for events would wait for more. The examples show the made-up secrets of the package unless asked not to.
  const url = path
    .replace('{projectId}', sim.id)
    .replace(/\/events$/, '/events?since=0&waitMs=0')
    .replace(/\/catalog\/examples$/, '/catalog/examples?secrets=false');
  if (path.includes('{key}')) {
    const resources = await there('/resources?pageSize=1000', 'resources');
    return resources.map(({ lifecycle, key }) => url.replace('{lifecycle}', lifecycle).replace('{key}', key));
  }
  const [, what] = /\{(\w+)\}/.exec(url) ?? [];
  if (what === undefined) return [url];
  const known: Record<string, () => Promise<string[]>> = {
    pendingId: () => idsOf('pending'),
    ruleId: () => idsOf('rules'),
    faultId: () => idsOf('faults'),
    deliveryId: () => idsOf('deliveries'),
    name: async () => (await there('/checkpoints', 'checkpoints')).map(({ name }) => name),
  };
  const ids = (await known[what]?.()) ?? [];
  return [...ids, 'x'].map((id) => url.replace(`{${what}}`, id));
}

/** What the event stream sends, from its first message to the newest entry. */
async function streamOf(sim: TestProject, base: string): Promise<string> {
  const { next } = await sim.control('GET', '/history');
  const url = `${base}/__admin/projects/${sim.id}/events?since=0`;
  const response = await fetch(url, { headers: { accept: 'text/event-stream' } });
  let text = '';
  for await (const chunk of response.body!) {
    text += Buffer.from(chunk).toString();
    if (text.includes(`id: ${next}-`)) return text;
  }
  return text;
}

t.test('no output shows a secret that went in or was made up, and every control call is read', async (t) => {
  t.setTimeout(300_000);
  const logged: string[] = [];
  const { write } = process.stderr;
  process.stderr.write = (chunk: string | Uint8Array): boolean => logged.push(String(chunk)) > 0;
  t.teardown(() => {
    process.stderr.write = write;
  });
  const sim = await simulator(t, { logLevel: 'debug', metrics: true });
  const seeded = await seed(t, sim);
  t.ok(seeded.size > 20);
  // Pending decisions, rules, faults and resources with secrets of their own, so that every call finds something.
  await sim.control('POST', '/rules', { match: { lifecycle: 'whatsapp.template', name: 'never' }, outcome: 'reject' });
  await sim.control('POST', '/faults', { match: { path: '/never' }, status: 500 });
  await sim.post(path, {
    name: 'two',
    language: 'EN_US',
    category: 'MARKETING',
    details: { components: [{ type: 'BODY', text: 'b' }] },
  });
  await sim.post('/bundles', { name: 'Shop', region: 'EU', convApp: { name: 'Shop', channels: [] } });
  const known = sim.project('demo-project');
  await known.control('POST', '/reset', { scenario: 'demo' });
  for (const project of [sim, known]) {
    for (const [secret, place] of madeUp((await project.control('GET', '/state?secrets=true')).worlds, project.id))
      if (!seeded.has(secret)) seeded.set(secret, place);
  }

  const leakIn = (text: string): string | undefined => {
    const [leaked] = [...seeded].find(([secret]) => text.includes(secret)) ?? [];
    return leaked === undefined
      ? undefined
      : `${seeded.get(leaked)}: ${text.slice(text.indexOf(leaked) - 100).slice(0, 300)}`;
  };
  await sim.application.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = sim.application.app.server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  const stream = await streamOf(sim, base);
  t.match(stream, /"kind":"delivery"/, 'the stream has deliveries');
  t.equal(leakIn(stream), undefined, 'the event stream');

  for (const project of [sim, known]) {
    const environment = { SINCH_MOCK_URL: base, SINCH_MOCK_PROJECT: project.id };
    const { resources } = await project.control('GET', '/resources?pageSize=3');
    const commands: string[][] = [
      ...['history', 'deliveries', 'pending', 'resources', 'agenda'].flatMap((name) => [[name], [name, '--json']]),
      ...resources.map(({ lifecycle, key }: { lifecycle: string; key: string }) => ['resource', lifecycle, key]),
      ['events', '--since', '0'],
      ['journal'],
      ['journal', '--har'],
      ['export'],
    ];
    for (const words of commands) {
      const { code, stdout, stderr } = await runCommand(words, environment);
      t.equal(code, 0, `${words.join(' ')} ${stderr}`);
      t.equal(leakIn(stdout + stderr), undefined, words.join(' '));
    }
  }

  // A recording with all secrets, as one from a browser, and one as the journal shows it.
  const environment = { SINCH_MOCK_URL: base, SINCH_MOCK_PROJECT: sim.id };
  const recordings: Readonly<Record<string, readonly string[]>> = {
    open: ['journal', '--secrets'],
    hidden: ['journal'],
    har: ['journal', '--har', '--secrets'],
  };
  const folder = t.testdir({});
  for (const [name, words] of Object.entries(recordings)) {
    const { code, stdout } = await runCommand(words, environment);
    t.equal(code, 0, words.join(' '));
    writeFileSync(join(folder, `${name}.json`), stdout);
  }
  const given = `s3${randomUUID().replaceAll('-', '')}`;
  seeded.set(given, 'an option of replay');
  const withUser = base.replace('//', `//user:${given}@`);
  for (const [name, against, ...form] of [
    ['open', base],
    ['open', base, '--json'],
    ['open', base, '--markdown'],
    ['hidden', base, '--markdown'],
    ['har', base, '--markdown'],
    ['open', withUser],
  ] as const) {
    const options = ['--key-secret', given, '--secret', `secret=${given}`, '--project', 'again', ...form];
    const words = ['replay', join(folder, `${name}.json`), '--against', against, ...options];
    const { code, stdout, stderr } = await runCommand(words);
    t.ok(against === base ? code <= 1 : code === 2, `${words.join(' ')}: ${code} ${stderr}`);
    t.equal(leakIn(stdout + stderr), undefined, `replay of ${name} ${form}`);
  }
  const document = (await sim.raw('GET', '/openapi.json')).body;
  const example = { value: { target: 'x', secret: given, access_token: given } };
  const [somePath] = Object.values<any>(document.paths).filter(({ post }) => post?.requestBody);
  Object.values<any>(somePath.post.requestBody.content)[0].examples = { planted: example };
  document.servers = [{ url: `https://user:${given}@example.com/?access_token=${given}` }];
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(document));
  for (const form of [[], ['--json'], ['--descriptions']]) {
    const { code, stdout, stderr } = await runCommand(['drift', join(folder, 'openapi.json'), ...form]);
    t.ok(code <= 1, `drift ${form}: ${code} ${stderr}`);
    t.equal(leakIn(stdout + stderr), undefined, `drift ${form}`);
  }

  const operations = [...contract.operations.values()].filter(({ service }) => service === 'control');
  const ordered = [...operations].sort(
    (one, other) => Number(destructive.test(one.id)) - Number(destructive.test(other.id)),
  );
  const found = new Set<string>();
  for (const { id, method, path } of ordered) {
    const body = bodies[id];
    const sent = typeof body === 'function' ? body(seeded) : (body ?? (method === 'GET' ? undefined : {}));
    const projects = method === 'GET' && path.includes('{projectId}') ? [sim, known] : [sim];
    for (const project of projects) {
      for (const url of await urlsOf(project, path)) {
        const { status, body: shown } = await sim.raw(method, url, sent);
        if (status < 300) found.add(id);
        const text = `${status} ${typeof shown === 'string' ? shown : JSON.stringify(shown)}`;
        const leak = leakIn(text);
        if (leak !== undefined) t.fail(`${method} ${url}: ${leak}`);
      }
    }
  }
  const reading = operations.filter(({ method }) => method === 'GET').map(({ id }) => id);
  t.same(
    reading.filter((id) => !found.has(id)),
    [],
    'every call that reads found something to show',
  );

  const metrics = await sim.raw('GET', '/metrics');
  t.equal(metrics.status, 200);
  t.equal(leakIn(String(metrics.body)), undefined, 'the metrics');

  const log = logged.join('');
  t.match(log, /\/webhooks\?secret=/, 'requests were logged');
  t.equal(leakIn(log), undefined, 'the log');
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
