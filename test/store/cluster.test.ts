// --advertise: several processes on one database. Here they are simulators of one process; those that are killed and paused
// are in test/cluster.
import { request } from 'node:http';
import t from 'tap';
import { createApplication } from '../../src/app.js';
import { handedOn, Signatures } from '../../src/cluster/signature.js';
import { readConfig } from '../../src/config.js';
import { joinPostgres } from '../../src/store/postgres/open.js';
import { type Member, member } from '../cluster-member.js';
import { basic, listen, simulator, type TestProject } from '../simulator.js';
import { missing, schemaIn, startServer } from './postgres-server.js';

const server = await startServer();
const skip = !server && missing;
const { sql, newUrl } = server ?? ({} as never);

const hook = (target: string) => ({ target, secret: 'hidden', triggers: ['ALL'] });
const nowhere = hook('http://127.0.0.1:9/');
const health = async ({ sim }: Member) => (await sim.raw('GET', '/__admin/health')).body;
const webhooks = async (project: TestProject): Promise<number> => (await project.get('/webhooks')).body.totalSize;
const listed = async ({ sim }: Member, query = ''): Promise<[string, boolean, boolean][]> =>
  (await sim.raw('GET', `/__admin/projects${query}`)).body.projects.map(
    ({ id, begun, resting }: { id: string; begun: boolean; resting: boolean }) => [id, begun, resting],
  );

async function until(met: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await met())) await new Promise((resolve) => setImmediate(resolve));
}

/** As if the lease of a process were over: the others take it for dead. */
async function bury(store: string, { url }: Member): Promise<void> {
  const { count } = await sql.unsafe(`DELETE FROM ${schemaIn(store)}.process WHERE address = $1`, [url]);
  if (count !== 1) throw new Error(`${count} processes at ${url}`);
}

async function refusal(overrides: Record<string, string>): Promise<string> {
  try {
    const application = await createApplication(readConfig({ port: '0', logLevel: 'silent', ...overrides }, {}));
    await application.close();
    return 'it started';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

t.test('any process takes any request, and the ids are those of one process', { skip }, async (t) => {
  const store = newUrl();
  const [one, two] = [await member(t, store), await member(t, store)];
  const alone = await simulator(t);
  for (const id of ['a', 'b', 'c']) {
    for (const [index, { sim }] of [one, two, two, one].entries()) {
      const target = hook(`http://127.0.0.1:9/${index}`);
      const answer = await sim.project(id).post('/webhooks', target);
      t.equal(answer.status, 201);
      t.same(answer.body, (await alone.project(id).post('/webhooks', target)).body);
    }
    for (const { sim } of [one, two]) {
      t.same((await sim.project(id).get('/webhooks')).body, (await alone.project(id).get('/webhooks')).body);
      const unknown = await sim.project(id).get('/webhooks/none');
      t.same(unknown.body, (await alone.project(id).get('/webhooks/none')).body, 'an error is handed back, too');
    }
  }
  const { cluster } = await health(two);
  t.match(cluster, { address: two.url, connected: true });
  t.same(
    cluster.members.map(({ address, self }: { address: string; self: boolean }) => [address, self]),
    [
      [one.url, false],
      [two.url, true],
    ],
  );
  t.equal((await two.sim.project('a').admin('GET', '/requests')).body.requests.length, 8, 'each request once');
  const journal = JSON.stringify((await two.sim.project('a').admin('GET', '/requests')).body);
  t.notMatch(journal, handedOn, 'the journal shows what the client has sent');
});

t.test('what several processes began at the same time is one project', { skip }, async (t) => {
  const store = newUrl();
  const members = [await member(t, store), await member(t, store), await member(t, store)];
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      members[index % 3]!.sim.project(`p${index % 2}`).post('/webhooks', hook(`http://127.0.0.1:9/${index}`)),
    ),
  );
  // Who comes while it changes hands is to come again.
  for (const { status, headers } of answers) t.ok(status === 201 || (status === 503 && headers['retry-after'] === '1'));
  const made = answers.filter(({ status }) => status === 201);
  t.ok(made.length >= 2);
  t.equal(new Set(made.map(({ body }) => body.id)).size, made.length, 'no id twice');
  for (const id of ['p0', 'p1']) {
    const own = made.filter(({ body }) => body.projectId === id).length;
    for (const { sim } of members) t.equal(await webhooks(sim.project(id)), own);
  }
});

t.test('control calls, waits and streams of a project work through any process', { skip }, async (t) => {
  const store = newUrl();
  const [one, two] = [await member(t, store), await member(t, store)];
  const receiver = await listen(t);
  await one.sim.project('a').post('/webhooks', hook(receiver.url));
  const stream = request(`${two.url}/__admin/projects/a/events`, { headers: { accept: 'text/event-stream' } });
  let opened = (): void => undefined;
  const isOpen = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const messages = new Promise<string>((resolve, reject) => {
    let text = '';
    stream.on('response', (response) => {
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        opened();
        if (text.includes('"kind":"delivery"')) resolve(text);
      });
    });
    stream.on('error', reject);
  });
  stream.end();
  await isOpen;
  const wait = two.sim
    .project('a')
    .control('POST', '/deliveries/wait', { match: { type: 'WHATSAPP_TEMPLATE_STATUS_UPDATED' }, timeoutMs: 60_000 });
  await one.sim.project('a').control('POST', '/deliveries/sample', { type: 'WHATSAPP_TEMPLATE_STATUS_UPDATED' });
  t.match(await wait, { satisfied: true, count: 1 });
  t.match(await messages, /"kind":"delivery"/);
  stream.destroy();
  t.match((await two.sim.project('a').control('POST', '/clock/advance', { by: '1h' })).settled, true);
  t.equal(receiver.received.length, 1);
});

t.test('a request is handed on once; only the processes can sign that', { skip }, async (t) => {
  const store = newUrl();
  const [one, two] = [await member(t, store), await member(t, store)];
  await one.sim.project('a').post('/webhooks', nowhere);
  const url = '/v1/projects/a/webhooks';
  const forged = { authorization: basic, [handedOn]: 'forged' };
  t.equal((await two.sim.raw('GET', url, undefined, forged)).status, 200, 'as any other request');
  const [row] = await sql.unsafe(`SELECT content FROM ${schemaIn(store)}.setting WHERE name = 'cluster-secret'`);
  const signedAt = (now: number, call: { method: string; url: string; body?: string }) => ({
    authorization: basic,
    [handedOn]: new Signatures(row!.content, () => now).sign(call),
  });
  const signed = signedAt(Date.now(), { method: 'GET', url });
  t.match(await two.sim.raw('GET', url, undefined, signed), {
    status: 503,
    headers: { 'retry-after': '1' },
    body: { errorCode: 'storage_unavailable', message: /another process/ },
  });
  t.match(await one.sim.raw('GET', url, undefined, signedAt(Date.now() - 3_600_000, { method: 'GET', url })), {
    status: 503,
    headers: { 'retry-after': '1' },
    body: { errorCode: 'storage_unavailable' },
  });
  t.equal((await two.sim.raw('POST', '/__cluster/calls', {}, signed)).status, 403, 'of another call');
  const calls = { method: 'POST', url: '/__cluster/calls', body: '{"operation":"resetAll","given":{}}' };
  const late = signedAt(Date.now() - 3_600_000, calls);
  t.equal((await one.sim.raw('POST', calls.url, JSON.parse(calls.body), late)).status, 403, 'recorded an hour ago');
  t.equal((await one.sim.raw('POST', calls.url, JSON.parse(calls.body), signedAt(Date.now(), calls))).status, 200);
});

t.test('a process that has lost a family answers 503 and writes nothing more', { skip }, async (t) => {
  const store = newUrl();
  const [one, two] = [await member(t, store), await member(t, store)];
  await one.sim.project('a').post('/webhooks', nowhere);
  await bury(store, one);
  t.equal((await two.sim.project('a').post('/webhooks', hook('http://127.0.0.1:9/2'))).status, 201, 'taken over');
  const before = await sql.unsafe(`SELECT * FROM ${schemaIn(store)}.change ORDER BY root, line`);
  t.match(await one.sim.project('a').post('/webhooks', hook('http://127.0.0.1:9/3')), {
    status: 503,
    headers: { 'retry-after': '1' },
    body: { errorCode: 'storage_unavailable', message: /another process has taken over the project/ },
  });
  t.same(await sql.unsafe(`SELECT * FROM ${schemaIn(store)}.change ORDER BY root, line`), before);
  t.equal(await webhooks(one.sim.project('a')), 2, 'it has dropped the project, and asks the other process');
  t.match(await health(one), { status: 'ok' });
});

t.test('a process that the others take for dead takes nothing before it has joined them again', { skip }, async (t) => {
  const store = newUrl();
  const { membership, release } = await joinPostgres(store, '--store', {
    address: 'http://127.0.0.1:1',
    lease: 600_000,
  });
  t.teardown(release);
  t.match(await membership.leases.take('a'), { root: 'a', lost: false });
  await sql.unsafe(`DELETE FROM ${schemaIn(store)}.process`);
  t.equal(await membership.leases.take('b'), undefined);
  t.same(await membership.leases.takeDue(), [], 'a has no owner that lives');
  await membership.renew();
  t.match(await membership.leases.takeDue(), [{ root: 'a', lost: true }]);
  t.match(await membership.leases.take('b'), { root: 'b', lost: false });
});

t.test(
  'a late write of a family that its process has lost and taken again does not end the second hold',
  { skip },
  async (t) => {
    const { membership, release } = await joinPostgres(newUrl(), '--store', {
      address: 'http://127.0.0.1:1',
      lease: 600_000,
    });
    t.teardown(release);
    await membership.leases.take('a');
    const late = membership.leases.right('a');
    await membership.leases.take('a');
    late.lose();
    t.ok(membership.leases.holds('a'));
    membership.leases.right('a').lose();
    t.notOk(membership.leases.holds('a'));
  },
);

t.test('what a lost process had to do is done by the others, without a request', { skip }, async (t) => {
  const store = newUrl();
  const receiver = await listen(t);
  const one = await member(t, store, { clock: { mode: 'real' }, retryDelay: 100 });
  await one.sim.project('a').post('/webhooks', hook(receiver.url));
  receiver.answers.push(500);
  await one.sim.project('a').control('POST', '/deliveries/sample', { type: 'WHATSAPP_TEMPLATE_STATUS_UPDATED' });
  t.equal(receiver.received.length, 1, 'the first attempt, of which a retry is planned');
  one.sim.application.simulation.worlds.get('a')!.timeline.close();
  const two = await member(t, store, { clock: { mode: 'real' }, metrics: true });
  await bury(store, one);
  await until(() => receiver.received.length === 2);
  await two.sim.project('a').control('POST', '/deliveries/wait', { timeoutMs: 60_000 });
  const [delivery] = (await two.sim.project('a').control('GET', '/deliveries')).deliveries;
  t.match(delivery, { status: 'delivered', attempts: { length: 2 } });
  const nonces = receiver.received.map(({ headers }) => headers['x-sinch-webhook-signature-nonce']);
  t.equal(new Set(nonces).size, 2);
  t.match((await two.sim.raw('GET', '/metrics')).body, /sinch_mock_lease_takeovers_total 1\b/);
});

t.test('an attempt that its process began and lost is made again as another one', { skip }, async (t) => {
  const store = newUrl();
  const receiver = await listen(t);
  const one = await member(t, store);
  await one.sim.project('a').post('/webhooks', hook(receiver.url));
  await one.sim.project('a').control('POST', '/deliveries/sample', { type: 'WHATSAPP_TEMPLATE_STATUS_UPDATED' });
  // The database has not heard of its result.
  const schema = schemaIn(store);
  const rows = await sql.unsafe(`SELECT line, content FROM ${schema}.change WHERE root = 'a' ORDER BY line`);
  const begun = rows.find(({ content }) => content.includes('"leaving":true'));
  t.ok(begun, 'its beginning was saved before it was sent');
  await sql.unsafe(`DELETE FROM ${schema}.change WHERE root = 'a' AND line > ${begun!.line}`);
  const two = await member(t, store);
  await bury(store, one);
  await until(() => receiver.received.length === 2);
  const [first, second] = receiver.received;
  t.equal(second!.text, first!.text);
  const nonce = 'x-sinch-webhook-signature-nonce';
  t.not(second!.headers[nonce], first!.headers[nonce]);
  const { deliveries } = await two.sim.project('a').control('POST', '/deliveries/wait', { timeoutMs: 60_000 });
  t.match(deliveries, [{ status: 'delivered', attempts: { length: 1 } }]);
});

t.test('a stop gives everything back, and the others know what rests', { skip }, async (t) => {
  const store = newUrl();
  const [one, two] = [await member(t, store), await member(t, store)];
  await one.sim.project('a').post('/webhooks', nowhere);
  await two.sim.project('b').post('/webhooks', nowhere);
  await one.sim.project('c').post('/webhooks', nowhere);
  const begun = async (query?: string) => (await listed(two, query)).filter(([, isBegun]) => isBegun);
  t.same(await begun(), [
    ['a', true, false],
    ['b', true, false],
    ['c', true, false],
  ]);
  await one.sim.application.close();
  t.same(await sql.unsafe(`SELECT owner FROM ${schemaIn(store)}.lease WHERE root IN ('a', 'c')`), [
    { owner: null },
    { owner: null },
  ]);
  t.same(await begun(), [
    ['a', true, true],
    ['b', true, false],
    ['c', true, true],
  ]);
  t.same(await listed(two, '?q=c&pageSize=1'), [['c', true, true]]);
  const { projects } = (await two.sim.raw('GET', '/__admin/projects')).body;
  t.match(projects[0], { id: 'a', records: { webhooks: 1 }, clock: { mode: 'frozen' } });
  t.equal(await webhooks(two.sim.project('a')), 1);
  t.equal((await two.sim.raw('POST', '/__admin/reset')).status, 200);
  for (const id of ['a', 'b', 'c']) t.equal(await webhooks(two.sim.project(id)), 0, 'reset, also what rested');
});

t.test('a reset of everything, tokens and scenarios are known to all processes', { skip }, async (t) => {
  const store = newUrl();
  const [one, two] = [await member(t, store), await member(t, store)];
  await one.sim.project('a').post('/webhooks', nowhere);
  await two.sim.project('b').post('/webhooks', nowhere);
  const reset = await one.sim.raw('POST', '/__admin/reset');
  t.same(reset.body.projects.map(({ id }: { id: string }) => id).sort(), ['a', 'b']);
  for (const id of ['a', 'b']) t.equal(await webhooks(one.sim.project(id)), 0);
  const form = 'grant_type=client_credentials&client_id=key&client_secret=secret';
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const { access_token } = (await one.sim.raw('POST', '/oauth2/token', form, type)).body;
  const authorization = `Bearer ${access_token}`;
  t.equal((await two.sim.project('b').get('/webhooks', { authorization })).status, 200);
  t.equal((await one.sim.raw('POST', '/__admin/tokens/expire', {})).status, 204);
  t.equal((await two.sim.project('b').get('/webhooks', { authorization })).status, 401, 'expired everywhere');
  const scenario = { name: 'mine', projects: { '*': { initialized: ['kakaotalk'] } } };
  t.equal((await one.sim.raw('POST', '/__admin/scenarios', scenario)).status, 201);
  for (const { sim } of [two, await member(t, store)]) {
    t.match(await sim.project('b').control('POST', '/reset', { scenario: 'mine' }), { scenario: 'mine' });
  }
});

t.test('an expiry of tokens that could not be written is written later', { skip }, async (t) => {
  const store = newUrl();
  const schema = schemaIn(store);
  const { sim } = await member(t, store);
  await sim.post('/webhooks', nowhere);
  await sql.unsafe(`ALTER TABLE ${schema}.setting RENAME TO away`);
  t.equal((await sim.raw('POST', '/__admin/tokens/expire', {})).status, 204);
  await sql.unsafe(`ALTER TABLE ${schema}.away RENAME TO setting`);
  const expiries = async (): Promise<unknown[]> => {
    const [row] = await sql.unsafe(`SELECT content FROM ${schema}.setting WHERE name = 'token-key'`);
    return JSON.parse(row!.content).expiries;
  };
  await until(async () => (await expiries()).length === 1);
});

t.test('one process alone and several exclude each other; several need a database', { skip }, async (t) => {
  const store = newUrl();
  const alone = await simulator(t, { store, durable: true });
  const { body: bundle } = await alone.post('/bundles', { name: 'B', region: 'EU', subproject: true });
  await alone.advance('1h');
  const branch = bundle.subproject.id;
  t.equal((await alone.project(branch).post('/webhooks', nowhere)).status, 201);
  const expected = await webhooks(alone.project(branch));
  const advertise = 'http://127.0.0.1:1';
  t.match(
    await refusal({ store, advertise }),
    /^--store \S+ is in use by another simulator of this process alone; stop it/,
  );
  await alone.application.close();

  const [one, two] = [await member(t, store), await member(t, store)];
  t.equal(await webhooks(two.sim.project(branch)), expected, 'a sub-project is where its parent is');
  t.equal((await one.sim.get('/webhooks')).status, 200);
  t.match(
    (await health(one)).cluster.members.map(({ families }: { families: number }) => families).sort(),
    [0, 1],
    'one process has both',
  );
  t.match(await refusal({ store }), /is in use by several processes that were started with --advertise; stop them, or/);
  t.match(
    await refusal({ store, advertise: one.url }),
    /^--advertise \S+ is the URL of another simulator of this process/,
  );
  t.equal(await refusal({ advertise }), '--advertise needs --store <url>: several processes share a database');
  t.match(await refusal({ store, advertise: 'here' }), /^--advertise must be a URL without path/);
  await one.sim.application.close();
  await two.sim.application.close();
  const again = await simulator(t, { store });
  t.equal(await webhooks(again.project(branch)), expected, 'and one alone can go on');
});
