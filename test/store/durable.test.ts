// Saved projects: what a restart finds, and what survives a crash, in a folder and in PostgreSQL.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { createApplication } from '../../src/app.js';
import type { Config } from '../../src/config/settings.js';
import { readConfig } from '../../src/config.js';
import { run, serve } from '../cli/command-line.js';
import { comment, receiver, subscribe } from '../delivery/receivers.js';
import { basic, simulator, type TestProject } from '../simulator.js';
import { missing, schemaIn, startServer } from './postgres-server.js';

const templates = '/whatsapp/templates';
const draft = (name: string) => ({
  name,
  language: 'EN',
  category: 'UTILITY',
  status: 'DRAFT',
  details: { components: [] },
});
const submitted = (name: string) => ({
  ...draft(name),
  status: 'SUBMIT',
  details: { components: [{ type: 'BODY', text: 'Hi' }] },
});

// One folder for all tests; removed after every simulator is closed.
const folders = t.testdir();
let number = 0;

function newFolder(): string {
  const folder = join(folders, String(number++));
  mkdirSync(folder);
  return folder;
}

/** Where the projects of one test are saved. */
interface Place {
  config: Partial<Config>;
  /** The same as flags. */
  words: readonly string[];
  /** Changes the snapshot of a project. */
  edit(change: (snapshot: any) => void, project?: string): Promise<void>;
}

function newFolderPlace(): Place {
  const data = newFolder();
  return {
    config: { data },
    words: ['--data', data],
    async edit(change, project = 'test-project') {
      const path = join(data, `${project}.json`);
      const snapshot = JSON.parse(readFileSync(path, 'utf8'));
      change(snapshot);
      writeFileSync(path, JSON.stringify(snapshot));
    },
  };
}

const server = await startServer();

function newDatabasePlace(): Place {
  const store = server!.newUrl();
  return {
    config: { store },
    words: ['--store', store],
    async edit(change, project = 'test-project') {
      const table = `${schemaIn(store)}.snapshot`;
      const [row] = await server!.sql.unsafe(`SELECT content FROM ${table} WHERE root = $1`, [project]);
      const snapshot = JSON.parse(row!.content);
      change(snapshot);
      await server!.sql.unsafe(`UPDATE ${table} SET content = $1 WHERE root = $2`, [JSON.stringify(snapshot), project]);
    },
  };
}

const kinds = [
  { kind: 'a folder', skip: false, newPlace: newFolderPlace },
  { kind: 'PostgreSQL', skip: !server && missing, newPlace: newDatabasePlace },
] as const;

/** A test of what holds wherever projects are saved. */
function everywhere(title: string, rule: (t: Test, place: Place) => Promise<void>): void {
  for (const { kind, skip, newPlace } of kinds) t.test(`${kind}: ${title}`, { skip }, (t) => rule(t, newPlace()));
}

/** Shuts a simulator down and starts another one with the same data. */
async function restart(t: Test, sim: TestProject, { config }: Place): Promise<TestProject> {
  await sim.application.close();
  return simulator(t, config);
}

everywhere('a restart keeps records, secrets, the clock and everything pending', async (t, place) => {
  const sim = await simulator(t, place.config);
  await sim.post(templates, draft('kept_draft'));
  await sim.post(templates, submitted('in_review'));
  await sim.advance('1500ms');
  await sim.control('POST', '/rules', {
    match: { lifecycle: 'whatsapp.template', name: 'later*' },
    outcome: 'reject',
    with: { rejectionCode: 'SCAM' },
  });
  const before = (await sim.get(templates)).body;

  const again = await restart(t, sim, place);
  t.same((await again.get(templates)).body, before);
  t.match(await again.control('GET', '/clock'), { mode: 'frozen', now: '2026-01-01T00:00:01.500Z' });
  await again.post(templates, submitted('later'));
  t.match(await again.advance('500ms'), [{ what: 'whatsapp.template approve', at: '2026-01-01T00:00:02.000Z' }]);
  t.match(await again.advance('10s'), [{ what: 'whatsapp.template reject' }], 'rules are saved, too');
});

everywhere('after a restart, the next ids are those that would have come without it', async (t, place) => {
  const create = async (project: TestProject, name: string): Promise<string> =>
    (await project.post('/webhooks', { target: `http://127.0.0.1:9/${name}`, secret: 's', triggers: ['ALL'] })).body.id;
  const steady = await simulator(t);
  const expected = [await create(steady, 'a'), await create(steady, 'b')];
  const sim = await simulator(t, place.config);
  const first = await create(sim, 'a');
  const again = await restart(t, sim, place);
  t.same([first, await create(again, 'b')], expected);
});

everywhere(
  'queued deliveries are sent after a restart, in order; an attempt that was under way is repeated',
  async (t, place) => {
    const sim = await simulator(t, { ...place.config, deliveryTimeout: 60_000 });
    const answers = [500];
    const failing = await receiver(t, (response) => response.writeHead(answers.shift() ?? 200).end());
    const silent = await receiver(t, (response) => void (silent.received.length > 1 && response.end()));
    await subscribe(sim, failing.url, 'secret');
    await comment(sim, 'one');
    await comment(sim, 'two');
    await sim.advance('1s');
    await subscribe(sim, silent.url, 'secret');
    await comment(sim, 'three');
    await silent.arrived(1);
    t.equal(failing.received.length, 1);

    const again = await restart(t, sim, place);
    await again.advance('3999ms');
    t.equal(silent.received.length, 2, 'unanswered deliveries are sent again immediately');
    t.equal(failing.received.length, 1, 'a delivery that waits for a retry keeps waiting');
    await again.advance('1ms');
    t.same(
      failing.received.map((body) => JSON.parse(body).comment),
      ['one', 'one', 'two', 'three'],
    );
    t.ok((await again.deliveries()).every(({ status }) => status === 'delivered'));
  },
);

everywhere(
  'jobs that became due while the process was down run at the next start, with their own times',
  async (t, place) => {
    const sim = await simulator(t, { ...place.config, clock: { mode: 'real' }, review: 60_000 });
    await sim.post(templates, submitted('in_review'));
    await sim.application.close();
    await place.edit((snapshot) => {
      // As if the process had been down for an hour.
      snapshot.clock.systemTime -= 3_600_000;
    });
    const again = await simulator(t, { ...place.config, clock: { mode: 'real' } });
    const { body } = await again.get(`${templates}/in_review/languages/EN`);
    t.equal(body.state, 'APPROVED');
  },
);

everywhere('events of jobs that run while other projects are still read are sent', async (t, place) => {
  const names = Array.from({ length: 30 }, (_, number) => `template_${number}`);
  const config: Partial<Config> = { ...place.config, clock: { mode: 'real' }, review: 60_000 };
  const sim = await simulator(t, config);
  const { url, arrived, received } = await receiver(t, (response) => response.end());
  for (const name of names) {
    await subscribe(sim.project(name), url);
    await sim.project(name).post(templates, submitted(name));
  }
  await sim.application.close();
  for (const name of names) {
    await place.edit((snapshot) => {
      // As if the process had been down for an hour.
      snapshot.clock.systemTime -= 3_600_000;
    }, name);
  }
  await simulator(t, config);
  const sent = (): Set<string> => new Set(received.map((body) => JSON.parse(body).payload.name));
  while (sent().size < names.length) await arrived(received.length + 1);
  t.same([...sent()].sort(), [...names].sort());
});

everywhere("a family is restored together: a sub-project still shares its parent's clock", async (t, place) => {
  const sim = await simulator(t, place.config);
  const { simulation } = sim.application;
  simulation.begin('a-child', { parent: sim.world });
  await sim.project('a-child').advance('1h');
  const again = await restart(t, sim, place);
  t.match(await again.control('GET', '/clock'), { now: '2026-01-01T01:00:00.000Z' });
  t.equal(again.application.simulation.world('a-child').timeline, again.world.timeline);
});

everywhere('a deleted project stays deleted after a restart', async (t, place) => {
  const sim = await simulator(t, place.config);
  await sim.post(templates, draft('one'));
  await sim.project('other').post(templates, draft('two'));
  await sim.raw('DELETE', `/__admin/projects/${sim.id}`);
  const again = await restart(t, sim, place);
  t.same([...again.application.simulation.projects.ids()], ['other']);
});

/** Creates drafts, several at a time, until the server is gone; returns the acknowledged names. */
async function createUntilTheEnd(url: string, enough: (acknowledged: string[]) => void): Promise<string[]> {
  const acknowledged: string[] = [];
  let number = 0;
  const one = async (): Promise<void> => {
    for (;;) {
      const name = `draft_${number++}`;
      const project = `project-${number % 3}`;
      try {
        const response = await fetch(`${url}/v1/projects/${project}${templates}`, {
          method: 'POST',
          headers: { authorization: basic, 'content-type': 'application/json' },
          body: JSON.stringify(draft(name)),
        });
        if (response.status !== 201) throw new Error(await response.text());
        await response.text();
      } catch {
        return;
      }
      acknowledged.push(`${project} ${name}`);
      enough(acknowledged);
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return acknowledged;
}

/** Project and name of every template that is saved in a place. */
async function stored(t: Test, { config }: Place): Promise<Set<string>> {
  const sim = await simulator(t, config);
  const found = new Set<string>();
  for (const project of ['project-0', 'project-1', 'project-2']) {
    const { body } = await sim.project(project).get(`${templates}?pageSize=1000`);
    for (const { name } of body.templates) found.add(`${project} ${name}`);
  }
  await sim.application.close();
  return found;
}

everywhere('with --durable, no acknowledged change is lost when the process is killed', async (t, place) => {
  const { url, child, ended } = await serve(t, [...place.words, '--durable']);
  const advanced = await fetch(`${url}/__admin/projects/later/clock/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ by: '30d' }),
  });
  const { now } = (await advanced.json()) as { now: string };
  const acknowledged = await createUntilTheEnd(url, ({ length }) => {
    if (length === 40) child.kill('SIGKILL');
  });
  t.equal((await ended).signal, 'SIGKILL');
  const kept = await simulator(t, place.config);
  const { body } = await kept.raw('GET', '/__admin/projects/later/clock');
  t.ok(body.now >= now, 'the state that the control API returned is saved, too');
  await kept.application.close();
  t.ok(acknowledged.length >= 40);
  const found = await stored(t, place);
  t.same(
    acknowledged.filter((name) => !found.has(name)),
    [],
  );
});

t.test('without --durable, a killed process leaves an older but complete state', async (t) => {
  const place = newFolderPlace();
  const { url, child, ended } = await serve(t, place.words);
  const acknowledged = await createUntilTheEnd(url, ({ length }) => {
    if (length === 300) child.kill('SIGKILL');
  });
  await ended;
  const found = await stored(t, place);
  t.ok([...found].every((name) => acknowledged.includes(name) || Number(name.split('_')[1]) >= 292));
});

t.test('a process that is shut down writes everything first', async (t) => {
  const place = newFolderPlace();
  const { url, child, ended } = await serve(t, place.words);
  const acknowledged = await createUntilTheEnd(url, ({ length }) => {
    if (length === 25) child.kill('SIGTERM');
  });
  t.match(await ended, { code: 0, signal: null, stderr: '' });
  const found = await stored(t, place);
  t.ok(acknowledged.length >= 25);
  t.same(
    acknowledged.filter((name) => !found.has(name)),
    [],
  );
});

/** Creates a draft; returns the status. */
async function create(url: string, name: string): Promise<number> {
  const response = await fetch(`${url}/v1/projects/project-0${templates}`, {
    method: 'POST',
    headers: { authorization: basic, 'content-type': 'application/json' },
    body: JSON.stringify(draft(name)),
  });
  await response.text();
  return response.status;
}

const restartable = server?.restart === undefined && (server ? 'needs a server of its own' : missing);

t.test(
  'PostgreSQL: while it restarts, changes get 503, and no acknowledged one is lost',
  { skip: restartable },
  async (t) => {
    const place = newDatabasePlace();
    const { url, child, ended } = await serve(t, [...place.words, '--durable']);
    const statuses = new Set<number>();
    const acknowledged: string[] = [];
    let number = 0;
    let enough = Number.POSITIVE_INFINITY;
    const createMany = async (): Promise<void> => {
      while (acknowledged.length < enough) {
        const name = `draft_${number++}`;
        const status = await create(url, name);
        statuses.add(status);
        if (status === 201) acknowledged.push(`project-0 ${name}`);
      }
    };
    const clients = Promise.all(Array.from({ length: 4 }, createMany));
    while (acknowledged.length < 10) await new Promise((resolve) => setImmediate(resolve));
    await server!.restart!();
    enough = acknowledged.length + 10;
    await clients;
    child.kill('SIGKILL');
    await ended;
    t.same(
      [...statuses].filter((status) => status !== 201 && status !== 503),
      [],
    );
    const found = await stored(t, place);
    t.same(
      acknowledged.filter((name) => !found.has(name)),
      [],
    );
  },
);

t.test(
  'PostgreSQL: one process owns it; one that was paused and replaced acknowledges nothing',
  { skip: !server && missing },
  async (t) => {
    const place = newDatabasePlace();
    const paused = await serve(t, [...place.words, '--durable']);
    t.equal(await create(paused.url, 'before'), 201);
    const refused = await run(t, ['--port', '0', ...place.words]);
    t.match(refused, {
      code: 1,
      stdout: '',
      stderr: /^--store [^\n]+ is in use by process \d+; stop it, or [^\n]+\n$/,
    });
    paused.child.kill('SIGSTOP');
    const late = create(paused.url, 'while_it_was_paused');
    // As if it had been paused for longer than its time.
    await server!.sql.unsafe(
      `UPDATE ${schemaIn(String(place.config.store))}.owner SET until = clock_timestamp() - interval '1 second'`,
    );
    const other = await serve(t, [...place.words, '--durable']);
    t.equal(await create(other.url, 'by_the_other'), 201);
    paused.child.kill('SIGCONT');
    t.equal(await late, 503);
    t.equal(await create(paused.url, 'afterwards'), 503);
    t.equal(await create(other.url, 'again'), 201);
    for (const { child } of [paused, other]) child.kill('SIGKILL');
    await Promise.all([paused.ended, other.ended]);
    t.same([...(await stored(t, place))].sort(), ['project-0 again', 'project-0 before', 'project-0 by_the_other']);
  },
);

t.test('an invalid file prevents the start, with one line that names it', async (t) => {
  const data = newFolder();
  const path = join(data, 'one.json');
  writeFileSync(path, '{"format":1,\n"world":');
  const { code, stdout, stderr } = await run(t, ['--port', '0', '--data', data]);
  t.equal(code, 2);
  t.equal(stdout, '');
  t.match(stderr, /^--data: [^\n]*one\.json cannot be read \([^\n]+\); move the file elsewhere to start without it\n$/);

  const world = { id: 'one', scenario: 'default', seed: 1, collections: { 'no.such': [] } };
  writeFileSync(path, JSON.stringify({ format: 1, world }));
  const config = readConfig({ data, port: '0', logLevel: 'silent' }, {});
  await t.rejects(createApplication(config), { message: /^--data: [^\n]*one\.json cannot be read/ });
});
