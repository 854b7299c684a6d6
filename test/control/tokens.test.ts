import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { createApplication } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { basic, simulator, TestProject } from '../simulator.js';

const grant = 'grant_type=client_credentials';
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const issued = async (sim: TestProject): Promise<string> =>
  (await sim.raw('POST', '/oauth2/token', grant, { ...form, authorization: basic })).body.access_token;

const expire = (sim: TestProject, body?: object) => sim.raw('POST', '/__admin/tokens/expire', body);

t.test('the control API expires tokens, all of them by default', async (t) => {
  const sim = await simulator(t);
  const status = async (token: string) => (await sim.get('/webhooks', bearer(token))).status;
  const first = await issued(sim);
  t.equal(await status(first), 200);
  t.equal((await expire(sim, { projectId: 'another' })).status, 204);
  t.equal((await expire(sim, { keyId: 'another' })).status, 204);
  t.equal(await status(first), 200);
  t.equal((await expire(sim)).status, 204);
  t.equal(await status(first), 401);
  const second = await issued(sim);
  t.equal(await status(second), 200);
  t.equal((await expire(sim, { projectId: 'test-project', keyId: 'key' })).status, 204);
  t.equal(await status(second), 401);
});

t.test('a wrong field is rejected, and in strict mode an unknown project', async (t) => {
  const sim = await simulator(t, { mode: 'strict', scenario: 'strict' });
  t.match(await expire(sim, { project: 'p' }), { status: 400, body: { errorCode: 'invalid_input' } });
  t.match(await expire(sim, { projectId: 'p' }), { status: 404, body: { errorCode: 'project_not_found' } });
});

t.test('a request with an expired token creates no project', async (t) => {
  const sim = await simulator(t);
  const token = await issued(sim);
  await expire(sim);
  t.equal((await sim.project('new').get('/webhooks', bearer(token))).status, 401);
  t.notOk(sim.application.simulation.worlds.has('new'));
});

/** A simulator with a data folder; `stop` ends it. */
async function kept(t: Test, folder: string) {
  const config = readConfig({ clock: 'frozen', logLevel: 'silent', port: '0', data: folder });
  const application = await createApplication(config);
  return { sim: new TestProject(t, application, 'test-project'), stop: () => application.close() };
}

t.test('with a data folder, tokens and their expiry survive a restart', async (t) => {
  const folder = t.testdir({});
  const first = await kept(t, folder);
  const expired = await issued(first.sim);
  await expire(first.sim);
  const valid = await issued(first.sim);
  await first.stop();
  const second = await kept(t, folder);
  const { sim } = second;
  t.equal((await sim.get('/webhooks', bearer(expired))).status, 401);
  t.equal((await sim.get('/webhooks', bearer(valid))).status, 200);
  await expire(sim);
  t.equal((await sim.get('/webhooks', bearer(valid))).status, 401, 'it is still known as a token of this folder');
  await second.stop();
});

t.test('only its owner can read the signing key', { skip: process.platform === 'win32' }, async (t) => {
  const folder = t.testdir({});
  const path = join(folder, 'token-key');
  const mode = (): number => statSync(path).mode & 0o777;
  await (await kept(t, folder)).stop();
  t.equal(mode(), 0o600);
  chmodSync(path, 0o644);
  const key = readFileSync(path, 'utf8');
  await (await kept(t, folder)).stop();
  t.equal(mode(), 0o600);
  t.equal(readFileSync(path, 'utf8'), key);
});

t.test('a file without a key stops the start', async (t) => {
  for (const text of ['', '{}', '{"key":"c2hvcnQ=","expiries":[]}', '[]', '{"key":5,"expiries":[]}']) {
    const folder = t.testdir({});
    writeFileSync(join(folder, 'token-key'), text);
    await t.rejects(kept(t, folder), { message: /^--data: .*token-key cannot be read .*; delete it/ }, text);
  }
});
