// How many connections the simulator accepts.
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import t from 'tap';
import { limits } from '../../src/limits.js';
import { simulator } from '../simulator.js';

t.test('a connection beyond the limit is closed, and there is room again when another one ends', async (t) => {
  const { application } = await simulator(t);
  const { app } = application;
  t.equal(app.server.maxConnections, limits.connections.most);
  // Two show the same as 4,096.
  app.server.maxConnections = 2;
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const open = async (): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    t.teardown(() => socket.destroy());
    await once(socket, 'connect');
    return socket;
  };
  /** The first line of the answer; empty if the connection is closed instead. */
  const asked = async (socket: Socket): Promise<string> => {
    socket.write('GET /livez HTTP/1.1\r\nhost: localhost\r\n\r\n');
    const [data]: (Buffer | undefined)[] = await Promise.race([
      once(socket, 'data'),
      once(socket, 'close').then(() => []),
    ]);
    return String(data ?? '').split('\r\n')[0]!;
  };
  const [first, second] = [await open(), await open()];
  t.equal(await asked(first), 'HTTP/1.1 200 OK');
  t.equal(await asked(second), 'HTTP/1.1 200 OK');
  t.equal(await asked(await open()), '', 'the third one is closed');
  t.equal(await asked(second), 'HTTP/1.1 200 OK', 'which does not affect the others');
  const gone = new Promise<void>((resolve) => {
    const look = (): void => void app.server.getConnections((_, count) => (count < 2 ? resolve() : setImmediate(look)));
    first.destroy();
    look();
  });
  await gone;
  t.equal(await asked(await open()), 'HTTP/1.1 200 OK');
});
