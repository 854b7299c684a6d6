// The short form of npm run bench:bodies: the same bodies, smaller and fewer, and without a look at the time.
import t from 'tap';
import { nastyBodies } from '../../bench/nasty-bodies.js';
import { contract } from '../../src/contract/load.js';
import { bodyOf, pathTo } from '../populated.js';
import { simulator } from '../simulator.js';

const size = 10_000;
/** The n-th body of all operations is sent. */
const every = 197;

t.test('no body is answered with a 500, and what is refused is refused in the shape of the API', async (t) => {
  t.setTimeout(120_000);
  const sim = await simulator(t, { scenario: 'examples' });
  const project = sim.project('examples');
  let number = 0;
  const statuses = new Map<number, number>();
  for (const operation of contract.operations.values()) {
    if (!operation.body) continue;
    const path = operation.path.replace('{projectId}', project.id);
    for (const { what, text } of nastyBodies(operation.body.schema, bodyOf(operation), size)) {
      if (number++ % every !== 0) continue;
      // A wait would last as long as the body says.
      if (/^Worlds|wait/i.test(operation.id) || text.length > 300_000) continue;
      const url =
        operation.service === 'control' ? path.replace(/\{\w+\}/g, 'x') : `/v1/projects/examples${pathTo(operation)}`;
      const { status, body } = await sim.raw(operation.method, url, text, { 'content-type': 'application/json' });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status >= 500) t.fail(`${operation.id} ${what}: ${status} ${JSON.stringify(body)}`);
      if (status >= 400) t.type(body.errorCode, 'string', `${operation.id} ${what}`);
    }
  }
  t.ok((statuses.get(400) ?? 0) > 20, 'many bodies are refused');
  t.equal((await project.control('GET', '/requests')).requests.length > 20, true, 'and are in the journal');
});

t.test('each body is JSON of about the wanted size, or says that it is none', async (t) => {
  const operation = contract.operations.get('WebhookWebhookController_createWebhook_v1')!;
  const bodies = [...nastyBodies(operation.body!.schema, bodyOf(operation), size)];
  t.ok(bodies.length > 100);
  const places = new Set(bodies.map(({ what }) => what.split(':')[0]));
  for (const place of ['the body', 'target', 'secret', 'triggers', 'triggers.0']) t.ok(places.has(place), place);
  t.ok(bodies.filter(({ text }) => Buffer.byteLength(text) > size / 2).length > bodies.length * 0.9, 'most are long');
  const tooLong = bodies.filter(({ what, text }) => Buffer.byteLength(text) > size && !/levels/.test(what));
  t.same(
    tooLong.map(({ what }) => what),
    [],
  );
  const noJson = bodies.filter(({ text }) => !isJson(text)).map(({ what }) => what);
  t.same(
    noJson.filter((what) => !/without an end|too many|no JSON but|quotes/.test(what)),
    [],
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
