import dns from 'node:dns/promises';
import http from 'node:http';
import { setImmediate } from 'node:timers/promises';
import t from 'tap';
import { isLocalAddress, kindOf } from '../../src/delivery/addresses.js';
import { post } from '../../src/delivery/post.js';
import { systemClock } from '../../src/engine/time/clock.js';
import { replaceBuiltin } from '../builtin.js';
import { holdTimers } from '../timers.js';
import { receiver } from './receivers.js';

const options = { allowPublic: false, timeout: 60_000 };

t.test('only addresses of this machine and of private networks are local', async (t) => {
  for (const address of [
    '127.0.0.1',
    '127.255.0.9',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '::1',
    'fc00::1',
    'fdff::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
  ]) {
    t.ok(isLocalAddress(address), address);
  }
  for (const address of [
    '8.8.8.8',
    '203.0.113.1',
    '172.15.0.1',
    '172.32.0.1',
    '11.0.0.1',
    '192.169.0.1',
    '0.0.0.0',
    '169.254.169.254',
    '2001:db8::1',
    'fe80::1',
    '::',
    '::ffff:8.8.8.8',
    '::ffff:808:808',
  ]) {
    t.notOk(isLocalAddress(address), address);
  }
});

t.test('an address that is not local is public, or has a special range with a name', async (t) => {
  for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1', '::ffff:8.8.8.8'])
    t.equal(kindOf(address), 'public', address);
  const special: [string, string][] = [
    ['100.64.0.1', 'shared by the customers of a provider (carrier-grade NAT) (100.64.0.0/10)'],
    ['100.127.255.255', 'shared by the customers of a provider (carrier-grade NAT) (100.64.0.0/10)'],
    ['169.254.169.254', 'link-local, as metadata services of clouds use it (169.254.0.0/16)'],
    ['::ffff:169.254.1.1', 'link-local, as metadata services of clouds use it (169.254.0.0/16)'],
    ['fe80::1', 'link-local (fe80::/10)'],
    ['203.0.113.1', 'reserved for documentation (203.0.113.0/24)'],
    ['2001:db8::1', 'reserved for documentation (2001:db8::/32)'],
    ['224.0.0.1', 'multicast (224.0.0.0/4)'],
    ['255.255.255.255', 'broadcast (255.255.255.255/32)'],
    ['240.0.0.1', 'reserved (240.0.0.0/4)'],
    ['0.1.2.3', 'reserved for the own network (0.0.0.0/8)'],
    ['::ffff:0.1.2.3', 'reserved for the own network (0.0.0.0/8)'],
    ['100::1', 'discarded by routers (100::/64)'],
    ['101::1', 'reserved (100::/8)'],
    ['::2', 'reserved (::/96)'],
    ['5f00::1', 'reserved for segment routing (5f00::/16)'],
    ['4000::1', 'reserved (4000::/2)'],
    ['e000::1', 'reserved (8000::/1)'],
    ['ff02::1', 'multicast (ff00::/8)'],
  ];
  for (const [address, kind] of special) t.equal(kindOf(address), kind, address);
});

t.test('every interface, and every name below localhost, is this machine', async (t) => {
  const hosts: (string | undefined)[] = [];
  const to = await receiver(t, (response) => {
    hosts.push(response.req.headers.host);
    response.end();
  });
  const { port } = new URL(to.url);
  replaceBuiltin(t, dns, {
    lookup: async (name: string) => {
      if (name !== 'localhost') throw new Error(`getaddrinfo ENOTFOUND ${name}`);
      return [{ address: '127.0.0.1', family: 4 }];
    },
  });
  const names = ['0.0.0.0', '[::]', 'localhost', 'localhost.', 'shop.localhost', 'a.b.LOCALHOST.'];
  for (const name of names)
    t.match(await post(`http://${name}:${port}/hooks`, {}, '{}', options), { status: 200 }, name);
  t.same(
    hosts,
    names.map((name) => `${name.toLowerCase()}:${port}`),
  );
  t.match(await post(`http://notlocalhost:${port}/`, {}, '{}', options), { error: /ENOTFOUND notlocalhost/ });
});

t.test('a name is resolved on sending, and exactly that address is called', async (t) => {
  const to = await receiver(t, (response) => response.end('thanks'));
  const { port } = new URL(to.url);
  let lookups = 0;
  replaceBuiltin(t, dns, {
    lookup: async () => [{ address: lookups++ === 0 ? '127.0.0.1' : '203.0.113.1', family: 4 }],
  });
  const posted = await post(`http://receiver.example:${port}/hooks`, {}, '{}', options);
  t.match(posted, { status: 200, body: 'thanks' });
  t.equal(lookups, 1);
  t.match(
    await post(`http://receiver.example:${port}/hooks`, {}, '{}', options),
    { withheld: /the address 203\.0\.113\.1 of receiver\.example is reserved for documentation/ },
    'the name now resolves to a public address',
  );
  t.equal(to.received.length, 1);
});

t.test('a receiver is reached at any local address of its name', async (t) => {
  const to = await receiver(t, (response) => response.end());
  const { port } = new URL(to.url);
  replaceBuiltin(t, dns, {
    lookup: async () => [
      { address: '203.0.113.1', family: 4 },
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ],
  });
  t.match(await post(`http://localhost:${port}/hooks`, {}, '{}', options), { status: 200 });
});

t.test('a name that cannot be resolved, or not in time, fails the attempt', async (t) => {
  const lookup = (host: string) =>
    host === 'slow.example' ? new Promise(() => undefined) : Promise.reject(new Error(`getaddrinfo ENOTFOUND ${host}`));
  replaceBuiltin(t, dns, { lookup });
  t.match(await post('http://nobody.example/', {}, '{}', options), { error: 'getaddrinfo ENOTFOUND nobody.example' });
  const timers = holdTimers(t);
  const posted = post('http://slow.example/', {}, '{}', options);
  timers.expire(60_000);
  t.match(await posted, { error: 'no answer within 60000 ms' });
});

t.test('IPv6 receivers are supported', async (t) => {
  const to = await receiver(t, (response) => response.end(), { host: '::1' }).catch(() => undefined);
  if (!to) {
    t.comment('this machine has no IPv6');
    return;
  }
  t.match(await post(to.url, { 'x-a': 'b' }, '{}', options), { status: 200 });
});

t.test('with the flag, a public address is called', async (t) => {
  replaceBuiltin(t, http, {
    request: () => {
      throw new Error('the request was sent');
    },
  });
  const target = 'http://203.0.113.1/hooks';
  t.match(await post(target, {}, '{}', { ...options, allowPublic: true }), { error: 'the request was sent' });
  t.match(await post(target, {}, '{}', options), { withheld: /^the address 203\.0\.113\.1 is / });
});

t.test('the duration of an attempt is measured', async (t) => {
  const to = await receiver(t, (response) => response.end());
  const instants = [100, 142.26];
  t.intercept(systemClock, 'elapsed', { value: () => instants.shift() });
  t.match(await post(to.url, {}, '{}', options), { durationMs: 42.3 });
});

t.test('a connection that the receiver has closed is reopened without a failed attempt', async (t) => {
  const to = await receiver(t, (response) => {
    const socket = response.socket!;
    response.end();
    // To the sender, the connection looks open until it is used again.
    socket.once('data', () => socket.resetAndDestroy());
  });
  t.match(await post(to.url, {}, '{"number":1}', options), { status: 200 });
  t.match(await post(to.url, {}, '{"number":2}', options), { status: 200 });
});

t.test('the time for an answer starts when the request is sent, not while it waits for a connection', async (t) => {
  const timers = holdTimers(t);
  const to = await receiver(t, (response, body) => body === 'last' && response.end());
  const first = Array.from({ length: 64 }, () => post(to.url, {}, 'first', options));
  await to.arrived(64);
  const last = post(to.url, {}, 'last', options);
  // Lets it join the queue.
  await setImmediate();
  timers.expire(60_000);
  for (const posted of await Promise.all(first)) t.match(posted, { error: 'no answer within 60000 ms' });
  t.match(await last, { status: 200 });
});
