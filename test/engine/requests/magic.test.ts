import t from 'tap';
import { type MagicError, refuseMagic } from '../../../src/engine/requests/magic.js';

const rows: MagicError[] = [
  { in: ['params.**', 'body.name'], contains: 'mock_locked', errors: ['resource_locked'] },
  { in: ['body.token'], startsWith: 'mock-invalid-', errors: ['invalid_facebook_token', 'invalid_facebook_code'] },
  { in: ['query.code'], equals: 'mock', errors: ['wrong_otp'] },
  { in: ['query.phone'], equals: '+15005550004', errors: ['not_allowed_register'] },
  { in: ['body.**'], url: 'mock.invalid/not_found', errors: ['file_not_found'] },
];
const codes = ['resource_locked', 'invalid_facebook_code', 'wrong_otp', 'file_not_found', 'not_allowed_register'];

interface Call {
  params?: object;
  query?: object;
  body?: unknown;
}

const codeFor = (call: Call, documented: readonly string[] = codes): string | undefined => {
  try {
    refuseMagic(rows, '/', JSON.stringify(call), { params: {}, query: {}, ...call }, new Set(documented));
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

t.test('a magic value is found only where its row says', async (t) => {
  t.equal(codeFor({ params: { id: 'mock_locked' } }), 'resource_locked');
  t.equal(codeFor({ body: { name: 'Mock Locked Ltd' } }), 'resource_locked', 'spaces, hyphens and case are ignored');
  t.equal(codeFor({ body: { title: 'mock_locked' } }), undefined, 'not in another field');
  t.equal(codeFor({ query: { code: 'mock' } }), 'wrong_otp');
  t.equal(codeFor({ query: { code: 'mocking' } }), undefined);
  t.equal(
    codeFor({ body: { token: 'mock-invalid-1' } }),
    'invalid_facebook_code',
    'the first documented code is taken',
  );
  t.equal(codeFor({ body: { token: 'a mock-invalid-1' } }), undefined);
});

t.test('a magic URL is found at any depth, by host and path', async (t) => {
  const at = (url: string) => codeFor({ body: { details: [{ header: { url } }] } });
  t.equal(at('https://mock.invalid/a/not_found.png'), 'file_not_found');
  t.equal(at('http://mock.invalid:81/not_found?x'), 'file_not_found');
  t.equal(at('https://example.com/mock.invalid/not_found'), undefined);
  t.equal(at('https://mock.invalid/found'), undefined);
  t.equal(at('mock.invalid/not_found'), undefined);
});

t.test('a magic value without the marker is found, too', async (t) => {
  t.equal(codeFor({ query: { phone: '+15005550004' } }), 'not_allowed_register');
});

t.test('replaced rows apply immediately, including those without the marker', async (t) => {
  const watched: MagicError[] = [{ in: ['query.phone'], equals: '+15005550004', errors: ['not_allowed_register'] }];
  const call = { params: {}, query: { phone: '+15005550005' } };
  const ask = () => refuseMagic(watched, '/', undefined, call, new Set(codes));
  t.doesNotThrow(ask);
  watched.splice(0, 1, { in: ['query.phone'], equals: '+15005550005', errors: ['wrong_otp'] });
  t.throws(ask, { code: 'wrong_otp' });
});

t.test('a magic value has no effect if the operation documents none of its errors', async (t) => {
  t.equal(codeFor({ params: { id: 'mock_locked' } }, ['template_exists']), undefined);
});

t.test('a call without a body, or with a body that is not an object, contains no magic value', async (t) => {
  for (const body of [undefined, null, 5, 'mock_locked', [], [null]]) t.equal(codeFor({ body }), undefined);
  t.equal(codeFor({ body: { name: { first: 'mock_locked' } } }), undefined);
});
