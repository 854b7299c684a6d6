import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import t from 'tap';
import { plainFlags } from '../../src/cli/plain-flags.js';
import { startSimulator } from '../../src/index.js';
import { begin, run } from './command-line.js';

const portOf = (url: string): string => new URL(url).port;

t.test('it looks where a server with the same flags and variables listens', async (t) => {
  const simulator = await startSimulator({ adminToken: 'sesame' });
  t.teardown(() => simulator.close());
  const port = portOf(simulator.url);
  for (const [words, environment] of [
    [['--port', port], {}],
    [[], { SINCH_MOCK_PORT: port }],
    [['--host', '0.0.0.0'], { SINCH_MOCK_PORT: port }],
    [['--url', simulator.url], {}],
  ] as const) {
    const { code, stdout, stderr } = await run(t, ['health', ...words], environment);
    t.equal(code, 0, stderr);
    t.equal(stdout.replace(/:\d+/, ':PORT').trim(), 'ready: http://127.0.0.1:PORT');
  }
  const { stdout } = await run(t, ['health', '--json'], { SINCH_MOCK_PORT: port });
  t.match(JSON.parse(stdout), { status: 'ok' });
});

t.test('it exits with 1 and one line if nothing listens there, or another program does', async (t) => {
  const other = createServer((_request, response) => void response.end('<html>'));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const port = String((other.address() as AddressInfo).port);
  t.match(await run(t, ['health', '--port', port]), { code: 1, stdout: '', stderr: /is not a simulator.*\n$/ });
  await new Promise((resolve) => other.close(resolve));
  t.match(await run(t, ['health', '--port', port]), { code: 1, stdout: '', stderr: /^no simulator answers at .*\n$/ });
});

t.test('an invalid variable exits with 1, because container runtimes accept only 0 and 1', async (t) => {
  t.match(await run(t, ['health'], { SINCH_MOCK_PORT: 'http' }), {
    code: 1,
    stderr: /^SINCH_MOCK_PORT must be a number/,
  });
});

t.test('with --wait it waits for a simulator that is still starting', async (t) => {
  const first = await startSimulator();
  const port = portOf(first.url);
  await first.close();
  const waiting = begin(t, ['health', '--wait', '30s', '--port', port]);
  t.equal((await run(t, ['health', '--wait=10ms', '--port', port])).code, 1);
  const simulator = await startSimulator({ port: Number(port) });
  t.teardown(() => simulator.close());
  t.equal((await waiting.ended).code, 0);
  t.equal((await run(t, ['health', '--port', port, '--wait'])).code, 0);
  t.match(await run(t, ['health', '--wait', 'long']), { code: 2, stderr: /^--wait 'long' must be a duration/ });
});

t.test('flags of start are parsed as the server parses them', async (t) => {
  t.same(plainFlags([]), {});
  t.same(plainFlags(['start', '--port', '9000', '--public-webhooks']), { port: '9000', publicWebhooks: true });
  t.same(plainFlags(['--log-level=info']), { logLevel: 'info' });
  for (const words of [['health'], ['--help'], ['--prot', '1'], ['--port'], ['start', 'now']]) {
    t.equal(plainFlags(words), undefined, words.join(' '));
  }
});
