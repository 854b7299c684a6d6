// A body above the limit gets its 413, however the client writes it: never a reset.
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import t from 'tap';
import { limits } from '../../src/limits.js';
import { basic, simulator } from '../simulator.js';

const chunk = 'x'.repeat(64 * 1024);

/** Writes a body of 16 times the limit, without looking at what comes back, and then a second request. */
async function answersTo(port: number, head: string, framed: (text: string) => string, end: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  let failure: Error | undefined;
  socket.setEncoding('utf8').on('data', (text: string) => {
    received += text;
  });
  socket.on('error', (error) => {
    failure = error;
  });
  await once(socket, 'connect');
  socket.write(
    `POST /v1/projects/p/webhooks HTTP/1.1\r\nhost: a\r\nauthorization: ${basic}\r\ncontent-type: application/json\r\n${head}\r\n\r\n`,
  );
  for (let written = 0; written < 16 * limits.apiBody.most; written += chunk.length)
    if (!socket.write(framed(chunk))) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  socket.write(`${end}GET /livez HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`);
  await once(socket, 'close');
  return failure ? `${failure.message} after ${received.slice(0, 20)}` : received;
}

t.test('a client that keeps writing gets the 413, and can use the connection again', async (t) => {
  const sim = await simulator(t);
  await sim.application.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = sim.application.app.server.address() as AddressInfo;
  const known = `content-length: ${16 * limits.apiBody.most}`;
  const piece = `${chunk.length.toString(16)}\r\n${chunk}\r\n`;
  for (let time = 0; time < 5; time++) {
    const answers = [
      await answersTo(port, known, (text) => text, ''),
      await answersTo(port, 'transfer-encoding: chunked', () => piece, '0\r\n\r\n'),
    ];
    for (const answer of answers) {
      t.match(answer, /^HTTP\/1\.1 413 .*payload_too_large/s);
      t.match(answer, /HTTP\/1\.1 200 OK/);
    }
  }
});
