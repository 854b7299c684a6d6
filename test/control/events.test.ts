import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Test } from 'tap';
import t from 'tap';
import { stampOf } from '../../src/engine/history/history.js';
import { simulator, type TestProject } from '../simulator.js';
import { path, template } from './templates.js';

interface Message {
  id?: string;
  event?: string;
  data: any;
}

interface Stream {
  status: number;
  type: string | undefined;
  /** Resolves with the next message that is no comment. */
  next(): Promise<Message>;
  /** Resolves when the simulator has closed the stream. */
  closed: Promise<void>;
  close(): void;
}

async function listening(t: Test): Promise<TestProject> {
  const sim = await simulator(t);
  await sim.application.app.listen({ port: 0, host: '127.0.0.1' });
  return sim;
}

const portOf = ({ application }: TestProject): number => (application.app.server.address() as AddressInfo).port;

function open(t: Test, sim: TestProject, query = '', headers: Record<string, string> = {}): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const url = `http://127.0.0.1:${portOf(sim)}/__admin/projects/${sim.id}/events${query}`;
    const outgoing = request(url, { headers: { accept: 'text/event-stream', ...headers } }, (response) => {
      const messages: Message[] = [];
      const waiting: ((message: Message) => void)[] = [];
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        const parts = (text + chunk).split('\n\n');
        text = parts.pop()!;
        for (const part of parts) {
          const fields = Object.fromEntries(part.split('\n').map((line) => line.split(/: (.*)/s)));
          if (fields.data === undefined) continue;
          const message = { ...fields, data: JSON.parse(fields.data) };
          const taker = waiting.shift();
          if (taker) taker(message);
          else messages.push(message);
        }
      });
      response.on('error', () => undefined);
      resolve({
        status: response.statusCode!,
        type: response.headers['content-type'],
        next: () =>
          new Promise((take) => {
            const message = messages.shift();
            if (message) take(message);
            else waiting.push(take);
          }),
        closed: new Promise((done) => response.on('close', done)),
        close: () => outgoing.destroy(),
      });
    });
    outgoing.on('error', reject);
    outgoing.end();
    t.teardown(() => outgoing.destroy());
  });
}

/** Adds entries that no call could make so fast. */
function addEvents({ world }: TestProject, count: number, text = ''): void {
  const event = { kind: 'event', type: 'WHATSAPP_TEMPLATE_APPROVED', body: JSON.stringify({ text }) } as const;
  for (let each = 0; each < count; each++) world.history.add({ ...event, ...stampOf(world), deliveries: [] });
}

t.test('a stream sends each entry as it happens, with its causes', async (t) => {
  const sim = await listening(t);
  await sim.get('/webhooks');
  const stream = await open(t, sim);
  t.equal(stream.type, 'text/event-stream; charset=utf-8');
  await sim.post(path, template('spring_sale'));
  const [first, second, third] = [await stream.next(), await stream.next(), await stream.next()];
  t.match(first, { data: { number: 2, kind: 'request', status: 201, cause: null } });
  t.match(second, { data: { number: 3, kind: 'transition', cause: 2 } });
  t.match(third, { data: { number: 4, kind: 'decision', change: 'opened', cause: 3 } });
  t.match(first!.id, /^2-\w+$/);
});

t.test('a stream continues after the last message that its reader got', async (t) => {
  const sim = await listening(t);
  const stream = await open(t, sim, '?since=0');
  await sim.get('/webhooks');
  const { id } = await stream.next();
  stream.close();
  await sim.get('/webhooks');
  await sim.get('/webhooks');
  const again = await open(t, sim, '', { 'last-event-id': id! });
  t.match([await again.next(), await again.next()], [{ data: { number: 2 } }, { data: { number: 3 } }]);
  const plain = await open(t, sim, '', { 'last-event-id': '2' });
  t.match(await plain.next(), { data: { number: 3 } });
});

t.test('a stream says what its reader has lost', async (t) => {
  const sim = await listening(t);
  addEvents(sim, 5010);
  const stream = await open(t, sim, '', { 'last-event-id': '3' });
  t.match(await stream.next(), { event: 'lost', data: { lost: 7, oldest: 11 } });
  t.match(await stream.next(), { data: { number: 11 } });
});

t.test('a stream goes on with the new history after a reset, and says so', async (t) => {
  const sim = await listening(t);
  await sim.get('/webhooks');
  const stream = await open(t, sim, '?since=0');
  const { id } = await stream.next();
  await sim.control('POST', '/reset');
  t.match(await stream.next(), { event: 'restarted', data: { oldest: 1 } });
  t.match(await stream.next(), { data: { number: 1, kind: 'control' } });
  for (let count = 0; count < 5; count++) await sim.get('/webhooks');
  const late = await open(t, sim, '', { 'last-event-id': id! });
  t.match(await late.next(), { event: 'restarted' }, 'an id of the old history is recognized');
  t.match(await late.next(), { data: { number: 1 } });
});

t.test('a stream ends when its project is deleted', async (t) => {
  const sim = await listening(t);
  const stream = await open(t, sim);
  await sim.control('DELETE', '');
  t.match(await stream.next(), { event: 'deleted' });
  await stream.closed;
});

t.test('a stream can be filtered', async (t) => {
  const sim = await listening(t);
  const stream = await open(t, sim, '?kind=transition&resource=two/EN_US');
  await sim.post(path, template('one'));
  await sim.post(path, template('two'));
  t.match(await stream.next(), { data: { kind: 'transition', key: 'two/EN_US' } });
});

t.test('a project has at most eight streams; a closed one makes room', async (t) => {
  const sim = await listening(t);
  const streams = [];
  for (let count = 0; count < 8; count++) streams.push(await open(t, sim));
  const refused = await sim.admin('GET', '/events', undefined, { accept: 'text/event-stream' });
  t.match(refused, { status: 429, body: { errorCode: 'too_many_streams' } });
  t.equal((await open(t, sim.project('other'))).status, 200, 'other projects have their own');
  streams[0]!.close();
  await streams[0]!.closed;
  // The server learns of it a moment later.
  let { status } = await open(t, sim);
  while (status === 429) ({ status } = await open(t, sim));
  t.equal(status, 200);
});

t.test('a long poll answers as soon as something happens, or with nothing after its time', async (t) => {
  const sim = await listening(t);
  // Whichever of the two calls arrives first.
  const waiting = sim.control('GET', '/events?since=0&waitMs=60000');
  await sim.post(path, template('one'));
  const first = await waiting;
  t.match(first, { history: [{ number: 1, kind: 'request' }, { number: 2 }, { number: 3 }], next: 3 });
  t.same(await sim.control('GET', `/events?since=${first.next}&waitMs=1`), { history: [], next: 3, oldest: 1 });
  t.match(await sim.control('GET', '/events?since=1&kind=decision'), { history: [{ number: 3 }], next: 3 });
});

t.test('a long poll goes on with the new history after a reset', async (t) => {
  const sim = await listening(t);
  await sim.get('/webhooks');
  const waiting = sim.control('GET', '/events?since=1&waitMs=300000');
  await sim.control('POST', '/reset');
  t.match(await waiting, { restarted: true, history: [{ number: 1, kind: 'control' }] });
});

t.test('closing the simulator ends its streams', async (t) => {
  const sim = await listening(t);
  const stream = await open(t, sim);
  await sim.application.close();
  await stream.closed;
});
