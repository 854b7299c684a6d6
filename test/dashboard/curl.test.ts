// curl commands as people paste them.
import t from 'tap';
import { callOf, wordsOf } from '../../src/dashboard/curl.js';

const base = new URL('http://127.0.0.1:7462/');
const read = (command: string): object => callOf(command, base, 'my shop');
const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

t.test('words are split as a shell splits them', async (t) => {
  t.same(wordsOf(`curl  -d '{"a": "b c"}' \\\n  "x\\"y" it\\'s ''`), ['curl', '-d', '{"a": "b c"}', 'x"y', "it's", '']);
  t.same(wordsOf(`'a'"b"c`), ['abc']);
  t.throws(() => wordsOf(`curl 'open`), { message: `A quotation mark (') is not closed.` });
});

t.test('a command becomes a call of this simulator, whatever host it names', async (t) => {
  t.same(read('curl https://provisioning.api.sinch.com/v1/projects/p/webhooks?pageSize=2'), {
    method: 'GET',
    path: '/v1/projects/p/webhooks?pageSize=2',
    headers: {},
  });
  t.same(read('$ curl -i 127.0.0.1:7462/v1/projects/{projectId}/webhooks'), {
    method: 'GET',
    path: '/v1/projects/my%20shop/webhooks',
    headers: {},
  });
});

t.test('a path that a proxy puts in front is not part of the call', async (t) => {
  const proxied = new URL('https://ci.example/sim/');
  t.equal(callOf('curl https://ci.example/sim/v1/projects/p/webhooks', proxied, 'p').path, '/v1/projects/p/webhooks');
});

t.test('method, credentials, headers and body are taken over', async (t) => {
  const long = `curl -sS --request patch --user 'kéy:secret' --header 'X-A: b:c' --data-raw '{"a":1}' 'http://x/v1/projects/p'`;
  t.same(read(long), {
    method: 'PATCH',
    path: '/v1/projects/p',
    headers: { authorization: basic('kéy:secret'), 'x-a': 'b:c', 'content-type': 'application/json' },
    body: '{"a":1}',
  });
  t.match(read(`curl -XPUT -HA:b -d'{}' --url=http://x/v1/projects/p -o /dev/null --compressed`), {
    method: 'PUT',
    headers: { a: 'b' },
    body: '{}',
  });
  t.match(read(`curl -d a=1 -d b=2 http://x/`), { method: 'POST', body: 'a=1&b=2' });
});

t.test('what cannot be sent is said', async (t) => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['wget x', /starts with curl/],
    ['curl -i', /no URL/],
    ['curl -d @file.json http://x/', /cannot read a file/],
    ['curl -H nonsense http://x/', /'nonsense' is not a header/],
    ['curl --form a=b http://x/', /--form is not supported/],
    ['curl http://x/ -H', /-H needs a value/],
    ['curl http://x/v1/projects/p/whatsapp/senders/{senderId}', /Replace \{senderId\}/],
  ];
  for (const [command, message] of cases) t.throws(() => read(command), { message }, command);
});
