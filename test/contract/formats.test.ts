import fc from 'fast-check';
import t from 'tap';
import { formatSentence, ownFormats } from '../../src/contract/formats.js';
import { contract } from '../../src/contract/load.js';

function accepts(format: string, value: unknown): boolean {
  const test = ownFormats[format]!.accepts;
  if (test instanceof RegExp) return test.test(String(value));
  return typeof test === 'function' ? test(String(value)) : test.validate(Number(value));
}

t.test('every format that the contract names has a validator', async (t) => {
  const standard = new Set(['email', 'uri', 'date-time', 'uuid', 'duration', 'int32', 'int64']);
  const named = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { format } = part as { format?: unknown };
    if (typeof format === 'string') named.add(format);
    for (const value of Object.values(part)) visit(value);
  };
  visit(contract.schemas);
  visit([...contract.operations.values()]);
  t.same(
    [...named].filter((format) => !(format in ownFormats) && !standard.has(format)),
    [],
  );
});

t.test('a url is absolute, over http or https, and has a host', async (t) => {
  for (const url of [
    'https://example.com',
    'http://localhost:9100/hooks?a=1',
    'http://127.0.0.1:8080',
    'http://[::1]:3000/x',
    'https://example.com/track/{{1}}',
    'https://example.com:65535/{{1}}',
    'https://müller.example/',
  ]) {
    t.ok(accepts('url', url), url);
  }
  for (const url of [
    '',
    'example.com',
    '/relative',
    'ftp://example.com',
    'https:example.com',
    'https:///path',
    'https://{{1}}/x',
    'https://exa mple.com',
    ' https://example.com',
    'http://999.1.1.1',
    'javascript:alert(1)',
  ]) {
    t.notOk(accepts('url', url), url);
  }
});

t.test('every accepted url can be parsed', async () => {
  const host = fc.stringMatching(/^[a-z0-9.-]{1,12}[a-z]$/);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        host.map((name) => `http://${name}/x`),
        fc.string(),
      ),
      (url) => {
        // A last label such as 0xa is a number to the parser; no host of the real world has one.
        if (/0x[0-9a-f]*[/:]?/i.test(url) || /xn--/i.test(url)) return true;
        return !accepts('url', url) || URL.canParse(url);
      },
    ),
    { numRuns: 2000 },
  );
});

t.test('each kind of phone number has its own form', async (t) => {
  t.ok(accepts('e.164 phone number', '+46701740605'));
  t.notOk(accepts('e.164 phone number', '46701740605'));
  t.ok(accepts('phone number', '46 70-174 06 05'));
  t.ok(accepts('phone number', '+1 (555) 010-9999'));
  t.notOk(accepts('phone number', 'call me'));
  t.notOk(accepts('phone number', '--'));
  t.ok(accepts('numeric phone number', '701740605'));
  t.notOk(accepts('numeric phone number', '+701740605'));
  t.ok(accepts('country code', '46'));
  t.notOk(accepts('country code', '+46'));
  t.notOk(accepts('country code', '0'));
});

t.test('a one-time code has six characters and no spaces', async (t) => {
  t.ok(accepts('otp', '482913'));
  t.notOk(accepts('otp', '48291'));
  t.notOk(accepts('otp', '4829 3'));
});

t.test('digits, colors and timestamps', async (t) => {
  t.ok(accepts('digits', '0123'));
  t.notOk(accepts('digits', '12a'));
  t.ok(accepts('hex', '#00AAff'));
  t.ok(accepts('hex', 'fff'));
  t.notOk(accepts('hex', '#12'));
  t.ok(accepts('timestamp', 1767225600));
  t.notOk(accepts('timestamp', -1));
  t.notOk(accepts('timestamp', 1.5));
});

t.test('a format without its own message gets a general one', async (t) => {
  t.equal(formatSentence('email'), 'must be an email');
  t.equal(formatSentence('url'), 'must be a valid url');
  t.equal(formatSentence('ipv4'), 'must be a valid ipv4');
});
