// What a client sees of a request that one of several processes hands on to another: the same as from that process, and 503 where
// the network between the two fails. The processes are simulators of this one, reached through gates.
import { type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import tls, { createServer as createTlsServer } from 'node:tls';
import t, { type Test } from 'tap';
import type { Config } from '../../src/config/settings.js';
import { systemClock } from '../../src/engine/time/clock.js';
import { Authority } from '../../src/intercept/authority.js';
import { type Member, member } from '../cluster-member.js';
import { basic } from '../simulator.js';
import { missing, startServer } from '../store/postgres-server.js';
import { holdTimers } from '../timers.js';

const server = await startServer();
const skip = !server && missing;
const { newUrl } = server ?? ({} as never);

/** Real milliseconds after which a process that has not answered is asked whether it is there, and has to say so. */
const patience = 5000;

type Network = 'open' | 'cut' | 'silent';

/** What the others know as the address of a process. */
class Gate {
  network: Network = 'open';
  readonly #ends = new Set<Socket>();
  url = '';
  /** Port of the process behind it. */
  port = 0;
  readonly #server = createServer((near) => {
    if (this.network === 'cut') return void near.destroy();
    this.#join(near, connect(this.port, '127.0.0.1'));
  });

  #join(near: Socket, far: Socket): void {
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#ends.add(one);
      if (this.network === 'open') one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.#ends.delete(one);
        other.destroy();
      });
    }
  }

  async listen(t: Test): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    t.teardown(() => {
      this.set('cut');
      return new Promise((resolve) => this.#server.close(resolve));
    });
  }

  set(network: Network): void {
    this.network = network;
    for (const end of this.#ends) {
      if (network === 'silent') end.unpipe().pause();
      else end.destroy();
    }
  }
}

/** Two processes; the first holds project `a`, and the second reaches it through a gate. */
async function pair(t: Test, overrides: Partial<Config> = {}): Promise<{ one: Member; two: Member; gate: Gate }> {
  const [store, gate] = [newUrl(), new Gate()];
  await gate.listen(t);
  const one = await member(t, store, { ...overrides, advertise: gate.url });
  gate.port = Number(new URL(one.url).port);
  const two = await member(t, store, overrides);
  t.equal((await one.sim.project('a').post('/webhooks', hook(0))).status, 201);
  return { one, two, gate };
}

const hook = (number: number) => ({ target: `http://127.0.0.1:9/${number}`, secret: 'hidden', triggers: ['ALL'] });
const unavailable = { status: 503, headers: { 'retry-after': '1' }, body: { errorCode: 'storage_unavailable' } };

async function until(met: () => boolean): Promise<void> {
  while (!met()) await new Promise((resolve) => setImmediate(resolve));
}

/** Sends over a connection of its own; resolves with the beginning of the answer. */
function send(
  url: string,
  path: string,
  headers: Record<string, string> = {},
): { answer: Promise<IncomingMessage>; leave(): void } {
  const sent = request(`${url}${path}`, { headers: { authorization: basic, ...headers }, agent: false });
  const answer = new Promise<IncomingMessage>((resolve, reject) => sent.on('response', resolve).on('error', reject));
  answer.catch(() => undefined);
  sent.end();
  return { answer, leave: () => void sent.destroy() };
}

t.test('while the network between two processes is cut, what would be handed on gets 503', { skip }, async (t) => {
  const { one, two, gate } = await pair(t);
  t.equal((await two.sim.project('a').post('/webhooks', hook(1))).status, 201);
  gate.set('cut');
  for (const number of [2, 3]) t.match(await two.sim.project('a').post('/webhooks', hook(number)), unavailable);
  t.match(await two.sim.project('a').get('/webhooks'), unavailable);
  t.equal((await two.sim.project('b').get('/webhooks')).status, 200, 'other projects are served');
  gate.set('open');
  t.equal((await two.sim.project('a').post('/webhooks', hook(4))).status, 201);
  const targets = (await one.sim.project('a').get('/webhooks')).body.webhooks.map(
    ({ target }: { target: string }) => target,
  );
  t.same(
    targets.sort(),
    [0, 1, 4].map((number) => hook(number).target),
    'what was refused was not carried out',
  );
});

t.test('a network between two processes that swallows everything ends in 503, not in silence', { skip }, async (t) => {
  const { one, two, gate } = await pair(t);
  const timers = holdTimers(t);
  t.equal((await two.sim.project('a').get('/webhooks')).status, 200);
  const before = (await one.sim.project('a').get('/webhooks')).body.totalSize;
  gate.set('silent');
  let answered = false;
  const answer = two.sim
    .project('a')
    .post('/webhooks', hook(1))
    .finally(() => {
      answered = true;
    });
  // Each look at the monotonic clock finds it later than the time that a process may be silent.
  const { elapsed } = systemClock;
  let looks = 0;
  t.intercept(systemClock, 'elapsed', { value: () => elapsed() + patience * looks++ });
  while (!answered) {
    try {
      timers.expire(patience);
    } catch {
      // None is set yet.
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  t.match(await answer, unavailable);
  t.equal((await one.sim.project('a').get('/webhooks')).body.totalSize, before, 'it never arrived');
});

t.test('a client that leaves during a hop ends the call at the process that serves it', { skip }, async (t) => {
  const { one, two } = await pair(t);
  const { history } = one.sim.project('a').world;
  const { answer, leave } = send(two.url, '/__admin/projects/a/events', { accept: 'text/event-stream' });
  const { statusCode, headers } = await answer;
  t.equal(statusCode, 200);
  t.match(headers['content-type'], /^text\/event-stream/);
  t.ok(history.changed.isHeard, 'the stream is open at the other process');
  leave();
  await until(() => !history.changed.isHeard);
  t.equal((await two.sim.project('a').get('/webhooks')).status, 200);
});

t.test('an injected fault of the connection reaches the client through a hop', { skip }, async (t) => {
  const { two } = await pair(t);
  const path = '/v1/projects/a/webhooks';
  const inject = (drop: string) => two.sim.project('a').control('POST', '/faults', { drop, times: 1 });
  await inject('reset');
  await t.rejects(send(two.url, path).answer, { code: 'ECONNRESET' });
  await inject('truncated');
  const answer = await send(two.url, path).answer;
  let length = 0;
  answer.on('data', (chunk: Buffer) => {
    length += chunk.length;
  });
  await t.rejects(new Promise((resolve, reject) => answer.on('end', resolve).on('error', reject)), {
    message: 'aborted',
  });
  t.ok(length > 0 && length < Number(answer.headers['content-length']), `${length} bytes of the answer`);
  t.equal((await two.sim.project('a').get('/webhooks')).status, 200);
});

t.test('processes reach each other by https, and check the certificate', { skip }, async (t) => {
  const authority = Authority.inMemory();
  let port = 0;
  const terminator = createTlsServer(authority.issue(), (near) => {
    const far = connect(port, '127.0.0.1');
    near.on('error', () => far.destroy()).on('close', () => far.destroy());
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => terminator.listen(0, '127.0.0.1', resolve));
  t.teardown(() => terminator.close());
  const store = newUrl();
  const advertise = `https://127.0.0.1:${(terminator.address() as AddressInfo).port}`;
  const one = await member(t, store, { advertise });
  port = Number(new URL(one.url).port);
  const two = await member(t, store);
  await one.sim.project('a').post('/webhooks', hook(0));
  t.match(await two.sim.project('a').get('/webhooks'), unavailable, 'nobody knows its authority');
  // As NODE_EXTRA_CA_CERTS adds one to those that are known.
  const { connect: connectTls } = tls;
  t.intercept(tls, 'connect', {
    value: (options: object) => connectTls({ ...options, ca: authority.certificate }),
  });
  t.equal((await two.sim.project('a').post('/webhooks', hook(1))).status, 201);
  t.equal((await one.sim.project('a').get('/webhooks')).body.totalSize, 2);
});

t.test('the process that hands a request on counts it', { skip }, async (t) => {
  const { one, two } = await pair(t, { metrics: true });
  for (const number of [1, 2, 3]) await two.sim.project('a').post('/webhooks', hook(number));
  const metrics = async ({ sim }: Member): Promise<string> => (await sim.raw('GET', '/metrics')).body;
  t.match(await metrics(two), /^sinch_mock_requests_handed_on_total 3$/m);
  t.match(await metrics(one), /^sinch_mock_requests_handed_on_total 0$/m);
});
