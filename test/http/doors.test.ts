// Who reaches the control API: hosts, origins, the admin token, and webhooks of the simulator itself.
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import t from 'tap';
import { contract } from '../../src/contract/load.js';
import { isAllowedHost, isLoopback } from '../../src/http/host.js';
import { isOwnControl } from '../../src/http/own-control.js';
import { simulator } from '../simulator.js';

const options = { host: 'mock.bound.example', allowHost: ['Mock.Example.com'] };

t.test('a host that only this machine or its network can define is allowed, and one that was given', async (t) => {
  for (const host of [
    undefined,
    'localhost',
    'LOCALHOST:7462',
    'localhost.',
    'app.localhost:80',
    '127.0.0.1:7462',
    '127.1',
    '10.1.2.3',
    '93.184.216.34:7462',
    '[::1]:7462',
    '[2001:db8::1]',
    'simulator:7462',
    'my_service',
    'host.docker.internal:7462',
    'mock.bound.example:7462',
    'MOCK.example.COM.:7462',
  ]) {
    t.ok(isAllowedHost(host, options), `${host}`);
  }
});

t.test('a public name is not allowed, whatever it looks like', async (t) => {
  for (const host of [
    '',
    'evil.example',
    'evil.example:7462',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evillocalhost.example',
    'mock.example.com.evil.example',
    'x.mock.example.com',
    'evil.example@localhost',
    'localhost@evil.example',
    'localhost/evil.example',
    'localhost#.evil.example',
    'localhost evil.example',
    'evil.example.',
    'EVIL.example.:80',
    'localhost,evil.example',
    'localhost:80:evil.example',
    'localhost%2eevil.example',
    '127.0.0.1%00.evil.example',
    'xn--e1afmkfd.example',
    '[::1].evil.example',
    '[fe80::1%eth0]:7462',
    '[fe80::1%25evil.example]',
    'docker.internal',
    '[::1',
    ':7462',
  ]) {
    t.notOk(isAllowedHost(host, options), host);
  }
});

t.test('loopback addresses are told from those that the network reaches', async (t) => {
  for (const host of ['127.0.0.1', '127.9.9.9', '::1', 'localhost', 'a.localhost']) t.ok(isLoopback(host), host);
  for (const host of ['0.0.0.0', '::', '10.0.0.1', 'simulator', '127.evil.example']) t.notOk(isLoopback(host), host);
});

const rebound = { host: 'evil.example:7462' };

/** Every path of the control API, with made-up parameters. */
const controlPaths = [...contract.operations.values()]
  .filter(({ service }) => service === 'control')
  .map(({ method, path }) => ({ method, url: path.replace(/\{\w+\}/g, 'x') }));
const pages = ['/__admin/openapi.json', '/__admin/openapi.yaml', '/__admin/docs', '/__admin/docs/reference.css'];

t.test('a page that made its own name lead here reads nothing of the control API and changes nothing', async (t) => {
  const sim = await simulator(t, { allowHost: ['mock.example.com'] });
  const all = [...controlPaths, ...pages.map((url) => ({ method: 'GET', url }))];
  t.ok(all.length > 40);
  for (const { method, url } of all) {
    const refused = await sim.raw(method, url, undefined, rebound);
    t.match(
      refused,
      { status: 403, body: { errorCode: 'host_not_allowed', message: /evil\.example/ } },
      `${method} ${url}`,
    );
  }
  for (const url of ['/%5F_admin/projects', '/__admin/nothing', '/__admin']) {
    t.equal((await sim.raw('GET', url, undefined, rebound)).status, 403, url);
  }
  t.same([...sim.application.simulation.worlds.keys()], []);
  t.equal((await sim.raw('GET', '/__admin/projects', undefined, { host: 'mock.example.com' })).status, 200);
  t.equal((await sim.get('/webhooks', rebound)).status, 200, 'the API itself answers to every host');
  t.equal((await sim.raw('GET', '/livez', undefined, rebound)).status, 200);
});

/** The status of a request that is sent as it is written. */
async function statusOf(port: number, head: readonly string[]): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    received += text;
  });
  socket.write(`${[...head, 'connection: close'].join('\r\n')}\r\n\r\n`);
  await once(socket, 'close');
  return Number(/^HTTP\/1\.1 (\d+)/.exec(received)?.[1]);
}

t.test('neither a second Host header nor a target with a host of its own leads around that', async (t) => {
  const sim = await simulator(t);
  await sim.application.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = sim.application.app.server.address() as AddressInfo;
  const path = '/__admin/projects';
  const local = `host: localhost:${port}`;
  const evil = 'host: evil.example';
  for (const [head, status] of [
    [[`GET ${path} HTTP/1.1`, local], 200],
    [[`GET ${path} HTTP/1.1`, `host: LOCALHOST.:${port}`], 200],
    [[`GET ${path} HTTP/1.1`, evil], 403],
    [[`GET ${path} HTTP/1.1`, 'host: evil.example.'], 403],
    [[`GET ${path} HTTP/1.1`, `host: EVIL.example:${port}`], 403],
    [[`GET ${path} HTTP/1.1`, local, evil], 403],
    [[`GET ${path} HTTP/1.1`, evil, local], 403],
    [[`GET http://evil.example${path} HTTP/1.1`, local], 403],
    [[`GET http://localhost${path} HTTP/1.1`, evil], 403],
    [[`GET ${path} HTTP/1.1`, evil, 'x-forwarded-host: localhost', 'forwarded: host=localhost'], 403],
    [[`GET ${path} HTTP/1.1`, local, 'x-forwarded-host: evil.example'], 200],
    [[`GET ${path} HTTP/1.1`, local, `origin: http://evil.example:${port}`], 403],
    [[`GET ${path} HTTP/1.1`, local, 'origin: null'], 403],
    [[`GET ${path} HTTP/1.1`, local, `origin: http://localhost:${port + 1}`], 403],
    [[`GET ${path} HTTP/1.1`, local, `origin: http://localhost.:${port}`], 403],
    [[`GET ${path} HTTP/1.1`, local, `origin: HTTP://LOCALHOST:${port}`], 200],
  ] as const) {
    t.equal(await statusOf(port, head), status, head.join(' | '));
  }
  t.same([...sim.application.simulation.worlds.keys()], []);
});

t.test('with an admin token everything below /__admin needs it, but health', async (t) => {
  const sim = await simulator(t, { adminToken: 'let-me-in' });
  const all = [...controlPaths, ...[...pages, '/__admin/nothing', '/__admin'].map((url) => ({ method: 'GET', url }))];
  for (const { method, url } of all) {
    const { status } = await sim.raw(method, url);
    if (url === '/__admin/health') t.equal(status, 200);
    else t.equal(status, 401, `${method} ${url}`);
  }
  const allowed = { authorization: 'Bearer let-me-in' };
  for (const url of pages) t.equal((await sim.raw('GET', url, undefined, allowed)).status, 200, url);
  t.equal((await sim.raw('GET', '/readyz')).status, 200);
});

t.test('the root and the dashboard need no token, but a host that names this machine', async (t) => {
  const sim = await simulator(t, { adminToken: 'let-me-in' });
  for (const url of ['/', '/dashboard', '/dashboard/', '/dashboard/index.html', '/dashboard/nothing.js']) {
    t.not((await sim.raw('GET', url)).status, 401, url);
    const refused = await sim.raw('GET', url, undefined, rebound);
    t.match(refused, { status: 403, body: { errorCode: 'host_not_allowed' } }, url);
  }
});

t.test('a page of an allowed origin can read that the token is missing', async (t) => {
  const origin = 'http://localhost:3000';
  const sim = await simulator(t, { adminToken: 'let-me-in', allowOrigin: [origin] });
  const preflight = await sim.raw('OPTIONS', '/__admin/reset', undefined, { origin });
  t.equal(preflight.status, 204, 'a preflight request has no token');
  t.match(await sim.raw('POST', '/__admin/reset', undefined, { origin }), {
    status: 401,
    headers: { 'access-control-allow-origin': origin },
  });
});

t.test('a webhook to the control API of the simulator itself is withheld, whatever leads to it', async (t) => {
  const sim = await simulator(t);
  await sim.application.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = sim.application.app.server.address() as AddressInfo;
  const path = '__admin/projects/victim/reset';
  const targets = [
    `http://127.0.0.1:${port}/${path}`,
    `http://localhost:${port}/${path}`,
    `http://0.0.0.0:${port}/${path}`,
    `http://a.localhost:${port}/${path}`,
    `http://127.1:${port}/x/../${path}`,
    `http://127.0.0.1:${port}/%5F_admin/projects/victim/reset`,
    `http://[::ffff:127.0.0.1]:${port}/${path}`,
    `http://127.0.0.1:${port}/${path}?a=b`,
  ];
  for (const target of targets) {
    const { status } = await sim.post('/webhooks', { target, secret: 'secret', triggers: ['ALL'] });
    t.equal(status, 201, target);
  }
  await sim.project('victim').get('/webhooks');
  const before = sim.project('victim').world;
  await sim.post('/whatsapp/templates', {
    name: 'one',
    language: 'EN_US',
    category: 'MARKETING',
    details: { components: [{ type: 'BODY', text: 'Hello' }] },
  });
  await sim.advance('2s');
  const deliveries = await sim.deliveries();
  t.equal(deliveries.length, targets.length);
  for (const { target, status, reason } of deliveries) {
    t.match({ status, reason }, { status: 'withheld', reason: /control API of this simulator/ }, target);
  }
  t.equal(sim.project('victim').world, before, 'the project was not reset');
});

t.test('only the control API at this port of this machine is the own one', async (t) => {
  const own = [{ port: 7462 }];
  const is = (url: string, address = '127.0.0.1'): boolean => isOwnControl(new URL(url), address, own);
  t.ok(is('http://sim.example:7462/__admin/reset'));
  t.ok(is('http://sim.example:7462//__admin'));
  t.ok(isOwnControl(new URL('http://sim.example/__admin'), '::1', [{ port: 80 }]));
  t.notOk(is('http://sim.example:7463/__admin/reset'), 'another port');
  t.notOk(is('http://sim.example:7462/hooks'), 'another path');
  t.notOk(is('http://sim.example:7462/__administration'), 'another path');
  t.notOk(is('http://sim.example:7462/__admin/reset', '192.0.2.1'), 'another machine');
});
