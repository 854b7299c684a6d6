// Measures the simulator against a bare Fastify that answers the same bytes, in the same run: ratios, because seconds
// depend on the machine. Prints a table and writes bench/results/latest.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { authorization, bareCommand, simulatorCommand, start } from './processes.js';

const seconds = Number(process.env.BENCH_SECONDS ?? 5);
const headers = { authorization, 'content-type': 'application/json' };
const templates = '/v1/projects/bench/whatsapp/templates';
const rows = [];

const template = (name) =>
  JSON.stringify({
    status: 'DRAFT',
    name,
    language: 'EN_US',
    category: 'MARKETING',
    details: {
      components: [
        { type: 'HEADER', format: 'TEXT', text: 'Our spring sale' },
        { type: 'BODY', text: 'Hello {{1}}, everything is {{2}} off.', examples: ['Ann', '20 %'] },
        { type: 'FOOTER', text: 'Reply STOP to opt out' },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Tell me more' }] },
      ],
    },
  });

let made = 0;
const nextTemplate = (request) => ({ ...request, body: template(`bench_${String(made++).padStart(8, '0')}`) });

async function load(url, { method = 'GET', path, setupRequest, amount, duration = seconds }) {
  const result = await autocannon({
    url: url + path,
    method,
    headers,
    connections: 10,
    ...(amount ? { amount } : { duration }),
    ...(setupRequest ? { requests: [{ setupRequest }] } : {}),
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${path}: ${result.non2xx} refused, ${result.errors} errors`);
  return { perSecond: result.requests.average, total: result.requests.total };
}

/** One load of a server: requests each second, and processor time for each request. */
async function measure(server, request) {
  const before = server.cpu();
  const { perSecond, total } = await load(server.url, request);
  return { perSecond, cpu: (server.cpu() - before) / total };
}

const better = (one, other) => ({
  perSecond: Math.max(one.perSecond, other.perSecond),
  cpu: Math.min(one.cpu, other.cpu),
});

/**
 * Loads both servers in turn, three times, and keeps the best run of each: the rest is noise of the machine. The load
 * generator shares the machine with the server, so throughput falls faster than the server's own cost grows; reports both.
 */
async function compare(name, simulator, request, aim, answerPath = request.path) {
  const bare = await startBare(simulator, answerPath);
  let [ours, theirs] = [await measure(simulator, request), await measure(bare, request)];
  for (let run = 0; run < 2; run++) {
    ours = better(ours, await measure(simulator, request));
    theirs = better(theirs, await measure(bare, request));
  }
  await bare.stop();
  note(name, ours.perSecond, theirs.perSecond, ours.perSecond / theirs.perSecond, aim, 'requests/s');
  note(`${name}: server CPU`, ours.cpu, theirs.cpu, theirs.cpu / ours.cpu, aim, 'us/request');
}

/** A bare Fastify that answers what the simulator answers on this path. */
async function startBare(simulator, path) {
  const answer = await (await fetch(simulator.url + path, { headers })).text();
  const file = join(tmpdir(), `bench-answer-${process.pid}.json`);
  writeFileSync(file, answer);
  return start([...bareCommand, '--answer', file]);
}

function note(name, value, against, ratio, aim, unit) {
  rows.push({ name, value: round(value), against: round(against), ratio: round(ratio), aim, unit });
}

const round = (number) => Math.round(number * 100) / 100;
const median = (numbers) => [...numbers].sort((one, two) => one - two)[Math.floor(numbers.length / 2)];

async function startAndMemory() {
  const ready = { simulator: [], bare: [] };
  const memory = { simulator: [], bare: [] };
  for (let run = 0; run < 7; run++) {
    for (const [who, command] of [
      ['bare', bareCommand],
      ['simulator', simulatorCommand],
    ]) {
      const server = await start(command);
      ready[who].push(server.readyMs);
      await new Promise((resolve) => setTimeout(resolve, 500));
      memory[who].push(server.memory());
      await server.stop();
    }
  }
  const [ours, bare] = [median(ready.simulator), median(ready.bare)];
  note('spawn to first API answer', ours, bare, ours / bare, 'at most 1.6', 'ms');
  const [oursMemory, bareMemory] = [median(memory.simulator), median(memory.bare)];
  note('resident memory after the start', oursMemory, bareMemory, oursMemory / bareMemory, 'at most 1.6', 'MiB');
}

/** Sees to it that there are at least so many templates: the creations that were measured count, too. */
async function fill(simulator, count) {
  const { totalSize } = await (await fetch(`${simulator.url}${templates}?pageSize=1`, { headers })).json();
  if (totalSize >= count) return;
  await load(simulator.url, { method: 'POST', path: templates, setupRequest: nextTemplate, amount: count - totalSize });
}

const list = (simulator) => load(simulator.url, { path: `${templates}?pageSize=50` });
const create = (simulator) =>
  load(simulator.url, { method: 'POST', path: templates, setupRequest: nextTemplate, duration: 2 });

/** Thirty days over 10,000 reviews that wait. */
async function advance() {
  const server = await start(simulatorCommand);
  const count = 10_000;
  const submitted = (request) => ({ ...request, body: nextTemplate(request).body.replace('"DRAFT"', '"SUBMIT"') });
  await load(server.url, { method: 'POST', path: templates, setupRequest: submitted, amount: count });
  const begun = performance.now();
  const body = JSON.stringify({ by: '30d' });
  const response = await fetch(`${server.url}/__admin/projects/bench/clock/advance`, { method: 'POST', headers, body });
  const { fired } = await response.json();
  if (fired.length !== count) throw new Error(`${fired.length} of ${count} reviews were decided`);
  const took = performance.now() - begun;
  note('advance 30 days over 10,000 jobs', took, 1000, took / 1000, 'at most 1', 'ms');
  await server.stop();
}

await startAndMemory();

const simulator = await start(simulatorCommand);
await fill(simulator, 1000);
const listOfFew = await list(simulator);
const createWithFew = await create(simulator);
const one = `${templates}/bench_00000500/languages/EN_US`;
await compare('GET one template', simulator, { path: one }, 'at least 0.5');
await fill(simulator, 10_000);
await compare('list 50 of 10,000', simulator, { path: `${templates}?pageSize=50` }, 'none set');

await compare(
  'create a template',
  simulator,
  { method: 'POST', path: templates, setupRequest: nextTemplate, duration: 2 },
  'none set',
  one,
);

await fill(simulator, 100_000);
const listOfMany = await list(simulator);
note(
  'list 50: of 100,000 against of 1,000',
  listOfMany.perSecond,
  listOfFew.perSecond,
  listOfFew.perSecond / listOfMany.perSecond,
  'at most 1.3',
  'requests/s',
);
const createWithMany = await create(simulator);
note(
  'create: with 100,000 against with 1,000',
  createWithMany.perSecond,
  createWithFew.perSecond,
  createWithFew.perSecond / createWithMany.perSecond,
  'at most 1.3',
  'requests/s',
);
await simulator.stop();
await advance();

console.table(Object.fromEntries(rows.map(({ name, ...rest }) => [name, rest])));
const results = fileURLToPath(new URL('./results/', import.meta.url));
mkdirSync(results, { recursive: true });
writeFileSync(join(results, 'latest.json'), `${JSON.stringify({ node: process.version, seconds, rows }, null, 2)}\n`);
