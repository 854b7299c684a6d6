// npm run bench:cluster: what several processes on one PostgreSQL serve, what handing a request on costs, and what a durable
// write costs in each kind of store. The load generator and the database share the machine with the simulators: requests a
// second are those of the whole machine, and processor time for each request is that of the simulators alone.
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { startPostgres } from '../test/store/postgres-process.ts';
import { authorization, simulatorCommand, start } from './processes.js';

const seconds = Number(process.env.BENCH_SECONDS ?? 4);
const headers = { authorization, 'content-type': 'application/json' };
const projects = Array.from({ length: 40 }, (_, number) => `team-${number}`);
const templatesOf = (project) => `/v1/projects/${project}/whatsapp/templates`;
const one = '/greeting/languages/EN_US';
const rows = {};

const template = (name) =>
  JSON.stringify({
    status: 'DRAFT',
    name,
    language: 'EN_US',
    category: 'MARKETING',
    details: { components: [{ type: 'BODY', text: 'Hello, our spring sale begins today.' }] },
  });

let made = 0;
let turn = 0;
const nextProject = () => projects[turn++ % projects.length];
const get = (request) => ({ ...request, method: 'GET', path: templatesOf(nextProject()) + one });
const create = (request) => ({
  ...request,
  method: 'POST',
  path: templatesOf(nextProject()),
  body: template(`bench_${String(made++).padStart(8, '0')}`),
});

const fold = (results) => ({
  perSecond: results.reduce((sum, { requests }) => sum + requests.average, 0),
  total: results.reduce((sum, { requests }) => sum + requests.total, 0),
  latency: Math.max(...results.map(({ latency }) => latency.p50)),
});

/** The better of two runs, by each number: the rest is noise of the machine. */
async function load(servers, setupRequest, connections) {
  const [first, second] = [
    await run(servers, setupRequest, connections),
    await run(servers, setupRequest, connections),
  ];
  return {
    'requests/s': Math.max(first['requests/s'], second['requests/s']),
    'CPU us/request': Math.min(first['CPU us/request'], second['CPU us/request']),
    'median ms': Math.min(first['median ms'], second['median ms']),
  };
}

/** Loads all servers at the same time; the median latency is that of the slowest. */
async function run(servers, setupRequest, connections) {
  const before = servers.reduce((sum, server) => sum + server.cpu(), 0);
  const share = Math.max(1, Math.floor(connections / servers.length));
  const all = await Promise.all(
    servers.map(({ url }) =>
      autocannon({ url, headers, connections: share, duration: seconds, requests: [{ setupRequest }] }),
    ),
  );
  if (all.some(({ non2xx, errors }) => non2xx + errors > 0)) throw new Error('a request was refused');
  const { perSecond, total, latency } = fold(all);
  const cpu = (servers.reduce((sum, server) => sum + server.cpu(), 0) - before) / total;
  return { 'requests/s': Math.round(perSecond), 'CPU us/request': Math.round(cpu), 'median ms': latency };
}

/** Each project begins at another process, which is its owner from then on. */
async function fill(servers) {
  for (const [index, project] of projects.entries()) {
    const { url } = servers[index % servers.length];
    const sent = { method: 'POST', headers, body: template('greeting') };
    const { status } = await fetch(url + templatesOf(project), sent);
    if (status !== 201) throw new Error(`${project}: ${status}`);
  }
}

async function measured(name, flags, count, measure) {
  const servers = [];
  for (let number = 0; number < count; number++) servers.push(await start([...simulatorCommand, ...flags]));
  await fill(servers);
  await measure(servers, (what, result) => {
    rows[`${name}: ${what}`] = result;
  });
  for (const server of servers) await server.stop();
}

/** What one durable line costs on this disk, without any simulator: the median of 100. */
function bareLine(folder) {
  const file = openSync(join(folder, 'lines'), 'a');
  const times = Array.from({ length: 100 }, () => {
    const begun = performance.now();
    writeSync(file, `${'x'.repeat(500)}\n`);
    fdatasyncSync(file);
    return performance.now() - begun;
  });
  closeSync(file);
  rows['a line and fdatasync, no simulator'] = { 'median ms': Math.round(times.sort((a, b) => a - b)[50] * 10) / 10 };
}

const database = await startPostgres({ fsync: true });
if (typeof database !== 'object') throw new Error(database ?? 'needs PostgreSQL');
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
let schemas = 0;
const alone = () => ['--store', `${database.url}&schema=bench_${schemas++}`];
const clustered = () => [...alone(), '--advertise', 'http://127.0.0.1:0'];
try {
  bareLine(folder);
  for (const [name, flags] of [
    ['memory', []],
    ['folder, durable', ['--data', folder, '--durable']],
    ['PostgreSQL, durable', [...alone(), '--durable']],
    ['PostgreSQL, one of several', clustered()],
  ]) {
    await measured(name, flags, 1, async (servers, note) => {
      note('create, 1 connection', await load(servers, create, 1));
      note('create, 40 connections', await load(servers, create, 40));
    });
  }
  for (const count of [1, 2, 4]) {
    await measured(`${count} ${count === 1 ? 'process' : 'processes'}`, clustered(), count, async (servers, note) => {
      note('GET, 40 connections', await load(servers, get, 40));
      note('create, 40 connections', await load(servers, create, 40));
    });
  }
  // The project of the first process, asked for at each of them.
  await measured('hop', clustered(), 2, async (servers, note) => {
    const same = (request) => ({ ...request, method: 'GET', path: templatesOf(projects[0]) + one });
    const [owner, other] = servers;
    for (const [who, { url }] of [
      ['at the owner', owner],
      ['at the other process', other],
    ]) {
      const both = { url, cpu: () => owner.cpu() + other.cpu() };
      note(`GET ${who}, 1 connection`, await load([both], same, 1));
      note(`GET ${who}, 10 connections`, await load([both], same, 10));
    }
  });
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`Node ${process.version}, ${cpus().length} virtual cores, ${seconds} s for each row`);
console.table(rows);
