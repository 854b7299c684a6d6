import t from 'tap';
import { contract } from '../../src/contract/load.js';
import { simulator } from '../simulator.js';

t.test('every control operation of the document is served', async (t) => {
  const sim = await simulator(t);
  for (const { service, method, path } of contract.operations.values()) {
    if (service !== 'control') continue;
    // Those that can wait refuse this parameter, as all do that have any.
    const { status, body } = await sim.raw(method, `${path.replace(/\{(\w+)\}/g, 'one')}?unknown=1`);
    t.ok(status < 500 && status !== 405 && body?.errorCode !== 'route_not_found', `${method} ${path}: ${status}`);
  }
});

t.test('a path that the control API does not have is a 404', async (t) => {
  const sim = await simulator(t);
  for (const url of ['/__admin', '/__admin/', '/__admin/project', '/__admin/projects/one/rule']) {
    t.match(await sim.raw('GET', url), { status: 404, body: { errorCode: 'route_not_found' } }, url);
  }
  t.match(await sim.raw('PATCH', '/__admin/projects'), { status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } });
});

t.test(
  'a byte-order mark before the body of a control call is skipped, and an impossible number is refused',
  async (t) => {
    const sim = await simulator(t);
    const sent = (body: string) => sim.raw('PUT', '/__admin/projects/one/clock', body);
    t.match(await sent('\uFEFF{"mode":"frozen"}'), { status: 200, body: { mode: 'frozen' } });
    t.match(await sent('{"scale":1e999}'), {
      status: 400,
      body: { errorCode: 'invalid_payload', resolution: /a number that is too large: scale/ },
    });
  },
);

t.test('health names the version of the simulator and of the contract', async (t) => {
  const sim = await simulator(t);
  const { status, body } = await sim.raw('GET', '/__admin/health');
  t.equal(status, 200);
  t.match(body, { status: 'ok', version: /^\d/, contract: contract.version, projects: 0 });
});

t.test('the uptime counts from the start, not from the first control call', async (t) => {
  const sim = await simulator(t);
  const begun = performance.now();
  while (performance.now() - begun < 20);
  t.ok((await sim.raw('GET', '/__admin/health')).body.uptimeMs >= 20);
});

t.test('probes answer until the simulator closes', async (t) => {
  const sim = await simulator(t);
  t.equal((await sim.raw('GET', '/livez')).status, 200);
  t.equal((await sim.raw('GET', '/readyz')).status, 200);
});

t.test('every control call but health requires the admin token', async (t) => {
  const sim = await simulator(t, { adminToken: 'let-me-in' });
  const refused = await sim.raw('GET', '/__admin/projects');
  t.equal(refused.status, 401);
  t.equal(refused.body.errorCode, 'admin_token_required');
  t.equal((await sim.raw('GET', '/__admin/projects', undefined, { authorization: 'Bearer wrong' })).status, 401);
  t.equal((await sim.raw('GET', '/__admin/projects', undefined, { authorization: 'Bearer let-me-in' })).status, 200);
  t.equal((await sim.raw('GET', '/__admin/health')).status, 200);
});

t.test('pages of other origins cannot call the control API', async (t) => {
  const sim = await simulator(t);
  const from = async (origin: string, host = 'localhost:7462') =>
    (await sim.raw('POST', '/__admin/reset', undefined, { origin, host })).status;
  t.equal(await from('http://localhost:7462'), 200);
  t.equal(await from('http://127.0.0.1:7462', '127.0.0.1:7462'), 200);
  t.equal(await from('http://[::1]:7462', '[::1]:7462'), 200);
  t.equal(await from('http://simulator:7462', 'simulator:7462'), 200);
  t.equal(await from('https://evil.example'), 403);
  t.equal(await from('null'), 403);
  t.equal(await from('http://localhost:3000'), 403, 'another port is another origin');
  t.equal(await from('http://evil.example:7462', 'evil.example:7462'), 403, 'a public name may be made to point here');
  const { status, headers } = await sim.raw('OPTIONS', '/__admin/reset', undefined, { origin: 'https://evil.example' });
  t.equal(status, 204);
  t.notOk(headers['access-control-allow-origin']);
});

t.test('a page of an allowed origin can call the control API, and its preflight says so', async (t) => {
  const origin = 'http://localhost:3000';
  const sim = await simulator(t, { allowOrigin: [origin] });
  const preflight = await sim.raw('OPTIONS', '/__admin/reset', undefined, { origin });
  t.match(preflight, {
    status: 204,
    headers: { 'access-control-allow-origin': origin, 'access-control-allow-methods': /DELETE/ },
  });
  t.match(await sim.raw('POST', '/__admin/reset', undefined, { origin }), {
    status: 200,
    headers: { 'access-control-allow-origin': origin, vary: 'origin' },
  });
});

t.test(
  'an unknown field or parameter of a control call is rejected; the error suggests the closest valid name',
  async (t) => {
    const sim = await simulator(t);
    const body = await sim.admin('POST', '/clock/advance', { bye: '1s' });
    t.equal(body.status, 400);
    t.match(body.body.additionalInformation.validationErrors, [/unknown field 'bye'; did you mean 'by'\?/]);
    const query = await sim.admin('GET', '/pending?sort=due');
    t.match(query.body.additionalInformation.validationErrors, [/unknown parameter 'sort'/]);
    t.equal((await sim.admin('POST', '/clock/advance', '{')).body.errorCode, 'invalid_payload');
    t.match(await sim.raw('PATCH', '/__admin/projects/p/clock'), { status: 405, headers: { allow: /PUT/ } });
  },
);

t.test('the control API has a document and a page of its own', async (t) => {
  const sim = await simulator(t);
  const { body } = await sim.raw('GET', '/__admin/openapi.json');
  t.equal(body.info.title, 'Control API of the simulator');
  t.ok(body.paths['/__admin/projects/{projectId}/clock/advance'].post);
  t.notOk(body.paths['/v1/projects/{projectId}/webhooks']);
  t.equal((await sim.raw('GET', '/__admin/docs')).status, 200);
});
