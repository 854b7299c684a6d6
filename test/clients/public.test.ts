// docs/clients.md claims nothing that no test shows. Public clients that packages bring run here unchanged: their own hosts lead
// to the simulator.
import { cpSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axios from 'axios';
import t, { type Test } from 'tap';
import { startSimulator } from '../../src/index.js';
import { nodePrograms, otherPrograms } from '../intercept/programs.js';
import { clients } from './calls.js';
import { publicPrograms } from './public.js';

t.test('what the table of public programs calls proved is in a test', (t) => {
  const transports = [...nodePrograms, ...otherPrograms].map(({ file }) => file);
  for (const { name, transport, test } of publicPrograms) {
    if (transport) t.ok(transports.includes(transport), `${name}: ${transport}`);
    if (!test) continue;
    const text = readFileSync(new URL(`../../${test.file}`, import.meta.url), 'utf8');
    t.ok(text.includes(`t.test('${test.title}'`), `${name}: ${test.file}`);
  }
  t.strictSame(
    publicPrograms.flatMap(({ name, calls }) => (calls ? [name] : [])).sort(),
    clients.map(({ name }) => name).sort(),
    'the programs whose calls a test sends',
  );
  t.end();
});

/** A simulator to which the calls of this process are led. */
async function intercepting(t: Test) {
  const simulator = await startSimulator({ intercept: true });
  t.teardown(() => simulator.close());
  simulator.install();
  return simulator;
}

/** The published SDK, beside the version of the package that it is part of: it asks for that, and nothing else of it. */
function sdk(t: Test): typeof import('@sinch/sdk-client') {
  const root = fileURLToPath(new URL('../../node_modules/@sinch/sdk-client', import.meta.url));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const about = JSON.stringify({ name: '@sinch/sdk-core', version });
  const folder = t.testdir({ node_modules: { '@sinch': { 'sdk-core': { 'package.json': about }, 'sdk-client': {} } } });
  cpSync(root, join(folder, 'node_modules/@sinch/sdk-client'), { recursive: true });
  return createRequire(join(folder, 'program.cjs'))('@sinch/sdk-client');
}

t.test('the SDK for Node.js fetches a token and lists webhooks from its own hosts', async (t) => {
  const simulator = await intercepting(t);
  const { ApiFetchClient, Oauth2TokenRequest } = sdk(t);
  const client = new ApiFetchClient({ projectId: 'p', requestPlugins: [new Oauth2TokenRequest('key', 'secret')] });
  const url = 'https://provisioning.api.sinch.com/v1/projects/p/webhooks';
  const requestOptions = await client.prepareOptions(url, 'GET', {}, { 'Content-Type': 'application/json' });
  const answer = await client.processCall({ url, requestOptions, apiName: 'Webhooks', operationId: 'ListWebhooks' });
  t.match(answer, { webhooks: [], totalSize: 0 });
  const [call] = await simulator.project('p').requests({ secrets: true });
  t.match(call, { method: 'GET', request: { headers: { authorization: /^Bearer / } }, answer: { status: 200 } });
});

t.test('the example of the SDK in the README lists the webhooks', async (t) => {
  const simulator = await startSimulator();
  t.teardown(() => simulator.close());
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, example = ''] = /```js\nimport [^\n]*'@sinch\/sdk-client';\n(.*?)```/s.exec(readme) ?? [];
  const body = example.replace('http://127.0.0.1:7462', simulator.url).replace('console.log', 'return ');
  const { ApiFetchClient, Oauth2TokenRequest } = sdk(t);
  const run = new Function('ApiFetchClient', 'Oauth2TokenRequest', `return (async () => { ${body} })()`);
  t.match(await run(ApiFetchClient, Oauth2TokenRequest), { webhooks: [], totalSize: 0 });
});

t.test('axios gets a hint for the arrays that it writes by default, and none with indexes: null', async (t) => {
  await intercepting(t);
  const hintWith = async (paramsSerializer: { indexes?: null }) => {
    const { headers } = await axios.get('https://provisioning.api.sinch.com/v1/projects/p/whatsapp/templates', {
      auth: { username: 'key', password: 'secret' },
      params: { filterStates: ['APPROVED', 'PAUSED'] },
      paramsSerializer,
    });
    return headers['x-mock-hint'];
  };
  t.match(await hintWith({}), /unknown parameter 'filterStates\[\]'; write 'filterStates'/);
  t.equal(await hintWith({ indexes: null }), undefined);
});
