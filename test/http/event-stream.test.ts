import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import t from 'tap';
import { sendStream } from '../../src/http/event-stream.js';
import { createServer } from '../../src/http/server.js';

const doors = { token: undefined, origins: [], host: '127.0.0.1', allowHost: [] };

t.test('a reader that leaves unread what was written is cut off, and nothing more is read for it', async (t) => {
  const app = createServer({
    logLevel: 'silent',
    report: (bug) => t.fail(bug.message),
    unmatched: () => undefined,
    doors,
  });
  let reads = 0;
  let closed = false;
  const reader = {
    ended: false,
    read: () => [{ data: { number: ++reads, text: 'x'.repeat(1_000_000) } }],
    onMore: () => undefined,
    close: () => {
      closed = true;
    },
  };
  app.get<any>('/stream', (_request, reply) =>
    sendStream(reply, reader, { stop: new AbortController().signal, slowest: 20 }),
  );
  const accepted = new Promise<Socket>((resolve) => app.server.once('connection', resolve));
  await app.listen({ port: 0, host: '127.0.0.1' });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  t.teardown(async () => {
    socket.destroy();
    await app.close();
  });
  socket.write('GET /stream HTTP/1.1\r\nhost: x\r\n\r\n');
  socket.on('error', () => undefined);
  const server = await accepted;
  await new Promise<void>((resolve) => server.on('close', () => resolve()));
  t.equal(closed, true);
  t.ok(reads > 0 && reads < 100, `${reads} messages were read for it`);
});
