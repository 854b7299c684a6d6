// What is unique over all projects, and what is known of them, is so through every process. The processes are simulators of this
// one; their answers are compared with those of one alone.
import { type IncomingMessage, request } from 'node:http';
import t, { type Test } from 'tap';
import { Membership } from '../../src/store/postgres/membership.js';
import { type Member, member } from '../cluster-member.js';
import { simulator, type TestProject } from '../simulator.js';
import { missing, startServer } from '../store/postgres-server.js';

const server = await startServer();
const skip = !server && missing;
const { newUrl } = server ?? ({} as never);

const hook = { target: 'http://127.0.0.1:9/', secret: 'hidden', triggers: ['ALL'] };

/** A project with a sub-project; returns the id of that. */
async function family(project: TestProject): Promise<string> {
  const { body } = await project.post('/bundles', { name: 'B', region: 'EU', subproject: true });
  await project.advance('1h');
  return body.subproject.id;
}

const exported = (project: TestProject) => project.control('GET', '/state?secrets=true');
const webhooks = async (project: TestProject): Promise<number> => (await project.get('/webhooks')).body.totalSize;

async function pair(t: Test): Promise<[Member, Member]> {
  const store = newUrl();
  return [await member(t, store), await member(t, store)];
}

t.test(
  'an import answers the same through every process, whoever holds the projects that it names',
  { skip },
  async (t) => {
    const [one, two] = await pair(t);
    const alone = await simulator(t);
    const sub = await family(one.sim.project('p'));
    t.equal(await family(alone.project('p')), sub);
    for (const sim of [one.sim, alone]) t.equal((await sim.project('single').post('/webhooks', hook)).status, 201);
    for (const sim of [two.sim, alone]) t.equal((await sim.project('q').post('/webhooks', hook)).status, 201);
    const state = await exported(one.sim.project('p'));
    const [root, child] = state.worlds;
    t.equal(child.id, sub);
    const withSubproject = (id: string) => [
      { ...root, id: 'q' },
      { ...child, id, parent: 'q' },
    ];
    const documents = {
      'a sub-project of another family': withSubproject(sub),
      'another project': withSubproject('single'),
      'every fault of the document': [...withSubproject('single'), { ...child, id: 'late', parent: 'none' }],
    };
    for (const [what, worlds] of Object.entries(documents)) {
      const expected = await alone.project('q').admin('PUT', '/state', { ...state, worlds });
      t.match(expected, { status: 400, body: { errorCode: 'invalid_input' } }, what);
      for (const { sim } of [one, two]) {
        const { status, body } = await sim.project('q').admin('PUT', '/state', { ...state, worlds });
        t.same({ status, body }, { status: 400, body: expected.body }, what);
      }
    }
    t.equal((await alone.project('q').admin('PUT', '/state', state)).status, 200, 'sub-projects get ids of their own');
    const moved = (await exported(alone.project('q'))).worlds[1].id;
    for (const { sim } of [one, two]) {
      t.equal((await sim.project('q').admin('PUT', '/state', state)).status, 200);
      t.equal((await exported(sim.project('q'))).worlds[1].id, moved);
      t.equal((await sim.project(moved).get('/webhooks')).status, 200);
    }
  },
);

t.test('a sub-project that one process makes is where its parent is, for all', { skip }, async (t) => {
  const [one, two] = await pair(t);
  t.equal((await one.sim.project('p').post('/webhooks', hook)).status, 201);
  const sub = await family(two.sim.project('p'));
  t.equal((await two.sim.project(sub).post('/webhooks', hook)).status, 201);
  t.equal(await webhooks(one.sim.project(sub)), 1);
  await one.sim.application.close();
  // It may still ask the process that has stopped, and say so.
  let answer = await two.sim.project(sub).get('/webhooks');
  for (; answer.status === 503; answer = await two.sim.project(sub).get('/webhooks'))
    t.equal(answer.headers['retry-after'], '1');
  t.equal(answer.body.totalSize, 1, 'asked for before its parent');
  t.equal(await webhooks(two.sim.project('p')), 1);
  t.match(await two.sim.project(sub).control('GET', ''), { parent: 'p' });
});

t.test('a scenario that was added through one process is one of all', { skip }, async (t) => {
  const [one, two] = await pair(t);
  const scenario = { name: 'mine', description: 'Mine', projects: { s: { initialized: ['kakaotalk'] } } };
  t.equal((await one.sim.raw('POST', '/__admin/scenarios', scenario)).status, 201);
  const listed = async ({ sim }: Member) => (await sim.raw('GET', '/__admin/scenarios')).body;
  t.same(await listed(two), await listed(one));
  t.equal((await two.sim.raw('POST', '/__admin/scenarios', { ...scenario, description: 'Other' })).status, 201);
  t.same(await listed(one), await listed(two));
  t.match(await one.sim.project('s').control('POST', '/reset', { scenario: 'mine' }), { scenario: 'mine' });
});

t.test('a stream through another process tells that its project was deleted, and begins again', { skip }, async (t) => {
  const [one, two] = await pair(t);
  t.equal((await one.sim.project('a').post('/webhooks', hook)).status, 201);
  const sent = request(`${two.url}/__admin/projects/a/events?since=0`, { headers: { accept: 'text/event-stream' } });
  t.teardown(() => sent.destroy());
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.on('response', resolve).on('error', reject).end();
  });
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    const isFirst = !text.includes('\nid: ');
    text += chunk;
    if (isFirst && text.includes('\nid: ')) {
      const gone = two.sim.project('a').admin('DELETE', '');
      t.equal((await gone).status, 204);
    }
  }
  t.match(text, /event: deleted/);
  for (const { sim } of [two, one]) t.equal(await webhooks(sim.project('a')), 0, 'it is another project now');
  t.equal((await two.sim.project('a').post('/webhooks', hook)).status, 201);
  t.equal(await webhooks(one.sim.project('a')), 1);
});

t.test('a start repeats what a slow database did not answer', { skip }, async (t) => {
  const { moveTo } = Membership.prototype;
  let calls = 0;
  t.intercept(Membership.prototype, 'moveTo', {
    value: function (this: Membership, address: string) {
      return ++calls === 1 ? Promise.reject(new Error('too slow')) : moveTo.call(this, address);
    },
  });
  const store = newUrl();
  const [one, two] = [await member(t, store), await member(t, store)];
  t.equal(calls, 3);
  t.equal((await one.sim.project('a').post('/webhooks', hook)).status, 201);
  t.equal(await webhooks(two.sim.project('a')), 1);
});
