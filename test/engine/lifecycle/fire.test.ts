import fc from 'fast-check';
import t from 'tap';
import { fire, ImpossibleMove, possibleEvents, statesOf } from '../../../src/engine/lifecycle/fire.js';
import { byClient, resource } from '../../../src/engine/lifecycle/resource.js';
import { hidden } from '../../../src/engine/records/hidden.js';
import { advance, newParcel, type Parcel, parcels, simulationOf } from '../parcels.js';

const bodies = (events: readonly { body: string }[]) => events.map(({ body }) => JSON.parse(body));

t.test('one event moves every field that has a transition for it', async (t) => {
  const { simulation, emitted } = simulationOf();
  const world = simulation.world('one');
  const parcel = newParcel(world, 'p1');
  world.fire(parcels, parcel, 'declare');
  t.same(statesOf(parcels, parcel), { 'customs.status': 'WAITING', state: null });
  world.fire(parcels, parcel, 'clear');
  t.match(parcel, { id: 'p1', label: 'books', state: 'SENT' });
  t.notOk('customs' in parcel, 'clearing a nested field removes its object');
  t.same(
    bodies(emitted),
    ['BUNDLE_DONE', 'WHATSAPP_TEMPLATE_APPROVED'].map((type) => ({
      type,
      payload: { id: 'p1', label: 'books', state: 'SENT' },
    })),
    'events show the record after all fields have moved',
  );
});

t.test('an event without a transition from the current state changes nothing', async (t) => {
  const { simulation, emitted } = simulationOf();
  const world = simulation.world('one');
  const parcel = newParcel(world, 'p1');
  world.fire(parcels, parcel, 'declare');
  const before = structuredClone({ ...parcel, [hidden]: undefined });
  const waiting = [...world.decisions.waiting];
  const jobs = [...world.timeline.jobs()];
  for (const event of ['declare', 'lose', 'turnUp', 'no such event']) {
    t.throws(() => fire(world, parcels, parcel, event, { loud: true }), ImpossibleMove, event);
  }
  t.same({ ...parcel, [hidden]: undefined }, before);
  t.same(parcel[hidden].activities.length, 1);
  t.same([...world.decisions.waiting], waiting);
  t.same([...world.timeline.jobs()], jobs);
  t.same(emitted, []);
});

t.test('an impossible event reports the current states and the possible events', async (t) => {
  const { simulation } = simulationOf();
  const world = simulation.world('one');
  const parcel = newParcel(world, 'p1');
  world.fire(parcels, parcel, 'declare');
  t.throws(() => world.fire(parcels, parcel, 'turnUp'), {
    message:
      'post.parcel cannot turnUp from customs.status WAITING, state empty; possible: clear, refuse, withdraw, destroy',
    states: { 'customs.status': 'WAITING', state: null },
  });
  t.same(possibleEvents(parcels, parcel, world, 'inspection'), ['clear', 'refuse']);
  t.same(possibleEvents(parcels, parcel, world, 'client'), ['withdraw', 'destroy']);
});

t.test('a transition with a condition is taken only if the condition holds', async (t) => {
  const { simulation } = simulationOf();
  const world = simulation.world('one');
  const parcel = newParcel(world, 'p1');
  world.fire(parcels, parcel, 'declare');
  world.fire(parcels, parcel, 'clear');
  t.throws(() => world.fire(parcels, parcel, 'lose', { loud: false }), ImpossibleMove);
  world.fire(parcels, parcel, 'lose', { loud: true });
  t.equal(parcel.state, 'LOST');
});

t.test('event data defaults to the first allowed value', async (t) => {
  const { simulation } = simulationOf();
  const world = simulation.world('one');
  const [plain, stamped] = ['p1', 'p2'].map((id) => newParcel(world, id)) as [Parcel, Parcel];
  for (const parcel of [plain, stamped]) world.fire(parcels, parcel, 'declare');
  world.fire(parcels, plain, 'refuse');
  world.fire(parcels, stamped, 'refuse', { reason: 'stamp' });
  t.same(plain.customs, { status: 'REFUSED', reason: 'paper' });
  t.same(stamped.customs, { status: 'REFUSED', reason: 'stamp' });
});

t.test('the log entry of a transition is signed by the caller or by a person of the platform', async (t) => {
  const { simulation } = simulationOf();
  const world = simulation.world('one');
  const parcel = newParcel(world, 'p1');
  world.fire(parcels, parcel, 'declare');
  world.fire(parcels, parcel, 'refuse', { comment: 'No invoice' });
  const [declared, refused] = parcel[hidden].activities;
  t.match(declared, { type: 'IN_PROGRESS', author: 'Provisioning API user', created: world.clock.iso() });
  t.match(refused, { type: 'REJECTED', comment: 'No invoice' });
  t.not(refused!.author, 'Provisioning API user');
});

t.test('a transition that keeps the state sends its event and leaves pending decisions alone', async (t) => {
  const { simulation, emitted } = simulationOf();
  const world = simulation.world('one');
  const parcel = newParcel(world, 'p1');
  world.fire(parcels, parcel, 'declare');
  world.fire(parcels, parcel, 'clear');
  emitted.length = 0;
  world.fire(parcels, parcel, 'stamp');
  t.match(bodies(emitted), [
    { type: 'WHATSAPP_TEMPLATE_STATUS_UPDATED', payload: { state: 'SENT' }, newState: 'FLAGGED' },
  ]);
});

t.test('a transition is a line in the result of an advance', async (t) => {
  const { simulation } = simulationOf();
  const world = simulation.world('one');
  world.fire(parcels, newParcel(world, 'p1'), 'declare');
  t.same(await advance(world, 5000), [
    {
      at: '2026-01-01T00:00:02.000Z',
      project: 'one',
      what: 'post.parcel clear',
      resource: 'p1',
      from: 'WAITING',
      to: 'SENT',
      events: ['BUNDLE_DONE', 'WHATSAPP_TEMPLATE_APPROVED'],
    },
  ]);
});

t.test('the clock moves a record where its lifecycle says so', async (t) => {
  const { simulation } = simulationOf({ reviewDelay: 0 });
  const world = simulation.world('one');
  const parcel = newParcel(world, 'p1');
  world.fire(parcels, parcel, 'declare');
  await advance(world, 0);
  world.fire(parcels, parcel, 'lose', { loud: true });
  t.match([...world.decisions.waiting.values()], [{ decision: 'clock', who: 'the clock', outcome: 'turnUp' }]);
  await advance(world, 3 * 86_400_000 - 1);
  t.equal(parcel.state, 'LOST');
  await advance(world, 1);
  t.equal(parcel.state, 'SENT');
  t.equal(world.decisions.waiting.size, 0);
});

t.test('a state field can be nested in several objects', async (t) => {
  interface Lamp {
    id: string;
    parts?: { bulb?: { light: { state?: 'ON' | 'OFF' }; watts: number } };
  }
  const lamps = resource<Lamp>()({
    name: 'home.lamp',
    collection: 'home.lamps',
    key: ({ id }) => id,
    names: () => [],
    missing: 'webhook_not_found',
    events: { switch: byClient(), remove: byClient() },
    transitions: {
      'parts.bulb.light.state': [
        { on: 'switch', from: [null, 'OFF'], to: 'ON' },
        { on: 'remove', from: 'ON', to: null },
      ],
    },
  });
  const world = simulationOf().simulation.world('one');
  const lamp: Lamp = { id: 'l1', parts: { bulb: { light: {}, watts: 5 } } };
  world.fire(lamps, lamp, 'switch');
  t.same(lamp.parts, { bulb: { light: { state: 'ON' }, watts: 5 } });
  world.fire(lamps, lamp, 'remove');
  t.same(lamp.parts, { bulb: { watts: 5 } });
  const bare: Lamp = { id: 'l2' };
  world.fire(lamps, bare, 'switch');
  t.same(bare.parts, { bulb: { light: { state: 'ON' } } });
});

t.test('after any events, a record is in states of its tables and every pending decision is possible', async () => {
  const events = ['declare', 'clear', 'refuse', 'withdraw', 'lose', 'turnUp', 'stamp', 'destroy'] as const;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events)), (fired) => {
      const { simulation } = simulationOf();
      const world = simulation.world('one');
      const parcel = newParcel(world, 'p1');
      for (const event of fired) {
        try {
          fire(world, parcels, parcel, event, { loud: true });
        } catch (error) {
          if (!(error instanceof ImpossibleMove)) throw error;
        }
        const { 'customs.status': customs, state } = statesOf(parcels, parcel);
        if (![null, 'WAITING', 'REFUSED'].includes(customs ?? null) || ![null, 'SENT', 'LOST'].includes(state ?? null))
          return false;
        const waiting = [...world.decisions.waiting.values()].map(({ decision }) => decision).sort();
        const expected = [...(state === 'LOST' ? ['clock'] : []), ...(customs === 'WAITING' ? ['inspection'] : [])];
        if (waiting.join() !== expected.join() || world.timeline.pending !== expected.length) return false;
      }
      return true;
    }),
  );
});
