// What a store promises, wherever it keeps families: the same rules for memory, a folder and PostgreSQL.
import { systemClock } from '../../src/engine/time/clock.js';
import { inTurns } from '../../src/engine/time/turns.js';
import { Arrival } from '../../src/engine/world/arrival.js';
import type { ProjectWorld } from '../../src/engine/world/world.js';
import { type Medium, UnusableData } from '../../src/store/medium.js';
import { newParcel, parcels, simulationOf } from '../engine/parcels.js';
import { kept, parcelsOf } from './kept.js';
import type { Place } from './place.js';
import { everywhere } from './places.js';

/** The parcels of all projects that the next process finds after a kill at this moment. */
async function leftIn(place: Place): Promise<Record<string, string[]>> {
  const { simulation } = simulationOf();
  for await (const { restore } of place.peek()) {
    const arrival = new Arrival(simulation, { catchUp: true });
    await restore((saved) => inTurns(arrival.addRead(saved)));
    arrival.arrive();
  }
  return parcelsOf(simulation);
}

everywhere('everything that was flushed is there after a kill, and after a stop', async (t, here) => {
  const { simulation, store, flush, failures } = await kept(await here.open());
  const one = simulation.world('one');
  const child = simulation.begin('child', { parent: one });
  await flush();
  newParcel(one, 'p1');
  newParcel(child, 'c1');
  simulation.world('two');
  await flush();
  t.same(await leftIn(here), { one: ['p1'], child: ['c1'], two: [] });
  newParcel(one, 'p2');
  one.collection(parcels).remove(one.collection(parcels).require('p1'));
  await flush();
  t.same(await leftIn(here), { one: ['p2'], child: ['c1'], two: [] });
  newParcel(one, 'late');
  const saved = (): string => JSON.stringify([one.save(), child.save()]);
  await store.close();
  const again = await kept(await here.open());
  const [first, second] = [again.simulation.world('one'), again.simulation.world('child')];
  t.equal(JSON.stringify([first.save(), second.save()]), saved());
  t.equal(second.parent, first);
  await again.store.close();
  t.same(failures, []);
});

everywhere('a family that was reset or deleted leaves nothing behind', async (t, here) => {
  const { simulation, store, flush } = await kept(await here.open());
  const one = simulation.world('one');
  newParcel(simulation.begin('child', { parent: one }), 'c1');
  newParcel(one, 'p1');
  newParcel(simulation.world('two'), 'p2');
  await flush();
  simulation.reset('child');
  await flush();
  t.same(await leftIn(here), { one: ['p1'], child: [], two: ['p2'] });
  simulation.forget('child');
  simulation.reset('one');
  await flush();
  t.same(await leftIn(here), { one: [], two: ['p2'] });
  simulation.forget('one');
  await flush();
  t.same(await leftIn(here), { two: ['p2'] });
  newParcel(simulation.world('one'), 'fresh');
  await flush();
  newParcel(simulation.world('one'), 'next');
  await flush();
  t.same(await leftIn(here), { one: ['fresh', 'next'], two: ['p2'] });
  await store.close();
});

everywhere('a change of many records gives way to other work, and is one change nevertheless', async (t, here) => {
  const { simulation, store, flush } = await kept(await here.open());
  const world = simulation.world('one');
  await flush();
  const { elapsed } = systemClock;
  let looks = 0;
  // Each look at the clock takes a millisecond more, so a turn is over after some records.
  const clock = t.intercept(systemClock, 'elapsed', { value: () => elapsed() + looks++ });
  for (let number = 0; number < 100; number++) newParcel(world, `p${number}`);
  await flush();
  clock.restore();
  t.equal((await leftIn(here)).one?.length, 100);
  await store.close();
});

everywhere('when the changes outgrow the snapshot, a new one takes its place, and nothing is lost', async (t, here) => {
  const { simulation, store, flush, failures } = await kept(await here.open());
  const world = simulation.world('one');
  await flush();
  const expected: string[] = [];
  for (let number = 0; number < 60; number++) {
    const id = `p${String(number).padStart(2, '0')}`;
    newParcel(world, id, 'x'.repeat(50_000));
    expected.push(id);
    await flush();
    if (number % 20 === 19) t.same(await leftIn(here), { one: expected });
  }
  await store.close();
  t.same(await leftIn(here), { one: expected });
  t.same(failures, []);
});

everywhere('a family that was let go is read as it was, and written again', async (t, here) => {
  const { simulation, store, flush, failures } = await kept(await here.open());
  const one = simulation.world('one');
  const child = simulation.beginSubproject('child', one);
  newParcel(one, 'p1');
  newParcel(child, 'c1');
  t.notOk(store.release(one, undefined), 'not before it is written');
  const textOf = (worlds: readonly ProjectWorld[]): string => JSON.stringify(worlds.map((world) => world.save()));
  const letGo = (root: ProjectWorld): void => {
    t.ok(store.release(root, undefined));
    for (const world of [...simulation.worlds.values()]) simulation.projects.remove(world);
  };
  const fetched = async (): Promise<readonly ProjectWorld[]> => {
    let found: readonly ProjectWorld[] = [];
    await store.fetch('one', new Arrival(simulation, { catchUp: true }), (worlds) => {
      found = worlds;
    });
    return found;
  };
  await flush();
  letGo(one);
  const again = await fetched();
  t.equal(textOf(again), textOf([one, child]));
  newParcel(again[0]!, 'p2');
  await flush();
  letGo(again[0]!);
  t.equal(textOf(await fetched()), textOf(again));
  t.same(await leftIn(here), { one: ['p1', 'p2'], child: ['c1'] });
  await store.close();
  t.same(failures, []);
});

everywhere('a family that is not there cannot be read, and the error names it', async (t, here) => {
  const medium = await here.open();
  await t.rejects(medium.read('one'), { constructor: UnusableData, message: /\bone\b[^\n]* cannot be read \([^\n]+$/ });
});

everywhere('what was set aside is there once, and not for the next process', async (t, here) => {
  const medium = await here.open();
  const taken = async (of: Medium, root: string): Promise<string> => [await of.takeBack(root)].flat().join('');
  await medium.setAside('one', ['a\n', 'b\n']);
  await medium.setAside('one', ['c\n', 'x'.repeat(2_000_000), '\n']);
  await medium.setAside('two', ['d\n']);
  t.equal(await taken(medium, 'three'), '');
  t.ok((await taken(medium, 'one')) === `c\n${'x'.repeat(2_000_000)}\n`);
  t.equal(await taken(medium, 'one'), '');
  const next = await here.open();
  for await (const _ of next.load()) t.fail('there is no family');
  t.equal(await taken(next, 'two'), '');
});

everywhere('any id and any text is kept', async (t, here) => {
  const { simulation, store, flush } = await kept(await here.open());
  const odd = ['Aa', 'aa', 'a/b', "it's", '"q"', '\\', 'é😀', '\u0000', '\ud800', '%41', 'x'.repeat(300), ' ', '..'];
  for (const id of odd) newParcel(simulation.world(id), id, `\u0000 \ud83d ${id}`);
  await flush();
  for (const id of odd) newParcel(simulation.world(id), `${id} again`, `\\u0000 ${id}\n`);
  await flush();
  const saved = odd.map((id) => JSON.stringify(simulation.world(id).save()));
  await store.close();
  const again = await kept(await here.open());
  t.equal(again.simulation.worlds.size, odd.length);
  t.same(
    odd.map((id) => JSON.stringify(again.simulation.world(id).save())),
    saved,
  );
  await again.store.close();
});
