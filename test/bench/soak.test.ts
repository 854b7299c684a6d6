// The short form of npm run soak: nothing of a project is left when it is gone, and one that stays grows no more than its
// limits allow.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import t, { type Test } from 'tap';
import { type Call, oneRound, subscribe } from '../../bench/soak-rounds.js';
import { basic, listen, simulator, type TestProject } from '../simulator.js';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const MiB = 2 ** 20;
/** One world with what it remembers is a tenth of that. */
const allowedGrowth = 5 * MiB;
const projects = 12;
const rounds = 2;

function liveHeap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const caller =
  (t: Test, sim: TestProject): Call =>
  async (method, path, body, expected) => {
    const answer = await sim.raw(method, path, body, { authorization: basic });
    if (!expected.includes(answer.status)) t.fail(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

/** Resolves when no delivery of a project is under way. */
async function delivered(project: TestProject): Promise<void> {
  while ((await project.control('GET', '')).deliveries.pending > 0)
    await new Promise((resolve) => setImmediate(resolve));
}

/** Whatever has a part of a project, also a wait, an event stream, a checkpoint and a rule; then the project is deleted. */
async function comeAndGo(t: Test, sim: TestProject, id: string, target: string): Promise<WeakRef<object>> {
  const call = caller(t, sim);
  const admin = `/__admin/projects/${id}`;
  await subscribe(call, id, target);
  await call('PUT', `${admin}/checkpoints/start`, undefined, [200, 201]);
  await call('POST', `${admin}/faults`, { error: 'internal_error', match: { path: '/nothing' } }, [200, 201]);
  await call(
    'POST',
    `${admin}/rules`,
    { match: { lifecycle: 'whatsapp.template', name: 'x' }, outcome: 'reject' },
    [200, 201],
  );
  for (let round = 0; round < rounds; round++) await oneRound(call, id, round);
  const waiting = call(
    'POST',
    `${admin}/requests/wait`,
    { match: { path: '*/nothing' }, timeoutMs: 1 },
    [200, 404, 408, 409],
  );
  // What is in flight keeps its project until it is answered.
  await delivered(sim.project(id));
  await waiting;
  const world = new WeakRef<object>(sim.project(id).world);
  await call('DELETE', admin, undefined, [204]);
  return world;
}

t.test('nothing keeps a project that was deleted', async (t) => {
  t.setTimeout(300_000);
  const sim = await simulator(t);
  const { url } = await listen(t);
  const gone = async (name: string): Promise<WeakRef<object>[]> => {
    const worlds: WeakRef<object>[] = [];
    for (let number = 0; number < projects; number++) worlds.push(await comeAndGo(t, sim, `${name}-${number}`, url));
    return worlds;
  };
  const first = await gone('first');
  const [before, handles] = [liveHeap(), process.getActiveResourcesInfo().length];
  const second = await gone('second');
  t.same([...sim.application.simulation.worlds.keys()], []);
  const after = liveHeap();
  t.ok(after - before < allowedGrowth, `the live heap grew by ${Math.round((after - before) / 1024)} KiB`);
  const more = process.getActiveResourcesInfo().length - handles;
  t.ok(more < projects, `${more} more timers and connections`);
  const kept = [...first, ...second].filter((world) => world.deref() !== undefined);
  // The last one can still be on the stack, or in a cache of one entry.
  t.ok(kept.length < 3, `${kept.length} of ${2 * projects} worlds are still there`);
});

t.test('a project that stays has no more jobs and decisions after a round than before it', async (t) => {
  const sim = await simulator(t);
  const call = caller(t, sim);
  const { url } = await listen(t);
  await subscribe(call, sim.id, url);
  const counts: unknown[] = [];
  for (let round = 0; round < 4; round++) {
    await oneRound(call, sim.id, round);
    await delivered(sim);
    const [{ jobs, waiting, collections }] = (await sim.control('GET', '/state')).worlds;
    const { deliveries: _, ...records } = collections;
    // The approved version of each round's template stays.
    const sum = Object.values<unknown[]>(records).reduce((total, { length }) => total + length, -round);
    counts.push([jobs.length, waiting.length, sum]);
  }
  for (const count of counts) t.same(count, counts[0]);
});
