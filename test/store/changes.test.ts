// Changes are noticed automatically: when an operation responds, everything it changed is saved, and an operation that changed
// nothing writes nothing. With --durable, a kill leaves exactly what is saved when the response is sent.
import { simulationFor } from '../../src/app/simulation.js';
import { readConfig } from '../../src/config.js';
import { inTurns } from '../../src/engine/time/turns.js';
import { Arrival } from '../../src/engine/world/arrival.js';
import type { ProjectWorld } from '../../src/engine/world/world.js';
import { readMagic } from '../../src/fixtures/scenarios.js';
import { comment, receiver, subscribe } from '../delivery/receivers.js';
import { call, operations, prepare } from '../populated.js';
import { simulator, type TestProject } from '../simulator.js';
import type { Place } from './place.js';
import { everywhere } from './places.js';

const textOf = (worlds: Iterable<ProjectWorld>): string =>
  JSON.stringify([...worlds].map((world) => world.save()).sort((one, other) => (one.id < other.id ? -1 : 1)));

const empty = simulationFor(readConfig({ clock: 'frozen' }, {}), readMagic());

/** The worlds that a simulator has that starts with what is there at present. */
async function afterRestart(place: Place): Promise<string> {
  const worlds: ProjectWorld[] = [];
  for await (const kept of place.peek()) {
    const arrival = new Arrival(empty, { catchUp: true });
    worlds.push(...(await kept.restore((saved) => inTurns(arrival.addRead(saved)))));
    arrival.abandon();
  }
  return textOf(worlds);
}

/** Resolves when everything is saved: a durable response waits for that. */
const flushed = (sim: TestProject) => sim.get('/webhooks');

everywhere(
  'for every operation, a kill after the response loses nothing, and a call without a change writes nothing',
  async (t, place) => {
    const sim = await simulator(t, { ...place.config, durable: true }, place.options);
    const { worlds } = sim.application.simulation;
    for (const operation of operations) {
      prepare(sim, operation);
      await flushed(sim);
      const [before, written] = [textOf(worlds.values()), await place.writes()];
      const { status, body } = await call(sim, operation);
      const after = textOf(worlds.values());
      t.equal(status, operation.success.status, operation.id, { body });
      t.equal(await afterRestart(place), after, `${operation.id} is there after a kill`);
      const isWritten = (await place.writes()) !== written;
      t.equal(isWritten, after !== before, `${operation.id} is written when it changed something`);
    }
  },
);

everywhere('a rejected call of any operation writes nothing', async (t, place) => {
  const sim = await simulator(t, { ...place.config, durable: true }, place.options);
  await flushed(sim);
  const written = await place.writes();
  for (const operation of operations) {
    const { status } = await call(sim, operation, { headers: { authorization: 'none' } });
    t.equal(status, 401, operation.id);
  }
  t.equal(await place.writes(), written);
});

everywhere('changes that the world itself makes are written, too', async (t, place) => {
  const sim = await simulator(t, { ...place.config, durable: true }, place.options);
  const { worlds } = sim.application.simulation;
  const same = async (what: string): Promise<void> => {
    t.equal(await afterRestart(place), textOf(worlds.values()), what);
  };
  const template = {
    name: 'spring',
    language: 'EN',
    category: 'UTILITY',
    details: { components: [{ type: 'BODY', text: 'Hi' }] },
  };
  await sim.post('/whatsapp/templates', template);
  await sim.advance('2s');
  await same('the review of a template, by a job');
  await sim.control('PUT', '/deliveries/mode', { mode: 'hold' });
  await same('held deliveries, by a control call');
  await sim.control('PUT', '/limit', { requests: 5, per: '1m' });
  await sim.get('/webhooks');
  await same('a call that only takes a token of the rate limit');
  await sim.control('PUT', '/clock', { scale: 2 });
  await same('the speed of the clock');
});

everywhere('what the response to a webhook event changes is written', async (t, place) => {
  const sim = await simulator(t, { ...place.config, durable: true }, place.options);
  let respond = (): void => undefined;
  const slow = await receiver(t, (response) => {
    respond = () => response.end();
  });
  await subscribe(sim, slow.url);
  await comment(sim, 'one');
  await slow.arrived(1);
  await flushed(sim);
  respond();
  await sim.world.timeline.settled();
  await flushed(sim);
  t.match(await sim.deliveries(), [{ status: 'delivered' }]);
  t.equal(await afterRestart(place), textOf(sim.application.simulation.worlds.values()));
});

everywhere('a GET without a change does not even look for changes', async (t, place) => {
  const sim = await simulator(t, { ...place.config, durable: true }, place.options);
  await flushed(sim);
  const { world } = sim;
  const { parts } = world;
  let saves = 0;
  t.intercept(world, 'parts', {
    value() {
      saves++;
      return parts.call(world);
    },
  });
  for (const path of ['/webhooks', '/whatsapp/templates', '/whatsapp/templates/none/languages/EN']) await sim.get(path);
  await sim.control('GET', '/clock');
  t.equal(saves, 0);
  await sim.post('/webhooks', { target: 'http://127.0.0.1:9/hooks', secret: 's', triggers: ['ALL'] });
  t.ok(saves > 0, 'any other call does');
});
