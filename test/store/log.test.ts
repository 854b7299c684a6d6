// The log beside a snapshot: what a start makes of it, whatever a crash left.

import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import type { ProjectWorld } from '../../src/engine/world/world.js';
import { Folder } from '../../src/store/folder.js';
import { newParcel, parcels, simulationOf } from '../engine/parcels.js';
import { countTurns } from '../turns.js';
import { kept, parcelsOf } from './kept.js';

async function folderWith(t: Test, labels: readonly string[]) {
  const folder = t.testdir();
  const { simulation, store, flush } = await kept(await Folder.open(folder));
  const world = simulation.world('one');
  await flush();
  for (const label of labels) {
    newParcel(world, label, label);
    await flush();
  }
  await store.close();
  return { folder, log: join(folder, 'one.log'), snapshot: join(folder, 'one.json') };
}

/** The parcels of a project after a start with a copy of a folder. */
async function parcelsIn(folder: string, id = 'one'): Promise<string[]> {
  const copy = mkdtempSync(`${folder}-copy-`);
  cpSync(folder, copy, { recursive: true });
  const { simulation, store } = await kept(await Folder.open(copy));
  const found = parcelsOf(simulation)[id];
  await store.close();
  rmSync(copy, { recursive: true });
  return found ?? [];
}

t.test('each change is a line; the snapshot stays as it was', async (t) => {
  const { log, snapshot, folder } = await folderWith(t, ['p1', 'p2']);
  const lines = readFileSync(log, 'utf8').split('\n').slice(0, -1);
  t.equal(lines.length, 2);
  t.match(JSON.parse(lines[1]!), {
    line: 3,
    worlds: [{ id: 'one', put: { 'post.parcels': [['p2', { wire: { id: 'p2' } }]] } }],
  });
  t.notMatch(lines[1], /p1/, 'what did not change is not written');
  t.notMatch(readFileSync(snapshot, 'utf8'), /p1/);
  t.same(await parcelsIn(folder), ['p1', 'p2']);
});

t.test('whatever part of the log a crash left, the changes before it are there', async (t) => {
  const { folder, log } = await folderWith(t, ['p1', 'p2', 'p3']);
  const whole = readFileSync(log);
  const ends = [...whole.keys()].filter((index) => whole[index] === 10);
  for (let size = 0; size <= whole.length; size += size % 5 === 0 ? 1 : 4) {
    writeFileSync(log, whole.subarray(0, size));
    const complete = ends.filter((end) => end < size).length;
    const found = await parcelsIn(folder);
    if (found.length !== complete) t.fail(`${found.length} of ${complete} changes after ${size} bytes`);
  }
  writeFileSync(log, whole.subarray(0, whole.length - 3));
  const { simulation, store, flush } = await kept(await Folder.open(folder));
  newParcel(simulation.world('one'), 'p4');
  await flush();
  await store.close();
  t.same(await parcelsIn(folder), ['p1', 'p2', 'p4'], 'the next change takes the place of the torn line');
});

t.test('any other damage stops the start, with the name of the file and the line', async (t) => {
  const { folder, log } = await folderWith(t, ['p1', 'p2', 'p3']);
  const lines = readFileSync(log, 'utf8').split('\n');
  const damages: Record<string, string[]> = {
    'a broken line': [lines[0]!, lines[1]!.slice(0, 30), lines[2]!, ''],
    'a missing line': [lines[0]!, lines[2]!, ''],
    'a line of another form': [lines[0]!, '{"line":3}', ''],
    'a line about a project that does not exist': [lines[0]!, '{"line":3,"worlds":[{"id":"two"}]}', ''],
  };
  for (const [what, damaged] of Object.entries(damages)) {
    writeFileSync(log, damaged.join('\n'));
    await t.rejects(parcelsIn(folder), { message: /^--data: [^\n]*one\.log, line 2, cannot be read \([^\n]+$/ }, what);
  }
  rmSync(join(folder, 'one.json'));
  await t.rejects(parcelsIn(folder), {
    message: /^--data: [^\n]*one\.log cannot be read \(.*one\.json, which does not exist/,
  });
});

t.test('a family changes in one step: its members are in the same line', async (t) => {
  const folder = t.testdir();
  const { simulation, flush, store } = await kept(await Folder.open(folder));
  const parent = simulation.world('parent');
  const child = simulation.begin('child', { parent });
  await flush();
  t.same(readdirSync(folder), ['parent.json']);
  newParcel(parent, 'p1');
  newParcel(child, 'c1');
  await flush();
  const [line] = readFileSync(join(folder, 'parent.log'), 'utf8').split('\n');
  t.same(
    JSON.parse(line!).worlds.map(({ id }: { id: string }) => id),
    ['parent', 'child'],
  );
  t.same([await parcelsIn(folder, 'parent'), await parcelsIn(folder, 'child')], [['p1'], ['c1']]);
  simulation.reset('child');
  await flush();
  t.same([await parcelsIn(folder, 'parent'), await parcelsIn(folder, 'child')], [['p1'], []]);
  simulation.forget('child');
  await flush();
  await store.close();
  const again = await kept(await Folder.open(folder));
  t.same([...again.simulation.worlds.keys()], ['parent']);
  await again.store.close();
});

t.test('a change of many records gives way to other work, and is one change nevertheless', async (t) => {
  const folder = t.testdir();
  const { simulation, flush, store } = await kept(await Folder.open(folder));
  const world = simulation.world('one');
  await flush();
  const turns = countTurns(t);
  for (let number = 0; number < 100; number++) newParcel(world, `p${number}`);
  await flush();
  const written = turns.count;
  t.ok(written > 5, `${written} turns`);
  await store.close();
  const log = join(folder, 'one.log');
  const whole = readFileSync(log, 'utf8');
  t.equal((await parcelsIn(folder)).length, 100);
  const lines = whole.split('\n').slice(0, -1);
  t.equal(lines.length, written + 1);
  for (let count = 0; count < lines.length; count++) {
    writeFileSync(
      log,
      lines
        .slice(0, count)
        .map((line) => `${line}\n`)
        .join(''),
    );
    if ((await parcelsIn(folder)).length > 0) t.fail(`a part of the change after ${count} lines`);
  }
});

t.test('when the log outgrows the snapshot, a new one takes its place, whatever changes meanwhile', async (t) => {
  const folder = t.testdir();
  const { simulation, flush, store, failures } = await kept(await Folder.open(folder));
  const world = simulation.world('one');
  await flush();
  const before = statSync(join(folder, 'one.json')).ino;
  const expected: string[] = [];
  for (let number = 0; number < 60; number++) {
    const id = `p${String(number).padStart(2, '0')}`;
    newParcel(world, id, 'x'.repeat(50_000));
    expected.push(id);
    await flush();
    if (number % 20 === 19) t.same(await parcelsIn(folder), expected);
  }
  await store.close();
  t.not(statSync(join(folder, 'one.json')).ino, before);
  t.ok(!existsSync(join(folder, 'one.log')) || statSync(join(folder, 'one.log')).size < 2_500_000);
  t.same(await parcelsIn(folder), expected);
  t.same(failures, []);
});

t.test('a crash between a new snapshot and its shorter log loses and repeats nothing', async (t) => {
  const { folder, log } = await folderWith(t, ['p1', 'p2', 'p3']);
  copyFileSync(log, join(folder, 'saved'));
  const { simulation, store, flush } = await kept(await Folder.open(folder));
  const world = simulation.world('one');
  world.collection(parcels).remove(world.collection(parcels).require('p1'));
  await flush();
  const old = readFileSync(log);
  simulation.reset('one');
  await flush();
  newParcel(simulation.world('one'), 'fresh');
  await flush();
  await store.close();
  writeFileSync(log, Buffer.concat([old, readFileSync(log)]));
  t.same(await parcelsIn(folder), ['fresh']);
});

t.test('a file of format 1 is read, and its whole family moves to one file', async (t) => {
  const folder = t.testdir();
  const source = simulationOf().simulation;
  const parent = source.world('parent');
  newParcel(parent, 'p1');
  const child = source.begin('child', { parent });
  newParcel(child, 'c1');
  child.decisions.later(parcels, child.collection(parcels).require('c1'), 'destroy', 1000);
  const write = (world: ProjectWorld): void =>
    writeFileSync(join(folder, `${world.id}.json`), JSON.stringify({ format: 1, world: world.save() }));
  for (const world of [child, parent]) write(world);
  const first = await kept(await Folder.open(folder));
  await first.flush();
  await first.store.close();
  t.same(readdirSync(folder), ['parent.json']);
  t.match(JSON.parse(readFileSync(join(folder, 'parent.json'), 'utf8')), { format: 2 });
  // As if the process had been killed before it removed the old file.
  write(child);
  const again = await kept(await Folder.open(folder));
  const [first2, second] = [again.simulation.worlds.get('parent')!, again.simulation.worlds.get('child')!];
  t.same(
    JSON.parse(JSON.stringify([first2.save(), second.save()])),
    JSON.parse(JSON.stringify([parent.save(), child.save()])),
  );
  t.equal(second.parent, first2);
  await again.store.close();
  t.same(readdirSync(folder), ['parent.json'], 'the old file is removed');
});

t.test('a copy of a file stops the start', async (t) => {
  const { folder } = await folderWith(t, ['p1']);
  copyFileSync(join(folder, 'one.json'), join(folder, 'one copy.json'));
  await t.rejects(parcelsIn(folder), {
    message: /^--data: [^\n]*one copy\.json cannot be read \(it contains project one, /,
  });
  rmSync(join(folder, 'one copy.json'));
  writeFileSync(join(folder, 'old.json'), JSON.stringify({ format: 1, world: { id: 'one' } }));
  await t.rejects(parcelsIn(folder), {
    message: /^--data: [^\n]*old\.json cannot be read \(it contains project one, /,
  });
});

t.test('what a killed process left of a write or of a deletion is removed', async (t) => {
  const { folder, log } = await folderWith(t, ['p1']);
  writeFileSync(join(folder, 'two.json.tmp'), '{"form');
  appendFileSync(`${log}.tmp`, '{"line"');
  t.same(await parcelsIn(folder), ['p1']);
  copyFileSync(join(folder, 'one.json'), join(folder, 'one.json.tmp'));
  rmSync(join(folder, 'one.json'));
  const { store, simulation } = await kept(await Folder.open(folder));
  await store.close();
  t.equal(simulation.worlds.size, 0, 'the project was being deleted');
  t.same(readdirSync(folder), []);
});
