// npm run cluster-trial -- [--members 4] [--projects 40] [--rounds 5] [--lease 3s] [--seed 1] [--blows kill,pause] [--between 5]:
// several simulators with one PostgreSQL behind a balancer, under load, while they are killed, paused and cut off. Ends with exit
// code 1 if anything that was acknowledged is missing afterwards, or was done twice. Uses TEST_DATABASE_URL, or starts a server.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { startPostgres } from '../test/store/postgres-process.ts';
import { blowKinds } from './cluster/audit.ts';
import { trial } from './cluster/trial.ts';

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '4' },
    projects: { type: 'string', default: '40' },
    clients: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
    blows: { type: 'string', default: blowKinds.join() },
    lease: { type: 'string', default: '3s' },
    seed: { type: 'string', default: '1' },
    between: { type: 'string', default: '5' },
  },
});
const given = process.env.TEST_DATABASE_URL;
const own = given ? undefined : await startPostgres();
if (!given && typeof own !== 'object') throw new Error(own ?? 'needs PostgreSQL');
const store = new URL(given ?? own.url);
store.searchParams.set('schema', `trial_${process.pid}`);
const sql = own?.sql ?? postgres(given);
const wanted = values.blows.split(',').filter((kind) => own || kind !== 'restart');
try {
  const { counts, faults, output } = await trial({
    command: [fileURLToPath(new URL('../dist/cli.js', import.meta.url))],
    store: store.href,
    sql,
    restart: own?.restart,
    lease: values.lease,
    members: Number(values.members),
    projects: Number(values.projects),
    clients: Number(values.clients),
    pace: 0,
    seed: Number(values.seed),
    blows: Array.from({ length: Number(values.rounds) }, () => wanted).flat(),
    between: Number(values.between),
    progress: (line) => console.log(line),
  });
  for (const [name, found] of Object.entries(faults)) for (const line of found) console.error(`${name}: ${line}`);
  console.log(counts);
  const numbers = Object.entries(faults).map(([name, { length }]) => [name, length]);
  console.log(Object.fromEntries(numbers));
  if (numbers.some(([, count]) => count > 0)) {
    console.error(output.slice(-5000));
    process.exitCode = 1;
  }
} finally {
  if (own) await own.stop();
  else await sql.end();
}
