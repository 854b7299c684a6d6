// Documents of many records: an import, a scenario, and what begins from one. They hold up no other request, and nobody sees
// them half-done.
import t, { type Test } from 'tap';
import { atOnce } from '../../src/engine/time/turns.js';
import { simulator, type TestProject } from '../simulator.js';
import { countTurns } from '../turns.js';

const many = 270;
/** A text that makes a document of these records a long one. */
const filler = 'a'.repeat(1200);

const webhooks = Array.from({ length: many }, (_, number) => ({
  id: String(number).padStart(24, '0'),
  target: `http://127.0.0.1:9/${number}/${filler}`,
  triggers: ['ALL'],
  hidden: { secret: `secret-${number}` },
}));

/** Waits for decisions, has a sub-project, and makes ids. */
const projects = {
  '*': { initialized: ['whatsapp'] },
  large: {
    initialized: ['whatsapp', 'rcs'],
    credentials: [{ keyId: 'key', keySecret: 'of large' }],
    records: {
      webhooks,
      'whatsapp.templates': [
        { name: 'waiting', language: 'EN_US', category: 'UTILITY', changes: { status: 'IN_PROGRESS' } },
      ],
      'bundles.bundles': [
        { name: 'made', subproject: { id: 'made-with-it', name: 'sub', parentProjectId: 'large', status: 'READY' } },
      ],
    },
  },
  child: { initialized: ['rcs'], parent: 'large', records: { webhooks } },
};

async function withScenario(t: Test): Promise<TestProject> {
  const sim = await simulator(t);
  const { status, body } = await sim.raw('POST', '/__admin/scenarios', { name: 'default', projects });
  if (status !== 201) t.fail(JSON.stringify(body));
  return sim;
}

const stateOf = async (project: TestProject): Promise<string> =>
  JSON.stringify(await project.control('GET', '/state?secrets=true'));

/** How many webhooks each existing project has, as the list of projects shows it. */
const listed = async (sim: TestProject): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await sim.raw('GET', '/__admin/projects')).body.projects
      .filter(({ begun }: { begun: boolean }) => begun)
      .map(({ id, records }: any) => [id, records.webhooks ?? 0]),
  );

t.test(
  'a project that begins with many records gives way to other requests, and is the same as one that does not',
  async (t) => {
    const plain = await withScenario(t);
    plain.application.simulation.begin('child');
    const sim = await withScenario(t);
    const turns = countTurns(t);
    t.equal((await sim.project('child').get('/webhooks?pageSize=1')).body.totalSize, many);
    t.ok(turns.count > 30, `${turns.count} turns`);
    for (const id of ['large', 'child', 'made-with-it']) {
      t.equal(await stateOf(sim.project(id)), await stateOf(plain.project(id)), id);
    }
    const historyOf = async (project: TestProject) =>
      (await project.control('GET', '/history')).history.map(({ kind, what }: any) => [kind, what]);
    t.same(
      (await historyOf(sim.project('large'))).filter(([kind]: [string]) => kind === 'decision'),
      (await historyOf(plain.project('large'))).filter(([kind]: [string]) => kind === 'decision'),
    );
  },
);

t.test('nobody finds it before it is complete: a call to it waits, one to another project does not', async (t) => {
  const sim = await withScenario(t);
  const large = sim.project('large');
  const seen: Record<string, number>[] = [];
  const waiting: Promise<unknown>[] = [];
  let answered = false;
  const turns = countTurns(t, () => {
    t.equal(answered, false, 'no answer before the end');
    if (turns.count !== 10) return;
    waiting.push(listed(sim).then((now) => void seen.push(now)));
    waiting.push(large.get('/webhooks?pageSize=1').then(({ body }) => t.equal(body.totalSize, many)));
    waiting.push(sim.get('/webhooks').then(({ status }) => t.equal(status, 200)));
    waiting.push(large.raw('GET', '/v1/projects/large/webhooks').then(({ status }) => t.equal(status, 401)));
  });
  const first = await large.get('/webhooks');
  answered = true;
  t.equal(first.body.totalSize, many);
  t.equal(waiting.length, 4);
  await Promise.all(waiting);
  t.ok([0, many].includes(seen[0]!.large ?? 0), 'it is not there, or complete');
  t.same(await listed(sim), { large: many, 'made-with-it': 0, 'test-project': 0 });
});

t.test('a call that cannot begin the project begins no part of it', async (t) => {
  const sim = await withScenario(t);
  t.equal((await sim.raw('GET', '/v1/projects/large/webhooks')).status, 401);
  t.same(await listed(sim), {});
  const full = await simulator(t, {}, { scenario: { projects } });
  const { settings } = full.application.simulation;
  settings.maxProjects = 0;
  t.match(await full.project('large').get('/webhooks'), { status: 403, body: { errorCode: 'limit_reached' } });
  t.equal((await full.project('large').admin('GET', '')).status, 403);
  settings.maxProjects = 100;
  t.same(await listed(full), {});
  t.equal((await full.project('large').get('/webhooks')).status, 200, 'later it begins');
});

t.test(
  'a reset to many records gives way to other requests, which find the project as it was until then',
  async (t) => {
    const sim = await withScenario(t);
    const large = sim.project('large');
    t.match((await large.delete(`/webhooks/${webhooks[0]!.id}`)).status, 204);
    const before = many - 1;
    const seen: Promise<number>[] = [];
    const turns = countTurns(t, () => {
      if (turns.count === 5 || turns.count === 10)
        seen.push(large.get('/webhooks?pageSize=1').then(({ body }) => body.totalSize));
    });
    await large.control('POST', '/reset');
    t.ok(turns.count > 20, `${turns.count} turns`);
    t.same(await Promise.all(seen), [before, before]);
    t.equal((await large.get('/webhooks?pageSize=1')).body.totalSize, many);
    const plain = await withScenario(t);
    plain.application.simulation.begin('large');
    t.equal(await stateOf(large), await stateOf(plain.project('large')), 'it is as at its begin');
    turns.count = 0;
    t.equal((await sim.raw('POST', '/__admin/reset')).status, 200);
    t.ok(turns.count > 20, 'so does a reset of all');
  },
);

t.test('an import of many records gives way to other requests, and changes nothing before its end', async (t) => {
  const sim = await withScenario(t);
  const document = await sim.project('large').control('GET', '/state');
  const [root] = document.worlds;
  const wanted = await stateOf(sim.project('large'));
  for (const id of ['large', 'another']) {
    const project = sim.project(id);
    const seen: Promise<number>[] = [];
    const turns = countTurns(t, () => {
      if (turns.count % 40 === 0) seen.push(project.get('/webhooks?pageSize=1').then(({ body }) => body.totalSize));
    });
    const { toSetAgain = [] } = await project.control('PUT', '/state', document);
    t.ok(turns.count > 60, `${turns.count} turns`);
    const has = id === 'large' ? many : 0;
    for (const size of await Promise.all(seen)) t.ok([has, many].includes(size), `${size} while it runs`);
    t.equal(toSetAgain.length, id === 'large' ? 0 : many + root.credentials.length);
    t.equal((await project.get('/webhooks?pageSize=1')).body.totalSize, many);
    if (id === 'large') t.equal(await stateOf(project), wanted, 'it has its secrets');
  }
});

t.test('the faults of a long document are those of a short one, with their places in the whole', async (t) => {
  const sim = await withScenario(t);
  const document = await sim.project('large').control('GET', '/state');
  const [world] = document.worlds;
  const refused = async (change: (copy: any) => void): Promise<string[]> => {
    const copy = structuredClone(document);
    change(copy);
    t.ok(JSON.stringify(copy).length > 256 * 1024);
    const { status, body } = await sim.project('large').admin('PUT', '/state', copy);
    t.equal(status, 400);
    return body.additionalInformation.validationErrors;
  };
  t.same(
    await refused(({ worlds: [first] }) => void Object.assign(first.collections.webhooks[212].hidden, { secret: 7 })),
    ['worlds.0.collections.webhooks.212.hidden.secret must be a string'],
  );
  t.match(await refused(({ worlds: [first] }) => void Object.assign(first.collections.webhooks[212], { wires: {} })), [
    /unknown field 'worlds\.0\.collections\.webhooks\.212\.wires'; did you mean 'wire'/,
  ]);
  const all = await refused(({ worlds: [first] }) => {
    for (const record of first.collections.webhooks) record.hidden.secret = 7;
  });
  t.equal(all.length, 101, 'the first hundred, and a remark');
  const text = JSON.stringify(document);
  const broken = await sim.project('large').admin('PUT', '/state', `${text.slice(0, -1)},,}`);
  t.match(broken, { status: 400, body: { errorCode: 'invalid_payload' } });
  const scenario = { name: 'broken', projects: structuredClone(projects) };
  Object.assign(scenario.projects.large.records.webhooks[211]!, { target: 7 });
  const added = await sim.raw('POST', '/__admin/scenarios', scenario);
  t.match(added.body.additionalInformation.validationErrors, [
    /projects\.large\.records\.webhooks\.211: target must be/,
  ]);
  const unknown = Object.fromEntries(Array.from({ length: 9000 }, (_, number) => [`unknown.${number}`, []]));
  const strange = { name: 'strange', projects: { '*': { initialized: [], records: unknown } } };
  const { body: refusal } = await sim.raw('POST', '/__admin/scenarios', strange);
  t.match(refusal.additionalInformation.validationErrors, [/unknown\.0: no such collection/]);
  t.equal(
    (await sim.raw('GET', '/__admin/scenarios')).body.scenarios.some(({ name }: any) => name === 'broken'),
    false,
  );
  t.ok(world.collections.webhooks.length === many);
});

t.test('a scenario of many records is checked in turns', async (t) => {
  const sim = await simulator(t);
  const turns = countTurns(t);
  t.equal((await sim.raw('POST', '/__admin/scenarios', { name: 'large', projects })).status, 201);
  t.ok(turns.count > 30, `${turns.count} turns`);
  const { simulation } = sim.application;
  t.same(atOnce(simulation.addingScenario(simulation.scenarios.get('large')!)), []);
});

const manyFields = (count: number, value: unknown): object =>
  Object.fromEntries(Array.from({ length: count }, (_, number) => [`a${number}`, value]));

t.test(
  'an object with very many fields is refused wherever it is, and one with as many as there can be is not',
  async (t) => {
    const sim = await simulator(t);
    const project = sim.project('counted');
    const document = await project.control('GET', '/state');
    const put = (change: object) =>
      project.admin('PUT', '/state', { ...document, worlds: [{ ...document.worlds[0], ...change }] });
    const record = { wire: { id: '0'.repeat(24), target: 'http://127.0.0.1:9', triggers: ['ALL'] } };
    const job = { id: 'job-1', at: 1, world: 'counted', kind: 'decision' };
    const places: Record<string, (fields: object) => object> = {
      counters: (fields) => ({ counters: fields }),
      calls: (fields) => ({ calls: fields }),
      platformRules: (fields) => ({ platformRules: fields }),
      'jobs.0.data': (fields) => ({ jobs: [{ ...job, data: fields }] }),
      'collections.webhooks.0.hidden.secrets': (fields) => ({
        collections: { webhooks: [{ ...record, hidden: { secret: 'a', secrets: fields } }] },
      }),
    };
    for (const [place, change] of Object.entries(places)) {
      for (const value of [0, 'x'.repeat(60)]) {
        const { status, body } = await put(change(manyFields(10_001, value)));
        t.equal(status, 400, place);
        t.same(body.additionalInformation.validationErrors, [
          `the body has more than 10,000 fields in worlds.0.${place}`,
        ]);
      }
    }
    t.equal((await put({ counters: manyFields(10_000, 0) })).status, 200);
    const scenario = (start: object) => ({ name: 'crowded', projects: { '*': { initialized: [], ...start } } });
    const rules = (count: number) =>
      sim.raw('POST', '/__admin/scenarios', scenario({ platformRules: manyFields(count, true) }));
    t.match((await rules(10_001)).body.additionalInformation.validationErrors, [
      /10,000 fields in projects\.\*\.platformRules/,
    ]);
    t.match((await rules(10_000)).body.message, /no platform rule 'a0'/);
    t.match(await project.admin('POST', '/requests/count', { match: { body: manyFields(10_001, 0) } }), {
      status: 400,
    });
  },
);

t.test('what is taken as one piece has a length: a text and a record, but not a list of records', async (t) => {
  const sim = await simulator(t);
  const project = sim.project('long');
  const document = await project.control('GET', '/state');
  const put = (change: object) =>
    project.admin('PUT', '/state', { ...document, worlds: [{ ...document.worlds[0], ...change }] });
  const text = 'x'.repeat(2 * 1024 * 1024);
  const hidden = { secret: 'a' };
  const record = (number: number, more: object) => ({
    wire: { id: String(number).padStart(24, '0'), target: 'http://127.0.0.1:9', triggers: ['ALL'] },
    hidden: { ...hidden, ...more },
  });
  const refused = async (change: object, place: string): Promise<void> => {
    const { body } = await put(change);
    t.same(body.additionalInformation?.validationErrors, [`the body has more than 2,097,152 characters in ${place}`]);
  };
  await refused({ counters: { text } }, 'worlds.0.counters');
  await refused({ collections: { webhooks: [record(0, { text })] } }, 'worlds.0.collections.webhooks.0');
  const halves = { one: text.slice(9), more: { two: text.slice(9) } };
  await refused({ collections: { webhooks: [record(0, {}), record(1, halves)] } }, 'worlds.0.collections.webhooks.1');
  const short = text.slice(1000);
  const webhooks = Array.from({ length: 3 }, (_, number) => record(number, { text: short }));
  t.equal((await put({ collections: { webhooks } })).status, 200);
});
