// Several simulators with one PostgreSQL, each in a process of its own, behind a balancer that knows nothing of projects: what
// clients were told is compared with what is there afterwards, and what receivers got with what happened. `npm run
// cluster-trial` is the long form.
import { join } from 'node:path';
import t from 'tap';
import { blowKinds } from '../../bench/cluster/audit.js';
import { trial } from '../../bench/cluster/trial.js';
import { folder } from '../cli/command-line.js';
import { missing, startServer } from '../store/postgres-server.js';

t.setTimeout(280_000);

const server = await startServer();

t.test(
  'nothing acknowledged is lost or done twice while processes and their database are disturbed',
  { skip: !server && missing },
  async (t) => {
    const { sql, restart } = server!;
    const { counts, faults, output } = await trial({
      command: [join(folder, 'dist/cli.js')],
      store: server!.newUrl(),
      sql,
      ...(restart && { restart }),
      lease: '3s',
      members: 3,
      projects: 12,
      clients: 6,
      pace: 25,
      // Another one at each run: npm run cluster-trial -- --seed repeats its choices.
      seed: Number(process.env.SEED ?? 1),
      // Another server than one of our own is not ours to crash.
      blows: blowKinds.filter((kind) => restart || kind !== 'restart'),
      between: 1,
    });
    t.comment(JSON.stringify(counts));
    t.ok(counts.acknowledged >= 72, `${counts.acknowledged} changes were acknowledged`);
    for (const [fault, found] of Object.entries(faults)) t.strictSame(found, [], fault, { output });
  },
);
