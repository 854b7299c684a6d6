// Pages of any origin can call the API; the control API rejects pages of other origins.
import t from 'tap';
import { simulator } from '../simulator.js';

const origin = 'https://prototype.example';
const preflight = {
  origin,
  'access-control-request-method': 'PATCH',
  'access-control-request-headers': 'authorization,content-type',
};

t.test('pages of any origin can call the API and get a token', async (t) => {
  const sim = await simulator(t);
  for (const [method, url] of [
    ['GET', '/v1/projects/one/webhooks'],
    ['POST', '/v1/projects/one/webhooks'],
    ['POST', '/oauth2/token'],
  ] as const) {
    const { headers } = await sim.raw(method, url, '{}', { origin });
    t.equal(headers['access-control-allow-origin'], origin, `${method} ${url}`);
    t.equal(headers['access-control-allow-credentials'], 'true', `${method} ${url}`);
    t.match(headers.vary, /origin/i, `${method} ${url}`);
  }
});

t.test('a preflight allows every method and the requested headers', async (t) => {
  const sim = await simulator(t);
  const { status, headers, body } = await sim.raw('OPTIONS', '/v1/projects/one/webhooks/x', undefined, preflight);
  t.equal(status, 204);
  t.equal(body, '');
  t.match(headers['access-control-allow-methods'], /GET.*POST.*PUT.*PATCH.*DELETE/);
  t.equal(headers['access-control-allow-headers'], 'authorization,content-type');
  t.equal(headers['access-control-allow-origin'], origin, 'named, as pages that include credentials need it');
  t.equal(headers['access-control-allow-credentials'], 'true');
});

t.test('a page can read Retry-After', async (t) => {
  const sim = await simulator(t);
  await sim.control('PUT', '/limit', { requests: 1, per: '10s' });
  await sim.get('/webhooks', { origin });
  const { status, headers } = await sim.get('/webhooks', { origin });
  t.equal(status, 429);
  t.equal(headers['retry-after'], '10');
  t.match(headers['access-control-expose-headers'], /\bretry-after\b/i);
});

t.test('a page can read errors too', async (t) => {
  const sim = await simulator(t);
  for (const [expected, method, url] of [
    [401, 'GET', '/v1/projects/one/webhooks'],
    [404, 'GET', '/v1/projects/one/webhook'],
    [405, 'DELETE', '/v1/projects/one/webhooks'],
    [405, 'GET', '/oauth2/token'],
  ] as const) {
    const { status, headers } = await sim.raw(method, url, undefined, { origin });
    t.equal(status, expected);
    t.equal(headers['access-control-allow-origin'], origin, `${method} ${url}`);
    t.equal(headers['access-control-allow-credentials'], 'true', `${method} ${url}`);
  }
});

t.test('pages of other origins can neither call nor read the control API', async (t) => {
  const sim = await simulator(t);
  for (const [method, url] of [
    ['GET', '/__admin/projects'],
    ['POST', '/__admin/reset'],
    ['GET', '/__admin/nothing'],
  ] as const) {
    const { headers } = await sim.raw(method, url, undefined, { origin });
    t.notOk('access-control-allow-origin' in headers, `${method} ${url}`);
  }
  const { headers } = await sim.raw('OPTIONS', '/__admin/reset', undefined, {
    ...preflight,
    'access-control-request-method': 'POST',
  });
  t.notOk('access-control-allow-origin' in headers, 'not even a preflight');
});
