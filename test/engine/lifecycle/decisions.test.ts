import t from 'tap';
import type { Rule, Settings } from '../../../src/engine/model.js';
import type { ProjectWorld } from '../../../src/engine/world/world.js';
import { advance, newParcel, type Parcel, parcels, simulationOf } from '../parcels.js';

/** A world with one parcel that waits for its inspection. */
function waitingParcel(overrides: Partial<Settings> = {}, rules: readonly Partial<Rule>[] = [], label = 'books') {
  const { simulation, emitted } = simulationOf(overrides);
  const world = simulation.world('one');
  for (const rule of rules) addRule(world, rule);
  const parcel = newParcel(world, 'p1', label);
  world.fire(parcels, parcel, 'declare');
  return { simulation, world, parcel, emitted, advance: (ms: number) => advance(world, ms) };
}

const ruleOf = (world: ProjectWorld, rule: Partial<Rule>): Rule => {
  const match = { lifecycle: 'post.parcel' };
  return { id: world.nextId('rule'), match, outcomes: [], with: {}, hits: 0, ...rule };
};

/** Adds a rule that applies to later decisions only. */
function addRule(world: ProjectWorld, rule: Partial<Rule>): void {
  world.decisions.rules.push(ruleOf(world, rule));
}

const declare = (world: ProjectWorld, id: string, label?: string): Parcel => {
  const parcel = newParcel(world, id, label);
  world.fire(parcels, parcel, 'declare');
  return parcel;
};

const waiting = (world: ProjectWorld) => [...world.decisions.waiting.values()];
const magic = [
  { lifecycles: ['post.parcel'], contains: 'mock_refuse_stamp', outcome: 'refuse', with: { reason: 'stamp' } },
  { lifecycles: ['post.parcel'], contains: 'mock_refuse', outcome: 'refuse' },
  { lifecycles: ['post.parcel'], contains: 'mock_hold', outcome: 'hold' },
  { lifecycles: ['post.parcel'], equals: 'Full', outcome: 'full' },
  { lifecycles: ['another.one'], contains: 'books', outcome: 'refuse' },
];

t.test('a pending decision says who decides, since when, when it is due, its outcome and the reason', async (t) => {
  const { world } = waitingParcel();
  const now = world.clock.now();
  t.match(waiting(world), [
    {
      lifecycle: 'post.parcel',
      key: 'p1',
      decision: 'inspection',
      who: 'an officer',
      since: now,
      due: now + 2000,
      outcome: 'clear',
      because: 'default',
    },
  ]);
});

t.test('by default, a decision has the favourable outcome after the default delay', async (t) => {
  const { parcel, world, advance } = waitingParcel();
  await advance(1999);
  t.equal(parcel.customs?.status, 'WAITING');
  await advance(1);
  t.equal(parcel.state, 'SENT');
  t.same(waiting(world), []);
});

t.test('without a delay, a decision is made right after the response', async (t) => {
  const { parcel, world } = waitingParcel({ reviewDelay: 0 });
  t.equal(parcel.customs?.status, 'WAITING');
  world.timeline.tick();
  t.equal(parcel.state, 'SENT');
});

t.test('in manual mode a decision is never made automatically', async (t) => {
  const { parcel, world, advance } = waitingParcel({ reviewDelay: null });
  await advance(10 * 365 * 86_400_000);
  t.equal(parcel.customs?.status, 'WAITING');
  t.match(waiting(world), [{ due: null, outcome: 'clear', because: 'default outcome; manual mode waits for you' }]);
  world.decisions.take(waiting(world)[0]!.id);
  t.equal(parcel.state, 'SENT', 'without an outcome, the expected one applies');
});

t.test('a manual decision is made immediately, with any outcome and data', async (t) => {
  const { parcel, world, advance } = waitingParcel();
  world.decisions.take(waiting(world)[0]!.id, 'refuse', { reason: 'stamp' });
  t.same(parcel.customs, { status: 'REFUSED', reason: 'stamp' });
  t.same(await advance(5000), [], 'the job of the decision is cancelled');
});

t.test('an impossible outcome leaves the decision pending', async (t) => {
  const { parcel, world } = waitingParcel();
  const [pending] = waiting(world);
  t.throws(() => world.decisions.take(pending!.id, 'lose'), { name: 'ImpossibleMove' });
  t.same(waiting(world), [pending]);
  t.equal(parcel.customs?.status, 'WAITING');
  t.same(world.decisions.outcomesOf(pending!), ['clear', 'refuse']);
  world.decisions.take('decision-99');
});

t.test(
  'a decision whose outcome is impossible when due waits for a manual decision and gives the reason',
  async (t) => {
    const { world, parcel, advance } = waitingParcel({}, [{ outcomes: ['refuse'], with: { reason: 'none' } }]);
    t.same(await advance(2000), []);
    t.equal(parcel.customs?.status, 'WAITING');
    t.match(waiting(world), [
      { due: null, outcome: 'refuse', because: /^rule rule-1; post.parcel cannot refuse from/ },
    ]);
    world.decisions.take(waiting(world)[0]!.id, 'clear', {});
    t.equal(parcel.state, 'SENT');
  },
);

t.test('a transition of the clock is dropped when it has become impossible', async (t) => {
  const { simulation } = simulationOf();
  const world = simulation.world('one');
  world.decisions.later(parcels, newParcel(world, 'p1'), 'turnUp', 1000);
  t.same(await advance(world, 1000), []);
  t.same(waiting(world), []);
});

t.test('a decision ends when its record leaves the state', async (t) => {
  const { world, parcel } = waitingParcel();
  world.fire(parcels, parcel, 'withdraw');
  t.same(waiting(world), []);
  t.equal(world.timeline.pending, 0);
});

t.test('a rule takes precedence over a magic value, and a magic value over the default', async (t) => {
  const ruled = waitingParcel({ magic }, [{ outcomes: ['clear'], after: 7000 }], 'Mock-Refuse Ltd');
  t.match(waiting(ruled.world), [{ outcome: 'clear', because: 'rule rule-1', due: ruled.world.clock.now() + 7000 }]);
  const enchanted = waitingParcel({ magic }, [], 'Mock-Refuse Ltd');
  t.match(waiting(enchanted.world), [{ outcome: 'refuse', because: 'magic value mock_refuse', with: {} }]);
  const plain = waitingParcel({ magic }, [], 'refuse me');
  t.match(waiting(plain.world), [{ outcome: 'clear', because: 'default' }]);
});

t.test('the first matching magic value applies, with its data', async (t) => {
  const { parcel, world, advance } = waitingParcel({ magic }, [], 'MOCK refuse STAMP');
  t.match(waiting(world), [{ because: 'magic value mock_refuse_stamp', with: { reason: 'stamp' } }]);
  await advance(2000);
  t.equal(parcel.customs?.reason, 'stamp');
});

t.test('a held decision waits for a manual decision, whether a magic value or a rule holds it', async (t) => {
  for (const held of [waitingParcel({ magic }, [], 'mock_hold'), waitingParcel({}, [{ outcomes: ['hold'] }])]) {
    await held.advance(86_400_000);
    t.equal(held.parcel.customs?.status, 'WAITING');
    t.match(waiting(held.world), [{ due: null, outcome: 'hold' }]);
  }
});

t.test('in manual mode a magic value waits for a manual decision, but the outcome of a rule does not', async (t) => {
  const enchanted = waitingParcel({ magic, reviewDelay: null }, [], 'mock_refuse');
  t.match(waiting(enchanted.world), [{ due: null, outcome: 'refuse' }]);
  const ruled = waitingParcel({ reviewDelay: null }, [{ outcomes: ['refuse'] }]);
  await ruled.advance(0);
  t.equal(ruled.parcel.customs?.status, 'REFUSED');
});

t.test('a rule can match the lifecycle, the key, and the name with * and ?', async (t) => {
  const { simulation } = simulationOf();
  const world = simulation.world('one');
  addRule(world, { match: { lifecycle: 'another.one' }, outcomes: ['refuse'] });
  addRule(world, { match: { lifecycle: 'post.parcel', key: 'p2' }, outcomes: ['refuse'] });
  addRule(world, { match: { lifecycle: 'post.parcel', name: 'gl?ss (*)' }, outcomes: ['refuse'] });
  for (const [id, label, because] of [
    ['p1', 'books', 'default'],
    ['p2', 'books', 'rule rule-2'],
    ['p3', 'Glass (thin)', 'rule rule-3'],
    ['p4', 'glass', 'default'],
    ['p5', 'broken glass (thin)', 'default'],
  ] as const) {
    declare(world, id, label);
    t.equal(waiting(world).at(-1)?.because, because, label);
  }
});

t.test('a rule does not apply to a lifecycle without its outcomes', async (t) => {
  const { world } = waitingParcel({}, [{ outcomes: ['explode'] }, { outcomes: ['refuse'] }]);
  t.match(waiting(world), [{ outcome: 'refuse', because: 'rule rule-2' }]);
  t.equal(world.decisions.rules[0]!.hits, 0);
});

t.test('a list of outcomes is used in order, then the rule is used up', async (t) => {
  const { simulation } = simulationOf();
  const world = simulation.world('one');
  addRule(world, { outcomes: ['refuse', 'refuse', 'clear'] });
  const outcomes = ['p1', 'p2', 'p3', 'p4'].map((id) => {
    declare(world, id);
    const { outcome, because } = waiting(world).at(-1)!;
    return `${outcome} ${because}`;
  });
  t.same(outcomes, ['refuse rule rule-1', 'refuse rule rule-1', 'clear rule rule-1', 'clear default']);
  t.equal(world.decisions.rules[0]!.hits, 3);
});

t.test('a list can repeat, and a single outcome can be limited', async (t) => {
  const { simulation } = simulationOf();
  const world = simulation.world('one');
  const taken = (count: number) =>
    Array.from({ length: count }, () => {
      declare(world, world.nextId('parcel'));
      return waiting(world).at(-1)!.outcome;
    });
  addRule(world, { outcomes: ['refuse', 'clear'], times: 3 });
  t.same(taken(4), ['refuse', 'clear', 'refuse', 'clear']);
  addRule(world, { outcomes: ['refuse'], times: 2 });
  t.same(taken(3), ['refuse', 'refuse', 'clear']);
  addRule(world, { outcomes: ['refuse'] });
  t.same(taken(5), Array(5).fill('refuse'), 'without a limit it repeats endlessly');
});

t.test('a new rule applies to pending decisions, unless another rule already does', async (t) => {
  const { world, parcel, advance } = waitingParcel();
  world.decisions.addRule(ruleOf(world, { outcomes: ['refuse'], after: 100 }));
  t.match(waiting(world), [{ outcome: 'refuse', because: 'rule rule-1', due: world.clock.now() + 100 }]);
  world.decisions.addRule(ruleOf(world, { outcomes: ['hold'] }));
  t.match(waiting(world), [{ outcome: 'refuse' }]);
  await advance(100);
  t.equal(parcel.customs?.status, 'REFUSED');
});

t.test('the newest rule wins, and when it is deleted its decisions are determined again', async (t) => {
  const { world } = waitingParcel();
  world.decisions.addRule(ruleOf(world, { outcomes: ['refuse'], times: 3 }));
  world.decisions.addRule(ruleOf(world, { outcomes: ['hold'] }));
  declare(world, 'p2');
  t.match(waiting(world), [{ because: 'rule rule-1' }, { because: 'rule rule-2', outcome: 'hold', due: null }]);
  t.equal(
    world.decisions.removeRules(({ id }) => id === 'rule-2'),
    1,
  );
  t.match(waiting(world).at(-1), { because: 'rule rule-1', outcome: 'refuse', due: world.clock.now() + 2000 });
  world.decisions.removeRules(() => true);
  t.match(waiting(world), [{ because: 'default' }, { because: 'default', outcome: 'clear' }]);
  t.same(world.decisions.rules, []);
});

t.test('a rule that holds a pending decision cancels its job', async (t) => {
  const { world, parcel, advance } = waitingParcel();
  world.decisions.addRule(ruleOf(world, { outcomes: ['hold'] }));
  t.notOk('job' in waiting(world)[0]!, 'the id of a cancelled job can be reused');
  await advance(86_400_000);
  t.equal(parcel.customs?.status, 'WAITING');
  t.equal(world.timeline.pending, 0);
});

t.test('a check passes unless a rule or a magic value rejects it, with a documented error', async (t) => {
  const { simulation } = simulationOf({ magic });
  const world = simulation.world('one');
  const ask = (label: string) => world.decisions.ask(parcels, 'counter', newParcel(world, world.nextId('p'), label));
  ask('books');
  t.throws(() => ask('Full'), { code: 'webhook_limit_reached', info: { limit: '3' } });
  ask('half Full');
  addRule(world, { outcomes: ['known', 'clear'] });
  t.throws(() => ask('books'), { code: 'webhook_exists' });
  ask('books');
  declare(world, 'p9');
  t.match(
    waiting(world),
    [{ outcome: 'clear', because: 'rule rule-1' }],
    'after the check, the next outcome of the rule applies',
  );
});

t.test('a scheduled event happens whatever the states are, and ends with the record', async (t) => {
  const { simulation } = simulationOf();
  const world = simulation.world('one');
  const [kept, removed] = [newParcel(world, 'p1'), newParcel(world, 'p2')] as const;
  for (const parcel of [kept, removed]) world.decisions.later(parcels, parcel, 'destroy', 1000);
  t.ok(world.decisions.isComing(parcels, kept, 'destroy'));
  t.notOk(world.decisions.isComing(parcels, kept, 'withdraw'));
  world.fire(parcels, kept, 'declare');
  world.fire(parcels, kept, 'withdraw');
  world.decisions.close(parcels, removed);
  const fired = await advance(world, 1000);
  t.match(fired, [{ what: 'post.parcel destroy', resource: 'p1' }]);
  t.equal(fired.length, 1);
});

t.test('a step that is normally immediate can be taken at once, unless a rule or a magic value applies', async (t) => {
  const plain = waitingParcel();
  plain.world.decisions.hurry(parcels, plain.parcel, 'inspection');
  t.equal(plain.parcel.state, 'SENT');
  plain.world.decisions.hurry(parcels, plain.parcel, 'inspection');
  for (const held of [waitingParcel({ magic }, [], 'mock_hold'), waitingParcel({}, [{ outcomes: ['refuse'] }])]) {
    held.world.decisions.hurry(parcels, held.parcel, 'inspection');
    t.equal(held.parcel.customs?.status, 'WAITING');
  }
});

t.test('a scenario record in a waiting state gets a pending decision', async (t) => {
  const { simulation } = simulationOf({ scenario: 'busy' });
  const record = { id: 'p1', customs: { status: 'WAITING' }, hidden: { activities: [] } };
  const start = { initialized: [], records: { 'post.parcels': [record] } };
  simulation.scenarios.set('busy', { name: 'busy', description: '', projects: { '*': start } });
  const world = simulation.world('one');
  t.match(waiting(world), [{ key: 'p1', decision: 'inspection', outcome: 'clear' }]);
});

t.test('a magic value applies only to its own lifecycles', async (t) => {
  const { world } = waitingParcel({ magic });
  t.match(waiting(world), [{ outcome: 'clear', because: 'default' }]);
});
