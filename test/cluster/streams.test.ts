// Event streams, waits and answers of a project that changes hands while they are open. The processes are simulators of this one.
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import t, { type Test } from 'tap';
import { Families } from '../../src/cluster/families.js';
import { systemClock } from '../../src/engine/time/clock.js';
import { summaryOf } from '../../src/engine/world/projects.js';
import { type Member, member } from '../cluster-member.js';
import { basic } from '../simulator.js';
import { missing, schemaIn, startServer } from '../store/postgres-server.js';
import { type HeldTimers, holdTimers } from '../timers.js';

const server = await startServer();
const skip = !server && missing;
const { sql, newUrl } = server ?? ({} as never);

const hook = (number: number) => ({ target: `http://127.0.0.1:9/${number}`, secret: 'hidden', triggers: ['ALL'] });
const unavailable = { status: 503, headers: { 'retry-after': '1' }, body: { errorCode: 'storage_unavailable' } };

async function until(met: () => boolean): Promise<void> {
  while (!met()) await new Promise((resolve) => setImmediate(resolve));
}

/** The others take a process for dead, and one of them takes its project `a`. */
async function takeOver(store: string, { url }: Member, next: Member): Promise<void> {
  await sql.unsafe(`DELETE FROM ${schemaIn(store)}.process WHERE address = $1`, [url]);
  if ((await next.sim.project('a').get('/webhooks')).status !== 200) throw new Error('it was not taken');
}

interface Stream {
  /** Messages until now, without comments. */
  text(): string;
  /** Resolves when the stream has ended, one way or the other. */
  ended: Promise<void>;
}

async function follow(t: Test, { url }: Member, lastEventId?: string): Promise<Stream> {
  const headers = { accept: 'text/event-stream', ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) };
  const sent = request(`${url}/__admin/projects/a/events?since=0`, { headers, agent: false });
  t.teardown(() => sent.destroy());
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.on('response', resolve).on('error', reject).end();
  });
  let text = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  response.on('error', () => undefined);
  return { text: () => text, ended: new Promise((resolve) => response.on('close', resolve)) };
}

/** Two processes, of which the first holds project `a`. */
async function pair(t: Test): Promise<{ store: string; one: Member; two: Member }> {
  const store = newUrl();
  const [one, two] = [await member(t, store), await member(t, store)];
  t.equal((await one.sim.project('a').post('/webhooks', hook(0))).status, 201);
  return { store, one, two };
}

const waitFor = ({ sim }: Member, what: string) =>
  sim.project('a').admin('POST', `/${what}/wait`, { count: 9, timeoutMs: 60_000 });

const isHeard = ({ sim }: Member): boolean => {
  const { journal, deliveriesChanged, history } = sim.application.simulation.worlds.get('a')!;
  return journal.changed.isHeard && deliveriesChanged.isHeard && history.changed.isHeard;
};

t.test(
  'waits for a project that its process has lost end with 503, so that the client asks again',
  { skip },
  async (t) => {
    const { store, one, two } = await pair(t);
    const since = one.sim.project('a').world.history.newest;
    const poll = one.sim.project('a').admin('GET', `/events?since=${since}&kind=clock&waitMs=60000`);
    const waits = [waitFor(one, 'requests'), waitFor(one, 'deliveries'), poll];
    await until(() => isHeard(one));
    await takeOver(store, one, two);
    t.match(await one.sim.project('a').post('/webhooks', hook(1)), unavailable, 'it finds out');
    for (const wait of waits) t.match(await wait, unavailable);
  },
);

t.test('waits at a process that is stopped end with 503, also through another one', { skip }, async (t) => {
  const { one, two } = await pair(t);
  const waits = [waitFor(one, 'requests'), waitFor(two, 'deliveries')];
  await until(() => {
    const { journal, deliveriesChanged } = one.sim.project('a').world;
    return journal.changed.isHeard && deliveriesChanged.isHeard;
  });
  await one.sim.application.close();
  for (const wait of waits) t.match(await wait, unavailable);
});

t.test('a stream tells nothing that was refused because another process had taken the project', { skip }, async (t) => {
  const { store, one, two } = await pair(t);
  const stream = await follow(t, one);
  const { newest } = one.sim.project('a').world.history;
  await until(() => stream.text().includes(`\nid: ${newest}-`));
  await takeOver(store, one, two);
  t.match(await one.sim.project('a').post('/webhooks', hook(1)), unavailable);
  await stream.ended;
  t.equal(/.*\nid: (\d+)/s.exec(stream.text())?.[1], String(newest), 'the last message');
});

t.test('the id of a message tells its history from that of any other process', { skip }, async (t) => {
  const now = systemClock.now();
  t.intercept(systemClock, 'now', { value: () => now });
  const { store, one, two } = await pair(t);
  const stream = await follow(t, one);
  await until(() => /\nid: /.test(stream.text()));
  const [, id] = /\nid: (.*)/.exec(stream.text()) ?? [];
  await takeOver(store, one, two);
  const next = await follow(t, two, id);
  await until(() => /\ndata: /.test(next.text()));
  t.match(next.text(), /event: restarted/);
});

t.test('an answer that is complete is delivered although its project is lost', { skip }, async (t) => {
  const { one } = await pair(t);
  const { holder } = one.sim.application.simulation;
  if (!(holder instanceof Families)) throw new Error('not one of several');
  one.sim.application.app.server.prependListener('request', (_, response: ServerResponse) => {
    const { end } = response;
    response.end = (...given: unknown[]) => {
      Reflect.apply(end, response, given);
      // Node has yet to write it.
      holder.onDropped(['a']);
      return response;
    };
  });
  const answer = await fetch(`${one.url}/v1/projects/a/webhooks`, { headers: { authorization: basic } });
  t.equal(answer.status, 200);
  t.match(await answer.json(), { totalSize: 1 });
});

const call = (url: string, path: string, body: object): Promise<Response> =>
  fetch(url + path, {
    method: 'POST',
    headers: { authorization: basic, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

t.test(
  'a stop answers what another process works on with 503, and closes no connection without it',
  { skip },
  async (t) => {
    const { one, two } = await pair(t);
    const wait = call(two.url, '/__admin/projects/a/deliveries/wait', { count: 9, timeoutMs: 60_000 });
    await until(() => one.sim.project('a').world.deliveriesChanged.isHeard);
    await two.sim.application.close();
    const { status, headers } = await wait;
    t.equal(status, 503);
    t.equal(headers.get('retry-after'), '1');
  },
);

/** Lets a close look for idle connections until it ends. */
async function allOver(closed: Promise<void>, timers: HeldTimers): Promise<void> {
  let isClosed = false;
  void closed.then(() => {
    isClosed = true;
  });
  await until(() => {
    if (timers.isSet(20)) timers.expire(20);
    return isClosed;
  });
}

t.test('a process that stops still takes requests that are on their way to it', { skip }, async (t) => {
  const { one } = await pair(t);
  const timers = holdTimers(t);
  const closed = one.sim.application.close();
  await until(() => timers.isSet(100));
  t.equal((await call(one.url, '/v1/projects/a/webhooks', hook(1))).status, 201);
  timers.expire(100);
  await allOver(closed, timers);
});

t.test('a stop waits until the changes of requests are saved, and answers them', { skip }, async (t) => {
  const { store, one } = await pair(t);
  const timers = holdTimers(t);
  let unlock = (): void => undefined;
  const locked = new Promise<void>((resolve) => {
    unlock = resolve;
  });
  await new Promise<void>((isLocked) => {
    void sql.begin(async (transaction) => {
      await transaction.unsafe(`LOCK TABLE ${schemaIn(store)}.change IN ACCESS EXCLUSIVE MODE`);
      isLocked();
      await locked;
    });
  });
  const answer = call(one.url, '/v1/projects/a/webhooks', hook(1));
  await until(() => summaryOf(one.sim.project('a').world, () => ({})).records.webhooks === 2);
  const closed = one.sim.application.close();
  await until(() => timers.isSet(100));
  timers.expire(100);
  await until(() => timers.isSet(300));
  timers.expire(300);
  unlock();
  t.equal((await answer).status, 201);
  await allOver(closed, timers);
});
