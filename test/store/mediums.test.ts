// What a store promises, wherever it keeps families: the same rules for memory, a folder and PostgreSQL.

import t from 'tap';
import { systemClock } from '../../src/engine/time/clock.js';
import { Arrival } from '../../src/engine/world/arrival.js';
import type { ProjectWorld } from '../../src/engine/world/world.js';
import type { Medium } from '../../src/store/medium.js';
import { Store } from '../../src/store/store.js';
import { restored } from '../engine/arrivals.js';
import { newParcel, parcels, simulationOf } from '../engine/parcels.js';
import { mediumKinds, type Place } from './mediums.js';

/** A simulation whose worlds are kept by a medium, as far as it has some. */
async function kept(medium: Medium) {
  const { simulation } = simulationOf();
  const failures: string[] = [];
  const store = new Store(medium, ({ message }) => failures.push(message));
  simulation.tracksChanges = true;
  await store.load(
    () => new Arrival(simulation, { catchUp: true }),
    () => undefined,
  );
  simulation.connect({
    emitted: () => undefined,
    changed: (world) => store.changed(world),
    forgotten: (world) => store.forget(world),
    failed: ({ message }) => failures.push(message),
  });
  return { simulation, store, flush: () => store.allFlushed(), failures };
}

/** The parcels of all projects that a start after a kill at this moment finds. */
async function leftIn(place: Place): Promise<Record<string, string[]>> {
  const { simulation, store } = await kept(await (await place.copy()).open());
  const found = [...simulation.worlds.values()].map((world) => [
    world.id,
    [...world.collection(parcels).values()].map(({ id }) => id),
  ]);
  await store.close();
  return Object.fromEntries(found);
}

for (const { name, skip, place } of await mediumKinds()) {
  t.test(name, { skip }, async (t) => {
    t.test('everything that was flushed is there after a kill, and after a stop', async (t) => {
      const here = await place(t);
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

    t.test('a family that was reset or deleted leaves nothing behind', async (t) => {
      const here = await place(t);
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

    t.test('a change of many records gives way to other work, and is one change nevertheless', async (t) => {
      const here = await place(t);
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

    t.test('when the changes outgrow the snapshot, a new one takes its place, and nothing is lost', async (t) => {
      const here = await place(t);
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

    t.test('a family that was let go is read as it was', async (t) => {
      const here = await place(t);
      const medium = await here.open();
      const { simulation, store, flush } = await kept(medium);
      const one = simulation.world('one');
      const child = simulation.begin('child', { parent: one });
      await flush();
      newParcel(one, 'p1');
      newParcel(child, 'c1');
      await flush();
      medium.release('one', undefined);
      const read = await medium.read('one');
      const other = simulationOf().simulation;
      const worlds = restored(other, await read.restore((saved) => saved));
      const texts = (all: readonly ProjectWorld[]): string[] => all.map((world) => JSON.stringify(world.save()));
      t.same(texts(worlds), texts([one, child]));
      t.ok(read.document.line > 1, 'further changes follow those that were read');
      await t.rejects(async () => medium.read('two'), 'a family that is not there');
      await store.close();
    });

    t.test('what was set aside is there once, and not for the next process', async (t) => {
      const here = await place(t);
      const medium = await here.open();
      const taken = async (of: Medium, root: string): Promise<string> => [await of.takeBack(root)].flat().join('');
      await medium.setAside('one', ['a\n', 'b\n']);
      await medium.setAside('one', ['c\n', 'x'.repeat(2_000_000), '\n']);
      await medium.setAside('two', ['d\n']);
      t.equal(await taken(medium, 'three'), '');
      t.ok((await taken(medium, 'one')) === `c\n${'x'.repeat(2_000_000)}\n`);
      t.equal(await taken(medium, 'one'), '');
      if (name === 'memory') return;
      const next = await here.open();
      for await (const _ of next.load()) t.fail('there is no family');
      t.equal(await taken(next, 'two'), '');
    });

    t.test('any id and any text is kept', async (t) => {
      const here = await place(t);
      const { simulation, store, flush } = await kept(await here.open());
      const odd = [
        'Aa',
        'aa',
        'a/b',
        "it's",
        '"q"',
        '\\',
        'é😀',
        '\u0000',
        '\ud800',
        '%41',
        'x'.repeat(300),
        ' ',
        '..',
      ];
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
  });
}
