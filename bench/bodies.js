// npm run bench:bodies -- [--only RegExp] [--every N]: sends the worst bodies of legal size to every operation of both
// documents, and measures how long each holds up everybody else. Prints the 20 longest blocks; ends with exit code 1 if one is
// longer than a request may cause, or if an answer is a 500. `--every 5` sends every fifth body only.
import { Agent, request } from 'node:http';
import { parseArgs } from 'node:util';
import { contract } from '../src/contract/load.ts';
import { sampleOf } from '../src/contract/sample.ts';
import { readExamples, readGuide, usualValue } from '../src/fixtures/operation-guide.ts';
import { limits } from '../src/limits.ts';
import { nastyBodies } from './nasty-bodies.ts';
import { authorization, simulatorCommand, start } from './processes.js';
import { situations } from './situations.js';

const { values } = parseArgs({
  options: { only: { type: 'string', default: '.' }, every: { type: 'string', default: '1' } },
});
const only = new RegExp(values.only);
const every = Number(values.every);

/** Milliseconds of processor time. */
const longestAllowed = 100;
/** A longer one is measured again: the collector of garbage or the compiler may have been at work. */
const suspicious = 40;
const project = 'examples';
const agent = new Agent({ keepAlive: true });

const server = await start([...simulatorCommand, '--scenario', 'examples', '--public-webhooks'], { tellsBlocks: true });
const found = [];
let sent = 0;

const call = (method, url, body, headers = {}) =>
  new Promise((resolve, reject) => {
    const outgoing = request(
      server.url + url,
      { method, agent, headers: { authorization, 'content-type': 'application/json', ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          if (text.length < 1000) text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode, text, bug: response.headers['x-simulator-bug'] }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });

const wrong = ({ status, bug }) =>
  bug !== undefined ? `a fault of the simulator: ${bug}` : status === 500 ? '500' : '';

/** Does it, up to three times while it is slow; notes the shortest block. */
async function measure(what, run) {
  sent++;
  let block = Number.POSITIVE_INFINITY;
  let answer;
  for (let attempt = 0; attempt < 3 && block > suspicious; attempt++) {
    const longest = await server.longestBlock(async () => {
      answer = await run();
    });
    block = Math.min(block, longest);
  }
  found.push({ what, block, status: answer.status, wrong: wrong(answer) });
  if (block > longestAllowed || wrong(answer)) console.log(`${Math.round(block)} ms, ${answer.status}: ${what}`);
}

const reset = () => call('POST', `/__admin/projects/${project}/reset`);
const guide = readGuide();
const examples = readExamples();
const pathOf = ({ path, service }) =>
  path.replace(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(name === 'projectId' ? project : (usualValue(guide, service, name) ?? 'x')),
  );
const bodyOf = ({ id, body }) =>
  examples.find(({ operation }) => operation === id)?.body ?? sampleOf(body.schema, 'least');

let number = 0;
for (const operation of contract.operations.values()) {
  const { id, method, body, service } = operation;
  if (!body || !only.test(id)) continue;
  await reset();
  // Code that never ran is compiled first.
  await call(method, pathOf(operation), JSON.stringify(bodyOf(operation)));
  const journal = `/__admin/projects/${project}/requests`;
  const limit = service === 'control' ? limits.controlBody.most : limits.apiBody.most;
  for (const nasty of nastyBodies(body.schema, bodyOf(operation), limit)) {
    if (number++ % every !== 0) continue;
    const what = `${id} ${nasty.what}`;
    await measure(what, () => call(method, pathOf(operation), nasty.text));
    if (service === 'control') continue;
    await measure(`${what}; its entry in the journal`, () => call('GET', `${journal}?limit=1`));
    const match = JSON.stringify({ match: { operation: id, body: { a: 1 } } });
    await measure(`${what}; a count with a match`, () => call('POST', `${journal}/count`, match));
    await call('DELETE', journal);
  }
}
for (const { what, prepare, method, path, body, headers } of situations(project)) {
  if (!only.test(what)) continue;
  await reset();
  for (const before of prepare ?? []) {
    const { status, text } = await call(before.method, before.path, before.body, before.headers);
    if (status >= 400 && !before.refused)
      throw new Error(`${what}: ${before.method} ${before.path}: ${status} ${text}`);
  }
  await measure(what, () => call(method, path, body, headers));
}
await server.stop();
agent.destroy();

const worst = found.toSorted((one, other) => other.block - one.block).slice(0, 20);
console.table(worst.map(({ what, block, status }) => ({ what: what.slice(0, 130), ms: Math.round(block), status })));
const tooLong = found.filter(({ block }) => block > longestAllowed);
const broken = found.filter((each) => each.wrong);
console.log(`${sent} measured; ${tooLong.length} held up the others for too long, ${broken.length} were bugs`);
process.exitCode = tooLong.length + broken.length > 0 ? 1 : 0;
