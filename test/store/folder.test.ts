import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import type { Settings } from '../../src/engine/model.js';
import { systemClock } from '../../src/engine/time/clock.js';
import type { SavedWorld } from '../../src/engine/world/saved.js';
import type { ProjectWorld } from '../../src/engine/world/world.js';
import { fileNameOf } from '../../src/store/files.js';
import { Folder } from '../../src/store/folder.js';
import { FamilyReader } from '../../src/store/read.js';
import { Store } from '../../src/store/store.js';
import { restored } from '../engine/arrivals.js';
import { newParcel, parcels, simulationOf } from '../engine/parcels.js';
import { holdTimers } from '../timers.js';

/** A store in a folder of its own, and a simulation whose worlds are written there. */
async function stored(t: Test, settings: Partial<Settings> = {}) {
  const folder = t.testdir();
  const failures: string[] = [];
  const store = new Store(await Folder.open(folder), ({ message }) => failures.push(message));
  const { simulation } = simulationOf(settings);
  simulation.tracksChanges = true;
  simulation.connect({
    emitted: () => undefined,
    changed: (world) => store.changed(world),
    forgotten: (world) => store.forget(world),
    failed: () => undefined,
  });
  t.teardown(() => store.close().catch(() => undefined));
  const openAgain = () => Folder.open(folder);
  return { folder, store, simulation, failures, openAgain, read: (world: ProjectWorld) => readWorld(folder, world.id) };
}

/** The saved worlds of a folder, in the order in which it loads them. */
async function loaded(folder: Folder): Promise<SavedWorld[]> {
  const worlds: SavedWorld[] = [];
  for await (const kept of folder.load()) worlds.push(...(await kept.restore((saved) => saved)));
  return worlds;
}

/** What is on disk of a project: the snapshot of its family, and the changes since. */
function readWorld(folder: string, id: string): any {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const path = join(folder, file);
    const reader = new FamilyReader(JSON.parse(readFileSync(path, 'utf8')));
    const log = path.replace(/json$/, 'log');
    const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(0, -1) : [];
    for (const line of lines) reader.add(JSON.parse(line));
    const found = reader.saved().find((world: any) => world.id === id);
    if (found) return found;
  }
  throw new Error(`${id} is not on disk`);
}

/** Counts how often a world is saved. */
function countSaves(world: ProjectWorld): { saves: number } {
  const counted = { saves: 0 };
  const parts = world.parts.bind(world);
  world.parts = () => {
    counted.saves++;
    return parts();
  };
  return counted;
}

t.test('a changed world is written, and read by the next process', async (t) => {
  const { store, simulation, openAgain } = await stored(t);
  const world = simulation.world('one');
  newParcel(world, 'p1', 'tea');
  await store.flushed(world.id);
  const [saved] = await loaded(await openAgain());
  t.match(saved, { id: 'one', collections: { 'post.parcels': [{ wire: { id: 'p1', label: 'tea' } }] } });
  const [again] = restored(simulationOf().simulation, [saved!]);
  t.match(again!.collection(parcels).require('p1'), { label: 'tea' });
});

t.test('changes at the same time are written together', async (t) => {
  const { store, simulation, read } = await stored(t);
  const world = simulation.world('one');
  await store.flushed(world.id);
  const counted = countSaves(world);
  for (let number = 0; number < 500; number++) newParcel(world, `p${number}`);
  t.equal(counted.saves, 0, 'nothing is written while the changes are made');
  await store.flushed(world.id);
  t.equal(counted.saves, 1);
  t.equal(read(world).collections['post.parcels'].length, 500);
});

t.test('changes made during a write share the next write', async (t) => {
  const { store, simulation, read } = await stored(t);
  const world = simulation.world('one');
  await store.flushed(world.id);
  const counted = countSaves(world);
  newParcel(world, 'p1');
  const first = store.flushed(world.id);
  const others = ['p2', 'p3', 'p4'].map((id) => {
    newParcel(world, id);
    return store.flushed(world.id);
  });
  await Promise.all([first, ...others]);
  t.equal(counted.saves, 2);
  t.equal(read(world).collections['post.parcels'].length, 4);
});

t.test('a change is written soon even if nothing waits for it', async (t) => {
  const { store, simulation, folder } = await stored(t);
  simulation.world('one');
  t.same(readdirSync(folder), []);
  await store.close();
  t.same(readdirSync(folder), ['one.json'], 'closing writes pending changes');
  t.equal(readWorld(folder, 'one').id, 'one');
});

t.test('a reader finds the old world or the new one, never a partial file', async (t) => {
  const { store, simulation, folder } = await stored(t);
  const world = simulation.world('one');
  newParcel(world, 'p0', 'x'.repeat(200_000));
  await store.flushed(world.id);
  for (let number = 1; number <= 20; number++) {
    newParcel(world, `p${number}`, 'x'.repeat(50_000));
    let done = false;
    const flushed = store.flushed(world.id)!.then(() => {
      done = true;
    });
    while (!done) {
      const { length } = readWorld(folder, 'one').collections['post.parcels'];
      if (length !== number && length !== number + 1) t.fail(`${length} records after ${number}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await flushed;
  }
  t.same(readdirSync(folder), ['one.json', 'one.log'], 'no draft is left behind');
});

t.test('the new file is flushed to disk before it replaces the old one, and the folder after it', async (t) => {
  const { store, simulation, folder } = await stored(t);
  const world = simulation.world('one');
  await store.flushed(world.id);
  const path = join(folder, 'one.json');
  simulation.reset('one');
  const before = readFileSync(path, 'utf8');
  const probe = await open(path);
  // Node does not export the class of file handles.
  const handles: FileHandle = Object.getPrototypeOf(probe);
  await probe.close();
  const { sync } = handles;
  const synced: { draft: string | undefined; file: string }[] = [];
  t.intercept(handles, 'sync', {
    async value(this: FileHandle) {
      await sync.call(this);
      const draft = existsSync(`${path}.tmp`) ? readFileSync(`${path}.tmp`, 'utf8') : undefined;
      synced.push({ draft, file: readFileSync(path, 'utf8') });
    },
  });
  await store.flushed(simulation.world('one').id);
  const after = readFileSync(path, 'utf8');
  t.not(after, before);
  t.same(synced.slice(0, 2), [
    { draft: after, file: before },
    { draft: undefined, file: after },
  ]);
});

t.test('a change made during a write is written soon even if nothing waits for it', async (t) => {
  const timers = holdTimers(t);
  const { store, simulation, read } = await stored(t);
  const world = simulation.world('one');
  const flushed = store.flushed(world.id);
  newParcel(world, 'p1');
  await flushed;
  t.notOk('post.parcels' in read(world).collections);
  timers.expire(100);
  await store.flushed(world.id);
  t.equal(read(world).collections['post.parcels'].length, 1);
});

t.test('a world in which only time has passed is not written again', async (t) => {
  const { store, simulation, folder } = await stored(t, { clock: { mode: 'real' } });
  const world = simulation.world('one');
  await store.flushed(world.id);
  const number = (): number => (existsSync(join(folder, 'one.log')) ? statSync(join(folder, 'one.log')).size : 0);
  const written = number();
  const now = systemClock.now();
  t.intercept(systemClock, 'now', { value: () => now + 60_000 });
  world.markChanged();
  await store.flushed(world.id);
  t.equal(number(), written);
  world.timeline.changeClock({ scale: 2 });
  world.markChanged();
  await store.flushed(world.id);
  t.not(number(), written, 'its clock has another speed');
});

t.test('a parent without changes still waits for its sub-projects', async (t) => {
  const { store, simulation, read } = await stored(t);
  const parent = simulation.world('parent');
  const child = simulation.begin('child', { parent });
  await store.flushed(parent.id);
  newParcel(child, 'p1');
  parent.markChanged();
  await store.flushed(parent.id);
  t.equal(read(child).collections['post.parcels'].length, 1);
});

t.test('what a parent refers to in its sub-project is on disk before the parent is', async (t) => {
  const { store, simulation, read } = await stored(t);
  const parent = simulation.world('parent');
  const child = simulation.begin('child', { parent });
  await Promise.all([store.flushed(parent.id), store.flushed(child.id)]);
  const written = (world: ProjectWorld): number => read(world).collections['post.parcels']?.length ?? 0;
  for (let number = 1; number <= 20; number++) {
    newParcel(child, `p${number}`, 'x'.repeat(100_000));
    newParcel(parent, `p${number}`);
    let done = false;
    const flushed = Promise.all([store.flushed(parent.id), store.flushed(child.id)]).then(() => {
      done = true;
    });
    while (!done) {
      const referred = written(parent);
      if (written(child) < referred) t.fail(`the parent refers to ${referred} parcels, some of which are not on disk`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await flushed;
    t.equal(written(parent), number);
  }
});

t.test('a parent that waits for its sub-project is written as of one instant', async (t) => {
  const { store, simulation, read } = await stored(t);
  const parent = simulation.world('parent');
  const child = simulation.begin('child', { parent });
  const parcel = newParcel(parent, 'p1', 'before');
  newParcel(child, 'p1', 'x'.repeat(100_000));
  const flushed = store.flushed(parent.id);
  parcel.label = 'after';
  await flushed;
  t.equal(read(parent).collections['post.parcels'][0].wire.label, 'before');
});

t.test('the draft of an interrupted write is not loaded as a world', async (t) => {
  const { store, simulation, folder, openAgain } = await stored(t);
  await store.flushed(simulation.world('one').id);
  writeFileSync(join(folder, 'two.json.tmp'), '{"format":1,"wor');
  const saved = await loaded(await openAgain());
  t.same(
    saved.map(({ id }) => id),
    ['one'],
  );
});

t.test('every project id has its own file, with a name valid on any system', async (t) => {
  const id = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }),
    fc.string({ unit: fc.constantFrom('a', '/', '.', '~', '%', '2', 'F'), minLength: 1, maxLength: 300 }),
  );
  fc.assert(
    fc.property(id, id, (one, other) => {
      for (const name of [fileNameOf(one), fileNameOf(other)])
        t.match(name, /^([a-z0-9_-]|%[0-9A-F]{2})+\.json$|^[a-z0-9A-F%_-]{150}~[0-9a-f]{64}\.json$/);
      return one === other || fileNameOf(one) !== fileNameOf(other);
    }),
  );
  t.equal(fileNameOf('my-project_1'), 'my-project_1.json', 'readable where possible');
  t.equal(fileNameOf('../a b'), '%2E%2E%2Fa%20b.json');
  t.equal(fileNameOf('Ab'), '%41b.json', 'some file systems ignore case');
  const long = 'x'.repeat(400);
  const middle = `${'x'.repeat(200)}y${'x'.repeat(199)}`;
  t.not(fileNameOf(long), fileNameOf(middle), 'long ids that differ only in the middle');
});

t.test('worlds with unusual ids are written and read like any other', async (t) => {
  const { store, simulation, openAgain } = await stored(t);
  const ids = [
    '..',
    '.',
    'a/b',
    'a\\b',
    'constructor',
    '__proto__',
    'ü ☃ 💌',
    'CON',
    'x'.repeat(1000),
    '%2E',
    'a:b*?"<>|',
  ];
  for (const id of ids) await store.flushed(simulation.world(id).id);
  const saved = await loaded(await openAgain());
  t.same(saved.map(({ id }) => id).sort(), [...ids].sort());
});

t.test('parents are loaded before their sub-projects, however deep', async (t) => {
  const { store, simulation, openAgain } = await stored(t);
  const parent = simulation.world('z');
  const child = simulation.begin('m', { parent });
  const grandchild = simulation.begin('a', { parent: child });
  for (const world of [grandchild, child, parent]) await store.flushed(world.id);
  const saved = await loaded(await openAgain());
  t.same(
    saved.map(({ id }) => id),
    ['z', 'm', 'a'],
  );
});

t.test('a deleted project leaves no file, even if it is deleted during a write', async (t) => {
  const { store, simulation, folder } = await stored(t);
  const world = simulation.world('one');
  await store.flushed(world.id);
  simulation.forget('one');
  await store.allFlushed();
  t.same(readdirSync(folder), []);

  const busy = simulation.world('one');
  const flushed = store.flushed(busy.id);
  simulation.forget('one');
  await flushed;
  await store.close();
  t.same(readdirSync(folder), []);
  await store.flushed(busy.id);
});

t.test('a project deleted during a write is gone once everything is on disk', async (t) => {
  const { store, simulation, folder } = await stored(t);
  const world = simulation.world('one');
  newParcel(world, 'big', 'x'.repeat(300_000));
  const writing = store.flushed(world.id);
  const other = simulation.world('other');
  newParcel(other, 'p1');
  simulation.forget('one');
  await store.allFlushed();
  t.same(readdirSync(folder), ['other.json']);
  await writing;
});

t.test('a project reset during a write leaves the file of the new world', async (t) => {
  const { store, simulation, folder, failures, read } = await stored(t);
  for (let round = 0; round < 10; round++) {
    const old = simulation.world('one');
    newParcel(old, 'big', 'x'.repeat(300_000));
    const writing = store.flushed(old.id);
    const world = simulation.reset('one');
    newParcel(world, `new ${round}`);
    await Promise.all([writing, store.flushed(world.id)]);
    t.match(read(world).collections, { 'post.parcels': [{ wire: { id: `new ${round}` } }] });
    t.same(readdirSync(folder), ['one.json']);
  }
  t.same(failures, []);
});

t.test('an unusable folder or an unreadable file is named in a one-line error', async (t) => {
  const folder = t.testdir({ taken: 'a file', data: {} });
  await t.rejects(Folder.open(join(folder, 'taken')), {
    name: 'Error',
    message: /^--data .*taken cannot be used: [^\n]+$/,
  });
  // The system creates no folders there: the start must not loop endlessly.
  if (process.platform === 'linux')
    await t.rejects(Folder.open('/proc/data'), { message: /^--data \/proc\/data cannot be used: [^\n]+$/ });
  const path = join(folder, 'data', 'one.json');
  const store = await Folder.open(join(folder, 'data'));
  for (const content of [
    '',
    '{"format":1,',
    'not\njson\nat all',
    'null',
    '[]',
    '{"format":2,"world":{}}',
    '{"format":2,"line":0,"now":0,"clock":{},"worlds":[]}',
    '{"format":3,"line":0,"now":0,"clock":{},"worlds":[]}',
    '{"format":1}',
  ]) {
    writeFileSync(path, content);
    await t.rejects(
      loaded(store),
      { message: /^--data: .*one\.json cannot be read \([^\n]+\); move the file elsewhere[^\n]*$/ },
      content,
    );
  }
});

t.test('the error for a saved world that cannot be restored names its file, too', async (t) => {
  const { store, simulation, openAgain } = await stored(t);
  await store.flushed(simulation.world('one').id);
  const again = await openAgain();
  const take = () => {
    throw new Error('no collection\npost.stamps');
  };
  const first = await again.load()[Symbol.asyncIterator]().next();
  await t.rejects(async () => first.value?.restore(take), {
    message: /^--data: .*one\.json cannot be read \(no collection post.stamps\); /,
  });
});

t.test('a failed write is reported to callers and to the log, and repeated later', async (t) => {
  const { store, simulation, folder, failures, read } = await stored(t);
  const world = simulation.world('one');
  const other = simulation.world('two');
  await Promise.all([store.flushed(world.id), store.flushed(other.id)]);
  // A folder in place of the log cannot be opened for writing, even by root.
  const draft = join(folder, fileNameOf('one', 'log'));
  mkdirSync(draft);
  newParcel(world, 'p1');
  await t.rejects(store.flushed(world.id)!, { message: /^the data folder cannot be written: / });
  await store.flushed(other.id);
  t.pass('other projects are not affected');
  rmSync(draft, { recursive: true });
  await store.flushed(world.id);
  t.equal(read(world).collections['post.parcels'].length, 1);
  t.match(failures, [/^the data folder cannot be written: /]);
});

t.test('nothing is written after the store is closed', async (t) => {
  const { store, simulation, folder } = await stored(t);
  const world = simulation.world('one');
  await store.close();
  rmSync(folder, { recursive: true });
  newParcel(world, 'late');
  await store.close();
  t.notOk(existsSync(folder));
  mkdirSync(folder);
});
