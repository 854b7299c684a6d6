// npm run fuzz -- [--requests 20000] [--seed 1]: random requests to a simulator in a process of its own. Prints each finding
// with the calls that show it, and ends with exit code 1 if there is one.
import { Agent, request } from 'node:http';
import { parseArgs } from 'node:util';
import { curlOf, Fuzzer } from './fuzz-requests.ts';
import { simulatorCommand, start } from './processes.js';

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
});
const [requests, seed] = [Number(values.requests), Number(values.seed)];

/** Longer than any call that waits; the fuzzer asks for short waits. */
const patience = 10_000;

const server = await start(simulatorCommand);
const agent = new Agent({ keepAlive: true });

const send = ({ method, url, headers, body }) =>
  new Promise((resolve, reject) => {
    const outgoing = request(server.url + url, { method, headers, agent, timeout: patience }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => {
        const bug = response.headers['x-simulator-bug'];
        resolve({ status: response.statusCode ?? 0, text, bug: bug === undefined ? undefined : String(bug) });
      });
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`none within ${patience} ms`)));
    outgoing.on('error', reject);
    outgoing.end(body);
  });

const read = async (url) => {
  const { text } = await send({ method: 'GET', url, headers: {}, body: undefined });
  return JSON.parse(text);
};
const fuzzer = new Fuzzer({ api: await read('/openapi.json'), control: await read('/__admin/openapi.json') }, seed);

const begun = performance.now();
const statuses = new Map();
const counting = async (sent) => {
  const got = await send(sent);
  statuses.set(got.status, (statuses.get(got.status) ?? 0) + 1);
  return got;
};
const findings = await fuzzer.run(counting, requests, (sent) => {
  if (sent % 10_000 === 0) console.log(`${sent} requests, ${Math.round((performance.now() - begun) / 1000)} s`);
});
await server.stop();
agent.destroy();

for (const { what, operation, calls } of findings) {
  console.log(`\n${operation}: ${what}`);
  for (const call of calls) console.log(`  ${curlOf(call, 'http://127.0.0.1:7462')}`);
}
const counted = [...statuses].sort(([one], [other]) => one - other).map(([status, count]) => `${status}: ${count}`);
console.log(
  `\n${requests} requests to ${fuzzer.operations.length} operations, seed ${seed}; answers ${counted.join(', ')}`,
);
console.log(`${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;
