// What grows with a world, and what must not: prints each figure beside the most that it may be, and ends with exit code 1 if
// one is more. Ratios do not depend on the machine; milliseconds do, so they mean something on a quiet machine only.
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { neighbour } from './neighbour.js';
import { authorization, simulatorCommand, start } from './processes.js';

const headers = { authorization, 'content-type': 'application/json' };
const templates = '/v1/projects/bench/whatsapp/templates';
const agent = new Agent({ keepAlive: true, maxSockets: 40 });
const rows = [];

function note(name, value, most, unit = '') {
  rows.push({ name, value: Math.round(value * 100) / 100, most, unit });
}

/** The median time of so many calls, one after the other, in milliseconds. */
async function medianOf(count, run) {
  const times = [];
  for (let index = 0; index < count; index++) {
    const begun = performance.now();
    await run();
    times.push(performance.now() - begun);
  }
  return times.sort((one, other) => one - other)[Math.floor(count / 2)];
}

const call = (server, method, path, body) =>
  new Promise((resolve, reject) => {
    const sent = request(server.url + path, { method, headers, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => {
        if (response.statusCode < 300) resolve(text);
        else reject(new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 200)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body && JSON.stringify(body));
  });

/** Creates templates, some of which wait for their review. */
class Project {
  made = 0;

  constructor(server) {
    this.server = server;
  }

  post(status = this.made % 100 === 0 ? 'SUBMIT' : 'DRAFT') {
    const name = `bench_${String(this.made++).padStart(8, '0')}`;
    const details = { components: [{ type: 'BODY', text: 'Welcome back' }] };
    return call(this.server, 'POST', templates, { name, language: 'EN_US', category: 'MARKETING', status, details });
  }

  async fill(size, status) {
    const lane = async () => {
      while (this.made < size) await this.post(status);
    };
    await Promise.all(Array.from({ length: 40 }, lane));
  }
}

const folders = [];
async function withFolder(...flags) {
  const folder = mkdtempSync(join(tmpdir(), 'growth-'));
  folders.push(folder);
  return start([...simulatorCommand, '--data', folder, ...flags]);
}

const neighbourOf = (server) => neighbour(`${server.url}/v1/projects/other/webhooks`, headers);

async function durable() {
  const server = await withFolder('--durable');
  const project = new Project(server);
  await project.fill(500);
  const few = await medianOf(100, () => project.post());
  const worst = neighbourOf(server);
  await project.fill(12_000);
  const many = await medianOf(100, () => project.post());
  note('slowest GET of a neighbour while 12,000 are saved', await worst(), 100, 'ms');
  note('durable POST: with 12,000 against with 500', many / few, 2);
  await server.stop();
}

async function filtered() {
  const server = await start(simulatorCommand);
  const project = new Project(server);
  const list = () => call(server, 'GET', `${templates}?filterStatuses=IN_PROGRESS&pageSize=10`);
  await project.fill(1000);
  await list();
  const few = await medianOf(200, list);
  await project.fill(50_000);
  await list();
  const many = await medianOf(200, list);
  note('filtered list: of 50,000 against of 1,000', many / few, 2);
  await server.stop();
}

async function advance(count) {
  const server = await withFolder('--durable');
  await new Project(server).fill(count, 'SUBMIT');
  const worst = neighbourOf(server);
  const text = await call(server, 'POST', '/__admin/projects/bench/clock/advance', { by: '30d' });
  note(`slowest GET of a neighbour during an advance over ${count}`, await worst(), 50, 'ms');
  if (JSON.parse(text).fired.length !== count) throw new Error('not every review was decided');
  await server.stop();
}

/** Resolves when all projects whose ids contain a text rest. */
async function atRest(server, q) {
  for (;;) {
    const { projects } = JSON.parse(await call(server, 'GET', `/__admin/projects?q=${q}`));
    if (projects.every(({ resting }) => resting)) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** The time of a single call, in milliseconds. */
async function timeOf(run) {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
}

async function projects() {
  const server = await withFolder('--idle', '5s');
  const before = server.memory();
  let touched = 0;
  const lane = async () => {
    while (touched < 10_000) await call(server, 'GET', `/v1/projects/project-${touched++}/webhooks`);
  };
  await Promise.all(Array.from({ length: 40 }, lane));
  const worst = neighbourOf(server);
  // The first ones of the list rest first.
  await atRest(server, 'project-99');
  note('slowest GET of a neighbour while 10,000 projects go to rest', await worst(), 100, 'ms');
  // What they were saved with is garbage now.
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  note('memory that 10,000 projects add, at rest', server.memory() - before, 120, 'MiB');
  const page = () => call(server, 'GET', '/__admin/projects?pageSize=50');
  await page();
  note('page of 50 of 10,000 projects at rest', await medianOf(50, page), 20, 'ms');
  let woken = 0;
  const wake = () => call(server, 'GET', `/v1/projects/project-${woken++}/webhooks`);
  note('GET that brings a small project back', await medianOf(50, wake), 'none set', 'ms');
  await server.stop();
}

async function bigProject() {
  const server = await withFolder('--idle', '5s');
  await new Project(server).fill(12_000);
  await atRest(server, 'bench');
  const worst = neighbourOf(server);
  // It has its connection, and has called once.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const time = await timeOf(() => call(server, 'GET', `${templates}?pageSize=10`));
  note('GET that brings a project of 12,000 back', time, 'none set', 'ms');
  note('slowest GET of a neighbour meanwhile', await worst(), 100, 'ms');
  await server.stop();
}

try {
  await durable();
  await filtered();
  await advance(5000);
  await advance(20_000);
  await projects();
  await bigProject();
} finally {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
agent.destroy();
console.table(Object.fromEntries(rows.map(({ name, ...rest }) => [name, rest])));
process.exitCode = rows.some(({ value, most }) => value > most) ? 1 : 0;
