// A proxy in front of a simulator, with a path of its own.
import { createServer, type IncomingMessage, request } from 'node:http';
import type { Test } from 'tap';

/** Passes `/sim/...` on to the simulator, and answers everything else with 404. Answers wait for `hold`. Returns its URL. */
export async function proxy(
  t: Test,
  to: string,
  hold: (incoming: IncomingMessage) => Promise<void> = async () => {},
): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    if (!incoming.url?.startsWith('/sim/')) {
      outgoing.writeHead(404).end();
      return;
    }
    const onward = request(
      new URL(incoming.url.slice('/sim'.length), to),
      { method: incoming.method, headers: incoming.headers },
      async (answer) => {
        await hold(incoming);
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    outgoing.on('close', () => onward.destroy());
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/sim`;
}
