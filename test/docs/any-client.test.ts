// Runs the examples of docs/any-client.md. Those of names and TLS run in test/intercept/names.test.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { startSimulator } from '../../src/index.js';
import { run } from '../cli/command-line.js';
import { basic } from '../simulator.js';

const page = readFileSync(new URL('../../docs/any-client.md', import.meta.url), 'utf8');
const [command = '', library = ''] = [...page.matchAll(/```(?:sh|ts)\n(.*?)```/gs)].map(([, block = '']) =>
  block.trim(),
);

t.test('exec --intercept leads what npm test runs to the simulator', async (t) => {
  const folder = t.testdir({
    'package.json': '{ "scripts": { "test": "node calls.mjs" } }',
    'calls.mjs': `const headers = { authorization: '${basic}' };
      const { status } = await fetch('https://provisioning.api.sinch.com/v1/projects/p/webhooks', { headers });
      console.log('status', status);`,
  });
  const [npx, name, ...words] = command.split(' ');
  t.strictSame([npx, name], ['npx', 'sinch-provisioning-mock']);
  const script = `cd '${folder}' && ${words.slice(words.indexOf('--') + 1).join(' ')}`;
  const { code, stdout, stderr } = await run(t, [...words.slice(0, words.indexOf('--') + 1), 'sh', '-c', script], {
    HOME: folder,
  });
  t.equal(code, 0, stderr);
  t.match(stdout, /^status 200$/m);
  t.match(stderr, /WebhookWebhookController_listWebhooks_v1 {2}200/);
});

t.test('the example of the library gives another program its environment, and leads this process', async (t) => {
  const spawned: { env: Record<string, string> }[] = [];
  const spawn = (_program: string, _words: string[], options: { env: Record<string, string> }) => spawned.push(options);
  const body = `${library.replace('await fetch', 'const answer = await fetch')}\nreturn answer.status;`;
  const example = new Function('startSimulator', 'spawn', 'headers', `return (async () => { ${body} })()`) as (
    ...given: unknown[]
  ) => Promise<number>;
  t.equal(await example(startSimulator, spawn, { authorization: basic }), 200);
  t.match(spawned[0]?.env.HTTPS_PROXY, /^http:\/\/127\.0\.0\.1:\d+$/);
});

t.test('every variable of the table is set', async (t) => {
  const table = page.slice(page.indexOf('| variable |'), page.indexOf('\n- Other hosts'));
  const names = [...table.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name);
  t.ok(names.length > 12);
  const folder = t.testdir();
  for (const program of ['java', 'php']) writeFileSync(join(folder, program), '', { mode: 0o755 });
  const before = process.env.PATH;
  process.env.PATH = `${folder}:${before}`;
  const simulator = await startSimulator({ intercept: true });
  t.teardown(() => simulator.close());
  const { env } = simulator;
  process.env.PATH = before;
  for (const name of [...names, 'https_proxy', 'http_proxy', 'no_proxy']) t.ok(env[name], name);
});
