// --store postgres://...: what only a database can do wrong. What every place promises is in the other files, by places.ts.
import { createServer, type Socket } from 'node:net';
import t, { type Test } from 'tap';
import { createApplication } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { thisProcess } from '../../src/store/lock.js';
import { addressOf } from '../../src/store/postgres/address.js';
import { Database } from '../../src/store/postgres/database.js';
import { migrate } from '../../src/store/postgres/migrate.js';
import { migrations } from '../../src/store/postgres/migrations.js';
import { UnsavedChanges } from '../../src/store/store.js';
import { simulator, type TestProject } from '../simulator.js';
import { missing, schemaIn, startServer } from './postgres-server.js';

const server = await startServer();
const skip = !server && missing;
const { sql, newUrl, url: urlWith } = server ?? ({} as never);

const hook = (number: number) => ({ target: `http://127.0.0.1:9/${number}`, secret: 'hidden', triggers: ['ALL'] });
const health = async (sim: TestProject) => (await sim.raw('GET', '/__admin/health')).body;
const webhooks = async (sim: TestProject): Promise<number> => (await sim.get('/webhooks')).body.totalSize;

async function untilOk(sim: TestProject): Promise<void> {
  while ((await health(sim)).status !== 'ok') await new Promise((resolve) => setImmediate(resolve));
}

/** The error of a start. */
async function refusal(store: string): Promise<string> {
  const config = readConfig({ store, port: '0', logLevel: 'silent' }, {});
  const application = await createApplication(config).catch((error: Error) => error.message);
  if (typeof application === 'string') return application;
  await application.close();
  return 'it started';
}

/** The port of a server of something else. */
async function listener(t: Test, answer: (socket: Socket) => void): Promise<number> {
  const other = createServer((socket) => answer(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  t.teardown(() => other.close());
  const address = other.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** How PostgreSQL, or what is in between, refuses a connection. */
function errorResponse(code: string, text: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C${code}\0M${text}\0\0`);
  const head = Buffer.alloc(5, 'E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

t.test(
  'a URL says where the database is; errors and settings show it without user and password',
  { skip },
  async (t) => {
    const address = addressOf('postgres://me:p%40ss@db.example:6432/mock?schema=other&sslmode=require');
    t.match(address, { schema: 'other', shown: 'postgres://db.example:6432/mock' });
    t.match(address?.url, /sslmode=require/);
    t.match(addressOf('postgresql:///mock?host=/run/pg'), {
      at: { host: '/run/pg' },
      schema: 'sinch_provisioning_mock',
    });
    const wrong = ['?schema=A', '?schema=pg_x', '?sslmode=no'].map((parameter) => `postgres://a/b${parameter}`);
    for (const text of ['mysql://a/b', 'postgres://', 'db', 'postgres://a:100%@b/c', ...wrong]) {
      t.equal(addressOf(text), undefined, text);
    }
    t.throws(() => readConfig({ store: 'postgres://me:p@ss:word@[/db' }, {}), {
      message: /^--store must be a URL such as postgres:(?!.*p@ss)/,
    });
    t.throws(() => readConfig({ store: 'postgres://a/b', data: '/tmp/x' }, {}), {
      message: /^--store and --data exclude each other/,
    });
    const sim = await simulator(t, { store: newUrl().replace('tester@', 'tester:p%40ss@') });
    t.match((await sim.raw('GET', '/__admin/settings')).body.settings, { store: /^postgres:\/\/(?!.*tester)/ });
  },
);

t.test('a start says in one line why a database cannot be used, and what to do', { skip }, async (t) => {
  const role = await sql`SELECT 1 FROM pg_roles WHERE rolname = 'guarded'`;
  const odd = 'p@ss:w/o?r#d% é';
  await sql.unsafe(`${role.length === 0 ? 'CREATE' : 'ALTER'} ROLE guarded LOGIN PASSWORD '${odd}'`);
  const guarded = (password: string): string =>
    urlWith({ schema: 'test_x' }, 'guarded').replace('guarded@', `guarded:${encodeURIComponent(password)}@`);
  const tls = await listener(t, (socket) => socket.once('data', () => socket.end('N')));
  const refusing = (code: string, text: string) =>
    listener(t, (socket) => socket.once('data', () => socket.end(errorResponse(code, text))));
  const rows: [string, string, RegExp][] = [
    ['no server', 'postgres://me:word@127.0.0.1:9/db', /ECONNREFUSED.*; start PostgreSQL there, or correct host/],
    [
      'no server, IPv6',
      'postgres://me:word@[::1]:9/db',
      /(ECONNREFUSED|EADDRNOTAVAIL) ::1:9.*; start PostgreSQL there/,
    ],
    ['no host', 'postgres://me:word@no.such.host.invalid/db', /no\.such\.host\.invalid; start PostgreSQL there/],
    ['no socket', 'postgres://me:word@localhost/db?host=/no/such', /ENOENT.*; start PostgreSQL there/],
    [
      'no TLS',
      `postgres://me:word@127.0.0.1:${tls}/db?sslmode=require`,
      /TLS.*; enable TLS in the server, or correct sslm/,
    ],
    [
      'TLS required',
      `postgres://me:word@127.0.0.1:${await refusing('28000', 'no entry for user "me", no encryption')}/db`,
      /; add sslmode=require to the URL/,
    ],
    [
      'a pooler',
      `postgres://me:word@127.0.0.1:${await refusing('26000', 'prepared statement "s1" does not exist')}/db`,
      /; add prepare=false to the URL/,
    ],
    ['wrong parameter', urlWith({ shcema: 'x' }), /parameter "shcema"; correct the parameters of the URL/],
    ['no such database', newUrl().replace('/postgres?', '/none?'), /"none" does not exist; create the database/],
    ['no such user', urlWith({ schema: 'test_x' }, 'stranger'), /"stranger" does not exist; correct the user and/],
    ['wrong password', guarded('word'), /password.*; correct the user/],
    ['no rights', guarded(odd), /permission denied .*; let an owner of the database create the schema/],
  ];
  for (const [what, url, reason] of rows) {
    const message = await refusal(url);
    t.match(message, reason, what);
    t.match(message, /^--store postgres:\/\/[^\n]+ cannot be used: [^\n]+$/);
    t.notMatch(message, /word@|:word|p@ss|p%40ss/, 'no password');
  }
});

t.test('the variable is named if that is where the URL comes from', { skip }, async (t) => {
  const config = readConfig({}, { SINCH_MOCK_STORE: 'postgres://localhost/db?host=/no/such' });
  await t.rejects(createApplication(config), { message: /^SINCH_MOCK_STORE postgres:\/\// });
});

t.test(
  'a schema of something else, and one of a newer version, are refused and stay as they are',
  { skip },
  async (t) => {
    const foreign = newUrl();
    await sql.unsafe(`CREATE SCHEMA ${schemaIn(foreign)}`);
    await sql.unsafe(`CREATE TABLE ${schemaIn(foreign)}.invoices (id integer)`);
    t.match(await refusal(foreign), /has tables that the simulator did not create \(invoices\); name another database/);
    const newer = newUrl();
    await (await simulator(t, { store: newer })).application.close();
    await sql.unsafe(`INSERT INTO ${schemaIn(newer)}.migration (number, name) VALUES (999, 'later')`);
    t.match(
      await refusal(newer),
      /a newer version of the simulator has changed it \(migration 999; this one knows \d+\)/,
    );
  },
);

t.test('processes that start at the same time migrate once; a later version adds its steps', { skip }, async (t) => {
  const url = newUrl();
  const databases = Array.from({ length: 4 }, () => new Database(addressOf(url)!, '--store'));
  t.teardown(() => Promise.all(databases.map((database) => database.close())));
  await Promise.all(databases.map((database) => migrate(database)));
  const numbers = async () =>
    (await sql.unsafe(`SELECT number FROM ${schemaIn(url)}.migration ORDER BY number`)).map(({ number }) => number);
  const known = migrations.map(({ number }) => number);
  t.same(await numbers(), known);
  const next = { number: 1000, name: 'a column', statements: 'ALTER TABLE $schema.family ADD COLUMN extra text' };
  await migrate(databases[0]!, [...migrations, next]);
  t.same(await numbers(), [...known, 1000]);
  const broken = {
    number: 1001,
    name: 'broken',
    statements: 'ALTER TABLE $schema.family ADD COLUMN more text; SELECT 1/0',
  };
  await t.rejects(migrate(databases[0]!, [...migrations, next, broken]), { message: /division by zero/ });
  t.same(await numbers(), [...known, 1000], 'a step that fails leaves nothing behind');
  await migrate(databases[0]!, [...migrations, next]);
});

t.test('content that this version did not write stops the start, with the project and the fix', { skip }, async (t) => {
  const url = newUrl();
  const sim = await simulator(t, { store: url, durable: true });
  for (const number of [1, 2, 3]) await sim.post('/webhooks', hook(number));
  await sim.application.close();
  const damages: [string, string][] = [
    ['a part is missing', 'DELETE FROM $.snapshot'],
    ['no JSON', `UPDATE $.snapshot SET content = '{"format'`],
    ['another format', `UPDATE $.snapshot SET content = '{"format":3}'`],
    ['a missing line', 'DELETE FROM $.change WHERE line = (SELECT min(line) FROM $.change)'],
    ['a torn line', 'UPDATE $.change SET content = left(content, 30) || chr(10)'],
    ['a change in part', `UPDATE $.change SET content = replace(content, ',"now"', ',"more":true,"now"')`],
    ['an unknown project', `UPDATE $.change SET content = replace(content, '"id":"test-project"', '"id":"two"')`],
    [
      'another key',
      `INSERT INTO $.family VALUES ('two', 0, 1); INSERT INTO $.snapshot SELECT 'two', part, content FROM $.snapshot`,
    ],
  ];
  const schema = schemaIn(url);
  const tables = ['family', 'snapshot', 'change', 'project'];
  for (const table of tables)
    await sql.unsafe(`CREATE TABLE ${schema}.good_${table} AS SELECT * FROM ${schema}.${table}`);
  const repair = async (): Promise<void> => {
    await sql.unsafe(`DELETE FROM ${schema}.family`);
    for (const table of tables)
      await sql.unsafe(`INSERT INTO ${schema}.${table} SELECT * FROM ${schema}.good_${table}`);
  };
  for (const [what, damage] of damages) {
    await sql.unsafe(damage.replaceAll('$', schema));
    const message = await refusal(url);
    await repair();
    t.match(
      message,
      /^--store: project \S+ in postgres:[^\n]+ cannot be read \([^\n]+\); restore a backup, or [^\n]+$/,
      what,
    );
  }
  t.equal(await refusal(url), 'it started', 'what is not damaged starts');
});

t.test('one process owns a database; another one names it and does not start', { skip }, async (t) => {
  const url = newUrl();
  const schema = schemaIn(url);
  const sim = await simulator(t, { store: url });
  t.match(await refusal(url), /is in use by another simulator of this process; stop it, or name another database/);
  const other = newUrl();
  t.equal(await refusal(other), 'it started', 'schemas do not disturb each other');
  await sim.application.close();
  t.same(await sql.unsafe(`SELECT * FROM ${schema}.owner`), [], 'a stop gives it back');

  const owner = async (process: object): Promise<void> => {
    await sql.unsafe(`DELETE FROM ${schema}.owner`);
    await sql.unsafe(
      `INSERT INTO ${schema}.owner (token, process, until) VALUES ('other', $1, clock_timestamp() + interval '1 hour')`,
      [JSON.stringify(process)],
    );
  };
  await owner({ pid: 7, namespace: 'another machine' });
  let waiting = true;
  const refused = refusal(url).finally(() => {
    waiting = false;
  });
  // The owner shows that it is alive.
  while (waiting) await sql.unsafe(`UPDATE ${schema}.owner SET until = until + interval '1 second'`);
  t.match(await refused, /is in use by process 7; stop it/);

  await sql.unsafe(`UPDATE ${schema}.owner SET until = clock_timestamp() - interval '1 second'`);
  t.equal(await refusal(url), 'it started', 'an owner whose time is over is followed');
  await owner(thisProcess());
  t.equal(await refusal(url), 'it started', 'a process that had our pid has ended');
});

t.test('an owner that was followed by another one writes nothing more', { skip }, async (t) => {
  const url = newUrl();
  const sim = await simulator(t, { store: url, durable: true });
  t.equal((await sim.post('/webhooks', hook(1))).status, 201);
  const content = () => sql.unsafe(`SELECT * FROM ${schemaIn(url)}.change`);
  const before = await content();
  await sql.unsafe(`UPDATE ${schemaIn(url)}.owner SET token = 'other'`);
  t.match(await sim.post('/webhooks', hook(2)), {
    status: 503,
    headers: { 'retry-after': '1' },
    body: { errorCode: 'storage_unavailable', message: /another process has taken over the database/ },
  });
  t.equal((await sim.post('/webhooks', hook(3))).status, 503);
  t.equal((await sim.project('other').post('/webhooks', hook(1))).status, 503, 'no other project either');
  t.equal((await sim.get('/webhooks')).status, 200);
  t.match(await health(sim), { status: 'degraded', troubles: [/^another process has taken over the database/] });
  t.same(await content(), before);
  await t.rejects(sim.application.close(), { constructor: UnsavedChanges, message: /another process has taken over/ });
  t.equal((await sql.unsafe(`SELECT * FROM ${schemaIn(url)}.owner`)).length, 1, 'the other one stays');
});

t.test('a family that somebody deleted is written again as a whole', { skip }, async (t) => {
  const url = newUrl();
  const sim = await simulator(t, { store: url, durable: true });
  await sim.post('/webhooks', hook(1));
  await sql.unsafe(`DELETE FROM ${schemaIn(url)}.family`);
  t.equal((await sim.post('/webhooks', hook(2))).status, 503);
  await untilOk(sim);
  const expected = await webhooks(sim);
  await sim.application.close();
  t.equal(await webhooks(await simulator(t, { store: url })), expected);
});

t.test('access tokens stay valid after a restart; a key that cannot be read stops the start', { skip }, async (t) => {
  const url = newUrl();
  const form = 'grant_type=client_credentials&client_id=key&client_secret=secret';
  const sim = await simulator(t, { store: url });
  const { body } = await sim.raw('POST', '/oauth2/token', form, {
    'content-type': 'application/x-www-form-urlencoded',
  });
  const authorization = `Bearer ${body.access_token}`;
  t.equal((await sim.get('/webhooks', { authorization })).status, 200);
  await sim.application.close();
  const again = await simulator(t, { store: url });
  t.equal((await again.get('/webhooks', { authorization })).status, 200);
  await again.application.close();
  await sql.unsafe(`UPDATE ${schemaIn(url)}.setting SET content = '{}'`);
  t.match(await refusal(url), /its signing key cannot be read; get a new one after DELETE FROM /);
});
