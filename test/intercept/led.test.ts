import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import tls from 'node:tls';
import { promisify } from 'node:util';
import t from 'tap';
import { startSimulator } from '../../src/index.js';
import { run } from '../cli/command-line.js';
import { basic } from '../simulator.js';
import { url } from './programs.js';

const headers = { authorization: basic };

t.test('install() leads the calls of this process, and its end restores everything', async (t) => {
  const before = [net.Socket.prototype.connect, tls.connect];
  const simulator = await startSimulator({ intercept: true });
  t.teardown(() => simulator.close());
  const uninstall = simulator.install();
  t.equal((await fetch(url, { headers })).status, 200);
  const refused = await fetch('https://voice.api.sinch.com/').catch((error) => error.cause);
  t.match(refused, { code: 'ENOTSIMULATED', message: /^voice\.api\.sinch\.com is not simulated/ });
  t.equal((await fetch(`${simulator.url}/livez`)).status, 200, 'other hosts are called as usual');
  uninstall();
  uninstall();
  t.strictSame([net.Socket.prototype.connect, tls.connect], before);
  simulator.install();
  await simulator.close();
  t.strictSame([net.Socket.prototype.connect, tls.connect], before, 'so does the end of the simulator');
});

t.test('env and install() need intercept', async (t) => {
  const simulator = await startSimulator();
  t.teardown(() => simulator.close());
  t.throws(() => simulator.env, { code: 'not_intercepting', message: /intercept: true/ });
  t.throws(() => simulator.install(), { code: 'not_intercepting' });
});

t.test('exec --intercept sums up what was called, and keeps it as HAR', async (t) => {
  const har = join(t.testdir(), 'run.har');
  const program = `
    const headers = { authorization: 'Basic ' + btoa('key:secret') };
    for (const path of ['webhooks', 'webhooks', 'webhooks/x']) await fetch('https://provisioning.api.sinch.com/v1/projects/p/' + path, { headers });
    console.log(process.env.no_proxy, process.env.NO_PROXY);
    process.exit(3);`;
  const words = ['exec', '--intercept', '--har', har, '--', process.execPath, '--input-type=module', '-e', program];
  const outer = { NO_PROXY: '*, .sinch.com,intern.example, api.sinch.com:443' };
  const { code, stdout, stderr } = await run(t, words, outer);
  t.equal(code, 3, stderr);
  const exceptions = 'localhost,127.0.0.1,::1,intern.example';
  t.equal(stdout, `${exceptions} ${exceptions}\n`);
  t.match(stderr, /^3 calls of 2 operations, 1 answered with an error:\n/);
  t.match(stderr, / {2}WebhookWebhookController_listWebhooks_v1 {2}200 x2\n/);
  const { entries } = JSON.parse(readFileSync(har, 'utf8')).log;
  t.strictSame(
    entries.map(({ request }: { request: { url: string } }) => request.url),
    [url, url, `${url}/x`],
  );
});

t.test('the summary of exec --intercept names hosts that Node programs were refused, too', async (t) => {
  const program = `
    for (const url of ['https://voice.api.sinch.com/', 'https://voice.api.sinch.com/again', 'http://sms.api.sinch.com/']) {
      await fetch(url).catch(({ cause }) => console.log(cause.code));
    }
    require('node:tls').connect(443, 'numbers.api.sinch.com').on('error', ({ code }) => {
      console.log(code);
      process.exit();
    });`;
  const { code, stdout, stderr } = await run(t, [
    'exec',
    '--intercept',
    '--',
    process.execPath,
    '-e',
    `(async () => {${program}})()`,
  ]);
  t.equal(code, 0, stderr);
  t.equal(stdout, 'ENOTSIMULATED\n'.repeat(4));
  t.equal(
    stderr,
    'no call reached the simulator\n' +
      'refused, because it is not simulated: numbers.api.sinch.com, sms.api.sinch.com, voice.api.sinch.com x2\n',
  );
});

t.test('the preload keeps what NODE_OPTIONS had', async (t) => {
  const simulator = await startSimulator({ intercept: true });
  t.teardown(() => simulator.close());
  const { NODE_OPTIONS = '' } = simulator.env;
  t.match(NODE_OPTIONS, /--require=".*preload\.cjs"$/);
  t.ok(NODE_OPTIONS.startsWith(process.env.NODE_OPTIONS ?? ''));
  const { stdout } = await promisify(execFile)(process.execPath, ['-p', '1 + 1'], {
    env: { ...simulator.env, NODE_OPTIONS: NODE_OPTIONS.slice(process.env.NODE_OPTIONS?.length ?? 0).trim() },
  });
  t.equal(stdout, '2\n');
});
