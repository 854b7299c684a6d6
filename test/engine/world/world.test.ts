import fc from 'fast-check';
import t from 'tap';
import { hidden } from '../../../src/engine/records/hidden.js';
import { frozenEpoch, systemClock } from '../../../src/engine/time/clock.js';
import type { Scenario } from '../../../src/engine/world/scenario.js';
import type { ProjectWorld } from '../../../src/engine/world/world.js';
import { restored } from '../arrivals.js';
import { advance, newParcel, parcels, simulationOf } from '../parcels.js';

const scenario = (name: string, projects: Scenario['projects']): Scenario => ({ name, description: '', projects });
/** Ids of jobs may differ, provided that decisions and jobs agree on them. */
const withoutJobIds = (world: ProjectWorld): string => JSON.stringify(world.save()).replace(/"job-\d+"/g, '"a job"');
const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

t.test('the first call that names a project creates its world, and later calls use the same one', async (t) => {
  const { simulation } = simulationOf();
  const world = simulation.world('one');
  t.equal(simulation.world('one'), world);
  t.equal(simulation.worlds.size, 1);
});

t.test('any text is a project id, including names of JavaScript properties', async (t) => {
  const { simulation } = simulationOf();
  for (const id of ['constructor', '__proto__', 'toString', '../etc', 'ü ☃', '*', ' ']) {
    t.equal(simulation.world(id).id, id);
  }
});

t.test('strict mode accepts only the projects of the scenario', async (t) => {
  const { simulation } = simulationOf({ mode: 'strict', scenario: 'named' });
  simulation.scenarios.set('named', scenario('named', { known: { initialized: ['sms'] }, '*': { initialized: [] } }));
  t.ok(simulation.world('known').initialized.has('sms'));
  for (const id of ['unknown', 'constructor', '*']) {
    t.throws(() => simulation.world(id), { code: 'project_not_found', values: { projectId: id } }, id);
  }
});

t.test(
  'worlds share nothing: a change in one affects no random number, record, clock or rule of another',
  async (t) => {
    const quiet = simulationOf();
    const busy = simulationOf();
    const expected = quiet.simulation.world('one');
    const world = busy.simulation.world('one');
    const neighbour = busy.simulation.world('two');
    newParcel(neighbour, 'p1');
    neighbour.fire(parcels, neighbour.collection(parcels).require('p1'), 'declare');
    neighbour.ulid();
    neighbour.decisions.rules.push({
      id: 'r',
      match: { lifecycle: 'post.parcel' },
      outcomes: ['refuse'],
      with: {},
      hits: 0,
    });
    await advance(neighbour, 86_400_000);
    t.equal(world.ulid(), expected.ulid());
    t.equal(
      world.fake((faker) => faker.person.fullName()),
      expected.fake((faker) => faker.person.fullName()),
    );
    t.equal(world.clock.now(), expected.clock.now());
    t.equal(world.collection(parcels).size, 0);
    t.same(world.decisions.rules, []);
  },
);

t.test(
  'the same seed and the same calls give the same ids; another seed or project gives different ones',
  async (t) => {
    const draw = (world: ProjectWorld) => [
      world.ulid(),
      world.uuid(),
      world.hex(24),
      world.digits(6),
      world.fake((faker) => faker.company.name()),
    ];
    const first = draw(simulationOf().simulation.world('one'));
    t.same(draw(simulationOf().simulation.world('one')), first);
    t.strictNotSame(draw(simulationOf({ seed: 2 }).simulation.world('one')), first);
    t.strictNotSame(draw(simulationOf().simulation.world('two')), first);
  },
);

t.test('random numbers for a label are the same every time', async (t) => {
  const world = simulationOf().simulation.world('one');
  const first = world.chance('a').fraction();
  world.ulid();
  t.equal(world.chance('a').fraction(), first);
  t.not(world.chance('b').fraction(), first);
});

t.test('each kind has a counter of its own', async (t) => {
  const world = simulationOf().simulation.world('one');
  t.same([world.count('a'), world.count('a'), world.count('b')], [1, 2, 1]);
  t.equal(world.nextId('a'), 'a-3');
});

t.test('everything that changes a world marks it as changed, and nothing else does', async (t) => {
  const { simulation, changed } = simulationOf();
  const world = simulation.world('one');
  const [sent, spare] = [newParcel(world, 'p1'), newParcel(world, 'p2')];
  sent.state = 'SENT';
  const { id: job } = world.schedule(1000, 'decision', { id: 'none' });
  const rule = { id: 'r1', match: { lifecycle: 'post.parcel' }, outcomes: ['full'], with: {}, hits: 0 };
  const changes: Record<string, () => unknown> = {
    'a new record': () => newParcel(world, 'p3'),
    'a removed record': () => world.collection(parcels).remove(spare),
    'an event without further effects': () => world.fire(parcels, sent, 'stamp'),
    'an entry in a log': () => world.log(sent[hidden], 'SENT', 'caller'),
    'a scheduled job': () => world.schedule(1000, 'decision', { id: 'none' }),
    'a cancelled job': () => world.cancel(job),
    'a transition scheduled for later': () => world.decisions.later(parcels, sent, 'destroy', 1000),
    'a counter': () => world.count('parcel'),
    'a token': () => world.takeToken('call', 1, 1000),
    'a channel': () => world.initialize('rcs'),
    'the delivery mode': () => {
      world.deliveryMode = 'hold';
    },
    'a ULID': () => world.ulid(),
    'a UUID': () => world.uuid(),
    'hexadecimal digits': () => world.hex(4),
    digits: () => world.digits(4),
    'made-up data': () => world.fake((faker) => faker.company.name()),
    'a new rule': () => world.decisions.addRule(rule),
    'a hit of a rule': () => world.decisions.refusal(parcels, 'counter', sent),
    'a removed rule': () => world.decisions.removeRules(() => true),
  };
  const reads: Record<string, () => unknown> = {
    'a refused token': () => world.takeToken('call', 1, 1000),
    'a known channel': () => world.initialize('rcs'),
    records: () => [world.collection(parcels).get('p1'), [...world.collection(parcels).values()]],
    'the time': () => world.clock.iso(),
    'random numbers for a label': () => world.chance('a').fraction(),
    'a check that passes': () => world.decisions.ask(parcels, 'counter', sent),
    'no rule to remove': () => world.decisions.removeRules(() => true),
  };
  const marks = (act: () => unknown): boolean => {
    changed.length = 0;
    act();
    return changed.includes(world);
  };
  for (const [what, act] of Object.entries(changes)) t.ok(marks(act), what);
  for (const [what, act] of Object.entries(reads)) t.notOk(marks(act), what);
});

t.test('a call, a job and an advance mark their world, and the records of its family that they take', async (t) => {
  const { simulation, changed } = simulationOf();
  simulation.tracksChanges = true;
  const parent = simulation.world('parent');
  const child = simulation.begin('child', { parent });
  const stranger = simulation.world('stranger');
  for (const world of [parent, child, stranger]) for (const id of ['p1', 'p2']) newParcel(world, id);
  simulation.addRunner('quiet', () => undefined);
  const refused = (): never => {
    throw new Error('refused');
  };
  const runs: Record<string, () => unknown> = {
    'a call': () => child.act(() => undefined),
    'a call that fails': () => t.throws(() => child.act(refused), { message: 'refused' }),
    'a control call': () =>
      simulation.act('child', { operation: 'x', method: 'POST', url: '/x', body: undefined }, () => undefined),
    'a job': () => {
      child.schedule(0, 'quiet', {});
      changed.length = 0;
      child.timeline.tick();
    },
    'an advance': () => advance(child, 1),
  };
  for (const [what, run] of Object.entries(runs)) {
    changed.length = 0;
    await run();
    t.ok(changed.length > 0, what);
    t.ok(
      changed.every((world) => world === child),
      what,
    );
  }
  const touched = (world: ProjectWorld): string[] => [...(world.touched.get('post.parcels') ?? [])];
  const takes: Record<string, (world: ProjectWorld) => unknown> = {
    get: (world) => world.collection(parcels).get('p2'),
    require: (world) => world.collection(parcels).require('p2'),
    find: (world) => world.collection(parcels).find(({ id }) => id === 'p2'),
    filter: (world) => world.collection(parcels).filter(({ id }) => id === 'p2'),
    startingWith: (world) => [...world.collection(parcels).startingWith('p2')],
    'values, in part': (world) => [...world.collection(parcels).values()].slice(1),
    after: (world) => [...world.collection(parcels).after('p1')],
    before: (world) => [...world.collection(parcels).before('p3')].slice(1),
  };
  for (const [how, take] of Object.entries(takes)) {
    for (const world of [parent, child, stranger]) world.touched.clear();
    child.act(() => take(parent));
    t.ok(touched(parent).includes('p2'), `${how}, in a call of another member`);
    t.same([touched(child), touched(stranger)], [[], []]);
    parent.touched.clear();
    take(parent);
    t.same(touched(parent), [], `${how}, outside of a call`);
  }
  const held = simulation.act('child', { operation: 'x', method: 'POST', url: '/x', body: undefined }, async () => {
    await Promise.resolve();
    parent.collection(parcels).get('p1');
  });
  await held;
  t.same(touched(parent), ['p1'], 'a control call that waits');
  child.gone = true;
  changed.length = 0;
  child.markChanged();
  t.same(changed, [], 'a deleted world is no longer written');
});

t.test('a limit allows its number of calls within any window of time', async (t) => {
  const { simulation } = simulationOf();
  const world = simulation.world('one');
  const take = () => world.takeToken('call', 2, 60_000);
  t.same([take(), take(), take()], [true, true, false]);
  t.ok(world.takeToken('another call', 2, 60_000));
  t.notOk(world.takeToken('a third', 2, 60_000, 3), 'more than there are');
  t.ok(world.takeToken('a third', 2, 60_000, 2), 'a refusal takes none');
  t.notOk(world.takeToken('a third', 2, 60_000));
  await advance(world, 59_999);
  t.notOk(take());
  await advance(world, 1);
  t.ok(take());
});

t.test('a family shares one clock and one queue of jobs, and nothing else', async (t) => {
  const { simulation } = simulationOf();
  const parent = simulation.world('parent');
  const child = simulation.begin('child', { parent });
  const stranger = simulation.world('stranger');
  for (const world of [parent, child]) world.fire(parcels, newParcel(world, `of ${world.id}`), 'declare');
  t.same(parent.family(), [parent, child]);
  const fired = await advance(child, 2000);
  t.match(fired, [
    { project: 'parent', resource: 'of parent' },
    { project: 'child', resource: 'of child' },
  ]);
  t.equal(parent.clock.now(), child.clock.now());
  t.not(stranger.clock.now(), child.clock.now());
  t.equal(child.parent, parent);
});

t.test('a reset creates a new world from the scenario, with the clock at its start', async (t) => {
  const { simulation } = simulationOf();
  const old = simulation.world('one');
  const begun = old.clock.now();
  const first = old.ulid();
  newParcel(old, 'p1');
  old.fire(parcels, old.collection(parcels).require('p1'), 'declare');
  await advance(old, 1000);
  const world = simulation.reset('one');
  t.ok(old.gone);
  t.not(world, old);
  t.equal(simulation.world('one'), world);
  t.equal(world.clock.now(), begun);
  t.equal(world.collection(parcels).size, 0);
  t.equal(world.ulid(), first);
  t.same(await advance(world, 86_400_000), [], 'no job of the old world is left');
});

t.test('a reset can choose another scenario or seed, and creates a project that did not exist', async (t) => {
  const { simulation } = simulationOf();
  simulation.scenarios.set('other', scenario('other', { '*': { initialized: ['rcs'], now: '2030-01-01T00:00:00Z' } }));
  const world = simulation.reset('new', { scenario: 'other', seed: 9 });
  t.equal(world.clock.iso(), '2030-01-01T00:00:00.000Z');
  t.equal(world.seed, 9);
  t.equal(simulation.reset('new').scenario, 'other', 'a reset uses the scenario it started from');
  simulation.scenarios.delete('other');
  t.equal(simulation.reset('new').scenario, 'empty', 'the default scenario if that one no longer exists');
  t.throws(() => simulation.begin('x', { scenario: 'nowhere' }), { message: 'no scenario nowhere' });
});

t.test('deleting a project deletes its sub-projects; deleting a sub-project deletes only that one', async (t) => {
  const { simulation } = simulationOf();
  const parent = simulation.world('parent');
  simulation.begin('child', { parent });
  const sibling = simulation.begin('sibling', { parent });
  const restarted = simulation.reset('child');
  t.equal(restarted.timeline, parent.timeline, 'a reset sub-project stays in its family');
  simulation.forget('sibling');
  t.ok(sibling.gone);
  t.same([...simulation.worlds.keys()].sort(), ['child', 'parent']);
  simulation.forget('parent');
  t.equal(simulation.worlds.size, 0);
  simulation.forget('parent');
});

t.test("omitted fields of a scenario's records are filled in by their module", async (t) => {
  const { simulation } = simulationOf({ scenario: 'stocked' });
  const records = {
    'post.parcels': [{ id: 'p1' }, { id: 'p2', label: 'tea', hidden: { activities: [{ type: 'CREATED' }] } }],
  };
  const credentials = [{ keyId: 'key', keySecret: 'secret' }];
  const start = { initialized: ['sms', 'rcs'], credentials, records };
  simulation.scenarios.set('stocked', scenario('stocked', { one: start }));
  const world = simulation.world('one');
  t.match(
    [...world.collection(parcels).values()],
    [
      { id: 'p1', label: 'unlabelled' },
      { id: 'p2', label: 'tea' },
    ],
  );
  t.same(world.collection(parcels).require('p2')[hidden].activities, [{ type: 'CREATED' }]);
  t.same([...world.initialized], ['sms', 'rcs']);
  t.same(world.credentials, credentials);
  world.collection(parcels).require('p1').label = 'changed';
  t.match(
    [...simulation.reset('one').collection(parcels).values()],
    [{ label: 'unlabelled' }, {}],
    'the scenario itself stays as it is',
  );
});

t.test('a restored world continues with the same random numbers, decisions and jobs', async (t) => {
  const steps = fc.array(fc.constantFrom('draw', 'new', 'advance', 'take', 'rule'), { maxLength: 15 });
  const act = async (world: ProjectWorld, step: string): Promise<void> => {
    if (step === 'draw') world.fake((faker) => faker.person.fullName());
    if (step === 'new') world.fire(parcels, newParcel(world, world.nextId('parcel')), 'declare');
    if (step === 'advance') await advance(world, 700);
    if (step === 'take') world.takeToken('call', 3, 1000);
    if (step === 'rule')
      world.decisions.rules.push({
        id: world.nextId('rule'),
        match: { lifecycle: 'post.parcel' },
        outcomes: ['refuse', 'clear'],
        with: {},
        hits: 0,
      });
  };
  // The system time is saved too, but does not belong to the world.
  t.intercept(systemClock, 'now', { value: () => frozenEpoch });
  await fc.assert(
    fc.asyncProperty(steps, steps, async (before, after) => {
      const { simulation } = simulationOf();
      const original = simulation.world('one');
      for (const step of before) await act(original, step);
      const saved = copyOf(original.save());
      const [copy] = restored(simulationOf().simulation, [copyOf(saved)]) as [ProjectWorld];
      t.same(copyOf(copy.save()), saved);
      for (const world of [original, copy]) for (const step of [...after, 'advance', 'draw']) await act(world, step);
      t.same(withoutJobIds(copy), withoutJobIds(original));
    }),
    { numRuns: 40 },
  );
});

t.test('a saved family is restored together, on the latest of its clocks', async (t) => {
  const { simulation } = simulationOf();
  const parent = simulation.world('parent');
  const child = simulation.begin('child', { parent });
  const parentSaved = copyOf(parent.save());
  await advance(child, 5000);
  const again = simulationOf().simulation;
  const [first, second] = restored(again, [parentSaved, copyOf(child.save())]) as [ProjectWorld, ProjectWorld];
  t.equal(second.timeline, first.timeline);
  t.equal(first.clock.now(), child.clock.now(), 'time goes back for neither of them');
  t.equal(second.parent, first);
});

t.test('an event contains the record as it was, and a deleted world changes nothing more', async (t) => {
  const { simulation, emitted, changed } = simulationOf();
  const world = simulation.world('one');
  const parcel = newParcel(world, 'p1');
  world.send('BUNDLE_DONE', parcel, { comment: 'Hi' }, ['hook']);
  parcel.label = 'later';
  t.same(emitted, [
    {
      type: 'BUNDLE_DONE',
      body: '{"type":"BUNDLE_DONE","payload":{"id":"p1","label":"books"},"comment":"Hi"}',
      number: 1,
      deliveries: [],
      webhookIds: ['hook'],
    },
  ]);
  simulation.forget('one');
  changed.length = 0;
  world.markChanged();
  t.same(changed, []);
});

t.test('removing a record removes everything pending for it', async (t) => {
  const { simulation } = simulationOf();
  const world = simulation.world('one');
  const parcel = newParcel(world, 'p1');
  world.fire(parcels, parcel, 'declare');
  world.remove(parcels, parcel);
  t.equal(world.decisions.waiting.size, 0);
  t.equal(world.timeline.pending, 0);
  t.same(await advance(world, 5000), []);
});

t.test('an undeclared name is a bug of ours', async (t) => {
  const { simulation } = simulationOf();
  t.throws(() => simulation.resource('no.such'), { message: 'no resource no.such' });
  t.throws(() => simulation.collectionNamed('no.such'), { message: 'no collection no.such' });
  t.ok(simulation.hasResource('post.parcel'));
  t.same(
    [...simulation.resources()].map(({ name }) => name),
    ['post.parcel'],
  );
  t.same(
    [...simulation.collections()].map(({ collection }) => collection),
    ['post.parcels'],
  );
  const world = simulation.world('one');
  world.schedule(0, 'unheard of', {});
  t.throws(() => world.timeline.tick(), { message: 'no runner for jobs of kind unheard of' });
});

t.test('on a real clock a failing job is reported', async (t) => {
  const { simulation, failures } = simulationOf({ clock: { mode: 'real' } });
  simulation.addRunner('fails', () => {
    throw new Error('a broken job');
  });
  const world = simulation.world('one');
  const failed = new Promise<void>((resolve) => simulation.addRunner('after', () => resolve()));
  const keepAlive = setTimeout(() => undefined, 5000);
  world.schedule(0, 'fails', {});
  world.schedule(1, 'after', {});
  await failed;
  clearTimeout(keepAlive);
  t.same(failures, ['a broken job']);
  simulation.close();
});

t.test('a sub-project has the channels of its parent unless others are named', async (t) => {
  const { simulation } = simulationOf();
  const parent = simulation.world('parent');
  parent.initialize('rcs');
  t.same([...parent.subproject('heir').initialized], ['rcs']);
  t.same([...parent.subproject('other', { initialized: ['sms'] }).initialized], ['sms']);
});

t.test('a deleted sub-project leaves no job on the clock of its family', async (t) => {
  const { simulation } = simulationOf();
  const parent = simulation.world('parent');
  const child = simulation.begin('child', { parent });
  child.fire(parcels, newParcel(child, 'p1'), 'declare');
  t.equal(parent.timeline.pending, 1);
  simulation.forget('child');
  t.equal(parent.timeline.pending, 0);
});

t.test('a reset keeps the seed of the project', async (t) => {
  const { simulation } = simulationOf();
  simulation.begin('one', { seed: 9 });
  t.equal(simulation.reset('one').seed, 9);
});

t.test('a restored world remembers the calls that count against a limit', async (t) => {
  const world = simulationOf().simulation.world('one');
  world.takeToken('call', 1, 60_000);
  const [copy] = restored(simulationOf().simulation, [copyOf(world.save())]) as [ProjectWorld];
  t.notOk(copy.takeToken('call', 1, 60_000));
});

t.test('a family knows its members without looking at the projects of others', async (t) => {
  const { simulation, changed } = simulationOf();
  const parent = simulation.world('parent');
  const child = simulation.begin('child', { parent });
  const other = simulation.world('other');
  const { values } = simulation.worlds;
  t.intercept(simulation.worlds, 'values', {
    value() {
      t.fail('all projects were listed');
      return values.call(simulation.worlds);
    },
  });
  t.same([...parent.family()], [parent, child]);
  t.equal(child.members, parent.members);
  changed.length = 0;
  child.act(() => undefined);
  await advance(parent, 1000);
  t.notOk(changed.includes(other));
  const again = simulation.reset('child');
  t.same([...parent.family()], [parent, again], 'a reset replaces a member');
  simulation.forget('child');
  t.same([...parent.family()], [parent]);
  t.same([...other.family()], [other]);
});

t.test('a project that exists is not begun twice, whether it was begun directly or by its parent', async (t) => {
  const { simulation } = simulationOf();
  simulation.scenarios.set(
    'family',
    scenario('family', { parent: { initialized: [] }, child: { initialized: [], parent: 'parent' } }),
  );
  const child = simulation.begin('child', { scenario: 'family' });
  newParcel(child, 'p1');
  t.equal(simulation.begin('child', { scenario: 'family' }), child);
  t.equal(simulation.begin('parent', { scenario: 'family' }), child.parent);
  t.equal(child.collection(parcels).size, 1);
  t.equal(child.members.size, 2);
});

t.test('a deleted family runs no further jobs; a deleted sub-project stops only its own', async (t) => {
  const { simulation } = simulationOf();
  const parent = simulation.world('parent');
  const child = simulation.begin('child', { parent });
  const { timeline } = parent;
  const sent = newParcel(parent, 'p1');
  parent.fire(parcels, sent, 'declare');
  simulation.forget('child');
  t.ok(child.gone);
  await advance(parent, 5000);
  t.equal(sent.state, 'SENT');
  parent.fire(parcels, newParcel(parent, 'p2'), 'declare');
  simulation.forget('parent');
  t.ok(parent.gone);
  let ran = 0;
  timeline.in(0, { world: 'parent', kind: 'decision', data: {} });
  t.intercept(timeline.clock, 'standAt', {
    value: () => {
      ran++;
    },
  });
  timeline.tick();
  t.equal(ran, 0);
});
