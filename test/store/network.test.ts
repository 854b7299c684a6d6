// The network between a simulator and PostgreSQL fails. The limits of time are over when a test says so.
import t, { type Test } from 'tap';
import { addressOf } from '../../src/store/postgres/address.js';
import { Database } from '../../src/store/postgres/database.js';
import { UnsavedChanges } from '../../src/store/store.js';
import { simulator, type TestProject } from '../simulator.js';
import { holdTimers } from '../timers.js';
import { gateway } from './gateway.js';
import { missing, schemaIn, startServer } from './postgres-server.js';
import { health, recovery } from './recovery.js';
import { until } from './until.js';

const server = await startServer();
const own = server ? server.socket === undefined && 'needs a server of its own: unset TEST_DATABASE_URL' : missing;

const hook = (number: number) => ({ target: `http://127.0.0.1:9/${number}`, secret: 'hidden', triggers: ['ALL'] });
const webhooks = async (sim: TestProject): Promise<number> => (await sim.get('/webhooks')).body.totalSize;

async function connected(t: Test) {
  const timers = holdTimers(t);
  const gate = await gateway(t, server!);
  // Prepared statements have names only when they are made again.
  const store = `${gate.url}&prepare=false`;
  const sim = await simulator(t, { store, durable: true });
  const restarted = async (): Promise<TestProject> => {
    await sim.application.close();
    return simulator(t, { store });
  };
  return { timers, gate, sim, restarted };
}

t.test(
  'while the database is away, changes get 503 and reads work; it recovers without help',
  { skip: own },
  async (t) => {
    const { timers, gate, sim, restarted } = await connected(t);
    t.equal((await sim.post('/webhooks', hook(1))).status, 201);
    await gate.cut();
    t.match(await sim.post('/webhooks', hook(2)), {
      status: 503,
      headers: { 'retry-after': '1' },
      body: { errorCode: 'storage_unavailable', message: /the database cannot be written: / },
    });
    t.equal((await sim.post('/webhooks', hook(3))).status, 503);
    t.equal((await sim.get('/webhooks')).status, 200);
    t.match(await health(sim), {
      status: 'degraded',
      troubles: [/^project test-project: the database cannot be written: (?!.*(hidden|tester))/],
    });
    await gate.open();
    await recovery(sim, timers);
    t.equal((await sim.post('/webhooks', hook(4))).status, 201);
    const expected = await webhooks(sim);
    t.equal(await webhooks(await restarted()), expected);
  },
);

t.test('a commit whose answer was lost is not repeated in another form', { skip: own }, async (t) => {
  const { timers, gate, sim, restarted } = await connected(t);
  const { sql } = server!;
  await sim.post('/webhooks', hook(1));
  const schema = schemaIn(gate.url);
  await sim.post('/webhooks', hook(2));
  const [newest] = await sql.unsafe(`SELECT last FROM ${schema}.change ORDER BY line DESC LIMIT 1`);
  // The group is there, but the simulator will write it again, as after a lost answer.
  await gate.cut();
  await sim.post('/webhooks', hook(3));
  await sql.unsafe(
    `INSERT INTO ${schema}.change SELECT root, last + 1, last + 1, '{"line":' || last + 1 || ',"worlds":[]}' || chr(10) FROM ${schema}.change WHERE last = $1`,
    [newest!.last],
  );
  await gate.open();
  await recovery(sim, timers);
  t.equal((await sim.post('/webhooks', hook(4))).status, 201);
  const expected = await webhooks(sim);
  t.equal(await webhooks(await restarted()), expected);
});

const writes: [what: string, text: string, prepare: (sim: TestProject) => Promise<unknown>][] = [
  ['a statement', '', (sim) => sim.post('/webhooks', hook(1))],
  ['the first statement of a transaction', 'begin', async () => undefined],
  ['the last statement of a transaction', 'commit', async () => undefined],
];
for (const [what, text, prepare] of writes) {
  t.test(`a network that swallows ${what} ends in an error, not in silence`, { skip: own }, async (t) => {
    const { timers, gate, sim } = await connected(t);
    await prepare(sim);
    gate.swallow(text);
    let isAnswered = false;
    const answer = sim.post('/webhooks', hook(2)).finally(() => {
      isAnswered = true;
    });
    await until(() => isAnswered || (gate.swallows && timers.isSet(10_000)));
    t.notOk(isAnswered, 'something was swallowed');
    timers.expire(10_000);
    t.match(await answer, { status: 503, body: { message: /no answer within 10 s/ } });
    gate.carry();
    await recovery(sim, timers);
    t.equal((await sim.post('/webhooks', hook(3))).status, 201, 'by new connections');
  });
}

t.test('a simulator that stops while the database is away says so in one line', { skip: own }, async (t) => {
  const gate = await gateway(t, server!);
  const sim = await simulator(t, { store: gate.url });
  await sim.post('/webhooks', hook(1));
  await gate.cut();
  await t.rejects(sim.application.close(), {
    constructor: UnsavedChanges,
    message: /^changes could not be saved: the database cannot be written: [^\n]+$/,
  });
});

t.test('after connections were lost, the next statements work', { skip: own }, async (t) => {
  const gate = await gateway(t, server!);
  const database = new Database(addressOf(gate.url)!, '--store');
  t.teardown(() => database.close());
  const ask = (): Promise<unknown> => database.run((sql) => sql`SELECT 1`);
  for (let round = 0; round < 4; round++) {
    // Statements that are made between the end of a connection and the moment in which the client hears of it.
    const made: Promise<unknown>[] = [];
    await Promise.all([ask(), ask(), ask()]);
    gate.drop();
    for (let turn = 0; turn < 10; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      made.push(ask().catch(() => undefined));
    }
    await Promise.all(made);
    const answers = await Promise.allSettled(Array.from({ length: 8 }, ask));
    const failures = answers.flatMap((answer) => (answer.status === 'rejected' ? [String(answer.reason)] : []));
    t.same(failures, [], `round ${round}`);
  }
});
