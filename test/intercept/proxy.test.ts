import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { type AddressInfo, connect, type Socket } from 'node:net';
import t, { type Test } from 'tap';
import { Authority } from '../../src/intercept/authority.js';
import { simulatedHosts } from '../../src/intercept/hosts.js';
import { Interception } from '../../src/intercept/interception.js';
import { basic, simulator } from '../simulator.js';
import { outside, proxied, secured, send, tunnel, webhooks } from './proxied.js';

t.test('a tunnel to each host of the API ends in the simulator, with a certificate for that host', async (t) => {
  const { port, ca } = await proxied(t);
  t.equal(simulatedHosts.length, 5);
  for (const host of simulatedHosts) {
    const { socket } = await tunnel(port, `${host}:443`);
    const secure = await secured(socket, host, ca, ['h2', 'http/1.1']);
    t.equal(secure.alpnProtocol, 'http/1.1', 'clients that can choose get HTTP/1.1');
    const reply = await send(port, webhooks, { headers: { host } }, secure);
    t.match(reply, { status: 200, text: /"webhooks":\[\]/ }, host);
  }
});

t.test('a connection in a tunnel can be used for several requests and for large bodies', async (t) => {
  const { port, ca } = await proxied(t);
  const { socket } = await tunnel(port, 'provisioning.api.sinch.com:443');
  const secure = await secured(socket, 'provisioning.api.sinch.com', ca);
  const body = JSON.stringify({ target: 'http://127.0.0.1:1/', name: 'x'.repeat(900_000) });
  const keep = { connection: 'keep-alive', host: 'provisioning.api.sinch.com', 'content-type': 'application/json' };
  t.equal((await send(port, webhooks, { method: 'POST', headers: keep, body }, secure)).status, 400);
  t.equal((await send(port, webhooks, { headers: keep }, secure)).status, 200);
  secure.destroy();
});

t.test('a tunnel to a host of the API also takes plain HTTP, and a client that names no host in TLS', async (t) => {
  const { port, ca } = await proxied(t);
  const plain = await tunnel(port, 'provisioning.api.sinch.com:80');
  t.equal((await send(port, webhooks, {}, plain.socket)).status, 200);
  const nameless = await tunnel(port, 'provisioning.api.sinch.com:443');
  const secure = await secured(nameless.socket, '', ca);
  t.equal(secure.servername, false);
  t.equal((await send(port, webhooks, {}, secure)).status, 200);
});

t.test('a request for a whole URL of a host of the API is answered by the simulator', async (t) => {
  const { port } = await proxied(t);
  for (const scheme of ['http', 'https']) {
    t.match(await send(port, `${scheme}://provisioning.api.sinch.com${webhooks}?page=1`), { status: 200 }, scheme);
  }
  const token = {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  };
  t.match(await send(port, 'http://EU.auth.sinch.com/oauth2/token', token), { status: 200, text: /access_token/ });
  t.match(
    await send(port, 'http://provisioning.api.sinch.com?x=1'),
    { status: 403, text: /host_not_allowed/ },
    'the root',
  );
});

t.test('other hosts of the vendor are refused, by name and with a way out', async (t) => {
  const { port } = await proxied(t);
  const { reply } = await tunnel(port, 'voice.api.sinch.com:443');
  t.match(reply, {
    status: 502,
    phrase: /^voice\.api\.sinch\.com is not simulated, .* --pass-host voice\.api\.sinch\.com/,
  });
  const whole = await send(port, 'https://Sinch.com/x');
  t.match(whole, { status: 502, text: /^\{"errorCode":"host_not_simulated","message":"sinch.com is not simulated/ });
  t.equal((await tunnel(port, 'provisioning.api.sinch.com.:443')).reply.status, 200, 'a final dot changes nothing');
});

t.test('everything else passes through, in a tunnel and as a whole URL', async (t) => {
  const { port } = await proxied(t);
  const other = await outside(t);
  const { socket } = await tunnel(port, other.host);
  const body = 'y'.repeat(3_000_000);
  const inTunnel = await send(port, '/a?b', { method: 'POST', body }, socket);
  t.match(JSON.parse(inTunnel.text), { method: 'POST', url: '/a?b', length: 3_000_000 });
  const headers = { 'proxy-authorization': 'Basic eA==', 'x-own': '1', connection: 'close, x-hop', 'x-hop': '1' };
  const whole = await send(port, `http://${other.host}/c?d`, { method: 'PUT', body: 'z', headers });
  t.match(whole, { status: 200, headers: { 'x-outside': 'yes' } });
  const got = JSON.parse(whole.text);
  t.match(got, { method: 'PUT', url: '/c?d', length: 1, headers: { 'x-own': '1', host: other.host } });
  t.notOk('proxy-authorization' in got.headers || 'x-hop' in got.headers, 'what is for the proxy stays here');
});

t.test('what cannot be reached or read is refused with the reason', async (t) => {
  const { port } = await proxied(t);
  const { port: closed } = await outside(t);
  const free = createServer();
  await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
  const { port: unused } = free.address() as AddressInfo;
  await new Promise((resolve) => free.close(resolve));
  t.not(unused, closed);
  t.match((await tunnel(port, `127.0.0.1:${unused}`)).reply, {
    status: 502,
    phrase: /cannot be reached: ECONNREFUSED/,
  });
  t.match(await send(port, `http://127.0.0.1:${unused}/`), { status: 502, text: /"errorCode":"host_unreachable"/ });
  for (const target of ['no-port', ':443', 'a:b', '[::1:443', 'a:99999']) {
    t.match((await tunnel(port, target)).reply, { status: 400 }, target);
  }
  t.equal((await send(port, 'http://[x/')).status, 400);
});

t.test('the control API is open by the own address of the simulator, and by no host of the API', async (t) => {
  const { port, ca } = await proxied(t);
  const own = `127.0.0.1:${port}`;
  t.equal((await send(port, `http://${own}/__admin/settings`)).status, 200);
  t.equal((await send(port, `http://localhost:${port}/__admin/settings`)).status, 200);
  const { socket } = await tunnel(port, own);
  t.equal((await send(port, '/__admin/settings', {}, socket)).status, 200);
  const refused = { status: 403, text: /host_not_allowed/ };
  t.match(await send(port, 'http://provisioning.api.sinch.com/__admin/settings', { headers: { host: own } }), refused);
  for (const [target, secure] of [
    ['provisioning.api.sinch.com:443', true],
    ['provisioning.api.sinch.com:80', false],
  ] as const) {
    const open = await tunnel(port, target);
    const inside = secure ? await secured(open.socket, 'provisioning.api.sinch.com', ca) : open.socket;
    t.match(await send(port, '/__admin/settings', { headers: { host: own } }, inside), refused, target);
  }
});

async function intercepting(t: Test, findProxy: () => URL | undefined, open = false) {
  const server = createServer((_request, response) => response.end('here'));
  const interception = new Interception(Authority.inMemory(), server, { open, passed: [], findProxy, ownNames: [] });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(async () => {
    await interception.close();
    server.closeAllConnections();
    server.close();
  });
  return { server, port: (server.address() as AddressInfo).port };
}

t.test('a proxy that leads back to the simulator is no loop', async (t) => {
  const url = new URL('http://127.0.0.1');
  const { port } = await intercepting(t, () => url);
  url.port = String(port);
  t.match((await tunnel(port, 'example.com:443')).reply, { status: 508, phrase: /is this simulator/ });
  t.match(await send(port, 'http://example.com/'), { status: 508, text: /proxy_loop/ });
});

t.test('what passes through goes on through the proxy that was set before', async (t) => {
  const seen: string[] = [];
  const before = await outside(t);
  before.server.on('connect', (request, socket: Socket) => {
    seen.push(`${request.url} ${request.headers.host} ${request.headers['proxy-authorization']}`);
    const answer = request.url === 'no.example:443' ? '403 No' : '200 OK';
    socket.end(`HTTP/1.1 ${answer}\r\n\r\nhello`);
  });
  const { port } = await intercepting(t, () => new URL(`http://user:pass%21@${before.host}`));
  const { socket } = await tunnel(port, '[2001:db8::1]:443');
  t.equal(Buffer.concat(await socket.toArray()).toString(), 'hello');
  t.strictSame(seen, [`[2001:db8::1]:443 [2001:db8::1]:443 Basic ${Buffer.from('user:pass!').toString('base64')}`]);
  t.match((await tunnel(port, 'no.example:443')).reply, { status: 403, phrase: /refused no\.example:443: No/ });
  const { text } = await send(port, 'http://example.com/x?y');
  t.match(JSON.parse(text), { url: 'http://example.com/x?y', headers: { host: 'example.com' } });
});

t.test('clients on other machines are refused, unless the proxy is open', async (t) => {
  for (const [open, status] of [
    [false, 403],
    [true, 200],
  ] as const) {
    const { server, port } = await intercepting(t, () => undefined, open);
    server.prependListener('connection', (socket) =>
      Object.defineProperty(socket, 'remoteAddress', { value: '203.0.113.9' }),
    );
    t.equal((await tunnel(port, 'provisioning.api.sinch.com:443')).reply.status, status);
    t.match(
      await send(port, 'http://provisioning.api.sinch.com/'),
      open ? { status, text: 'here' } : { status, text: /--open-proxy/ },
    );
    t.equal((await send(port, '/')).text, 'here', 'plain requests are answered as usual');
  }
});

t.test('without --intercept the port is no proxy and takes no TLS', async (t) => {
  const { port, tlsPort } = await proxied(t, { intercept: false, tls: 0 });
  t.ok(tlsPort);
  await t.rejects(tunnel(port, 'provisioning.api.sinch.com:443'));
  await t.rejects(secured(connect(port, '127.0.0.1'), 'localhost', ''));
});

t.test('--tls serves the hosts of the API and this machine, by HTTP/1.1 and by HTTP/2', async (t) => {
  const { tlsPort = 0, ca } = await proxied(t, { intercept: false, tls: 0, adminToken: 'sesame' });
  const open = (host: string) => secured(connect(tlsPort, '127.0.0.1'), host, ca);
  t.equal((await send(tlsPort, webhooks, {}, await open('provisioning.api.sinch.com'))).status, 200);
  const admin = { authorization: 'Bearer sesame' };
  t.equal((await send(tlsPort, '/__admin/settings', { headers: admin }, await open('localhost'))).status, 200);
  const disguised = { headers: { ...admin, host: 'localhost' } };
  t.equal((await send(tlsPort, '/__admin/settings', disguised, await open('auth.sinch.com'))).status, 403);

  const session = connectHttp2(`https://127.0.0.1:${tlsPort}`, { ca, servername: 'provisioning.api.sinch.com' });
  t.teardown(() => session.destroy());
  const stream = session.request({
    ':method': 'POST',
    ':path': webhooks,
    ':authority': 'provisioning.api.sinch.com',
    authorization: basic,
    'content-type': 'application/json',
  });
  let head: Record<string, unknown> = {};
  stream.on('response', (headers) => {
    head = headers;
  });
  stream.end('{}');
  const text = Buffer.concat(await stream.toArray()).toString();
  t.match({ head, text }, { head: { ':status': 400, 'content-type': /json/ }, text: /"errorCode"/ });
});

t.test('an answer that has been sent is reported once, even before its end', async (t) => {
  const { application } = await simulator(t, { port: 0, logLevel: 'silent', intercept: true });
  await application.listen();
  const interception = application.interception!;
  const told: string[] = [];
  interception.traffic = { answered: (method, path, status) => told.push(`${method} ${path} ${status}`) };
  const { port } = application.app.server.address() as AddressInfo;
  const path = '/__admin/projects/p/events';
  const asked = request({ host: '127.0.0.1', port, path, headers: { accept: 'text/event-stream' } }).end();
  const [stream] = (await once(asked, 'response')) as [IncomingMessage];
  t.strictSame(told, [], 'the stream has not ended');
  interception.settle();
  interception.settle();
  t.strictSame(told, [`GET ${path} 200`]);
  stream.on('error', () => {});
  asked.destroy();
  await new Promise((resolve) => stream.once('close', resolve));
  t.equal((await send(port, webhooks, { headers: { authorization: basic } })).status, 200);
  interception.settle();
  t.strictSame(told, [`GET ${path} 200`, `GET ${webhooks} 200`]);
});
