// What a declaration means: who moves a record, with which data, in which order, and what becomes pending.
import t from 'tap';
import { fire, ImpossibleMove, possibleEvents } from '../../../src/engine/lifecycle/fire.js';
import {
  byClient,
  byClock,
  byDecision,
  byDecisionOrPlatform,
  byPlatform,
  dataOf,
  outcomesOf,
  resource,
  rowsOf,
  triggersOf,
} from '../../../src/engine/lifecycle/resource.js';
import { atOnce } from '../../../src/engine/time/turns.js';
import { advance, simulationOf } from '../parcels.js';

interface Bell {
  id: string;
  state?: 'ON' | 'OFF';
}

const bells = resource<Bell>()({
  name: 'home.bell',
  collection: 'home.bells',
  key: ({ id }) => id,
  names: () => [],
  missing: 'webhook_not_found',
  events: { ring: byClient() },
  transitions: { state: [{ on: 'ring', from: 'ON', to: 'OFF' }] },
});

interface Door {
  id: string;
  state?: 'OPEN' | 'SHUT';
  repair?: { status: 'WAITING' };
}

const steps: string[] = [];
const note = (step: string, { state, repair }: Door): void => {
  steps.push(`${step}: ${state}${repair ? ', in repair' : ''}`);
};

const doors = resource<Door>()({
  name: 'home.door',
  collection: 'home.doors',
  key: ({ id }) => id,
  names: () => [],
  missing: 'webhook_not_found',
  payload: ({ id }) => ({ door: id }),
  decisions: { repair: { who: 'a joiner', needed: ({ id }) => id !== 'new' } },
  checks: { hinge: { who: 'the owner', outcomes: { rusty: { error: 'webhook_exists' } } } },
  events: {
    report: byClient(),
    fix: byDecisionOrPlatform('repair', { tool: ['saw', 'plane'] }),
    scrap: byDecision('repair'),
    jam: byPlatform({ side: ['left', 'right'] }),
    knock: byPlatform(),
    fall: byClock(() => 1000),
  },
  transitions: {
    'repair.status': [
      { on: 'report', from: null, to: 'WAITING' },
      {
        on: 'fix',
        from: 'WAITING',
        to: null,
        next: (door, _, world) => {
          note('next', door);
          if (door.id === 'linked') world.fire(bells, { id: 'b1' }, 'ring');
        },
      },
      { on: 'scrap', from: '*', to: null },
    ],
    state: [
      {
        on: 'fix',
        from: [null, 'SHUT'],
        to: 'OPEN',
        do: (door) => note('do', door),
        sends: 'WHATSAPP_TEMPLATE_STATUS_UPDATED',
        extras: (door, _, __, before) => {
          note(`extras, ${before} before`, door);
          return { newState: 'FLAGGED' };
        },
      },
      { on: 'fix', by: 'platform', from: 'OPEN', to: 'SHUT' },
      { on: 'jam', from: 'OPEN', to: 'SHUT', when: (_, { side }) => side === 'left' },
      { on: 'knock', from: 'OPEN', to: 'same' },
      { on: 'fall', from: 'OPEN', to: 'SHUT', when: ({ id }) => id !== 'propped' },
    ],
  },
});

const module = { controller: 'WebhookWebhookController', handlers: {}, resources: [doors, bells] } as const;

function homeOf(door: Door) {
  const { simulation, emitted } = simulationOf({}, [module]);
  const world = simulation.world('one');
  world.collection(doors).add(door);
  world.decisions.adopt(doors, door);
  steps.length = 0;
  const pending = () => [...world.decisions.waiting.values()];
  return { world, door, emitted, pending };
}

t.test('a transition is made by the first mover of its event unless its row names another one', async (t) => {
  t.same(
    rowsOf(doors).map(({ on, by }) => `${on} ${by}`),
    [
      'report client',
      'fix repair',
      'scrap repair',
      'fix repair',
      'fix platform',
      'jam platform',
      'knock platform',
      'fall clock',
    ],
  );
});

t.test('rules and triggers know the data, outcomes and triggers of a resource from its declaration', async (t) => {
  t.same(dataOf(doors, ['fix', 'jam', 'scrap']), { tool: ['saw', 'plane'], side: ['left', 'right'] });
  t.same(outcomesOf(doors), ['fix', 'scrap', 'rusty']);
  t.same(triggersOf(doors), ['fix', 'scrap', 'jam', 'knock', 'fall']);
});

t.test('an outcome needs the first state field of its decision; the other fields only follow', async (t) => {
  const { world, door } = homeOf({ id: 'd1', state: 'SHUT' });
  t.same(possibleEvents(doors, door, world), ['report', 'scrap']);
  t.throws(() => fire(world, doors, door, 'fix'), ImpossibleMove);
  t.equal(door.state, 'SHUT');
});

t.test('the platform may cause the event of a decision from the states that its own rows name', async (t) => {
  const { world, door } = homeOf({ id: 'd1', state: 'OPEN' });
  t.same(possibleEvents(doors, door, world, 'platform'), ['fix', 'jam', 'knock']);
  world.fire(doors, door, 'fix');
  t.equal(door.state, 'SHUT');
});

t.test('an event runs effects, writes states, sends webhook events, then runs what follows', async (t) => {
  const { world, door, emitted } = homeOf({ id: 'd1', state: 'SHUT', repair: { status: 'WAITING' } });
  world.fire(doors, door, 'fix');
  t.same(steps, ['do: SHUT, in repair', 'extras, SHUT before: OPEN', 'next: OPEN']);
  t.same(
    emitted.map(({ body }) => JSON.parse(body)),
    [{ type: 'WHATSAPP_TEMPLATE_STATUS_UPDATED', payload: { door: 'd1' }, newState: 'FLAGGED' }],
  );
});

t.test('an event that keeps the state does not restart the time in it', async (t) => {
  const { world, door } = homeOf({ id: 'd1', state: 'OPEN' });
  await advance(world, 600);
  world.fire(doors, door, 'knock');
  await advance(world, 400);
  t.equal(door.state, 'SHUT');
});

t.test('only a transition from this very state makes a decision or the clock pending', async (t) => {
  t.same(homeOf({ id: 'd1', state: 'SHUT' }).pending(), [], 'not one from any state');
  t.match(homeOf({ id: 'd1', repair: { status: 'WAITING' } }).pending(), [{ decision: 'repair', outcome: 'fix' }]);
  t.same(homeOf({ id: 'new', repair: { status: 'WAITING' } }).pending(), [], 'not if there is nothing to decide');
  t.match(homeOf({ id: 'd1', state: 'OPEN' }).pending(), [{ decision: 'clock', outcome: 'fall' }]);
  t.same(homeOf({ id: 'propped', state: 'OPEN' }).pending(), [], 'not if its condition is not met');
});

t.test('a scenario that holds all decisions does not stop the clock', async (t) => {
  const { world, pending } = homeOf({ id: 'd1', state: 'OPEN', repair: { status: 'WAITING' } });
  atOnce(world.decisions.holdingAll());
  t.same(
    pending()
      .map(({ decision, due }) => `${decision} ${due !== null}`)
      .sort(),
    ['clock true', 'repair false'],
  );
});

t.test('an impossible event of another resource is an error, not a decision that waits', async (t) => {
  const { world, pending } = homeOf({ id: 'linked', repair: { status: 'WAITING' } });
  t.throws(() => world.decisions.fallDue(pending()[0]!.id), { name: 'ImpossibleMove', lifecycle: 'home.bell' });
});
