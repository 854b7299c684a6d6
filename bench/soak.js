// Forty projects at once, mixed reads, writes, clock advances and webhooks: a warm-up, then a minute (SOAK_SECONDS). No
// error, memory flat after the warm-up, the journal bounded; ends with exit code 1 when one of these fails.
import { createServer } from 'node:http';
import { authorization, simulatorCommand, start } from './processes.js';
import { oneRound, subscribe } from './soak-rounds.ts';

const seconds = Number(process.env.SOAK_SECONDS ?? 60);
const projects = 40;
/** Of each tester. After them every project's journal and its deliveries, the newest 1,000 of each, are full. */
const warmUpRounds = 350;
/** The live heap may grow by this much after the warm-up: MiB. */
const allowedGrowth = 5;

const headers = { authorization, 'content-type': 'application/json' };
let received = 0;
const receiver = createServer((request, response) => {
  received++;
  request.resume();
  request.on('end', () => response.end());
});
await new Promise((resolve) => receiver.listen(0, '127.0.0.1', resolve));
const target = `http://127.0.0.1:${receiver.address().port}/hooks`;

const server = await start(simulatorCommand, { tellsHeap: true });
const errors = new Map();
let requests = 0;

async function call(method, path, body, expected) {
  requests++;
  const response = await fetch(server.url + path, { method, headers, body: body && JSON.stringify(body) });
  const text = await response.text();
  if (response.headers.get('x-simulator-bug') || !expected.includes(response.status)) {
    const key = `${method} ${path.replace(/soak-\d+|round_\d+/g, '*')}: ${response.status} ${text.slice(0, 120)}`;
    errors.set(key, (errors.get(key) ?? 0) + 1);
  }
  return text === '' ? undefined : JSON.parse(text);
}

/** Rounds while there is to be another one. */
async function tester(number, another) {
  const project = `soak-${number}`;
  const admin = `/__admin/projects/${project}`;
  for (let round = 0; another(round); round++) {
    await oneRound(call, project, round);
    if (round % 50 === 49) {
      const journal = await call('GET', `${admin}/requests?limit=1000`, undefined, [200]);
      if (journal.requests.length > 1000) errors.set('the journal is longer than 1,000', 1);
      await call('POST', `${admin}/clock/advance`, { by: '31d' }, [200]);
    }
  }
}

const testers = Array.from({ length: projects }, (_, number) => number);
const rounds = (another) => Promise.all(testers.map((number) => tester(number, another)));

await Promise.all(testers.map((number) => subscribe(call, `soak-${number}`, target)));
await rounds((round) => round < warmUpRounds);
const warm = await server.liveHeap();
const [warmUpRequests, begun] = [requests, performance.now()];
await rounds(() => performance.now() < begun + seconds * 1000);
const end = await server.liveHeap();
const resident = server.memory();
await server.stop();
receiver.close();
receiver.closeAllConnections();

console.table({
  projects,
  seconds,
  'requests, warm-up': warmUpRequests,
  requests: requests - warmUpRequests,
  'requests/s': Math.round((requests - warmUpRequests) / seconds),
  'events received': received,
  errors: [...errors.values()].reduce((sum, count) => sum + count, 0),
  'live heap after the warm-up (MiB)': Math.round(warm),
  'live heap at the end (MiB)': Math.round(end),
  'resident memory at the end (MiB)': Math.round(resident),
});
for (const [key, count] of errors) console.error(`${count} x ${key}`);
if (end - warm > allowedGrowth) console.error(`memory grew by ${Math.round(end - warm)} MiB`);
process.exitCode = errors.size > 0 || end - warm > allowedGrowth ? 1 : 0;
