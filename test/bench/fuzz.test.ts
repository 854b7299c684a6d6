// The short form of npm run fuzz, and proof that it sees what it looks for.
import t from 'tap';
import { curlOf, Fuzzer, type Got, type Send } from '../../bench/fuzz-requests.js';
import { simulator, type TestProject } from '../simulator.js';

const seed = Number(process.env.SEED ?? 1);

/** A call that waits has a timer that does not keep the process alive: an open server does. */
const alive = setInterval(() => undefined, 1000);
t.teardown(() => clearInterval(alive));

const sender =
  (sim: TestProject): Send =>
  async ({ method, url, headers, body }) => {
    const response = await sim.application.app.inject({
      method: method as 'GET',
      url,
      headers,
      ...(body !== undefined && { payload: body }),
    });
    const bug = response.headers['x-simulator-bug'];
    return { status: response.statusCode, text: response.body, bug: bug === undefined ? undefined : String(bug) };
  };

async function documents(sim: TestProject) {
  const read = async (url: string) => (await sim.raw('GET', url)).body;
  return { api: await read('/openapi.json'), control: await read('/__admin/openapi.json') };
}

t.test('requests at random get documented answers', async (t) => {
  t.setTimeout(300_000);
  const sim = await simulator(t);
  const fuzzer = new Fuzzer(await documents(sim), seed);
  t.ok(fuzzer.operations.length > 140, 'operations of both documents');
  const statuses = new Set<number>();
  const send = sender(sim);
  const counting: Send = async (sent) => {
    const got = await send(sent);
    statuses.add(got.status);
    return got;
  };
  const findings = await fuzzer.run(counting, 600);
  for (const { what, operation, calls } of findings)
    t.fail(`${operation}: ${what}\n${calls.map((call) => curlOf(call, 'http://127.0.0.1:7462')).join('\n')}`);
  for (const status of [200, 201, 204, 400, 404]) t.ok(statuses.has(status), `${status} was among them`);
});

t.test('a wrong answer is found, with the call that shows it', async (t) => {
  const sim = await simulator(t);
  const api = await documents(sim);
  const send = sender(sim);
  const wrong: [RegExp, Partial<Got>, RegExp][] = [
    [/\/webhooks(\?|$)/, { status: 500, text: '{}' }, /^status 500|breaks its schema/],
    [/\/webhooks(\?|$)/, { status: 418, text: '{}' }, /^undocumented status 418/],
    [/\/webhooks(\?|$)/, { status: 200, text: '{"webhooks": 1}' }, /^(status 200|undocumented status 200)/],
    [/\/webhooks(\?|$)/, { bug: 'broken' }, /^a fault of the simulator: broken/],
  ];
  for (const [path, answer, expected] of wrong) {
    const breaking: Send = async (sent) => {
      const got = await send(sent);
      return sent.method === 'GET' && path.test(sent.url) ? { ...got, ...answer } : got;
    };
    const one = await new Fuzzer(api, seed).run(breaking, 400);
    t.ok(one.length > 0, `${JSON.stringify(answer)} is seen`);
    for (const { what, calls } of one) {
      t.match(what, expected);
      t.equal(calls.length, 1, 'one call is enough to show it');
      t.match(curlOf(calls[0]!, 'http://host'), /^curl -sS -X GET 'http:\/\/host\/v1\/projects\/fuzz\/webhooks/);
    }
  }
});

t.test('the same seed sends the same requests', async (t) => {
  const sim = await simulator(t);
  const api = await documents(sim);
  const sentBy = async (number: number): Promise<string[]> => {
    const sent: string[] = [];
    const record: Send = async ({ method, url, body }) => {
      sent.push(`${method} ${url} ${body}`);
      return { status: 204, text: '', bug: undefined };
    };
    await new Fuzzer(api, number).run(record, 50);
    return sent;
  };
  const once = await sentBy(7);
  t.same(await sentBy(7), once);
  t.notSame(await sentBy(8), once);
});
