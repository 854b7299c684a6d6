// What a process lets go of, it can read again: the same for every medium.

import t, { type Test } from 'tap';
import { Arrival } from '../../src/engine/world/arrival.js';
import type { Simulation } from '../../src/engine/world/simulation.js';
import type { ProjectWorld } from '../../src/engine/world/world.js';
import { Folder } from '../../src/store/folder.js';
import type { Medium } from '../../src/store/medium.js';
import { Memory } from '../../src/store/memory.js';
import { Store } from '../../src/store/store.js';
import { newParcel, simulationOf } from '../engine/parcels.js';

async function kept(t: Test, medium: Medium) {
  const { simulation } = simulationOf();
  const store = new Store(medium, (error) => t.fail(error.message));
  simulation.tracksChanges = true;
  simulation.connect({
    emitted: () => undefined,
    changed: (world) => store.changed(world),
    forgotten: (world) => store.forget(world),
    failed: (error) => t.fail(error.message),
  });
  t.teardown(() => store.close());
  return { simulation, store };
}

const forgetAll = ({ worlds, projects }: Simulation): void => {
  for (const world of [...worlds.values()]) projects.remove(world);
};

async function fetch(store: Store, simulation: Simulation): Promise<readonly ProjectWorld[]> {
  let found: readonly ProjectWorld[] = [];
  await store.fetch('one', new Arrival(simulation, { catchUp: true }), (worlds) => {
    found = worlds;
  });
  return found;
}

const mediums = { memory: async () => new Memory(), folder: (t: Test) => Folder.open(t.testdir()) };

for (const [name, open] of Object.entries(mediums)) {
  t.test(`${name}: a family that was let go is read back as it was`, async (t) => {
    const { simulation, store } = await kept(t, await open(t));
    const parent = simulation.world('one');
    const child = simulation.beginSubproject('child', parent);
    newParcel(parent, 'A', 'a');
    newParcel(child, 'B', 'b');
    const before = JSON.stringify([parent.save(), child.save()]);
    t.notOk(store.release(parent, undefined), 'not before it is written');
    await store.flushed('one');
    t.ok(store.release(parent, undefined));
    forgetAll(simulation);
    const worlds = await fetch(store, simulation);
    t.equal(JSON.stringify(worlds.map((world) => world.save())), before);

    newParcel(worlds[0]!, 'C', 'c');
    await store.flushed('one');
    t.ok(store.release(worlds[0]!, undefined), 'and it is written and let go again');
    forgetAll(simulation);
    const [again] = await fetch(store, simulation);
    t.equal(JSON.stringify(again!.save()), JSON.stringify(worlds[0]!.save()));
  });

  t.test(`${name}: what is set aside is there once`, async (t) => {
    const medium = await open(t);
    await medium.setAside('one', ['a\n', 'b\n']);
    t.equal(await medium.takeBack('two'), undefined);
    t.same(await medium.takeBack('one'), ['a\n', 'b\n']);
    t.equal(await medium.takeBack('one'), undefined);
  });
}

t.test('a start removes what a former process has set aside', async (t) => {
  const path = t.testdir();
  const before = await Folder.open(path);
  await before.setAside('one', ['history\n']);
  const after = await Folder.open(path);
  for await (const _ of after.load()) t.fail('there is no family');
  t.equal(await after.takeBack('one'), undefined);
});

t.test('a family that cannot be read back is an error that names its file', async (t) => {
  const folder = await Folder.open(t.testdir());
  await t.rejects(folder.read('one'), { message: /one\.json cannot be read/ });
});
