// A body above the limit gets its 413, however the client writes it: never a reset. TRIES=500 tries each kind so often.
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import t from 'tap';
import { limits } from '../../src/limits.js';
import { basic, simulator } from '../simulator.js';

const tries = Number(process.env.TRIES ?? 3);
const chunk = 'x'.repeat(64 * 1024);
const size = 4 * limits.apiBody.most;
/** Within the limit as it is sent, and beyond it as it is read. */
const inflating = gzipSync(Buffer.alloc(size, 32)).toString('latin1');

interface Kind {
  head: string;
  /** What is written after the head, piece by piece. */
  pieces: readonly string[];
  /** Waits for an answer before it writes the body. */
  waits?: boolean;
}

const whole = Array.from({ length: size / chunk.length }, () => chunk);
const framed = [...whole.map((text) => `${text.length.toString(16)}\r\n${text}\r\n`), '0\r\n\r\n'];
const kinds: Readonly<Record<string, Kind>> = {
  'of a known length': { head: `content-length: ${size}`, pieces: whole },
  'in chunks': { head: 'transfer-encoding: chunked', pieces: framed },
  'that asks first': { head: `content-length: ${size}\r\nexpect: 100-continue`, pieces: whole, waits: true },
  'that asks and does not wait': { head: `content-length: ${size}\r\nexpect: 100-continue`, pieces: whole },
  'in chunks that asks first': {
    head: 'transfer-encoding: chunked\r\nexpect: 100-continue',
    pieces: framed,
    waits: true,
  },
  'that inflates beyond the limit': {
    head: `content-encoding: gzip\r\ncontent-length: ${inflating.length}`,
    pieces: [inflating],
  },
  'that inflates, in chunks': {
    head: 'content-encoding: gzip\r\ntransfer-encoding: chunked',
    pieces: [`${inflating.length.toString(16)}\r\n${inflating}\r\n0\r\n\r\n`],
  },
};

/** Writes the body twice without looking at what comes back, and then another request, all on one connection. */
async function answersTo(port: number, { head, pieces, waits }: Kind): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  let failure: Error | undefined;
  socket.setEncoding('latin1').on('data', (text: string) => {
    received += text;
  });
  socket.on('error', (error) => {
    failure = error;
  });
  const closed = once(socket, 'close');
  await once(socket, 'connect');
  for (let time = 0; time < 2; time++) {
    const before = received.length;
    socket.write(
      `POST /v1/projects/p/webhooks HTTP/1.1\r\nhost: a\r\nauthorization: ${basic}\r\ncontent-type: application/json\r\n${head}\r\n\r\n`,
    );
    while (waits && received.length === before && !socket.destroyed) await Promise.race([once(socket, 'data'), closed]);
    for (const piece of pieces) if (!socket.write(piece, 'latin1')) await Promise.race([once(socket, 'drain'), closed]);
  }
  socket.write('GET /livez HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');
  await closed;
  return failure ? `${failure.message} after ${received.slice(0, 20)}` : received;
}

t.test('a client that keeps writing gets the 413, and can use the connection again', async (t) => {
  const sim = await simulator(t);
  await sim.application.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = sim.application.app.server.address() as AddressInfo;
  for (const [name, kind] of Object.entries(kinds)) {
    for (let time = 0; time < tries; time++) {
      const answer = await answersTo(port, kind);
      const statuses = [...answer.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => status);
      t.same(
        statuses.filter((status) => status !== '100'),
        ['413', '413', '200'],
        `a body ${name}`,
      );
      t.match(answer, /payload_too_large/);
    }
  }
});
